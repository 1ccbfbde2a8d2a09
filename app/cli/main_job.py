"""The main job from an empty case to the due list, through the same services the window uses."""

from dataclasses import dataclass
from uuid import UUID

from app.documents.plan_paper import plan_pdf
from app.services import agreements, cases, follow_ups, meetings, papers, people, plans
from app.services.due_rows import DueRow, list_due
from app.services.ports import Unit, Units


@dataclass(frozen=True, slots=True)
class MainJob:
    """What came out of it."""

    case_id: UUID
    meeting_id: UUID
    pdf: bytes
    due: list[DueRow]


def carry_out(units: Units) -> MainJob:
    """Start a case, hold a network meeting with a family drawn, make agreements, print the plan, see what is due."""
    with units.step("Ny sag", "case.start") as unit:
        case_id = cases.start_case(unit, child_name="Asta Lund Holm", birth="3. maj 2018", one_line="Uro i 2. klasse")
    with units.step("Tegn familien", "person.add") as unit:
        asta = people.list_people(unit, case_id)[0].id
        mother, father = people.add_parents(unit, asta, mother="Mia Lund", father="Bo Holm")
        people.add_sibling(unit, asta, name="Villum Lund Holm", birth="2021", gender="man")
        coach = people.add_to_network(
            unit, case_id, name="Ditte Krogh", role="gymnastiktræner", can_contribute="Henter onsdag"
        )
    meeting_id = _hold_meeting(units, case_id, asta, (mother, father, coach))
    with units.step("Mål", "goal.add") as unit:
        plans.set_plan(unit, case_id, purpose="Asta er glad for at gå i skole.")
        plans.add_goal(
            unit,
            case_id,
            text="Asta er med hele skoledagen",
            now="tre dage om ugen",
            reached_when="det er gået en måned",
        )
        rhythm = follow_ups.ChosenRhythm(every=3, unit_of_time="months", reason="vi vil se, om det hjælper")
        follow_ups.set_rhythm(unit, case_id, rhythm)
    with units.step("Lav plan", "paper.finish", undoable=False) as unit:
        draft = papers.plan_for(unit, case_id)
        pdf = plan_pdf(draft.paper)
        papers.finish_paper(unit, case_id, draft, pdf)
    with units.read("due.list") as unit:
        return MainJob(case_id, meeting_id, pdf, list_due(unit, case_id=case_id))


def _hold_meeting(units: Units, case_id: UUID, asta: UUID, invited: tuple[UUID, UUID, UUID]) -> UUID:
    mother, father, coach = invited
    with units.step("Planlæg møde", "meeting.plan") as unit:
        where = {"held_on": "i dag", "starts_at": "15.00", "place": "skolen"}
        meeting_id = meetings.plan_meeting(unit, case_id, purpose="Hvad hjælper Asta?", people=invited, **where)
    with units.step("Mød frem", "meeting.attendance") as unit:
        for participant in meetings.read_meeting(unit, meeting_id).participants:
            there = "absent" if participant.person_id == father else "present"
            meetings.set_attendance(unit, participant.id, attendance=there)
    with units.step("Det sagde vi", "meeting.say") as unit:
        _say(unit, meeting_id, asta)
    with units.step("Aftaler", "agreement.add") as unit:
        fetch = {"text": "henter Asta til gymnastik", "when": "hver onsdag kl. 15.30", "area": "leisure"}
        read = {"text": "læser med Asta", "when": "hver dag", "area": "home"}
        agreements.add_agreement(unit, case_id, owners=(coach,), meeting_id=meeting_id, **fetch)
        agreements.add_agreement(unit, case_id, owners=(mother, father), meeting_id=meeting_id, **read)
        meetings.close_meeting(unit, meeting_id)
    return meeting_id


def _say(unit: Unit, meeting_id: UUID, asta: UUID) -> None:
    meetings.start_meeting(unit, meeting_id, step="child")
    words = "Jeg kan lide at male."
    meetings.add_contribution(unit, meeting_id, kind="own_words", text=words, speaker_id=asta)
    meetings.add_contribution(unit, meeting_id, kind="works", text="gymnastik")
    scale = meetings.ask_scale(unit, meeting_id, question="Hvor godt går det i skolen?")
    unit.session.flush()
    meetings.answer_scale(unit, scale, asta, value=4)
