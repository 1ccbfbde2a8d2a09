"""A meeting written by hand is typed in with the numbers of the form, as one step."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models.enums_meeting import AgreementOutcome, Attendance, ChildSafety, MeetingStatus
from app.services.agreements import list_agreements
from app.services.meeting_children import children_at_home
from app.services.meeting_paper_form import form_of
from app.services.meeting_review import review_rows
from app.services.meetings import plan_meeting, read_meeting
from app.views.meeting.after_paper_form import PaperFormPart
from app.views.meeting.desk import MeetingDesk
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.meeting_reading import planned_meeting

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def meeting(workspace: Workspace, mathias_case: UUID) -> UUID:
    done = workspace.do("Planlæg", plan_meeting, mathias_case)
    assert done
    return done.value


def form(workspace: Workspace, meeting: UUID, qtbot: QtBot, qapp: QApplication) -> PaperFormPart:
    apply_theme(qapp, Theme())
    part = PaperFormPart(MeetingDesk(workspace, meeting))
    qtbot.addWidget(part)
    part.show_form()
    part.show()
    return part


def number(part: PaperFormPart, kind: str, place: int = 1) -> str:
    """The number of a field by the kind of its step."""
    steps = form_of(part._desk.type).steps
    return next(f"{each.number}.{place}" for each in steps if each.kind == kind)


def fill(part: PaperFormPart, kind: str, text: str, place: int = 1) -> None:
    part.field(number(part, kind, place)).restore(text)


def fill_whole(part: PaperFormPart) -> None:
    """Everything a short meeting has on its form."""
    for head, text in (("0.1", "18. november"), ("0.2", "15–16.30"), ("0.3", "biblioteket"), ("0.5", "Sanne")):
        part.field(head).restore(text)
    fill(part, "attendance", "Lone, mor, 15–16")
    fill(part, "attendance", "Ole Holm, nabo", 2)
    fill(part, "own_words", "Jeg vil fiske.\nJeg får ondt i maven.")
    fill(part, "worry", "Lone: Han sover dårligt.")
    fill(part, "safety", "Alma tryg, mormor er der om natten")
    fill(part, "scale", "Lone 4")
    fill(part, "agreement", "Kasper henter til træning tirs+tors")
    fill(part, "next", "6. januar 2027")
    fill(part, "next", "Camilla", 4)


def test_the_fields_have_the_numbers_of_the_form(
    workspace: Workspace, meeting: UUID, qtbot: QtBot, qapp: QApplication
) -> None:
    part = form(workspace, meeting, qtbot, qapp)
    printed = [each.number for each in form_of(part._desk.type).fields]
    ticks = number(part, "read_aloud")
    assert list(part._fields) == [each for each in printed if each != ticks]


def test_a_whole_meeting_is_written_in_as_one_step(
    workspace: Workspace, meeting: UUID, qtbot: QtBot, qapp: QApplication
) -> None:
    part = form(workspace, meeting, qtbot, qapp)
    fill_whole(part)
    steps = workspace.undo_stack.count()
    with qtbot.waitSignal(part.written):
        part.write.click()
    assert workspace.undo_stack.count() == steps + 1
    row = workspace.ask(read_meeting, meeting)
    assert (row.status, row.held_on, row.starts_at, row.ends_at) == (
        MeetingStatus.RUNNING, "2026-11-18", "15:00", "16:30",
    )  # fmt: skip
    there = {each.called: each for each in row.participants}
    assert (there["Lone"].attendance, there["Lone"].left_at) == (Attendance.PRESENT, "16:00")
    assert there["Ole"].role == "nabo"
    agreement = workspace.ask(list_agreements, row.case_id, meeting_id=meeting)[0]
    assert (agreement.owners, agreement.text) == ("Kasper", "henter til træning")
    assert row.coming is not None
    assert not part.slot.kept()
    assert not part.field("0.1").text()


def test_what_was_said_is_written_in_under_its_theme_with_its_speaker(
    workspace: Workspace, meeting: UUID, qtbot: QtBot, qapp: QApplication
) -> None:
    part = form(workspace, meeting, qtbot, qapp)
    fill_whole(part)
    part.write.click()
    row = workspace.ask(read_meeting, meeting)
    said = [(each.kind.value, each.speaker, each.text) for each in row.contributions]
    assert said == [
        ("own_words", "Mathias", "Jeg vil fiske."), ("own_words", "Mathias", "Jeg får ondt i maven."),
        ("worry", "Lone", "Han sover dårligt."),
    ]  # fmt: skip
    alma = next(each for each in workspace.ask(children_at_home, meeting) if each.called == "Alma")
    assert alma.answer is ChildSafety.SAFE
    assert [value for _, _, value, _ in row.scales[0].answers] == [4]


def test_what_cannot_be_read_is_said_by_its_number_and_nothing_is_kept(
    workspace: Workspace, meeting: UUID, qtbot: QtBot, qapp: QApplication
) -> None:
    part = form(workspace, meeting, qtbot, qapp)
    part.field("0.3").restore("biblioteket")
    fill(part, "scale", "Lone elleve")
    part.write.click()
    assert "et tal fra 0 til 10" in part.field(number(part, "scale")).error()
    assert workspace.ask(read_meeting, meeting).place == ""
    assert part.field("0.3").text() == "biblioteket"


def test_enter_goes_on_and_shift_enter_stays_in_the_field(
    workspace: Workspace, meeting: UUID, qtbot: QtBot, qapp: QApplication
) -> None:
    part = form(workspace, meeting, qtbot, qapp)
    first = part.field("0.1")
    with qtbot.waitActive(part):
        part.activateWindow()
    part.take_focus()
    qtbot.keyClicks(first.editor, "18. november")
    qtbot.keyClick(first.editor, Qt.Key.Key_Return, SHIFT)
    assert first.text() == "18. november\n"
    qtbot.keyClick(first.editor, Qt.Key.Key_Return)
    assert part.field("0.2").editor.hasFocus()
    assert first.text() == "18. november\n"


def test_half_a_form_is_there_the_next_time(
    workspace: Workspace, meeting: UUID, qtbot: QtBot, qapp: QApplication
) -> None:
    part = form(workspace, meeting, qtbot, qapp)
    qtbot.keyClicks(part.field("0.3").editor, "hos mormor")
    part.slot.flush()
    assert form(workspace, meeting, qtbot, qapp).field("0.3").text() == "hos mormor"


def test_the_agreements_of_last_time_are_judged_by_number(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication
) -> None:
    january = planned_meeting(workspace, mathias_case)
    part = form(workspace, january, qtbot, qapp)
    assert "3. Kasper henter Mathias" in part._last_time.text()
    fill(part, "review", "3 lykkedes\n5 delvist, lederen var syg")
    part.write.click()
    rows = workspace.ask(review_rows, january).rows
    assert rows[2].outcome is AgreementOutcome.KEPT
    assert (rows[4].outcome, rows[4].note) == (AgreementOutcome.PARTLY, "lederen var syg")


def test_an_empty_form_says_so(workspace: Workspace, meeting: UUID, qtbot: QtBot, qapp: QApplication) -> None:
    part = form(workspace, meeting, qtbot, qapp)
    part.write.click()
    assert part._said.text() == "Der er ikke skrevet noget endnu."
