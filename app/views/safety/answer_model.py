"""The rows of a table of answers for a view: people under the heading of their group, their answers across."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.services.consent_rows import AnswerCell, AnswerRow, Column

Index = QModelIndex | QPersistentModelIndex
Line = str | AnswerRow
"""A heading, or a person."""

SEE_STOP = "Se stop, før der bliver fortalt noget."
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
LINE_ROLE = Qt.ItemDataRole.UserRole + 2


class AnswerModel(QAbstractTableModel):
    """The names in the first column, the answers after. Headings span the table and cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: tuple[Column, ...] = ()
        self._lines: tuple[Line, ...] = ()
        self.break_headings = False

    def set_rows(self, columns: Sequence[Column], rows: Sequence[AnswerRow]) -> None:
        """Show other rows; a heading is put before each group."""
        self.beginResetModel()
        self._columns = tuple(columns)
        lines: list[Line] = []
        group = ""
        for row in rows:
            if row.group != group:
                lines.append(group := row.group)
            lines.append(row)
        self._lines = tuple(lines)
        self.endResetModel()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Headings and people, from the top."""
        return self._lines

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of answers."""
        return self._columns

    def cell(self, index: Index) -> AnswerCell | None:
        """Return the answer in a place, None for a heading and a name."""
        line = self._lines[index.row()] if index.isValid() else ""
        return line.cells[index.column() - 1] if isinstance(line, AnswerRow) and index.column() else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the names and the answers."""
        return 0 if parent is not None and parent.isValid() else len(self._columns) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let answers be chosen, and nothing else."""
        cell = self.cell(index)
        if cell is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - what Qt asks for
        """Return the words, the whole sentence that is read aloud, or the rows for the painter."""
        if not index.isValid():
            return None
        line, cell = self._lines[index.row()], self.cell(index)
        if role == CELL_ROLE:
            return cell
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.words if cell else line if isinstance(line, str) else line.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._spoken(line, cell, index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the heading of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal and section:
            heading = self._columns[section - 1].heading
            return "\n".join(heading.rsplit(" ", 1)) if self.break_headings else heading
        return None

    def _spoken(self, line: Line, cell: AnswerCell | None, column: int) -> str:
        if isinstance(line, str):
            return line
        if cell is None:
            return ". ".join(filter(None, (line.name, SEE_STOP if line.mark else "", line.note)))
        heading = self._columns[column - 1].heading
        return ". ".join(filter(None, (f"{line.name}, {heading}: {cell.words}", cell.note)))
