"""The page »Sagernes vægt«: the sum, the weeks ahead, one more case, and the cases with why each weighs as it does."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.services.case_load import read_case_load
from app.services.case_load_rows import CaseLoad
from app.services.ports import Changes
from app.views.case_load.cases_part import CasesPart
from app.views.case_load.criteria_part import CriteriaPart
from app.views.case_load.one_more_part import OneMorePart
from app.views.case_load.sum_part import SumPart
from app.views.case_load.weeks_part import WeeksPart
from app.views.long_reading import read_long
from app.views.page import Page
from app.views.theme import current_theme
from app.views.widgets.fitted import Fitted, scrolling
from app.views.workspace import Workspace

WEIGHT_TAB = "weight"
"""The part of a case where its weight is answered."""
WIDEST = 1000
"""Pixels at 100 %: wider lines are hard to read."""


class CaseLoadPage(Page):
    """The page; it draws itself again when something it shows has changed. Enter on a case opens its weight."""

    help_topic = "case_load"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._whose: str | None = None
        self._has_chosen = False
        self.sum, self.weeks = SumPart(workspace), WeeksPart()
        self.one_more, self.cases = OneMorePart(workspace), CasesPart()
        self.criteria = CriteriaPart(workspace)
        self._inner = inner = Fitted()
        inner.setMaximumWidth(current_theme().px(WIDEST))
        room = QVBoxLayout(inner)
        room.setContentsMargins(16, 20, 16, 32)
        room.setSpacing(16)
        for part in (self.sum, self.weeks, self.one_more, self.cases, self.criteria):
            room.addWidget(part)
        room.addStretch(1)
        self.area = scrolling(inner, "Sager og uger")
        inner.hide()  # until something has been read
        self.area.setAlignment(Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)
        self.cases.follow_in(self.area)
        self.weeks.follow_in(self.area)
        self.sum.whose.connect(self._choose)
        self.criteria.kept.connect(self.refresh)
        self.one_more.turned.connect(self._show_added)
        self.cases.opened.connect(lambda case_id: self.case_requested.emit(case_id, WEIGHT_TAB))

    def refresh(self) -> None:
        """Read the case load again, her own until another is chosen; what is chosen and half typed stays.

        Nothing stands here when she stopped it the first time.
        """
        load = self._read()
        if load is not None and load.whose is not None and load.whose not in {each.name for each in load.workers}:
            # She was chosen, and has no cases any more.
            self._has_chosen = False
            load = self._read()
        if load is None:  # she stopped it: what was read before stands, and it is read when the page is seen again
            self._stale = True
            return
        self._inner.show()
        self._whose = load.whose
        self._load = load
        self.sum.show_load(load)
        self.cases.show_load(load)
        self.one_more.show_load(load)
        self.criteria.refresh()

    def concerns(self, _changes: Changes) -> bool:
        """Draw again after anything: dates, answers, her own number and the criteria all count."""
        return True

    def enter(self) -> None:
        """Put the focus in the cases."""
        self.cases.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> CaseLoad | None:
        return read_long(self.workspace, read_case_load, whose=self._whose, hers_first=not self._has_chosen)

    def _choose(self, whose: str | None) -> None:
        self._whose, self._has_chosen = whose, True
        self.refresh()

    def _show_added(self, added: tuple[int, ...]) -> None:
        self.weeks.show_weeks(self._load.weeks, added)
