"""Story D with the parts before the plan switched off: all of it lies in the store, and no word in the window tells."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.services.modules import ASSESSMENTS, FIT, GUIDES, NOTIFICATIONS, RULINGS, list_modules, switch_module
from app.views.main_window import MainWindow
from app.views.widgets.side_list import SideItem
from app.views.workspace import Workspace
from tests.doing import ask
from tests.journeys.early_hands import called, settle, words_of
from tests.views.page_walk import case_tabs, main_pages

TRACES = (
    "underret",
    "screening",
    "afgørelse",
    "undersøgelse",
    "afdækning",
    "partshør",
    "handleguide",
    "feedback i tal",
)


WRITTEN = ("Afgørelse 1. oktober 2025 · start 6. oktober 2025", "Karla har det ikke bedre, og hun vil ikke hjem")
"""What she has written of the help and of a worry that led to a notification: not of the parts that are off."""
TELLS_ALL = ("Hvad er sket", "Aktindsigt")
"""Places that must tell all that was ever written and done in a case, also with a part that has been switched off."""
PARTS = (NOTIFICATIONS, ASSESSMENTS, RULINGS, GUIDES, FIT)


def window_of(store: OpenStore, qtbot: QtBot) -> MainWindow:
    """Return the whole window, wide enough that the parts of a tab stand beside it."""
    made = MainWindow(Workspace(store.units, store.drafts, store.units.now, training=False, keeper=store.keeper))
    qtbot.addWidget(made)
    made.resize(1440, 900)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    settle()
    return made


def seen(window: MainWindow, case_id: UUID) -> Iterator[tuple[str, str]]:
    """Yield every page, tab and part of a tab, with all that can be read there."""
    for name, _ in main_pages(window):
        yield name, words_of(window)
        yield from parts_of(window, name)
    for name, _ in case_tabs(window, case_id):
        yield name, words_of(window)
        yield from parts_of(window, name)


def parts_of(window: MainWindow, name: str) -> Iterator[tuple[str, str]]:
    for place in range(len([each for each in window.findChildren(SideItem) if each.isVisible()])):
        item = [each for each in window.findChildren(SideItem) if each.isVisible()][place]
        item.click()
        settle()
        yield f"{name}, {called(item)}", words_of(window)


def traces(window: MainWindow, case_id: UUID) -> set[tuple[str, str]]:
    """Return every line that tells of what is switched off, with where it stands."""
    lines = ((place, line) for place, words in seen(window, case_id) for line in words.splitlines())
    return {(place, line) for place, line in lines if any(each in line.casefold() for each in TRACES)}


@pytest.mark.long(sample=False)
def test_off_no_word_in_the_window_tells(store: OpenStore, karla_case: UUID, qtbot: QtBot) -> None:
    parts = [each for each in ask(store, list_modules) if each.key in PARTS]
    switches = {words for each in parts for words in (each.name, f"Brug »{each.name}«", each.help)}
    told = traces(window_of(store, qtbot), karla_case)
    found = {(place, line) for place, line in told if not place.endswith(TELLS_ALL)}
    assert [line for place, line in found if place != "settings" and not line.startswith(WRITTEN)] == []
    assert {line for place, line in found if place == "settings"} <= switches, "only what they are switched on by"


@pytest.mark.long(sample=False)
def test_on_the_same_walk_finds_them(store: OpenStore, karla_case: UUID, qtbot: QtBot) -> None:
    with store.units.step("Dele", "modules.switch") as unit:
        for part in PARTS:
            switch_module(unit, part, on=True)
    places = {place for place, _ in traces(window_of(store, qtbot), karla_case)}
    assert {
        f"faneblad 6, {each}" for each in ("Underretninger", "Undersøgelse", "Afgørelser", "Handleguides")
    } <= places
