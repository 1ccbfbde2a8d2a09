"""»Hvad er sket«: changes by page and filter, and who has seen the case, as it can be handed to one person."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services import people, records
from app.services.audit_report import EMPLOYEE, read_audit
from app.views.case import history_seen
from app.views.case.history_changes import NOTHING
from app.views.case.history_tab import CHANGES, SEEN, HistoryTab
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.case_reading import field_called, fill, settle, words_on


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    apply_theme(qapp, Theme())


def history_tab(workspace: Workspace, case_id: UUID, qtbot: QtBot, part: int = CHANGES) -> HistoryTab:
    tab = HistoryTab(workspace, case_id)
    qtbot.addWidget(tab)
    tab.resize(960, 800)
    with qtbot.waitExposed(tab):
        tab.show()
    tab.open_part(part)
    settle()
    return tab


def shown(tab: HistoryTab) -> list[str]:
    model = tab.changes._table.model()
    return [str(model.index(row, 1).data()) for row in range(model.rowCount())]


def rename(workspace: Workspace, case_id: UUID, to: str) -> UUID:
    person = workspace.ask(people.list_people, case_id)[0].id
    assert workspace.do("Ret person", records.change_record, "person", person, {"called": to}) is not None
    return person


def test_a_change_is_seen_at_once_with_before_and_after(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    tab = history_tab(workspace, mathias_case, qtbot)
    rename(workspace, mathias_case, "Math")

    assert shown(tab)[0] == "Kaldes"
    tab.changes._table.selectRow(0)
    assert "Før: Mathias" in words_on(tab)
    assert "Nu: Math" in words_on(tab)
    workspace.undo_stack.undo()
    assert shown(tab)[:2] == ["Kaldes", "Kaldes (fortrudt)"]


def test_a_page_at_a_time_is_read(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    tab = history_tab(workspace, mathias_case, qtbot)
    first = shown(tab)
    assert len(first) == 100
    qtbot.mouseClick(tab.changes._more, Qt.MouseButton.LeftButton)
    assert shown(tab)[:100] == first
    assert len(shown(tab)) > 100
    assert (tab.changes._more.isHidden(), tab.changes._table.currentIndex().row()) == (True, 100)


def test_the_filters_narrow_the_list(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    tab = history_tab(workspace, mathias_case, qtbot)
    person = rename(workspace, mathias_case, "Math")
    fill(field_called(tab, "Om hvem"), str(person))
    fill(field_called(tab, "Hvad"), "person")
    assert shown(tab) == ["Kaldes", "Person (tilføjet)"]
    fill(field_called(tab, "Ord i ændringen"), "math kaldes")
    assert "Kaldes" in shown(tab)
    fill(field_called(tab, "Ord i ændringen"), "findes slet ikke")
    assert NOTHING in words_on(tab)


def test_the_list_of_who_has_seen_it_is_what_would_be_given(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    tab = history_tab(workspace, mathias_case, qtbot, SEEN)
    table = tab.seen._table
    who = {str(table.model().index(row, 1).data()) for row in range(table.model().rowCount())}
    assert who == {EMPLOYEE}
    assert not tab._save.isHidden()
    tab.open_part(CHANGES)
    assert tab._save.isHidden()


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF"), ("csv", "\ufeffDato".encode()), ("json", b"{")])
def test_the_list_is_saved_under_a_neutral_name_and_noted(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str,
    begins: bytes,
) -> None:  # fmt: skip
    tab = history_tab(workspace, mathias_case, qtbot, SEEN)
    offered: list[str] = []

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> str:
        offered.append(name)
        return str(tmp_path / name)

    monkeypatch.setattr(history_seen, "ask_save_path", choose)
    fill(field_called(tab, "Gem som"), kind)
    tab.seen.save()

    assert offered == [f"hvem-har-set-2026-014.{kind}"]
    assert (tmp_path / offered[0]).read_bytes().startswith(begins)
    assert history_seen.OUTSIDE in words_on(tab)
    assert "audit.export" in {each.kind for each in workspace.ask(read_audit, mathias_case).lines}


def test_a_folder_that_is_not_there_is_said(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = history_tab(workspace, mathias_case, qtbot, SEEN)
    monkeypatch.setattr(history_seen, "ask_save_path", lambda *_: str(tmp_path / "ingen" / "liste.pdf"))
    tab.seen.save()
    assert "kan ikke gemmes der" in words_on(tab)


def test_days_the_wrong_way_round_are_said_under_the_field(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    tab = history_tab(workspace, mathias_case, qtbot, SEEN)
    fill(field_called(tab, "Fra og med"), "20. november 2026")
    fill(field_called(tab, "Til og med"), "1. november 2026")
    assert "Byt om" in field_called(tab, "Til og med").error()
