"""Every page as somebody meets it who sees little, or uses no mouse, or hears the screen: all of it in one walk."""

from collections.abc import Iterator
from itertools import chain
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.services.modules import MODULES, switch_module
from app.services.people import list_people
from app.services.records import change_record
from app.views.main_window import MainWindow
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.ready_stores import Build, case_of
from tests.views.every_page import meetings_of, pages_of, settle
from tests.views.focus_faults import traps, unseen_focus
from tests.views.other_windows import windows_of
from tests.views.page_faults import cut_words, jumps, overlaps, pale_words, tab_way
from tests.views.test_accessible_names import faults

PRESSED = ("today", "settings", "sagen: plan", "sagen: notes", "møde: planned")
"""Pages where Tab is really pressed, all the way round and back: those with most kinds of fields."""
WHOLE = 1
"""Windows with more controls than this are walked round with Tab; the only button of a dialog keeps the focus."""
PARTS = ("find på siden", "vejledningens indhold")
"""What lies beside a page: Tab goes on into the page, so there is no way round to walk."""
LONG = " Sønderjysk-Kristensen Østergård-Kjærgaard"


def long_names(opened: OpenStore) -> None:
    """Give everybody in the family as long a name as Denmark has, and switch every part of the program on."""
    with opened.units.step("Rettet", "record.change") as unit:
        for key in MODULES:
            switch_module(unit, key, on=True)
        for person in list_people(unit, case_of(opened, "2026-014")):
            change_record(unit, "person", person.id, {"name": person.name.split()[0] + LONG})


@pytest.fixture
def build() -> Build[None]:
    return long_names


@pytest.fixture(params=[Theme("light", 2.0), Theme("dark", 1.5), Theme("black", 1.25)])
def window(
    request: pytest.FixtureRequest, workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication
) -> Iterator[MainWindow]:
    apply_theme(qapp, request.param)
    opened = MainWindow(workspace)
    qtbot.addWidget(opened)
    opened.resize(1280, 720)
    with qtbot.waitActive(opened):
        opened.show()
        opened.activateWindow()
    settle()
    yield opened
    apply_theme(qapp, Theme())


@pytest.mark.long(sample=False)
def test_nothing_on_any_page_stands_in_the_way_of_anybody(window: MainWindow, mathias_case: UUID) -> None:
    checks = (faults, cut_words, overlaps, jumps, pale_words)
    wrong, met = {}, set[str]()
    for name, page in chain(pages_of(window, mathias_case), meetings_of(window, mathias_case)):
        found = [each for check in checks for each in check(page)] + unseen_focus(page, met)
        found += traps(page) if name in PRESSED else []
        if found:
            wrong[name] = found
    assert wrong == {}


@pytest.mark.long(sample=False)
def test_nothing_in_any_other_window_stands_in_the_way_of_anybody(window: MainWindow, mathias_case: UUID) -> None:
    checks = (faults, cut_words, overlaps, jumps, pale_words)
    wrong, met = {}, set[str]()
    for name, page in windows_of(window, mathias_case):
        found = [each for check in checks for each in check(page)] + unseen_focus(page, met)
        found += traps(page) if name not in PARTS and len(tab_way(page)) > WHOLE else []
        if found:
            wrong[name] = found
    assert wrong == {}
