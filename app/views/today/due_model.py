"""The rows of I dag as Qt sees them: headings that cannot be chosen, what is due, and lines that show more."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.language.number_words import whole_number
from app.services.due_rows import DueRow
from app.services.today_rows import Group, TodayRows
from app.views.today import words

ENTRY = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Heading:
    """A group of rows."""

    group: Group
    count: int

    @property
    def text(self) -> str:
        """The Danish heading."""
        return words.HEADINGS[self.group]


@dataclass(frozen=True, slots=True)
class More:
    """A line under a group: there are `left` more; Enter or a click shows them. With none left it folds the group."""

    group: Group
    left: int

    @property
    def text(self) -> str:
        """What Enter does."""
        if not self.left:
            return "Fold sammen"
        return f"Vis flere, {whole_number(self.left)} tilbage" if self.group is not Group.WAITING else "Vis dem"


Entry = Heading | DueRow | More
DueEntries = list[Entry]


def grouped(due: TodayRows, groups: tuple[Group, ...]) -> DueEntries:
    """Return the rows of some groups under their headings; an empty group leaves no trace."""
    return [entry for group in groups for entry in _group(due, group)]


def _group(due: TodayRows, group: Group) -> Iterator[Entry]:
    rows, count = due.of(group), due.count(group)
    if not count:
        return
    yield Heading(group, count)
    yield from rows
    if len(rows) < count or group is Group.WAITING:
        yield More(group, count - len(rows))


class DueItemModel(QAbstractListModel):
    """A list of entries that is replaced as a whole; one row at most tells where its date comes from."""

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self.today = today
        self.explained = ""
        self._entries: DueEntries = []
        self._places: dict[str, int] = {}

    def show_entries(self, entries: DueEntries, today: dt.date) -> None:
        """Replace everything shown."""
        self.beginResetModel()
        self._entries, self.today = entries, today
        self._places = {entry.id: place for place, entry in enumerate(entries) if isinstance(entry, DueRow)}
        self.endResetModel()

    def explain(self, row_id: str) -> None:
        """Show where the date of one row comes from, or of none with an empty id."""
        changed, self.explained = {self.explained, row_id}, row_id
        for each in changed & self._places.keys():
            place = self.place_of(each)
            self.dataChanged.emit(place, place)

    def entry(self, index: Index) -> Entry | None:
        """Return what stands at an index."""
        return self._entries[index.row()] if index.isValid() else None

    def entries(self) -> DueEntries:
        """Return everything shown, in order."""
        return self._entries

    def place_of(self, row_id: str) -> QModelIndex:
        """Return where a due row stands; an invalid index when it does not."""
        place = self._places.get(row_id)
        return QModelIndex() if place is None else self.index(place)

    def due_places(self) -> list[int]:
        """Return the places that can be chosen."""
        return [place for place, entry in enumerate(self._entries) if not isinstance(entry, Heading)]

    def row_places(self) -> list[int]:
        """Return the places of what is due, without the lines that show more."""
        return sorted(self._places.values())

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
            return entry.what if isinstance(entry, DueRow) else entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(entry)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(entry, DueRow):
            # Escaped: somebody's name is never markup.
            return f"<p>{escape(words.what_line(entry)[:500])}<br>{escape(words.person_line(entry)[:200])}</p>"
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and isinstance(entry, DueRow):
            return " ".join(words.why_lines(entry))
        return None

    def _spoken(self, entry: Entry) -> str:
        if isinstance(entry, Heading):
            return f"{entry.text}, {entry.count}"
        if isinstance(entry, More):
            return f"{words.HEADINGS[entry.group]}: {entry.text}. Enter"
        return words.spoken(entry, self.today)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings can be read but not chosen."""
        if isinstance(self.entry(index), Heading):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
