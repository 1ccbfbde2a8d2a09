"""The drawing on the screen: people and lines are chosen, walked, dragged and looked at; every command has a letter.

The view changes nothing itself. It says what was asked for (`command`, `moved`, `dropped_on`, `pinned`) and shows the
drawing it is given.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent

from app.genogram.family import Family
from app.genogram.shapes import Drawing
from app.views.genogram.commands import BARE_KEYS, HEADINGS, DrawingCommand, KeyTable, Place, in_menu
from app.views.genogram.drag import Drag, Drop, DroppedOn, Moved
from app.views.genogram.lines import DrawnLine, line_at, lines_of
from app.views.genogram.places import Side, middle, next_slot
from app.views.genogram.walking import Direction
from app.views.genogram.zoom import NEARER, ZoomCanvas
from app.views.theme import current_theme
from app.views.widgets.heard import Role
from app.views.widgets.row_verbs import Verb, show_menu, verb_menu

COMMANDS = BARE_KEYS
"""The bare letters, for the list beside the drawing."""

ARROWS: dict[int, Direction] = {
    Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right", Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down",
}  # fmt: skip
LINE_REACH = 8
"""Pixels from a line within which it is touched."""


class FamilyView(ZoomCanvas):
    """The drawing with keys, mouse and touch.

    `command` carries what a letter asks for; with a line selected, Enter and Delete are »edit_line« and »remove_line«.
    `moved` is a person, a neighbour of the row and the side of the neighbour to stand on (»left«, »right«);
    `dropped_on` is two people; `pinned` a person and a place in symbol sides right of the main person.
    """

    heard_as = Role.Graphic

    command = Signal(str)
    moved = Signal(str, str, str)
    dropped_on = Signal(str, str)
    pinned = Signal(str, float)

    def __init__(self) -> None:
        super().__init__()
        self._pan_from: QPointF | None = None
        self._pressed = QPointF()
        self._space = False
        self._local: dict[str, Callable[[], None]] = {
            "nearer": lambda: self.zoom_by(NEARER),
            "farther": lambda: self.zoom_by(1 / NEARER),
            "fit": self.fit,
            "zoom": self.zoom_to_selection,
            "next_line": self.next_line,
            "move_left": lambda: self._move_aside("left"),
            "move_right": lambda: self._move_aside("right"),
        }

    def set_keys(self, changes: Mapping[str, str]) -> None:
        """Use other keys, by command name; errors as in `KeyTable`."""
        self.keys = KeyTable(changes)
        self.viewport().update()

    def show_drawing(self, drawing: Drawing, family: Family | None = None) -> None:
        """Show another drawing as `Canvas` does; a drag under way is let go, for its places are no more."""
        self._cancel_drag()
        super().show_drawing(drawing, family)

    def next_line(self) -> None:
        """Select the next line of the selected person, couples first; after the last one comes the person again."""
        own = lines_of(self.lines, self._person)
        at = own.index(self._line) + 1 if self._line in own else 0
        if at < len(own):
            self.select_line(own[at])
        else:
            self.select(self._person)

    def event(self, event: QEvent) -> bool:
        """Take keys that mean something here before shortcuts of the window do."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._wants(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, or do or ask for what the key means; Esc lets go of a drag, then of a line."""
        command, plain = self.keys.command(event), _plain(event)
        if plain and event.key() in ARROWS:
            self._walk(ARROWS[event.key()])
        elif plain and event.key() == Qt.Key.Key_Escape and (self._drag or self._line):
            self._let_go()
        elif plain and event.key() == Qt.Key.Key_Space:
            self._hold_space(held=True)
        elif command is not None and (command.local or not event.isAutoRepeat()):
            self._carry_out(command)  # a key held too long must not add two people
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Stop holding the paper."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._hold_space(held=False)
        super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring: a view that scrolls is not painted again by itself when the focus comes or goes."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go of what is held."""
        self._cancel_drag()
        self._hold_space(held=False)
        super().focusOutEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select what is under the pointer; a person may now be dragged, and bare paper moved."""
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = event.position()
        person = self._person_at(event.position()) if left and not self._space else ""
        if person:
            self.select(person)
            pin = _alt(event)
            spot = self.mapToScene(event.position().toPoint())
            self._drag = Drag(person, spot, self._people(), self.pairs, pin=pin)
        elif left and not self._space and (line := self._line_at(event.position())):
            self.select_line(line)
        elif left or event.button() == Qt.MouseButton.MiddleButton:
            self._pan_from = event.position()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the person or the paper; else only the pointer tells what can be touched."""
        if self._drag is not None:
            self._drag.hold(alt=_alt(event))
            self._move_drag(event.position())
        elif self._pan_from is not None:
            self.camera.pan(event.position() - self._pan_from)
            self._pan_from = event.position()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        else:
            self._show_cursor(event.position())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop what was dragged."""
        drop = self._drag.drop() if self._drag else None
        self._cancel_drag()
        self._pan_from = None
        self._show_cursor(event.position())
        if drop is not None:
            self._emit(drop)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the person or the line under the pointer."""
        if self._person_at(event.position()) or self._line_at(event.position()):
            self.command.emit("edit_line" if self._line else "edit")
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done with what is under the pointer, or with the selected one for the menu key."""
        by_key, at = event.reason() is QContextMenuEvent.Reason.Keyboard, QPointF(event.pos())
        event.accept()
        if self._from or self._drag is not None:  # somebody is looked for: a click is an answer
            return
        person = self._person_at(at)
        line = None if person else self._line_at(at)
        if person and not by_key:
            self.select(person)
        elif line is not None and not by_key:
            self.select_line(line)
        place: Place = self._place() if by_key or person or line else "nobody"
        groups = in_menu(place, anybody=bool(self._people()))
        menu = verb_menu(self, *(map(self._verb, each) for each in groups), headings=HEADINGS)
        show_menu(menu, event.globalPos())

    def _verb(self, command: DrawingCommand) -> Verb:
        return Verb(command.text, self.keys.shown(command.name), lambda: self._carry_out(command))

    def _place(self) -> Place:
        return self._line.kind if self._line else "person" if self._person in self._people() else "nobody"

    def _wants(self, event: QKeyEvent) -> bool:
        escape = event.key() == Qt.Key.Key_Escape and bool(self._drag or self._line)
        return escape or (_plain(event) and event.key() in ARROWS) or self.keys.command(event) is not None

    def _walk(self, direction: Direction) -> None:
        if not self._from_here():
            return
        if self._line is not None:
            self._walk_off(self._line, direction)
            return
        if self._from:
            self.select(self.walk.step(self._person, direction))
            return
        couple = next((each for each in lines_of(self.lines, self._person) if each.kind == "union"), None)
        if direction == "down" and couple and not self.walk.children(self._person):
            self.select_line(couple)
        else:
            self.select(self.walk.step(self._person, direction))

    def _walk_off(self, line: DrawnLine, direction: Direction) -> None:
        """Go from a line to one of its ends, or from a couple down to their children."""
        children = self.walk.children_of(line.key) if line.kind == "union" else []
        if direction == "down" and children:
            self.select(children[0])
        elif direction == "down":
            self.select(self.walk.step(self._person, direction))
        else:
            self.select({"left": line.ends[0], "right": line.ends[1], "up": self._person}[direction])

    def _carry_out(self, command: DrawingCommand) -> None:
        if self._place() not in command.on:
            return
        if command.local:
            self._local[command.name]()
        elif self._line is not None and command.name in ("edit", "remove"):
            self.command.emit(f"{command.name}_line")
        else:
            self.command.emit(command.name)

    def _move_aside(self, side: Side) -> None:
        slot = next_slot(self._people(), self._person, side, self.pairs) if self._from_here() else None
        if slot is not None:
            self.moved.emit(self._person, *slot.beside(middle(self._people()[self._person])[0]))

    def _emit(self, drop: Drop) -> None:
        if isinstance(drop, Moved):
            self.moved.emit(drop.person, drop.neighbour, drop.side)
        elif isinstance(drop, DroppedOn):
            self.dropped_on.emit(drop.person, drop.other)
        else:
            self.pinned.emit(drop.person, self.sides_at(drop.x))

    def _move_drag(self, at: QPointF) -> None:
        if self._drag is None:
            return
        by = at - self._pressed
        if self._drag.move(self.mapToScene(at.toPoint()), max(abs(by.x()), abs(by.y()))):
            self.item.faint = self._drag.person
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._scroll_at_edge(at)
            self.viewport().update()

    def _scroll_at_edge(self, at: QPointF) -> None:
        room, near = self.viewport().rect(), 24
        x = (at.x() < near) - (at.x() > room.width() - near)
        y = (at.y() < near) - (at.y() > room.height() - near)
        if x or y:
            self.camera.pan(QPointF(x, y) * near / 2, free=False)

    def _cancel_drag(self) -> None:
        self._drag, self.item.faint = None, ""
        self.viewport().update()

    def _let_go(self) -> None:
        if self._drag is not None:
            self._cancel_drag()
        else:
            self.select(self._person)

    def _hold_space(self, *, held: bool) -> None:
        self._space = held
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor if held else Qt.CursorShape.ArrowCursor)

    def _show_cursor(self, at: QPointF) -> None:
        shape = Qt.CursorShape.OpenHandCursor if self._space else Qt.CursorShape.ArrowCursor
        if not self._space and (self._person_at(at) or self._line_at(at)):
            shape = Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)

    def _person_at(self, at: QPointF) -> str:
        """Return whose symbol or name is at a point of the view; the reach is never less than a finger needs."""
        spot = self.mapToScene(at.toPoint())
        least = current_theme().size("smallest_target") / 2 / self.transform().m11()
        found = {}
        for person, box in self._people().items():
            x, y = middle(box)
            across, above = max(box.width / 2 + 12, least), max(box.height / 2 + 12, least)
            if abs(spot.x() - x) <= across and -above <= spot.y() - y <= max(box.height / 2 + 30, least):
                found[person] = abs(spot.x() - x) + abs(spot.y() - y)
        return min(found, key=lambda each: found[each], default="")

    def _line_at(self, at: QPointF) -> DrawnLine | None:
        return line_at(self.lines, self.mapToScene(at.toPoint()), LINE_REACH / self.transform().m11())


def _plain(event: QKeyEvent) -> bool:
    return event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def _alt(event: QMouseEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
