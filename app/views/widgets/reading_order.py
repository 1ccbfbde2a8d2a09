"""Tab walks a window in the order it is read, also what was made late or moved since: Qt would put that last."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QComboBox,
    QGridLayout,
    QLayout,
    QMainWindow,
    QWidget,
)

BACKWARDS = (QBoxLayout.Direction.RightToLeft, QBoxLayout.Direction.BottomToTop)


class ReadWindow(QMainWindow):
    """A window whose controls are put in order each time Tab is pressed, as they lie in the layouts then.

    A widget that wants its children in another order gives them in `tab_order`; one with `own_tab_order` set keeps the
    order it has given what is inside it.
    """

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 (Qt's own signature)
        """Move the focus as Tab does."""
        put_in_order(self)
        return super().focusNextPrevChild(forward)


def put_in_order(window: QWidget) -> None:
    """Let Tab walk what can be seen in a window as it is read."""
    for before, after in pairwise(tab_stops(window)):
        if before.nextInFocusChain() is not after:
            QWidget.setTabOrder(before, after)


def tab_stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab stops at in a widget, in the order it is read."""
    for each in _children(widget):
        if each.isHidden() or each.isWindow():
            continue
        if takes_tab(each):
            yield each
        if not getattr(each, "own_tab_order", False) and not isinstance(each, QAbstractItemView | QComboBox):
            yield from tab_stops(each)


def takes_tab(widget: QWidget) -> bool:
    """Tell whether Tab can stop at a widget itself, not at one it stands for."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _children(widget: QWidget) -> list[QWidget]:
    """Return the children as they are read: what lies in the layout, then what is placed by hand, from the top."""
    own = getattr(widget, "tab_order", None)
    layout = widget.layout()
    first: list[QWidget] = own() if own else (list(_laid_out(layout)) if layout is not None else [])
    known = set(first)
    rest = [each for each in widget.children() if isinstance(each, QWidget) and each not in known]
    return first + sorted(rest, key=lambda each: (each.y(), each.x()))


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda place: tuple(layout.getItemPosition(place))[:2])  # type: ignore[arg-type,call-overload]
    elif isinstance(layout, QBoxLayout) and layout.direction() in BACKWARDS:
        places.reverse()
    for place in places:
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)
