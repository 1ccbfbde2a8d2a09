"""A proposal waits for the family: yes makes it an agreement, no takes it off the list and keeps it in the record."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models.enums_meeting import AgreementState, OwnerAnswer
from app.views.meeting.agreement_item import AgreementItem
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.theme import Theme, apply_theme
from app.views.widgets.buttons import LinkButton
from app.views.workspace import Workspace
from tests.views.meeting_reading import focus, show_meeting
from tests.views.meeting_writing import row_of, type_line, written

Open = Callable[[], MeetingScreen]
TEXT = "forslag fra Birgitte: Lone og Henning ringer til skolen hver fredag"


@pytest.fixture
def proposal(workspace: Workspace, november: UUID) -> UUID:
    return written(workspace, november, TEXT)


@pytest.fixture
def open_screen(workspace: Workspace, november: UUID, qtbot: QtBot, qapp: QApplication) -> Open:
    apply_theme(qapp, Theme())
    return lambda: show_meeting(workspace, november, qtbot)


def item(screen: MeetingScreen, agreement_id: UUID) -> AgreementItem:
    return screen.agreements._items[agreement_id]


def press(screen: MeetingScreen, agreement_id: UUID, words: str) -> None:
    found = [each for each in item(screen, agreement_id).findChildren(LinkButton) if each.text() == words]
    found[0].click()


def test_a_proposal_says_whose_it_is_and_that_it_waits(open_screen: Open, proposal: UUID) -> None:
    screen = open_screen()
    assert "Forslag fra Birgitte – venter på familien" in item(screen, proposal).accessibleName()
    assert "Mangler svar" not in item(screen, proposal).accessibleName(), "the family is asked before its owners"
    assert "besluttet her" in item(screen, screen.desk.agreements[0].id)._parts.itemAt(1).widget().text()


@pytest.mark.parametrize("by_key", [True, False])
def test_yes_makes_an_agreement_and_who_is_not_here_is_still_missing(
    open_screen: Open, proposal: UUID, qtbot: QtBot, by_key: bool
) -> None:
    screen = open_screen()
    if by_key:
        qtbot.keyClick(item(screen, proposal), Qt.Key.Key_J)
    else:
        press(screen, proposal, "Ja")
    row = row_of(screen, proposal)
    assert (row.state, row.family_answer) == (AgreementState.AGREED, OwnerAnswer.YES)
    assert "Mangler svar fra Henning" in item(screen, proposal).accessibleName()
    assert not item(screen, proposal).findChildren(LinkButton) or not any(
        each.isVisible() for each in item(screen, proposal).findChildren(LinkButton)
    )


def test_thinking_about_it_is_an_answer_too(open_screen: Open, proposal: UUID, qtbot: QtBot) -> None:
    screen = open_screen()
    qtbot.keyClick(item(screen, proposal), Qt.Key.Key_T)
    assert "familien tænker over det" in item(screen, proposal).accessibleName()
    assert row_of(screen, proposal).state is AgreementState.PROPOSAL


def test_no_takes_it_off_the_list_and_it_can_be_put_back(open_screen: Open, proposal: UUID, qtbot: QtBot) -> None:
    screen = open_screen()
    qtbot.keyClick(item(screen, proposal), Qt.Key.Key_N)
    assert proposal not in screen.agreements._items
    off = screen.agreements.taken_off
    assert off.open.text() == "1 taget af listen"
    off.open.click()
    next(each for each in off.findChildren(LinkButton) if each.text() == "Sæt på igen").click()
    assert row_of(screen, proposal).family_answer is None
    assert off.isHidden()


def test_yes_in_another_form_opens_the_line_and_the_new_one_takes_its_place(
    open_screen: Open, proposal: UUID, qtbot: QtBot
) -> None:
    screen = open_screen()
    number = row_of(screen, proposal).number
    qtbot.keyClick(item(screen, proposal), Qt.Key.Key_A)
    assert row_of(screen, proposal).family_answer is OwnerAnswer.OTHER_FORM, "the answer is kept before the new words"
    assert "Skriv, hvordan" in item(screen, proposal).accessibleName()
    assert focus(screen) is screen.centre.writer.line.line
    screen.centre.writer.line.line.selectAll()
    type_line(qtbot, screen, "Lone skriver til skolen hver mandag")
    new = next(each for each in screen.desk.agreements if each.continues_id == proposal)
    assert (new.number, new.doers, new.state) == (number, "Lone", AgreementState.AGREED)
    assert [each.id for each in screen.desk.taken_off] == [proposal]
    screen.desk.workspace.undo_stack.undo()
    assert row_of(screen, proposal).state is AgreementState.PROPOSAL, "one undo takes all of it back"


def test_letters_do_nothing_on_what_is_agreed(open_screen: Open, qtbot: QtBot) -> None:
    screen = open_screen()
    before = list(screen.desk.agreements)
    for key in (Qt.Key.Key_J, Qt.Key.Key_N, Qt.Key.Key_A, Qt.Key.Key_T):
        qtbot.keyClick(item(screen, before[0].id), key)
    assert screen.desk.agreements == before


def test_what_law_decides_is_never_agreed(open_screen: Open, workspace: Workspace, november: UUID) -> None:
    visit = written(workspace, november, "Mathias har samvær med Torben hver anden weekend")
    screen = open_screen()
    assert row_of(screen, visit).state is AgreementState.TO_BE_DECIDED
    name = item(screen, visit).accessibleName()
    assert "Skal afgøres af" in name
    assert "besluttet her" not in name
