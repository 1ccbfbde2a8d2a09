"""Sagsgennemgang in the case: what was agreed stands there, and one that never was can be taken away and put back."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.case_reviews import hold_review, list_reviews
from app.views.case.reviews_part import NONE, REMOVED, ReviewLine, ReviewsPart
from app.views.theme import Theme, apply_theme
from app.views.widgets.buttons import LinkButton, QuietButton
from app.views.workspace import Workspace
from tests.views.case_reading import settle, words_on
from tests.views.test_accessible_names import faults


@pytest.fixture
def part(workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication) -> ReviewsPart:
    apply_theme(qapp, Theme())
    made = ReviewsPart(workspace, mathias_case)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.refresh()
    workspace.changed.connect(lambda _changes: made.refresh())
    return made


def test_what_was_agreed_and_what_is_planned_stand_in_the_case(
    part: ReviewsPart, workspace: Workspace, mathias_case: UUID
) -> None:
    assert NONE in words_on(part)
    for day, text in (("1. maj", "Ring til skolen."), ("1. juni", ""), ("1. august", "Intet nyt.")):
        workspace.do("x", hold_review, mathias_case, on=f"{day} 2026", text=text, leader="Lone")
    workspace.do("x", hold_review, mathias_case, text="Mød familien.", next_on="4. december 2026")
    settle()
    told = words_on(part)
    assert told.index("Planlagt 4. december 2026.") < told.index("Mød familien.") < told.index("Intet nyt.")
    assert ("1. august 2026 sammen med Lone." in told, "Ring til skolen." in told) == (True, False)
    part.more.click()
    assert "Ring til skolen." in words_on(part)
    assert faults(part) == []


def test_one_that_never_was_is_taken_away_and_put_back(
    part: ReviewsPart, workspace: Workspace, mathias_case: UUID
) -> None:
    workspace.do("x", hold_review, mathias_case, text="Forkert sag.")
    settle()
    line = part.findChild(ReviewLine)
    assert line is not None
    button = line.findChild(QuietButton)
    assert button is not None
    button.click()
    settle()
    assert (REMOVED in words_on(part), workspace.ask(list_reviews, mathias_case)) == (True, ())
    undo = part.notice.findChild(LinkButton)
    assert undo is not None
    assert undo.hasFocus()
    undo.click()
    settle()
    assert ("Forkert sag." in words_on(part), REMOVED in words_on(part)) == (True, False)


def test_the_way_back_goes_away_when_something_else_has_happened(
    part: ReviewsPart, workspace: Workspace, mathias_case: UUID
) -> None:
    workspace.do("x", hold_review, mathias_case, text="Forkert sag.")
    settle()
    part._remove(workspace.ask(list_reviews, mathias_case)[0].id)
    workspace.do("x", hold_review, mathias_case, text="Rigtig sag.")
    settle()
    assert part.notice.sentence() == ""
