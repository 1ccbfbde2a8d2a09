"""A list of what is due that is as tall as its rows, walked with the arrow keys, done with one letter."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from app.services.due_rows import DueRow
from app.views.today.due_delegate import DueDelegate
from app.views.today.due_model import DueEntries, DueItemModel, Heading, Index, More
from app.views.today.gone_rows import GoneRows
from app.views.today.jobs import KEYS, job_of, jobs_of, jobs_together
from app.views.today.row_choice import RowChoice
from app.views.widgets.aloud import tell_row
from app.views.widgets.row_verbs import Verb, copy_words, may_copy, show_menu, verb_menu

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class DueList(QListView):
    """Emits `job_asked(row, key)` for a letter or Enter, and `moved(rect)` when the chosen row changes.

    With several rows chosen it is `jobs_asked(rows, key)`. `more_asked(group)` comes from a line that shows more. `?`
    opens where a date comes from under its row.
    """

    job_asked = Signal(object, str)
    jobs_asked = Signal(object, str)
    chosen_changed = Signal()
    more_asked = Signal(object)
    copy_all_asked = Signal()
    moved = Signal(QRect)
    left_at_end = Signal(int)
    stood_on = Signal()
    """The list got the focus, or another row in it is the one keys are about."""

    def __init__(self, name: str, today: dt.date, *, stacked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = DueItemModel(today)
        self._delegate = DueDelegate(self._model, self, stacked=stacked)
        self.setModel(self._model)
        self._choice, self._gone = RowChoice(self, self._model), GoneRows(self._model)
        self._pressed = QPersistentModelIndex()
        self.before_copy: Callable[[list[DueRow]], bool] = lambda _rows: True
        """Asked with the rows before several are copied; they stay here on a no."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; border: none; outline: 0; }")
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_entries(self, entries: DueEntries, today: dt.date) -> None:
        """Show other entries; the chosen row stays chosen, or the one that took its place until it comes back."""
        chosen, several, place = self.chosen(), self.picked(), self.currentIndex().row()
        self._model.show_entries(entries, today)
        self._fit_height()
        if chosen and (back := self._gone.back(chosen)):
            chosen, *several = back
        kept = self._model.place_of(chosen.id) if chosen else QModelIndex()
        if not kept.isValid() and place >= 0:
            kept = self._nearest(place)
            self._gone.note(chosen, several, kept)
        if kept.isValid():
            self._choice.restore(several, kept)

    def chosen(self) -> DueRow | None:
        """Return the chosen row."""
        entry = self._model.entry(self.currentIndex())
        return entry if isinstance(entry, DueRow) else None

    def rows(self) -> list[DueRow]:
        """Return all rows that are shown."""
        return [each for each in self._model.entries() if isinstance(each, DueRow)]

    def picked(self) -> list[DueRow]:
        """Return all rows that are chosen, from the top."""
        return self._choice.rows()

    def choose_first(self, *, last: bool = False) -> None:
        """Choose the first (or last) row when there is one."""
        places = self._model.due_places()
        if places:
            self._choose(self._model.index(places[-1 if last else 0]))

    def choose_day(self, day: dt.date) -> bool:
        """Choose the first row of a day; False when there is none."""
        for place in self._model.due_places():
            entry = self._model.entry(self._model.index(place))
            if isinstance(entry, DueRow) and entry.due == day:
                self._choose(self._model.index(place))
                return True
        return False

    def rect_of(self, row: DueRow) -> QRect:
        """Return where a row stands in this widget."""
        return self.visualRect(self._model.place_of(row.id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk past headings; a letter or Enter asks for a job; everything else belongs to the page."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
            return
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self._choice.everything()
            return
        key, row = event.key(), self.chosen()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in STEPS and held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            self._step(STEPS[Qt.Key(key)], reach=bool(held))
        elif key == Qt.Key.Key_Escape and len(self.picked()) > 1:
            self._choose(self.currentIndex())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.choose_first(last=key == Qt.Key.Key_End)
        elif letter := _letter(event):
            self._on_letter(row, letter)
        else:
            event.ignore()

    def row_words(self) -> str:
        """Return the chosen rows in words, a line each; empty when none is."""
        places = (self._model.place_of(row.id) for row in self.picked() or filter(None, [self.chosen()]))
        told = (str(place.data(Qt.ItemDataRole.AccessibleTextRole)) for place in places)
        return "\n".join(told) if may_copy(self) else ""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show everything that can be done with a row, for the mouse and the menu key."""
        row = self.chosen()
        if row is None:
            return
        several = self.picked()
        asked = jobs_of(row) if len(several) < 2 else jobs_together(several)
        line = "Kopiér linjen" if len(several) < 2 else f"Kopiér {len(several)} linjer"
        copies = [
            Verb(line, "Ctrl C", self._copy), Verb("Kopiér hele listen", "Ctrl Skift C", self.copy_all_asked.emit),
        ]  # fmt: skip
        verbs = [Verb(job.text, job.key, partial(self._on_letter, row, job.key)) for job in asked]
        show_menu(verb_menu(self, verbs, copies if may_copy(self) else ()), event.globalPos())

    def _on_letter(self, row: DueRow | None, letter: str) -> None:
        if row is None:
            entry = self._model.entry(self.currentIndex())
            if isinstance(entry, More) and letter == "Enter":
                self.more_asked.emit(entry.group)
        elif letter == "?":
            self._model.explain("" if self._model.explained == row.id else row.id)
            self._fit_height()
            self.moved.emit(self.rect_of(row))
        elif len(several := self.picked()) > 1:
            self.jobs_asked.emit(several, letter)
        else:
            self.job_asked.emit(row, letter)

    def selectionCommand(self, _index: Index, _event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """Leave it to us what is chosen: headings are passed over, and keys and mouse share where a choice began."""
        return QItemSelectionModel.SelectionFlag.NoUpdate

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row; with Ctrl one more, with Shift all from the first to here."""
        here = QPersistentModelIndex(self.currentIndex())
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._pressed = QPersistentModelIndex(index)
        if index.isValid() and not isinstance(self._model.entry(index), Heading):
            self._choice.press(index, event.modifiers(), event.button())
        else:  # Qt stands on a heading then, and no key would do anything
            self._choice.stand_on(self._model.index(here.row()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the key does its job."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        entry = self._model.entry(index)
        if event.button() is not Qt.MouseButton.LeftButton or event.modifiers() or index != self._pressed:
            return
        if isinstance(entry, More):
            self.more_asked.emit(entry.group)
        elif isinstance(entry, DueRow):
            box = self._delegate.job_box(QRectF(self.visualRect(index)))
            if box.contains(QPointF(event.position())):
                self._on_letter(entry, job_of(entry).key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on a row opens its case; one on a heading, or with a key held down, opens nothing."""
        row = self._model.entry(self.indexAt(event.position().toPoint()))
        if isinstance(row, DueRow) and not event.modifiers():
            self.job_asked.emit(row, "Enter")
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Something is always chosen in a list that has the focus."""
        super().focusInEvent(event)
        if not self.selectedIndexes():  # Qt stands on the first row without choosing it, and then no ring is seen
            self.choose_first(last=event.reason() is Qt.FocusReason.BacktabFocusReason)
        self.viewport().update()
        self.stood_on.emit()
        tell_row(self)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell where the chosen row stands, so that the page can scroll to it."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.moved.emit(self.visualRect(current))
            self.stood_on.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that are asked for, and not, as Qt does, all between the first and the last of them."""
        self._delegate.asked_for = event.region()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Text wraps differently in another width, so the height follows."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_height()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size or theme makes other heights."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_delegate"):
            self._fit_height()

    def sizeHint(self) -> QSize:
        """Return the size of all rows."""
        return QSize(super().sizeHint().width(), self.height())

    def scrollTo(self, _index: Index, _hint: QAbstractItemView.ScrollHint | None = None) -> None:
        """Do nothing: all rows are shown, and the page scrolls."""

    def _fit_height(self) -> None:
        height = sum(self._delegate.height_of(entry, self.width()) for entry in self._model.entries())
        self.setFixedHeight(max(height, 1) + 2)
        self.scheduleDelayedItemsLayout()

    def _copy(self) -> None:
        several = self.picked()
        if len(several) < 2 or (may_copy(self) and self.before_copy(several)):
            copy_words(self.row_words())

    def _step(self, step: int, *, reach: bool = False) -> None:
        places, here = self._model.due_places(), self.currentIndex().row()
        ahead = [place for place in places if (place > here if step > 0 else place < here)]
        if ahead:
            there = self._model.index(ahead[0] if step > 0 else ahead[-1])
            (self._choice.reach if reach else self._choice.only)(there)
        elif not reach:
            self.left_at_end.emit(step)

    def _nearest(self, place: int) -> QModelIndex:
        places = self._model.due_places()
        return self._model.index(min(places, key=lambda each: abs(each - place))) if places else QModelIndex()

    def _choose(self, index: QModelIndex) -> None:
        self._choice.only(index)


def _letter(event: QKeyEvent) -> str:
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return ""
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return "Enter"
    return event.text().upper() if event.text().upper() in KEYS else ""
