"""The day that is chosen in the month: what lies on it, with the same keys as on I dag."""

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.language.dates import WEEKDAYS, day_month
from app.language.number_words import whole_number
from app.services.calendar_rows import CalendarDay
from app.views.calendar import words
from app.views.theme import current_theme
from app.views.today.due_list import DueList
from app.views.widgets.text import Text

WIDTH = 320
WIDEST = 16_777_215


class DayList(QWidget):
    """A heading and `list`; `left` when the arrows come out of it at the top."""

    left = Signal()

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self._heading, self._special = Text("", "heading", wrap=True), Text("", "meta", "ink2", wrap=True)
        self._empty, self._rest = Text(words.EMPTY_DAY, "body", "ink2", wrap=True), Text("", "meta", "ink2", wrap=True)
        self.list = DueList("Dagens liste", today)
        self.list.left_at_end.connect(lambda step: self.left.emit() if step < 0 else None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._heading, self._special, self._empty, self.list, self._rest):
            column.addWidget(part)
        column.addStretch(1)

    def show_day(self, found: CalendarDay, today: dt.date) -> None:
        """Show what lies on a day."""
        year = f" {found.day.year}" if found.day.year != today.year else ""
        name = WEEKDAYS[found.day.weekday()].capitalize()
        self._heading.setText(f"{name} den {day_month(found.day, keep=True)}{year}")
        special, left = words.special_about(found.day), found.count - len(found.rows)
        self._special.setText(special.capitalize())
        self._special.setVisible(bool(special))
        self._empty.setVisible(not found.count)
        self.list.setVisible(bool(found.rows))
        self.list.show_entries(list(found.rows), today)
        self._rest.setText(words.REST.format(count=whole_number(left)))
        self._rest.setVisible(left > 0)

    def set_beside(self, *, beside: bool) -> None:
        """Keep a column's width beside the month, take the whole width under it."""
        self.setMinimumWidth(current_theme().px(WIDTH) if beside else 0)
        self.setMaximumWidth(current_theme().px(WIDTH) if beside else WIDEST)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def enter(self) -> bool:
        """Begin in the list; False when the day is empty."""
        if self.list.isHidden():
            return False
        self.list.choose_first()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
