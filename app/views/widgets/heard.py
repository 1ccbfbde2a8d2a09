"""What a screen reader is told that a widget is: a heading, a picture with its parts, the one of many that is chosen.

Qt knows its own kinds of widgets and calls the ones we paint ourselves »filler«. So a class says `heard_as`, a role of
Qt's, and may say more: `heard_level()` for a heading (1 is the page's name), `heard_parts()` for what is painted in a
picture, `heard_whole` when what lies in it is in its name already. It costs nothing until a reader asks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol, runtime_checkable
from weakref import ref

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleAttributesInterface, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QLabel, QWidget
from shiboken6 import VoidPtr

Role = QAccessible.Role
CHOSEN = (Role.PageTab, Role.ListItem)
"""Roles whose state is »selected«; a radio button is »checked«."""


@dataclass(frozen=True, slots=True)
class HeardPart:
    """Something painted in a picture: its words, where it stands in the widget, and whether it is the chosen one."""

    words: str
    room: QRect
    chosen: bool = False


@runtime_checkable
class InParts(Protocol):
    """A picture whose parts can be gone through one by one."""

    def heard_parts(self) -> Sequence[HeardPart]:
        """Return the parts in the order they are read."""
        ...


class _Level(QAccessibleAttributesInterface):
    """Tells the level of a heading."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self._level = level

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        """Return what is known: the level."""
        return [QAccessible.Attribute.Level]

    def attributeValue(self, key: QAccessible.Attribute) -> object:
        """Return the level."""
        return self._level if key is QAccessible.Attribute.Level else None


class Heard(QAccessibleWidget):
    """Stands for one widget before the reader. Qt asks it, and lets go of it with the widget."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)
        self._parts: list[_Part] = []

    def text(self, kind: QAccessible.Text) -> str:
        """Return the name, and without one the words on the widget; the rest as Qt has it."""
        widget, words = self.widget(), super().text(kind)
        if kind is QAccessible.Text.Name and not words and isinstance(widget, QAbstractButton | QLabel):
            return widget.text()
        return words

    def state(self) -> QAccessible.State:
        """Return the state, with whether it is the chosen one."""
        state, widget = super().state(), self.widget()
        if isinstance(widget, QAbstractButton) and widget.isCheckable():
            chosen = self.role() in CHOSEN
            state.selectable = state.selected = state.checkable = state.checked = 0
            setattr(state, "selectable" if chosen else "checkable", 1)
            setattr(state, "selected" if chosen else "checked", int(widget.isChecked()))
        return state

    def actionNames(self) -> list[str]:
        """Return what can be done to it: a button can be pressed."""
        press = [self.pressAction()] if isinstance(self.widget(), QAbstractButton) else []
        return press + super().actionNames()

    def doAction(self, name: str) -> None:
        """Do it."""
        widget = self.widget()
        if name == self.pressAction() and isinstance(widget, QAbstractButton):
            widget.click()
        else:
            super().doAction(name)

    def childCount(self) -> int:
        """Return how many parts there are."""
        widget = self.widget()
        if isinstance(widget, InParts):
            return len(widget.heard_parts())
        return 0 if getattr(widget, "heard_whole", False) else super().childCount()

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # the stubs know no »nothing«
        """Return a part, made when it is first asked for."""
        widget = self.widget()
        if not isinstance(widget, InParts):
            return super().child(index) if index < self.childCount() else None
        if not 0 <= index < self.childCount():
            return None
        while len(self._parts) <= index:
            part = _Part(widget, len(self._parts))
            number = QAccessible.registerAccessibleInterface(part)
            widget.destroyed.connect(lambda *_, number=number: QAccessible.deleteAccessibleInterface(number))
            self._parts.append(part)
        return self._parts[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return the place of a part, -1 for a stranger."""
        return child.index if isinstance(child, _Part) else super().indexOfChild(child)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # the stubs know no »nothing«
        """Return the part at a point of the screen."""
        if not isinstance(self.widget(), InParts):
            return super().childAt(x, y)
        found = (self.child(index) for index in range(self.childCount()))
        return next((each for each in found if each is not None and each.rect().contains(x, y)), None)


class HeardHeading(Heard):
    """A heading, which has a level."""

    def __init__(self, widget: QWidget, level: int) -> None:
        super().__init__(widget, Role.Heading)
        self._level = _Level(level)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        """Return where the level is told, and no place for what a heading cannot do (None would be taken for one)."""
        wanted = kind is QAccessible.InterfaceType.AttributesInterface
        address = int(shiboken6.getCppPointer(self._level)[0]) if wanted else 0
        return VoidPtr(address)  # type: ignore[return-value]  # the stubs call an address a number


class _Part(QAccessibleInterface):
    """One part of a picture, for as long as the picture is there."""

    def __init__(self, whole: QWidget, index: int) -> None:
        super().__init__()
        self._whole, self.index = ref(whole), index

    def _found(self) -> tuple[QWidget, HeardPart] | None:
        whole = self._whole()
        if whole is None or not shiboken6.isValid(whole) or not isinstance(whole, InParts):
            return None
        parts = whole.heard_parts()
        return (whole, parts[self.index]) if self.index < len(parts) else None

    def isValid(self) -> bool:
        """Tell whether the picture still has such a part."""
        return self._found() is not None

    def object(self) -> QObject | None:  # type: ignore[override]  # the stubs know no »nothing«
        """Return no object: it is only painted."""
        return None

    def role(self) -> QAccessible.Role:
        """Return what it is: one of a list."""
        return Role.ListItem

    def state(self) -> QAccessible.State:
        """Return whether it is the chosen one."""
        state, found = QAccessible.State(), self._found()
        state.selectable = 1
        state.selected = int(found is not None and found[1].chosen)
        return state

    def text(self, kind: QAccessible.Text) -> str:
        """Return its words as its name."""
        found = self._found()
        return found[1].words if found is not None and kind is QAccessible.Text.Name else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Change nothing: it says what is painted."""

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]  # the stubs know no »nothing«
        """Return what it lies in."""
        found = self._found()
        return QAccessible.queryAccessibleInterface(found[0]) if found is not None else None

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: ARG002 - as `object`
        """Return nothing: it has no parts itself."""
        return None

    def childCount(self) -> int:
        """Return 0."""
        return 0

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: ARG002 - as above
        """Return nothing, as `child`."""
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: ARG002 - as above
        """Return -1, as `child`."""
        return -1

    def rect(self) -> QRect:
        """Return where it stands on the screen."""
        found = self._found()
        if found is None:
            return QRect()
        return found[1].room.translated(found[0].mapToGlobal(QPoint()))

    def window(self) -> QWindow | None:  # type: ignore[override]  # the stubs know no »nothing«
        """Return the window it is in."""
        found = self._found()
        return found[0].window().windowHandle() if found is not None else None


@cache
def tell_readers() -> None:
    """Have Qt ask our widgets what they are; once for the whole process."""
    QAccessible.installFactory(_heard)


def _heard(_name: str, thing: QObject) -> Heard | None:
    role = getattr(thing, "heard_as", None)
    if role is None or not isinstance(thing, QWidget):
        return None
    level = getattr(thing, "heard_level", None)
    return HeardHeading(thing, level()) if level is not None and role is Role.Heading else Heard(thing, role)
