"""The rows behind the tiles of a case, and the small pictures that have been read for them."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QImage

from app.errors import StoreError, UserError
from app.services.attachments import AttachmentRow
from app.views.case.attachment_pictures import KeptPictures

Index = QModelIndex | QPersistentModelIndex
ROW, SMALL = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
SMALL_SIDE = 460
"""Pixels of the small pictures: twice what a tile shows, for sharp screens and large text."""


class TilesModel(QAbstractListModel):
    """The rows, and the small pictures that have been read, one at a time and apart: the window never waits."""

    def __init__(self, read: Callable[[UUID], bytes | None]) -> None:
        super().__init__()
        self._read = read
        self._rows: Sequence[AttachmentRow] = ()
        self._small: dict[str, QImage] = {}
        self._wanted: list[AttachmentRow] = []
        self._reading = ""
        self._pictures = KeptPictures(self)
        self._pictures.shown.connect(self._on_read)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._read_one)

    def set_rows(self, rows: Sequence[AttachmentRow]) -> None:
        """Show other rows; small pictures of those that stay are kept."""
        self.beginResetModel()
        self._rows = rows
        kept = {row.sha256 for row in rows}
        self._small = {sha: image for sha, image in self._small.items() if sha in kept and not image.isNull()}
        self._wanted = []
        self.endResetModel()

    def place_of(self, row_id: UUID | None) -> int:
        """Return where a row stands, -1 when it is not there."""
        return next((place for place, row in enumerate(self._rows) if row.id == row_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what the delegate and a screen reader ask for."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.name}, {row.told}{', journaliseret' if row.journalised_on else ''}"
        if role == SMALL:
            return self._picture(row)
        if role == ROW:
            return row
        return row.name if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None

    def _picture(self, row: AttachmentRow) -> QImage | None:
        known = row.sha256 in self._small or row.sha256 == self._reading
        if row.is_picture and not known and row not in self._wanted:
            self._wanted.append(row)
            self._next.start()
        return self._small.get(row.sha256)

    def _read_one(self) -> None:
        if not self._wanted or self._reading:
            return
        row = self._wanted.pop(0)
        try:
            content = self._read(row.id)
        except (UserError, StoreError):  # taken away meanwhile, or damaged: said when it is opened
            content = None
        self._reading = row.sha256
        if content:
            self._pictures.ask(row.sha256, content, SMALL_SIDE)
        else:
            self._on_read(row.sha256, QImage())

    def _on_read(self, sha: str, image: QImage) -> None:
        self._reading = ""
        places = [place for place, row in enumerate(self._rows) if row.sha256 == sha]
        if places:  # else it was taken away meanwhile
            self._small[sha] = image
        self._wanted = [row for row in self._wanted if row.sha256 != sha]
        for place in places:
            index = self.index(place)
            self.dataChanged.emit(index, index, [SMALL])
        if self._wanted:
            self._next.start()
