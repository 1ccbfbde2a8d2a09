"""What the view of the drawing shows: the drawing itself, who is selected, the ring round them and the way it is told.

Keys, mouse and touch are in `view.py`; this half knows nothing of them.
"""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView

from app.genogram.family import Family
from app.genogram.shapes import Box, Drawing
from app.views.genogram.camera import Camera
from app.views.genogram.commands import KeyTable
from app.views.genogram.drag import Drag
from app.views.genogram.family_item import FamilyItem
from app.views.genogram.lines import DrawnLine, find_lines
from app.views.genogram.margins import paint_casing, paint_hint, paint_more
from app.views.genogram.motion import Motion, offsets
from app.views.genogram.painting import ring_round, selection_ring
from app.views.genogram.places import couples, middle
from app.views.genogram.told import hint, sentences
from app.views.genogram.walking import Walk
from app.views.theme import current_theme
from app.views.widgets.aloud import describe
from app.views.widgets.buttons import draw_focus_within

NOT_DRAWN = "Den valgte er ikke på tegningen."


class Canvas(QGraphicsView):
    """Shows a drawing. One person is selected; a line of theirs may be too.

    `chosen` carries the person's id, `chosen_union` the id of a couple, `chosen_relation` who, to whom and which kind.
    """

    chosen = Signal(str)
    chosen_union = Signal(str)
    chosen_relation = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.keys = KeyTable()
        self.camera, self.walk, self.motion = Camera(self), Walk(), Motion(self)
        self.item = FamilyItem()
        self.pairs: frozenset[frozenset[str]] = frozenset()
        self.lines: list[DrawnLine] = []
        self._line: DrawnLine | None = None
        self._person, self._main, self._from = "", "", ""
        self._elsewhere = False
        self._sentences: dict[str, str] = {}
        self._new: set[str] = set()
        self._drag: Drag | None = None
        self._ring: tuple[QPainterPath, QPainterPath] | None = None
        scene = QGraphicsScene(self)
        scene.addItem(self.item)
        self.setScene(scene)
        self._set_up()
        self.motion.progressed.connect(self._on_progress)
        self._tell()

    def show_drawing(self, drawing: Drawing, family: Family | None = None) -> None:
        """Show another drawing; the selected person stays selected and where they are on the screen.

        `family` is what was drawn, masked as it was drawn: it tells the arrows who is whose parent, and what each line
        says. Without it only people can be chosen.
        """
        before = self.item.drawing
        shift = self._shift(before, drawing)
        self._take(drawing, family)
        self.camera.show(QRectF(0, 0, drawing.width, drawing.height), QPointF(*shift))
        far = {}
        if before and before.people:
            left = 1.0 - self.item.part
            far = offsets(before.people, drawing.people, shift, self.item.offsets, left)
            self._new = set(drawing.people) - set(before.people)
            self.camera.settle(self._room_near(self._person))
        changed = bool(far) or (before is not None and set(before.people) != set(drawing.people))
        if before and before.people and changed and self.motion.wanted() and self.isVisible():
            self.item.begin_motion(far, before, shift)
            self._set_off()
        else:
            self.item.rest()
            self._arrive(fit=not (before and before.people))
        self._tell()

    def drawing(self) -> Drawing | None:
        """Return the drawing that is shown."""
        return self.item.drawing

    def selected(self) -> str:
        """Return the id of the selected person, empty when nobody is drawn."""
        return self._person

    def selected_line(self) -> DrawnLine | None:
        """Return the line that is selected, if one is."""
        return self._line

    def select(self, person: str) -> None:
        """Select somebody; with one who is not drawn nobody here has the ring, and the arrows begin where it was."""
        before, self._elsewhere = self._elsewhere, person not in self._people()
        if before != self._elsewhere:
            self._line = None
            self.viewport().update()
            self._tell()
        if self._elsewhere or (person == self._person and self._line is None and not before):
            return
        self._person, self._line = person, None
        self._show_selected(self._room_near(person) if person in self._new else self.room_of(person))
        self.chosen.emit(person)

    def select_line(self, line: DrawnLine) -> None:
        """Select a line; the person it was reached from, else its first one, stays selected with it."""
        if line is self._line:
            return
        self._line, self._elsewhere = line, False
        if self._person not in line.ends:
            self._person = line.ends[0]
        self._show_selected(line.path.boundingRect())
        if line.kind == "union":
            self.chosen_union.emit(line.key[0])
        else:
            self.chosen_relation.emit(*line.key)

    def look_from(self, person: str) -> None:
        """Mark somebody while another one is looked for with the arrows; nobody when it is found or let go."""
        self._from = person if person in self._people() else ""
        self.viewport().update()

    def set_motion(self, wanted: bool | None) -> None:
        """Turn motion on or off; None follows what the computer is set to."""
        self.motion.set_wanted(wanted)

    def finish_motion(self) -> None:
        """Put everything where it is going."""
        self.motion.finish()

    def place_of(self, person: str) -> float:
        """Return how far right of the main person somebody stands, in symbol sides (as a pin holds them)."""
        return self.sides_at(middle(self._people()[person])[0])

    def sides_at(self, x: float) -> float:
        """Return how far right of the main person a place in the drawing is, in symbol sides."""
        main = self._people()[self._main or self._person]
        return (x - middle(main)[0]) / main.width

    def room_of(self, person: str) -> QRectF:
        """Return the room of somebody's symbol and name, empty for nobody."""
        box = self._people().get(person)
        return QRectF(box.x, box.y, box.width, box.height).adjusted(-12, -20, 12, 46) if box else QRectF()

    def _room_near(self, person: str) -> QRectF:
        """Return the room of somebody with the parents, whose family is being told of; alone if that is too much."""
        near = self.room_of(person)
        for parent in self.walk.parents(person):
            near = near.united(self.room_of(parent))
        return near if self.camera.has_room_for(near) else self.room_of(person)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the drawing to the new room unless its size was chosen."""
        super().resizeEvent(event)
        self.camera.refit(self.room_of(self._person))

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint the paper the drawing lies on, and under the drawing what is selected."""
        theme = current_theme()
        painter.fillRect(rect, theme.colour("card"))
        if self._line is not None:
            paint_casing(painter, self._line)
        elif self.has_ring():
            selection_ring(painter, self._ring_of(self._person), theme, ground=True)

    def drawForeground(self, painter: QPainter, _rect: QRectF | QRect) -> None:
        """Paint the ring, what is dragged, where there is more to see, and a sentence when there is next to nothing."""
        theme = current_theme()
        if self.has_ring() and self._line is None:  # over the tint of a home, which would take its colour
            selection_ring(painter, self._ring_of(self._person), theme)
        if self._from:
            selection_ring(painter, ring_round(self.item.outline(self._from)), theme, dashed=True)
        if self._drag is not None:
            self._drag.paint(painter, self.item, self.camera.scale)
        painter.save()
        painter.resetTransform()
        room, people = QRectF(self.viewport().rect()), self._people()
        if people:
            paint_more(painter, room, self.camera.hidden_sides())
        if len(people) < 2:
            drawn = [QRectF(self.mapFromScene(self.room_of(each)).boundingRect()) for each in people]
            paint_hint(painter, room, hint(len(people), self.keys), *drawn)
        painter.restore()

    def has_ring(self) -> bool:
        """Tell whether the selected person is drawn here; one who is only in the network may be selected beside it."""
        return bool(self._person) and not self._elsewhere

    def _from_here(self) -> bool:
        """Tell whether the arrows can go on; a ring that went with somebody who is not drawn only comes back."""
        if self._elsewhere:
            self.select(self._person)
            return False
        return self._person in self._people()

    def _ring_of(self, person: str) -> QPainterPath:
        """Return the ring round somebody, made anew only when the symbol is another or stands elsewhere."""
        outline = self.item.outline(person)
        if self._ring is None or self._ring[0] != outline:
            self._ring = outline, ring_round(outline)
        return self._ring[1]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the drawing, and the focus ring round it all."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            draw_focus_within(painter, QRectF(self.viewport().rect()))
            painter.end()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Familien tegnet")
        self.viewport().setMouseTracking(True)

    def _people(self) -> dict[str, Box]:
        return self.item.drawing.people if self.item.drawing else {}

    def _shift(self, before: Drawing | None, after: Drawing) -> tuple[float, float]:
        """Return how far the person one looks at has moved from the old paper to the new one."""
        old = before.people if before else {}
        anchor = next((each for each in (self._person, *old) if each in old and each in after.people), "")
        if not anchor:
            return 0.0, 0.0
        (x, y), (to_x, to_y) = middle(old[anchor]), middle(after.people[anchor])
        return to_x - x, to_y - y

    def _take(self, drawing: Drawing, family: Family | None) -> None:
        line, self._drag, self._from = self._line, None, ""
        self.item.faint = ""
        self.item.show_drawing(drawing)
        self.walk.show(drawing.people, family)
        self.pairs, self.lines = couples(family), find_lines(drawing, family)
        self._sentences = sentences(drawing)
        self._main = next((each.id for each in (family.persons if family else ()) if each.is_index), "")
        self._main = self._main if self._main in drawing.people else ""
        if self._person not in drawing.people:
            self._person = self._main or next(iter(drawing.people), "")
        self._line = next(
            (each for each in self.lines if line and (each.kind, each.key) == (line.kind, line.key)), None
        )

    def _show_selected(self, room: QRectF) -> None:
        self.camera.bring_into_sight(room)
        self._glide()
        self._tell()

    def _glide(self) -> None:
        """Move to where the camera aims; people under way go on."""
        if self.motion.running():
            return
        if self.motion.wanted() and self.isVisible() and self.camera.away():
            self.item.rest()
            self._set_off()
        else:
            self.camera.arrive()
        self.viewport().update()

    def _set_off(self) -> None:
        self.camera.begin()
        self._on_progress(0.0)
        self.motion.start()

    def _arrive(self, *, fit: bool) -> None:
        if fit:
            self.camera.refit(self.room_of(self._person))
        self.camera.arrive()

    def _on_progress(self, part: float) -> None:
        self.camera.progress(part)
        self.item.progress(part)
        self.viewport().update()

    def _tell(self) -> None:
        if self._line is not None:
            words = f"Valgt: {self._line.words}"
        elif self.has_ring():
            words = f"Valgt: {self._sentences[self._person]}"
        elif self._person:
            words = NOT_DRAWN
        else:
            words = hint(0, self.keys)
        describe(self, words, aloud=self.hasFocus())
