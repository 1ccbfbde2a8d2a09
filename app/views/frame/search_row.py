"""How something found is painted: what it is called, and under it what it is and whose case it lies in."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.views.theme import current_theme
from app.views.today.row_text import draw_line

SECOND_LINE = Qt.ItemDataRole.UserRole + 1


def row_height() -> int:
    """Return the height of a row at the current text size."""
    theme = current_theme()
    return round(theme.style("row").line + theme.style("meta").line) + theme.px(10)


class FoundDelegate(QStyledItemDelegate):
    """Paints two lines; the chosen row on the soft accent with a mark at its left."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a row."""
        return QSize(0, row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row."""
        theme, rect = current_theme(), QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_soft"))
            painter.fillRect(QRectF(rect.left(), rect.top(), 4, rect.height()), theme.colour("accent"))
        box = rect.adjusted(theme.px(12), theme.px(5), -theme.px(8), 0)
        box.setHeight(theme.style("row").line)
        draw_line(painter, str(index.data()), box, theme.font("row"), "ink")
        box.translate(0, box.height())
        box.setHeight(theme.style("meta").line)
        draw_line(painter, str(index.data(SECOND_LINE) or ""), box, theme.font("meta"), "ink2")
        painter.restore()
