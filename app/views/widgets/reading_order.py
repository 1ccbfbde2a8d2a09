"""Tab walks a window in the order it is read, also what was made late or moved since: Qt would put that last."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QMainWindow, QWidget

Span = Callable[[QRect], tuple[int, int]]


class ReadWindow(QMainWindow):
    """A window in which Tab goes to what is read next, as it is seen when the key is pressed.

    A widget that wants its children in another order gives them in `tab_order`; one with `own_tab_order` set keeps the
    order Qt has for what is inside it.
    """

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Move the focus as Tab does, and with False as Shift Tab does."""
        here = self.focusWidget()
        stops = [each for each in tab_stops(self) if each.isEnabled() and each.isVisible()]
        if here not in stops:
            return super().focusNextPrevChild(forward)
        step, reason = (1, Qt.FocusReason.TabFocusReason) if forward else (-1, Qt.FocusReason.BacktabFocusReason)
        stops[(stops.index(here) + step) % len(stops)].setFocus(reason)
        return True


def tab_stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab stops at in a widget, in the order it is read."""
    for each in _children(widget):
        if takes_tab(each):
            yield each
        if not getattr(each, "own_tab_order", False) and not isinstance(each, QAbstractItemView | QComboBox):
            yield from tab_stops(each)


def takes_tab(widget: QWidget) -> bool:
    """Tell whether Tab can stop at a widget itself, not at one it stands for."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _children(widget: QWidget) -> list[QWidget]:
    """Return the children that can be seen as they are read, those of `tab_order` first."""
    own = getattr(widget, "tab_order", None)
    first: list[QWidget] = own() if own else []
    # By where they lie, not by their layouts: PySide loses count of who owns a layout that was only looked at.
    found = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    # What is hidden lies where it last lay, or nowhere yet: it must not stand between what is seen.
    seen = [each for each in found if not each.isHidden() and not each.isWindow()]
    return [*(each for each in first if not each.isHidden()), *as_read([each for each in seen if each not in first])]


def as_read(widgets: list[QWidget]) -> list[QWidget]:
    """Return the children of one widget as they are read: line by line, and in a line from the left."""
    if len(widgets) < 2:
        return widgets
    for span in (_down, _across):
        groups = _apart(widgets, span)
        if len(groups) > 1:
            return [each for group in groups for each in as_read(group)]
    return sorted(widgets, key=lambda each: (each.y(), each.x()))


def _apart(widgets: list[QWidget], span: Span) -> list[list[QWidget]]:
    """Cut some widgets where a straight line goes free between them."""
    groups: list[list[QWidget]] = []
    reached = 0
    for each in sorted(widgets, key=lambda one: span(one.geometry())):
        begin, end = span(each.geometry())
        if not groups or begin > reached:
            groups.append([])
            reached = end
        groups[-1].append(each)
        reached = max(reached, end)
    return groups


def _down(place: QRect) -> tuple[int, int]:
    return place.top(), place.bottom()


def _across(place: QRect) -> tuple[int, int]:
    return place.left(), place.right()
