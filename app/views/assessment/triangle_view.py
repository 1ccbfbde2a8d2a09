"""The triangle on the screen: drawn for the width there is, pressed on a side to go there, read aloud in words."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.genogram.shapes import Point
from app.services.assessment_triangle import Triangle, TrianglePicture, triangle_picture, triangle_words
from app.views.genogram.painting import paint_shape
from app.views.theme import current_theme
from app.views.widgets.buttons import LinkButton
from app.views.widgets.flow import FlowLayout
from app.views.widgets.heard import Role

LEAST, MOST = 260, 820
"""Pixels at 100 %: the narrowest it can be read at, and the widest it wants to be."""


class TriangleDrawing(QWidget):
    """The drawing. `side_pressed` carries the key of the side that was pressed."""

    heard_as = Role.Graphic

    side_pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._triangle: Triangle | None = None
        self.setAccessibleName("Trekanten")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_triangle(self, triangle: Triangle) -> None:
        """Draw a triangle."""
        self._triangle = triangle
        self.setAccessibleDescription(triangle_words(triangle))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the widest it wants to be."""
        wide = current_theme().px(MOST)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest it can be read at."""
        return QSize(current_theme().px(LEAST), 0)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the drawing at a width."""
        made = self._made(width)
        return round(made.picture.height) if made else 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shapes."""
        made = self._made(self.width())
        if made is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for shape in made.picture.shapes:
            paint_shape(painter, shape, current_theme())
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the side nearest to where it was pressed."""
        made = self._made(self.width())
        if made is not None and self._triangle is not None:
            sides = [each.side for each in self._triangle.sides]
            self.side_pressed.emit(sides[nearest_side(made.corners, event.position())])

    def _made(self, width: int) -> TrianglePicture | None:
        theme = current_theme()
        if self._triangle is None:
            return None
        return triangle_picture(self._triangle, width=min(width, theme.px(MOST)), text=theme.style("meta").size)


class TriangleView(QWidget):
    """The drawing with a key for each side under it, so that the keyboard goes the same ways."""

    side_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.drawing = TriangleDrawing()
        self.drawing.side_pressed.connect(self.side_chosen)
        self._keys = QWidget()
        self._flow = FlowLayout(self._keys, gap=16, line_gap=4)
        self._shown: Triangle | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.drawing)
        column.addWidget(self._keys)

    def show_triangle(self, triangle: Triangle | None) -> None:
        """Show a triangle, or nothing for headings that have no sides."""
        self.setVisible(triangle is not None)
        if triangle is None or triangle == self._shown:
            return
        self._shown = triangle
        self.drawing.show_triangle(triangle)
        self._flow.clear()
        for side in triangle.sides:
            written = sum(bool(count) for _, count in side.headings)
            key = LinkButton(f"{side.name}: {written} af {len(side.headings)}")
            key.setAccessibleName(f"Gå til {side.name}: skrevet under {written} af {len(side.headings)} overskrifter")
            key.clicked.connect(lambda _on=False, each=side.side: self.side_chosen.emit(each))
            self._flow.addWidget(key)


def nearest_side(corners: tuple[Point, Point, Point], spot: QPointF) -> int:
    """Return which side a spot is nearest to: 0 the left, 1 the right, 2 the base and all that is under it."""
    top, right, left = corners
    if spot.y() > left[1]:
        return 2
    share = (spot.y() - top[1]) / (left[1] - top[1])
    half = (right[0] - left[0]) / 2 * max(share, 0.0)
    to_left = abs(spot.x() - (top[0] - half))
    to_right = abs(spot.x() - (top[0] + half))
    is_inside = top[0] - half < spot.x() < top[0] + half
    if is_inside and left[1] - spot.y() < min(to_left, to_right):
        return 2
    return 0 if to_left <= to_right else 1
