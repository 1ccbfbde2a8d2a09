"""A paper out of the vault is read apart from the window, for it may have come from anywhere, and leaves as it was."""

from pathlib import Path
from uuid import UUID

import pypdfium2
import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.services.finished_papers import list_finished
from app.views.case.papers import PapersTab
from app.views.papers.finished import FinishedPapers
from app.views.workspace import Workspace
from tests.views.test_papers_all_kinds import save_to, tab, write_goal

__all__ = ["tab"]


def test_a_finished_paper_is_saved_again_byte_for_byte_after_the_facts_changed(
    workspace: Workspace,
    tab: PapersTab,
    mathias_case: UUID,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    first, again = tmp_path / "et.pdf", tmp_path / "to.pdf"
    save_to(first, monkeypatch)
    tab.save()
    write_goal(workspace, mathias_case, "Noget helt andet")
    monkeypatch.setattr(pypdfium2, "PdfDocument", None)  # what comes out of the vault is not decoded in the window
    tab.open_finished()
    kept = tab.findChildren(FinishedPapers)[0]._paper
    assert any("Mathias" in part.text for part in kept.rendered().parts if part.where == "side 1")
    [reader] = kept._read
    kept._pages.grab()
    qtbot.waitUntil(lambda: 0 in kept._pages._images, timeout=20_000)
    assert reader.is_awake()
    kept._pages._apart.use(reader, 1.0)  # no more pages are asked for
    qtbot.waitUntil(lambda: not kept._pages._apart._work.busy(), timeout=20_000)
    kept._pages._idle.timeout.emit()
    assert not reader.is_awake(), "it goes when nothing is asked for a while"
    tab.copy_text()
    assert "Mathias" in QGuiApplication.clipboard().text()
    save_to(again, monkeypatch)
    tab.save()
    assert again.read_bytes() == first.read_bytes()
    assert len(workspace.ask(list_finished, mathias_case)) == 1
