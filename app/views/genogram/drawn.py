"""A picture made of shapes, as a widget: drawn anew for the width it gets, and read aloud as its words."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.services.curve_shapes import Picture
from app.views.genogram.painting import paint_shape
from app.views.theme import current_theme
from app.views.widgets.heard import Role

Draw = Callable[[float, float], Picture]
"""Makes a picture for a width and a size of letters, both in pixels."""
LEAST, MOST = 260, 760


class Drawn(QWidget):
    """The picture. `name` is what it is called; its words are the description a screen reader tells."""

    heard_as = Role.Chart

    def __init__(self, name: str, draw: Draw, *, most: int = MOST) -> None:
        super().__init__()
        self._draw, self._most = draw, most
        self.setAccessibleName(name)
        self.setAccessibleDescription(self._made(most).words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return the widest it wants to be."""
        wide = current_theme().px(self._most)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest it can be read at."""
        return QSize(current_theme().px(LEAST), self.heightForWidth(current_theme().px(LEAST)))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the picture at a width."""
        return round(self._made(width).height) + 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shapes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for shape in self._made(self.width()).shapes:
            paint_shape(painter, shape, current_theme())
        painter.end()

    def _made(self, width: int) -> Picture:
        theme = current_theme()
        return self._draw(min(width, theme.px(self._most)), theme.style("meta").size)
