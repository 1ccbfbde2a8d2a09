"""A table where each cell is an answer: walked by arrows, answered by one letter, whole rows and groups at a time."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView

from app.services.consent_rows import AnswerRow, Column
from app.views.safety.answer_model import AnswerModel
from app.views.safety.answer_painting import PAD, AnswerDelegate
from app.views.theme import current_theme

NAMES, LEAST = 150, 74
"""Pixels at 100 %: the narrowest column of names, and of answers."""
SHARE = 0.22
"""How much of the width the names get when there is room."""
Cell = tuple[str, UUID]
_Action = QAbstractItemView.CursorAction
_UP = (_Action.MoveUp, _Action.MovePageUp, _Action.MoveHome)
_DOWN = (_Action.MoveDown, _Action.MovePageDown, _Action.MoveEnd)


class AnswerGrid(QTableView):
    """The table. `answered` carries the letter pressed; `moved` comes when another cell is chosen."""

    answered = Signal(str)
    moved = Signal()

    def __init__(self, name: str, letters: str) -> None:
        super().__init__()
        self._model, self._letters = AnswerModel(), letters
        self.setAccessibleName(name)
        self.setModel(self._model)
        self.setItemDelegate(AnswerDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.moved.emit())

    def set_rows(self, columns: Sequence[Column], rows: Sequence[AnswerRow]) -> None:
        """Show other rows; what was chosen stays chosen when it is still there."""
        chosen = set(self.cells())
        here = self.cell_at(self.currentIndex())
        self._model.set_rows(columns, rows)
        self.clearSpans()
        for place, line in enumerate(self._model.lines):
            if isinstance(line, str):
                self.setSpan(place, 0, 1, self._model.columnCount())
        self._fit()
        self._choose_again(chosen, here)

    def cells(self) -> tuple[Cell, ...]:
        """Return the cells that are chosen and can be answered, as (column, person)."""
        chosen = sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column()))
        found = [cell for index in chosen if self._is_open(index) and (cell := self.cell_at(index))]
        return tuple(found)

    def cell_at(self, index: QModelIndex) -> Cell | None:
        """Return the column and the person of a place."""
        line = self._model.lines[index.row()] if index.isValid() else ""
        if not isinstance(line, AnswerRow) or index.column() < 1:
            return None
        return self._model.columns[index.column() - 1].key, line.person_id

    def row(self) -> AnswerRow | None:
        """Return the person whose cell is chosen."""
        index = self.currentIndex()
        line = self._model.lines[index.row()] if index.isValid() else ""
        return line if isinstance(line, AnswerRow) else None

    def choose_row(self) -> None:
        """Choose all answers of the person."""
        if self.row() is not None:
            place, last = self.currentIndex().row(), self._model.columnCount() - 1
            self._choose(self._model.index(place, 1), self._model.index(place, last))

    def choose_workers(self) -> None:
        """Choose the column for everybody who is there for their work."""
        places = [n for n, line in enumerate(self._model.lines) if isinstance(line, AnswerRow) and line.works]
        column = max(self.currentIndex().column(), 1)
        if places:
            self._choose(self._model.index(places[0], column), self._model.index(places[-1], column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let letters answer; R takes the row, F the professionals, Esc goes back to one cell."""
        letter = event.text().upper()
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if plain and letter and letter in self._letters + "123456789":
            self.answered.emit(letter)
        elif plain and letter == "R":
            self.choose_row()
        elif plain and letter == "F":
            self.choose_workers()
        elif event.key() == Qt.Key.Key_Escape and len(self.selectedIndexes()) > 1:
            self.setCurrentIndex(self.currentIndex())
            self.selectionModel().select(self.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Walk from answer to answer, over headings and names."""
        now, index = self.currentIndex(), super().moveCursor(action, modifiers)
        up, down = action in _UP, action in _DOWN
        row, column = index.row(), now.column() if up or down else index.column()
        while 0 <= row < self._model.rowCount() and isinstance(self._model.lines[row], str):
            row += -1 if up else 1
        found = self._model.index(row, max(column, 1))
        return found if found.isValid() else now

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def sizeHint(self) -> QSize:
        """Return the height of all rows: the page scrolls, and the table does not."""
        rows = sum(self.rowHeight(place) for place in range(self._model.rowCount()))
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() > 0 else 0
        above = self.horizontalHeader().maximumHeight()
        return QSize(current_theme().px(480), rows + above + below + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """Return a narrow table as high as it needs to be."""
        return QSize(current_theme().px(240), self.sizeHint().height())

    def _is_open(self, index: QModelIndex) -> bool:
        cell = self._model.cell(index)
        return cell is not None and cell.is_open

    def _fit(self) -> None:
        theme, answers = current_theme(), self._model.columnCount() - 1
        if answers < 1:
            return
        names = max(theme.px(NAMES), round(self.viewport().width() * SHARE))
        width = max((self.viewport().width() - names) // answers, theme.px(LEAST))
        self.setColumnWidth(0, names)
        for column in range(answers):
            self.setColumnWidth(column + 1, width)
        self.horizontalHeader().setFixedHeight(self._header_height(width))
        for place in range(self._model.rowCount()):
            self.setRowHeight(place, self._height(place))
        self.updateGeometry()

    def _header_height(self, width: int) -> int:
        """Return the height of the headings: two lines when one is wider than its column."""
        theme = current_theme()
        metrics = QFontMetricsF(self.horizontalHeader().font())
        widest = max(metrics.horizontalAdvance(each.heading) for each in self._model.columns)
        fits = widest + 2 * theme.px(PAD) < width
        self._model.break_headings = not fits
        return theme.size("field") if fits else theme.size("field") + round(metrics.lineSpacing())

    def _height(self, place: int) -> int:
        delegate = self.itemDelegate()
        if not isinstance(delegate, AnswerDelegate):
            return 0
        columns = range(self._model.columnCount() if isinstance(self._model.lines[place], AnswerRow) else 1)
        return max(delegate.height(self._model.index(place, column), self.columnWidth(column)) for column in columns)

    def _choose(self, first: QModelIndex, last: QModelIndex) -> None:
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(QItemSelection(first, last), flag.ClearAndSelect)

    def _choose_again(self, chosen: set[Cell], here: Cell | None) -> None:
        found = [
            index
            for place in range(self._model.rowCount())
            for column in range(1, self._model.columnCount())
            if (cell := self.cell_at(index := self._model.index(place, column))) and cell in chosen | {here}
        ]
        now = next((each for each in found if self.cell_at(each) == here), None)
        if now is not None:
            self.selectionModel().setCurrentIndex(now, QItemSelectionModel.SelectionFlag.NoUpdate)
            kept = [each for each in found if self.cell_at(each) in chosen] or [now]
            self._choose(kept[0], kept[-1])
        elif (first := self._model.index(1, 1)).isValid():
            self.setCurrentIndex(first)
