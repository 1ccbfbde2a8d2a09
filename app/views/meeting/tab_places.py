"""Where Tab comes to what is made late: Qt puts a new control last, the user looks for it where it stands."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def takes_tab(widget: QWidget) -> bool:
    """Tell whether Tab can stop at a widget itself, not at one it stands for."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def put_before(place: QWidget, made: Iterable[QWidget]) -> None:
    """Let Tab walk some widgets and what is in them, in their order, just before it comes to `place`."""
    inside = (each for widget in made for each in (widget, *widget.findChildren(QWidget)))
    order = [each for each in inside if takes_tab(each) and each.window() is place.window()]  # not the list of a choice
    before = place.previousInFocusChain()
    while before is not None and before is not place and (not takes_tab(before) or before in order):
        before = before.previousInFocusChain()
    if before is None or before is place:
        return
    for each in order:
        QWidget.setTabOrder(before, each)
        before = each


def widgets_in(box: QLayout) -> list[QWidget]:
    """Return the widgets that lie in a layout, in their order."""
    items = (box.itemAt(place) for place in range(box.count()))
    return [widget for item in items if item is not None and (widget := item.widget()) is not None]
