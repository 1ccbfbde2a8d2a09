"""The window: going places and back, search, saving said in words, undo, keys, and where I was."""

import sys
from types import ModuleType
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shell_reading import names_of_controls

from app.bootstrap import OpenStore
from app.errors import UserError
from app.services import agreements, cases, profile
from app.views.actions import ON_TODAY
from app.views.frame.saved_mark import NOT_SAVED
from app.views.main_window import MainWindow
from app.views.navigation import CASES, PLACE_KEY, SETTINGS, TODAY, Place, Trail
from app.views.page import Hints
from app.views.workspace import Workspace

GONE = "Sagen er ikke her mere."


class StandInCase(QWidget):
    """The promises of the case page that the window relies on; the page itself has tests of its own."""

    back_requested = Signal()
    meeting_requested = Signal(object)
    tab_changed = Signal(str)
    case_requested = Signal(object, str)

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        if case_id not in [line.id for line in workspace.ask(cases.list_cases)]:
            raise UserError(GONE)
        self.case_id, self.tab = case_id, "overview"

    def open_tab(self, key: str) -> None:
        self.tab = key
        self.tab_changed.emit(key)

    def show_row(self, row_id: UUID) -> None:
        self.shown = row_id

    choose_meeting = show_row

    def arrive(self, tab: str) -> None:
        self.begun = tab

    def enter_tab(self) -> None:
        self.setFocus()

    def current_tab(self) -> str:
        return self.tab

    def key_hints(self) -> Hints:
        return [(("F",), f"På {self.tab}")]

    def refresh(self) -> None:
        pass


class StandInMeeting(QWidget):
    """The same for the meeting screen."""

    left, turned, cover_requested = Signal(), Signal(), Signal()
    meeting_requested = Signal(object)

    def __init__(self, workspace: Workspace, meeting_id: UUID, family: object) -> None:
        super().__init__()
        self.meeting_id = meeting_id


@pytest.fixture(autouse=True)
def stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    case, meeting = ModuleType("app.views.case.page"), ModuleType("app.views.meeting.meeting_screen")
    case.CasePage, meeting.MeetingScreen = StandInCase, StandInMeeting  # type: ignore[attr-defined]  # a bare module
    monkeypatch.setitem(sys.modules, case.__name__, case)
    monkeypatch.setitem(sys.modules, meeting.__name__, meeting)


@pytest.fixture
def window(workspace: Workspace, mathias_case: UUID, noah_case: UUID, qtbot: QtBot) -> MainWindow:
    return opened(workspace, qtbot)


def opened(workspace: Workspace, qtbot: QtBot) -> MainWindow:
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    window.restore()
    return window


def case_page(window: MainWindow) -> StandInCase:
    page = window._stack.currentWidget()
    assert isinstance(page, StandInCase)
    return page


def test_the_title_never_holds_a_name(window: MainWindow, mathias_case: UUID) -> None:
    window.open_case(mathias_case)
    assert window.windowTitle() == "Rundbord"


def test_the_rail_shows_only_what_exists(window: MainWindow) -> None:
    shown = [item.text() for item in window._rail._items.values() if item.isVisible()]
    assert shown == ["I dag", "Sager", "Indstillinger"], "»Tilbud« only when it is switched on"


def test_function_keys_lead_to_the_pages(window: MainWindow) -> None:
    for key, page in ((Qt.Key.Key_F3, CASES), (Qt.Key.Key_F4, SETTINGS), (Qt.Key.Key_F2, TODAY)):
        QTest.keyClick(window, key)
        assert window.place == Place(page)
        assert window._rail.item(page).isChecked()


def test_escape_goes_back_from_a_case_to_where_it_was_opened(window: MainWindow, mathias_case: UUID) -> None:
    window.go(Place(CASES))
    window.open_case(mathias_case)
    QTest.keyClick(case_page(window), Qt.Key.Key_Escape)
    assert (window.place, window._stack.currentWidget()) == (Place(CASES), window._cases)


def test_a_meeting_covers_the_rail_and_leads_back_to_its_case(window: MainWindow, mathias_case: UUID) -> None:
    window.open_case(mathias_case, "meetings")
    case_page(window).meeting_requested.emit(meeting := uuid4())
    screen = window._whole.currentWidget()
    assert isinstance(screen, StandInMeeting)
    assert not window._rail.isVisible()
    screen.left.emit()
    page = case_page(window)
    assert (page.case_id, page.tab, page.shown) == (mathias_case, "meetings", meeting), "the list stands where she was"


def test_a_case_that_is_gone_is_said_and_nothing_breaks(window: MainWindow) -> None:
    window.open_case(uuid4())
    assert window._notice.sentence() == GONE
    assert window.place == Place(TODAY)


def test_search_finds_a_person_while_typing_and_enter_opens_the_case(window: MainWindow, noah_case: UUID) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window._search, "baekgaard")
    assert window._search.results.isVisible()
    QTest.keyClick(window._search, Qt.Key.Key_Return)
    assert case_page(window).case_id == noah_case
    assert window._search.text() == ""
    assert not window._search.results.isVisible()


def test_search_says_when_nothing_is_found(window: MainWindow) -> None:
    QTest.keyClicks(window._search, "zzzz")
    assert window._search.results.lines() == ["Ingen fundet"]
    QTest.keyClick(window._search, Qt.Key.Key_Escape)
    assert not window._search.results.isVisible()
    assert window.place == Place(TODAY)


def test_search_knows_the_commands(window: MainWindow) -> None:
    QTest.keyClicks(window._search, "indstil")
    QTest.keyClick(window._search, Qt.Key.Key_Return)
    assert window.place == Place(SETTINGS)


def test_other_families_are_not_searched_during_a_meeting(window: MainWindow, mathias_case: UUID) -> None:
    window.open_meeting(mathias_case, uuid4())
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert not window._search.hasFocus()


def test_it_says_when_all_is_saved_and_when_it_is_not(window: MainWindow, workspace: Workspace) -> None:
    assert window._saved.words() == "Alt er gemt kl.\u00a09.30"
    workspace.store_failed.emit("Disken er fuld. Slet noget, og prøv igen.")
    assert window._saved.words() == NOT_SAVED
    assert window._notice.sentence() == "Disken er fuld. Slet noget, og prøv igen."
    workspace.do("Ny sag", cases.start_case, child_name="Nadia")
    assert window._saved.words() == "Alt er gemt kl.\u00a09.30"
    assert not window._notice.isVisible()


def test_a_refusal_stands_beside_the_work(window: MainWindow, workspace: Workspace) -> None:
    workspace.do("Ny sag", cases.start_case, child_name="")
    assert window._notice.sentence() == "Skriv barnets navn. Et fornavn eller initialer er nok."


def test_undo_and_redo_work_from_the_keyboard(window: MainWindow, workspace: Workspace, mathias_case: UUID) -> None:
    workspace.do("Aftale", agreements.add_agreement, mathias_case, text="spiller kort")
    before = len(workspace.ask(agreements.list_agreements, mathias_case))
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(window._today._list, Qt.Key.Key_Z, control)
    assert len(workspace.ask(agreements.list_agreements, mathias_case)) == before - 1
    QTest.keyClick(window._today._list, Qt.Key.Key_Y, control)
    assert len(workspace.ask(agreements.list_agreements, mathias_case)) == before


def test_a_field_undoes_its_own_typing_first_and_then_the_step(
    window: MainWindow, workspace: Workspace, mathias_case: UUID
) -> None:
    workspace.do("Aftale", agreements.add_agreement, mathias_case, text="spiller kort")
    before = len(workspace.ask(agreements.list_agreements, mathias_case))
    window.go(Place(CASES))
    field = window._cases._find.editor
    QTest.keyClicks(field, "abc")
    control = Qt.KeyboardModifier.ControlModifier
    undo, redo = Qt.Key.Key_Z, Qt.Key.Key_Y
    for key, words, gone in ((undo, "", 0), (redo, "abc", 0), (undo, "", 0), (undo, "", 1)):
        QTest.keyClick(field, key, control)
        assert (field.text(), before - len(workspace.ask(agreements.list_agreements, mathias_case))) == (words, gone)


def test_shift_f1_shows_all_keys_and_escape_takes_them_away(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert window._key_list.isVisible()
    first = window._key_list._columns[0].itemAt(0)
    assert first is not None
    assert first.widget() is window._key_list._groups[ON_TODAY], "the keys that work here come first"
    QTest.keyClick(window._key_list, Qt.Key.Key_Escape)
    assert not window._key_list.isVisible()
    assert window.place == Place(TODAY)


def test_ctrl_l_hands_over_half_typed_text_and_asks_for_the_lock(
    window: MainWindow, workspace: Workspace, store: OpenStore, qtbot: QtBot
) -> None:
    window.go(Place(SETTINGS))
    field = window._settings._profile[0]._fields["name"]
    field.setFocus()
    QTest.keyClicks(field.editor, "Sanne")
    with qtbot.waitSignal(window.locked):
        QTest.keyClick(field.editor, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert workspace.ask(profile.read_profile).contact.name == "Sanne"


def test_the_next_start_returns_to_case_tab_and_meeting(
    window: MainWindow, workspace: Workspace, store: OpenStore, mathias_case: UUID, qtbot: QtBot
) -> None:
    meeting = uuid4()
    window.go(Place(CASES))
    window.open_case(mathias_case, "plan")
    window.open_meeting(None, meeting)
    store.drafts.flush()
    again = opened(workspace, qtbot)
    assert again.place == Place(CASES, mathias_case, "plan", meeting)
    assert isinstance(again._whole.currentWidget(), StandInMeeting)
    again.go_back()
    assert case_page(again).tab == "plan"
    again.go_back()
    assert again.place == Place(CASES)


def test_the_next_start_returns_to_the_tab_that_was_chosen_last(
    window: MainWindow, workspace: Workspace, store: OpenStore, mathias_case: UUID, qtbot: QtBot
) -> None:
    window.open_case(mathias_case, "plan")
    case_page(window).open_tab("notes")
    store.drafts.flush()
    again = opened(workspace, qtbot)
    assert case_page(again).tab == "notes"


def test_the_key_bar_follows_the_tab(window: MainWindow, mathias_case: UUID) -> None:
    window.open_case(mathias_case, "plan")
    assert "F: På plan" in {each.told for each in window._keys.shown()}
    case_page(window).open_tab("people")
    assert "F: På people" in {each.told for each in window._keys.shown()}


def test_a_place_that_cannot_be_read_is_i_dag(workspace: Workspace, store: OpenStore, qtbot: QtBot) -> None:
    workspace.drafts.keep(PLACE_KEY, '{"page": "today", "case_id": "ikke et id"}')
    store.drafts.flush()
    assert opened(workspace, qtbot).place == Place(TODAY)


def test_a_training_store_says_so_over_every_page(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.training = True
    window = opened(workspace, qtbot)
    assert "Øvelse – ikke rigtige sager" in [each.accessibleName() for each in window.findChildren(QWidget)]


def test_every_control_has_a_danish_name_of_its_own(window: MainWindow) -> None:
    for page in (TODAY, CASES, SETTINGS):
        window.go(Place(page))
        names = names_of_controls(window)
        assert all(names)
        assert len(names) == len(set(names))


def test_a_new_page_of_the_rail_begins_a_new_trail() -> None:
    trail = Trail()
    case = Place(TODAY, uuid4())
    trail.go(case)
    trail.go(Place(SETTINGS))
    assert trail.back() == Place(SETTINGS)
    assert Place.from_json(case.to_json()) == case
