"""Up and Down on a button that stands in every row of a list: from one row's pencil to the next row's pencil."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class VerbButton(QPushButton):
    """A button that knows what it does, whichever row of a list it stands in."""

    def does(self) -> str:
        """Return it: the same for the same button of each row."""
        return self.text()


def step_in_column(button: VerbButton, event: QKeyEvent) -> bool:
    """Let Up and Down go to the same button of the row above or below; False in no list and for other keys.

    Past the last row the focus leaves for what comes then; Qt would go to the button beside, the bin beside the pencil.
    """
    steps = 0 if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier else STEPS.get(Qt.Key(event.key()), 0)
    if not steps or button.isCheckable() or not _stands_beside(button):
        return False
    column = _column(button)
    place = column.index(button) + steps
    if 0 <= place < len(column):
        column[place].setFocus()
    elif len(column) > 1:
        _leave(button, steps)
    return len(column) > 1


def _stands_beside(button: VerbButton) -> bool:
    """Tell whether another button stands in the same row."""
    row, room = button.parentWidget(), button.geometry()
    beside = row.findChildren(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly) if row else ()
    return any(each is not button and each.isVisible() and _beside(each, room.top(), room.bottom()) for each in beside)


def _beside(other: QAbstractButton, top: int, bottom: int) -> bool:
    return other.geometry().top() < bottom and other.geometry().bottom() > top


def _column(button: VerbButton) -> Sequence[VerbButton]:
    """Return the buttons that do the same in the nearest list there is, from the top."""
    within = button.parentWidget()
    while within is not None:
        same = [each for each in within.findChildren(type(button)) if _does_the_same(each, button)]
        if len(same) > 1:
            return sorted(same, key=_height)
        within = None if within.isWindow() else within.parentWidget()
    return [button]


def _does_the_same(other: VerbButton, button: VerbButton) -> bool:
    return other.isVisible() and other.isEnabled() and other.does() == button.does()


def _height(button: QAbstractButton) -> int:
    return button.mapTo(button.window(), QPoint(0, 0)).y()


def _leave(button: VerbButton, steps: int) -> None:
    """Go to the nearest control that is not in the row, in the order of Tab."""
    row, each = button.parentWidget(), _next_to(button, steps)
    while each is not None and each is not button and not _takes_focus(each, row):
        each = _next_to(each, steps)
    if each is not None and each is not button:
        each.setFocus(Qt.FocusReason.TabFocusReason)


def _next_to(widget: QWidget, steps: int) -> QWidget | None:
    return widget.nextInFocusChain() if steps > 0 else widget.previousInFocusChain()


def _takes_focus(each: QWidget, row: QWidget | None) -> bool:
    in_row = row is not None and (each is row or row.isAncestorOf(each))
    by_tab = bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus) and each.focusProxy() is None
    return not in_row and by_tab and each.isVisible() and each.isEnabled()
