"""The agreements on the room's screen as they come: numbered as they stand, in the largest letters that fit."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.enums_meeting import AgreementState
from app.services.room_rows import RoomAgreement
from app.views.meeting.panel import VeiledScroll
from app.views.meeting.room_text import RoomText
from app.views.meeting.room_words import NO_AGREEMENTS, agreement_words, below_words
from app.views.widgets.columns import empty_layout
from app.views.widgets.text import Hairline

LARGE, SMALL = 30.0, 23.0
"""Pixels of an agreement and of what stands under it, in a window of 1280 x 720."""
TRIED = (1.0, 0.9, 0.8, 0.73, 0.67, 0.62)
"""How much smaller the letters become, before some agreements have to be scrolled to."""
EDGE, GAP, NUMBER, STEP = 9.0, 10.0, 1.25, 90.0


class RoomRow(QWidget):
    """One agreement."""

    def __init__(self, number: int, row: RoomAgreement) -> None:
        super().__init__()
        words, strong = agreement_words(row)
        colour = "ink" if row.state is AgreementState.AGREED else "ink2"
        mark = "accent" if colour == "ink" else colour
        self._number = RoomText(LARGE, mark, 600, text=str(number), wrap=False)
        self._words = [RoomText(LARGE, colour, text=words, strong=strong)]
        if below := below_words(row):
            self._words.append(RoomText(SMALL, "ink2", text=below))
        column = QVBoxLayout()
        column.setSpacing(0)
        for each in self._words:
            column.addWidget(each)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addLayout(column, 1)
        self.setAccessibleName(f"{number}. {words}")

    def set_zoom(self, zoom: float) -> None:
        """Use so many times the size."""
        for each in (self._number, *self._words):
            each.set_zoom(zoom)
        self._number.setFixedWidth(round(LARGE * NUMBER * zoom))
        self._line.setContentsMargins(0, round(EDGE * zoom), 0, round(EDGE * zoom))
        self._line.setSpacing(round(GAP * zoom))

    def height_at(self, width: int, zoom: float) -> int:
        """Return the height at a width, if it were so many times the size."""
        room = width - round(LARGE * NUMBER * zoom) - round(GAP * zoom)
        return sum(each.height_at(room, zoom) for each in self._words) + 2 * round(EDGE * zoom)


class RoomList(VeiledScroll):
    """Shows rows; nothing is touched while they are the same."""

    def __init__(self) -> None:
        super().__init__("Det, vi aftaler", gap=0)
        self._rows: tuple[RoomAgreement, ...] | None = None
        self._items: list[RoomRow] = []
        self._empty = RoomText(LARGE, "ink2", text=NO_AGREEMENTS)
        self._zoom = 1.0
        self._keeps_to_end = False
        self.verticalScrollBar().rangeChanged.connect(self._on_range)

    def show_rows(self, rows: tuple[RoomAgreement, ...]) -> None:
        """Show the agreements as they are now; a new one is brought in sight."""
        if rows == self._rows:
            return
        has_grown = self._rows is not None and len(rows) > len(self._rows)
        self._rows = rows
        empty_layout(self.body)
        self._items = [RoomRow(number, row) for number, row in enumerate(rows, start=1)]
        for item in self._items:
            self.body.addWidget(item)
            self.body.addWidget(Hairline("line_strong"))
        if not rows:
            self._empty = RoomText(LARGE, "ink2", text=NO_AGREEMENTS)
            self.body.addWidget(self._empty)
        self.body.addStretch(1)
        self._fit()
        self._keeps_to_end = has_grown

    def set_zoom(self, zoom: float) -> None:
        """Use so many times the size, as far as there is room for it."""
        self._zoom = zoom
        self._fit()

    def move_by(self, steps: int) -> None:
        """Move down some agreements, or up with a negative number."""
        self._keeps_to_end = False
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(steps * STEP * self._zoom))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the letters that fit the new room."""
        super().resizeEvent(event)
        self._fit()

    def _on_range(self, _least: int, most: int) -> None:
        """Bring a new agreement in sight once it has got its place."""
        if self._keeps_to_end:
            self.verticalScrollBar().setValue(most)

    def _fit(self) -> None:
        self._empty.set_zoom(self._zoom)
        width = self.viewport().width() - 8
        zooms = [self._zoom * part for part in TRIED]
        fitting = (z for z in zooms if sum(each.height_at(width, z) + 1 for each in self._items) <= self.height())
        zoom = next(fitting, zooms[-1])
        for item in self._items:
            item.set_zoom(zoom)
