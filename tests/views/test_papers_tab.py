"""»Papirer«: the paper is seen from memory, saved where asked for under a neutral name, and kept as finished."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.services.papers import list_papers
from app.views.case.page_pictures import PagePictures
from app.views.case.papers import OUTSIDE, PapersTab
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.case_reading import field_called, fill, open_case, words_on


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    apply_theme(qapp, Theme())


def papers_tab(workspace: Workspace, case_id: UUID, qtbot: QtBot) -> PapersTab:
    tab = open_case(workspace, case_id, qtbot, "papers").tab("papers")
    assert isinstance(tab, PapersTab)
    return tab


def pages(tab: PapersTab) -> int:
    pictures = tab.findChild(PagePictures)
    assert pictures is not None
    return pictures.page_count


def test_the_pages_are_seen_before_anything_is_saved(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    tab = papers_tab(workspace, mathias_case, qtbot)
    assert pages(tab) >= 1
    assert workspace.ask(list_papers, mathias_case) == []


def test_another_copy_is_drawn_when_it_is_chosen(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    tab = papers_tab(workspace, mathias_case, qtbot)
    before = tab._pdf
    fill(field_called(tab, "Udgave"), "child")
    qtbot.waitUntil(lambda: tab._pdf != before)


def test_a_saved_paper_has_a_neutral_name_and_is_finished(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = papers_tab(workspace, mathias_case, qtbot)
    offered: list[str] = []

    def choose(_parent: object, _title: str, name: str, _filter: str) -> tuple[str, str]:
        offered.append(name)
        return str(tmp_path / name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    tab.save()
    assert offered == ["plan-2026-014.pdf"]
    assert (tmp_path / "plan-2026-014.pdf").read_bytes().startswith(b"%PDF")
    assert OUTSIDE in words_on(tab)
    (kept,) = workspace.ask(list_papers, mathias_case)
    assert kept.version
    tab.save()
    assert len(workspace.ask(list_papers, mathias_case)) == 1


def test_a_folder_that_is_not_there_is_said_and_nothing_is_finished(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = papers_tab(workspace, mathias_case, qtbot)
    missing = tmp_path / "ingen" / "plan.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(missing), ""))
    tab.save()
    assert "kan ikke gemmes der" in words_on(tab)
    assert workspace.ask(list_papers, mathias_case) == []


def test_what_is_left_out_is_told_to_the_caseworker(workspace: Workspace, noah_case: UUID, qtbot: QtBot) -> None:
    assert "Udeladt i dette eksemplar" in words_on(papers_tab(workspace, noah_case, qtbot))


def test_one_of_two_children_can_be_chosen(workspace: Workspace, liv_case: UUID, qtbot: QtBot) -> None:
    tab = papers_tab(workspace, liv_case, qtbot)
    before = tab._pdf
    child = field_called(tab, "Om")
    editor = child.editor
    fill(child, str(editor.itemData(1)) if hasattr(editor, "itemData") else "")
    qtbot.waitUntil(lambda: tab._pdf != before)
