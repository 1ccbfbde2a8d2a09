"""»Billeder og filer«: straight into the vault, seen from memory, and nothing leaves without a word about it."""

import threading
from pathlib import Path
from typing import NoReturn, cast
from uuid import UUID

import pytest
import shiboken6
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage, QImageReader
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.documents.plan_paper import plan_pdf
from app.exchange.picture_process import CANNOT_SHOW
from app.policy import Policy
from app.services import attachments
from app.services.papers import plan_for
from app.store.sealed_files import files_folder, names_on_disk
from app.views.case.attachment_import import Source
from app.views.case.attachment_intake import FILE_HERE, ONE_HERE
from app.views.case.attachment_tiles_model import ROW, SMALL
from app.views.case.attachment_viewer import NOT_HERE, ONLY_AS_COPY
from app.views.case.drop_card import DropCard
from app.views.case.files_tab import EMPTY, NOTHING_PASTED, OUTSIDE, FilesTab
from app.views.case.more_tab import MoreTab
from app.views.theme import Theme, apply_theme
from app.views.widgets.keys import hints_at
from app.views.workspace import Workspace
from tests.exchange.pictures import CANARY, board, noise, saved, telltale_jpeg
from tests.views.case_reading import field_called, fill, open_case, settle, words_on


@pytest.fixture
def files(workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication) -> FilesTab:
    apply_theme(qapp, Theme())
    more = cast("MoreTab", open_case(workspace, mathias_case, qtbot, "files").tab("more"))
    return cast("FilesTab", more.part())


def bring(files: FilesTab, qtbot: QtBot, *sources: Source) -> None:
    with qtbot.waitSignal(files.intake.importer.done, timeout=30_000):
        files.intake.bring(sources)
    settle()


def source(folder: Path, name: str, raw: bytes) -> Source:
    (folder / name).write_bytes(raw)
    return Source(path=folder / name)


def names(files: FilesTab) -> list[str]:
    model = files.tiles.model()
    return [str(model.index(place, 0).data()) for place in range(model.rowCount())]


def press(files: FilesTab, name: str, qtbot: QtBot) -> None:
    (button,) = [
        each for each in files.findChildren(QPushButton) if each.accessibleName() == name and each.isVisibleTo(files)
    ]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def test_an_empty_case_says_how_to_begin_and_takes_no_room_for_pictures(files: FilesTab) -> None:
    assert EMPTY in words_on(files)
    assert files._stack.minimumSizeHint().height() < files.viewer.minimumSizeHint().height()


def test_a_photo_comes_in_without_what_it_could_tell(
    files: FilesTab, store: OpenStore, tmp_path: Path, qtbot: QtBot
) -> None:
    bring(files, qtbot, source(tmp_path, "Tavlen.jpg", telltale_jpeg()))
    (tmp_path / "Tavlen.jpg").unlink()
    store.seal()

    assert names(files) == ["Tavlen"]
    assert files.intake.notice.sentence() == ONE_HERE
    row = files.tiles.row()
    assert row is not None
    assert row.told == "foto, 18. november 2026"
    kept = files.workspace.ask(attachments.attachment_bytes, row.id)
    assert kept is not None
    assert CANARY.encode() not in kept
    for path in (each for each in tmp_path.rglob("*") if each.is_file()):
        raw = path.read_bytes()
        assert CANARY.encode() not in raw
        assert kept[:64] not in raw


def test_several_come_in_together_and_what_cannot_is_named(files: FilesTab, tmp_path: Path, qtbot: QtBot) -> None:
    bring(
        files, qtbot, source(tmp_path, "Et.png", saved(board(), "PNG")), source(tmp_path, "Spil.jpg", b"MZ program"),
        source(tmp_path, "To.heic", saved(noise(300, 200), "HEIF")),
    )  # fmt: skip
    assert names(files) == ["To", "Et"]
    said = files.intake.notice.sentence()
    assert said.startswith("2 billeder og filer ligger nu her.")
    assert "»Spil.jpg«: Filen er et program" in said


def test_the_same_picture_again_is_told_and_chosen(files: FilesTab, tmp_path: Path, qtbot: QtBot) -> None:
    first = source(tmp_path, "Et.png", saved(board(), "PNG"))
    bring(files, qtbot, first)
    bring(files, qtbot, source(tmp_path, "To.png", saved(noise(60, 60), "PNG")))
    bring(files, qtbot, first)
    assert files.intake.notice.sentence() == "»Et« ligger her allerede."
    row = files.tiles.row()
    assert row is not None
    assert row.name == "Et"


def test_a_picture_is_pasted_and_dropped(files: FilesTab, tmp_path: Path, qtbot: QtBot) -> None:
    QApplication.clipboard().clear()
    qtbot.keyClick(files.tiles, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert files.intake.notice.sentence() == NOTHING_PASTED
    QApplication.clipboard().setImage(QImage.fromData(saved(board(), "PNG")))
    with qtbot.waitSignal(files.intake.importer.done, timeout=30_000):
        qtbot.keyClick(files, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert names(files) == ["Indsat billede"]

    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(source(tmp_path, "Brev.txt", b"Hej").path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    card = files.window().findChild(DropCard)
    with qtbot.waitSignal(files.intake.importer.done, timeout=30_000):
        card.dropEvent(QDropEvent(QPointF(9, 9), copy, data, left, none))
    assert names(files) == ["Brev", "Indsat billede"]
    assert files.intake.notice.sentence() == FILE_HERE


def test_stopping_leaves_nothing_half_done(files: FilesTab, tmp_path: Path, qtbot: QtBot) -> None:
    slow = [source(tmp_path, f"{number}.png", saved(noise(1500, 1500), "PNG", compress_level=1)) for number in range(3)]
    with qtbot.waitSignal(files.intake.importer.done, timeout=30_000):
        files.intake.bring(slow)
        qtbot.waitUntil(lambda: "Henter 1 af 3 …" in words_on(files))
        press(files, "Stop", qtbot)
    assert names(files) == []
    assert files.intake.notice.sentence() == ""
    bring(files, qtbot, slow[0])
    assert names(files) == ["0"]


def test_no_picture_out_of_the_vault_is_unpacked_where_the_key_is(
    files: FilesTab, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unpacked_here(*_: object) -> NoReturn:
        raise AssertionError("a stranger's bytes in the window's process")

    for kind, name in ((QImageReader, "read"), (QImageReader, "size"), (QImage, "fromData"), (QImage, "loadFromData")):
        monkeypatch.setattr(kind, name, unpacked_here)
    monkeypatch.setattr(Image, "open", unpacked_here)
    bring(files, qtbot, source(tmp_path, "Et.png", saved(board(1200, 900), "PNG")))
    index = files.tiles.model().index(0, 0)
    qtbot.waitUntil(lambda: isinstance(index.data(SMALL), QImage))
    assert index.data(SMALL).width() == 460
    files.open_view(index.data(ROW))
    qtbot.waitUntil(lambda: files.viewer.view.place().width() > 100)
    files.viewer.show_attachment(index.data(ROW), b"\x89PNG\r\n\x1a\n torn", 1, 1)
    qtbot.waitUntil(lambda: files.viewer.sentence() == CANNOT_SHOW)


def test_it_is_seen_large_and_the_arrows_walk(files: FilesTab, tmp_path: Path, qtbot: QtBot) -> None:
    bring(files, qtbot, *(source(tmp_path, f"{name}.png", saved(noise(200, 100 + len(name)), "PNG")) for name in "abc"))
    files.tiles.setFocus()
    assert [words for _, words in hints_at(files.tiles, files.key_hints())] == ["Vælg", "Se stort", "Flyt", "Sæt ind"]
    qtbot.keyClick(files.tiles, Qt.Key.Key_Return)
    view = files.viewer.view
    assert view.isVisibleTo(files)
    assert [keys[0] for keys, _ in hints_at(view, files.key_hints())] == ["→", "+", "Ctrl V"], "not those of the tiles"
    assert "1 af 3" in words_on(files)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.accessibleName() == "a"
    assert "3 af 3" in words_on(files)
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoom() > 1
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisibleTo(files)
    row = files.tiles.row()
    assert row is not None
    assert row.name == "a"


def test_a_pdf_is_seen_page_by_page(
    files: FilesTab, workspace: Workspace, mathias_case: UUID, tmp_path: Path, qtbot: QtBot
) -> None:
    pdf = plan_pdf(workspace.ask(plan_for, mathias_case, copy="professional").paper)
    bring(files, qtbot, source(tmp_path, "Plan.pdf", pdf))
    press(files, "Se stort", qtbot)
    qtbot.waitUntil(lambda: files.viewer.page() == 1, timeout=20_000)
    qtbot.keyClick(files.viewer.view, Qt.Key.Key_PageDown)
    assert files.viewer.page() == 2
    qtbot.waitUntil(
        lambda: files.viewer.view.accessibleName().startswith("Plan, side 2 af "), timeout=20_000
    )  # fmt: skip
    reader = files.viewer._pages._reader
    assert reader is not None
    assert reader.is_awake(), "the next page is soon asked for"
    files.viewer._pages._idle.timeout.emit()
    assert not reader.is_awake(), "nobody has turned a page for a while"


@pytest.mark.parametrize(("name", "raw"), [("x.pdf", b"%PDF-1.7 torn"), ("x.doc", b"{\\rtf1 hej}")])
def test_what_cannot_be_shown_says_what_to_do(
    name: str, raw: bytes, files: FilesTab, tmp_path: Path, qtbot: QtBot
) -> None:
    bring(files, qtbot, source(tmp_path, name, raw))
    assert ("er i stykker eller låst" in words_on(files.intake)) == (name == "x.pdf"), "said when it comes in"
    press(files, "Se stort", qtbot)
    qtbot.waitUntil(lambda: "Gem en kopi" in files.viewer.sentence(), timeout=20_000)
    assert (files.viewer.sentence() == ONLY_AS_COPY) == (name == "x.doc")


def test_a_text_is_read_here(files: FilesTab, tmp_path: Path, qtbot: QtBot) -> None:
    bring(files, qtbot, source(tmp_path, "Notat.txt", "Kære mor, blåbær og æbler".encode("cp1252")))
    press(files, "Se stort", qtbot)
    assert files.viewer.words() == "Kære mor, blåbær og æbler"


def test_a_missing_and_a_damaged_file_are_told(files: FilesTab, store: OpenStore, tmp_path: Path, qtbot: QtBot) -> None:
    bring(files, qtbot, source(tmp_path, "Et.png", saved(board(), "PNG")))
    (path,) = names_on_disk(files_folder(store.vault.path))
    path.write_bytes(b"?" * 99)
    press(files, "Se stort", qtbot)
    assert "beskadiget" in files.viewer.sentence()
    files.close_view()
    path.unlink()
    press(files, "Se stort", qtbot)
    assert files.viewer.sentence() == NOT_HERE


def test_it_is_named_and_said_what_it_is_about(files: FilesTab, tmp_path: Path, qtbot: QtBot) -> None:
    bring(files, qtbot, source(tmp_path, "IMG_2041.png", saved(board(), "PNG")))
    fill(field_called(files, "Navn"), "Tavlen den 18.")
    fill(field_called(files, "Slags"), "board")
    settle()
    row = files.tiles.row()
    assert row is not None
    assert (row.name, row.told) == ("Tavlen den 18.", "tavle, 22. november 2026")
    assert "skjulte oplysninger fra telefonen er fjernet" in words_on(files)


def test_taking_it_away_can_be_undone(files: FilesTab, tmp_path: Path, qtbot: QtBot) -> None:
    bring(files, qtbot, source(tmp_path, "Et.png", saved(board(), "PNG")))
    assert files.tiles.hasFocus(), "Enter is to show it"
    qtbot.keyClick(files.tiles, Qt.Key.Key_Delete)
    assert names(files) == []
    files.workspace.undo_stack.undo()
    assert names(files) == ["Et"]


def test_a_copy_outside_has_a_name_that_tells_nothing_and_is_told(
    files: FilesTab, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(files, qtbot, source(tmp_path, "Mathias på legepladsen.png", saved(noise(90, 80), "PNG")))
    asked: list[str] = []

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> str:
        asked.append(name)
        return str(tmp_path / name)

    monkeypatch.setattr("app.views.case.files_tab.ask_save_path", choose)
    press(files, "Gem en kopi uden for Rundbord …", qtbot)
    assert asked == ["billede-1.jpg"]
    assert files.intake.notice.sentence() == OUTSIDE
    assert (tmp_path / "billede-1.jpg").read_bytes().startswith(b"\xff\xd8\xff")


def test_the_it_department_can_forbid_copies(files: FilesTab, tmp_path: Path, qtbot: QtBot) -> None:
    bring(files, qtbot, source(tmp_path, "Et.png", saved(board(), "PNG")))
    files.workspace.policy = Policy(allowed_exports=frozenset())
    files.refresh()
    (button,) = [each for each in files.findChildren(QPushButton) if each.text().startswith("Gem en kopi")]
    assert not button.isEnabled()
    assert "it-afdeling" in button.accessibleDescription()
    files.save_copy()
    assert files.intake.notice.sentence() == ONE_HERE


def test_a_page_that_goes_while_a_picture_is_read_leaves_no_mess(
    workspace: Workspace, mathias_case: UUID, tmp_path: Path, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: "slow work" not in {each.name for each in threading.enumerate()})  # of the test before
    before = threading.active_count()
    tab = FilesTab(workspace, mathias_case)
    tab.intake.bring([source(tmp_path, "Et.png", saved(noise(2000, 2000), "PNG"))])
    qtbot.waitUntil(lambda: threading.active_count() > before)
    shiboken6.delete(tab)
    qtbot.waitUntil(lambda: threading.active_count() == before, timeout=10_000)
    settle()
    assert workspace.ask(attachments.list_attachments, mathias_case) == []
