"""The lines of a table as they are painted: one line a cell, or two with the second quiet."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.views.theme import current_theme
from app.views.widgets.rows import PAINTED_ROLE
from app.views.widgets.text_layout import draw_elided, line_width

PAD, SECOND_ROOM = 10, 200
"""Pixels at 100 %: beside the words, and what a second line may ask for."""


class RowLines(QStyledItemDelegate):
    """Paints a cell: one line, or two with the second quiet; the selected row on the soft accent."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return room for the words of a cell, a very long one cut; its height is the line's."""
        theme = current_theme()
        text, second, _ = index.data(PAINTED_ROLE)
        words = line_width(text, "row" if index.column() == 0 else "body", theme)
        if second:  # a short one is never cut; a long one does not push the others away
            words = max(words, min(line_width(second, "meta", theme), theme.px(SECOND_ROOM)))
        return QSize(
            min(round(words), theme.px(360)) + 2 * theme.px(PAD) + 4, self._view.verticalHeader().defaultSectionSize()
        )

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a cell."""
        theme, rect = current_theme(), QRectF(option.rect)
        painter.save()
        self._paint_ground(painter, rect, index.column(), bool(option.state & QStyle.StateFlag.State_Selected))
        room = rect.adjusted(theme.px(PAD), 0, -theme.px(4), -1)
        text, second, colour = index.data(PAINTED_ROLE)
        if second:
            top, gap = theme.style("row").line, theme.style("meta").line
            start = room.y() + (room.height() - top - gap) / 2
            painter.setFont(theme.font("meta"))
            painter.setPen(theme.colour("ink2"))
            draw_elided(painter, QRectF(room.x(), start + top, room.width(), gap), second)
            room = QRectF(room.x(), start, room.width(), top)
        painter.setFont(theme.font("row" if index.column() == 0 else "body"))
        painter.setPen(theme.colour(colour or "ink"))
        draw_elided(painter, room, text)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, column: int, selected: bool) -> None:
        theme = current_theme()
        if selected:
            painter.fillRect(rect, theme.colour("accent_soft"))
        if selected and column == 0:  # the bar tells the selection where the soft ground is hard to see
            painter.fillRect(QRectF(rect.x(), rect.y(), 4, rect.height()), theme.colour("accent"))
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), theme.colour("line"))
