"""What is half typed goes on where it was: after a look elsewhere the next key is put at its end, not over it."""

from uuid import UUID

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.views.meeting.after_missing import MissingPart
from app.views.workspace import Workspace
from tests.views.meeting_reading import focus, running_meeting, show_meeting
from tests.views.meeting_writing import alt, type_line

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def test_a_step_on_from_a_field_of_its_page_does_not_choose_the_half_typed_words(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    screen = show_meeting(workspace, running_meeting(workspace, mathias_case), qtbot)
    screen.go_to("welcome")
    alt(qtbot, screen, "V")
    type_line(qtbot, screen, "Han sover", enter=False)
    screen.centre.attendance.newcomer.setFocus()

    qtbot.keyClick(focus(screen), Key.Key_F7)  # Qt goes on by Tab from what is hidden, and chooses the line it comes to
    type_line(qtbot, screen, " godt", enter=False)

    assert screen.centre.writer.words.line.text() == "Han sover godt"


def test_the_list_goes_on_when_a_line_was_mended_in_its_field(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    screen = show_meeting(workspace, running_meeting(workspace, mathias_case), qtbot)
    qtbot.keyClick(screen, Key.Key_Return, CTRL)
    qtbot.keyClick(focus(screen), Key.Key_Return)
    part = screen.goodbye.after.parts.part("missing")
    assert isinstance(part, MissingPart)
    kinds = [each.point.kind for each in part._lines]
    mended = part._lines[kinds.index("date")]
    qtbot.keyClick(focus(screen), Key(Key.Key_1.value + kinds.index("date")))
    qtbot.waitUntil(lambda: "Hvornår" in focus(screen).accessibleName())
    type_line(qtbot, screen, "4. december")
    qtbot.waitUntil(lambda: not isValid(mended))

    assert len(part._lines) == len(kinds) - 1
    qtbot.keyClick(focus(screen), Key.Key_1)
    assert part._opened() is part._lines[0]
