"""The drawing as one item of the scene: only what is seen is painted, and letters are kept as pictures.

Setting letters takes most of the time a drawing takes, so each text is set once per size and then only copied. That
is what lets a family of five hundred follow the hand.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.genogram.shapes import Box, Drawing, Ellipse, Label, Polygon, Shape
from app.views.genogram.letters import PAD, Letters, Placed
from app.views.genogram.motion import Offsets
from app.views.genogram.painting import outline_of, paint_shape
from app.views.theme import Theme, current_theme

_CELL = 64
REACH = 8.0
"""How far outside a symbol the middle of a sign that belongs to it may lie, in drawing units."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One shape, the room it takes, and whose symbol or name it is (empty: a line or a home)."""

    shape: Shape
    room: QRectF
    owner: str


class FamilyItem(QGraphicsItem):
    """Paints a drawing. While motion is on, everybody stands `offset` from their place; `faint` is being dragged."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.drawing: Drawing | None = None
        self.offsets: Offsets = {}
        self.part = 1.0
        self.faint = ""
        self._fading: set[int] = set()
        self._pieces: list[Piece] = []
        self._letters = Letters()

    def show_drawing(self, drawing: Drawing) -> None:
        """Take another drawing."""
        self.prepareGeometryChange()
        self.drawing = drawing
        self._pieces = pieces(drawing)
        self.update()

    def begin_motion(self, far: Offsets, before: Drawing, shift: tuple[float, float]) -> None:
        """Stand where everybody was `before`; who and what was not there fades in. `shift` moves the old drawing."""
        old = {_mark(shape, *shift) for shape in before.shapes}
        self._fading = {
            number
            for number, piece in enumerate(self._pieces)
            if (piece.owner not in before.people if piece.owner else _mark(piece.shape) not in old)
        }
        self.offsets, self.part = far, 0.0

    def rest(self) -> None:
        """Stand in place, everybody in full."""
        self.offsets, self._fading, self.part = {}, set(), 1.0
        self.update()

    def progress(self, part: float) -> None:
        """Go a part of the way to everybody's new place."""
        self.part = part
        self.update()

    def offset(self, person: str) -> tuple[float, float]:
        """Return how far somebody is from their place now."""
        dx, dy = self.offsets.get(person, (0.0, 0.0))
        return dx * (1.0 - self.part), dy * (1.0 - self.part)

    def outline(self, person: str) -> QPainterPath:
        """Return the edge of somebody's symbol where it stands now, empty for nobody."""
        own = (piece.shape for piece in self._pieces if piece.owner == person)
        symbol = next((each for each in own if isinstance(each, Polygon | Ellipse) and each.role == "symbol"), None)
        return outline_of(symbol).translated(*self.offset(person)) if symbol else QPainterPath()

    def boundingRect(self) -> QRectF:
        """Return the extent of the drawing."""
        return QRectF(0, 0, self.drawing.width, self.drawing.height) if self.drawing else QRectF()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Paint what is seen: shapes in their order, then all words at once, which nothing may lie on anyway."""
        seen, theme = QRectF(option.exposedRect), current_theme()
        moving = self.part < 1.0
        words: list[Placed] = []
        for number, piece in enumerate(self._pieces):
            if not moving and not piece.room.intersects(seen):
                continue
            part = self.part if moving and number in self._fading else 1.0
            part *= 0.3 if piece.owner and piece.owner == self.faint else 1.0
            by = self.offset(piece.owner) if moving and piece.owner else (0.0, 0.0)
            if isinstance(piece.shape, Label):
                words.append(Placed(piece.shape, by, part))
            else:
                _paint(painter, piece.shape, by, part, theme)
        painter.setOpacity(1.0)
        self._letters.paint(painter, words, theme)
        if self._letters.blurred:
            self.update()

    def paint_person(self, painter: QPainter, person: str) -> None:
        """Paint one person alone, for the ghost that follows the pointer."""
        shapes = [piece.shape for piece in self._pieces if piece.owner == person]
        for shape in shapes:
            if not isinstance(shape, Label):
                paint_shape(painter, shape, current_theme())
        words = [Placed(shape, (0.0, 0.0), 1.0) for shape in shapes if isinstance(shape, Label)]
        self._letters.paint(painter, words, current_theme())


def pieces(drawing: Drawing) -> list[Piece]:
    """Return the shapes with the room they take and the person they stand for."""
    cells = _cells(drawing.people)
    return [_piece(shape, drawing.people, cells) for shape in drawing.shapes]


def _paint(painter: QPainter, shape: Shape, by: tuple[float, float], part: float, theme: Theme) -> None:
    painter.setOpacity(part)
    if by == (0.0, 0.0):
        paint_shape(painter, shape, theme)
        return
    painter.translate(*by)
    paint_shape(painter, shape, theme)
    painter.translate(-by[0], -by[1])


def _piece(shape: Shape, people: dict[str, Box], cells: dict[tuple[int, int], list[str]]) -> Piece:
    room = _room_of(shape)
    if isinstance(shape, Label):
        return Piece(shape, room, shape.person if shape.person in people else "")
    if shape.role not in ("symbol", "mark"):
        return Piece(shape, room, "")
    x, y = room.center().x(), room.center().y()
    around = cells.get((int(x // _CELL), int(y // _CELL)), [])
    return Piece(shape, room, next((each for each in around if _carries(people[each], room, x, y)), ""))


def _room_of(shape: Shape) -> QRectF:
    """Return a box a shape does not reach out of."""
    if isinstance(shape, Label):
        half = len(shape.text) * shape.size + PAD
        return QRectF(shape.x - half, shape.y - shape.size - PAD, 2 * half, shape.size * 1.4 + 2 * PAD)
    if isinstance(shape, Ellipse):
        room = QRectF(shape.x - shape.rx, shape.y - shape.ry, 2 * shape.rx, 2 * shape.ry)
    else:
        xs, ys = [x for x, _ in shape.points], [y for _, y in shape.points]
        room = QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return room.adjusted(-3, -3, 3, 3)


def _mark(shape: Shape, dx: float = 0.0, dy: float = 0.0) -> tuple[object, ...]:
    """Return what a line is known by in two drawings: its points, or its text and where it stands."""
    if isinstance(shape, Label):
        return shape.text, round(shape.x + dx), round(shape.y + dy)
    if isinstance(shape, Ellipse):
        return shape.role, round(shape.x + dx), round(shape.y + dy)
    return shape.role, *(round(at + by) for point in shape.points for at, by in zip(point, (dx, dy), strict=True))


def _cells(people: dict[str, Box]) -> dict[tuple[int, int], list[str]]:
    """Return who stands in each square of a grid, so that a shape need not be held against everybody."""
    found: dict[tuple[int, int], list[str]] = {}
    for person, box in people.items():
        left, top = box.x - REACH, box.y - REACH
        for column in range(int(left // _CELL), int((left + box.width + 2 * REACH) // _CELL) + 1):
            for line in range(int(top // _CELL), int((top + box.height + 2 * REACH) // _CELL) + 1):
                found.setdefault((column, line), []).append(person)
    return found


def _carries(box: Box, room: QRectF, x: float, y: float) -> bool:
    """Tell whether a shape with the middle (x, y) sits on somebody's symbol and is no larger than it."""
    across = box.x - REACH <= x <= box.x + box.width + REACH
    return across and box.y - REACH <= y <= box.y + box.height + REACH and room.width() <= box.width + 4 * REACH
