"""The pictures and files of a case as small pictures, each drawn from memory when it first comes in sight."""

import datetime as dt
from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QImage, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.errors import StoreError, UserError
from app.exchange.file_kinds import EXTENSIONS
from app.language.dates import long_date, short_day
from app.services.attachments import AttachmentRow
from app.tokens import load_tokens
from app.views.case.attachment_pages import read_image
from app.views.icons import draw_icon
from app.views.theme import current_theme
from app.views.today.row_text import draw_line
from app.views.widgets.row_verbs import show_menu, verb_menu, verbs_of

Flag = QItemSelectionModel.SelectionFlag
Index = QModelIndex | QPersistentModelIndex
ROW, SMALL = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
NARROWEST, PICTURE_HEIGHT, PAD, GAP = 190, 152, 10, 12
EDGE = 1
SMALL_SIDE = 460
"""Pixels of the small pictures: twice what a tile shows, for sharp screens and large text."""


class TilesModel(QAbstractListModel):
    """The rows, and the small pictures that have been read. One is read per turn, so that the window never waits."""

    def __init__(self, read: Callable[[UUID], bytes | None]) -> None:
        super().__init__()
        self._read = read
        self._rows: Sequence[AttachmentRow] = ()
        self._small: dict[str, QImage] = {}
        self._wanted: list[AttachmentRow] = []
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._read_one)

    def set_rows(self, rows: Sequence[AttachmentRow]) -> None:
        """Show other rows; small pictures of those that stay are kept."""
        self.beginResetModel()
        self._rows = rows
        kept = {row.sha256 for row in rows}
        self._small = {sha: image for sha, image in self._small.items() if sha in kept and not image.isNull()}
        self._wanted = []
        self.endResetModel()

    def place_of(self, row_id: UUID | None) -> int:
        """Return where a row stands, -1 when it is not there."""
        return next((place for place, row in enumerate(self._rows) if row.id == row_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what the delegate and a screen reader ask for."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.name}, {row.told}{', journaliseret' if row.journalised_on else ''}"
        if role == SMALL:
            return self._picture(row)
        if role == ROW:
            return row
        return row.name if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None

    def _picture(self, row: AttachmentRow) -> QImage | None:
        if row.is_picture and row.sha256 not in self._small and row not in self._wanted:
            self._wanted.append(row)
            self._next.start()
        return self._small.get(row.sha256)

    def _read_one(self) -> None:
        if not self._wanted:
            return
        row = self._wanted.pop(0)
        try:
            content = self._read(row.id)
        except (UserError, StoreError):  # taken away meanwhile, or damaged: said when it is opened
            content = None
        self._small[row.sha256] = read_image(content, SMALL_SIDE) if content else QImage()
        index = self.index(max(self.place_of(row.id), 0))
        self.dataChanged.emit(index, index, [SMALL])
        if self._wanted:
            self._next.start()


class Tiles(QListView):
    """The tiles. The arrows walk them, Enter or a double click opens one; `chosen` carries its row or None.

    With Shift, Ctrl or Ctrl+A several are chosen; `several_chosen` then carries their rows.
    """

    chosen = Signal(object)
    several_chosen = Signal(object)
    opened = Signal(object)

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

    def row(self) -> AttachmentRow | None:
        """Return the chosen row."""
        row = self.currentIndex().data(ROW)
        return row if isinstance(row, AttachmentRow) else None

    def picked(self) -> list[AttachmentRow]:
        """Return all rows that are chosen, in the order they stand."""
        shown = sorted(self.selectedIndexes(), key=lambda index: index.row())
        return [row for index in shown if isinstance(row := index.data(ROW), AttachmentRow)]

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


class TileDelegate(QStyledItemDelegate):
    """Paints a tile: the picture, or an icon and the kind of file; under it the name and what is known."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the size of a tile with the gap to the next."""
        view = self.parent()
        return view.gridSize() if isinstance(view, Tiles) else QSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one tile."""
        row, theme = index.data(ROW), current_theme()
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(option.rect).adjusted(1, 1, -theme.px(GAP), -theme.px(GAP))
        self._paint_ground(painter, option, box)
        inner = box.adjusted(theme.px(PAD), theme.px(PAD), -theme.px(PAD), -theme.px(PAD) / 2)
        self._paint_picture(
            painter, QRectF(inner.topLeft(), QSize(round(inner.width()), theme.px(PICTURE_HEIGHT))), index
        )
        line = QRectF(inner.left(), inner.top() + theme.px(PICTURE_HEIGHT + 4), inner.width(), theme.style("row").line)
        draw_line(painter, row.name, line, theme.font("row"), "ink")
        below = QRectF(line.left(), line.bottom(), line.width(), theme.style("meta").line)
        if row.journalised_on:
            side = theme.px(17)
            mark = QRectF(below.right() - side, below.center().y() - side / 2, side, side)
            draw_icon(painter, "check-circle", mark, "good")
            below.setRight(mark.left() - theme.px(4))
        draw_line(painter, _told_in(row, below.width()), below, theme.font("meta"), "ink2")
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> None:
        theme = current_theme()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        name = "focus" if focused else "accent_line" if chosen else "line"
        painter.setPen(QPen(theme.colour(name), 2 if chosen else 1))
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(theme.colour("accent_soft" if chosen else "sunken" if hover else "card"))
        radius = load_tokens().shape["radius_card"]
        painter.drawRoundedRect(box, radius, radius)

    def _paint_picture(self, painter: QPainter, room: QRectF, index: Index) -> None:
        theme, row, image = current_theme(), index.data(ROW), index.data(SMALL)
        if isinstance(image, QImage) and not image.isNull():
            size = image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            size = size.boundedTo(image.size())
            left, top = room.center().x() - size.width() / 2, room.center().y() - size.height() / 2
            where = QRectF(left, top, size.width(), size.height())
            painter.drawImage(where, image)
            painter.setPen(theme.colour("line"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(where)
            return
        side = theme.px(40)
        middle = room.center()
        draw_icon(painter, "files", QRectF(middle.x() - side / 2, middle.y() - side * 0.8, side, side), "ink3")
        word = EXTENSIONS.get(row.media_type, "fil").upper() if not row.is_picture else ""
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("ink2"))
        words = QRectF(room.left(), middle.y() + side * 0.35, room.width(), theme.style("meta").line)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, word)


def _told_in(row: AttachmentRow, room: float) -> str:
    """Return what is known as it fits a line: the month short, then without the kind, which the picture tells too."""
    day = dt.date.fromisoformat(row.dated) if row.dated else None
    short = f"{short_day(day).split(' ', 1)[1]} {day.year}" if day else ""
    brief = row.told.replace(long_date(day), short) if day else row.told
    ways = (row.told, brief, brief.partition(", ")[2] or brief)
    metrics = QFontMetricsF(current_theme().font("meta"))
    return next((each for each in ways if metrics.horizontalAdvance(each) <= room), ways[-1])
