"""From I dag to the month and back, and straight into a follow-up, in the real window."""

from uuid import UUID

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services.interventions import grant, wish
from app.views.calendar.month_page import MonthPage
from app.views.case.follow_up_tab import FollowUpTab
from app.views.main_window import MainWindow
from app.views.plan_job import PlanJob
from app.views.today.page import TodayPage
from app.views.workspace import Workspace
from tests.views.case_reading import settle

BEGINS = {
    PlanJob.END: "Hvornår, indsats", PlanJob.GRANT: "Hvornår, indsats", PlanJob.WRITE: "Formål",
    PlanJob.CHOOSE: "Der laves ingen plan, fordi",
}  # fmt: skip
"""Where the focus stands when a line of I dag asks for something in the plan."""


def test_the_month_lies_over_i_dag_and_a_follow_up_is_one_key_away(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.show()
    [today] = window.findChildren(TodayPage)
    qtbot.keyClick(today, Qt.Key.Key_K)
    [month] = window.findChildren(MonthPage)
    assert month.isVisible()
    assert not today.isVisible()
    month.closed.emit()
    assert today.isVisible()

    today.case_requested.emit(mathias_case, "follow_ups")
    today.follow_up_requested.emit(mathias_case)
    [tab] = window.findChildren(FollowUpTab)
    page = tab.page
    assert page is not None
    qtbot.waitUntil(page.isVisible)

    wished = workspace.do("Ønske", wish, mathias_case, name="Aflastning")
    assert wished is not None
    assert workspace.do("Bevilget", grant, wished.value, on="2. november 2026", legal_basis="barnets lov § 32")
    for what, begun in BEGINS.items():
        today.case_requested.emit(mathias_case, "plan")
        today.plan_requested.emit(what, wished.value)
        settle()
        assert str(getattr(window.focusWidget(), "accessibleName", str)()).startswith(begun)


def test_the_dates_of_one_case_go_to_a_calendar_file_from_its_follow_ups(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    tab = FollowUpTab(workspace, mathias_case)
    qtbot.addWidget(tab)
    tab.refresh()
    tab.calendar.button.click()
    card = tab.calendar.card
    assert card is not None
    card.closed.emit()
    assert (tab.calendar.card, tab.calendar.button.isHidden()) == (None, False)
