"""The grounds of the meeting screen: columns with their own surface, and lists that scroll in them."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.views.theme import current_theme
from app.views.widgets.fitted import show_whole

LARGE_TEXT = 1.5
"""From this text size the side columns and labels give way, so that nothing is cut on a small screen."""

VEIL = 28
"""Pixels at 100 % over which what goes on below fades."""

AIR = 2
"""Pixels at the top of a part in which there is nothing yet."""

LAYERS = 4
"""So many layouts stand in each other on the meeting's screen, each waiting for the one inside it."""


def is_large() -> bool:
    """Tell whether the text is so large that what is only helpful must give way to what is needed."""
    return current_theme().text_scale >= LARGE_TEXT


class Panel(QFrame):
    """A surface in a colour token with hairlines on the edges named in `edges` (»left«, »right«, »top«, »bottom«)."""

    def __init__(self, ground: str, *edges: str) -> None:
        super().__init__()
        self._ground, self._edges = ground, edges

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and edges."""
        theme, room = current_theme(), self.rect()
        painter = QPainter(self)
        painter.fillRect(room, theme.colour(self._ground))
        painter.setPen(theme.colour("line"))
        ends = {
            "left": (room.topLeft(), room.bottomLeft()),
            "right": (room.topRight(), room.bottomRight()),
            "top": (room.topLeft(), room.topRight()),
            "bottom": (room.bottomLeft(), room.bottomRight()),
        }
        for edge in self._edges:
            painter.drawLine(*ends[edge])
        painter.end()


class Scroll(QScrollArea):
    """A column that scrolls up and down and never sideways. Add to `body`."""

    def __init__(self, name: str, gap: int = 8) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(0, 0, 8, 0)
        self.body.setSpacing(gap)
        self.setWidget(inner)


class VeiledScroll(Scroll):
    """A column on the page's ground that fades where there is more above or below: a line cut in half looks torn."""

    def __init__(self, name: str, gap: int = 8) -> None:
        super().__init__(name, gap)
        self._veil, self._above, bar = _Veil(self), _VeilAbove(self), self.verticalScrollBar()
        bar.valueChanged.connect(self._lay_veils)
        bar.rangeChanged.connect(self._lay_veils)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the veils at the edges."""
        super().resizeEvent(event)
        self._lay_veils()

    def _lay_veils(self) -> None:
        view, bar = self.viewport().geometry(), self.verticalScrollBar()
        most = min(current_theme().px(VEIL), view.height() // 3)
        over, under = min(most, bar.value()), min(most, bar.maximum() - bar.value())
        self._above.setGeometry(view.x(), view.y(), view.width(), over)
        self._veil.setGeometry(view.x(), view.bottom() + 1 - under, view.width(), under)
        self._above.setVisible(over > 0)
        self._veil.setVisible(under > 0)


class _Veil(QWidget):
    """What lies over the foot, thicker downwards; the mouse goes through it."""

    ends = (0, 1)
    """Where it is clear and where it is the ground, of its height."""

    def __init__(self, over: QScrollArea) -> None:
        super().__init__(over)
        self._over = over
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, thicker towards the edge."""
        if not self.is_needed():
            return
        clear, ground = current_theme().colour("page"), current_theme().colour("page")
        clear.setAlphaF(0)
        shade = QLinearGradient(0, 0, 0, self.height())
        for end, colour in zip(self.ends, (clear, ground), strict=True):
            shade.setColorAt(end, colour)
        painter = QPainter(self)
        painter.fillRect(self.rect(), shade)
        painter.end()

    def is_needed(self) -> bool:
        """Tell whether it says something: under the foot there is always more."""
        return True


class _VeilAbove(_Veil):
    """What lies over the top, thicker upwards, where the edge goes through something.

    What is scrolled so that it begins at the edge is whole: its heading must be read.
    """

    ends = (1, 0)

    def is_needed(self) -> bool:
        """Tell whether something is torn; seen when it is painted, since all layouts are made by then."""
        inside = self._over.widget()
        return inside is not None and _is_torn(inside, self._over.verticalScrollBar().value())


def _is_torn(inside: QWidget, edge: int) -> bool:
    """Tell whether an edge, in pixels from the top of `inside`, goes through words, a button or a field."""
    if inside.layout() is None:
        return True
    parts = (each for each in inside.children() if isinstance(each, QWidget) and not each.isHidden())
    return any(_is_torn(each, edge - each.y()) for each in parts if each.y() + AIR < edge < each.geometry().bottom())


def settle() -> None:
    """Let every layout that waits be made now, so that places can be trusted; one may ask for the next."""
    for _ in range(LAYERS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def bring_in_sight(widget: QWidget) -> None:
    """Scroll what a widget stands in so far that it is seen."""
    settle()
    frame = widget.parentWidget()
    while frame is not None:
        if isinstance(frame, QScrollArea):
            show_whole(frame, widget, current_theme().px(VEIL))
        frame = frame.parentWidget()
