"""The three families with every part of the program switched on, then all off: no page, list or paper fails."""

from itertools import product
from uuid import UUID

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.documents.plan_paper import plan_pdf
from app.models.enums import Copy
from app.services import case_content, due_rows, modules, papers
from app.views.main_window import MainWindow
from app.views.workspace import Workspace
from tests.views.page_walk import case_tabs, main_pages, meeting_steps

pytestmark = pytest.mark.parametrize("on", [True, False], ids=["all on", "all off"])


@pytest.fixture
def cases(mathias_case: UUID, noah_case: UUID, liv_case: UUID) -> tuple[UUID, ...]:
    return mathias_case, noah_case, liv_case


@pytest.fixture
def switched(store: OpenStore, workspace: Workspace, cases: tuple[UUID, ...], on: bool) -> Workspace:
    with store.units.step("Dele af programmet", "modules.switch") as unit:
        for key in modules.MODULES:
            modules.switch_module(unit, key, on=on)
    return workspace


def test_every_switch_stands_as_it_was_set(switched: Workspace, on: bool) -> None:
    assert {each.key: each.on for each in switched.ask(modules.list_modules)} == dict.fromkeys(modules.MODULES, on)


@pytest.mark.long
def test_every_page_opens(switched: Workspace, cases: tuple[UUID, ...], qtbot: QtBot) -> None:
    window = MainWindow(switched)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    seen = [name for name, page in main_pages(window) if said(page)]
    for case_id in cases:
        seen += [name for name, page in case_tabs(window, case_id) if said(page)]
        seen += [name for name, page in meeting_steps(switched, case_id) if said(page)]
    assert len(seen) >= 5 + len(cases) * 8 + 12, "the rail, seven tabs and a planned meeting each, and all steps once"


def said(page: QWidget) -> list[str]:
    return [each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page) and each.text()]


@pytest.mark.long
def test_every_paper_is_printed(switched: Workspace, cases: tuple[UUID, ...]) -> None:
    for case_id, copy in product(cases, Copy):
        draft = switched.ask(papers.plan_for, case_id, copy=copy, with_genogram=True)
        assert plan_pdf(draft.paper).startswith(b"%PDF")


def test_the_due_list_holds_what_the_parts_that_are_on_ask_for(switched: Workspace, on: bool) -> None:
    rows = switched.ask(due_rows.list_due)
    assert rows, "agreements and meetings are due with every part off"
    assert ("Tilsyn" in {row.what for row in rows}) == on


def test_what_a_part_knows_is_exported_also_when_it_is_off(switched: Workspace, noah_case: UUID) -> None:
    content = switched.ask(case_content.content_of, noah_case)
    assert [each.get("rung") for each in content["interventions"]] == [6, 3], "facts of the ladder, which may be off"
