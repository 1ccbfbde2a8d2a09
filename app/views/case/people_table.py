"""The people of a case as a list: the twin of the drawing, for those who would rather read than look."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.services.people import PersonRow
from app.views.genogram.view import COMMANDS
from app.views.widgets.rows import Column
from app.views.widgets.rows_table import RowsTable
from app.wording import word


class PeopleTable(RowsTable[PersonRow]):
    """Everybody in the case, the children of the case first; the letters do what they do in the drawing."""

    command = Signal(str)

    def __init__(self) -> None:
        columns: tuple[Column[PersonRow], ...] = (
            Column("Navn", lambda row: row.name, second=lambda row: row.role, stretch=True),
            Column("Alder", lambda row: "død" if row.deceased else row.age or row.born),
            Column("Område", lambda row: word(row.sector) if row.sector else ""),
        )
        super().__init__("Alle personer", columns, lambda row: row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the letters of the drawing; the rest walks the list."""
        command = COMMANDS.get(Qt.Key(event.key()))
        if command and command != "edit" and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.command.emit(command)
            return
        super().keyPressEvent(event)
