"""A line for each period file: what it is called, a newer one in its place, and away with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.department_words import TWIN
from app.services.period_files import PeriodFileRow
from app.views.widgets.buttons import IconButton, LinkButton, QuietButton
from app.views.widgets.text import Text

FEW = 6
"""So many files are named before she asks for the rest."""
IN_ONE_GO = 12
"""Lines that are made before the window is let go on: all of two hundred at once would hold it for over a second."""

Named = tuple[PeriodFileRow, str]


class FileLines(QWidget):
    """The lines. A line whose file is the same stays what it is when they are shown again, and so does the focus."""

    newer_asked = Signal(object)
    """The id of the file that another is to replace."""
    away_asked = Signal(object)
    """The id of the file that is to go."""
    all_asked = Signal()
    """She wants to see them all; `show_files` is what answers."""

    def __init__(self) -> None:
        super().__init__()
        self._column, self._rest = QVBoxLayout(self), QTimer(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._go_on)
        self._wanted: list[Named] = []
        self._made: dict[Named, FileLine] = {}
        self._all = False
        self._more: QuietButton | None = None

    def show_files(self, named: Sequence[Named]) -> None:
        """Show these files: the first of many, or all once she has asked for them."""
        self._wanted = list(named) if self._all or len(named) <= FEW + 1 else list(named[:FEW])
        wanted = set(self._wanted)
        for gone in [each for each in self._made if each not in wanted]:
            _let_go(self._column, self._made.pop(gone))
        self._offer_more(len(named))
        self._go_on()

    def _go_on(self) -> None:
        """Make some of the lines that are missing, each in its place, and the next when the window has had time."""
        left = IN_ONE_GO
        for place, each in enumerate(self._wanted):
            if each not in self._made:
                if not left:
                    self._rest.start()
                    return
                left -= 1
                self._column.insertWidget(place, self._line(*each))
        self._rest.stop()

    def _line(self, row: PeriodFileRow, name: str) -> "FileLine":
        line = self._made[row, name] = FileLine(row, name)
        line.newer.clicked.connect(lambda: self.newer_asked.emit(row.id))
        line.away.clicked.connect(lambda: self.away_asked.emit(row.id))
        return line

    def _show_all(self) -> None:
        self._all = True
        self.all_asked.emit()
        if len(self._wanted) > FEW:
            self._made[self._wanted[FEW]].newer.setFocus(Qt.FocusReason.TabFocusReason)  # she goes on at the others

    def _offer_more(self, count: int) -> None:
        if self._more is not None:
            _let_go(self._column, self._more)
            self._more = None
        if len(self._wanted) < count:
            self._more = QuietButton(f"Vis alle {count} filer")
            self._more.clicked.connect(self._show_all)
            self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)


class FileLine(QWidget):
    """One file."""

    def __init__(self, row: PeriodFileRow, name: str) -> None:
        super().__init__()
        self.newer, self.away = LinkButton("Hent en nyere"), IconButton("trash", f"Fjern filen: {name}")
        self.newer.setAccessibleName(f"Hent en nyere i stedet for: {name}")
        line, words = QHBoxLayout(self), QVBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        words.addWidget(Text(name, "body", wrap=True), 1, Qt.AlignmentFlag.AlignVCenter)
        if row.twin:
            words.addWidget(Text(TWIN, "meta", "warn", wrap=True))
        line.addLayout(words, 1)
        for button in (self.newer, self.away):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)


def _let_go(column: QVBoxLayout, part: QWidget) -> None:
    column.removeWidget(part)
    part.hide()
    part.deleteLater()
