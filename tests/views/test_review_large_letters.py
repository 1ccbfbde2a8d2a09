"""Sagsgennemgang with large letters: it opens at its top, and what one does first is seen."""

from PySide6.QtWidgets import QApplication

from app.views.cases.areas import REVIEW
from app.views.cases.page import CasesPage
from app.views.review.area import ReviewArea
from app.views.theme import Theme, apply_theme
from tests.views.case_reading import settle
from tests.views.test_review_area import area, cases

__all__ = ["area", "cases"]


def test_it_opens_at_the_button_where_the_first_case_would_push_it_away(
    cases: CasesPage, area: ReviewArea, qapp: QApplication
) -> None:
    assert area.list.table.hasFocus(), "where there is room it begins in the list"
    apply_theme(qapp, Theme("light", 2.0))
    area.go_back()
    cases.resize(860, 560)
    settle()
    cases._begin_area(REVIEW)
    settle()
    settle()
    shown = cases._areas.shown()
    assert isinstance(shown, ReviewArea)
    assert shown.begin_button.hasFocus()
    assert shown.begin_button.visibleRegion().boundingRect() == shown.begin_button.rect()
