"""A caseworker looks at her own pattern by the keyboard: what was reached, a case and back, a figure, a spreadsheet."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.models.enums import GoalStatus
from app.models.plan import Goal
from app.services.plans import set_goal_status
from app.services.reached_since import read_reached
from app.views.figures.figure_card import FigureCard
from app.views.figures.out_part import OutPart
from app.views.main_window import MainWindow
from app.views.navigation import FIGURES, Place
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.municipality_stores import filled_120
from tests.ready_stores import ReadyStores


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the focus"
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)
    QApplication.processEvents()


def tab_to(words: str, most: int = 40) -> QWidget:
    """Walk with Tab to the first control whose name begins with some words."""
    for _ in range(most):
        if focused().accessibleName().startswith(words):
            return focused()
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never came to »{words}«")


def test_from_what_was_reached_to_a_figure_and_a_file(
    ready_stores: ReadyStores, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp, Theme())
    with ready_stores.opened(tmp_path, filled_120) as (store, _):
        workspace = Workspace(store.units, store.drafts, store.units.now, training=False, keeper=store.keeper)
        window = MainWindow(workspace)
        qtbot.addWidget(window)
        window.resize(1280, 720)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        reach_a_goal(store, workspace)
        press(Qt.Key.Key_F6)
        to_a_case_and_back(window, workspace)
        to_a_figure(window)
        out_as_a_table(window, tmp_path / "tal.csv")
        window.close()


def reach_a_goal(store: OpenStore, workspace: Workspace) -> None:
    """Let one of her goals be reached today: what the page begins with."""
    with store.units.read("goals.list") as unit:
        goal = next(each.id for each in unit.live(Goal, Goal.status == GoalStatus.UNDER_WAY))
    assert workspace.do("Mål nået", set_goal_status, goal, GoalStatus.REACHED)


def to_a_case_and_back(window: MainWindow, workspace: Workspace) -> None:
    line = workspace.ask(read_reached).lines[0]
    tab_to("Åbn sagen: ")
    press(Qt.Key.Key_Return)
    assert window.place.case_id == line.case_id
    press(Qt.Key.Key_Escape)
    assert window.place == Place(FIGURES)


def to_a_figure(window: MainWindow) -> None:
    """Down the list to the follow-ups, to the period before, and to a figure with its table and definition."""
    tab_to("Nået siden sidst")
    for _ in range(2):
        press(Qt.Key.Key_Down)
    assert window._figures.whole().side.current() == "follow_up"
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window._figures.whole().desk.period.name == "2026H1"
    tab_to("Opfølgninger: ")
    card = focused()
    assert isinstance(card, FigureCard)
    for key in (Qt.Key.Key_T, Qt.Key.Key_D):
        press(key)
    assert card.shows == (True, True)


def out_as_a_table(window: MainWindow, path: Path) -> None:
    whole = window._figures.whole()
    whole.open("out")
    part = whole.part()
    assert isinstance(part, OutPart)
    part.save_to(path)
    assert "2026H1" in path.read_text(encoding="utf-8-sig").splitlines()[1], "the period she was looking at"
