"""What the room's screen may show: question, steps, names, agreements, numbers, the drawing, when we meet again.

Built from nothing else, through the one door of visibility with everybody who is here as the readers, and read
through by the leak guard before it is handed out.
"""

from uuid import UUID

from app.language.folding import join_names
from app.models.agreement import Agreement
from app.models.enums_meeting import OwnerAnswer
from app.models.meeting import Meeting, Scale, ScaleAnswer
from app.services.agreement_rows import AgreementRow, agreement_rows
from app.services.meeting_initials import lettered
from app.services.meeting_paper_facts import MeetingFacts
from app.services.meeting_paper_lines import owners_of
from app.services.meeting_paper_next import next_meeting
from app.services.ports import Unit, use_case
from app.services.room_family import room_drawing
from app.services.room_guard import guarded
from app.services.room_readers import room_facts, seated
from app.services.room_rows import RoomAgreement, RoomRows, RoomScale, RoomStep
from app.services.snapshot import read_case

_NO_YES = (OwnerAnswer.AWAITING, OwnerAnswer.THINKING, OwnerAnswer.OTHER_FORM, OwnerAnswer.NO)


@use_case("meeting.room")
def read_room(unit: Unit, meeting_id: UUID, *, question: str = "", with_family: bool = False) -> RoomRows:
    """Return what everybody in the room may see of the meeting. Raises UserError when it is gone.

    `question` is the one that is asked now, in place of the step's own; `with_family` asks for the drawing.
    """
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id, meeting_id)
    whole = read_case(unit, meeting.case_id)
    facts = room_facts(whole, meeting, unit)
    numbers = {each.id: each.number for each in agreement_rows(whole, meeting_id=meeting_id)}
    with_family = with_family and facts.kind.family
    return guarded(unit, lettered(facts, _everything(facts, question, with_family=with_family)), numbers)


def _everything(facts: MeetingFacts, question: str, *, with_family: bool) -> RoomRows:
    meeting, now = facts.meeting, facts.kind.step(facts.meeting.step)
    quiet = now.kind == "private_time"
    here = [each.person_id for each in seated(facts.rows, meeting)]
    return RoomRows(
        case_id=meeting.case_id,
        readers=facts.readers,
        question=_question(facts, question),
        steps=tuple(RoomStep(_about(facts, each.name), each is now) for each in facts.kind.steps),
        children=facts.children(),
        held_on=meeting.held_on,
        names=() if quiet else tuple(facts.rows.called(each) for each in here if facts.sight.person(each)),
        agreements=() if quiet else _agreements(facts),
        scales=() if quiet else _scales(facts),
        coming=None if quiet else next_meeting(facts),
        drawing=room_drawing(facts.rows, facts.sight) if with_family and not quiet else None,
        is_quiet=quiet,
    )


def _question(facts: MeetingFacts, asked: str) -> str:
    """Return the question that is asked, or the step's own without a name when a child may not be named here."""
    all_named = len(facts.known_children()) == len(list(facts.rows.children()))
    return asked if asked and all_named else _about(facts, facts.kind.step(facts.meeting.step).question)


def _about(facts: MeetingFacts, words: str) -> str:
    """Return the words of a step with the children's names in them, as far as they may stand here."""
    all_named = len(facts.known_children()) == len(list(facts.rows.children()))
    return words.replace("{barn}", join_names(facts.children()) if all_named else "barnet")


def _agreements(facts: MeetingFacts) -> tuple[RoomAgreement, ...]:
    stored = {each.id: each for each in facts.rows.of(Agreement)}
    return tuple(
        _agreement(facts, row)
        for row in agreement_rows(facts.rows, meeting_id=facts.meeting.id)
        if facts.sight.agreement(stored[row.id], owners_of(facts.rows, stored[row.id]))
    )


def _agreement(facts: MeetingFacts, row: AgreementRow) -> RoomAgreement:
    by = row.proposed_by_id
    return RoomAgreement(
        id=row.id,
        sentence=row.sentence,
        doers=row.doers,
        when=row.when,
        lacks_when=row.lacks_date,
        state=row.state,
        proposed_by=row.proposed_by if by and facts.sight.fact(Agreement, "proposed_by_id", by) else "",
        family_answer=row.family_answer,
        decides=row.decides if facts.sight.fact(Agreement, "decides") else "",
        due_on=row.due_on,
        is_open=any(answer in _NO_YES for _, _, answer in row.answers),
    )


def _scales(facts: MeetingFacts) -> tuple[RoomScale, ...]:
    """Return the children's own numbers; in their place the adults' while those are looked at together."""
    asked = [each for each in facts.rows.of(Scale) if each.meeting_id == facts.meeting.id]
    children = frozenset(person.id for _, person in facts.rows.children())
    at_the_scales = facts.kind.step(facts.meeting.step).kind == "scale"
    adults = [_scale(facts, each, children, own=False) for each in asked if each.revealed and at_the_scales]
    shown = [each for each in adults if each.answers] or [_scale(facts, each, children, own=True) for each in asked]
    return tuple(each for each in shown if each.answers)


def _scale(facts: MeetingFacts, scale: Scale, children: frozenset[UUID], *, own: bool) -> RoomScale:
    answers = [
        (facts.rows.called(each.person_id), each.value)
        for each in facts.rows.inside(ScaleAnswer, scale.id)
        if (each.person_id in children) is own
        and facts.sight.person(each.person_id)
        and facts.sight.fact(ScaleAnswer, "value", each.person_id)
    ]
    question = (scale.question or "") if facts.sight.fact(Scale, "question") else ""
    return RoomScale(question, tuple(answers), is_childs=own)
