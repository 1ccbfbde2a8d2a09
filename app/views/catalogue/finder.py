"""Finding a programme: what is looked for, the list with the best fit first, the chosen one in full beside it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language.folding import sort_key
from app.services.programme_plan import ChildSituation
from app.services.programme_search import Match, ranked
from app.services.programmes import ProgrammeRow
from app.views.catalogue.detail import DetailCard
from app.views.catalogue.filters import Filters
from app.views.catalogue.words import EXAMPLE, RETIRED, Shows, age_words, waiting_words
from app.views.widgets.cards import EmptyState
from app.views.widgets.editors import LineEditor
from app.views.widgets.list_or_one import ListOrOne, Room
from app.views.widgets.rows import Column
from app.views.widgets.rows_table import RowsTable
from app.views.workspace import Workspace

NONE_FIT = "Intet tilbud har de ord. Prøv med færre bogstaver."
EMPTY = "Her er ingen tilbud endnu."
NARROW, NARROW_ONE = 640, 300
"""Pixels at 100 %: under the first, list and chosen one take turns; the least the chosen one gets beside it."""
SEE, BACK = "Se hele tilbuddet", "Listen over tilbud"

Line = tuple[ProgrammeRow, Match]


class Finder(QWidget):
    """The three parts. `opened` carries the row on Enter, `chosen` the row that is told in full (None when none is)."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, workspace: Workspace, name: str, *, least: int = 200, reviewed: bool = True) -> None:
        """`least` is the height (px at 100 %) the list always has; `reviewed` tells when each was looked through.

        Only the page where they are looked through has the whole height for the list: elsewhere something stands under.
        """
        super().__init__()
        self._workspace = workspace
        self._rows: list[ProgrammeRow] = []
        self._shows = Shows()
        self.filters, self.detail = Filters(), DetailCard()
        self.table: RowsTable[Line] = RowsTable(name, _columns(reviewed=reviewed), lambda line: line[0].programme.id)
        room = Room(NARROW, NARROW_ONE, least, shares=(5, 4))
        self.turns = ListOrOne(self.table, self.detail, (SEE, BACK), room, whole=reviewed)
        self._empty = EmptyState(EMPTY, "magnifying-glass")
        self._keep: Callable[[ProgrammeRow], bool] = lambda row: row.is_in_use
        self._build()
        self.filters.changed.connect(self.narrow)
        self.table.selected.connect(self._on_selected)
        self.table.opened.connect(lambda line: self.opened.emit(line[0]))
        self.filters.words.editor.installEventFilter(self)
        if isinstance(self.filters.words.editor, LineEditor):
            self.filters.words.editor.returnPressed.connect(self._open_current)

    def show_rows(self, rows: Sequence[ProgrammeRow], shows: Shows) -> None:
        """Show the catalogue; what is looked for and chosen stays."""
        self._rows, self._shows = list(rows), shows
        self.filters.offer(rows, shows)
        self.narrow()

    def keep_only(self, keep: Callable[[ProgrammeRow], bool]) -> None:
        """Show only some of the rows, whatever is looked for."""
        self._keep = keep
        self.narrow()

    def begin(self, situation: ChildSituation | None) -> None:
        """Begin anew from a child's situation, with the focus in the line."""
        self.filters.begin(situation)
        self.start()

    def start(self) -> None:
        """Put the focus in the line."""
        self.filters.words.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def current(self) -> ProgrammeRow | None:
        """Return the chosen programme."""
        line = self.table.current_row()
        return line[0] if line is not None and self.count() else None

    def count(self) -> int:
        """Return how many programmes are shown."""
        return self.table.model().rowCount()

    def narrow(self) -> None:
        """Show what fits what is looked for."""
        by_id = {row.programme.id: row for row in self._rows if self._keep(row)}
        found = ranked((row.programme for row in by_id.values()), self.filters.wanted())
        if not found and self.table.hasFocus():
            self.start()  # before the list goes, so that the keys still lead somewhere
        self.table.set_rows([(by_id[match.programme.id], match) for match in found])
        self.turns.show_table(shown=bool(found))
        self._empty.setVisible(not found)
        self._empty.set_sentence(NONE_FIT if by_id else EMPTY)
        if not found:
            self._on_selected(None)

    def eventFilter(self, watched: QObject, event: object) -> bool:
        """From the line the arrow down reaches the list, and Esc takes away what is looked for before anything else."""
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down and self.count():
                self.turns.show_list()
                return True
            if event.key() == Qt.Key.Key_Escape and self.filters.words.text():
                self.filters.clear()
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]  # Qt hands over a QEvent of any kind

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.filters)
        column.addWidget(self._empty)
        column.addWidget(self.turns, 1)

    def _on_selected(self, line: Line | None) -> None:
        row, fit = (line[0], line[1].sentence()) if line is not None else (None, "")
        self.detail.show_row(row, self._shows, self._workspace.today, fit)
        self.chosen.emit(row)

    def _open_current(self) -> None:
        row = self.current()
        if row is not None:
            self.opened.emit(row)


def _columns(*, reviewed: bool) -> list[Column[Line]]:
    found: list[Column[Line]] = [
        Column(
            "Tilbud",
            lambda line: line[0].programme.name,
            sort_key=lambda line: sort_key(line[0].programme.name),
            second=_second,
            stretch=True,
        ),
        Column("Alder", lambda line: age_words(line[0].programme), sort_key=_first_age, gives_way=3),
        Column(
            "Ventetid",
            lambda line: waiting_words(line[0].programme),
            lambda line: line[0].programme.waiting_weeks,
            gives_way=2,
            under="ventetid ",
        ),
    ]
    if reviewed:
        last = Column("Gennemset", _reviewed, _reviewed_key, colour=_review_colour, gives_way=1, under="gennemset ")
        found.append(last)
    return found


def _second(line: Line) -> str:
    row, match = line
    told = (RETIRED if not row.is_in_use else "", EXAMPLE if row.programme.example else "", match.sentence())
    return " · ".join(filter(None, told)) or row.programme.unit


def _first_age(line: Line) -> int | None:
    programme = line[0].programme
    return 0 if programme.age_from is None and programme.age_to is not None else programme.age_from


def _review_colour(line: Line) -> str:
    return "warn" if line[0].is_not_reviewed else "ink"


def _reviewed(line: Line) -> str:
    day = line[0].programme.reviewed_on
    if line[0].programme.example and day is None:
        return ""
    if line[0].is_not_reviewed:
        return f"! {day.day}.{day.month}.{day.year}" if day else "! Nej"
    return f"{day.day}.{day.month}.{day.year}" if day else ""


def _reviewed_key(line: Line) -> str:
    day = line[0].programme.reviewed_on
    return day.isoformat() if day else ""
