"""Dragging somebody: aside to another place in the row, onto another person, or with Alt to a place that is held.

Nobody else moves before the drop. The view feeds points of the drawing and gets back what was asked for.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.genogram.shapes import Box
from app.views.genogram.family_item import FamilyItem
from app.views.genogram.places import Side, Slot, nearest_slot, slots
from app.views.theme import current_theme

WOBBLE = 4
"""Pixels a click may wobble without being a drag."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Dropped in the row beside a neighbour."""

    person: str
    neighbour: str
    side: Side


@dataclass(frozen=True, slots=True)
class DroppedOn:
    """Dropped on somebody else."""

    person: str
    other: str


@dataclass(frozen=True, slots=True)
class Pinned:
    """Dropped with Alt: to be held at `x`, the middle of the symbol in drawing units."""

    person: str
    x: float


Drop = Moved | DroppedOn | Pinned


class Drag:
    """One drag from press to drop. `under_way` once the pointer has moved farther than a click wobbles."""

    def __init__(
        self, person: str, at: QPointF, people: Mapping[str, Box], pairs: Iterable[frozenset[str]], *, pin: bool
    ) -> None:
        self.person, self.pin, self.under_way = person, pin, False
        self._pinned_from_start = pin
        self._start = self._now = at
        self._people = people
        self._slots = slots(people, person, pairs)
        self._slot: Slot | None = None
        self._target = ""

    def hold(self, *, alt: bool) -> None:
        """Hear whether Alt is down now: some desktops keep a press with Alt for moving the window."""
        self.pin = alt or self._pinned_from_start

    def move(self, to: QPointF, pixels: float) -> bool:
        """Follow the pointer, `pixels` from where it was pressed; tell whether this is a drag by now."""
        self.under_way = self.under_way or pixels >= WOBBLE
        self._now = to
        box = self._ghost()
        self._target = "" if self.pin else self._under(to)
        near = nearest_slot(self._ahead(box.center().x()), box.center().x(), box.center().y())
        self._slot = None if self.pin or self._target or not near or not self._beyond_itself(box) else near
        return self.under_way

    def drop(self) -> Drop | None:
        """Return what was asked for; None when it ends where nothing is meant."""
        if not self.under_way:
            return None
        if self.pin:
            return Pinned(self.person, self._ghost().center().x())
        if self._target:
            return DroppedOn(self.person, self._target)
        if self._slot:
            return Moved(self.person, *self._slot.beside(_rect(self._people[self.person]).center().x()))
        return None

    def paint(self, painter: QPainter, item: FamilyItem, scale: float) -> None:
        """Paint the places one may drop at, and the person under the pointer."""
        if not self.under_way:
            return
        theme = current_theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for slot in () if self.pin else self._slots:
            chosen = slot is self._slot
            pen = QPen(theme.colour("accent" if chosen else "control"), (5 if chosen else 2) / scale)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            if not chosen:
                pen.setDashPattern([1, 3])
            painter.setPen(pen)
            painter.drawLine(QPointF(slot.x, slot.top - 4), QPointF(slot.x, slot.top + slot.height + 4))
        if self._target:
            painter.setPen(QPen(theme.colour("accent"), 3 / scale))
            painter.drawRoundedRect(_rect(self._people[self._target]).adjusted(-10, -10, 10, 10), 12, 12)
        if self.pin:
            self._paint_rail(painter, scale)
        by = self._ghost().topLeft() - _rect(self._people[self.person]).topLeft()
        painter.save()
        painter.translate(by)
        ground = theme.colour("card")
        ground.setAlphaF(0.88)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(_rect(self._people[self.person]).adjusted(-14, -24, 14, 46), 10, 10)
        item.paint_person(painter, self.person)
        painter.restore()

    def _paint_rail(self, painter: QPainter, scale: float) -> None:
        ghost = self._ghost()
        painter.setPen(QPen(current_theme().colour("accent"), 2 / scale, Qt.PenStyle.DotLine))
        x = ghost.center().x()
        painter.drawLine(QPointF(x, ghost.top() - 60), QPointF(x, ghost.bottom() + 60))

    def _ghost(self) -> QRectF:
        """Return where the symbol of the dragged one hangs; somebody to be held stays in the row."""
        by = self._now - self._start
        return _rect(self._people[self.person]).translated(by.x(), 0.0 if self.pin else by.y())

    def _under(self, at: QPointF) -> str:
        for other, box in self._people.items():
            if other != self.person and _rect(box).contains(at):
                return other
        return ""

    def _ahead(self, x: float) -> list[Slot]:
        """Return the places on the side it is dragged to: at the end of a row there is none beyond it."""
        own = _rect(self._people[self.person]).center().x()
        return [slot for slot in self._slots if (slot.x > own) == (x > own)]

    def _beyond_itself(self, ghost: QRectF) -> bool:
        """Tell whether it has left its own place: dropped back on it, nothing is meant."""
        own = _rect(self._people[self.person])
        return abs(ghost.center().x() - own.center().x()) > own.width() * 0.4


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
