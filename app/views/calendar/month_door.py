"""The way from I dag to Måned and back: the month lies over the page, and is made the first time it is asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from app.views.page import Hints
from app.views.today.page import TodayPage

if TYPE_CHECKING:
    from app.views.calendar.month_page import MonthPage


class MonthDoor(QObject):
    """Shows the month in the stack that holds I dag when it is asked for there; `tell` gets the keys of the one shown.

    What is asked for in the month goes the way it goes from I dag.
    """

    def __init__(self, today: TodayPage, pages: QStackedWidget, tell: Callable[[Hints], object]) -> None:
        super().__init__(today)
        self._today, self._pages, self._tell = today, pages, tell
        self.month: MonthPage | None = None
        today.month_requested.connect(self.open)

    def open(self) -> None:
        """Show the month, as it was left."""
        if self.month is None:
            self.month = self._made()
        self._pages.setCurrentWidget(self.month)
        self.month.enter()
        self._tell(self.month.key_hints())

    def close(self) -> None:
        """Go back to I dag."""
        self._pages.setCurrentWidget(self._today)
        self._today.enter()
        self._tell(self._today.key_hints())

    def _made(self) -> "MonthPage":
        from app.views.calendar.month_page import MonthPage  # here to keep the first window fast

        month = MonthPage(self._today.workspace)
        month.closed.connect(self.close)
        month.case_requested.connect(self._today.case_requested)
        month.jobs.meeting_requested.connect(self._today.meeting_requested)
        month.jobs.follow_up_requested.connect(self._today.follow_up_requested)
        month.jobs.plan_requested.connect(self._today.plan_requested)
        self._pages.addWidget(month)
        return month
