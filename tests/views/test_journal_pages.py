"""The page »Til fagsystemet«, its part after a meeting, the boxes in Indstillinger, and the ways there."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.errors import UserError
from app.services import journal_boxes, journal_papers, journal_queue, papers, profile
from app.services.finished_papers import open_finished
from app.services.meetings import list_meetings
from app.services.records import add_record
from app.views.case.header import CaseTop
from app.views.case.page import CasePage
from app.views.journal.boxes_part import JournalBoxesPart
from app.views.journal.panel import JournalPanel
from app.views.journal.tab import JournalTab
from app.views.meeting.after_page import JOURNAL, AfterPage
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.theme import Theme, apply_theme
from app.views.today.page import TodayPage
from app.views.workspace import Workspace
from tests.ready_stores import ReadyStores, case_of, nothing
from tests.shipped import TODAY


@pytest.fixture
def days() -> list[int]:
    """How many days have gone since Sunday 22 November; the test moves them."""
    return [0]


@pytest.fixture
def own(tmp_path: Path, ready_stores: ReadyStores, days: list[int]) -> Iterator[OpenStore]:
    """A store with story A whose clock goes."""

    def now() -> dt.datetime:
        return TODAY + dt.timedelta(days=days[0])

    with ready_stores.opened(tmp_path, nothing, "mathias_case", now=now) as (opened, _):
        yield opened


@pytest.fixture
def case(own: OpenStore, days: list[int]) -> UUID:
    """Story A, taken in yesterday."""
    days[0] = 1
    return case_of(own, "2026-014")


@pytest.fixture
def desk(own: OpenStore, case: UUID, qapp: QApplication) -> Workspace:
    """Story A with a note that was written here."""
    apply_theme(qapp, Theme())
    made = Workspace(own.units, own.drafts, own.units.now, training=False, keeper=own.keeper)
    made.do("Navn", profile.save_profile, {"name": "Sanne Vestergaard"})
    made.do("Notat", add_record, case, "note", {"on": "23. november 2026", "text": "Lone ringede."})
    return made


@pytest.fixture
def tab(desk: Workspace, case: UUID, qtbot: QtBot) -> Iterator[JournalTab]:
    made = JournalTab(desk, case)
    qtbot.addWidget(made)
    made.resize(1100, 800)
    made.show()
    yield made
    if made.panel._holder.strip is not None:
        made.panel._holder.strip.close()


def names(panel: JournalPanel) -> list[str]:
    return [each.box.name for each in panel._items]


def test_the_page_shows_what_was_written_here_and_the_rest_when_asked(tab: JournalTab) -> None:
    assert names(tab.panel) == ["Notat"]
    assert tab.panel._state.text() == "Én tekst kan lægges i fagsystemet."
    tab.panel.older.setChecked(True)
    assert names(tab.panel) == ["Børnesamtale", "Referat", "Mål", "Mål", "Notat", "Bekymring"]


def test_the_strip_is_opened_and_the_page_follows_when_all_is_noted(tab: JournalTab, desk: Workspace) -> None:
    tab.panel.older.setChecked(True)
    tab.panel.begin.click()
    strip = tab.panel._holder.strip
    assert strip is not None
    for _ in range(7):
        strip.copy_next()
    assert tab.panel._holder.strip is None
    assert tab.panel.notice.sentence() == "Lagt i fagsystemet 23.11. SV."
    boxes = "Børnesamtale, Referat, Mål, Notat, Bekymring"
    assert tab.panel._laid.text() == f"Lagt i fagsystemet 23.11. SV: 6 tekster ({boxes})"
    assert not tab.panel.begin.isVisible()
    desk.undo_stack.undo()
    assert len(names(tab.panel)) == 6


def test_what_was_laid_before_she_stopped_can_be_noted_on_the_page(tab: JournalTab) -> None:
    tab.panel.older.setChecked(True)
    tab.panel.begin.click()
    strip = tab.panel._holder.strip
    assert strip is not None
    for _ in range(3):
        strip.copy_next()
    strip.close()
    assert tab.panel.begin.text() == "Fortsæt ved 3 af 6"
    assert tab.panel.note.text() == "Notér, at 2 tekster er lagt over"
    tab.panel.note.click()
    assert names(tab.panel) == ["Mål", "Mål", "Notat", "Bekymring"]
    assert tab.panel.begin.text() == "Begynd"


def test_what_is_pasted_from_a_meeting_is_not_pasted_again_from_the_case(
    tab: JournalTab, desk: Workspace, case: UUID, qtbot: QtBot
) -> None:
    meeting = next(row.id for row in desk.ask(list_meetings, case) if row.held_on == "2026-11-18")
    after = JournalPanel(desk, case, meeting)
    qtbot.addWidget(after)
    after.show()
    after.show_queue()
    assert names(after) == ["Børnesamtale", "Referat", "Mål", "Mål"]
    after.begin.click()
    strip = after._holder.strip
    assert strip is not None
    for _ in range(3):
        strip.copy_next()
    strip.close()  # the talk and the minutes lie over there
    assert tab.panel.begin.text() == "Begynd", "none of them waits among what was written here"
    assert not tab.panel.note.isVisible()
    tab.panel.begin.click()
    strip = tab.panel._holder.strip
    assert strip is not None
    strip.copy_next()
    strip.copy_next()  # the note is noted
    assert names(tab.panel) == []
    tab.panel.older.setChecked(True)
    assert tab.panel.begin.text() == "Fortsæt ved 3 af 5"
    assert tab.panel.note.text() == "Notér, at 2 tekster er lagt over"


def test_a_second_strip_takes_the_place_of_the_first(tab: JournalTab) -> None:
    tab.panel.begin.click()
    first = tab.panel._holder.strip
    tab.panel.begin.click()
    assert first is not None
    assert not first.isVisible()
    assert tab.panel._holder.strip is not first


def test_the_strip_lives_on_when_the_page_has_gone(desk: Workspace, case: UUID, qtbot: QtBot) -> None:
    page = CasePage(desk, case)
    page.show()
    page.open_tab("journal")
    found = page.findChild(JournalPanel)
    assert found is not None
    found.begin.click()
    holder = found._holder
    page.close()
    page.deleteLater()
    qtbot.wait(1)
    assert holder.strip is not None
    assert holder.strip.isVisible()
    holder.strip.copy_next()
    holder.strip.copy_next()
    assert desk.ask(journal_queue.list_queue, case) == ()


def test_a_text_is_passed_over_on_the_page_only_with_a_reason(tab: JournalTab, qtbot: QtBot) -> None:
    tab.panel.table.selectRow(0)
    assert "Lone ringede." in tab.panel._words.text()
    tab.panel.skip.click()
    tab.panel.why.yes.click()
    assert "hvorfor" in tab.panel.why.field.error()
    qtbot.keyClicks(tab.panel.why.field.editor, "Står der allerede.")
    tab.panel.why.yes.click()
    assert names(tab.panel) == []


def test_copies_go_after_two_times_yes_and_never_before(
    tab: JournalTab, desk: Workspace, case: UUID, days: list[int]
) -> None:
    assert not tab.copies.isVisible()
    draft = desk.ask(papers.plan_for, case, copy="family")
    done = desk.do("Færdigt papir", papers.finish_paper, case, draft, b"%PDF")
    assert done
    desk.do("Journaliseret", journal_papers.mark_journalised, done.value)
    days[0] = 120
    tab.refresh()
    tab.copies.clear.click()
    assert "flueben" in tab.copies.notice.sentence()
    tab.copies.boxes[done.value].setChecked(True)
    tab.copies.clear.click()
    assert tab.copies.notice.sentence() == "Det kan ikke fortrydes. Slet én kopi her?"
    assert desk.ask(open_finished, done.value).content == b"%PDF"
    tab.copies.notice._action.click()
    with pytest.raises(UserError, match="slettet her"):
        desk.ask(open_finished, done.value)
    assert tab.copies.notice.sentence() == "Én kopi er slettet her."


def test_i_dag_leads_to_the_page_with_one_key(desk: Workspace, case: UUID, qtbot: QtBot, days: list[int]) -> None:
    days[0] = 9
    page, asked = TodayPage(desk), list[tuple[object, str]]()
    qtbot.addWidget(page)
    page.case_requested.connect(lambda case_id, tab: asked.append((case_id, tab)))
    page.show()
    row = next(each for each in page._due.all_read() if each.source_table == "journal")
    assert row.what == "Læg én tekst i fagsystemet"
    page._jobs.do(row, "L", page._list)
    assert asked == [(case, "journal")]


def test_the_header_of_a_case_tells_that_something_lies_outside(desk: Workspace, case: UUID, qtbot: QtBot) -> None:
    page = CasePage(desk, case)
    qtbot.addWidget(page)
    page.show()
    top = page.findChild(CaseTop)
    assert top is not None
    assert top._outside.text() == "Læg én tekst i fagsystemet"
    note = desk.ask(journal_queue.list_queue, case)[0]
    laid = journal_queue.Laid(note.box.id, note.source, note.source_id, note.sha256)
    desk.do("Lagt", journal_queue.note_laid, case, (laid,))
    assert not top._outside.isVisible()


def test_after_a_meeting_its_texts_are_one_part_of_the_page(ended: MeetingScreen) -> None:
    page = ended.findChild(AfterPage)
    assert page is not None
    page.parts.open(JOURNAL)
    panel = ended.findChild(JournalPanel)
    assert panel is not None
    assert names(panel) == ["Børnesamtale", "Mål", "Mål"], "the minutes come when the meeting is closed"
    assert panel._minutes_later.isVisible()
    assert not panel.older.isVisibleTo(ended)
    page.finish.click()
    panel.show_queue()
    assert not panel._minutes_later.isVisibleTo(ended)
    assert "Referat" in names(panel)


def test_a_box_gets_the_name_it_has_over_there(desk: Workspace, qtbot: QtBot) -> None:
    part = JournalBoxesPart(desk)
    qtbot.addWidget(part)
    part.read()
    part.show()
    field = part.rows["minutes"].name
    field.editor.selectAll()
    qtbot.keyClicks(field.editor, "Mødereferat")
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(part.rows["minutes"].limit.editor, "4.000")
    QTest.keyClick(part.rows["minutes"].limit.editor, Qt.Key.Key_Return)
    part.rows["note"].on.setChecked(False)
    kept = {each.id: each for each in desk.ask(journal_boxes.list_boxes)}
    assert (kept["minutes"].name, kept["minutes"].limit, kept["note"].on) == ("Mødereferat", 4000, False)
    assert part.rows["minutes"].on.accessibleName() == "»Mødereferat« bruges"
    qtbot.keyClicks(part.system.editor, "DUBU")
    QTest.keyClick(part.system.editor, Qt.Key.Key_Return)
    assert desk.ask(journal_boxes.read_system) == "DUBU"


def test_a_name_that_is_there_already_is_refused_beside_the_field(desk: Workspace, qtbot: QtBot) -> None:
    part = JournalBoxesPart(desk)
    qtbot.addWidget(part)
    part.read()
    part.show()
    field = part.rows["note"].name
    field.editor.selectAll()
    qtbot.keyClicks(field.editor, "Referat")
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    assert field.error() == "To felter hedder »Referat«. Giv det ene et andet navn."
    qtbot.keyClicks(part.rows["note"].limit.editor, "3")
    QTest.keyClick(part.rows["note"].limit.editor, Qt.Key.Key_Return)
    assert "tegn" in part.rows["note"].limit.error()
    assert desk.ask(journal_boxes.list_boxes) == journal_boxes.shipped_boxes()


def test_boxes_are_put_in_another_order_and_back_as_they_came(desk: Workspace, qtbot: QtBot) -> None:
    part = JournalBoxesPart(desk)
    qtbot.addWidget(part)
    part.read()
    part.show()
    assert not part.rows["child_talk"].up.isEnabled()
    part.rows["minutes"].up.click()
    assert [each.id for each in desk.ask(journal_boxes.list_boxes)][:2] == ["minutes", "child_talk"]
    part.rows["paper"].down.click()
    part.restore.click()
    assert [each.id for each in desk.ask(journal_boxes.list_boxes)][:2] == ["child_talk", "minutes"]
    assert list(part.rows)[:2] == ["child_talk", "minutes"]
