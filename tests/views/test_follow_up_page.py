"""A follow-up on its page: prepared from last time, answered by key, half done when put away, held as one step."""

from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.models.enums import Decision, InterventionStatus
from app.models.enums_meeting import AgreementOutcome
from app.services.agreements import list_agreements
from app.services.follow_up_latest import latest_follow_up
from app.services.modules import LADDER, switch_module
from app.services.people import list_people
from app.services.plan_page import read_plan
from app.views.case.follow_up_basics import MEETING
from app.views.case.follow_up_children import NO
from app.views.case.follow_up_end import LATER
from app.views.case.follow_up_page import FollowUpPage, follow_up_drafts
from app.views.case.follow_up_tab import GO_ON, HOLD, FollowUpTab
from app.views.meeting.tab_places import takes_tab
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.case_reading import field_called, fill, open_case, settle, words_on
from tests.views.follow_up_reading import HELP, opened, runs, tab_of


@pytest.fixture
def tab(workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication) -> FollowUpTab:
    apply_theme(qapp, Theme())
    return tab_of(open_case(workspace, mathias_case, qtbot, "follow_ups"))


def test_what_was_agreed_is_gone_through_by_key_and_what_succeeded_stands_first(
    tab: FollowUpTab, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    page = opened(tab)
    lines = list(page.agreements.lines.values())
    assert len(lines) == 8
    lines[0].row.setFocus()
    for key in (Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_2):  # each goes on to the next line
        qtbot.keyClick(QApplication.focusWidget(), key)
    settle()
    assert [each.answer() for each in lines[:4]] == ["kept", "not_kept", "partly", ""]
    assert words_on(page.agreements.succeeded).index("Jens-Ole åbner døren") > 0
    page.carry_out()
    outcomes = [each.outcome for each in workspace.ask(list_agreements, mathias_case)[:3]]
    assert outcomes == [AgreementOutcome.UNDER_WAY, AgreementOutcome.NOT_KEPT, AgreementOutcome.UNDER_WAY]


def test_the_same_answer_again_takes_it_back(tab: FollowUpTab) -> None:
    page = opened(tab)
    line = next(iter(page.agreements.lines.values()))
    line.row.chips.press(1)
    line.row.chips.press(1)
    assert (line.answer(), page.agreements.went()) == ("", ())


def test_people_are_chosen_with_one_key_each(
    tab: FollowUpTab, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    page = opened(tab)
    who = page.basics.people
    who.setFocus()
    for key in ("1", "2", "b", "2"):  # the second is taken back
        qtbot.keyClicks(who, key)
    names = {each.id: each.called for each in workspace.ask(list_people, mathias_case)}
    assert names[who.people()[0]] == "Mathias"
    assert len(who.people()) == 2
    assert who.accessibleName().startswith("Hvem var med: Mathias, ")


def answered(page: FollowUpPage, help_id: UUID, qtbot: QtBot) -> None:
    """Answer what is asked of Mathias, his plan, his first goal, one intervention and the next date."""
    talked = next(iter(page.children_part.lines.values()))
    talked.row.chips.press(1)
    fill(talked.fields["said"], "Det går bedre.")
    assert page.children_part.plan is not None
    page.children_part.plan.row.chips.press(1)
    ending = page.help.lines[str(help_id)]
    ending.row.chips.press(5)
    fill(ending.fields["why"], "Skolen klarer det selv.")
    qtbot.keyClick(next(iter(page.goals.scales.values())), Qt.Key.Key_6)
    page.next.suggested.press(1)
    fill(page.next.reason, "Vi vil se, om det holder.")


def test_a_follow_up_is_held_as_one_step(
    tab: FollowUpTab, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    help_id = runs(workspace, mathias_case)
    page = opened(tab)
    assert "Mangler til kommunens tal: talt med Mathias og planen gennemgået" in words_on(page.end)
    answered(page, help_id, qtbot)
    assert "Tæller med i kommunens tal." in words_on(page.end)
    before = workspace.undo_stack.count()
    page.next.reason.editor.setFocus()
    qtbot.keyClick(page.next.reason.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert (tab.page, workspace.undo_stack.count() - before) == (None, 1)
    plan = workspace.ask(read_plan, mathias_case)
    assert [each.child_said for each in plan.follow_ups if each.held_on] == ["Det går bedre."]
    assert [each.planned_on for each in plan.follow_ups if not each.held_on] == ["12. februar 2027"]
    assert (plan.interventions[0].status, plan.goals[0].scores[-1][1:]) == (InterventionStatus.ENDED, (6, "Mathias"))
    told = words_on(tab.latest)
    assert ("Holdt 22. november 2026." in told, "Tæller med i kommunens tal." in told) == (True, True)
    workspace.undo_stack.undo()
    plan = workspace.ask(read_plan, mathias_case)
    assert (plan.follow_ups, plan.interventions[0].status) == ((), InterventionStatus.ACTIVE)
    assert plan.goals[0].scores == ()
    assert tab._hold.text() == GO_ON
    assert opened(tab).next.reason.text() == "Vi vil se, om det holder.", "what she wrote is half done again"
    tab.page.end.later.click()
    workspace.undo_stack.redo()
    assert tab._hold.text() == HOLD


def test_what_is_half_done_is_there_again(
    tab: FollowUpTab, workspace: Workspace, mathias_case: UUID, store: OpenStore, qtbot: QtBot
) -> None:
    runs(workspace, mathias_case)
    page = opened(tab)
    help_line = next(iter(page.help.lines.values()))
    help_line.row.chips.press(2)
    qtbot.keyClicks(help_line.fields["why"].editor, "halvt skrev")
    next(iter(page.children_part.lines.values())).row.chips.press(2)
    qtbot.keyClicks(page.agreements.progress.editor, "Han kom")
    page.basics.people.chips.press(1)
    page.basics.people._keep()
    qtbot.keyClick(page.agreements.progress.editor, Qt.Key.Key_Escape)
    settle()
    assert tab.page is None
    assert tab._hold.text() == GO_ON
    store.drafts.flush()
    again = opened(tab_of(open_case(workspace, mathias_case, qtbot, "follow_ups")))
    line = next(iter(again.help.lines.values()))
    assert (line.answer(), line.text("why")) == (Decision.ADJUST, "halvt skrev")
    assert next(iter(again.children_part.lines.values())).answer() == NO
    assert again.agreements.progress.text() == "Han kom"
    assert len(again.basics.people.people()) == 1
    again.carry_out()
    assert not [key for key in store.drafts.kept() if key.startswith(follow_up_drafts(mathias_case))]


def test_a_page_that_was_open_when_the_program_locked_is_open_again(
    tab: FollowUpTab, workspace: Workspace, mathias_case: UUID, store: OpenStore, qtbot: QtBot
) -> None:
    page = opened(tab)
    next(iter(page.agreements.lines.values())).row.chips.press(2)
    store.drafts.flush()
    again = tab_of(open_case(workspace, mathias_case, qtbot, "follow_ups"))
    assert again.page is not None
    assert next(iter(again.page.agreements.lines.values())).answer() == "partly"


def test_opening_the_page_and_leaving_it_is_nothing_begun(tab: FollowUpTab, store: OpenStore) -> None:
    page = opened(tab)
    page.end.later.click()
    settle()
    assert (tab._hold.text(), page.end.later.text()) == (HOLD, LATER)
    assert not [key for key in store.drafts.kept() if key.startswith("hold_follow_up")]


def test_a_rung_is_asked_only_when_the_ladder_is_in_use(
    tab: FollowUpTab, workspace: Workspace, mathias_case: UUID
) -> None:
    runs(workspace, mathias_case)
    line = next(iter(opened(tab).help.lines.values()))
    line.row.chips.press(3)
    assert "rung_up" not in line.fields
    workspace.do("Slå til", switch_module, LADDER, on=True)
    settle()
    assert tab.page is not None
    tab.page.refresh()
    line = next(iter(tab.page.help.lines.values()))
    assert (line.answer(), line.fields["rung_up"].isHidden(), line.fields["rung_down"].isHidden()) == (
        Decision.UP, False, True,
    )  # fmt: skip
    fill(line.fields["rung_up"], "4")
    tab.page.carry_out()
    assert workspace.ask(latest_follow_up, mathias_case).to_do == (f"»{HELP}« skal et trin op, til trin 4.",)
    assert "til trin 4" in words_on(tab.latest)


def test_the_meeting_may_have_been_the_follow_up(tab: FollowUpTab, workspace: Workspace, mathias_case: UUID) -> None:
    page = opened(tab)
    assert page._session is not None
    met = page._session.meetings[0]
    fill(page.basics.which, f"{MEETING}{met.id}")
    settle()
    assert page.agreements.lines == {}
    assert set(page.basics.people.people()) == set(met.people)
    page.carry_out()
    held = workspace.ask(read_plan, mathias_case).follow_ups
    assert [each.held_on for each in held] == ["18. november 2026"]


def test_a_day_to_come_is_told_beside_the_button(tab: FollowUpTab, workspace: Workspace, mathias_case: UUID) -> None:
    page = opened(tab)
    fill(page.basics.day, "1. december 2026")
    page.carry_out()
    assert "ikke kommet endnu" in words_on(page.end)
    assert tab.page is page
    assert workspace.ask(read_plan, mathias_case).follow_ups == ()


def test_tab_goes_down_the_page(tab: FollowUpTab, workspace: Workspace, mathias_case: UUID) -> None:
    runs(workspace, mathias_case)
    page = opened(tab)
    for lines in (page.agreements.lines, page.help.lines, page.children_part.lines):
        next(iter(lines.values())).row.chips.press(2)
        settle()
    walked, each = [], page.basics.day.editor
    while (each := each.nextInFocusChain()) is not page.end.later:
        if takes_tab(each) and each.isVisibleTo(page):
            walked.append(each.mapTo(page, QPoint(0, each.height() // 2)).y())
    rows = [round(y / 20) for y in walked]  # what stands beside each other is one row
    assert rows == sorted(rows)
    assert len(rows) > 25


def test_every_control_of_the_page_has_a_name_of_its_own(
    tab: FollowUpTab, workspace: Workspace, mathias_case: UUID
) -> None:
    runs(workspace, mathias_case)
    page = opened(tab)
    for line in (*page.agreements.lines.values(), *page.help.lines.values()):
        line.row.chips.press(4)
    settle()
    names = [field.editor.accessibleName() for field in page.findChildren(type(page.next.day)) if field.isVisible()]
    assert len(names) == len(set(names))
    assert field_called(page, "Fordi, næste gang") is page.next.reason
