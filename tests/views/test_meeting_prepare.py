"""The prepared meeting by keys: who comes, the child's way, points, practical, two meetings, called off, ready."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.models.enums_meeting import Invitation, MeetingStatus, TakesPart
from app.models.knowledge import ChildTalk
from app.services.meeting_guests import people_to_ask
from app.services.meeting_plan import MeetingPlan, plan_whole
from app.services.meeting_preparation import Preparation, read_preparation
from app.services.stop_decisions import note_stop
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.meeting.planned_page import PlannedPage
from app.views.meeting.prepare_guest import GuestCard
from app.views.meeting.prepare_points import _PointLine
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.ready_stores import Build, case_of
from tests.views.case_reading import settle, words_on
from tests.views.meeting_reading import show_meeting
from tests.views.shell_reading import names_of_controls

Key = Qt.Key
PEOPLE = ("Mathias", "Lone", "Torben", "Kasper", "Birgitte", "Sanne")


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    apply_theme(qapp, Theme())


def planned(opened: OpenStore) -> UUID:
    """A meeting with six people in two weeks."""
    workspace = Workspace(opened.units, opened.drafts, opened.units.now, training=False, keeper=opened.keeper)
    case_id = case_of(opened, "2026-014")
    people = {each.called: each.person_id for each in workspace.ask(people_to_ask, case_id).people}
    plan = MeetingPlan(purpose="Hvad hjælper?", held_on="3. december", starts_at="15", place="skolen",
                       people=tuple(people[each] for each in PEOPLE))  # fmt: skip
    done = workspace.do("Planlæg møde", plan_whole, case_id, plan)
    assert done is not None
    return done.value


@pytest.fixture
def build() -> Build[UUID]:
    return planned


@pytest.fixture
def meeting(mathias_case: UUID, prepared: tuple[OpenStore, UUID]) -> UUID:
    return prepared[1]


@pytest.fixture
def opened(workspace: Workspace, meeting: UUID, qtbot: QtBot) -> Callable[[], MeetingScreen]:
    """Open the meeting, again each time."""
    return lambda: show_meeting(workspace, meeting, qtbot)


@pytest.fixture
def page(opened: Callable[[], MeetingScreen]) -> PlannedPage:
    return opened().planned


def prepared(workspace: Workspace, meeting: UUID) -> Preparation:
    return workspace.ask(read_preparation, meeting)


def test_a_digit_answers_for_each_and_goes_on(
    page: PlannedPage, workspace: Workspace, meeting: UUID, qtbot: QtBot
) -> None:
    page.open_part("people")
    for key in (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4):
        qtbot.keyClick(QApplication.focusWidget(), key)
    answers = [each.answer for each in prepared(workspace, meeting).guests]
    assert answers == [Invitation.INVITED, Invitation.COMING, Invitation.DECLINED, Invitation.NO_ANSWER, None, None]
    assert "Hvem kommer · 1 af 6" in names_of_controls(page)


def test_a_few_letters_put_somebody_on_the_list_and_a_new_one_too(
    page: PlannedPage, workspace: Workspace, meeting: UUID, qtbot: QtBot
) -> None:
    page.open_part("people")
    for typed in ("inge", "Yrsa Holm, tante"):
        qtbot.keyClicks(page.invite.editor, typed)
        qtbot.keyClick(page.invite.editor, Key.Key_Return)
    assert [each.called for each in prepared(workspace, meeting).guests][-2:] == ["Inger", "Yrsa"]
    assert page.invite.text() == ""
    workspace.undo_stack.undo()
    assert "Yrsa" not in [each.called for each in prepared(workspace, meeting).guests]


def test_a_person_is_opened_changed_and_taken_off(
    page: PlannedPage, workspace: Workspace, meeting: UUID, qtbot: QtBot
) -> None:
    page.open_part("people")
    kasper = next(each for each in prepared(workspace, meeting).guests if each.called == "Kasper")
    qtbot.keyClick(page.people._rows[kasper.id], Key.Key_M)
    settle()
    assert "Side af bordet, Kasper" in names_of_controls(page)
    page.findChildren(GuestCard)[-1].side_chosen.emit("provider")
    assert next(each for each in prepared(workspace, meeting).guests if each.id == kasper.id).side == "provider"
    settle()
    page.findChildren(GuestCard)[-1].removed.emit()
    assert "Kasper" not in [each.called for each in prepared(workspace, meeting).guests]


def test_the_childs_way_and_the_talk_before_are_written_down(
    page: PlannedPage, workspace: Workspace, meeting: UUID, mathias_case: UUID, qtbot: QtBot, store: OpenStore
) -> None:
    page.open_part("child")
    card = next(iter(page.child.cards.values()))
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Space)
    assert prepared(workspace, meeting).children[0].takes_part is TakesPart.PARTLY
    qtbot.keyClicks(card.talk.fields["on"].editor, "i går")
    qtbot.keyClicks(card.talk.fields["own_words"].editor, "Jeg vil sidde ved døren.")
    card.talk.write.click()
    assert "»Jeg vil sidde ved døren.«" in words_on(page)
    with store.units.read("test") as unit:
        talk = next(each for each in unit.live(ChildTalk) if each.meeting_id == meeting)
    assert str(talk.on) == "2026-11-21"
    assert card.talk.fields["own_words"].text() == ""


def test_a_point_is_added_moved_ticked_and_emptied_away(
    page: PlannedPage, workspace: Workspace, meeting: UUID, qtbot: QtBot
) -> None:
    page.open_part("points")
    for text in ("Fodbold", "Weekender"):
        qtbot.keyClicks(page.points.editor, text)
        qtbot.keyClick(page.points.editor, Key.Key_Return)
    points = prepared(workspace, meeting).points
    assert [(each.text, each.wished_by) for each in points] == [("Fodbold", "Mathias"), ("Weekender", "Mathias")]
    line = next(each for each in page.points.findChildren(_PointLine) if each.point_id == points[0].id)
    qtbot.keyClick(line.text, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [each.text for each in prepared(workspace, meeting).points] == ["Weekender", "Fodbold"]
    page.points._drag.moved.emit(points[0].id, -1)
    page.points._tick(points[0].id, done=True)
    page.points._change(points[1], "")
    assert [(each.text, each.done) for each in prepared(workspace, meeting).points] == [("Fodbold", True)]


def test_what_is_half_typed_is_there_when_the_meeting_is_opened_again(
    opened: Callable[[], MeetingScreen], store: OpenStore, qtbot: QtBot
) -> None:
    page = opened().planned
    page.open_part("people")
    qtbot.keyClicks(page.invite.editor, "Yrsa Ho")
    page.invite.field.flush_draft()
    page.open_part("points")
    qtbot.keyClicks(page.points.editor, "Om mor")
    page.points.line.flush_draft()
    page.practical.practical.restore("Lift til")
    page.practical.practical.typed.emit("Lift til")
    store.drafts.flush()
    again = opened().planned
    assert (again.invite.text(), again.points.editor.text()) == ("Yrsa Ho", "Om mor")
    assert again.practical.practical.text() == "Lift til"


def test_a_wrong_day_is_said_under_its_field_and_nothing_is_lost(
    page: PlannedPage, workspace: Workspace, meeting: UUID, qtbot: QtBot
) -> None:
    page.basics.day.setFocus()
    page.basics.day.editor.selectAll()  # type: ignore[union-attr]  # a line
    qtbot.keyClicks(page.basics.day.editor, "31/2")
    page.basics.place.setFocus()
    assert page.basics.day.error()
    qtbot.keyClicks(page.basics.place.editor, " i haven")
    page.basics.day.setFocus()
    assert page.basics.day.text() == "31/2"
    assert page._desk.row.place == "skolen i haven"
    assert page._desk.row.held_on == "2026-12-03"


def test_what_is_missing_leads_to_where_it_is_written(page: PlannedPage, qtbot: QtBot) -> None:
    page.open_part("ready")
    missing = page.ready.missing()
    place = missing.index("Tal med Mathias før mødet")
    page.ready._links[place].setFocus()
    qtbot.keyClick(page.ready._links[place], Key.Key_Return)
    assert page.parts.current() == "child"
    assert "skal du selv underrette" in words_on(page.ready)


def test_a_stop_shows_a_mark_and_the_reason_only_when_asked(
    opened: Callable[[], MeetingScreen], workspace: Workspace, meeting: UUID, mathias_case: UUID, qtbot: QtBot
) -> None:
    torben = next(each for each in prepared(workspace, meeting).guests if each.called == "Torben")
    assert workspace.do("Stop", note_stop, mathias_case, kind="abuse", against_id=torben.person_id)
    page = opened().planned
    page.open_part("people")
    told = words_on(page)
    assert "Se »Hvem må vide hvad«" in told
    why = prepared(workspace, meeting).warnings[0].why
    assert why
    assert why not in told
    page.open_part("ready")
    assert not [line for line in page.ready.missing() if "Torben" in line]


def test_two_meetings_are_made_and_told(page: PlannedPage, workspace: Workspace, meeting: UUID, qtbot: QtBot) -> None:
    page.open_part("people")
    two = page.people.two
    torben = next(each for each in prepared(workspace, meeting).guests if each.called == "Torben")
    two.open()
    two.people.set_values([torben.id])
    qtbot.keyClicks(two.start.editor, "17")
    two.split()
    found = prepared(workspace, meeting)
    assert found.other is not None
    assert "kl. 17" in found.other.words
    assert "Torben" not in [each.called for each in found.guests]
    assert "Det andet møde er torsdag den 3. december 2026 kl. 17" in words_on(page)
    assert two.ask.isHidden()


def test_calling_off_asks_why_and_can_be_undone(
    page: PlannedPage, workspace: Workspace, meeting: UUID, qtbot: QtBot
) -> None:
    page.basics.ask_off.click()
    page.basics.off.carry_out.click()
    assert "hvorfor" in page.basics.off.because.error()
    qtbot.keyClicks(page.basics.off.because.editor, "Lone er syg")
    page.basics.off.carry_out.click()
    assert prepared(workspace, meeting).status is MeetingStatus.CANCELLED
    workspace.undo_stack.undo()
    assert prepared(workspace, meeting).status is MeetingStatus.PLANNED
    page.started.emit()
    assert not page.isVisible()
    workspace.undo_stack.undo()
    assert page.purpose.hasFocus(), "words would else go into a meeting that has not begun"
    workspace.undo_stack.redo()
    assert not page.isVisible()


def test_every_part_names_its_controls_and_has_a_key(page: PlannedPage, qtbot: QtBot) -> None:
    for number, key in enumerate(page.parts.keys(), start=1):
        qtbot.keyClick(page.purpose, Key(Key.Key_0.value + number), Qt.KeyboardModifier.ControlModifier)
        assert page.parts.current() == key
        settle()
        names = names_of_controls(page)
        assert all(names), (key, names)
        assert sorted({name for name in names if names.count(name) > 1}) == [], key
