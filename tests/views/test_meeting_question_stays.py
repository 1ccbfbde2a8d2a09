"""What is asked is seen while the answer is written, also with large text on a small screen; the line is large too."""

from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services.meetings import add_contribution
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.meeting_reading import focus, show_meeting


def seen(widget: QWidget) -> bool:
    """Whether no part of a widget is cut by what scrolls."""
    return widget.isVisible() and widget.visibleRegion().boundingRect().height() == widget.height()


def in_screen(screen: MeetingScreen, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(screen, QPoint(0, 0)), widget.size())


@pytest.mark.long
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("step", ["works", "child", "hopes"])
def test_question_and_field_are_seen_together_on_the_smallest_screen(
    workspace: Workspace, november: UUID, qtbot: QtBot, qapp: QApplication, scale: float, step: str
) -> None:
    apply_theme(qapp, Theme(text_scale=scale))
    for number in range(6):
        assert workspace.do("Skriv", add_contribution, november, kind="works", text=f"onsdage med mormor {number}")
    screen = show_meeting(workspace, november, qtbot)
    screen.go_to(step)
    line = screen.centre.writer.words.line
    qtbot.waitUntil(lambda: seen(line))
    qtbot.keyClicks(focus(screen), "fodbold")
    question = screen.centre.head.question
    assert seen(question)
    assert in_screen(screen, question).bottom() < in_screen(screen, line).top()
    assert screen.rect().contains(in_screen(screen, line))
    apply_theme(qapp, Theme())


@pytest.mark.long
@pytest.mark.parametrize(("scale", "pixels"), [(1.0, 20), (1.25, 25), (1.5, 24)])
def test_words_are_written_as_large_as_those_that_were_said(
    workspace: Workspace, november: UUID, qtbot: QtBot, qapp: QApplication, scale: float, pixels: int
) -> None:
    apply_theme(qapp, Theme(text_scale=scale))
    screen = show_meeting(workspace, november, qtbot)
    screen.go_to("works")
    writer = screen.centre.writer
    for line in (writer.words.line, writer.line.line):
        assert line.fontInfo().pixelSize() == pixels
        assert line.height() >= line.fontMetrics().height()
    apply_theme(qapp, Theme())


@pytest.mark.long
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_line_just_written_is_seen_and_so_is_the_field(
    workspace: Workspace, november: UUID, qtbot: QtBot, qapp: QApplication, scale: float
) -> None:
    apply_theme(qapp, Theme(text_scale=scale))
    screen = show_meeting(workspace, november, qtbot)
    screen.go_to("works")
    for number in range(8):
        qtbot.keyClicks(focus(screen), f"onsdage med mormor {number}")
        qtbot.keyClick(focus(screen), Qt.Key.Key_Return)
    line = screen.centre.writer.words.line
    qtbot.waitUntil(lambda: seen(line))
    newest = screen.centre.said.newest()
    assert newest is not None
    if scale < 1.5:
        qtbot.waitUntil(lambda: seen(newest))
    apply_theme(qapp, Theme())


@pytest.mark.long
@pytest.mark.parametrize("step", ["child_leaves", "scales", "safety"])
def test_a_step_begins_at_its_top_with_the_first_answer_in_sight(
    workspace: Workspace, november: UUID, qtbot: QtBot, qapp: QApplication, step: str
) -> None:
    apply_theme(qapp, Theme(text_scale=1.25))
    screen = show_meeting(workspace, november, qtbot)
    screen.go_to(step)
    qtbot.waitUntil(lambda: seen(focus(screen)))
    apply_theme(qapp, Theme())
