"""A column inside a scroll area that is never squeezed, and that follows the focus."""

from weakref import WeakSet

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from app.views.widgets.ground import Ground
from app.views.widgets.heard import Role

SETTLED = 80
"""Milliseconds until Qt has laid out what was just shown."""

ROOM = 60
"""Pixels that are kept free round what has the focus."""


class Fitted(Ground):
    """The widget of a scroll area. Qt asks a scrolled widget for its smallest height and forgets that words wrap.

    `least` is for a page that fills the room it gets: it scrolls only when there is less than the least it needs.
    `ground` is the colour of the page it lies on, which makes scrolling much cheaper.
    """

    def __init__(self, *, least: bool = False, ground: str = "") -> None:
        super().__init__(ground)
        self._least = least
        self._walked = WeakSet[QAbstractItemView]()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def event(self, event: QEvent) -> bool:
        """Fit again when something inside has changed size."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit to the new width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Stay at what has the focus when the size of the text changes: the setting itself must not run away."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._follow(None, QApplication.focusWidget())

    def heightForWidth(self, width: int) -> int:
        """Return what the page needs: a scroll area asks for this and would take what its parts would like to have."""
        layout = self.layout()
        if self._least and layout is not None and layout.hasHeightForWidth():
            return layout.totalMinimumHeightForWidth(width)
        return super().heightForWidth(width)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Scroll to what has the focus: a form that opens below the edge, or the next field."""
        if now is not None and self.isAncestorOf(now):
            if isinstance(now, QAbstractItemView):
                self._walk_with(now)
            QTimer.singleShot(0, now, lambda: self._bring_in_twice(now))

    def _walk_with(self, view: QAbstractItemView) -> None:
        """Follow the row one stands on: the list itself scrolls only its own lines."""
        if view not in self._walked:
            self._walked.add(view)
            rows = view.selectionModel().currentRowChanged  # when it comes, the list has not scrolled to it yet
            rows.connect(lambda: QTimer.singleShot(0, view, lambda: self._bring_in(view)))

    def _bring_in_twice(self, widget: QWidget) -> None:
        """Bring it in at once, and once more when what was opened has got its height.

        The second wait begins only here: a page that takes long to open would have used it up before it is laid out.
        """
        self._bring_in(widget)
        QTimer.singleShot(SETTLED, widget, lambda: self._bring_in(widget))

    def _bring_in(self, widget: QWidget) -> None:
        if QApplication.mouseButtons():  # what is being pressed must not be moved away from under the mouse
            QTimer.singleShot(SETTLED, widget, lambda: self._bring_in(widget))
            return
        port = self.parentWidget()
        area = port.parentWidget() if port is not None else None
        if isinstance(area, QScrollArea) and self.isAncestorOf(widget) and widget.hasFocus():
            if isinstance(widget, QAbstractItemView):
                _show_row(area, widget)
            else:
                show_whole(area, widget, ROOM)

    def _fit(self) -> None:
        layout = self.layout()
        if layout is None:
            return
        wraps = layout.hasHeightForWidth()
        if self._least:
            needed = layout.totalMinimumHeightForWidth(self.width()) if wraps else layout.totalMinimumSize().height()
        else:
            needed = layout.totalHeightForWidth(self.width()) if wraps else layout.totalSizeHint().height()
        if needed != self.minimumHeight():
            self.setMinimumHeight(needed)


def _show_row(area: QScrollArea, view: QAbstractItemView) -> None:
    """Bring in the row one stands on with air round it, and not the whole list: the heading over it may stay."""
    inner, port, row = area.widget(), view.viewport(), view.visualRect(view.currentIndex())
    if inner is None:
        return
    row = row.intersected(port.rect()) if row.isValid() else port.rect()
    top = port.mapTo(inner, row.topLeft()).y()
    room = min(row.height(), max((area.viewport().height() - row.height()) // 2, 0))
    bar = area.verticalScrollBar()
    bar.setValue(min(max(bar.value(), top + row.height() + room - area.viewport().height()), max(top - room, 0)))


def show_whole(area: QScrollArea, widget: QWidget, room: int) -> None:
    """Scroll so far that all of a widget is seen with `room` pixels round it, or as many as there are.

    Qt would bring in where the cursor blinks, and leave the foot of a field below the edge.
    """
    inner, high, bar = area.widget(), area.viewport().height(), area.verticalScrollBar()
    top = widget.mapTo(inner, QPoint(0, 0)).y() if inner is not None else 0
    if widget.height() <= high:
        room = min(room, (high - widget.height()) // 2)
        bar.setValue(min(max(bar.value(), top + widget.height() + room - high), top - room))
    elif _has_cursor(widget):
        area.ensureWidgetVisible(widget, 0, room)
    else:  # Qt would show its middle: what is read is read from its top
        bar.setValue(top)


def _has_cursor(widget: QWidget) -> bool:
    """Tell whether a cursor blinks somewhere in a widget; Qt gives the whole height of one where none does."""
    cursor = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    return isinstance(cursor, QRect) and cursor.height() < widget.height()


class _Area(QScrollArea):
    """The frame; where Tab stops at it, a screen reader takes it for something to read."""

    @property
    def heard_as(self) -> Role | None:
        """What a screen reader takes it for; Qt's own when nothing but the mouse comes here."""
        return Role.Document if self.focusPolicy() is not Qt.FocusPolicy.NoFocus else None


def scrolling(inner: QWidget, name: str) -> QScrollArea:
    """Return a frame where a widget scrolls up and down and never sideways; `name` is read aloud."""
    area = _Area()
    area.setAccessibleName(name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area


def never_squeezed(part: QWidget, name: str) -> QScrollArea:
    """Return a part in a frame that scrolls when the window is lower than the part can be."""
    holder = Fitted(least=True)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(part)
    return scrolling(holder, name)


def read_with_arrows(area: QScrollArea) -> None:
    """Let Tab stop at what is long and only read, with the ring of everything that takes keys; the arrows scroll it."""
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area.setProperty("ringed", True)  # noqa: FBT003 - Qt's own signature
