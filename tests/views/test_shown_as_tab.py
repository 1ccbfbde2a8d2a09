"""»Vis som …« in the window: what Jan gets is seen, what he does not get is told, and all copies are made in one go."""

import re
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.documents.read_back import read_back
from app.services.agreements import add_agreement
from app.services.finished_papers import list_finished
from app.services.people import list_people
from app.services.records import change_record
from app.views.case.copies_panel import NOBODY_CHOSEN
from app.views.case.shown_as import ShownAsTab
from app.views.papers.leak_notice import ALL_RIGHT
from app.views.papers.page_pictures import PagePictures
from app.views.theme import Theme, apply_theme
from app.views.widgets.check_box import CheckBox
from app.views.workspace import Workspace
from tests.views.case_reading import words_on


@pytest.fixture
def shown(workspace: Workspace, noah_case: UUID, qtbot: QtBot, qapp: QApplication) -> ShownAsTab:
    """The page of story B, seen as Jan."""
    apply_theme(qapp, Theme())
    tab = ShownAsTab(workspace, noah_case)
    qtbot.addWidget(tab)
    tab.resize(1180, 720)
    tab.show()
    tab.refresh()
    tab.show_as(person(workspace, noah_case, "Jan"))
    return tab


def person(workspace: Workspace, case_id: UUID, called: str) -> UUID:
    return next(row.id for row in workspace.ask(list_people, case_id) if row.called == called)


def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is chosen when one is asked for."""
    out = tmp_path / "eksemplarer"
    out.mkdir()
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: QFileDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(out)])
    return out


def press(widget: QWidget, name: str) -> None:
    QApplication.processEvents()
    [button] = [
        each for each in widget.findChildren(QAbstractButton) if each.text() == name and each.isVisibleTo(widget)
    ]
    button.click()


def test_jans_view_shows_his_paper_and_its_name_and_what_he_does_not_see(shown: ShownAsTab) -> None:
    words = words_on(shown)
    assert "Det ser Jan af sagen" in words
    assert "Det ser Jan ikke" in words
    assert "Filnavn: plan-2026-007.pdf" in words
    seen, _, not_seen = words.partition("Det ser Jan ikke")
    assert "Yasmin" in seen + not_seen
    assert [each.page_count > 0 for each in shown.findChildren(PagePictures) if not each.isHidden()] == [True]


def test_a_child_gets_its_own_side_too(shown: ShownAsTab, workspace: Workspace, noah_case: UUID) -> None:
    shown.show_as(person(workspace, noah_case, "Noah"))
    words = words_on(shown)
    assert "Filnavn: min-side-2026-007.pdf" in words
    assert "Filnavn: plan-2026-007.pdf" in words


@pytest.mark.long
@pytest.mark.parametrize("width", [560, 900, 1400])
def test_nothing_is_cut_off_at_any_width(shown: ShownAsTab, width: int) -> None:
    shown.resize(width, 700)
    words = words_on(shown)
    assert shown.width() == width
    assert "Det ser Jan ikke" in words
    assert "Det ser Jan af sagen" in words


def test_each_reader_gets_a_copy_of_their_own_under_a_name_that_names_nobody(
    shown: ShownAsTab, workspace: Workspace, noah_case: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = folder(tmp_path, monkeypatch)
    (out / "plan-2026-007-1.pdf").write_bytes(b"en gammel plan")
    shown.open_copies()
    press(shown, "Vælg mappe og gem …")

    names = sorted(path.name for path in out.iterdir())
    assert all(re.fullmatch(r"(plan|min-side)-2026-007-\d\.pdf", name) for name in names)
    assert len(names) == 5
    assert (out / "plan-2026-007-1.pdf").read_bytes() == b"en gammel plan"
    new = [path for path in out.iterdir() if path.read_bytes().startswith(b"%PDF")]
    to_jan = [path for path in new if "Til Jan\n" in _text(path) + "\n"]
    assert len(to_jan) == 1
    assert "Yasmin" not in _text(to_jan[0])
    kept = workspace.ask(list_finished, noah_case)
    assert {row.got for row in kept if "til Jan" in row.reader} == {("Til Jan: gemt som fil den 22. november 2026.",)}
    assert len(kept) == 4
    assert ": Jan, Planen" in words_on(shown)


def _text(path: Path) -> str:
    return "\n".join(part.text.replace("\r\n", "\n") for part in read_back(path.read_bytes()).parts)


def test_what_is_found_is_asked_about_once_and_told_per_person(
    shown: ShownAsTab, workspace: Workspace, noah_case: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heidi = person(workspace, noah_case, "Heidi")
    workspace.do("Ret", change_record, "person", heidi, {"address": "Hemmelig Vej 12, 7100 Vejle"})
    workspace.do("Aftale", add_agreement, noah_case, text="Noah besøger mor på Hemmelig Vej 12")
    shown.refresh()
    out = folder(tmp_path, monkeypatch)
    shown.open_copies()
    press(shown, "Vælg mappe og gem …")

    assert list(out.iterdir()) == []
    words = words_on(shown)
    assert "Til Jan · side" in words
    assert "Til Heidi · side" not in words
    press(shown, ALL_RIGHT)
    assert len(list(out.iterdir())) == 4


def test_nobody_chosen_is_said(shown: ShownAsTab) -> None:
    shown.open_copies()
    for box in shown.findChildren(CheckBox):
        box.setChecked(False)
    press(shown, "Vælg mappe og gem …")
    assert NOBODY_CHOSEN in words_on(shown)
