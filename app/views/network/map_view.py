"""The map on the screen: people are selected, dragged with mouse or finger, or moved by keys; letters are commands."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.genogram.network import RING_WORDS, SECTOR_WORDS, WAITING, Spot, stepped
from app.genogram.network_map import MapPicture
from app.genogram.shapes import Drawing
from app.views.genogram.painting import paint_drawing
from app.views.genogram.walking import Direction, neighbour
from app.views.network.commands import BY_KEY
from app.views.network.map_frame import TARGET, MapFrame
from app.views.theme import current_theme
from app.views.widgets.aloud import describe
from app.views.widgets.buttons import draw_focus_within
from app.views.widgets.heard import HeardPart, Role

ARROWS: dict[int, Direction] = {
    Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right", Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down",
}  # fmt: skip
STEPS: dict[int, tuple[int, float]] = {
    Qt.Key.Key_Up: (-1, 0.0), Qt.Key.Key_Down: (1, 0.0), Qt.Key.Key_Right: (0, 7.0), Qt.Key.Key_Left: (0, -7.0),
}  # fmt: skip
"""With Alt: how many rings outwards, and how many degrees clockwise."""
WOBBLE = 5
"""Pixels a click may slide before it is a drag."""


class NetworkView(QWidget):
    """The map. `chosen` carries a person's id, `command` what a letter asks for, `placed` a person and the new spot.

    With `tap_places` a touch on an empty spot moves the selected person there: two touches instead of a drag.
    """

    heard_as = Role.Graphic

    chosen = Signal(str)
    command = Signal(str)
    placed = Signal(str, object)

    def __init__(self, name: str, *, tap_places: bool = False) -> None:
        super().__init__()
        self._picture: MapPicture | None = None
        self._ready: tuple[object, ...] = ()
        self._pixels = QPixmap()
        self._selected, self._tap_places = "", tap_places
        self._pressed = self._pointer = QPointF()
        self._grabbed = ""
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_map(self, picture: MapPicture, least_scale: float = 0.0) -> None:
        """Show another map; the selected person stays selected while on it.

        It is never painted smaller than `least_scale`: what is round it scrolls instead.
        """
        self._picture, self._ready = picture, ()
        self.setMinimumSize(round(picture.drawing.width * least_scale), round(picture.drawing.height * least_scale))
        if self._selected not in picture.drawing.people:
            self._selected = ""
        self._tell()
        self.update()

    def frame(self) -> MapFrame | None:
        """Return the map as it lies in the room, None before there is one."""
        return MapFrame(self._picture, self.size()) if self._picture is not None else None

    def selected(self) -> str:
        """Return the id of the selected person, empty when nobody is."""
        return self._selected

    def select(self, person: str) -> None:
        """Select somebody; empty or somebody who is not here selects nobody."""
        known = self._picture is not None and person in self._picture.drawing.people
        self._selected = person if known else ""
        self._tell()
        self.update()

    def carry(self, person: str) -> None:
        """Let the next touch on an empty spot place somebody who is not on the map yet."""
        self._selected = person
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by arrows, move by Alt and arrows, ask for a command by a letter; Esc lets go of a drag."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape and self._grabbed:
            self._let_go()
        elif key in STEPS and held == Qt.KeyboardModifier.AltModifier:
            self._step(*STEPS[key])
        elif key in ARROWS and held == Qt.KeyboardModifier.NoModifier:
            self._walk(ARROWS[key])
        elif key in BY_KEY and held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            self.command.emit(BY_KEY[key])
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the person under the pointer."""
        frame = self.frame()
        if event.button() != Qt.MouseButton.LeftButton or frame is None:
            return
        found = frame.person_at(event.position(), current_theme().text_scale)
        self._pressed = self._pointer = event.position()
        if found:
            self._choose(found)
            self._grabbed = found if found != self._child() else ""
        elif self._tap_places and self._selected not in ("", self._child()):
            self.placed.emit(self._selected, frame.spot(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the ghost."""
        self._pointer = event.position()
        if self._grabbed:
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the dragged person down."""
        person, frame = self._grabbed, self.frame()
        self._pointer = event.position()
        moved = self._has_moved()
        self._let_go()
        if person and moved and frame is not None:
            self.placed.emit(person, frame.spot(event.position()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the map from its pixels, and what is being dragged."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self.frame()
        if frame is not None:
            painter.drawPixmap(0, 0, self._painted(frame))
            if self._grabbed and self._has_moved():
                self._paint_ghost(painter, frame)
        if self.hasFocus():
            draw_focus_within(painter, QRectF(self.rect()))
        painter.end()

    def _painted(self, frame: MapFrame) -> QPixmap:
        """Return the map as pixels, painted anew only when it or the room has changed, so that dragging is smooth."""
        theme, ratio = current_theme(), self.devicePixelRatioF()
        wanted = (frame.picture, self.size(), ratio, theme, self._selected)
        if wanted != self._ready:
            self._pixels = QPixmap(self.size() * ratio)
            self._pixels.setDevicePixelRatio(ratio)
            self._pixels.fill(theme.colour("card"))
            painter = QPainter(self._pixels)
            painter.translate(frame.corner)
            painter.scale(frame.scale, frame.scale)
            paint_drawing(painter, frame.picture.drawing, theme)
            if self._selected in frame.boxes:
                self._paint_selected(painter, frame)
            painter.end()
            self._ready = wanted
        return self._pixels

    def _paint_selected(self, painter: QPainter, frame: MapFrame) -> None:
        box = frame.boxes[self._selected]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(current_theme().colour("accent"), 2.4))
        painter.drawRoundedRect(QRectF(box.x, box.y, box.width, box.height).adjusted(-5, -5, 5, 5), 9, 9)

    def _paint_ghost(self, painter: QPainter, frame: MapFrame) -> None:
        theme, box = current_theme(), frame.boxes[self._grabbed]
        half = max(box.width * frame.scale, TARGET) / 2
        tint = theme.colour("accent_soft")
        tint.setAlphaF(0.85)
        painter.setPen(theme.colour("accent"))
        painter.setBrush(tint)
        painter.drawEllipse(self._pointer, half, half)
        painter.setFont(theme.font("subhead"))
        painter.setPen(theme.colour("ink"))
        room = QRectF(self._pointer.x() - 200, self._pointer.y() - half - theme.px(32), 400, theme.px(28))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, spot_words(frame.spot(self._pointer)))

    def _walk(self, direction: Direction) -> None:
        people = self._picture.drawing.people if self._picture is not None else {}
        if self._selected in people:
            self._choose(neighbour(people, self._selected, direction))
        elif people:
            self._choose(self._child())

    def _step(self, outwards: int, turn: float) -> None:
        standing = self._picture.places.people.get(self._selected) if self._picture is not None else None
        if self._picture is not None and standing is not None:
            here = self._picture.places.spot_at(standing.x, standing.y)
            self.placed.emit(self._selected, stepped(here, outwards=outwards, turn=turn))

    def _has_moved(self) -> bool:
        return (self._pointer - self._pressed).manhattanLength() > WOBBLE

    def _let_go(self) -> None:
        self._grabbed = ""
        self.update()

    def _choose(self, person: str) -> None:
        if person != self._selected:
            self.select(person)
            self.chosen.emit(person)

    def _tell(self) -> None:
        drawing = self._picture.drawing if self._picture is not None else None
        if drawing is None:
            return
        told = _told(drawing, self._selected)
        describe(self, f"Valgt: {told}" if told else drawing.text_twin[0], aloud=self.hasFocus())

    def heard_parts(self) -> list[HeardPart]:
        """Return the people, for who goes through them without the arrows."""
        frame = self.frame()
        if frame is None:
            return []
        drawing, scale = frame.picture.drawing, frame.scale
        return [
            HeardPart(
                _told(drawing, person),
                QRectF(frame.corner + QPointF(box.x, box.y) * scale, QSizeF(box.width, box.height) * scale).toRect(),
                person == self._selected,
            )
            for person, box in frame.boxes.items()
        ]

    def _child(self) -> str:
        return next(iter(self._picture.drawing.people), "") if self._picture is not None else ""


def _told(drawing: Drawing, person: str) -> str:
    """Return what the words of a map say of somebody; empty for nobody."""
    name = drawing.names.get(person, "")
    return next((line for line in drawing.text_twin if name and line.startswith(f"{name}:")), name)


def spot_words(spot: Spot) -> str:
    """Return a spot in words: »Familie, nærmest«."""
    return f"{SECTOR_WORDS[spot.sector]}, {RING_WORDS[spot.ring or WAITING]}"
