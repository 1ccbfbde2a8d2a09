"""What part of the drawing is seen, and how large: fitting, zooming at a point, panning and staying where one was."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsView

from app.views.theme import current_theme

Mode = Literal["auto", "all", "own"]
LARGEST, SMALLEST = 3.0, 0.3
FULL = 1.25
"""The size at 100 % text a small family is drawn in when there is room for more."""

READABLE = 0.5
"""The size at 100 % text under which names cannot be read: a large family is then opened at the selected person."""

SLACK = 1.3
"""How much larger a drawing could be before it is fitted again."""


@dataclass(frozen=True, slots=True)
class Look:
    """A size (drawing units to pixels) and the point of the drawing in the middle of the view."""

    scale: float
    middle: QPointF

    def toward(self, other: "Look", part: float) -> "Look":
        """Return the look a part of the way to another one."""
        return Look(self.scale + (other.scale - self.scale) * part, self.middle + (other.middle - self.middle) * part)


class Camera:
    """Looks at a drawing through a view. `mode`: fitted as long as it can be read, all of it, or chosen by the user."""

    def __init__(self, view: QGraphicsView) -> None:
        self._view = view
        self._paper = QRectF()
        self._now = self._aim = self._from = Look(1.0, QPointF())
        self.mode: Mode = "auto"
        self.covered_above = self.covered_below = 0  # pixels that something lies over for a while

    @property
    def scale(self) -> float:
        """How many pixels a drawing unit is, when all motion is over."""
        return self._aim.scale

    def show(self, paper: QRectF, shift: QPointF) -> None:
        """Take another drawing that lies `shift` from the last one; what was seen stays where it is on the screen."""
        self._paper = paper
        self._now, self._aim = (Look(each.scale, each.middle + shift) for each in (self._now, self._aim))

    def settle(self, around: QRectF) -> None:
        """Find out where to look, with somebody in sight: stay as it is when that will do."""
        best = self._fitted(around)
        if self.mode == "own" or abs(best.scale - self._aim.scale) < 0.001:
            self._aim = self._seeing(self._aim, around)
        elif not self._still_fits():
            self._aim = best

    def fit(self, around: QRectF) -> None:
        """Aim at the whole drawing, however small it gets."""
        self.mode = "all"
        self._aim = self._fitted(around)

    def refit(self, around: QRectF) -> None:
        """Look anew after the room has changed."""
        self._aim = self._aim if self.mode == "own" else self._fitted(around)
        self.arrive()

    def bring_into_sight(self, what: QRectF) -> None:
        """Move as little as is needed to see something."""
        self._aim = self._seeing(self._aim, what)

    def has_room_for(self, what: QRectF) -> bool:
        """Tell whether something can be seen whole at the size things have now."""
        room = self._room() / self.scale
        free = room.height() - (self.covered_above + self.covered_below) / self.scale
        return what.width() <= room.width() and what.height() <= free

    def cover_below(self, pixels: int) -> None:
        """Say how much of the view something lies over at its lower edge; nothing moves for it."""
        self.covered_below = pixels

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Change the size; the point `at` of the drawing, else the middle, stays where it is."""
        self.mode = "own"
        least = min(SMALLEST, self._whole())
        scale = min(max(self._aim.scale * factor, least), LARGEST)
        at = at if at is not None else self._aim.middle
        self._aim = Look(scale, at + (self._aim.middle - at) * (self._aim.scale / scale))
        self.arrive()

    def zoom_to(self, what: QRectF) -> None:
        """Look at a part of the drawing, as large as there is room for but not larger than twice."""
        self.mode = "own"
        room = self._room()
        scale = min(room.width() / max(what.width(), 1), room.height() / max(what.height(), 1))
        self._aim = Look(min(max(scale, READABLE), 2.0 * current_theme().text_scale, LARGEST), what.center())

    def pan(self, by: QPointF, *, free: bool = True) -> None:
        """Move the paper by some pixels; not `free`, no farther than there is drawing to see."""
        look = Look(self._aim.scale, self._aim.middle - by / self._aim.scale)
        look = self._on_paper(look) if free else self._inside(look)
        if look == self._aim:
            return
        self.mode, self._aim = "own", look
        self.arrive()

    def hidden_sides(self) -> tuple[bool, bool, bool, bool]:
        """Tell whether there is more to see to the left, above, to the right and below."""
        seen = self._seen(self._now)
        paper = self._paper.adjusted(20, 20, -20, -20)  # the margin of the paper is nothing to look for
        return (
            paper.left() < seen.left(), paper.top() < seen.top(), paper.right() > seen.right(),
            paper.bottom() > seen.bottom(),
        )  # fmt: skip

    def away(self) -> bool:
        """Tell whether it aims at something else than what is seen."""
        return self._now != self._aim

    def begin(self) -> None:
        """Begin to move from what is seen now."""
        self._from = self._now

    def progress(self, part: float) -> None:
        """Go a part of the way."""
        self._apply(self._from.toward(self._aim, part))

    def arrive(self) -> None:
        """Be there at once."""
        self._from = self._aim
        self._apply(self._aim)

    def _apply(self, look: Look) -> None:
        """Show a look. The scene reaches as far as is seen, so that any point can be in the middle."""
        self._now = look
        self._view.setTransform(QTransform.fromScale(look.scale, look.scale))
        self._view.setSceneRect(self._paper.united(self._seen(look)))
        self._view.centerOn(look.middle)

    def _room(self) -> QSizeF:
        return QSizeF(self._view.viewport().size())

    def _seen(self, look: Look) -> QRectF:
        seen = QRectF(QPointF(), self._room() / look.scale)
        seen.moveCenter(look.middle)
        return seen

    def _on_paper(self, look: Look) -> Look:
        x = min(max(look.middle.x(), self._paper.left()), self._paper.right())
        return Look(look.scale, QPointF(x, min(max(look.middle.y(), self._paper.top()), self._paper.bottom())))

    def _whole(self) -> float:
        room = self._room()
        across = room.width() / max(self._paper.width(), 1)
        return max(min(across, (room.height() - self.covered_above) / max(self._paper.height(), 1)), 0.01)

    def _fitted(self, around: QRectF) -> Look:
        text = current_theme().text_scale
        least = 0.01 if self.mode == "all" else READABLE * text
        return self._inside(Look(max(min(self._whole(), FULL * text), least), around.center()))

    def _still_fits(self) -> bool:
        seen = self._seen(self._aim).adjusted(0, self.covered_above / self._aim.scale, 0, 0)
        best = min(self._whole(), FULL * current_theme().text_scale)
        return seen.adjusted(-2, -2, 2, 2).contains(self._paper) and best <= self._aim.scale * SLACK

    def _inside(self, look: Look) -> Look:
        """Show no empty ground beside a drawing that is larger than the view, and a smaller one in the middle."""
        room, above = self._room() / look.scale, self.covered_above / look.scale
        x = _kept(look.middle.x(), self._paper.left(), self._paper.right(), room.width())
        y = (
            _kept(look.middle.y() + above / 2, self._paper.top(), self._paper.bottom(), room.height() - above)
            - above / 2
        )
        return Look(look.scale, QPointF(x, y))

    def _seeing(self, look: Look, what: QRectF) -> Look:
        """Return a look moved as little as is needed to see something, with a margin when it has to move."""
        what = what.intersected(self._paper)
        above, below = self.covered_above / look.scale, self.covered_below / look.scale
        if self._seen(look).adjusted(0, above, 0, -below).contains(what):
            return look
        room, aside = self._room() / look.scale, (above - below) / 2
        x = _moved(look.middle.x(), what.left(), what.right(), room.width())
        y = _moved(look.middle.y() + aside, what.top(), what.bottom(), room.height() - above - below) - aside
        return Look(look.scale, QPointF(x, y))


def _kept(middle: float, low: float, high: float, room: float) -> float:
    if high - low <= room:
        return (low + high) / 2
    return min(max(middle, low + room / 2), high - room / 2)


def _moved(middle: float, low: float, high: float, room: float) -> float:
    margin = min(60.0, max((room - (high - low)) / 2, 0.0))
    least, most = high + margin - room / 2, low - margin + room / 2
    return min(max(middle, least), most) if least <= most else (low + high) / 2
