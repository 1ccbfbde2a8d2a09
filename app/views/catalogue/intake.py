"""A file seen line by line before anything is kept: what is new, what changes, and what must be put right first."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.programme_table import Change, Intake, IntakeLine
from app.views.theme import current_theme
from app.views.widgets.buttons import BackButton, PlainButton, PrimaryButton
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.flow import FlowLayout
from app.views.widgets.page_head import PageHead
from app.views.widgets.rows import Column
from app.views.widgets.rows_table import RowsTable
from app.views.widgets.text import Text

CHANGES = {Change.NEW: "nyt", Change.CHANGED: "ændret", Change.SAME: "som før"}
NOT_TAKEN = "! tages ikke med"
NOTHING_KEPT = "Intet er gemt endnu. Se listen igennem, og tag tilbuddene med."
UNKNOWN = "Kolonner, Rundbord ikke kender, bliver ikke læst: {0}."


class IntakePage(QWidget):
    """The page. `accepted` carries the whole intake, `closed` when she thought better of it."""

    accepted = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._intake = Intake()
        self._words, self._unknown = Text("", "body", wrap=True), Text("", "meta", "ink2", wrap=True)
        self.table: RowsTable[IntakeLine] = RowsTable("Linjer i filen", _columns(), lambda line: line.number)
        self._faults = Text("", "body", "late", wrap=True)
        self.take = PrimaryButton("Tag med", "", "check")
        self.take.clicked.connect(lambda: self.accepted.emit(self._intake))
        self.table.selected.connect(self._on_selected)
        self._build()

    def show_intake(self, intake: Intake) -> None:
        """Show a file as it was understood, the lines that must be put right first."""
        self._intake = intake
        self._words.setText(f"{summary(intake.lines)} {NOTHING_KEPT}")
        self._unknown.setText(UNKNOWN.format(", ".join(f"»{each[:40]}«" for each in intake.unknown[:12])))
        self._unknown.setVisible(bool(intake.unknown))
        self.table.set_rows(sorted(intake.lines, key=lambda line: (not line.faults, line.number)))
        wanted = len(intake.wanted())
        self.take.set_words(f"Tag {wanted} tilbud med")
        self.take.setEnabled(bool(wanted))
        self.start()

    def start(self) -> None:
        """Put the focus in the list of lines."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves everything as it is."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.closed.emit()
            return
        event.accept()

    def _build(self) -> None:
        back, leave = BackButton("Tilbud"), PlainButton("Lad være")
        for button in (back, leave):
            button.clicked.connect(self.closed)
        buttons = FlowLayout(gap=10)
        buttons.addWidget(self.take)
        buttons.addWidget(leave)
        self.table.setMinimumHeight(current_theme().px(200))
        inside = Fitted(least=True)
        column = QVBoxLayout(inside)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(14)
        for part in (PageHead(Text("Tilbud fra en fil", "title"), back), self._words, self._unknown):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(self._faults)
        column.addLayout(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inside, "Tilbud fra en fil"))

    def _on_selected(self, line: IntakeLine | None) -> None:
        told = f"Linje {line.number}: {' '.join(line.faults)}" if line is not None and line.faults else ""
        self._faults.setText(told)
        self._faults.setVisible(bool(told))


def summary(lines: Sequence[IntakeLine]) -> str:
    """Return »3 nye, 1 ændret og 2 linjer med fejl.« in words that need no colour."""
    counted = Counter("wrong" if line.faults else line.change.value for line in lines)
    parts = [
        (Change.NEW.value, "nyt", "nye"), (Change.CHANGED.value, "ændret", "ændrede"),
        (Change.SAME.value, "som før", "som før"), ("wrong", "linje skal rettes først", "linjer skal rettes først"),
    ]  # fmt: skip
    told = [f"{counted[key]} {one if counted[key] == 1 else many}" for key, one, many in parts if counted[key]]
    return f"{', '.join(told)}."


def _columns() -> list[Column[IntakeLine]]:
    return [
        Column("Linje", lambda line: str(line.number), sort_key=lambda line: line.number),
        Column(
            "Tilbud", lambda line: line.name or "Uden navn", second=lambda line: " ".join(line.faults), stretch=True
        ),
        Column("Hvad sker der?", _what, colour=lambda line: "late" if line.faults else "ink"),
    ]


def _what(line: IntakeLine) -> str:
    return NOT_TAKEN if line.faults else CHANGES[line.change]
