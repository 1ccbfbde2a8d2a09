"""Grounds that hide what lies behind them: Qt then neither paints that again nor what is only moved by a scroll."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QListWidget, QWidget

from app.views.theme import current_theme


class Ground(QWidget):
    """What lies in a scroll area: a plain ground in the colour (a token) of what it lies on, with no hole in it.

    Without a colour it lets through what is behind, as for what may stand on a page or on a card.
    """

    def __init__(self, colour: str = "") -> None:
        super().__init__()
        self._colour = colour

    def event(self, event: QEvent) -> bool:
        """Say again that there is no hole: a style sheet takes that back each time it is laid on."""
        done = super().event(event)
        if self._colour and event.type() in (QEvent.Type.Polish, QEvent.Type.StyleChange):
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        return done

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill what is asked for."""
        if self._colour:
            _fill(self, event, self._colour)


class ListOnGround(QListWidget):
    """A list that lies over something else: a new line in it paints nothing of what is behind."""

    def __init__(self, colour: str = "card") -> None:
        super().__init__()
        self._colour = colour
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill what is asked for, then paint the lines on it."""
        _fill(self.viewport(), event, self._colour)
        super().paintEvent(event)


def _fill(widget: QWidget, event: QPaintEvent, colour: str) -> None:
    painter = QPainter(widget)
    painter.fillRect(event.rect(), current_theme().colour(colour))
    painter.end()
