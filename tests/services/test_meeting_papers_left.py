"""I dag after a meeting where some have their papers and others have not: who lacks what, as far as it may be said."""

from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.models.enums import Copy, PaperKind
from app.models.enums_people import ProtectionScope
from app.models.meeting import Meeting
from app.models.safety import Protection
from app.services import agreements, meeting_closing, meetings, stop_decisions
from app.services.due_rows import DueRow, list_due
from app.services.hard_stops import NEUTRAL_TITLE
from app.services.meeting_changes import split_meeting
from app.services.meeting_paper import finish_meeting_paper, meeting_paper_for
from app.services.meeting_paper_recipients import PaperFor, papers_for
from app.services.papers import deliver
from tests.services.meeting_making import plan_with, set_row, who


@pytest.fixture
def meeting(store: OpenStore, mathias_case: UUID) -> UUID:
    """A meeting of today with Lone, Inger and Kasper that ended with an agreement Kasper has a part in."""
    lone, inger, kasper = (who(store, mathias_case, each) for each in ("Lone", "Inger", "Kasper"))
    made = plan_with(store, mathias_case, lone, inger, kasper, held_on="22. november 2026")
    do(store, agreements.add_agreement, mathias_case, text="henter til træning", owners=(kasper,), when="24/11",
       meeting_id=made)  # fmt: skip
    do(store, meetings.start_meeting, made, step="welcome")
    do(store, meeting_closing.end_meeting, made)
    return made


def rest(store: OpenStore, case_id: UUID) -> DueRow:
    """What I dag says of all that is done on the meeting's own page."""
    found = ask(store, list_due, case_id=case_id)
    return next(each for each in found if each.rule_id == "after_meeting" and each.source_table == "meeting")


def to_get(store: OpenStore, meeting: UUID) -> list[PaperFor]:
    """The papers somebody gets in the hand."""
    rows = ask(store, papers_for, meeting)
    return [each for each in rows if each.person_id and each.kind is not PaperKind.CALL_BACK]


def give(store: OpenStore, case_id: UUID, meeting: UUID, row: PaperFor) -> None:
    made = ask(store, meeting_paper_for, meeting, kind=row.kind.value, copy=row.copy.value,
               recipient_id=row.recipient_id, child_id=row.child_id)  # fmt: skip
    paper = do(store, finish_meeting_paper, case_id, made, b"%PDF")
    do(store, deliver, paper, recipient_id=row.person_id, how="i hånden")


def give_all_but(store: OpenStore, case_id: UUID, meeting: UUID, *left: tuple[str, PaperKind]) -> None:
    """Hand out everything but what some are to lack."""
    for row in to_get(store, meeting):
        if (row.called, row.kind) not in left:
            give(store, case_id, meeting, row)


SHEET, OWN, MINUTES = PaperKind.AGREEMENT_SHEET, PaperKind.OWN_AGREEMENTS, PaperKind.MINUTES


def test_while_nobody_has_got_anything_all_of_it_is_left(store: OpenStore, mathias_case: UUID, meeting: UUID) -> None:
    assert rest(store, mathias_case).what.startswith("Efter mødet 22. november: udlever papirerne og spørg")


def test_who_lacks_a_paper_is_named_with_the_paper(store: OpenStore, mathias_case: UUID, meeting: UUID) -> None:
    give_all_but(store, mathias_case, meeting, ("Lone", SHEET))
    found = rest(store, mathias_case)
    assert found.what == "Efter mødet 22. november: giv Lone aftalearket og spørg, hvordan mødet var"
    assert found.explanation == "Lone mangler aftalearket."


def test_those_who_lack_the_same_are_told_together(store: OpenStore, mathias_case: UUID, meeting: UUID) -> None:
    left = [(name, kind) for name in ("Lone", "Torben") for kind in (SHEET, MINUTES)]
    give_all_but(store, mathias_case, meeting, *left, ("Kasper", OWN))
    assert rest(store, mathias_case).explanation == "Lone og Torben mangler aftalearket. Kasper mangler sine aftaler."
    row = next(each for each in to_get(store, meeting) if (each.called, each.kind) == ("Lone", MINUTES))
    give(store, mathias_case, meeting, row)
    told = rest(store, mathias_case).explanation
    assert "Torben mangler aftalearket og referatet." in told, "when one has the minutes, the others shall have them"
    assert "Lone mangler aftalearket." in told


def test_when_everybody_has_theirs_nothing_is_left(store: OpenStore, mathias_case: UUID, meeting: UUID) -> None:
    give_all_but(store, mathias_case, meeting)
    assert rest(store, mathias_case).what == "Efter mødet 22. november: spørg, hvordan mødet var"


def test_the_childs_own_page_is_asked_for_as_well(store: OpenStore, mathias_case: UUID, meeting: UUID) -> None:
    give_all_but(store, mathias_case, meeting, ("Mathias", PaperKind.PLAN))
    assert rest(store, mathias_case).explanation == "Mathias mangler sin egen side."
    assert Copy.CHILD in {each.copy for each in to_get(store, meeting)}


def test_who_must_not_be_named_is_not_named_on_i_dag(store: OpenStore, mathias_case: UUID, meeting: UUID) -> None:
    give_all_but(store, mathias_case, meeting, ("Lone", SHEET), ("Kasper", OWN))
    lone = who(store, mathias_case, "Lone")
    row = {"subject_id": lone, "scope": ProtectionScope.EVERYTHING}
    do(store, lambda unit: unit.add(Protection(case_id=mathias_case, **row)))
    found = rest(store, mathias_case)
    assert "udlever resten af papirerne" in found.what
    assert "Lone" not in found.what + found.explanation
    assert "Kasper" not in found.what + found.explanation


def test_of_two_parts_nobody_reads_who_was_in_which(store: OpenStore, mathias_case: UUID, meeting: UUID) -> None:
    give_all_but(store, mathias_case, meeting, ("Lone", SHEET))
    set_row(store, Meeting, meeting, status="planned")
    do(store, split_meeting, meeting, participants=())
    set_row(store, Meeting, meeting, status="held")
    found = rest(store, mathias_case)
    assert "Lone" not in found.what + found.explanation
    assert "udlever resten af papirerne" in found.what


def test_of_a_meeting_somebody_must_not_hear_of_nothing_is_said(
    store: OpenStore, mathias_case: UUID, meeting: UUID
) -> None:
    give_all_but(store, mathias_case, meeting, ("Lone", SHEET))
    torben = who(store, mathias_case, "Torben")
    do(store, stop_decisions.note_stop, mathias_case, kind="abuse", against_id=torben)
    rows = ask(store, list_due, case_id=mathias_case)
    assert [each.what for each in rows if each.source_table.startswith("discreet")].count(NEUTRAL_TITLE) >= 2
    assert "after_meeting" not in {each.rule_id for each in rows}
    assert "mangler aftalearket" not in " ".join(each.what + each.explanation for each in rows)
