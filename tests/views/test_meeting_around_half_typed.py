"""Whatever field was typed in before, after or at the side of a meeting: the words are there when it is made anew.

The words are typed without the focus, so that nothing is made a step of because the first window loses it.
"""

from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.services.meetings import add_contribution, plan_meeting
from app.services.people import list_people
from app.services.records import add_record
from app.views.meeting.after_calls import CallsPart
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.ready_stores import Build, case_of, nothing
from tests.views.case_reading import settle
from tests.views.half_typed import AFTER, PLANNED, RUNNING, Find, after, editor_in, missing, words_in
from tests.views.meeting_reading import november_begins

HALF = "halvt skrev"
NO_DATE = "Aftale 8 mangler en dato."
FIELDS = [
    *((find, name, "running") for name, find in (*RUNNING.items(), *AFTER.items())),
    *((find, name, "planned") for name, find in PLANNED.items()),
]


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    apply_theme(qapp, Theme())


def both(opened: OpenStore) -> dict[str, UUID]:
    """One that is running with a remark, one that is planned with people and a point."""
    november, case_id = november_begins(opened), case_of(opened, "2026-014")
    workspace = Workspace(opened.units, opened.drafts, opened.units.now, training=False, keeper=opened.keeper)
    assert workspace.do("Sig", add_contribution, november, kind="remark", text="Vi sagde det ikke.", speaker_id=None)
    people = tuple(each.id for each in workspace.ask(list_people, case_id))[:4]
    done = workspace.do("Møde", plan_meeting, case_id, people=people, held_on="2026-12-03")
    assert done is not None
    assert workspace.do("Punkt", add_record, case_id, "agenda_point", {"text": "Fodbold"}, owner_id=done.value)
    return {"running": november, "planned": done.value}


@pytest.fixture
def build(request: pytest.FixtureRequest) -> Build[Any]:
    return both if "meetings" in request.fixturenames else nothing


@pytest.fixture
def meetings(mathias_case: UUID, prepared: tuple[OpenStore, dict[str, UUID]]) -> dict[str, UUID]:
    return prepared[1]


def begun_today(workspace: Workspace, case_id: UUID) -> UUID:
    people = tuple(each.id for each in workspace.ask(list_people, case_id))[:2]
    done = workspace.do("Møde", plan_meeting, case_id, people=people, held_on="2026-11-22")
    assert done is not None
    return done.value


def made(workspace: Workspace, meeting_id: UUID, qtbot: QtBot) -> MeetingScreen:
    screen = MeetingScreen(workspace, meeting_id)
    qtbot.addWidget(screen)
    screen.resize(1280, 720)
    screen.show()
    settle()
    return screen


def half(store: OpenStore) -> list[str]:
    """The keys of what is half typed."""
    return [key for key, text in store.drafts.kept().items() if HALF in text]


def wait(store: OpenStore, qtbot: QtBot, count: int = 1) -> None:
    qtbot.waitUntil(lambda: len(half(store)) == count, timeout=5_000)


@pytest.mark.long
@pytest.mark.parametrize(("find", "state"), [pytest.param(find, state, id=name) for find, name, state in FIELDS])
def test_half_typed_is_there_again(
    workspace: Workspace, store: OpenStore, meetings: dict[str, UUID], qtbot: QtBot, find: Find, state: str
) -> None:
    first = made(workspace, meetings[state], qtbot)
    qtbot.keyClicks(find(first), HALF)
    wait(store, qtbot)
    again = made(workspace, meetings[state], qtbot)
    editor = find(again)
    assert HALF in words_in(editor)
    assert editor.isVisibleTo(editor.parentWidget())


def test_a_word_left_at_once_is_kept_too(
    workspace: Workspace, store: OpenStore, meetings: dict[str, UUID], qtbot: QtBot
) -> None:
    screen = made(workspace, meetings["planned"], qtbot)
    screen.planned.open_part("points")
    screen.planned.points.editor.setFocus()
    qtbot.keyClicks(screen.planned.points.editor, HALF)
    screen.planned.points.line.commit()
    wait(store, qtbot)


def test_what_became_a_step_is_no_draft(
    workspace: Workspace, store: OpenStore, meetings: dict[str, UUID], qtbot: QtBot
) -> None:
    screen = made(workspace, meetings["running"], qtbot)
    part = after(screen, "calls")
    assert isinstance(part, CallsPart)
    card = next(each for each in part._cards.values() if each._row.called == "Torben")
    qtbot.keyClicks(card.may_be_told.editor, HALF)
    wait(store, qtbot)
    card.may_be_told.commit()
    assert card._row.may_be_told.endswith(HALF)
    date = missing(screen, NO_DATE)
    date.selectAll()
    qtbot.keyClicks(date, "18. december")
    qtbot.keyClick(date, Qt.Key.Key_Return)
    store.drafts.flush()
    assert not [key for key in store.drafts.kept() if key.startswith(f"meeting:{meetings['running']}")]


def test_a_date_that_cannot_be_read_stands_where_it_was_typed(
    workspace: Workspace, store: OpenStore, meetings: dict[str, UUID], qtbot: QtBot
) -> None:
    screen = made(workspace, meetings["running"], qtbot)
    date = missing(screen, NO_DATE)
    date.selectAll()
    qtbot.keyClicks(date, "31/2")
    qtbot.keyClick(date, Qt.Key.Key_Return)
    store.drafts.flush()
    again = made(workspace, meetings["running"], qtbot)
    assert words_in(missing(again, NO_DATE)) == "31/2"


def test_a_time_waits_for_a_day_and_becomes_one_step_with_it(
    workspace: Workspace, store: OpenStore, mathias_case: UUID, qtbot: QtBot
) -> None:
    meeting = begun_today(workspace, mathias_case)
    screen = made(workspace, meeting, qtbot)
    screen._start()
    time = editor_in(screen.centre.next.time)
    qtbot.keyClicks(time, "15.15")
    qtbot.keyClick(time, Qt.Key.Key_Return)
    store.drafts.flush()
    again = made(workspace, meeting, qtbot)
    page = again.centre.next
    page.show_next()
    assert page.time.text() == "15.15"
    page.day.editor.selectAll()
    qtbot.keyClicks(editor_in(page.day), "13. januar")
    qtbot.keyClick(editor_in(page.day), Qt.Key.Key_Return)
    coming = again.desk.row.coming
    assert coming is not None
    assert (str(coming.held_on), coming.starts_at) == ("2027-01-13", "15:15")
    store.drafts.flush()
    assert not [key for key in store.drafts.kept() if ":next:" in key]


def test_another_meeting_has_none_of_it(
    workspace: Workspace, store: OpenStore, meetings: dict[str, UUID], qtbot: QtBot, mathias_case: UUID
) -> None:
    screen = made(workspace, meetings["running"], qtbot)
    for find in RUNNING.values():
        qtbot.keyClicks(find(screen), HALF)
    wait(store, qtbot, len(RUNNING))
    other = made(workspace, begun_today(workspace, mathias_case), qtbot)
    other._start()
    assert [name for name, find in RUNNING.items() if HALF in words_in(find(other))] == []


def test_who_was_answering_goes_on_and_nobody_else_sees_it(
    workspace: Workspace, store: OpenStore, meetings: dict[str, UUID], qtbot: QtBot
) -> None:
    screen = made(workspace, meetings["running"], qtbot)
    screen.end()
    screen.goodbye.feedback.click()
    part = screen.goodbye._round
    part.adult.click()
    for number in (Qt.Key.Key_3, Qt.Key.Key_2):
        qtbot.keyClick(part.round, number)
    part.round._skip.click()
    assert part.round._words is not None
    qtbot.keyClicks(editor_in(part.round._words), HALF)
    wait(store, qtbot)

    anew = made(workspace, meetings["running"], qtbot)
    anew.end()
    anew.goodbye.feedback.click()
    other = anew.goodbye._round
    assert other.round.isHidden()
    assert other.adult.isHidden(), "first it is said what becomes of the one that waits"
    other.go_on.click()
    assert other.round._words is not None
    assert (other.round._words.text(), other.round._progress.text()) == (HALF, "4 af 4")
    qtbot.keyClick(editor_in(other.round._words), Qt.Key.Key_Return)
    assert not half(store)
    assert not other.adult.isHidden()


def test_an_answer_nobody_owns_to_is_thrown_away(
    workspace: Workspace, store: OpenStore, meetings: dict[str, UUID], qtbot: QtBot
) -> None:
    screen = made(workspace, meetings["running"], qtbot)
    screen.end()
    screen.goodbye.feedback.click()
    part = screen.goodbye._round
    part.child.click()
    qtbot.keyClick(part.round, Qt.Key.Key_1)
    qtbot.keyClick(screen.goodbye, Qt.Key.Key_Escape)
    screen.goodbye.feedback.click()
    assert part.round.isHidden()
    qtbot.keyClick(part, Qt.Key.Key_K)
    assert not part.child.isHidden()
    store.drafts.flush()
    assert not [key for key in store.drafts.kept() if "feedback" in key]
