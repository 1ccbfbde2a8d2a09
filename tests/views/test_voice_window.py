"""The screen turned to the child: finger and keys, every word kept at once, Esc goes back, nothing of the case."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models.enums_early import House
from app.services.case_header import read_header
from app.services.child_talks import TypedTalk, list_talks, note_talk
from app.services.voice_children import list_children
from app.services.voice_tools import tell_in_house
from app.services.wellbeing import read_wellbeing
from app.views.theme import Theme, apply_theme
from app.views.voice.child_window import ChildWindow, Tool
from app.views.voice.tab import VoiceTab
from app.views.workspace import Workspace
from tests.views.case_reading import settle, words_on
from tests.views.test_accessible_names import faults

SECRET = "Noget, ingen andre må høre"


@pytest.fixture
def child(workspace: Workspace, mathias_case: UUID) -> UUID:
    return workspace.ask(list_children, mathias_case)[0][0]


@pytest.fixture
def tab(workspace: Workspace, mathias_case: UUID, child: UUID, qtbot: QtBot, qapp: QApplication) -> VoiceTab:
    apply_theme(qapp, Theme())
    alone = TypedTalk(place="Skolen", alone=True, own_words=SECRET)
    done = workspace.do("Samtale", note_talk, mathias_case, child, alone)
    assert done is not None
    workspace.do("Hus", tell_in_house, mathias_case, child, "worries", text=SECRET, talk_id=done.value)
    made = VoiceTab(workspace, mathias_case)
    qtbot.addWidget(made)
    made.refresh()
    return made


def turned(tab: VoiceTab, tool: Tool, qtbot: QtBot) -> ChildWindow:
    tab.turn_screen(tool)
    window = tab.window_of_child
    assert isinstance(window, ChildWindow)
    qtbot.addWidget(window)
    settle()
    return window


def test_a_house_is_chosen_and_filled_with_keys_alone(
    tab: VoiceTab, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    window = turned(tab, Tool.HOUSES, qtbot)
    dreams = window.houses.houses[House.DREAMS]
    dreams.setFocus()
    QTest.keyClick(dreams, Qt.Key.Key_Return)
    QTest.keyClicks(window.houses.line.editor, "At sove hele natten")
    QTest.keyClick(window.houses.line.editor, Qt.Key.Key_Return)
    assert window.houses.line.text() == ""
    assert dreams.accessibleDescription() == "At sove hele natten"
    told = next(each for each in workspace.ask(list_talks, mathias_case) if each.id == window.talk_id)
    assert [(each.house, each.text) for each in told.houses] == [(House.DREAMS, "At sove hele natten")]


def test_nothing_said_alone_and_nothing_of_the_case_is_on_the_turned_screen(
    tab: VoiceTab, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    number = workspace.ask(read_header, mathias_case).number
    for tool in Tool:
        window = turned(tab, tool, qtbot)
        told = words_on(window) + " ".join(each.accessibleDescription() for each in window.houses.houses.values())
        assert SECRET not in told
        assert number not in told
        assert window.windowTitle() == "Rundbord"
        assert faults(window) == []
        window.close()


def test_escape_goes_back_and_half_typed_words_wait(tab: VoiceTab, qtbot: QtBot) -> None:
    window = turned(tab, Tool.HOUSES, qtbot)
    window.houses.choose(House.GOOD_THINGS)
    window.houses.line.setFocus()
    QTest.keyClicks(window.houses.line.editor, "Fodb")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert tab.window_of_child is None
    again = turned(tab, Tool.HOUSES, qtbot)
    again.houses.choose(House.GOOD_THINGS)
    assert again.houses.line.text() == "Fodb"


def test_a_face_is_pressed_and_taken_back(
    tab: VoiceTab, workspace: Workspace, mathias_case: UUID, child: UUID, qtbot: QtBot
) -> None:
    before = len(workspace.ask(list_talks, mathias_case))
    window = turned(tab, Tool.RULER, qtbot)
    assert not window.undo.isEnabled()
    window.ruler.steps[1].click()
    assert window.ruler.steps[1].accessibleDescription() == "Her er dit mærke."
    (curve,) = workspace.ask(read_wellbeing, mathias_case, child).curves
    assert (curve.lines[0].who, curve.lines[0].points[0].value) == ("Mathias", 2)
    window.undo.click()
    assert window.ruler.steps[1].accessibleDescription() == ""
    assert workspace.ask(read_wellbeing, mathias_case, child).curves == ()
    assert (len(workspace.ask(list_talks, mathias_case)), window.talk_id) == (before, None)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert SECRET in words_on_talks(workspace, mathias_case)


def words_on_talks(workspace: Workspace, case_id: UUID) -> str:
    return " ".join(each.own_words for each in workspace.ask(list_talks, case_id))


def test_questions_are_walked_with_keys_and_marks_stay_with_their_question(
    tab: VoiceTab, workspace: Workspace, mathias_case: UUID, child: UUID, qtbot: QtBot
) -> None:
    page = turned(tab, Tool.RULER, qtbot).ruler
    QTest.keyClick(page.steps[0], Qt.Key.Key_Return)
    QTest.keyClick(page.steps[0], Qt.Key.Key_PageDown)
    assert all(each.accessibleDescription() == "" for each in page.steps)
    QTest.keyClick(page.steps[4], Qt.Key.Key_Space)
    QTest.keyClick(page.steps[4], Qt.Key.Key_PageUp)
    assert page.steps[0].accessibleDescription() == "Her er dit mærke."
    curves = workspace.ask(read_wellbeing, mathias_case, child).curves
    assert [each.lines[0].points[0].value for each in curves] == [1, 5]
    page.steps[4].setFocus()
    QTest.keyClick(page.steps[4], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.next  # Tab once went round among the steps for ever


def test_a_second_press_opens_no_second_window(tab: VoiceTab, qtbot: QtBot) -> None:
    window = turned(tab, Tool.HOUSES, qtbot)
    tab.turn_screen(Tool.RULER)
    tab.turn_network()
    assert tab.window_of_child is window
