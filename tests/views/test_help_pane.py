"""F1: the guide stands beside the work, opens where the user is, and is left as it was come to."""

from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.models.enums_meeting import MeetingStatus
from app.services.help_pages import KEYS, NEWS, contents, page, topics
from app.services.help_text import Heading, plain
from app.services.meetings import list_meetings
from app.services.modules import list_modules, switch_module
from app.store.passphrase import strength
from app.views.case.early_tab import PARTS as EARLY
from app.views.case.more_tab import PARTS as MORE
from app.views.case.page import KEYS as TABS
from app.views.frame.news import SEEN
from app.views.help.pane import HelpPane, HelpPlace
from app.views.help.topics import topic_of
from app.views.main_window import MainWindow
from app.views.navigation import PAGES, PLACE_KEY, Place
from app.views.theme import Theme, apply_theme
from app.views.unlock.first_run_window import FirstRunWindow
from app.views.unlock.unlock_window import UnlockWindow
from app.views.workspace import Workspace
from tests.doing import do

F1, SHIFT = Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication) -> MainWindow:
    apply_theme(qapp, Theme())
    made = MainWindow(workspace)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def press(window: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)
    QApplication.processEvents()


def pane_of(window: MainWindow) -> HelpPane:
    pane = window.help.pane
    assert pane is not None
    return pane


def test_f1_opens_the_page_of_the_place_and_escape_gives_the_focus_back(window: MainWindow) -> None:
    window.go(Place("cases"))
    before = QApplication.focusWidget()
    press(window, F1)
    assert pane_of(window).here == HelpPlace(*_where("cases"))
    assert window.place == Place("cases")
    press(window, Qt.Key.Key_Escape)
    assert not window.help.is_open
    assert QApplication.focusWidget() is before
    press(window, F1)
    press(window, F1)
    assert not window.help.is_open


def _where(topic: str) -> tuple[str, str]:
    name, _, anchor = topics()[topic].partition("#")
    return name, anchor


def test_the_work_and_the_guide_stand_beside_each_other_in_a_small_window(window: MainWindow) -> None:
    press(window, F1)
    pane = pane_of(window)
    assert pane.geometry().left() == window._whole.geometry().right() + 1
    pane.enlarged.emit()
    assert pane.width() == window.width()
    assert pane.contents.isVisible()
    pane.enlarged.emit()
    assert not pane.contents.isVisible()


@pytest.mark.long
@pytest.mark.parametrize("size", [1.5, 2.0])
def test_large_letters_lay_the_guide_over_the_work_and_nothing_sideways(
    window: MainWindow, qapp: QApplication, size: float
) -> None:
    apply_theme(qapp, Theme("dark", size))
    press(window, F1)
    pane = pane_of(window)
    assert pane.view.horizontalScrollBar().maximum() == 0
    assert pane.geometry().right() == window.width() - 1
    assert window._whole.width() == window.width()


def test_a_heading_that_is_asked_for_stands_at_the_top(window: MainWindow) -> None:
    heading = [block for block in page("moedet").blocks if isinstance(block, Heading)][-2]
    window.help.open_page("moedet", heading.anchor)
    QApplication.processEvents()
    at_top = pane_of(window).view.cursorForPosition(QPoint(30, 24)).block().text()
    assert at_top == plain(heading.spans)


def test_a_page_stands_in_the_guide_once(window: MainWindow) -> None:
    for name in ("soeg", "moedet"):  # a short page and a long one, so that the scroll bar comes and goes
        window.help.open_page(name)
        QApplication.processEvents()
        lines = pane_of(window).view.toPlainText().splitlines()
        headings = [plain(block.spans) for block in page(name).blocks if isinstance(block, Heading)]
        assert [each for each in headings if lines.count(each) != 1] == [], name


def test_search_finds_while_typing_and_escape_returns_to_the_page(window: MainWindow) -> None:
    press(window, F1)
    pane, here = pane_of(window), pane_of(window).here
    press(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is pane.field
    QTest.keyClicks(pane.field, "slaegtsteg")
    assert pane.here == HelpPlace("?", "slaegtsteg")
    assert "Slægtstegning" in pane.view.toPlainText()
    press(window, Qt.Key.Key_Escape)
    assert pane.here == here
    assert window.help.is_open


def test_links_and_the_way_back_and_forward(window: MainWindow) -> None:
    press(window, F1)
    pane, first = pane_of(window), pane_of(window).here
    other = next(name for chapter in contents() for name in chapter.pages if name != first.page)
    pane.follow(f"{other}.md")
    pane.follow("../../etc/passwd")
    pane.follow("https://example.org")
    assert pane.here.page == other
    press(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert pane.here == first
    press(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert pane.here.page == other
    pane.open_contents()
    assert all(chapter.name in pane.view.toPlainText() for chapter in contents())


def test_the_page_of_keys_is_the_table_of_keys(window: MainWindow) -> None:
    window.help.open_page(KEYS)
    told = pane_of(window).view.toPlainText().replace("\u00a0", " ")
    assert "Skift F1" in told
    assert "Alle taster" in told
    press(window, Qt.Key.Key_Escape)
    press(window, F1, SHIFT)
    assert window._key_list.isVisible()


def test_every_page_tab_part_and_settings_card_has_a_page(
    window: MainWindow, store: OpenStore, mathias_case: UUID
) -> None:
    for module in window._workspace.ask(list_modules):
        do(store, switch_module, module.key, on=True)
    for name in PAGES:
        window.go(Place(name))
        assert topic_of(window._stack.currentWidget()) in topics(), name
    window.go(Place("settings"))
    inside = [each for each in window._settings._column.children() if isinstance(each, QWidget)]
    cards = [each for each in inside if each.accessibleName()]
    assert [each.accessibleName() for each in cards if _own_topic(each) not in topics()] == []
    for tab in (*TABS, *(each.key for each in (*EARLY, *MORE))):
        window.open_case(mathias_case, tab)
        bar = window.findChild(QTabBar)
        topic = topic_of(window._stack.currentWidget())
        assert topic in topics(), tab
        assert bar is None or topic_of(bar)


def _own_topic(widget: QWidget) -> str:
    return str(getattr(widget, "help_topic", ""))


def test_every_step_of_a_meeting_has_a_page_without_pictures_and_the_room_never_sees_it(
    window: MainWindow, workspace: Workspace, mathias_case: UUID
) -> None:
    rows = workspace.ask(list_meetings, mathias_case)
    held = next(row for row in rows if row.status is MeetingStatus.HELD)
    window.open_meeting(mathias_case, held.id)
    screen = window._whole.currentWidget()
    for step in screen.desk.type.steps:
        screen.go_to(step.id)
        assert topic_of(screen) in topics(), step.kind
    press(window, F1)
    assert pane_of(window).quiet
    screen.turn_screen()
    assert not window.help.is_open
    press(window, F1)
    assert not window.help.is_open


def test_the_guide_can_be_read_before_the_passphrase_is_written(qtbot: QtBot) -> None:
    for door in (UnlockWindow(lambda _secret: None), FirstRunWindow(lambda _passphrase: "", strength)):
        qtbot.addWidget(door)
        with qtbot.waitActive(door):
            door.show()
            door.activateWindow()
        press(door, F1)
        assert door.help.is_open
        assert door.help.pane is not None
        press(door, Qt.Key.Key_Escape)
        assert not door.help.is_open
        door.close()


def test_after_an_update_one_quiet_line_leads_once_to_what_is_new(window: MainWindow, workspace: Workspace) -> None:
    workspace.drafts.keep(PLACE_KEY, "{}", None)
    workspace.drafts.keep(SEEN, "0.0.1", None)
    window.help.arrive(None, window)
    assert "opdateret" in window._notice.sentence()
    window._notice._action.click()
    assert pane_of(window).here == HelpPlace(NEWS)
    window.help.arrive(None, window)
    assert window._notice.sentence() == ""


def test_a_new_store_tells_no_news(window: MainWindow) -> None:
    window.help.arrive(None, window)
    assert window._notice.sentence() == ""
