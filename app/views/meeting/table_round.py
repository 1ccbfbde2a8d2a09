"""The round table of the room's screen, with everybody's first name."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.language.folding import join_names
from app.views.theme import current_theme


class TableRound(QWidget):
    """The table with everybody's first name round it."""

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()
        self._children: frozenset[str] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_names(self, names: tuple[str, ...], children: tuple[str, ...]) -> None:
        """Show who is here."""
        self._names, self._children = names, frozenset(children)
        self.setAccessibleName(f"Ved bordet: {join_names(names)}" if names else "Ved bordet")
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square."""
        return QSize(current_theme().px(320), current_theme().px(240))

    def minimumSizeHint(self) -> QSize:
        """Return room for the names."""
        return QSize(current_theme().px(200), current_theme().px(170))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint table, seats and names."""
        theme, middle = current_theme(), QRectF(self.rect()).center()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = theme.style("subhead").line
        across, down = self.width() / 2 - theme.px(56), self.height() / 2 - line
        table = min(across, down) * 0.55
        painter.setPen(QPen(theme.colour("accent"), theme.px(5)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, table, table)
        for seat, name in enumerate(self._names):
            angle = math.tau * seat / len(self._names)
            way = QPointF(math.sin(angle), -math.cos(angle))
            own = name in self._children
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("amber" if own else "accent"))
            painter.drawEllipse(middle + way * (table + theme.px(17)), theme.px(7), theme.px(7))
            at = QPointF(middle.x() + way.x() * across, middle.y() + way.y() * down)
            self._paint_name(painter, at, name, own)
        painter.end()

    def _paint_name(self, painter: QPainter, at: QPointF, name: str, own: bool) -> None:
        theme = current_theme()
        font = theme.font("subhead", 600 if own else 500)
        width = min(QFontMetricsF(font).horizontalAdvance(name) + 4, self.width() / 2)
        x = min(max(at.x() - width / 2, 0), self.width() - width)
        line = theme.style("subhead").line
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        short = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(x, at.y() - line / 2, width, line), Qt.AlignmentFlag.AlignCenter, short)
