"""What the steps of a meeting show: questions, children at home, whoever is absent, numbers, who has spoken, family."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.models.enums_meeting import ChildSafety
from app.services.meeting_children import children_at_home
from app.services.meetings import read_meeting, set_attendance
from app.views.case.family_part import FamilyPart
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.workspace import Workspace
from tests.views.meeting_reading import focus, running_meeting, show_meeting, write

Key, ALT, SHIFT = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def screen(workspace: Workspace, november: UUID, qtbot: QtBot) -> MeetingScreen:
    return show_meeting(workspace, november, qtbot)


def press(screen: MeetingScreen, key: Qt.Key, held: Qt.KeyboardModifier = ALT) -> None:
    QTest.keyClick(focus(screen), key, held)


def test_another_question_comes_from_the_bank_and_the_steps_own_comes_back(screen: MeetingScreen) -> None:
    screen.go_to("works")
    head, first = screen.centre.head, screen.centre.head.words()
    seen = [first]
    press(screen, Key.Key_Q)
    while head.words() != first:
        seen.append(head.words())
        press(screen, Key.Key_Q)
    assert len(seen) == len(set(seen)) > 6
    assert all("{" not in words for words in seen)


def test_what_the_meeting_was_planned_to_find_out_stands_where_it_is_asked_why_all_are_here(
    screen: MeetingScreen,
) -> None:
    screen.go_to("why")
    assert screen.desk.row.purpose
    assert screen.centre.head.hint.text().startswith(f"»{screen.desk.row.purpose}« ")
    screen.go_to("works")
    assert screen.desk.row.purpose not in screen.centre.head.hint.text()


def test_a_child_is_asked_in_a_childs_words_and_by_name(screen: MeetingScreen) -> None:
    screen.go_to("worries")
    adult = screen.centre.head.words()
    press(screen, Key.Key_C)
    assert screen.centre.head.words() == "Hvad er svært for dig lige nu?"
    press(screen, Key.Key_C)
    assert screen.centre.head.words() == adult
    screen.go_to("child")
    assert "Mathias" in screen.centre.head.words()


def test_every_child_at_home_is_named_and_the_answers_are_covered(screen: MeetingScreen, workspace: Workspace) -> None:
    screen.go_to("safety")
    page = screen.centre.safety
    QTest.keyClick(focus(screen), Key.Key_1, NONE)
    found = workspace.ask(children_at_home, screen.desk.meeting_id)
    assert [each.called for each in found] == ["Mathias", "Alma"]
    assert found[0].answer is ChildSafety.SAFE
    rows = list(page._rows.values())
    assert "tryg" not in rows[0].accessibleName()
    page.show_answers.click()
    assert rows[0].accessibleName() == "Mathias: tryg"
    screen.go_to("scales")
    screen.go_to("safety")
    assert not page.show_answers.isChecked()


def test_what_is_written_about_a_child_is_covered_until_she_asks(screen: MeetingScreen, workspace: Workspace) -> None:
    screen.go_to("safety")
    page = screen.centre.safety
    field = next(iter(page._fields.values()))
    field.editor.setFocus()
    write_and_leave(screen, "mormor er der om natten")
    assert workspace.ask(children_at_home, screen.desk.meeting_id)[0].note == "mormor er der om natten"
    assert isinstance(field.editor, QLineEdit)
    assert field.editor.echoMode() is QLineEdit.EchoMode.Password


def test_words_written_to_a_covered_line_come_after_those_that_stand_there(screen: MeetingScreen) -> None:
    screen.go_to("child_leaves")
    line = screen.centre.leaving.not_repeated.editor
    for words in ("det om mor", " og far"):
        line.setFocus()
        line.end(False) if isinstance(line, QLineEdit) else None
        write_and_leave(screen, words)
    assert screen.desk.row.not_repeated == "det om mor og far"


def write_and_leave(screen: MeetingScreen, text: str) -> None:
    QTest.keyClicks(focus(screen), text)
    QTest.keyClick(focus(screen), Key.Key_Tab, NONE)


def test_words_for_somebody_absent_are_never_their_own(screen: MeetingScreen, workspace: Workspace) -> None:
    child = next(each for each in screen.desk.row.participants if each.is_child)
    workspace.do("Ikke her", set_attendance, child.id, attendance="absent")
    screen.centre.absent.show_absent()
    assert screen.centre.absent.person() == child.person_id
    screen.centre.writer.turn_to("for_absent")
    screen.centre.writer.speak_for(child.person_id)
    screen.centre.write_on()
    QTest.keyClicks(focus(screen), "Jeg vil gerne spørges først")
    QTest.keyClick(focus(screen), Key.Key_Return, NONE)
    said = workspace.ask(read_meeting, screen.desk.meeting_id).contributions[-1]
    assert (said.kind, said.on_behalf_of, said.quoted) == ("for_absent", "Mathias", False)
    assert said.speaker_id != child.person_id


def test_the_adults_numbers_are_shown_together_with_one_key(screen: MeetingScreen, qtbot: QtBot) -> None:
    screen.go_to("scales")
    if not screen.desk.row.scales:
        screen.centre.scales.question.setFocus()
        write(qtbot, screen, "Hvor godt går det i skolen?")
    scale = screen.desk.row.scales[0]
    press(screen, Key.Key_L)
    assert screen.desk.row.scales[0].revealed is not scale.revealed
    press(screen, Key.Key_L)
    assert screen.desk.row.scales[0].revealed is scale.revealed


def test_who_has_spoken_is_counted_for_the_chair_only_when_asked_for(screen: MeetingScreen) -> None:
    press(screen, Key.Key_1, ALT | SHIFT)
    assert screen.turns.isHidden()
    assert all(not each.turns for each in screen.desk.row.participants)
    press(screen, Key.Key_H)
    first = screen.desk.here()[0]
    press(screen, Key.Key_1, ALT | SHIFT)
    assert screen.turns.isVisible()
    assert next(each.turns for each in screen.desk.row.participants if each.id == first.id) == 1
    press(screen, Key.Key_F8, NONE)
    assert not screen.turns.isVisible()


def test_the_child_goes_and_what_is_not_told_is_covered(screen: MeetingScreen, workspace: Workspace) -> None:
    screen.go_to("child_leaves")
    card = screen.centre.leaving
    assert card.isVisible()
    card.not_repeated.editor.setFocus()
    write_and_leave(screen, "det om mor")
    assert workspace.ask(read_meeting, screen.desk.meeting_id).not_repeated == "det om mor"
    assert isinstance(card.not_repeated.editor, QLineEdit)
    assert card.not_repeated.editor.echoMode() is QLineEdit.EchoMode.Password


def test_the_family_stands_beside_as_a_circle_until_all_have_said_yes(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    made = MeetingScreen(workspace, running_meeting(workspace, mathias_case), FamilyPart)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    press(made, Key.Key_T)
    assert made.family.table.isVisible()
    assert made.agreements.isHidden()
    QTest.keyClick(made.family.draw, Key.Key_Space, NONE)
    assert not made.family.table.isVisible()
    press(made, Key.Key_T)
    assert made.family.isHidden()
    assert made.agreements.isVisible()
