"""»Aktindsigt«: walk the list by keys, decide, and save an answer that holds only what is given."""

import json
from pathlib import Path
from uuid import UUID

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services import people, records
from app.services.audit_report import read_audit
from app.views.case import access_tab
from app.views.case.access_tab import AccessTab
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.case_reading import field_called, fill, settle, words_on


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    apply_theme(qapp, Theme())


def access_for(workspace: Workspace, case_id: UUID, qtbot: QtBot, name: str) -> AccessTab:
    tab = AccessTab(workspace, case_id)
    qtbot.addWidget(tab)
    tab.resize(960, 860)
    with qtbot.waitActive(tab):
        tab.show()
        tab.activateWindow()
    settle()
    (person,) = [each.id for each in workspace.ask(people.list_people, case_id) if each.name.startswith(name)]
    fill(field_called(tab, "Hvem har bedt om det"), str(person))
    return tab


def choices(tab: AccessTab) -> list[str]:
    model = tab._table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_the_child_of_the_case_is_chosen_from_the_start(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    tab = AccessTab(workspace, mathias_case)
    qtbot.addWidget(tab)
    tab.refresh()
    assert tab._request is not None
    assert tab._request.name == "Mathias Kjærgaard Østergård"


def test_m_and_v_decide_and_go_on_to_the_next(workspace: Workspace, noah_case: UUID, qtbot: QtBot) -> None:
    tab = access_for(workspace, noah_case, qtbot, "Jan")
    tab._table.setFocus()
    tab._table.selectRow(1)
    before = choices(tab)
    assert before[1:3] == ["Med", "Med"]
    assert tab._table.height() > tab.height() * 0.6, "the record stands beside the list, which is walked through"

    qtbot.keyClick(tab._table, Qt.Key.Key_V)
    qtbot.keyClick(tab._table, Qt.Key.Key_V)
    assert choices(tab)[1:3] == ["Udeladt", "Udeladt"]
    assert tab._table.currentIndex().row() == 3
    tab._table.selectRow(1)
    qtbot.keyClick(tab._table, Qt.Key.Key_M)
    assert choices(tab)[1:3] == ["Med", "Udeladt"]
    workspace.undo_stack.undo()
    assert choices(tab)[1:3] == ["Udeladt", "Udeladt"]
    tab.resize(560, 480)
    settle()
    tab._table.selectRow(1)
    tab._turns.show_one()
    qtbot.keyClick(tab._turns.back, Qt.Key.Key_M)
    assert choices(tab)[1:3] == ["Med", "Udeladt"], "also where the record stands alone"


def test_a_ground_is_chosen_with_its_reason_and_what_to_think_of(
    workspace: Workspace, noah_case: UUID, qtbot: QtBot
) -> None:
    tab = access_for(workspace, noah_case, qtbot, "Jan")
    tab._table.selectRow(1)
    fill(field_called(tab, "Din begrundelse"), "Talt med juristen")
    fill(field_called(tab, "Udelad, fordi"), "child_trust")
    tab._table.selectRow(1)
    assert field_called(tab, "Din begrundelse").text() == "Talt med juristen"
    assert "Spørg jeres jurist" in words_on(tab)


def test_only_what_waits_is_shown_and_the_suggestions_can_be_used(
    workspace: Workspace, noah_case: UUID, qtbot: QtBot
) -> None:
    tab = access_for(workspace, noah_case, qtbot, "Jan")
    fill(field_called(tab, "Vis"), access_tab.WAITING)
    assert set(choices(tab)) == {"Skal afgøres"}
    qtbot.mouseClick(tab._accept, Qt.MouseButton.LeftButton)
    assert choices(tab) == []
    assert access_tab.NOTHING in words_on(tab)
    assert not tab._accept.isEnabled()
    assert "venter" not in words_on(tab)


def saved(tab: AccessTab, folder: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> Path:
    monkeypatch.setattr(access_tab, "ask_save_path", lambda _p, _t, name, _k: str(folder / name))
    fill(field_called(tab, "Gem som"), kind)
    tab.save()
    return folder / f"aktindsigt-2026-007.{kind}"


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(page.get_textpage().get_text_range() for page in document)


def test_the_answer_to_a_father_holds_nothing_of_the_mother_he_must_not_find(
    workspace: Workspace, noah_case: UUID, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = access_for(workspace, noah_case, qtbot, "Jan")
    pdf, data = (saved(tab, tmp_path, monkeypatch, kind) for kind in ("pdf", "json"))

    words = text_of(pdf.read_bytes())
    assert "Jan Sørensen" in words
    assert "oplysninger er udeladt" in " ".join(words.split())
    for hidden in ("Heidi", "Yasmin", "veninde"):
        assert hidden not in words
        assert hidden not in data.read_text(encoding="utf-8")
    assert json.loads(data.read_text(encoding="utf-8"))["left_out"]
    assert access_tab.OUTSIDE in words_on(tab)
    assert "access.export" in {each.kind for each in workspace.ask(read_audit, noah_case).lines}


def test_what_is_given_although_it_is_protected_is_asked_about_first(
    workspace: Workspace, noah_case: UUID, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = {"text": "Heidi sover hos Yasmin Farah."}
    assert workspace.do("Skriv notat", records.add_record, noah_case, "note", note) is not None
    tab = access_for(workspace, noah_case, qtbot, "Jan")
    model = tab._table.model()
    row = next(row for row in range(model.rowCount()) if "Yasmin Farah." in str(model.index(row, 1).data()))
    tab._table.setFocus()
    tab._table.selectRow(row)
    qtbot.keyClick(tab._table, Qt.Key.Key_M)

    path = saved(tab, tmp_path, monkeypatch, "pdf")

    assert not path.exists()
    assert tab._leaks.isVisible()
    tab._leaks._on_all_right()
    assert path.exists()
