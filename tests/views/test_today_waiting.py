"""I dag, the keys U and ?: a line waits with a reason and is there again, and says where its date comes from."""

import datetime as dt
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shell_reading import Clock
from sqlalchemy import insert

from app.bootstrap import OpenStore
from app.models.enums import DueKind
from app.models.ids import new_id
from app.models.log import DueItem
from app.services import cases, contacts, due_rows
from app.services.due_rows import DueRow
from app.services.today_rows import Group
from app.views.theme import current_theme
from app.views.today import jobs, words
from app.views.today.due_list import DueList
from app.views.today.due_model import More
from app.views.today.page import TodayPage
from app.views.today.progress import progress_words
from app.views.today.row_text import name_line
from app.views.widgets.stones import Stone, draw_stone
from app.views.workspace import Workspace


@pytest.fixture
def day(store: OpenStore, workspace: Workspace) -> Workspace:
    workspace.now = store.units.now = Clock()
    return workspace


@pytest.fixture
def page(day: Workspace, mathias_case: UUID, qtbot: QtBot) -> TodayPage:
    return shown(day, qtbot)


def shown(workspace: Workspace, qtbot: QtBot) -> TodayPage:
    page = TodayPage(workspace)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    page.enter()
    return page


def row_with(workspace: Workspace, text: str) -> DueRow:
    return next(row for row in workspace.ask(due_rows.list_due) if text in row.what)


def choose(entries: DueList, row: DueRow) -> None:
    entries._choose(entries._model.place_of(row.id))
    entries.setFocus()


def put_off(page: TodayPage, row: DueRow, until: str, because: str) -> None:
    choose(page._list, row)
    QTest.keyClick(page._list, Qt.Key.Key_U)
    line = page._jobs.wait_line
    QTest.keyClicks(line._until.editor, until)
    QTest.keyClick(line._until.editor, Qt.Key.Key_Return)
    QTest.keyClicks(line._because.editor, because)
    QTest.keyClick(line._because.editor, Qt.Key.Key_Return)


def entry_of(page: TodayPage, group: Group) -> More:
    return next(each for each in page._list._model.entries() if isinstance(each, More) and each.group is group)


def ask_for_more(page: TodayPage, group: Group) -> None:
    place = page._list._model.entries().index(entry_of(page, group))
    page._list._choose(page._list._model.index(place))
    QTest.keyClick(page._list, Qt.Key.Key_Return)


def test_u_lets_a_line_wait_in_a_folded_group_and_undo_brings_it_back(page: TodayPage, day: Workspace) -> None:
    ringing = row_with(day, "ringer til Torben")
    put_off(page, ringing, "på tirsdag", "Torben er bortrejst")
    assert page._jobs.wait_line.isHidden()
    assert page._list.hasFocus()
    assert page._notice.sentence().startswith("Udskudt: Sanne ringer til Torben")
    assert not page._list._model.place_of(ringing.id).isValid()
    assert entry_of(page, Group.WAITING).text == "Vis dem"

    ask_for_more(page, Group.WAITING)
    [waiting] = page._due.of(Group.WAITING)
    assert words.extra_line(waiting) == "Frem igen tirs. 24.\u00a0nov.: Torben er bortrejst"
    assert entry_of(page, Group.WAITING).text == "Fold sammen"
    day.undo_stack.undo()
    assert row_with(day, "ringer til Torben").snoozed_until is None
    assert page._list._model.place_of(ringing.id).isValid()


def test_u_on_a_line_that_waits_takes_it_up_again(page: TodayPage, day: Workspace) -> None:
    ringing = row_with(day, "ringer til Torben")
    put_off(page, ringing, "på tirsdag", "bortrejst")
    ask_for_more(page, Group.WAITING)
    choose(page._list, ringing)
    QTest.keyClick(page._list, Qt.Key.Key_U)
    assert row_with(day, "ringer til Torben").snoozed_until is None
    assert page._notice.sentence().startswith("Taget frem igen")


def test_when_a_line_is_closed_the_list_it_belongs_to_goes_on(page: TodayPage) -> None:
    page._jobs.line_closed.emit(page._side.missing)
    assert page._list.hasFocus() or page._side.missing.hasFocus()
    row = next(each for each in page._list._model.entries() if isinstance(each, DueRow))
    missing = page._side.missing
    missing.show_entries([row], page._due.day)
    missing.show()
    page._side.show()
    choose(missing, row)
    QTest.keyClick(missing, Qt.Key.Key_U)
    QTest.keyClick(page._jobs.wait_line, Qt.Key.Key_Escape)
    assert missing.hasFocus()


def test_without_a_reason_nothing_waits_and_the_line_says_why(page: TodayPage, day: Workspace) -> None:
    ringing = row_with(day, "ringer til Torben")
    put_off(page, ringing, "på tirsdag", " ")
    line = page._jobs.wait_line
    assert line.isVisible()
    assert "hvorfor det kan vente" in line._because.error()
    assert row_with(day, "ringer til Torben").snoozed_until is None

    line._until.set_text("")
    QTest.keyClicks(line._until.editor, "i går")
    QTest.keyClick(line._because.editor, Qt.Key.Key_Return)
    assert line._until.error() == "Vælg en dag efter i dag."


def test_a_half_typed_reason_is_there_again_after_a_crash(
    page: TodayPage, day: Workspace, store: OpenStore, qtbot: QtBot
) -> None:
    choose(page._list, row_with(day, "ringer til Torben"))
    QTest.keyClick(page._list, Qt.Key.Key_U)
    QTest.keyClicks(page._jobs.wait_line._because.editor, "Torben er")
    QTest.keyClick(page._jobs.wait_line._because.editor, Qt.Key.Key_Escape)
    assert page._list.hasFocus()
    store.drafts.flush()
    again = shown(day, qtbot)
    again.resume_draft(day.drafts.kept())
    assert again._jobs.wait_line._because.text() == "Torben er"


def test_what_became_a_step_is_no_draft_any_more(page: TodayPage, day: Workspace, store: OpenStore) -> None:
    put_off(page, row_with(day, "ringer til Torben"), "på tirsdag", "bortrejst")
    store.drafts.flush()
    assert not [key for key in day.drafts.kept() if key.startswith("due:")]


def test_a_question_mark_opens_and_closes_where_the_date_comes_from(page: TodayPage, day: Workspace) -> None:
    row = row_with(day, "ringer til Torben")
    choose(page._list, row)
    closed = page._list.rect_of(row).height()
    QTest.keyClicks(page._list, "?")
    opened = page._list.rect_of(row).height()
    QTest.keyClicks(page._list, "?")
    assert opened > closed
    assert page._list.rect_of(row).height() == closed


def test_a_rule_says_what_it_counted_from_and_whether_it_is_the_law(day: Workspace, noah_case: UUID) -> None:
    asked = row_with(day, "ungestøtte")
    said = " ".join(words.why_lines(asked))
    assert "6 måneder før" in said
    assert "ikke et lovkrav" in said
    assert "Kan gøres fra" in said


def test_the_menu_of_a_row_holds_every_key_that_does_something(day: Workspace, mathias_case: UUID) -> None:
    ringing = row_with(day, "ringer til Torben")
    keys = [job.key for job in jobs.jobs_of(ringing)]
    assert keys == ["G", "S", "R", "U", "?", "Enter"]
    assert len(set(keys)) == len(keys)


def test_a_quiet_case_has_a_card_of_its_own(day: Workspace, qtbot: QtBot) -> None:
    day.do("Ny sag", cases.start_case, child_name="Nadia Holm", birth="2015", next_on="1. november 2027")
    day.now.at += dt.timedelta(days=100)  # type: ignore[attr-defined]  # the test's own clock
    page = shown(day, qtbot)
    assert page._side.still.isVisible()
    assert {row.source_table for row in page._due.of(Group.STILL)} == {"quiet", "child_talk"}
    assert page._list.isHidden()
    assert page._empty._sentence.text() == words.ALL_DONE
    page._side.still.choose_first()
    chosen = page._side.still.chosen()
    assert chosen is not None
    said = words.spoken(chosen, page._due.day)
    assert said == "Stille siden 20. november 2026. Nadia Holm, ca. 12 år. R: Notér kontakt"


def test_more_than_two_hundred_are_read_when_they_are_asked_for(page: TodayPage, store: OpenStore) -> None:
    line = {"case_id": page._due.of(Group.TODAY)[0].case_id, "kind": DueKind.AGREED, "what": "Sender brev"}
    line |= {"source_table": "agreement", "rule_id": "agreed", "explanation": "Aftalt.", "due_on": dt.date(2026, 11, 1)}
    with store.vault.engine.begin() as connection:
        connection.execute(insert(DueItem), [{**line, "source_id": new_id(), "uncertain": False} for _ in range(205)])
    page.refresh()
    assert (page._due.count(Group.OVERDUE), len(page._due.of(Group.OVERDUE))) == (205, 200)
    assert entry_of(page, Group.OVERDUE).text == "Vis flere, 5 tilbage"
    ask_for_more(page, Group.OVERDUE)
    assert len(page._due.of(Group.OVERDUE)) == 205


def test_the_week_says_what_is_done_when_something_is(page: TodayPage, day: Workspace, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page._progress.accessibleName() == "1 af 3 ting denne uge er gjort.", timeout=200)
    choose(page._list, row_with(day, "ringer til Torben"))
    QTest.keyClick(page._list, Qt.Key.Key_G)
    qtbot.waitUntil(lambda: page._progress.accessibleName() == "2 af 3 ting denne uge er gjort.", timeout=2000)
    assert [progress_words(0, 4), progress_words(4, 4), progress_words(1, 1)] == [
        "", "Alt i denne uge er gjort.", "Ugens ene ting er gjort.",
    ]  # fmt: skip


def test_the_right_button_does_nothing_and_a_click_on_the_key_does_the_job(page: TodayPage, day: Workspace) -> None:
    row = row_with(day, "ringer til Torben")
    place = page._list.rect_of(row)
    key = QPoint(place.right() - 20, place.center().y())
    QTest.mouseClick(page._list.viewport(), Qt.MouseButton.MiddleButton, pos=key)
    assert row_with(day, "ringer til Torben").id == row.id
    QTest.mouseClick(page._list.viewport(), Qt.MouseButton.LeftButton, pos=key)
    assert not [each for each in day.ask(due_rows.list_due) if each.id == row.id]


def test_r_notes_a_call_in_the_case_and_the_quiet_case_is_quiet_no_more(day: Workspace, qtbot: QtBot) -> None:
    made = day.do("Ny sag", cases.start_case, child_name="Nadia Holm", next_on="1. november 2027")
    assert made
    day.now.at += dt.timedelta(days=100)  # type: ignore[attr-defined]  # the test's own clock
    page = shown(day, qtbot)
    line = page._jobs.contact_line
    page._side.still.choose_first()
    QTest.keyClick(page._side.still, Qt.Key.Key_R)
    QTest.keyClick(line._who.editor, "n")
    assert line._talked.isChecked()
    QTest.keyClick(line._who.editor, Qt.Key.Key_Return)
    QTest.keyClicks(line._about.editor, "glæder sig til svømning")
    QTest.keyClick(line._about.editor, Qt.Key.Key_Return)

    [noted] = day.ask(contacts.list_contacts, made.value)
    assert (noted.people[0][1], noted.text, noted.child_talked) == ("Nadia", "glæder sig til svømning", True)
    assert not page._due.count(Group.STILL)
    assert page._notice.sentence().startswith("Kontakt noteret")
    day.undo_stack.undo()
    assert page._due.count(Group.STILL) == 2


def test_a_contact_that_says_nothing_is_asked_about_in_the_line(page: TodayPage, day: Workspace) -> None:
    choose(page._list, row_with(day, "ringer til Torben"))
    QTest.keyClick(page._list, Qt.Key.Key_R)
    line = page._jobs.contact_line
    assert not line._talked.isVisible()
    QTest.keyClick(line._about.editor, Qt.Key.Key_Return)
    assert line._about.error().startswith("Skriv, hvem du havde kontakt med")


def test_a_late_stone_has_another_shape_and_not_only_another_colour(qapp: QApplication) -> None:
    shapes = []
    for late in (False, True):
        picture = QImage(40, 40, QImage.Format.Format_ARGB32)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        draw_stone(painter, Stone("circle", "ringer", late=late), QPointF(20, 20), 24)
        painter.end()
        shapes.append(picture.convertToFormat(QImage.Format.Format_Alpha8))
    assert shapes[0] != shapes[1]


def test_k_asks_for_the_month(page: TodayPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.month_requested):
        QTest.keyClick(page._list, Qt.Key.Key_K)


def test_a_long_name_gives_way_and_the_age_stays(qapp: QApplication) -> None:
    font, name = (
        current_theme().font("meta"),
        "Mathias-Alexander Emil Kjærgaard Østergård von Hollenbeck-Christoffersen",
    )
    whole = QFontMetricsF(font).horizontalAdvance(f"{name}, 11 år")
    assert name_line(name, ", 11 år", font, whole + 1) == f"{name}, 11 år"
    cut = name_line(name, ", 11 år", font, whole / 3)
    assert cut.startswith("Mathias")
    assert cut.endswith("…, 11 år")
    assert QFontMetricsF(font).horizontalAdvance(cut) <= whole / 3
