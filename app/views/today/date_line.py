"""The line that opens on a row to give it a date: it says how it read the words before anything is kept."""

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.language.date_reader import ReadWhen, read_when
from app.language.dates import at_clock, day_date
from app.language.recurrence import recurrence_words
from app.rules.holidays import closed_because, is_working_day
from app.services import due_actions, due_many
from app.views.today.row_line import RowLine
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import line_field
from app.views.workspace import Workspace

HINT = "Skriv for eksempel 4/12, på fredag eller om 3 uger. Enter sætter datoen, Esc lukker."


class DateLine(RowLine):
    """One field, »Hvornår?«."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(workspace, "Sæt dato", parent)
        self._field = self.add_field("date", line_field("Hvornår?", hint=HINT, explain=self._explain))
        if isinstance(self._field.editor, LineEditor):
            self._field.editor.returnPressed.connect(self.submit)

    def text(self) -> str:
        """Return what stands in the field."""
        return self._field.text()

    def submit(self) -> None:
        """Give the row the date that was typed."""
        text, row = self._field.text(), self.row
        if row is None or not text.strip():
            return
        reading = read_when(text, self.workspace.today, working_day=is_working_day)
        if reading.on is None and reading.recurrence is None:
            self._field.set_error(reading.note or f"»{text.strip()[:40]}« er ikke en dato. {HINT}")
            return
        if len(self.rows) > 1:
            name = f"Sæt dato på {len(self.rows)} linjer"
            self._field.set_error(self.make(row, name, due_many.set_all_dates, rows=self.rows, typed=text))
            return
        table, row_id = row.source_table, row.source_id
        self._field.set_error(
            self.make(row, "Sæt dato", due_actions.set_due_date, table=table, row_id=row_id, typed=text)
        )

    def _explain(self, text: str) -> str:
        return how_read(text, self.workspace)


def how_read(text: str, workspace: Workspace) -> str:
    """Return how the words of a date are read. Raises UserError for what is nearly a date."""
    reading = read_when(text, workspace.today, working_day=is_working_day)
    if reading.on is None and reading.recurrence is None and reading.note:
        raise UserError(reading.note)
    return understood(reading)


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
