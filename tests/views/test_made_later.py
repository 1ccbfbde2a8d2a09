"""What is behind a button is made when it is pressed; half-typed words are there again, and open their panel."""

from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.services.interventions import wish
from app.services.plan_page import read_plan
from app.views.case.follow_up_tab import FollowUpTab
from app.views.case.meetings import MeetingsTab
from app.views.case.page import CasePage
from app.views.case.plan_tab import PlanTab
from app.views.catalogue.picker import CataloguePicker
from app.views.early.concerns_tab import ConcernsTab
from app.views.main_window import MainWindow
from app.views.meeting.plan_form import PlanMeeting
from app.views.navigation import TODAY, Place
from app.views.papers.finished import FinishedPapers
from app.views.records.begin_panel import BeginPanel
from app.views.theme import Theme, apply_theme
from app.views.widgets.fields import LabeledField
from app.views.widgets.later import Later
from app.views.workspace import Workspace
from tests.views.case_reading import open_case

Tab = TypeVar("Tab", bound=QWidget)
BEHIND = (BeginPanel, CataloguePicker, PlanMeeting, FinishedPapers)


def half_type(field: LabeledField, words: str, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.editor, words)
    field.flush_draft()


def tab_of(page: CasePage, kind: type[Tab]) -> Tab:
    found = page.findChild(kind)
    assert found is not None
    return found


def half_type_all(page: CasePage, intervention_id: UUID, qtbot: QtBot) -> None:
    plan, follow = tab_of(page, PlanTab), tab_of(page, FollowUpTab)
    plan.interventions.begin_verb(intervention_id, "end")
    plan.interventions.begin()
    half_type(plan.interventions.wish_panel.fields["name"], "støtte ved døren", qtbot)
    follow.rhythm.begin()
    half_type(follow.rhythm.fields["reason"], "det haster", qtbot)
    tab_of(page, ConcernsTab).course.begin()
    half_type(tab_of(page, ConcernsTab).course.purpose, "ro om morgenen", qtbot)
    verb = next(each for each in plan.interventions.findChildren(BeginPanel) if "result" in each.fields)
    half_type(verb.fields["result"], "skridt i skolen", qtbot)


def test_a_place_takes_no_room_until_it_is_asked_and_makes_one_part(qapp: QApplication) -> None:
    holder, made = QWidget(), list[QWidget]()
    column = QVBoxLayout(holder)

    def make() -> QWidget:
        made.append(QWidget())
        return made[-1]

    place = Later(make)
    column.addLayout(place.place)
    empty = column.isEmpty()

    assert (empty, place.made, place.is_open()) == (True, None, False)
    assert place.ask() is place.ask() is made[0]
    assert (len(made), place.is_open(), made[0].parentWidget()) == (1, True, holder)


def test_only_what_is_seen_is_made_and_half_typed_words_open_their_panel_again(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp, Theme())
    workspace.do("Ønsk", wish, mathias_case, name="Støtte i skolen")
    page = open_case(workspace, mathias_case, qtbot, "plan")
    for key in ("follow_ups", "meetings", "concerns", "papers"):
        page.open_tab(key)
    made = [each for kind in BEHIND for each in page.findChildren(kind)]
    assert made == []

    half_type_all(page, workspace.ask(read_plan, mathias_case).interventions[0].id, qtbot)

    again = open_case(workspace, mathias_case, qtbot, "plan")
    for key in ("follow_ups", "concerns"):
        again.open_tab(key)

    opened = {
        field.text() for panel in again.findChildren(BeginPanel) if not panel.isHidden()
        for field in panel.fields.values()
    }  # fmt: skip
    assert {"støtte ved døren", "det haster", "ro om morgenen", "skridt i skolen"} <= opened


def test_a_half_planned_meeting_is_never_a_window_of_its_own(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.drafts.keep(f"case:{mathias_case}:plan_meeting", '{"purpose": "ro om morgenen"}', mathias_case)
    alone, opened = list[bool](), PlanMeeting.open

    def watched(form: PlanMeeting) -> None:
        alone.append(form.isWindow())
        opened(form)

    monkeypatch.setattr(PlanMeeting, "open", watched)
    tab = MeetingsTab(workspace, mathias_case)
    qtbot.addWidget(tab)

    assert alone == [False]
    assert tab.form.fields["purpose"].text() == "ro om morgenen"


def test_a_case_that_is_left_brings_no_page_on_the_screen_but_the_one_gone_to(
    workspace: Workspace, mathias_case: UUID, noah_case: UUID, qtbot: QtBot
) -> None:
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.show()
    for case_id in (mathias_case, noah_case):
        window.open_case(case_id)
    shown = list[str]()
    window._stack.currentChanged.connect(lambda at: shown.append(type(window._stack.widget(at)).__name__))

    window.go(Place(TODAY))

    assert shown[-1] == "TodayPage"
    assert {"SettingsPage", "CasesPage"}.isdisjoint(shown)
    assert not window._settings._filled, "nobody has asked for the settings"
