"""The form behind the line: always possible, filled from what was read, and never a way to lose words."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models.enums_meeting import AgreementState
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.meeting_reading import focus, show_meeting, write
from tests.views.meeting_writing import alt, row_of, type_line

Open = Callable[[], MeetingScreen]


@pytest.fixture
def open_screen(workspace: Workspace, november: UUID, qtbot: QtBot, qapp: QApplication) -> Open:
    apply_theme(qapp, Theme())
    return lambda: show_meeting(workspace, november, qtbot)


def to_form(screen: MeetingScreen, qtbot: QtBot) -> None:
    qtbot.keyClick(screen.centre.writer.line.line, Qt.Key.Key_F2)


def test_an_agreement_is_written_by_form_with_owners_when_and_what_is_missing(open_screen: Open, qtbot: QtBot) -> None:
    screen = open_screen()
    screen.go_to("why")
    alt(qtbot, screen, "A")
    to_form(screen, qtbot)
    editor = screen.centre.writer.agreement
    qtbot.keyClicks(editor.other, "4")  # his key, as it stands on the chip: it makes no person called »4«
    qtbot.keyClick(editor.other, Qt.Key.Key_Return)
    qtbot.keyClicks(editor.other, "Henning")
    qtbot.keyClick(editor.other, Qt.Key.Key_Return)
    qtbot.keyClicks(editor.what, "kører Mathias hjem")
    qtbot.keyClicks(editor.when, "tirsdag og torsdag kl. 16.40")
    assert "hver tirsdag og torsdag kl. 16.40" in editor.reads.text()
    qtbot.keyClick(editor.when, Qt.Key.Key_Return)
    made = screen.desk.agreements[-1]
    assert (made.doers, made.text, made.awaiting) == ("Kasper og Henning", "kører Mathias hjem", ("Henning",))
    assert not made.lacks_date
    assert focus(screen) is screen.centre.writer.line.line, "the next one is a line again"
    assert editor.is_empty()


def test_f2_fills_the_form_from_what_was_read_and_esc_makes_it_a_line_again(open_screen: Open, qtbot: QtBot) -> None:
    screen = open_screen()
    alt(qtbot, screen, "A")
    type_line(qtbot, screen, "Kasper kører Mathias hjem hver tirsdag", enter=False)
    to_form(screen, qtbot)
    words = screen.centre.writer.agreement.words()
    kasper = next(each.person_id for each in screen.desk.row.participants if each.called == "Kasper")
    assert (words.owners, words.what, words.when) == ((kasper,), "kører Mathias hjem", "hver tirsdag")
    assert screen.centre.writer.line.line.text() == ""
    qtbot.keyClick(focus(screen), Qt.Key.Key_Escape)
    assert screen.centre.writer.line.line.text() == "Kasper kører Mathias hjem hver tirsdag"
    assert screen.work.isVisible(), "Esc left the form and nothing else"


def test_a_proposal_by_form_stays_a_proposal(open_screen: Open, qtbot: QtBot) -> None:
    screen = open_screen()
    screen.go_to("agreements")
    to_form(screen, qtbot)
    screen.centre.writer.agreement.states.set_value(AgreementState.PROPOSAL.value)
    write(qtbot, screen, "laver en ny vagtplan")
    assert screen.desk.agreements[-1].state is AgreementState.PROPOSAL
    assert screen.desk.agreements[-1].lacks_date


def test_what_law_decides_has_somebody_who_decides_and_a_day_for_the_answer(open_screen: Open, qtbot: QtBot) -> None:
    screen = open_screen()
    screen.go_to("agreements")
    to_form(screen, qtbot)
    editor = screen.centre.writer.agreement
    assert editor.decides.isHidden()
    editor.states.set_value(AgreementState.TO_BE_DECIDED.value)
    editor.on_changed()
    assert not editor.decides.isHidden()
    qtbot.keyClicks(editor.decides, "Familieretshuset")
    qtbot.keyClicks(editor.when, "4. december")
    write(qtbot, screen, "ser sin far hver anden weekend")
    made = screen.desk.agreements[-1]
    item = screen.agreements._items[made.id]
    assert "Skal afgøres af Familieretshuset – svar senest fredag den 4. december 2026" in item.accessibleName()


def test_an_agreement_can_be_opened_changed_and_undone(open_screen: Open, qtbot: QtBot) -> None:
    screen = open_screen()
    before = screen.desk.agreements[2]
    screen.agreements.opened.emit(before)
    editor = screen.centre.writer.agreement
    assert editor.what.text() == before.text
    editor.what.clear()
    write(qtbot, screen, "kører Mathias til træning")
    after = screen.desk.agreements[2]
    assert (after.id, after.text, after.when) == (before.id, "kører Mathias til træning", before.when)
    screen.desk.workspace.undo_stack.undo()
    assert screen.desk.agreements[2].text == before.text


def test_opening_an_agreement_loses_neither_a_half_typed_line_nor_a_half_filled_form(
    open_screen: Open, qtbot: QtBot
) -> None:
    screen = open_screen()
    alt(qtbot, screen, "A")
    type_line(qtbot, screen, "Inger bager", enter=False)
    to_form(screen, qtbot)
    qtbot.keyClicks(focus(screen), " boller")
    screen.agreements.opened.emit(screen.desk.agreements[2])
    qtbot.keyClick(focus(screen), Qt.Key.Key_Escape)
    assert screen.centre.writer.line.line.text() == "Inger bager boller"


def test_changes_are_kept_when_another_agreement_is_opened_or_the_field_is_turned(
    open_screen: Open, qtbot: QtBot
) -> None:
    screen = open_screen()
    first, second = screen.desk.agreements[2], screen.desk.agreements[4]
    screen.agreements.opened.emit(first)
    qtbot.keyClicks(focus(screen), " i bil")
    screen.agreements.opened.emit(second)
    assert row_of(screen, first.id).text == f"{first.text} i bil"
    qtbot.keyClicks(focus(screen), " igen")
    alt(qtbot, screen, "O")
    assert row_of(screen, second.id).text == f"{second.text} igen"


def test_an_agreement_is_taken_off_from_the_form(open_screen: Open) -> None:
    screen = open_screen()
    gone = screen.desk.agreements[3]
    screen.agreements.opened.emit(gone)
    screen.centre.writer.agreement.remove.click()
    assert gone.id not in [each.id for each in screen.desk.agreements]
    assert not screen.centre.writer.agreements.is_by_form()


def test_a_proposal_by_form_says_who_it_is_from(open_screen: Open, qtbot: QtBot) -> None:
    screen = open_screen()
    screen.go_to("agreements")
    to_form(screen, qtbot)
    editor = screen.centre.writer.agreement
    assert editor.proposer.isHidden()
    editor.states.set_value(AgreementState.PROPOSAL.value)
    editor.on_changed()
    kasper = next(each.person_id for each in screen.desk.row.participants if each.called == "Kasper")
    editor.proposer.set_value(str(kasper))
    write(qtbot, screen, "laver en ny vagtplan")
    made = screen.desk.agreements[-1]
    assert made.proposed_by == "Kasper"
    assert "Forslag fra Kasper – venter på familien" in screen.agreements._items[made.id].accessibleName()
    screen.desk.workspace.undo_stack.undo()
    assert made.id not in [each.id for each in screen.desk.agreements], "one step, one undo"


def test_who_a_proposal_is_from_goes_from_line_to_form_and_back(open_screen: Open, qtbot: QtBot) -> None:
    screen = open_screen()
    alt(qtbot, screen, "A")
    typed = "forslag fra Kasper: Henning kører Mathias hjem hver tirsdag"
    type_line(qtbot, screen, typed, enter=False)
    to_form(screen, qtbot)
    words = screen.centre.writer.agreement.words()
    called = screen.centre.writer.agreement.names()
    assert words.proposed_by is not None
    assert (called[words.proposed_by], words.state) == ("Kasper", AgreementState.PROPOSAL.value)
    assert [called[each] for each in words.owners] == ["Henning"], "who was not asked to the meeting too"
    qtbot.keyClick(focus(screen), Qt.Key.Key_Escape)
    assert screen.centre.writer.line.line.text() == typed


def test_a_name_half_typed_among_the_owners_goes_back_to_the_line(open_screen: Open, qtbot: QtBot) -> None:
    screen = open_screen()
    alt(qtbot, screen, "A")
    to_form(screen, qtbot)
    qtbot.keyClicks(screen.centre.writer.agreement.other, "Henn")
    qtbot.keyClick(screen.centre.writer.agreement.other, Qt.Key.Key_Escape)
    assert screen.centre.writer.line.line.text() == "Henn"
