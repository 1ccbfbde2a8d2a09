"""The line that opens on a row to give it a date: it says how it read the words before anything is kept."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.language.date_reader import ReadWhen, read_when
from app.language.dates import at_clock, day_date
from app.language.recurrence import recurrence_words
from app.rules.holidays import closed_because, is_working_day
from app.services.due_rows import DueRow
from app.views.widgets.cards import Card
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import line_field
from app.views.widgets.text import ElidedLabel

HINT = "Skriv for eksempel 4/12, på fredag eller om 3 uger. Enter sætter datoen, Esc lukker."


class DateLine(Card):
    """Emits `chosen(row, typed)` on Enter, `typed(row, text)` for the draft, and `closed` when it goes away."""

    chosen = Signal(object, str)
    typed = Signal(object, str)
    closed = Signal()

    def __init__(self, today: Callable[[], dt.date], parent: QWidget) -> None:
        super().__init__()
        self.setParent(parent)
        self.setAccessibleName("Sæt dato")
        self._today = today
        self._row: DueRow | None = None
        self._what = ElidedLabel("", "row")
        self._field = line_field("Hvornår?", hint=HINT, explain=self._explain)
        self.body.addWidget(self._what)
        self.body.addWidget(self._field)
        self._field.typed.connect(self._on_typed)
        if isinstance(self._field.editor, LineEditor):
            self._field.editor.returnPressed.connect(self._on_enter)
        self.hide()

    @property
    def row(self) -> DueRow | None:
        """The row a date is being given to."""
        return self._row

    def open_for(self, row: DueRow, text: str = "") -> None:
        """Open for a row, with the text that was being typed."""
        self._row = row
        self._what.show_text(row.what[:200])
        self._field.set_text("")
        self._field.restore(text)
        self.adjustSize()
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def text(self) -> str:
        """Return what stands in the field."""
        return self._field.text()

    def leave(self) -> None:
        """Close; the text stays a draft until the row has a date."""
        if self._row is not None:
            self._field.flush_draft()
            self._row = None
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; Enter has been answered by the field."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        event.accept()

    def _explain(self, text: str) -> str:
        reading = read_when(text, self._today(), working_day=is_working_day)
        if reading.on is None and reading.recurrence is None and reading.note:
            raise UserError(reading.note)
        return understood(reading)

    def _on_typed(self, text: str) -> None:
        if self._row is not None:
            self.typed.emit(self._row, text)

    def _on_enter(self) -> None:
        text = self._field.text()
        reading = read_when(text, self._today(), working_day=is_working_day)
        if self._row is None or not text.strip():
            return
        if reading.on is None and reading.recurrence is None:
            self._field.set_error(reading.note or f"»{text.strip()[:40]}« er ikke en dato. {HINT}")
            return
        self.chosen.emit(self._row, text)


def understood(reading: ReadWhen) -> str:
    """Return how a date was read: »Fredag den 4. december 2026 kl. 15«, with a word when it is a closed day."""
    words = [recurrence_words(reading.recurrence)] if reading.recurrence else []
    if reading.on:
        words.append(("fra " if reading.recurrence else "") + day_date(reading.on, keep=True))
    if not words:
        return ""
    words += [at_clock(reading.time, keep=True)] if reading.time else []
    closed = closed_because(reading.on) if reading.on and not reading.recurrence else ""
    # The weekday already says that it is a Saturday or Sunday; other closed days are worth a word.
    note = f" Det er {closed}." if closed and closed not in ("lørdag", "søndag") else ""
    sentence = " ".join(words)
    return f"{sentence[:1].upper()}{sentence[1:]}.{note}"
