"""Ways to what stands on a page of the rail and has its letter there: the search box leads to them from everywhere."""

from collections.abc import Callable

from app.views.cases.page import CasesPage
from app.views.navigation import CASES, TODAY, Place
from app.views.today.page import TodayPage


class PageDoors:
    """Goes to the page first, then does what its letter does there."""

    def __init__(self, go: Callable[[Place], object], today: TodayPage, cases: CasesPage) -> None:
        self._go, self._today, self._cases = go, today, cases

    def actions(self) -> dict[str, Callable[[], object]]:
        """Return what is done by the name in the table of actions."""
        cases = self._cases
        return {
            "new_case": self.begin_case,
            "month": lambda: self._on(TODAY, self._today.month_requested.emit),
            "review": self.begin_review,
            "what_waits": lambda: self._on(CASES, cases.begin_what_waits),
            "worries": lambda: self._on(CASES, cases.begin_worries),
            "no_contact": lambda: self._on(CASES, cases.begin_waiting),
        }

    def begin_case(self) -> None:
        """Open the panel for a new case."""
        self._on(CASES, self._cases.begin_case)

    def begin_review(self) -> None:
        """Open the review with the leader."""
        self._on(CASES, self._cases.begin_review)

    def _on(self, page: str, begin: Callable[[], object]) -> None:
        self._go(Place(page))
        begin()
