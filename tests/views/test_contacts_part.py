"""The log of contacts: noted in two keys, filtered, put right, undone; half-typed ones wait."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.models.enums_meeting import ContactKind
from app.services.contacts import ContactRow, TypedContact, list_contacts, note_contact
from app.views.case.contacts_part import ContactShown, ContactsPart
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.case_reading import words_on
from tests.views.test_accessible_names import faults


@pytest.fixture
def part(workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication) -> ContactsPart:
    apply_theme(qapp, Theme())
    return opened(workspace, mathias_case, qtbot)


def opened(workspace: Workspace, case_id: UUID, qtbot: QtBot) -> ContactsPart:
    made = ContactsPart(workspace, case_id)
    qtbot.addWidget(made)
    made.resize(900, 760)
    workspace.changed.connect(lambda _changes: made.refresh())
    made.refresh()
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def logged(workspace: Workspace, case_id: UUID) -> tuple[ContactRow, ...]:
    return workspace.ask(list_contacts, case_id)


def test_two_keys_and_enter_note_a_call_of_today(part: ContactsPart, workspace: Workspace, mathias_case: UUID) -> None:
    before = len(logged(workspace, mathias_case))
    QTest.keyClick(part, Qt.Key.Key_R)
    QTest.keyClick(focused(), Qt.Key.Key_L)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    newest, *rest = logged(workspace, mathias_case)
    assert (len(rest), newest.kind, newest.people[0][1], newest.on) == (
        before, ContactKind.CALL, "Lone", "22. november 2026",
    )  # fmt: skip
    assert part.line.isHidden()
    assert focused() is part


def test_enter_in_the_line_of_text_notes_it_once(part: ContactsPart, workspace: Workspace, mathias_case: UUID) -> None:
    before = len(logged(workspace, mathias_case))
    QTest.keyClick(part, Qt.Key.Key_S)
    part.line._text.setFocus()
    QTest.keyClicks(focused(), "Fødselsdag på fredag")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    found = logged(workspace, mathias_case)
    assert (len(found), found[0].kind, found[0].text) == (before + 1, ContactKind.MESSAGE, "Fødselsdag på fredag")
    assert [key for key in workspace.drafts.kept() if key.startswith("contact:")] == []


def test_a_visit_to_the_child_counts_as_a_talk_and_the_early_course_is_told(
    part: ContactsPart, workspace: Workspace, mathias_case: UUID
) -> None:
    QTest.keyClick(part, Qt.Key.Key_B)
    QTest.keyClicks(focused(), "mat")
    part.line._course.setChecked(True)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    newest, *_ = logged(workspace, mathias_case)
    assert (newest.child_talked, newest.in_course) == (True, True)
    assert "Talt med Mathias: 22. november 2026. 1 af 10 samtaler" in words_on(part)


def test_what_cannot_be_is_said_beside_the_line_and_stays_typed(
    part: ContactsPart, workspace: Workspace, mathias_case: UUID
) -> None:
    before = logged(workspace, mathias_case)
    part.line.begin(ContactKind.CALL)
    part.line._on.set_text("i overmorgen")
    part.line._text.set_text("Ringede")
    part.line.submit()
    assert "ikke kommet endnu" in part.line._fault.text()
    assert (part.line._text.text(), logged(workspace, mathias_case)) == ("Ringede", before)


def test_a_day_without_a_year_is_kept_in_the_year_that_is_said_beside_it(
    part: ContactsPart, workspace: Workspace, mathias_case: UUID
) -> None:
    part.line.begin(ContactKind.CALL)
    part.line._more.click()
    QTest.keyClicks(part.line._on.editor, "1. november")
    part.line._text.set_text("Ringede")
    assert "søndag den 1. november 2026" in words_on(part.line)
    part.line.submit()
    assert any(each.on == "1. november 2026" for each in logged(workspace, mathias_case))


def test_a_contact_is_put_right_where_it_stands_and_undone(
    part: ContactsPart, workspace: Workspace, mathias_case: UUID
) -> None:
    workspace.do("x", note_contact, mathias_case, TypedContact(text="Vagter", at="14.30"))
    row = logged(workspace, mathias_case)[0]
    part.line.correct(row)
    part.line._text.set_text("Vagter i december")
    part.line.submit()
    assert (logged(workspace, mathias_case)[0].text, logged(workspace, mathias_case)[0].at) == (
        "Vagter i december", row.at,
    )  # fmt: skip
    workspace.undo_stack.undo()
    assert logged(workspace, mathias_case)[0].text == "Vagter"


def test_the_log_is_filtered_by_person_and_says_when_there_is_none(
    part: ContactsPart, workspace: Workspace, mathias_case: UUID
) -> None:
    workspace.do("x", note_contact, mathias_case, TypedContact(text="Uden nogen"))
    henning = next(key for key, name in part._people.items() if name.startswith("Henning"))
    part._filter.set_text(henning)
    part.refresh()
    assert [each for each in part.findChildren(ContactShown) if each.isVisible()] == []
    assert "Henning" in part._empty._sentence.text()


def test_what_is_half_typed_waits_for_the_next_start(
    part: ContactsPart, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    part.line.begin(ContactKind.VISIT)
    part.line._text.setFocus()
    QTest.keyClicks(focused(), "Halvt")
    part.line.leave()
    again = opened(workspace, mathias_case, qtbot)
    assert again.line.isVisible()
    assert (again.line._text.text(), again.line._kind.text()) == ("Halvt", "visit")


def test_every_control_of_the_log_can_be_read_aloud(part: ContactsPart, workspace: Workspace) -> None:
    part.line.begin(ContactKind.CALL)
    part.line._show_details(shown=True)
    QApplication.processEvents()
    assert faults(part) == []
