"""»Hent en sikkerhedskopi frem«: which copy, the words that open it, and what happens to the store that lies there."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import RundbordError
from app.language.copy_words import size_words
from app.language.dates import at_clock, long_date
from app.models.copies import Brought, CopyRow
from app.views.file_choice import ask_open_path
from app.views.unlock.rescue import RescueDoor
from app.views.unlock.secret_line import SecretLine
from app.views.unlock.slow_work import SlowWork
from app.views.unlock.status_line import StatusLine
from app.views.unlock.watched_work import WatchedWork
from app.views.widgets.buttons import LinkButton, PrimaryButton
from app.views.widgets.rows import Column
from app.views.widgets.rows_table import RowsTable
from app.views.widgets.text import Text

TITLE = "Hent en sikkerhedskopi frem"
WHAT_HAPPENS = (
    "Sagerne bliver, som de var, da kopien blev taget. Det, der ligger her nu, bliver ikke slettet: "
    "det får et nyt navn og bliver liggende."
)
SECRET = "Adgangssætning eller kode fra genoprettelsesarket"
SECRET_HINT = "Den, der gjaldt, da kopien blev taget."
LOOKING = "Leder efter kopier …"
NONE = "Her ligger ingen kopier. Sæt USB-nøglen i, eller vælg en fil."
CHOOSE = "Vælg en kopi først."
WRITE = "Skriv adgangssætningen eller koden."
FILES = "Sikkerhedskopier (*.kopi *.zip);;Alle filer (*)"
ROWS_SHOWN = 3
REASONS = {
    "arbejde": "mens du arbejdede", "luk": "da du låste", "knap": "da du bad om det", "opdatering": "før en ny udgave",
    "slettet": "da en sag blev slettet",
}  # fmt: skip


class RestorePage(QWidget):
    """The page in the column of words. `brought` carries a sentence when it is done; `back` when she goes back."""

    help_topic = "restore"

    brought = Signal(str)
    back = Signal()

    def __init__(self, door: RescueDoor, *, damaged: bool = False) -> None:
        super().__init__()
        self._door, self._damaged = door, damaged
        self._chosen: Path | None = None
        self._status = StatusLine()
        self._looking, self._work = SlowWork(self), WatchedWork(self)
        self._looking.done.connect(self._on_found)
        self._looking.failed.connect(self._on_failed)
        self._work.moved.connect(lambda percent: self._status.say(f"Henter kopien … {percent} %", aloud=False))
        self._work.done.connect(self._on_brought)
        self._work.failed.connect(self._on_failed)
        self._table: RowsTable[CopyRow] = RowsTable("Sikkerhedskopier", COLUMNS, lambda row: row.path)
        self._table.selected.connect(self._on_selected)
        self._file = LinkButton("Vælg en fil …")
        self._file.clicked.connect(self._on_file)
        self._secret = SecretLine(SECRET)
        self._secret.entered.connect(self.bring)
        self._go = PrimaryButton("Hent frem")
        self._go.set_height("button_unlock")
        self._go.clicked.connect(self.bring)
        self._leave = LinkButton("Tilbage")
        self._leave.clicked.connect(self._on_leave)
        self._lay_out()
        self.setFocusProxy(self._file)
        self.look()

    def look(self) -> None:
        """Look for copies, beside the window: a share may take its time."""
        if not self._looking.busy():
            self._status.say(LOOKING, aloud=False)
            self._looking.start(self._door.copies)

    def bring(self) -> None:
        """Bring the chosen copy back, when there is one and words to open it."""
        source, secret = self._chosen, self._secret.text()
        if self._work.busy() or self._looking.busy():
            return
        if source is None or not secret.strip():
            self._status.say(CHOOSE if source is None else WRITE, "warn", "warning-circle")
            return
        self._set_busy(True)
        self._work.start(lambda watch: self._door.bring(source, secret, damaged=self._damaged, watch=watch))

    def end(self) -> None:
        """Stop what is running, before the window goes."""
        self._looking.wait()
        self._work.wait()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, or stops what is running."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_leave()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Text(TITLE, "title", wrap=True))
        column.addWidget(Text(WHAT_HAPPENS, "body", "ink2", wrap=True))
        column.addWidget(self._table)
        column.addWidget(self._file, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._status)
        column.addWidget(self._secret)
        column.addWidget(Text(SECRET_HINT, "meta", "ink2", wrap=True))
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self._go)
        buttons.addWidget(self._leave)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self._table.hide()

    def _set_busy(self, busy: bool) -> None:
        self._secret.set_busy(busy)
        for each in (self._go, self._file, self._table):
            each.setEnabled(not busy)
        self._leave.set_words("Stop" if busy else "Tilbage")

    def _on_found(self, rows: Sequence[CopyRow]) -> None:
        self._table.set_rows(rows)
        # Room for those there are and no more: on a low screen »Hent frem« would be pushed out below.
        head = self._table.horizontalHeader().sizeHint().height() + 2 * self._table.frameWidth()
        line = self._table.rowHeight(0)
        self._table.setMinimumHeight(head + min(len(rows), ROWS_SHOWN) * line)
        self._table.setMaximumHeight(head + len(rows) * line)
        self._table.setVisible(bool(rows))
        self._status.say("" if rows else NONE)
        (self._secret if rows else self._file).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_selected(self, row: CopyRow | None) -> None:
        if row is not None:
            self._chosen = row.path
            self._file.set_words("Vælg en fil …")

    def _on_file(self) -> None:
        path = ask_open_path(self, "Vælg en sikkerhedskopi", FILES)
        if path:
            self._chosen = Path(path)
            self._table.clearSelection()
            self._file.set_words(f"Valgt: {self._chosen.name}")
            self._status.say("")

    def _on_brought(self, done: Brought) -> None:
        self._set_busy(False)
        self._secret.clear()
        self.brought.emit(brought_words(done))

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(False)
        if not isinstance(error, RundbordError):
            raise error  # our bug: the excepthook takes it
        self._status.say(str(error), "late", "warning-circle")
        self._secret.select()

    def _on_leave(self) -> None:
        if self._work.busy():
            self._work.stop()
        else:
            self.back.emit()


def brought_words(done: Brought) -> str:
    """Say what a restore did, and what it could not."""
    said = "Kopien er hentet frem. Lås op med den adgangssætning, der gjaldt dengang."
    if done.kept:
        said += f" Det, der lå her før, hedder nu »{done.kept}«."
    if done.missing:
        said += " 1 billede eller fil" if done.missing == 1 else f" {done.missing} billeder eller filer"
        said += " var ikke i kopien."
    if done.erased:
        gone = "1 sag, der er slettet siden," if done.erased == 1 else f"{done.erased} sager, der er slettet siden,"
        said += f" {gone} bliver slettet igen."
    return said


def taken(row: CopyRow) -> str:
    """Return »22. november 2026 kl. 9.30«."""
    return f"{long_date(row.made.date())} {at_clock(f'{row.made:%H:%M}')}"


def reason(row: CopyRow) -> str:
    """Return »mens du arbejdede« for the reason in the name of a copy; empty for one that is not known."""
    return REASONS.get(row.reason.partition("-")[0], "")


COLUMNS: tuple[Column[CopyRow], ...] = (
    Column("Taget", taken, lambda row: row.made, second=reason, stretch=True),
    Column("Ligger", lambda row: "udenfor" if row.outside else "på computeren"),
    Column("Fylder", lambda row: size_words(row.size), lambda row: row.size),
)
