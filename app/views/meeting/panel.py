"""The grounds of the meeting screen: columns with their own surface, and lists that scroll in them."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.views.theme import current_theme

LARGE_TEXT = 1.5
"""From this text size the side columns and labels give way, so that nothing is cut on a small screen."""

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
            frame.ensureWidgetVisible(widget, 0, 8)
        frame = frame.parentWidget()
