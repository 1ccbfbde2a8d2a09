"""I dag, the key I: what was planned and did not happen is answered there, and the bar tells the keys of the row."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.models.enums_meeting import MeetingStatus, NotHeld
from app.models.plan import FollowUp
from app.services import cases, meeting_changes, meetings
from app.services.meeting_list import list_lines
from app.services.planned_not_held import NEW_DAY, WhyNot, say_not_held
from app.views.meeting import prepare_off
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.meeting.planned_page import READY
from app.views.meeting.prepare_called_off import TELL_THEM
from app.views.records.attempt import Attempt
from app.views.today.page import TodayPage
from app.views.widgets.buttons import LinkButton
from app.views.workspace import Workspace
from tests.doing import ask, do

TODAY = "22. november 2026"


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return UUID(str(do(store, cases.start_case, child_name="Liv Holm", next_on=TODAY)))


def shown(workspace: Workspace, qtbot: QtBot) -> TodayPage:
    page = TodayPage(workspace)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.enter()
    return page


def test_why_by_letter_words_and_the_new_day_are_one_step(
    workspace: Workspace, case_id: UUID, store: OpenStore, qtbot: QtBot
) -> None:
    page = shown(workspace, qtbot)
    assert (("I",), "Ikke holdt, fordi …") in page.key_hints()
    qtbot.keyClick(page._list, Qt.Key.Key_I)
    line = page._jobs.not_held_line
    qtbot.keyClick(line._again.editor, Qt.Key.Key_Return)
    assert "Vælg" in line._why.error()

    line._why.set_text(NotHeld.FAMILY_AWAY.value)
    qtbot.keyClick(line._why.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(line._words.editor, "De var syge")
    qtbot.keyClicks(line._again.editor, "4/12")
    qtbot.keyClick(line._again.editor, Qt.Key.Key_Return)

    assert [(row.what, str(row.due)) for row in page._list.rows()] == [("Opfølgning", "2026-12-04")]
    assert not page._sheet.isAncestorOf(page._notice)  # so that »Fortryd« is seen in a long list too
    workspace.undo_stack.undo()
    assert [str(row.due) for row in page._list.rows()] == ["2026-11-22"]
    with store.units.read("test") as unit:
        assert [each.not_held for each in unit.live(FollowUp, FollowUp.case_id == case_id)] == [None]


def test_the_number_on_the_rail_is_counted_while_another_page_is_seen(
    workspace: Workspace, case_id: UUID, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    page = TodayPage(workspace)
    page.setParent(window)
    window.show()
    told: list[int] = []
    page.counted.connect(told.append)
    workspace.do("Luk sagen", cases.close_case, case_id, reason="Færdig")
    page.unseen.count()  # as a moment after the step
    assert told == [0]


def test_a_meeting_whose_day_has_come_asks_why_it_was_not_held(
    workspace: Workspace, case_id: UUID, store: OpenStore, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = do(store, meetings.plan_meeting, case_id, held_on=TODAY)
    screen = MeetingScreen(workspace, meeting)
    qtbot.addWidget(screen)
    screen.show()
    basics = screen.planned.basics
    assert basics.ask_off.text() == "Mødet blev ikke holdt …"
    basics.ask_off.click()
    basics.off.carry_out.click()
    assert "Vælg" in basics.off.why.error()
    basics.off.why.set_text(NotHeld.NO_TIME.value)
    basics.off.because.set_text("Der var kø")
    with monkeypatch.context() as full:
        full.setattr(prepare_off, "attempt", lambda *_words, **_said: Attempt(None, ""))  # as when the disk is full
        basics.off.carry_out.click()
    assert (basics.off.isVisibleTo(screen), basics.off.because.text()) == (True, "Der var kø")
    basics.off.carry_out.click()
    assert (basics.called_off.isVisibleTo(screen), basics.off.isHidden()) == (True, True)
    assert screen.focusWidget() is basics.called_off.day.editor


def test_a_meeting_not_held_leads_to_the_new_one_or_asks_for_its_day_and_nothing_else(
    workspace: Workspace, case_id: UUID, store: OpenStore, qtbot: QtBot
) -> None:
    meeting = do(store, meetings.plan_meeting, case_id, held_on=TODAY)
    workspace.do("Ikke holdt", say_not_held, table="meeting", row_id=meeting, said=WhyNot(NotHeld.NO_TIME.value))
    screen = MeetingScreen(workspace, meeting)
    qtbot.addWidget(screen)
    screen.show()
    off = screen.planned.basics.called_off
    shown = [off.way, off.day, off.mistake, off.again, screen.planned._typed, screen.planned.start]
    assert [each.isVisibleTo(screen) for each in shown] == [False, True, True, False, False, False]
    assert not screen.planned.parts.is_offered(READY)
    off.plan.click()
    assert off.day.error() == NEW_DAY
    qtbot.keyClicks(off.day.editor, "4/12")
    off.day.flush_draft()
    again = MeetingScreen(workspace, meeting)  # as after a lock
    qtbot.addWidget(again)
    assert again.planned.basics.called_off.day.text() == "4/12"

    qtbot.keyClick(off.day.editor, Qt.Key.Key_Return)
    assert (off.way.text(), off.mistake.isVisibleTo(screen)) == ("Åbn mødet 4. december", False)
    assert screen.focusWidget() is off.way
    asked: list[UUID] = []
    screen.meeting_requested.connect(asked.append)
    qtbot.keyClick(off.way, Qt.Key.Key_Return)
    assert asked == [each.id for each in ask(store, list_lines, case_id) if each.status is MeetingStatus.PLANNED]
    for _ in range(2):
        workspace.undo_stack.undo()
    assert screen.planned.parts.is_offered(READY)


def test_a_meeting_called_off_can_be_taken_up_again_though_another_comes_later(
    workspace: Workspace, case_id: UUID, store: OpenStore, qtbot: QtBot
) -> None:
    meeting, _ = (do(store, meetings.plan_meeting, case_id, held_on=day) for day in ("4. december", "4. marts"))
    do(store, meeting_changes.cancel_meeting, meeting, because="De er bortrejst")
    screen = MeetingScreen(workspace, meeting)
    qtbot.addWidget(screen)
    off = screen.planned.basics.called_off
    assert [each.isVisibleTo(screen) for each in (off.way, off.again)] == [True, True]
    assert off._then.text().startswith(TELL_THEM), "and they are still to be told"


def test_the_page_after_the_meeting_tells_which_follow_up_it_was(
    workspace: Workspace, case_id: UUID, store: OpenStore, qtbot: QtBot
) -> None:
    meeting = do(store, meetings.plan_meeting, case_id, held_on=TODAY)
    do(store, meetings.start_meeting, meeting, step="child")
    screen = MeetingScreen(workspace, meeting)
    qtbot.addWidget(screen)
    screen.show()
    screen.end()
    screen.goodbye.show_missing()
    line = screen.goodbye.after.planned
    told = [each.accessibleName() for each in line.findChildren(LinkButton)]
    assert told == ["Det var noget andet: Opfølgningen, der var planlagt i dag, blev til dette møde."]
    QTest.mouseClick(line.findChildren(LinkButton)[0], Qt.MouseButton.LeftButton)
    assert line.findChildren(LinkButton)[-1].text() == "Ja, det er det"
