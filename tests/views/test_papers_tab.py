"""»Papirer«: the paper is seen from memory, saved where asked for under a neutral name, and kept as finished."""

import errno
import os
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.models.log import Audit
from app.policy import Policy
from app.services.agreements import add_agreement
from app.services.finished_papers import list_finished
from app.services.people import list_people
from app.services.ports import Unit, use_case
from app.services.records import change_record
from app.views.case.papers import PapersTab
from app.views.papers import paper_view
from app.views.papers.hand_out import NOT_ALLOWED, OUTSIDE
from app.views.papers.leak_notice import ALL_RIGHT, BACK, WENT_BACK, LeakNotice
from app.views.papers.page_pictures import PagePictures
from app.views.theme import Theme, apply_theme
from app.views.widgets.editors import ChoiceEditor
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
    [pictures] = [each for each in tab.findChildren(PagePictures) if each.isVisibleTo(tab)]
    return pictures.page_count


def press(widget: QWidget, name: str) -> None:
    QApplication.processEvents()
    [button] = [
        each for each in widget.findChildren(QAbstractButton) if each.text() == name and each.isVisibleTo(widget)
    ]
    button.click()


@use_case("test.audit")
def kinds_noted(unit: Unit) -> list[str]:
    return [
        row.kind for row in unit.session.query(Audit).order_by(Audit.seq) if row.kind.startswith(("paper.", "leak."))
    ]


def noted(workspace: Workspace) -> list[str]:
    """The audit kinds of papers that tell of something leaving, oldest first."""
    quiet = ("paper.preview", "paper.list", "paper.finish", "leak.look")
    return [kind for kind in workspace.ask(kinds_noted) if kind not in quiet]


def save_to(path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Choose a path in the file dialog; returns the names it offered."""
    offered: list[str] = []
    names = QFileDialog.selectedFiles

    def choose(dialog: QFileDialog) -> QFileDialog.DialogCode:
        offered.append(Path(names(dialog)[0]).name)
        return QFileDialog.DialogCode.Accepted

    monkeypatch.setattr(QFileDialog, "exec", choose)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(path)])
    return offered


@pytest.fixture
def leaking(workspace: Workspace, noah_case: UUID) -> UUID:
    """Story B with Heidi's address written into an agreement."""
    heidi = next(row.id for row in workspace.ask(list_people, noah_case) if row.called == "Heidi")
    workspace.do("Ret", change_record, "person", heidi, {"address": "Hemmelig Vej 12, 7100 Vejle"})
    workspace.do("Aftale", add_agreement, noah_case, text="Noah besøger mor på Hemmelig V. 12 om lørdagen")
    return noah_case


def test_the_pages_are_seen_before_anything_is_saved(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    tab = papers_tab(workspace, mathias_case, qtbot)
    assert pages(tab) >= 1
    assert workspace.ask(list_finished, mathias_case) == ()


def test_another_copy_is_drawn_when_it_is_chosen(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    tab = papers_tab(workspace, mathias_case, qtbot)
    before = tab.pdf()
    fill(field_called(tab, "Papir"), "child")
    qtbot.waitUntil(lambda: tab.pdf() != before)


def test_a_saved_paper_has_a_neutral_name_and_is_finished(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = papers_tab(workspace, mathias_case, qtbot)
    offered = save_to(tmp_path / "plan-2026-014.pdf", monkeypatch)
    tab.save()
    assert offered == ["plan-2026-014.pdf"]
    assert (tmp_path / "plan-2026-014.pdf").read_bytes().startswith(b"%PDF")
    assert [path.name for path in tmp_path.glob("*.ny")] == []
    assert OUTSIDE in words_on(tab)
    [kept] = workspace.ask(list_finished, mathias_case)
    assert kept.version
    assert noted(workspace) == ["paper.save", "paper.deliver"]
    tab.save()
    assert len(workspace.ask(list_finished, mathias_case)) == 1


def test_what_is_chosen_a_moment_before_saving_is_what_is_saved(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = papers_tab(workspace, mathias_case, qtbot)
    offered = save_to(tmp_path / "fil.pdf", monkeypatch)
    fill(field_called(tab, "Papir"), "child")
    tab.save()
    assert offered == ["min-side-2026-014.pdf"]


def test_a_folder_that_is_not_there_is_said_and_nothing_is_handed_out(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = papers_tab(workspace, mathias_case, qtbot)
    save_to(tmp_path / "ingen" / "plan.pdf", monkeypatch)
    tab.save()
    assert "kan ikke gemmes der" in words_on(tab)
    assert noted(workspace) == ["paper.save", "paper.stayed"]
    [kept] = workspace.ask(list_finished, mathias_case)
    assert kept.got == ()


def test_a_full_disk_is_said_and_the_file_that_was_there_is_whole(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "plan.pdf"
    there.write_bytes(b"noget andet")
    tab = papers_tab(workspace, mathias_case, qtbot)
    save_to(there, monkeypatch)

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        tab.save()
    assert "ikke plads" in words_on(tab)
    assert there.read_bytes() == b"noget andet"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".ny"] == []


def test_a_print_is_noted_before_it_happens_and_so_is_thinking_better_of_it(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = papers_tab(workspace, mathias_case, qtbot)
    seen: list[list[str]] = []
    answers = iter((False, True))

    def at_the_printer(*_: object) -> bool:
        seen.append(noted(workspace))
        return next(answers)

    monkeypatch.setattr(paper_view, "print_pdf", at_the_printer)
    tab.print_out()
    assert noted(workspace) == ["paper.print", "paper.stayed"]
    tab.print_out()
    assert [each[-1] for each in seen] == ["paper.print", "paper.print"]
    assert noted(workspace)[-2:] == ["paper.print", "paper.deliver"]


def test_what_is_left_out_is_told_to_the_caseworker(workspace: Workspace, noah_case: UUID, qtbot: QtBot) -> None:
    assert "Udeladt i dette eksemplar" in words_on(papers_tab(workspace, noah_case, qtbot))


def test_one_of_two_children_can_be_chosen(workspace: Workspace, liv_case: UUID, qtbot: QtBot) -> None:
    tab = papers_tab(workspace, liv_case, qtbot)
    before = tab.pdf()
    child = field_called(tab, "Om")
    editor = child.editor
    fill(child, str(editor.itemData(1)) if hasattr(editor, "itemData") else "")
    qtbot.waitUntil(lambda: tab.pdf() != before)


def test_a_secret_in_a_sentence_is_seen_in_the_preview_and_asked_about_before_the_paper_leaves(
    workspace: Workspace, leaking: UUID, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = papers_tab(workspace, leaking, qtbot)
    out = tmp_path / "plan.pdf"
    save_to(out, monkeypatch)
    assert "Hemmelig V. 12 om lørdagen" in words_on(tab)

    tab.save()
    assert not out.exists()
    press(tab, BACK)
    assert WENT_BACK in words_on(tab)
    assert not out.exists()
    assert noted(workspace) == []

    tab.save()
    press(tab, ALL_RIGHT)
    assert out.exists()
    assert noted(workspace) == ["leak.accepted", "paper.save", "paper.deliver"]
    out.unlink()
    tab.save()
    assert out.exists()
    assert noted(workspace).count("leak.accepted") == 1


def test_an_answer_for_one_reader_is_no_answer_for_another(
    workspace: Workspace, leaking: UUID, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = papers_tab(workspace, leaking, qtbot)
    save_to(tmp_path / "plan.pdf", monkeypatch)
    tab.save()
    press(tab, ALL_RIGHT)
    notice = next(each for each in tab.findChildren(LeakNotice) if each.parentWidget().isVisibleTo(tab))
    assert notice.isHidden()

    people = {row.called: row.id for row in workspace.ask(list_people, leaking)}
    fill(field_called(tab, "Til"), str(people["Jan"]))
    qtbot.waitUntil(lambda: not notice.isHidden())
    fill(field_called(tab, "Til"), str(people["Heidi"]))
    qtbot.waitUntil(notice.isHidden)


def test_what_the_municipality_has_forbidden_to_leave_stays(
    store: OpenStore, noah_case: UUID, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forbidding = Policy(allowed_exports=frozenset())
    workspace = Workspace(
        store.units, store.drafts, store.units.now, training=False, policy=forbidding, keeper=store.keeper
    )
    tab = papers_tab(workspace, noah_case, qtbot)
    offered = save_to(tmp_path / "plan.pdf", monkeypatch)
    tab.save()
    tab.print_out()
    assert NOT_ALLOWED in words_on(tab)
    assert offered == noted(workspace) == []


def test_who_comes_while_the_tab_is_open_can_be_chosen(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    tab = papers_tab(workspace, mathias_case, qtbot)
    person = workspace.ask(list_people, mathias_case)[0]

    def offered() -> set[str]:
        editors = tab.chooser.findChildren(ChoiceEditor)
        return {each.itemText(place) for each in editors for place in range(each.count())}

    workspace.do("Ret", change_record, "person", person.id, {"name": "Zenobia Holm"})
    assert any("Zenobia" in each for each in offered())
