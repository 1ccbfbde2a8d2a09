"""The rows of I dag as Qt sees them: headings that cannot be chosen, and what is due."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.rules.due import Bucket
from app.services.due_rows import DueRow
from app.views.today.words import HEADINGS, spoken

ENTRY = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Heading:
    """A group of rows."""

    bucket: Bucket
    count: int

    @property
    def text(self) -> str:
        """The Danish heading."""
        return HEADINGS[self.bucket]


Entry = Heading | DueRow
DueEntries = list[Entry]


def grouped(rows: Sequence[DueRow], buckets: Sequence[Bucket]) -> DueEntries:
    """Return the rows of some buckets under their headings; an empty bucket leaves no trace."""
    entries: DueEntries = []
    for each in buckets:
        found = [row for row in rows if row.bucket is each]
        entries += [Heading(each, len(found)), *found] if found else []
    return entries


class DueItemModel(QAbstractListModel):
    """A list of entries that is replaced as a whole."""

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self.today = today
        self._entries: DueEntries = []

    def show_entries(self, entries: DueEntries, today: dt.date) -> None:
        """Replace everything shown."""
        self.beginResetModel()
        self._entries, self.today = entries, today
        self.endResetModel()

    def entry(self, index: Index) -> Entry | None:
        """Return what stands at an index."""
        return self._entries[index.row()] if index.isValid() else None

    def place_of(self, row_id: str) -> QModelIndex:
        """Return where a due row stands; an invalid index when it does not."""
        for place, entry in enumerate(self._entries):
            if isinstance(entry, DueRow) and entry.id == row_id:
                return self.index(place)
        return QModelIndex()

    def due_places(self) -> list[int]:
        """Return the places that can be chosen."""
        return [place for place, entry in enumerate(self._entries) if isinstance(entry, DueRow)]

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of entries."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the entry itself, its words, or what a screen reader says."""
        entry = self.entry(index)
        if entry is None:
            return None
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text if isinstance(entry, Heading) else entry.what
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.text}, {entry.count}" if isinstance(entry, Heading) else spoken(entry, self.today)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings can be read but not chosen."""
        if isinstance(self.entry(index), DueRow):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.ItemIsEnabled
