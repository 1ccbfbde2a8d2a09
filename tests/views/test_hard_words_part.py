"""Indstillinger: the municipality's own hard words, and those it wants to use after all."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from app.language.jargon import NO_WORD
from app.services import jargon_list
from app.views.settings.hard_words import HardWordsPart
from app.views.theme import Theme, apply_theme
from app.views.widgets.fields import LabeledField
from app.views.workspace import Workspace
from tests.views.case_reading import field_called, words_on


@pytest.fixture
def part(workspace: Workspace, qtbot: QtBot, qapp: QApplication) -> HardWordsPart:
    apply_theme(qapp, Theme())
    made = HardWordsPart(workspace)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


def press(part: HardWordsPart, name: str) -> None:
    next(each for each in part.findChildren(QAbstractButton) if each.accessibleName() == name).click()


def test_a_word_is_added_told_and_taken_away_again(part: HardWordsPart) -> None:
    field_called(part, "Svært ord").set_text("Skærmtid")
    field_called(part, "Skriv i stedet (kan stå tomt)").set_text("telefon")
    press(part, "Sæt ordet på listen")
    assert "»skærmtid«: skriv »telefon«." in words_on(part)
    press(part, "Tag ordet af listen: skærmtid")
    assert "skærmtid" not in words_on(part)


def test_a_word_that_is_used_here_can_be_asked_about_again(workspace: Workspace, part: HardWordsPart) -> None:
    shipped = jargon_list.shipped_list().words[0]
    workspace.do("Ord", jargon_list.leave_out, shipped.id)
    part.refresh()
    form = next(iter(shipped.say))
    assert f"»{form}« må bruges hos jer." in words_on(part)
    press(part, f"Spørg om ordet igen: {form}")
    assert "må bruges" not in words_on(part)


def test_half_typed_words_stand_again_after_a_restart_and_are_gone_when_they_are_on_the_list(
    workspace: Workspace, part: HardWordsPart, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field_called(part, "Svært ord").editor, "foranstalt")
    qtbot.keyClicks(field_called(part, "Skriv i stedet (kan stå tomt)").editor, "hjælp")
    for field in part.findChildren(LabeledField):
        field.flush_draft()
    again = HardWordsPart(workspace)
    qtbot.addWidget(again)
    shown = [field_called(again, name).text() for name in ("Svært ord", "Skriv i stedet (kan stå tomt)")]
    assert shown == ["foranstalt", "hjælp"]
    press(again, "Sæt ordet på listen")
    assert not any(key.startswith("hard_word:") for key in workspace.drafts.kept())


def test_a_word_that_is_refused_stays_half_typed(workspace: Workspace, part: HardWordsPart, qtbot: QtBot) -> None:
    qtbot.keyClicks(field_called(part, "Skriv i stedet (kan stå tomt)").editor, "hjælp")
    for field in part.findChildren(LabeledField):
        field.flush_draft()
    press(part, "Sæt ordet på listen")
    assert [text for key, text in workspace.drafts.kept().items() if key.startswith("hard_word:")] == ["hjælp"]


def test_nothing_is_no_word(part: HardWordsPart) -> None:
    press(part, "Sæt ordet på listen")
    assert field_called(part, "Svært ord").error() == NO_WORD
