"""I dag: what must happen, by date, done by one key."""

import datetime as dt
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shell_reading import FRIDAY, Clock, names_of_controls

from app.bootstrap import OpenStore
from app.rules.due import Bucket
from app.services import agreements, cases, due_rows
from app.services.due_rows import DueRow
from app.services.today_rows import Group
from app.views.today import words
from app.views.today.due_model import Heading
from app.views.today.page import TodayPage
from app.views.today.row_text import wrapped
from app.views.widgets.keys import hints_at
from app.views.workspace import Workspace


@pytest.fixture
def clock(store: OpenStore) -> Clock:
    clock = Clock()
    store.units.now = clock
    return clock


@pytest.fixture
def day(clock: Clock, workspace: Workspace) -> Workspace:
    workspace.now = clock
    return workspace


@pytest.fixture
def page(day: Workspace, mathias_case: UUID, qtbot: QtBot) -> TodayPage:
    return shown(TodayPage(day), qtbot)


def shown(page: TodayPage, qtbot: QtBot) -> TodayPage:
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    page.enter()
    return page


def rows(workspace: Workspace) -> list[DueRow]:
    return workspace.ask(due_rows.list_due)


def row_with(workspace: Workspace, text: str) -> DueRow:
    return next(row for row in rows(workspace) if text in row.what)


def choose(page: TodayPage, row: DueRow) -> None:
    entries = page._list if row.bucket is not Bucket.MISSING else page._side.missing
    entries._choose(entries._model.place_of(row.id))
    entries.setFocus()


def test_the_day_is_said_in_words(page: TodayPage) -> None:
    assert page._title.text() == "Fredag den 20.\u00a0november"
    assert page._greeting.text() == "God morgen. To ting skal ske i dag."


def test_the_first_row_is_chosen_when_the_page_opens(page: TodayPage) -> None:
    chosen = page._list.chosen()
    assert chosen is not None
    assert chosen.bucket is Bucket.TODAY


def test_arrows_walk_past_the_headings(page: TodayPage) -> None:
    seen = []
    for _ in range(4):
        chosen = page._list.chosen()
        assert chosen is not None
        seen.append(chosen.id)
        QTest.keyClick(page._list, Qt.Key.Key_Down)
    assert len(set(seen)) == 4


def test_g_marks_the_agreement_as_kept_and_the_next_row_is_chosen(page: TodayPage, day: Workspace) -> None:
    ringing = row_with(day, "ringer til Torben")
    choose(page, ringing)
    QTest.keyClick(page._list, Qt.Key.Key_G)
    assert not [row for row in rows(day) if row.id == ringing.id]
    chosen = page._list.chosen()
    assert chosen is not None
    assert chosen.id != ringing.id
    assert page._notice.sentence().startswith("Gjort: Sanne ringer til Torben")


def test_what_was_done_by_mistake_can_be_undone(page: TodayPage, day: Workspace) -> None:
    ringing = row_with(day, "ringer til Torben")
    choose(page, ringing)
    QTest.keyClick(page._list, Qt.Key.Key_G)
    day.undo_stack.undo()
    assert page._notice.isHidden(), "its »Fortryd« would undo the step before it"
    assert row_with(day, "ringer til Torben").bucket is Bucket.TODAY
    assert page._list.chosen() == row_with(day, "ringer til Torben"), "the next key would be about another child"


def test_a_weekly_agreement_done_today_comes_back_next_week(page: TodayPage, day: Workspace) -> None:
    weekly = row_with(day, "sender fravær")
    choose(page, weekly)
    QTest.keyClick(page._list, Qt.Key.Key_G)
    assert row_with(day, "sender fravær").due == dt.date(2026, 11, 27)


def test_what_lacks_a_date_stands_in_a_card_of_its_own(page: TodayPage, day: Workspace) -> None:
    missing = [row for row in rows(day) if row.bucket is Bucket.MISSING]
    assert missing
    assert not page._list._model.place_of(missing[0].id).isValid()
    assert page._side.missing._model.place_of(missing[0].id).isValid()


def test_s_opens_a_line_that_reads_a_danish_date(page: TodayPage, day: Workspace) -> None:
    talks = row_with(day, "to samtaler")
    choose(page, talks)
    QTest.keyClick(page._side.missing, Qt.Key.Key_S)
    field = page._jobs.date_line._field
    assert [words for _keys, words in hints_at(field.editor, page.key_hints())] == ["Gem", "Luk"]
    QTest.keyClicks(field.editor, "på tirsdag")
    assert field._under.text() == "Tirsdag den 24.\u00a0november 2026."
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    assert row_with(day, "to samtaler").due == dt.date(2026, 11, 24)
    assert page._jobs.date_line.isHidden()


def test_words_that_are_no_date_stay_in_the_line(page: TodayPage, day: Workspace) -> None:
    choose(page, row_with(day, "to samtaler"))
    QTest.keyClick(page._side.missing, Qt.Key.Key_S)
    field = page._jobs.date_line._field
    QTest.keyClicks(field.editor, "inden jul")
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    assert field.error()
    assert page._jobs.date_line.text() == "inden jul"
    assert row_with(day, "to samtaler").bucket is Bucket.MISSING


def test_escape_closes_the_line_and_the_list_has_the_focus(page: TodayPage, day: Workspace) -> None:
    choose(page, row_with(day, "ringer til Torben"))
    QTest.keyClick(page._list, Qt.Key.Key_S)
    QTest.keyClick(page._jobs.date_line._field.editor, Qt.Key.Key_Escape)
    assert page._jobs.date_line.isHidden()
    assert page._list.hasFocus()


def test_a_half_typed_date_is_there_again_after_a_crash(
    page: TodayPage, day: Workspace, store: OpenStore, qtbot: QtBot
) -> None:
    choose(page, row_with(day, "to samtaler"))
    QTest.keyClick(page._side.missing, Qt.Key.Key_S)
    QTest.keyClicks(page._jobs.date_line._field.editor, "på tirs")
    page._jobs.date_line._field.flush_draft()
    store.drafts.flush()
    again = shown(TodayPage(day), qtbot)
    again.resume_draft(day.drafts.kept())
    assert again._jobs.date_line.text() == "på tirs"


def test_a_key_that_does_not_fit_the_row_says_where_it_is_done(page: TodayPage, day: Workspace) -> None:
    choose(page, row_with(day, "ringer til Torben"))
    QTest.keyClick(page._list, Qt.Key.Key_H)
    assert page._notice.sentence() == "Den linje klares med G: »Gjort«."


def test_enter_asks_for_the_case(page: TodayPage, mathias_case: UUID, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.case_requested) as asked:
        QTest.keyClick(page._list, Qt.Key.Key_Return)
    assert asked.args == [mathias_case, ""]


def test_n_asks_for_a_new_case(page: TodayPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.new_case_requested):
        QTest.keyClick(page._list, Qt.Key.Key_N)


def test_later_is_a_count_until_it_is_unfolded(page: TodayPage, day: Workspace) -> None:
    later = [row for row in rows(day) if row.bucket is Bucket.LATER]
    assert later
    assert not page._list._model.place_of(later[0].id).isValid()
    page._side._toggle.click()
    assert page._list._model.place_of(later[0].id).isValid()


def test_a_day_in_the_strip_leads_to_its_first_row(page: TodayPage, day: Workspace) -> None:
    page._strip.day_chosen.emit(dt.date(2026, 11, 29))
    chosen = page._list.chosen()
    assert chosen is not None
    assert chosen.due == dt.date(2026, 11, 29)


def test_the_page_turns_with_the_day(page: TodayPage, clock: Clock) -> None:
    clock.at = FRIDAY + dt.timedelta(days=1)
    page.look_at_the_clock()
    assert page._title.text() == "Lørdag den 21.\u00a0november"
    assert page._list._model.entries()[0] == Heading(Group.OVERDUE, 1)
    assert page._greeting.text().endswith("men én skulle være sket.")


def test_with_nothing_due_it_says_something_kind_and_true(day: Workspace, qtbot: QtBot) -> None:
    day.do("Ny sag", cases.start_case, child_name="Nadia")
    page = shown(TodayPage(day), qtbot)
    assert page._empty.isVisible()
    assert page._empty._sentence.text() == "Alt, der skulle ske i dag, er sket."


def test_without_cases_it_says_how_to_begin(day: Workspace, qtbot: QtBot) -> None:
    page = shown(TodayPage(day), qtbot)
    assert "Tryk N" in page._empty._sentence.text()


def test_the_chosen_row_stays_when_another_one_changes(page: TodayPage, day: Workspace) -> None:
    fishing = row_with(day, "fisker")
    choose(page, fishing)
    ringing = row_with(day, "ringer til Torben")
    day.do("Gjort", agreements.judge_agreement, ringing.source_id, outcome="kept")
    chosen = page._list.chosen()
    assert chosen is not None
    assert chosen.id == fishing.id


def test_every_control_has_a_danish_name_of_its_own(page: TodayPage) -> None:
    names = names_of_controls(page)
    assert all(names)
    assert len(names) == len(set(names))


def test_a_row_says_everything_to_a_screen_reader(page: TodayPage) -> None:
    chosen = page._list.chosen()
    assert chosen is not None
    said = words.spoken(chosen, page._due.day)
    assert said == (
        "Birgitte sender fraværet til Lone og Sanne. Mathias Kjærgaard Østergård, 11 år. "
        "fre. 20.\u00a0nov., uge 47. Aftalt, hver fredag. G: Gjort"
    )


def test_a_name_of_ten_thousand_letters_is_cut_and_never_markup(page: TodayPage, day: Workspace) -> None:
    day.do("Ny sag", cases.start_case, child_name="<b>" + "a" * 10_000 + "</b> & co", next_on="på tirsdag")
    page.grab()
    assert len(wrapped("ord " * 5000, page.font(), 200, 2)) == 2
