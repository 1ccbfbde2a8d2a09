"""The meeting's own pages on a real store: who is here, scales, read aloud, next time, and before the meeting."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.models.enums_meeting import Attendance, MeetingStatus
from app.services.meetings import list_meetings
from app.services.records import change_record
from app.views.workspace import Workspace
from tests.views.meeting_reading import Open, focus

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def test_one_key_per_person_marks_who_is_here(open_screen: Open, november: UUID, qtbot: QtBot) -> None:
    screen = open_screen(november)
    for each in screen.desk.row.participants:
        assert screen.desk.do("Tøm", change_record, "participant", each.id, {"attendance": "unknown"})
    screen.go_to("welcome")
    for key in (Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_4):
        qtbot.keyClick(focus(screen), key)
    found = [each.attendance for each in screen.desk.row.participants[:4]]
    assert found == [Attendance.PRESENT, Attendance.PHONE, Attendance.ABSENT, Attendance.UNKNOWN]


def test_when_the_child_goes_two_short_questions_come_and_stop_nobody(
    open_screen: Open, november: UUID, qtbot: QtBot
) -> None:
    screen = open_screen(november)
    child = screen.desk.row.participants[0]
    assert screen.desk.do("Tøm", change_record, "participant", child.id, {"present_until": ""})
    screen.go_to("works")
    leaving = screen.centre.leaving
    assert leaving.isHidden()
    qtbot.keyClick(screen, Qt.Key.Key_G, ALT)
    assert screen.desk.row.participants[0].left_at == "09:30"
    assert not leaving.isHidden()
    leaving.who.press(1)
    qtbot.keyClicks(leaving.when.editor, "i bilen hjem")
    qtbot.keyClick(leaving.when.editor, Qt.Key.Key_Return)
    row = screen.desk.row
    assert (row.told_child_by_id, row.told_child_when) == (row.participants[1].person_id, "i bilen hjem")
    assert leaving.isHidden()


def test_the_adults_numbers_are_covered_until_they_are_shown(open_screen: Open, november: UUID) -> None:
    screen = open_screen(november)
    screen.go_to("scales")
    covered = [
        field for field in screen.centre.scales.findChildren(QLineEdit) if field.accessibleName().startswith("Lone:")
    ]
    assert covered[0].displayText() != covered[0].text() == "4"
    next(iter(screen.centre.scales._cards.values())).reveal.click()
    assert covered[0].displayText() == "4"


def test_a_number_that_is_none_is_said_under_the_field_and_not_stored(
    open_screen: Open, november: UUID, qtbot: QtBot
) -> None:
    screen = open_screen(november)
    screen.go_to("scales")
    card = next(iter(screen.centre.scales._cards.values()))
    lone = next(each.person_id for each in screen.desk.row.participants if each.called == "Lone")
    field = card._fields[lone]
    field.editor.set_value("")
    qtbot.keyClicks(field.editor, "elleve")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert field.error() == "0 til 10"
    assert [value for person, _, value, _ in screen.desk.row.scales[0].answers if person == lone] == [4]


def test_the_next_meeting_is_planned_with_everybody_from_a_suggested_day(
    open_screen: Open, november: UUID, planned: UUID, workspace: Workspace
) -> None:
    assert workspace.do("Aflys", change_record, "meeting", planned, {"status": "cancelled"})
    screen = open_screen(november)
    screen.go_to("next")
    assert screen.desk.row.coming is None
    screen.centre.next.days.press(1)
    coming = screen.desk.row.coming
    assert coming is not None
    assert coming.held_on is not None
    assert coming.held_on.weekday() < 5
    assert 42 <= (coming.held_on - workspace.today).days <= 49
    new = next(row for row in workspace.ask(list_meetings, screen.desk.row.case_id) if row.id == coming.id)
    assert len(new.participants) == len(screen.desk.row.participants)


def test_a_rhythm_without_a_reason_is_asked_for_one(open_screen: Open, november: UUID, qtbot: QtBot) -> None:
    screen = open_screen(november)
    screen.go_to("next")
    rhythm = screen.centre.next.rhythm
    rhythm.agree.click()
    assert "hvorfor" in rhythm.reason.error()
    qtbot.keyClicks(rhythm.reason.editor, "det går bedre")
    rhythm.agree.click()
    assert "hver 3. måned" in rhythm._words.text()
    assert "det går bedre" in rhythm._words.text()
    assert not rhythm.longer.isVisible()


def test_a_rhythm_longer_than_six_months_is_asked_about_again(open_screen: Open, november: UUID, qtbot: QtBot) -> None:
    screen = open_screen(november)
    screen.go_to("next")
    rhythm = screen.centre.next.rhythm
    rhythm.count.set_text("9")
    rhythm.count.committed.emit("9")
    assert rhythm.longer.isVisible()
    qtbot.keyClicks(rhythm.reason.editor, "alt går godt")
    rhythm.agree.click()
    assert "hver 9. måned" not in rhythm._words.text()
    assert "højst 6 måneder" in rhythm.longer.error()
    qtbot.keyClicks(rhythm.longer.editor, "Skolen følger ham")
    rhythm.agree.click()
    assert "hver 9. måned" in rhythm._words.text()
    assert "skolen følger ham" in rhythm._words.text()


def test_a_planned_meeting_is_changed_and_started_by_keys(open_screen: Open, planned: UUID, qtbot: QtBot) -> None:
    screen = open_screen(planned)
    assert screen.planned.isVisible()
    qtbot.keyClicks(focus(screen), "Hvad virker nu?")
    qtbot.keyClicks(screen.planned.invite.editor, "Kasper")
    qtbot.keyClick(screen.planned.invite.editor, Qt.Key.Key_Return)
    qtbot.keyClick(screen, Qt.Key.Key_Return, CTRL)
    row = screen.desk.row
    assert row.status is MeetingStatus.RUNNING
    assert row.purpose == "Hvad virker nu?"
    assert [each.called for each in row.participants] == ["Kasper"]
    assert screen.work.isVisible()
