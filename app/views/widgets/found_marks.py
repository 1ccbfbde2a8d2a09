"""Marks on what was found on a page: a soft ground on each, a frame round the one you are at. They scroll along."""

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QWidget

from app.views.theme import current_theme
from app.views.widgets.finding import Hit

Flag = QItemSelectionModel.SelectionFlag
MOST = 60
"""Soft marks drawn at once; beyond these only the one you are at is marked."""
ROOM, EDGE = 80, 3


class Marks:
    """The marks of one search. `clear` takes them away; what they lie on may be gone by then."""

    def __init__(self) -> None:
        self._marks: list[_Mark] = []

    def show(self, hits: Sequence[Hit], current: Hit | None) -> None:
        """Mark some places, one of them as the one you are at."""
        self.clear()
        for hit in hits[:MOST]:
            if hit is not current:
                self._add(hit, strong=False)
        if current is not None:
            self._add(current, strong=True)

    def clear(self) -> None:
        """Take all marks away."""
        for each in self._marks:
            if shiboken6.isValid(each):
                each.hide()
                each.deleteLater()
        self._marks = []

    def _add(self, hit: Hit, *, strong: bool) -> None:
        if not shiboken6.isValid(hit.widget):
            return
        parent, box = _place_of(hit)
        if parent is not None and not box.isEmpty():
            self._marks.append(_Mark(parent, box, strong=strong))


def bring_in(hit: Hit) -> None:
    """Scroll to a place and, in a list, choose its line; the focus stays where it is."""
    if not shiboken6.isValid(hit.widget):
        return
    view = hit.widget
    if hit.index is not None and isinstance(view, QAbstractItemView) and hit.index.isValid():
        index = view.model().index(hit.index.row(), hit.index.column(), hit.index.parent())
        view.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect | Flag.Rows)  # a key would do it to this one
        view.scrollTo(index)
    parent, box = _place_of(hit)
    around = parent
    while around is not None and parent is not None:
        area = around.parentWidget()
        if isinstance(area, QScrollArea) and (inner := area.widget()) is not None and inner.isAncestorOf(parent):
            centre = parent.mapTo(inner, box.center())
            area.ensureVisible(centre.x(), centre.y(), 0, ROOM + box.height() // 2)
        around = area


def _place_of(hit: Hit) -> tuple[QWidget | None, QRect]:
    """Return what a mark lies on and where."""
    if hit.index is not None and isinstance(hit.widget, QAbstractItemView):
        rect = hit.widget.visualRect(hit.widget.model().index(hit.index.row(), hit.index.column()))
        return hit.widget.viewport(), rect.intersected(hit.widget.viewport().rect())
    parent = hit.widget.parentWidget()
    return parent, QRect(hit.widget.pos() - QPoint(EDGE, EDGE), hit.widget.size()).adjusted(0, 0, 2 * EDGE, 2 * EDGE)


class _Mark(QWidget):
    """One mark. It takes no clicks and says nothing: the bar says where you are."""

    def __init__(self, parent: QWidget, box: QRect, *, strong: bool) -> None:
        super().__init__(parent)
        self._strong = strong
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(box)
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and, for the one you are at, the frame."""
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = theme.colour("focus")
        ground.setAlphaF(0.18 if self._strong else 0.10)
        painter.setBrush(ground)
        painter.setPen(QPen(theme.colour("focus"), 2) if self._strong else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()
