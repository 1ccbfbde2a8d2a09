"""What the municipality decides about the figures: the smallest group, its own words, and what is left out."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.rules.figure_periods import Rhythm, period_named
from app.services.figure_definitions import list_figures
from app.services.figures import out_rhythm, read_figures, smallest_group
from app.services.modules import FIGURES, switch_module
from app.views.settings.figures_page import FiguresDefinedPage
from app.views.settings.figures_part import FiguresSettingsPart
from app.views.settings.page import SettingsPage
from app.views.workspace import Workspace


@pytest.fixture
def card(workspace: Workspace, qtbot: QtBot) -> FiguresSettingsPart:
    assert workspace.do("Slå til: Tal", switch_module, FIGURES, on=True)
    made = FiguresSettingsPart(workspace)
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    return made


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> FiguresDefinedPage:
    made = FiguresDefinedPage(workspace)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.enter()
    return made


def typed(page: FiguresDefinedPage, name: str, text: str) -> None:
    field = page.editor.fields[name]
    field.editor.set_value(text)
    field.commit()


def test_the_card_is_there_only_while_the_figures_are(workspace: Workspace, qtbot: QtBot) -> None:
    settings = SettingsPage(workspace)
    qtbot.addWidget(settings)
    settings.show()
    card = settings.findChild(FiguresSettingsPart)
    assert card is not None
    assert card.isHidden()
    assert workspace.do("Slå til: Tal", switch_module, FIGURES, on=True)
    assert not card.isHidden()
    card.button.click()
    assert settings.findChild(FiguresDefinedPage) is not None


def test_the_smallest_group_can_be_larger_but_never_under_five(card: FiguresSettingsPart, workspace: Workspace) -> None:
    assert card.smallest.text() == "5"
    for text, kept, refused in (("8", 8, False), ("3", 8, True), ("mange", 8, True), ("10", 10, False)):
        card.smallest.editor.set_value(text)
        card.smallest.commit()
        assert workspace.ask(smallest_group) == kept
        assert bool(card.smallest.error()) == refused


def test_which_periods_are_given_out_can_be_changed(card: FiguresSettingsPart, workspace: Workspace) -> None:
    assert card.rhythm.text() == "", "nothing has left yet"
    card.rhythm.editor.set_value("quarters")
    card.rhythm.commit()
    assert workspace.ask(out_rhythm) is Rhythm.QUARTERS
    card.refresh()
    assert card.rhythm.text() == "quarters"


def test_own_words_stand_beside_the_figure_and_the_shipped_ones_come_back(
    page: FiguresDefinedPage, workspace: Workspace
) -> None:
    shipped = workspace.ask(list_figures)[0].figure
    typed(page, "name", "Sager, vi følger")
    typed(page, "source", "Vores egen håndbog")
    first = workspace.ask(list_figures)[0]
    assert (first.figure.name, first.figure.source, first.own) == ("Sager, vi følger", "Vores egen håndbog", True)
    assert first.figure.text == shipped.text
    assert page.table.current_row() == first, "the list follows"
    typed(page, "text", " ")
    assert page.editor.fields["text"].error(), "a figure without words says nothing"
    page.editor.restore.click()
    assert workspace.ask(list_figures)[0].figure == shipped
    assert page.editor.fields["name"].text() == shipped.name


def test_a_figure_that_is_left_out_is_not_counted_until_it_is_taken_in_again(
    page: FiguresDefinedPage, workspace: Workspace
) -> None:
    figure_id = page.editor.figure_id
    period = period_named("2026H1")
    for there in (False, True):
        page.editor.use.click()
        assert (workspace.ask(read_figures, period, past=0).row(figure_id) is not None) == there


def test_escape_leads_from_the_words_to_the_list_and_from_there_back(page: FiguresDefinedPage, qtbot: QtBot) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.editor.fields["name"].editor.hasFocus()
    QTest.keyClick(page.editor.fields["name"].editor, Qt.Key.Key_Escape)
    assert page.table.hasFocus()
    with qtbot.waitSignal(page.closed, timeout=1000):
        QTest.keyClick(page.table, Qt.Key.Key_Escape)
