"""What the signs of the drawing mean, painted with the same shapes."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.genogram.shapes import LegendItem
from app.views.genogram.painting import paint_shape
from app.views.theme import current_theme
from app.views.widgets.flow import FlowLayout
from app.views.widgets.heard import Role

SIGN_WIDTH, SIGN_HEIGHT = 28, 20


class Legend(QWidget):
    """The signs that are used in the drawing, in lines."""

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[LegendItem, ...] = ()
        self._flow = FlowLayout(self, gap=16, line_gap=4)
        self.setAccessibleName("Hvad tegnene betyder")

    def show_items(self, items: Sequence[LegendItem]) -> None:
        """Show other signs."""
        if tuple(items) == self._items:
            return
        self._items = tuple(items)
        self._flow.clear()
        for item in items:
            self._flow.addWidget(_Sign(item))


class _Sign(QWidget):
    """One sign and its word."""

    heard_as = Role.Graphic
    heard_whole = True

    def __init__(self, item: LegendItem) -> None:
        super().__init__()
        self._item = item
        self.setAccessibleName(item.word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for the sign and the word."""
        theme = current_theme()
        words = QFontMetricsF(theme.font("meta")).horizontalAdvance(self._item.word)
        return QSize(round(theme.px(SIGN_WIDTH + 8) + words) + 2, max(theme.px(24), round(theme.style("meta").line)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sign at the text size, then the word."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.translate(0, (self.height() - theme.px(SIGN_HEIGHT)) / 2)
        painter.scale(theme.text_scale, theme.text_scale)
        for shape in self._item.shapes:
            paint_shape(painter, shape, theme)
        painter.restore()
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("ink2"))
        left = theme.px(SIGN_WIDTH + 8)
        where = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, self._item.word)
        painter.end()
