"""»Hvem får hvad«: the right paper to everybody, and what they have got already."""

import datetime as dt
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.documents.meeting_paper import meeting_pdf
from app.models.agreement import Agreement, AgreementReview
from app.models.enums import Copy, PaperKind
from app.models.enums_meeting import AgreementOutcome, MeetingStatus
from app.models.enums_people import CustodyKind
from app.models.meeting import Meeting, Participant
from app.models.safety import Custody, CustodyHolder
from app.services import meeting_changes, meetings
from app.services.agreements import add_agreement, remove_agreement
from app.services.meeting_paper import finish_meeting_paper, meeting_paper_for
from app.services.meeting_paper_recipients import NOT_CLEAR, PaperFor, invitations_for, papers_for
from app.services.papers import PlanDraft, deliver
from app.services.ports import Unit
from tests.services.meeting_making import agreed, held, hold, plan_with, set_row, who


@pytest.fixture
def meeting(store: OpenStore, mathias_case: UUID) -> UUID:
    """The network meeting of story A."""
    return held(store, mathias_case)


def by_name(store: OpenStore, meeting_id: UUID) -> dict[str, list[PaperKind]]:
    found: dict[str, list[PaperKind]] = {}
    for each in ask(store, papers_for, meeting_id):
        found.setdefault(each.called, []).append(each.kind)
    return found


def test_parents_get_it_all_the_coach_his_own_and_the_child_a_page(store: OpenStore, meeting: UUID) -> None:
    whole = [PaperKind.AGREEMENT_SHEET, PaperKind.MINUTES]
    own = [PaperKind.OWN_AGREEMENTS]

    assert by_name(store, meeting) == {
        "Mathias": [PaperKind.PLAN],
        "Lone": whole,
        "Inger": own,
        "Kasper": own,
        "Birgitte": own,
        "Jens-Ole": own,
        "Camilla": own,
        "Torben": [*whole, PaperKind.CALL_BACK],
        "Henning": [*own, PaperKind.CALL_BACK],
        "Sagen": [PaperKind.MINUTES],
    }


def test_every_paper_on_the_list_can_be_made_and_finished(store: OpenStore, mathias_case: UUID, meeting: UUID) -> None:
    for row in ask(store, papers_for, meeting):
        draft = ask(store, meeting_paper_for, meeting, kind=row.kind.value, copy=row.copy.value,
                    recipient_id=row.recipient_id, child_id=row.child_id)  # fmt: skip
        assert isinstance(draft, PlanDraft) is (row.kind is PaperKind.PLAN)
        pdf = meeting_pdf(draft.paper)
        paper = do(store, finish_meeting_paper, mathias_case, draft, pdf)
        do(store, deliver, paper, recipient_id=row.person_id, how=f"i hånden til {row.called}")
    for row in ask(store, papers_for, meeting):
        assert row.given == (f"i hånden til {row.called} den 22. november 2026",)


def test_an_earlier_plan_is_not_the_childs_page_of_this_meeting(
    store: OpenStore, mathias_case: UUID, meeting: UUID
) -> None:
    page = next(each for each in ask(store, papers_for, meeting) if each.kind is PaperKind.PLAN)
    draft = ask(store, meeting_paper_for, meeting, kind="plan", copy="child", child_id=page.child_id)
    paper = do(store, finish_meeting_paper, mathias_case, draft, b"%PDF")
    do(store, deliver, paper, recipient_id=page.person_id, how="i hånden")
    again = next(each for each in ask(store, papers_for, meeting) if each.kind is PaperKind.PLAN)
    assert again.given
    late = do(store, add_agreement, mathias_case, text="Ringer på fredag", meeting_id=meeting)
    set_row(store, Meeting, meeting, held_on=ask(store, lambda unit: unit.today))
    set_row(store, Agreement, late, created_at=ask(store, lambda unit: unit.now) + dt.timedelta(hours=5))
    again = next(each for each in ask(store, papers_for, meeting) if each.kind is PaperKind.PLAN)
    assert again.given == (), "the page of the morning has nothing of what was agreed later that day"
    do(store, remove_agreement, late)
    set_row(store, Meeting, meeting, held_on=ask(store, lambda unit: unit.today).replace(day=25))

    again = next(each for each in ask(store, papers_for, meeting) if each.kind is PaperKind.PLAN)
    assert (page.copy, again.given) == (Copy.CHILD, ())


def test_while_custody_is_not_clear_the_parents_are_shown_with_a_warning(
    store: OpenStore, mathias_case: UUID, meeting: UUID
) -> None:
    def forget(unit: Unit) -> None:
        for each in unit.live(CustodyHolder, CustodyHolder.case_id == mathias_case):
            unit.remove(each)
        for custody in unit.live(Custody, Custody.case_id == mathias_case):
            custody.kind = CustodyKind.UNCLEAR

    do(store, forget)
    rows: list[PaperFor] = [each for each in ask(store, papers_for, meeting) if each.called in ("Lone", "Torben")]
    assert {each.why for each in rows if each.kind is PaperKind.MINUTES} == {NOT_CLEAR}
    assert {each.called for each in rows if each.kind is PaperKind.MINUTES} == {"Lone", "Torben"}


def test_who_has_answered_by_telephone_is_not_called_back(store: OpenStore, mathias_case: UUID, meeting: UUID) -> None:
    row = do(store, meetings.add_participant, meeting, who(store, mathias_case, "Torben"))
    do(store, meetings.set_attendance, row, attendance="phone")
    assert PaperKind.CALL_BACK not in by_name(store, meeting)["Torben"]


def test_what_has_changed_goes_along_when_last_time_was_looked_at(
    store: OpenStore, mathias_case: UUID, meeting: UUID
) -> None:
    agreement = agreed(store, "til træning")

    def look(unit: Unit) -> UUID:
        second = unit.live(Meeting)[1]
        second.status = MeetingStatus.HELD
        unit.add(AgreementReview(case_id=mathias_case, agreement_id=agreement, meeting_id=second.id,
                                 outcome=AgreementOutcome.KEPT))  # fmt: skip
        return second.id

    second = do(store, look)
    assert PaperKind.CHANGED in by_name(store, second)["Lone"]
    assert PaperKind.CHANGED not in by_name(store, meeting)["Lone"]


def test_everybody_who_is_asked_has_an_invitation_and_the_child_its_own(store: OpenStore, mathias_case: UUID) -> None:
    lone, kasper = who(store, mathias_case, "Lone"), who(store, mathias_case, "Kasper")
    planned = plan_with(store, mathias_case, lone, kasper)
    row = ask(store, lambda unit: _row_of(unit, planned, kasper))
    do(store, meeting_changes.note_answer, row, answer="not_invited")

    found = {each.called: (each.copy, each.why) for each in ask(store, invitations_for, planned)}
    assert found == {"Mathias": (Copy.CHILD, "spurgt"), "Lone": (Copy.FAMILY, "spurgt")}


def test_a_meeting_without_anybody_still_has_its_case_file(store: OpenStore, mathias_case: UUID) -> None:
    empty = do(store, lambda unit: unit.add(Meeting(case_id=mathias_case)).id)
    hold(store, empty)
    assert by_name(store, empty)["Sagen"] == [PaperKind.MINUTES]
    assert by_name(store, empty)["Mathias"] == [PaperKind.PLAN]


def _row_of(unit: Unit, meeting_id: UUID, person_id: UUID) -> UUID:
    here = unit.live(Participant, Participant.meeting_id == meeting_id)
    return next(each.id for each in here if each.person_id == person_id)
