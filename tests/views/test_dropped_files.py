"""Files over a case: let go anywhere on the page they lie in it, and copied words never do."""

from pathlib import Path
from typing import cast
from uuid import UUID

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.views.case.attachment_import import NO_INNER, sources_in, sources_of
from app.views.case.drop_card import DropCard
from app.views.case.files_tab import FilesTab
from app.views.case.more_tab import MoreTab
from app.views.widgets.editors import LineEditor, TextEditor
from app.views.workspace import Workspace
from tests.views.case_reading import open_case

NO_KEYS = Qt.KeyboardModifier.NoModifier


def names(files: FilesTab) -> list[str]:
    model = files.tiles.model()
    return [str(model.index(place, 0).data()) for place in range(model.rowCount())]


def test_a_folder_let_go_anywhere_over_the_case_brings_its_files(
    workspace: Workspace, mathias_case: UUID, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "mappe"
    (folder / "inde").mkdir(parents=True)
    for name in ("B.txt", "A.txt", ".skjult.txt"):
        (folder / name).write_text(name)
    (tmp_path / "nøgle.txt").write_text("not in the folder")
    (folder / "C.txt").symlink_to(tmp_path / "nøgle.txt")
    page = open_case(workspace, mathias_case, qtbot, "plan")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    card = page.findChild(DropCard)
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NO_KEYS)
    page.dragEnterEvent(enter)
    assert enter.isAccepted()
    assert card.isVisible()
    card.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NO_KEYS))
    assert card.isHidden()
    files = cast("FilesTab", cast("MoreTab", page.tab("more")).part())
    qtbot.waitUntil(lambda: names(files) == ["B", "A"], timeout=30_000)
    qtbot.waitUntil(lambda: NO_INNER in files.intake.notice.sentence())


def test_what_cannot_be_looked_at_is_left_to_be_refused_and_a_copied_picture_is_not_read_by_the_window() -> None:
    assert sources_of([Path("/tmp") / ("x" * 5000)])[0], "the system says no even to the question"
    data = QMimeData()
    data.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    data.setData("image/png", b"as it was copied")
    assert sources_in(data)[0][0].raw == b"as it was copied"


def test_copied_words_are_no_picture_and_stay_out_of_the_case(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    page = open_case(workspace, mathias_case, qtbot, "plan")
    QApplication.clipboard().setText("Kun ord")
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.current_tab() == "plan"


def test_a_field_leaves_files_to_the_page(qtbot: QtBot) -> None:
    line, text = LineEditor(), TextEditor()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/home/inge/Familien Holm.pdf")])
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NO_KEYS)
    for field in (line, text):
        qtbot.addWidget(field)
    line.dragEnterEvent(enter)
    assert not enter.isAccepted()
    assert not text.canInsertFromMimeData(data)
