"""The map laid in a room of pixels: where everybody is seen, who is hit, and which spot a pixel is."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize

from app.genogram.network import Spot
from app.genogram.network_map import MapPicture
from app.genogram.shapes import Box

LARGEST, SMALLEST = 2.2, 0.2
TARGET = 48
"""Pixels at 100 %: the smallest thing a finger has to hit."""


@dataclass(frozen=True)
class MapFrame:
    """A picture in the middle of a room, as large as it can be."""

    picture: MapPicture
    room: QSize

    @property
    def scale(self) -> float:
        """Return how many pixels a unit of the drawing is painted with."""
        drawing = self.picture.drawing
        return max(min(self.room.width() / drawing.width, self.room.height() / drawing.height, LARGEST), SMALLEST)

    @property
    def corner(self) -> QPointF:
        """Return the pixel of the drawing's upper left corner."""
        drawing = self.picture.drawing
        left = (self.room.width() - drawing.width * self.scale) / 2
        return QPointF(max(left, 0.0), max((self.room.height() - drawing.height * self.scale) / 2, 0.0))

    @property
    def boxes(self) -> dict[str, Box]:
        """Return everybody's symbol in drawing units, the child first."""
        return self.picture.drawing.people

    def where(self, person: str) -> QPointF:
        """Return the pixel in the middle of somebody's symbol. KeyError for who is not here."""
        box = self.boxes[person]
        return self.corner + QPointF(box.x + box.width / 2, box.y + box.height / 2) * self.scale

    def pixel_of(self, x: float, y: float) -> QPointF:
        """Return the pixel of a point (x, y) from the middle of the map."""
        return self.corner + QPointF(self.picture.centre[0] + x, self.picture.centre[1] + y) * self.scale

    def spot(self, pixel: QPointF) -> Spot:
        """Return the spot under a pixel."""
        at = (pixel - self.corner) / self.scale
        return self.picture.spot_at(at.x(), at.y())

    def person_at(self, pixel: QPointF, text_scale: float) -> str:
        """Return who is hit, empty when nobody is: a fingertip round a symbol and its name; the nearest of several."""
        near = [
            ((self.where(person) - pixel).manhattanLength(), person)
            for person in self.boxes
            if self.target(person, text_scale).contains(pixel)
        ]
        return min(near)[1] if near else ""

    def target(self, person: str, text_scale: float) -> QRectF:
        """Return the pixels that are somebody."""
        reach, middle = TARGET / 2 * text_scale, self.where(person)
        target = QRectF(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach)
        standing = self.picture.places.people.get(person)
        if standing is None or standing.label.bottom <= standing.label.top:
            return target
        label = standing.label
        return target.united(QRectF(self.pixel_of(label.left, label.top), self.pixel_of(label.right, label.bottom)))
