"""The pictures and files of a case as small pictures, each drawn from memory when it first comes in sight."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QListView, QStyle

from app.services.attachments import AttachmentRow
from app.views.case.attachment_order import TileOrder
from app.views.case.attachment_tile_look import GAP, NARROWEST, PAD, PICTURE_HEIGHT, TileDelegate
from app.views.case.attachment_tiles_model import ROW, TilesModel
from app.views.theme import current_theme
from app.views.widgets.keys import OwnKeys
from app.views.widgets.row_verbs import show_menu, verb_menu, verbs_of

Flag = QItemSelectionModel.SelectionFlag
EDGE = 1


class Tiles(QListView):
    """The tiles. The arrows walk them, Enter or a double click opens one; `chosen` carries its row or None.

    With Shift, Ctrl or Ctrl+A several are chosen; `several_chosen` then carries their rows. `moved` carries the id of
    one that is to stand elsewhere, and how many places further on.
    """

    chosen = Signal(object)
    several_chosen = Signal(object)
    opened = Signal(object)
    moved = Signal(object, int)

    def __init__(self, read: Callable[[UUID], bytes | None]) -> None:
        super().__init__()
        self._tiles = TilesModel(read)
        self._buttons: tuple[QAbstractButton, ...] = ()
        self.setModel(self._tiles)
        self.setItemDelegate(TileDelegate(self))
        self.setAccessibleName("Billeder og filer i sagen")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setAcceptDrops(False)
        self.setDragEnabled(False)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ROW)))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._many = False
        self._order = TileOrder(self)
        self._order.moved.connect(self._on_moved)
        self.selectionModel().currentChanged.connect(lambda *_: self._tell())
        self.selectionModel().selectionChanged.connect(lambda *_: self._on_selection())

    def set_rows(self, rows: Sequence[AttachmentRow]) -> None:
        """Show other rows; what is chosen stays chosen, else the first."""
        current, several = self.row(), self.picked()
        self._tiles.set_rows(rows)
        self.choose(current.id if current else None)
        there = [place for each in several if (place := self._tiles.place_of(each.id)) >= 0]
        for place in there if len(there) > 1 and self.currentIndex().row() in there else ():
            self.selectionModel().select(self._tiles.index(place), Flag.Select)

    def choose(self, row_id: UUID | None) -> None:
        """Choose a row; the first when it is not there."""
        place = max(self._tiles.place_of(row_id), 0)
        self.selectionModel().setCurrentIndex(self._tiles.index(place), Flag.ClearAndSelect)
        if not self._tiles.rowCount():
            self.chosen.emit(None)

    @property
    def more_hints(self) -> OwnKeys:
        """The keys of the tiles; of several the card beside says what can be done."""
        moved: OwnKeys = ((("↑ ↓ ← →",), "Vælg"), (("Alt ↑ ↓ ← →",), "Flyt"))
        return moved if len(self.picked()) > 1 else (moved[0], (("Enter",), "Se stort"), moved[1])

    def row(self) -> AttachmentRow | None:
        """Return the chosen row."""
        row = self.currentIndex().data(ROW)
        return row if isinstance(row, AttachmentRow) else None

    def picked(self) -> list[AttachmentRow]:
        """Return all rows that are chosen, in the order they stand."""
        shown = sorted(self.selectedIndexes(), key=lambda index: index.row())
        return [row for index in shown if isinstance(row := index.data(ROW), AttachmentRow)]

    def _on_moved(self, place: int, by: int) -> None:
        row = self._tiles.index(place).data(ROW)
        if isinstance(row, AttachmentRow):
            self.moved.emit(row.id, by)

    def _on_selection(self) -> None:
        """Of one that is chosen, the current one tells; only several, or none any more, are news."""
        many = len(self.selectedIndexes()) > 1
        if many or self._many:
            self._tell()
        self._many = many

    def _tell(self) -> None:
        rows = self.picked()
        if len(rows) > 1:
            self.several_chosen.emit(rows)
        else:
            self.chosen.emit(self.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width between as many tiles as there is room for."""
        theme = current_theme()
        # What Qt itself leaves for tiles, with or without a bar beside them: a pixel more, and the last column falls.
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)
        room = self.maximumViewportSize().width() - bar - 2 * EDGE
        columns = max(room // theme.px(NARROWEST + GAP), 1)
        words = round(theme.style("row").line + theme.style("meta").line)
        self.setGridSize(QSize(room // columns, theme.px(PICTURE_HEIGHT + 2 * PAD + GAP) + words))
        super().resizeEvent(event)

    def use_buttons(self, *buttons: QAbstractButton) -> None:
        """Let the menu of a tile offer what these buttons do; they act on the chosen one."""
        self._buttons = buttons

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done with the tile under the pointer, or the chosen one for the menu key."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        at = self.visualRect(self.currentIndex()).center() if by_key else event.pos()
        if self.indexAt(at).isValid():
            if not self.selectionModel().isSelected(self.indexAt(at)):
                self.selectionModel().setCurrentIndex(self.indexAt(at), Flag.ClearAndSelect)
            show_menu(verb_menu(self, verbs_of(self._buttons)), self.viewport().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter; letters are left to the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.row() is not None:
            if len(self.selectedIndexes()) < 2:  # of several the card beside says what can be done
                self.opened.emit(self.row())
            return
        if event.key() == Qt.Key.Key_Escape and len(self.selectedIndexes()) > 1:
            self.selectionModel().setCurrentIndex(self.currentIndex(), Flag.ClearAndSelect)
            return
        super().keyPressEvent(event)
