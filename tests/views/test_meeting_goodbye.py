"""Goodbye and what comes after it, by keys, on a real store: mend in place, close anyway, open again the same day."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.models.enums_meeting import MeetingStatus
from app.services.agreements import list_agreements
from app.services.meeting_feedback import read_feedback
from app.services.meetings import add_contribution
from app.services.records import list_records
from app.views.meeting.after_missing import MissingPart, missing_words
from app.views.meeting.after_page import AfterPage
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.meeting_reading import focus, names_in, show_meeting

CTRL = Qt.KeyboardModifier.ControlModifier
Open = Callable[[UUID], MeetingScreen]
PARTS = ["missing", "papers", "calls", "feedback", "remark", "form"]


def missing(screen: MeetingScreen) -> MissingPart:
    part = screen.goodbye.after.parts.part("missing")
    assert isinstance(part, MissingPart)
    return part


def sentences(screen: MeetingScreen) -> list[str]:
    return [each.point.sentence for each in missing(screen)._lines]


def words_of(page: AfterPage | MeetingScreen) -> str:
    return " ".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def open_line(screen: MeetingScreen, sentence: str, qtbot: QtBot) -> None:
    """Press the number of a line and wait until what mends it has the focus."""
    place = sentences(screen).index(sentence)
    missing(screen)._lines[0].button.setFocus()
    qtbot.keyClick(focus(screen), Qt.Key(Qt.Key.Key_1.value + place))
    fix = missing(screen)._lines[place].fix
    assert fix is not None
    qtbot.waitUntil(lambda: fix.isAncestorOf(focus(screen)))


def test_thanks_tells_nothing_but_the_next_date(workspace: Workspace, november: UUID, qtbot: QtBot) -> None:
    screen = show_meeting(workspace, november, qtbot)
    screen.end()
    shown = [each.text() for each in screen.goodbye.findChildren(QLabel) if each.isVisible() and each.text()]
    assert shown == ["Tak for i dag.", "Vi mødes igen onsdag den 6. januar 2027 kl. 15."]


def test_what_is_missing_is_counted_in_words() -> None:
    assert missing_words(()) == "Alt er på plads."


def test_a_line_is_mended_by_two_keys_and_goes_from_the_list(ended: MeetingScreen, qtbot: QtBot) -> None:
    sentence = "Ingen er tovholder endnu."
    open_line(ended, sentence, qtbot)
    qtbot.keyClick(focus(ended), Qt.Key.Key_1)
    assert sentence not in sentences(ended)
    assert missing(ended).isAncestorOf(focus(ended)), "the focus goes on to another line"


def test_a_date_is_typed_where_it_is_missing(ended: MeetingScreen, qtbot: QtBot, workspace: Workspace) -> None:
    open_line(ended, "Aftale 8 mangler en dato.", qtbot)
    qtbot.keyClicks(focus(ended), "18. december")
    qtbot.keyClick(focus(ended), Qt.Key.Key_Return)
    assert "Aftale 8 mangler en dato." not in sentences(ended)
    rows = workspace.ask(list_agreements, ended.desk.row.case_id, meeting_id=ended.desk.meeting_id)
    assert str(rows[7].due_on) == "2026-12-18"


def test_an_answer_got_by_phone_is_noted_in_the_list(ended: MeetingScreen, qtbot: QtBot) -> None:
    open_line(ended, "Aftale 2 mangler svar fra Henning.", qtbot)
    qtbot.keyClick(focus(ended), Qt.Key.Key_1)
    assert "Aftale 2 mangler svar fra Henning." not in sentences(ended)


def test_a_child_at_home_is_asked_about_in_the_list(ended: MeetingScreen, qtbot: QtBot) -> None:
    open_line(ended, "Det er ikke afklaret, om Alma er tryg.", qtbot)
    qtbot.keyClick(focus(ended), Qt.Key.Key_1)
    assert "Det er ikke afklaret, om Alma er tryg." not in sentences(ended)
    assert "Det er ikke afklaret, om Mathias er tryg." in sentences(ended)


def test_escape_puts_away_what_was_opened_before_it_leaves_the_list(ended: MeetingScreen, qtbot: QtBot) -> None:
    open_line(ended, "Ingen er tovholder endnu.", qtbot)
    qtbot.keyClick(focus(ended), Qt.Key.Key_Escape)
    assert ended.goodbye.on_list()
    assert ended.goodbye.isVisible()
    qtbot.keyClick(focus(ended), Qt.Key.Key_Escape)
    assert ended.work.isVisible()


def test_what_was_put_off_stands_under_the_list(workspace: Workspace, november: UUID, qtbot: QtBot) -> None:
    assert workspace.do("Sig", add_contribution, november, kind="parked", text="Kan bussen køre tidligere?")
    screen = show_meeting(workspace, november, qtbot)
    screen.end()
    screen.end()
    qtbot.waitUntil(lambda: "Kan bussen køre tidligere?" in words_of(screen.goodbye.after))


def test_a_line_in_the_car_becomes_a_note_of_the_case(ended: MeetingScreen, qtbot: QtBot, workspace: Workspace) -> None:
    editor = missing(ended).note.line.editor
    qtbot.keyClicks(editor, "Lone virkede lettet.")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    notes = workspace.ask(list_records, ended.desk.row.case_id, "note")
    assert any("Lone virkede lettet." in each.summary for each in notes)
    assert not editor.value()


def test_it_closes_anyway_and_can_be_opened_again_the_same_day(ended: MeetingScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ended.left):
        qtbot.keyClick(ended, Qt.Key.Key_Return, CTRL)
    assert ended.desk.row.status is MeetingStatus.HELD
    assert ended.goodbye.after.reopen.isVisible()
    assert "Mødet er lukket" in words_of(ended.goodbye.after)
    ended.goodbye.after.reopen.click()
    assert ended.desk.row.status is MeetingStatus.RUNNING
    assert ended.work.isVisible()


def test_how_it_was_is_answered_one_at_a_time_and_shown_to_nobody(
    workspace: Workspace, november: UUID, qtbot: QtBot
) -> None:
    screen = show_meeting(workspace, november, qtbot)
    screen.end()
    qtbot.keyClick(focus(screen), Qt.Key.Key_H)
    qtbot.keyClick(focus(screen), Qt.Key.Key_V)
    for key in (Qt.Key.Key_3, Qt.Key.Key_2, Qt.Key.Key_8, Qt.Key.Key_Return):
        qtbot.keyClick(focus(screen), key)
    qtbot.keyClicks(focus(screen), "Kortere møde.")
    qtbot.keyClick(focus(screen), Qt.Key.Key_Return)
    found = workspace.ask(read_feedback, november)
    assert [(each.faces, each.values, each.texts) for each in found] == [
        ((0, 0, 1), (), ()), ((0, 1, 0), (), ()), ((0, 0, 0), (8,), ()), ((0, 0, 0), (), ("Kortere møde.",)),
    ]  # fmt: skip
    shown = words_of(screen)
    assert "Tak. Giv skærmen videre." in shown
    assert "Kortere møde." not in shown
    assert not screen.goodbye._round.show_answers.isVisible()


@pytest.mark.long
@pytest.mark.parametrize("part", PARTS)
def test_every_control_after_the_meeting_has_a_name_of_its_own(ended: MeetingScreen, part: str) -> None:
    ended.goodbye.after.parts.open(part)
    names = names_in(ended)
    assert all(names)
    assert len(set(names)) == len(names), sorted(name for name in names if names.count(name) > 1)


@pytest.mark.long
@pytest.mark.parametrize("part", PARTS)
def test_nothing_after_the_meeting_is_cut_at_large_text(
    workspace: Workspace, november: UUID, qtbot: QtBot, qapp: QApplication, part: str
) -> None:
    apply_theme(qapp, Theme(text_scale=1.5))
    screen = show_meeting(workspace, november, qtbot)
    screen.end()
    screen.end()
    screen.goodbye.after.parts.open(part)
    assert screen.minimumSizeHint().width() <= 1280
    assert screen.width() == 1280
