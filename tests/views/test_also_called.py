"""Words people use for what the program calls something else lead to it."""

import tomllib

import pytest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from app.paths import resources
from app.services.modules import CATALOGUE, FIGURES
from app.views.actions import commands
from app.views.frame.search_found import other_lines
from app.views.settings.finder import found_by, settings_in
from app.views.settings.page import SettingsPage
from app.views.workspace import Workspace

ALL = frozenset({CATALOGUE, FIGURES})


def test_what_others_call_a_setting_or_a_command_leads_to_it(workspace: Workspace, qtbot: QtBot) -> None:
    page = SettingsPage(workspace)
    qtbot.addWidget(page)
    page.resize(1200, 900)
    page.show()
    area = page.findChild(QScrollArea)
    assert area is not None
    settings = settings_in(area.widget())
    assert found_by(settings, "skriftstørrelse")[0].name == "Tekststørrelse"
    assert found_by(settings, "backup")[0].name == "Sikkerhedskopi"
    on_screen = {each.name for each in settings} | {each.text for each in commands(ALL)}
    told = tomllib.loads((resources() / "also_called.toml").read_text(encoding="utf-8"))
    assert set(told) - on_screen == set()


@pytest.mark.parametrize(
    ("typed", "name"), [("statistik", "Tal"), ("skærm luk", "Lås"), ("log ud", "Lås"), ("genveje", "Alle taster")]
)
def test_the_search_box_knows_them_too(typed: str, name: str) -> None:
    assert name in [each.text for each in other_lines(typed, ALL, lambda: ())]
