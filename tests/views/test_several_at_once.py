"""Several rows are chosen as in any list, and what is done to all of them is one step; what cannot be is said."""

import datetime as dt
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.models.enums_meeting import AgreementOutcome
from app.models.log import Audit
from app.services import due_rows, records
from app.services.agreements import list_agreements
from app.services.due_rows import DueRow
from app.views.case.agreements import AgreementList
from app.views.case.notes_list import NotesList
from app.views.theme import Theme, apply_theme
from app.views.today import jobs
from app.views.today.page import TodayPage
from app.views.workspace import Workspace
from tests.views.case_reading import open_case, settle

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
)  # fmt: skip
LEFT, NONE, ABOVE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, 5


@pytest.fixture
def today(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> TodayPage:
    page = TodayPage(workspace)
    qtbot.addWidget(page)
    page.resize(1200, 1400)
    page.show()
    page.enter()
    return page


@pytest.fixture
def agreements(workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication) -> AgreementList:
    apply_theme(qapp, Theme())
    page = open_case(workspace, mathias_case, qtbot, "plan")
    found = page.findChild(AgreementList)
    assert found is not None
    settle()
    return found


def listed(workspace: Workspace) -> list[DueRow]:
    return workspace.ask(due_rows.list_due)


def click(page: TodayPage, row: DueRow, held: Qt.KeyboardModifier = NONE) -> None:
    box = page._list.rect_of(row)
    QTest.mouseClick(page._list.viewport(), LEFT, held, box.topLeft() + QPoint(30, 12))


def test_several_lines_of_today_are_done_in_one_step_that_is_undone_in_one(
    today: TodayPage, workspace: Workspace
) -> None:
    before, rows = listed(workspace), today._list.rows()
    agreed = [row for row in rows if row.source_table == "agreement" and not row.recurring][:2]
    click(today, agreed[0])
    click(today, agreed[1], CTRL)
    assert today._list.picked() == agreed
    assert any(words == f"{len(agreed)} linjer er valgt: vælg kun én" for _, words in today.key_hints())
    steps = workspace.undo_stack.count()

    QTest.keyClick(today._list, Qt.Key.Key_G)

    assert not {row.id for row in agreed} & {row.id for row in listed(workspace)}
    assert workspace.undo_stack.count() == steps + 1
    assert today._notice.sentence() == "Gjort: 2 linjer"
    workspace.undo_stack.undo()
    assert {row.id for row in listed(workspace)} == {row.id for row in before}
    assert [row.id for row in today._list.picked()] == [row.id for row in agreed], "they are chosen again"


def test_what_cannot_be_done_with_all_is_said_and_changes_nothing(today: TodayPage, workspace: Workspace) -> None:
    QTest.keyClick(today._list, Qt.Key.Key_A, CTRL)
    assert today._list.picked() == today._list.rows()
    QTest.keyClick(today._list, Qt.Key.Key_Escape)
    assert len(today._list.picked()) == 1
    QTest.keyClick(today._list, Qt.Key.Key_A, CTRL)
    before = listed(workspace)
    QTest.keyClick(today._list, Qt.Key.Key_Return)
    assert today._notice.sentence() == "»Åbn sagen« kan kun gøres med én linje ad gangen. Vælg en af dem."
    assert listed(workspace) == before
    QTest.keyClick(today._list, Qt.Key.Key_U)
    line = today._jobs.wait_line
    assert line.rows == tuple(today._list.rows())
    line._until.set_text("i går")
    line._because.set_text("Skolen er lukket")
    line.submit()
    assert line.isVisible()
    assert line._until.error().endswith("Ingen af linjerne er ændret.")
    assert listed(workspace) == before
    line._until.set_text("i morgen")
    line.submit()
    waiting = {row.id: row.snoozed_until for row in listed(workspace) if row.snoozed_until}
    assert waiting == {row.id: workspace.today + dt.timedelta(days=1) for row in line.rows}
    assert today._notice.sentence() == f"Udskudt: {len(waiting)} linjer"


def test_an_offer_is_about_the_lines_that_are_chosen_and_a_heading_chooses_none(
    today: TodayPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    QTest.keyClick(today._list, Qt.Key.Key_A, CTRL)
    monkeypatch.setattr(jobs, "job_for", lambda row, _key: jobs.DONE if row.recurring else None)  # only some can
    QTest.keyClick(today._list, Qt.Key.Key_G)
    monkeypatch.undo()
    assert "kan ikke gøres med" in today._notice.sentence()
    QTest.keyClick(today._list, Qt.Key.Key_Escape)
    assert today._notice.isHidden(), "it would do it to lines that are chosen no more"
    kept = today._list.chosen()
    QTest.mouseClick(today._list.viewport(), LEFT, NONE, QPoint(30, 8))  # the first heading
    assert today._list.chosen() == kept is not None


def test_several_lines_that_are_copied_leave_a_row_in_the_log(today: TodayPage, store: OpenStore) -> None:
    QTest.keyClick(today._list, Qt.Key.Key_Home)
    for _ in range(2):
        QTest.keyClick(today._list, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(today._list, Qt.Key.Key_C, CTRL)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 3
    with store.units.read("test") as unit:
        assert [each.kind for each in unit.session.query(Audit)].count("cases.copy") == 1


def test_agreements_are_judged_together_and_moved_with_keys_and_mouse(
    agreements: AgreementList, workspace: Workspace, mathias_case: UUID
) -> None:
    lines, first = agreements._lines, [line.row_id for line in agreements._lines]
    QTest.mouseClick(lines[0], LEFT, NONE, QPoint(60, ABOVE))
    QTest.mouseClick(lines[2], LEFT, SHIFT, QPoint(60, ABOVE))
    assert agreements._choice.picked() == first[:3]
    assert agreements.many.isVisible()
    agreements.many._buttons[0].click()
    rows = workspace.ask(list_agreements, mathias_case)
    assert [row.outcome for row in rows[:3]] == [AgreementOutcome.KEPT] * 3
    workspace.undo_stack.undo()
    assert not any(row.outcome for row in workspace.ask(list_agreements, mathias_case))

    settle()
    agreements._choice.clear()
    assert agreements.many.isHidden()
    agreements._lines[1].setFocus()
    QTest.keyClick(agreements._lines[1], Qt.Key.Key_Up, ALT)
    assert agreements._lines[0].hasFocus(), "it goes on from there at once, and the page does not jump"
    assert [line.row_id for line in agreements._lines] == [first[1], first[0], *first[2:]]
    settle()
    drag(agreements, 0, below=2)
    assert [row.id for row in workspace.ask(list_agreements, mathias_case)] == [
        first[0], first[2], first[1], *first[3:]
    ]  # fmt: skip
    workspace.undo_stack.undo()
    workspace.undo_stack.undo()
    assert [row.id for row in workspace.ask(list_agreements, mathias_case)] == first


def drag(agreements: AgreementList, taken: int, *, below: int) -> None:
    lines = agreements._lines
    grip, middle = lines[taken].grip, lines[taken].grip.rect().center()
    down = lines[below].mapTo(agreements, QPoint(0, lines[below].height() - 2)).y()
    there = QPoint(middle.x(), grip.mapFrom(agreements, QPoint(0, down)).y())
    QTest.mousePress(grip, LEFT, NONE, middle)
    QTest.mouseMove(grip, (middle + there) / 2)
    QTest.mouseMove(grip, there)
    QTest.mouseRelease(grip, LEFT, NONE, there)


def test_a_card_that_is_held_goes_back_with_esc(agreements: AgreementList, workspace: Workspace) -> None:
    grip, before = agreements._lines[0].grip, workspace.undo_stack.count()
    QTest.mousePress(grip, LEFT, NONE, QPoint(3, 3))
    QTest.mouseMove(grip, QPoint(3, 200))
    assert grip.hasFocus()
    QTest.keyClick(grip, Qt.Key.Key_Escape)
    QTest.mouseRelease(grip, LEFT, NONE, QPoint(3, 200))
    assert workspace.undo_stack.count() == before


def test_notes_are_put_at_the_top_together(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    for day in (1, 2, 3):
        values: dict[str, object] = {"text": f"Notat {day}", "kind": "note", "on": f"2026-11-0{day}"}
        assert workspace.do("Skriv notat", records.add_record, mathias_case, "note", values)
    notes = open_case(workspace, mathias_case, qtbot, "notes").findChild(NotesList)
    settle()
    cards: tuple[QWidget, ...] = notes.cards()
    cards[1].setFocus()
    QTest.keyClick(cards[1], Qt.Key.Key_Down, SHIFT)
    next(each for each in notes.many._buttons if each.text() == "Sæt øverst").click()
    settle()
    assert [card._line.text() for card in notes.cards()] == ["Notat 2", "Notat 1", "Notat 3"]
    listing = notes.listing()
    assert (listing.count, listing.told) == (2, ("Kun de 2 notater, der var valgt.",))
    workspace.undo_stack.undo()
    settle()
    assert [card._line.text() for card in notes.cards()] == ["Notat 3", "Notat 2", "Notat 1"]
