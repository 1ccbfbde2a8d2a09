"""»Hvem får hvad«, the calls and the remark, on a real store with real papers."""

import time
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.models.enums import PaperKind
from app.services.agreements import add_agreement
from app.services.finished_papers import list_finished
from app.services.meeting_closing import end_meeting
from app.views.meeting.after_calls import CallsPart
from app.views.meeting.after_papers import PapersPart
from app.views.meeting.after_remark import RemarkPart
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.workspace import Workspace
from tests.views.meeting_reading import focus, show_meeting


def papers_of(screen: MeetingScreen) -> PapersPart:
    screen.goodbye.after.parts.open("papers")
    part = screen.goodbye.after.parts.part("papers")
    assert isinstance(part, PapersPart)
    return part


def note_of(part: PapersPart, name: str) -> str:
    row = next(each for each in part._rows if each.accessibleName().startswith(name))
    return " ".join(each.text() for each in row.findChildren(QLabel))


def test_a_key_on_a_paper_keeps_it_as_finished_and_as_given(
    ended: MeetingScreen, qtbot: QtBot, workspace: Workspace
) -> None:
    part = papers_of(ended)
    assert "Ikke givet endnu" in note_of(part, "Lone: aftaleark")
    row = next(each for each in part._rows if each.accessibleName().startswith("Lone: aftaleark"))
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_1)
    paper = next(each for each in workspace.ask(list_finished, ended.desk.row.case_id) if each.got)
    assert (paper.reader, paper.got) == ("til Lone", ("Til Lone: i hånden den 22. november 2026.",))
    assert "Givet i hånden den 22. november 2026." in note_of(part, "Lone: aftaleark")
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_1)
    again = next(each for each in workspace.ask(list_finished, ended.desk.row.case_id) if each.id == paper.id)
    assert again.got == paper.got, "the same key twice is one delivery"


def test_v_shows_the_paper_and_escape_goes_back_to_the_list(ended: MeetingScreen, qtbot: QtBot) -> None:
    part = papers_of(ended)
    qtbot.waitUntil(part._rows[1].isVisible)
    part._rows[1].setFocus()
    qtbot.keyClick(focus(ended), Qt.Key.Key_V)
    assert part.preview.isVisible()
    assert part.preview.pdf().startswith(b"%PDF")
    qtbot.keyClick(focus(ended), Qt.Key.Key_Escape)
    assert part.list.isVisible()
    assert ended.goodbye.on_list()


def test_all_papers_are_made_in_one_go_with_progress(ended: MeetingScreen, qtbot: QtBot, workspace: Workspace) -> None:
    part = papers_of(ended)
    seen: list[tuple[int, int]] = []
    part.progressed.connect(lambda made, count: seen.append((made, count)))
    part.list.make.click()
    count = len(part._papers)
    qtbot.waitUntil(lambda: len(seen) == count and part.list.make.isEnabled(), timeout=20_000)
    assert seen == [(number, count) for number in range(1, count + 1)]
    assert "Alle papirer er lavet" in part.list.said.text()
    assert len(workspace.ask(list_finished, ended.desk.row.case_id)) == count


def test_twenty_agreements_are_on_the_screen_as_paper_within_two_seconds(
    ended: MeetingScreen, workspace: Workspace
) -> None:
    case, lone = ended.desk.row.case_id, ended.desk.row.participants[1].person_id
    for number in range(12):
        text = f"ringer til skolen om punkt {number} på listen"
        when = f"{number + 1}. december"
        assert workspace.do("Aftale", add_agreement, case, text=text, owners=(lone,), when=when,
                            meeting_id=ended.desk.meeting_id)  # fmt: skip
    part = papers_of(ended)
    sheet = next(each for each in part._papers if each.kind is PaperKind.AGREEMENT_SHEET)
    begun = time.perf_counter()
    part.show_paper(sheet)
    QApplication.processEvents()
    assert time.perf_counter() - begun < 2
    assert len(ended.desk.agreements) == 20


def test_while_people_are_here_the_list_says_nothing_of_why(workspace: Workspace, november: UUID, qtbot: QtBot) -> None:
    screen = show_meeting(workspace, november, qtbot)
    screen.end()
    qtbot.keyClick(focus(screen), Qt.Key.Key_P)
    shown = " ".join(each.text() for each in screen.goodbye.findChildren(QLabel) if each.isVisible())
    assert "Lone: aftaleark" in shown
    assert "Var ikke med" not in shown
    assert "beslutningerne" not in shown
    qtbot.keyClick(focus(screen), Qt.Key.Key_Escape)
    assert screen.goodbye.gone.isVisible()


def test_a_call_is_planned_done_and_taken_back(ended: MeetingScreen, qtbot: QtBot) -> None:
    ended.goodbye.after.parts.open("calls")
    part = ended.goodbye.after.parts.part("calls")
    assert isinstance(part, CallsPart)
    card = next(each for each in part._cards.values() if each._row.called == "Torben")
    card.who.press(6)
    qtbot.waitUntil(card.isVisible)
    card.may_be_told.setFocus()
    qtbot.keyClicks(card.may_be_told.editor, "Datoen for næste møde.")
    ended.goodbye.after.finish.setFocus()
    card.done.click()
    row = card._row
    assert (row.by, row.may_be_told, str(row.called_on)) == ("Sanne", "Datoen for næste møde.", "2026-11-22")
    card.done.click()
    assert card._row.called_on is None


def test_the_card_for_a_call_is_shown_as_paper(ended: MeetingScreen) -> None:
    ended.goodbye.after.parts.open("calls")
    part = ended.goodbye.after.parts.part("calls")
    assert isinstance(part, CallsPart)
    next(each for each in part._cards.values() if each._row.called == "Torben").paper.click()
    shown = ended.goodbye.after.parts.part("papers")
    assert isinstance(shown, PapersPart)
    assert shown.preview.isVisible()
    assert shown._title.text().startswith("Torben")


def test_a_remark_stands_with_its_speaker_and_half_of_one_is_never_lost(
    ended: MeetingScreen, qtbot: QtBot, workspace: Workspace
) -> None:
    ended.goodbye.after.parts.open("remark")
    part = ended.goodbye.after.parts.part("remark")
    assert isinstance(part, RemarkPart)
    qtbot.keyClicks(part.words.editor, "Vi sagde det ikke sådan.")
    part.who.press(2)
    part.slot.flush()
    opened = RemarkPart(MeetingDesk(workspace, ended.desk.meeting_id))
    qtbot.addWidget(opened)
    assert (opened.words.text(), opened.who.values()) == ("Vi sagde det ikke sådan.", part.who.values())
    part.write.click()
    remark = next(each for each in ended.desk.row.contributions if each.kind == "remark")
    assert (remark.text, remark.speaker) == ("Vi sagde det ikke sådan.", "Lone")
    assert not part.slot.kept()


def test_the_minutes_say_until_when_they_can_be_corrected(ended: MeetingScreen, workspace: Workspace) -> None:
    ended.goodbye.after.parts.open("remark")
    part = ended.goodbye.after.parts.part("remark")
    assert isinstance(part, RemarkPart)
    assert "til mødet er lukket" in part._state.text()
    assert workspace.do("Luk", end_meeting, ended.desk.meeting_id)
    assert "mandag den 23. november 2026 kl. 9.30" in part._state.text()
    assert part.minutes.text() == "Se referatet"
