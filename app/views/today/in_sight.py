"""Scrolling a page so that the row one stands on is seen: the lists themselves are as tall as their rows."""

from PySide6.QtCore import QRect, QTimer
from PySide6.QtWidgets import QScrollArea

from app.views.today.due_list import DueList

AIR = 24
"""Pixels kept free over and under the row."""


def see_row(area: QScrollArea, source: DueList, place: QRect) -> None:
    """Bring a row of a list in sight, at once and where it stands a moment later."""
    _bring(area, source, place)
    # A row that got another date, and a notice over the rows, have their place a moment later.
    QTimer.singleShot(0, source, lambda: _bring(area, source, source.visualRect(source.currentIndex())))


def _bring(area: QScrollArea, source: DueList, place: QRect) -> None:
    sheet = area.widget()
    if sheet is not None and place.isValid():
        middle = source.mapTo(sheet, place.center())
        area.ensureVisible(middle.x(), middle.y(), 0, place.height() // 2 + AIR)
