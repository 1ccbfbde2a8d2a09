"""Which rows of a list are chosen: one by the arrows and a click, more with Shift, Ctrl or Ctrl+A."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QObject, Qt
from PySide6.QtWidgets import QListView

from app.services.due_rows import DueRow
from app.views.today.due_model import DueItemModel

Flag = QItemSelectionModel.SelectionFlag


class RowChoice(QObject):
    """Looks after the selection of one list. Headings and lines that show more are never among several."""

    def __init__(self, view: QListView, model: DueItemModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._from = ""

    def rows(self) -> list[DueRow]:
        """Return the chosen rows, from the top."""
        places = sorted(each.row() for each in self._view.selectedIndexes())
        found = (self._model.entry(self._model.index(place)) for place in places)
        return [each for each in found if isinstance(each, DueRow)]

    def only(self, index: QModelIndex) -> None:
        """Choose one row and let go of the others."""
        self._from = self._id_at(index)
        self._view.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect)

    def reach(self, index: QModelIndex) -> None:
        """Choose all rows from where the choice began to here."""
        begin = self._model.place_of(self._from)
        if not self._view.selectionModel().isSelected(begin):  # a search has chosen another line meanwhile
            begin = self._view.currentIndex()
        if not begin.isValid() or not self._id_at(index):
            self.only(index)
            return
        first, last = sorted((begin.row(), index.row()))
        self._take([place for place in self._model.row_places() if first <= place <= last], index)

    def turn(self, index: QModelIndex) -> None:
        """Choose one row more, or let go of it when it was chosen."""
        alone = [row.id for row in self.rows()] == [self._id_at(index)]
        if not self._id_at(index) or alone:  # something is always chosen
            return
        self._from = self._id_at(index)
        self._view.selectionModel().setCurrentIndex(index, Flag.Toggle)

    def everything(self) -> None:
        """Choose all rows of the list; the current one stays current."""
        places = self._model.row_places()
        if places:
            here = self._view.currentIndex()
            self._take(places, here if here.row() in places else self._model.index(places[0]))

    def stand_on(self, index: QModelIndex) -> None:
        """Let the keys be about a row, without choosing anything."""
        self._view.selectionModel().setCurrentIndex(index, Flag.NoUpdate)

    def press(self, index: QModelIndex, held: Qt.KeyboardModifier, button: Qt.MouseButton) -> None:
        """Choose what a press of the mouse means; the right button keeps a choice it lies in."""
        if button is Qt.MouseButton.RightButton and self._view.selectionModel().isSelected(index):
            return
        if held & Qt.KeyboardModifier.ShiftModifier:
            self.reach(index)
        elif held & Qt.KeyboardModifier.ControlModifier:
            self.turn(index)
        else:
            self.only(index)

    def restore(self, rows: list[DueRow], current: QModelIndex) -> None:
        """Choose again those of some rows that are still there; without several only the current one."""
        there = [place.row() for row in rows if (place := self._model.place_of(row.id)).isValid()]
        if len(there) > 1 and current.row() in there:
            self._take(there, current)
        else:
            self.only(current)

    def _take(self, places: list[int], current: QModelIndex) -> None:
        chosen = QItemSelection()
        for place in places:
            chosen.select(self._model.index(place), self._model.index(place))
        self._view.selectionModel().select(chosen, Flag.ClearAndSelect)
        self._view.selectionModel().setCurrentIndex(current, Flag.NoUpdate)

    def _id_at(self, index: QModelIndex) -> str:
        entry = self._model.entry(index)
        return entry.id if isinstance(entry, DueRow) else ""
