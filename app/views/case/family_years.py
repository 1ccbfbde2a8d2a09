"""The bar with the years, over the upper edge of the drawing so that nothing moves; tree and list make room for it."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.views.case.family_looks import FamilyLooks
from app.views.case.family_now import FamilyNow
from app.views.genogram.as_of_bar import AsOfBar
from app.views.widgets.sheet import Sheet


class FamilyYears(QWidget):
    """The room above the family where the bar belongs.

    `changed` carries the chosen day, None for today; `closed` comes when the bar should go.
    """

    changed = Signal(object)
    closed = Signal()
    left = Signal()

    def __init__(self, now: FamilyNow, looks: FamilyLooks, over: QWidget) -> None:
        super().__init__()
        self._now, self._looks = now, looks
        self.bar, self._sheet = AsOfBar(), Sheet(over)
        self._sheet.column.addWidget(self.bar)
        self.bar.changed.connect(self.changed)
        self.bar.closed.connect(self.closed)
        self.setFixedHeight(0)

    def turn(self, today: dt.date) -> None:
        """Open the bar, or close it and come back to today."""
        if self._sheet.isHidden():
            self._sheet.show()
            self.show_now(today)
            self.bar.start()
            return
        self._sheet.hide()
        self.place()
        self.changed.emit(None)
        self.left.emit()

    def show_now(self, today: dt.date) -> None:
        """Show the years of the family as it was read last."""
        shown = self._now.shown
        if self._sheet.isHidden() and shown.as_of is None:
            return
        marks = self._now.years()
        if shown.as_of is None:  # in an earlier year fewer people, and so fewer years, are known
            self.bar.show_years(min((*marks, today.year - 1)), today.year, marks)
        self.bar.set_as_of(shown.as_of)
        self._sheet.show()
        self.place()

    def place(self) -> None:
        """Lay the bar where it belongs."""
        height = 0 if self._sheet.isHidden() else self._sheet.sizeHint().height()
        pushes = self._now.shown.mode != "drawing"
        self.setFixedHeight(height if pushes else 0)
        self._looks.view.camera.covered_above = 0 if pushes else height
        room = self.geometry()
        self._sheet.setGeometry(room.left(), room.top(), room.width(), height)
        self._sheet.raise_()
