"""What is found opens where it stands: the person chosen, the note in sight and marked, the setting, the guide."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.models.log import Audit
from app.services.records import add_record
from app.services.search_words import Hit, search
from app.views.case.page import CasePage
from app.views.case.people_tab import PeopleTab
from app.views.main_window import MainWindow
from app.views.widgets.found_mark import FoundMark
from app.views.workspace import Workspace

NOTE = "Mormor passer hunden i ferien, og nøglen ligger hos naboen."


@pytest.fixture
def window(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> MainWindow:
    """The window on story A with one more note, large enough to show everything."""
    values: dict[str, object] = {"text": NOTE, "kind": "note", "on": workspace.today.isoformat()}
    workspace.do("Skriv notat", add_record, mathias_case, "note", values)
    made = MainWindow(workspace)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    qtbot.waitExposed(made)
    return made


def typed(window: MainWindow, words: str) -> list[str]:
    window._search.setFocus()
    window._search.clear_search()
    QTest.keyClicks(window._search, words)
    return window._search.results.lines()


def chosen(window: MainWindow, words: str, *, line: str) -> None:
    lines = typed(window, words)
    for _ in range(next(place for place, each in enumerate(lines) if line in each)):
        QTest.keyClick(window._search, Qt.Key.Key_Down)
    QTest.keyClick(window._search, Qt.Key.Key_Return)
    QApplication.processEvents()
    QApplication.processEvents()


def case_page(window: MainWindow) -> CasePage:
    page = window.findChild(CasePage)
    assert isinstance(page, CasePage)
    return page


def marked(window: MainWindow) -> list[QWidget | None]:
    return [mark.parentWidget() for mark in window.findChildren(FoundMark)]


def test_a_person_is_chosen_in_the_family(window: MainWindow, workspace: Workspace) -> None:
    chosen(window, "birgitte", line="Birgitte")

    tab = case_page(window).tab("people")
    assert case_page(window).current_tab() == "people"
    assert isinstance(tab, PeopleTab)
    family = tab.family()
    person = family.now.person if family is not None else None
    assert person is not None
    assert person.name.startswith("Birgitte")


@pytest.mark.parametrize(("words", "line", "tab"), [("hunden ferien", "hunden", "notes")])
def test_what_is_written_is_brought_in_sight_and_marked(window: MainWindow, words: str, line: str, tab: str) -> None:
    chosen(window, words, line=line)

    assert case_page(window).current_tab() == tab
    [card] = marked(window)
    assert card is not None
    assert not card.visibleRegion().isEmpty()


def test_agreements_and_goals_are_shown_on_the_plan(
    window: MainWindow, workspace: Workspace, mathias_case: UUID
) -> None:
    hits: list[Hit] = workspace.ask(search, "mathias")
    for kind in ("agreement", "goal"):
        hit = next(each for each in hits if each.kind == kind)
        window._search.case_chosen.emit(hit.case_id, hit.kind, hit.row_id)
        QApplication.processEvents()
        assert case_page(window).current_tab() == "plan"
        assert [each for each in marked(window) if getattr(each, "row_id", None) == hit.row_id], kind


def test_a_setting_and_a_page_of_the_guide_are_opened(window: MainWindow) -> None:
    chosen(window, "tekststør", line="Tekststørrelse")
    assert window.place.page == "settings"


def test_the_list_says_how_many_there_are_and_what_is_only_alike(window: MainWindow) -> None:
    typed(window, "matihas")
    assert window._search.results.told() == "Ikke fundet præcis sådan. Det her ligner."
    typed(window, "m")
    first = window._search.results.told()
    window._search._later.timeout.emit()

    # The twelfth line is »Måned«, which is no case.
    assert first == "Viser de første 11. Skriv flere bogstaver for at finde den rette."
    assert window._search.results.told().startswith("Viser de første ")


def test_what_the_program_itself_is_called_stands_before_what_is_only_alike(window: MainWindow) -> None:
    lines = typed(window, "lås")

    assert lines[0] == "Lås"
    assert window._search.results.told() == ""
    typed(window, "mathias kjærg")
    assert not window._search.results._list.verticalScrollBar().isVisible()


def test_the_cases_that_were_open_last_are_offered_before_a_letter_is_typed(
    window: MainWindow, mathias_case: UUID
) -> None:
    window.open_case(mathias_case)
    window._focus_search()
    window._search.show_lately()

    assert window._search.results.lines() == ["Mathias Kjærgaard Østergård"]
    assert window._search.results.told() == "Senest åbnet"


def test_whose_cases_were_shown_is_noted_when_the_list_rests_and_never_what_was_typed(
    window: MainWindow, store: OpenStore, mathias_case: UUID
) -> None:
    typed(window, "mathias")
    QTest.keyClick(window._search, Qt.Key.Key_Escape)
    window._search._rest.timeout.emit()

    with store.units.read("test") as unit:
        lines = [each for each in unit.session.query(Audit) if each.kind == "search.seen"]
    assert len(lines) == 1
    assert str(mathias_case) in lines[0].subjects
    assert "mathias" not in lines[0].subjects.lower()


def test_a_note_that_is_gone_meanwhile_is_said_and_opens_nothing(window: MainWindow, mathias_case: UUID) -> None:
    window._search.case_chosen.emit(mathias_case, "said", mathias_case)

    assert "findes ikke længere" in window._notice.sentence()
