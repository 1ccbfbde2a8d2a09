"""»Er det nok?« after a meeting, and the day of a call, through the real widgets."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models.enums_meeting import NetworkEnough
from app.services.due_rows import list_due
from app.services.meeting_call_back import list_calls, plan_call
from app.services.meeting_closing import end_meeting
from app.services.meeting_enough import read_enough
from app.views.meeting.after_calls import CallsPart
from app.views.meeting.after_enough import EnoughPart
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.workspace import Workspace
from tests.views.case_reading import words_on
from tests.views.meeting_reading import focus


def enough(screen: MeetingScreen) -> EnoughPart:
    screen.goodbye.after.parts.open("enough")
    part = screen.goodbye.after.parts.part("enough")
    assert isinstance(part, EnoughPart)
    return part


def calls(screen: MeetingScreen) -> CallsPart:
    screen.goodbye.after.parts.open("calls")
    part = screen.goodbye.after.parts.part("calls")
    assert isinstance(part, CallsPart)
    return part


def test_a_no_reminds_of_the_duty_to_notify_and_keeps_its_reason(
    ended: MeetingScreen, workspace: Workspace, qtbot: QtBot
) -> None:
    part = enough(ended)
    part.answers.setFocus()
    qtbot.keyClick(focus(ended), Qt.Key.Key_3)
    assert "underretning" in words_on(part)
    part.because.setFocus()
    qtbot.keyClicks(part.because.editor, "Ingen er hos børnene om natten")
    part.because.commit()
    kept = workspace.ask(read_enough, ended.desk.meeting_id)
    assert (kept.answer, kept.because) == (NetworkEnough.NO, "Ingen er hos børnene om natten")

    part.answers.setFocus()
    qtbot.keyClick(focus(ended), Qt.Key.Key_1)
    assert "underretning" not in words_on(part)
    assert workspace.ask(read_enough, ended.desk.meeting_id).because == "Ingen er hos børnene om natten"


def test_the_reason_half_typed_is_there_again(ended: MeetingScreen, qtbot: QtBot, qapp: QApplication) -> None:
    part = enough(ended)
    qtbot.keyClicks(part.because.editor, "Far kommer ikke m")
    qtbot.waitUntil(lambda: any("enough" in key for key in ended.desk.workspace.drafts.kept()))
    again = EnoughPart(ended.desk)
    qtbot.addWidget(again)
    again.show_answer()
    assert again.because.text() == "Far kommer ikke m"


def test_a_call_has_a_day_and_stands_there_on_i_dag(ended: MeetingScreen, workspace: Workspace, qtbot: QtBot) -> None:
    meeting = ended.desk.meeting_id
    torben = next(each for each in workspace.ask(list_calls, meeting) if each.called == "Torben")
    sanne = next(each for each in ended.desk.row.participants if each.called == "Sanne")
    workspace.do("Hvem ringer", plan_call, meeting, torben.person_id, by_id=sanne.person_id)
    card = calls(ended)._cards[torben.person_id]
    qtbot.keyClicks(card.day.editor, "fredag")
    qtbot.keyClick(card.day.editor, Qt.Key.Key_Return)
    assert workspace.ask(list_calls, meeting)[0].planned_on == dt.date(2026, 11, 27)
    workspace.do("Afslut mødet", end_meeting, meeting, because="")
    due = next(each for each in workspace.ask(list_due) if each.what == "Ring til Torben om mødet")
    assert due.due == dt.date(2026, 11, 27)

    qtbot.keyClicks(card.day.editor, "når jeg kan")
    qtbot.keyClick(card.day.editor, Qt.Key.Key_Return)
    assert card.day.error(), "a day nobody can read is said under its field"
