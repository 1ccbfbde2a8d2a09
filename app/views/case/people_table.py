"""The people of a case as a list: all of them, drawn or not; the letters do what they do in the drawing."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from app.services.people import PersonRow
from app.views.genogram.commands import KeyTable
from app.views.widgets.rows import Column
from app.views.widgets.rows_table import RowsTable
from app.wording import word


class PeopleTable(RowsTable[PersonRow]):
    """Everybody in the case, the children of the case first. `word_of` gives who somebody is."""

    command = Signal(str)

    def __init__(self, word_of: Callable[[UUID], str]) -> None:
        columns: tuple[Column[PersonRow], ...] = (
            Column("Navn", lambda row: row.name, second=lambda row: word_of(row.id), stretch=True),
            Column("Alder", lambda row: "død" if row.deceased else row.age or row.born),
            Column("Område", lambda row: word(row.sector) if row.sector else ""),
        )
        super().__init__("Alle personer", columns, lambda row: row.id)
        self._keys = KeyTable()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the letters of the drawing; the rest walks the list."""
        command = self._keys.command(event)
        if command is None or command.local or command.name == "edit":
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.command.emit(command.name)

    def select(self, person: UUID) -> None:
        """Select somebody; a person who is not in the list changes nothing."""
        place = self._rows.place_of(person)
        if place is not None:
            self.setCurrentIndex(self._order.mapFromSource(self._rows.index(place, 0)))
