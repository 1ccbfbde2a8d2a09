"""Lists of records and their forms: born with the first field, kept field by field, drafts, what lies inside."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.services.records import RecordRow, list_records
from app.views.records.card import fields_line
from app.views.records.section import RecordSection
from app.views.theme import Theme, apply_theme
from app.views.widgets.buttons import KeyButton
from app.views.workspace import Workspace
from tests.views.case_reading import field_called, fill, settle, words_on


def section(workspace: Workspace, case_id: UUID, table: str, qtbot: QtBot) -> RecordSection:
    made = RecordSection(workspace, case_id, table, heading="Liste", add="Tilføj en", empty="Ingen endnu.")
    qtbot.addWidget(made)
    workspace.changed.connect(lambda _changes: made.refresh())
    made.refresh()
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def press(made: RecordSection, name: str) -> None:
    settle()
    found = [each for each in made.findChildren(KeyButton) if each.accessibleName() == name and each.isVisibleTo(made)]
    assert len(found) == 1, [each.accessibleName() for each in made.findChildren(KeyButton)]
    found[0].click()
    settle()


def value(row: RecordRow, name: str) -> str:
    return next(field.value for field in row.fields if field.name == name)


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    apply_theme(qapp, Theme())


def test_a_record_is_born_with_its_first_field(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    made = section(workspace, mathias_case, "note", qtbot)
    assert "Ingen endnu." in words_on(made)
    press(made, "Tilføj en")
    typed = field_called(made, "Notat, ny")
    fill(typed, "Mormor")
    fill(typed, "Mormor har ringet.")  # before the card of the new one is there: no second record
    settle()
    rows = workspace.ask(list_records, mathias_case, "note")
    assert [value(row, "text") for row in rows] == ["Mormor har ringet."]
    assert made.blank_form() is None
    fill(field_called(made, "Dato"), "20/11")
    assert value(workspace.ask(list_records, mathias_case, "note")[0], "on") == "2026-11-20"
    made.refresh()
    assert field_called(made, "Dato").text() == "20. november 2026", "a day stands in Danish, and reads back as itself"
    for _ in range(3):
        workspace.undo_stack.undo()
    assert workspace.ask(list_records, mathias_case, "note") == []


def test_a_record_waits_for_what_it_cannot_be_without(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    made = section(workspace, mathias_case, "keep_apart", qtbot)
    press(made, "Tilføj en")
    form = made.blank_form()
    assert form is not None
    people = {text: each for each, text in workspace.ask(list_records, mathias_case, "relation")[0].fields[0].choices}
    fill(form.field("arrangement"), "To møder")
    fill(form.field("a_id"), people["Lone Kjærgaard"])
    assert workspace.ask(list_records, mathias_case, "keep_apart") == []
    fill(form.field("b_id"), people["Minh Nguyen"])
    (row,) = workspace.ask(list_records, mathias_case, "keep_apart")
    assert (value(row, "arrangement"), value(row, "b_id")) == ("To møder", people["Minh Nguyen"])


def test_a_wrong_date_is_said_at_its_field_and_nothing_is_lost(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    made = section(workspace, mathias_case, "follow_up", qtbot)
    press(made, "Tilføj en")
    form = made.blank_form()
    assert form is not None
    fill(form.field("planned_on"), "engang til foråret måske")
    assert form.field("planned_on").error()
    assert form.field("planned_on").text() == "engang til foråret måske"
    form.field("held_on").set_text("3. november")
    assert "3. november 2026" in words_on(form), "what has been held is not next year's"
    assert workspace.ask(list_records, mathias_case, "follow_up") == []


def test_what_was_half_typed_is_there_in_a_new_window(
    store: OpenStore, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    made = section(workspace, mathias_case, "concern", qtbot)
    press(made, "Ret bekymring 1")
    field = field_called(made, "Bekymringen")
    qtbot.keyClicks(field.editor, "Han er ked af det. ")
    field.flush_draft()
    store.drafts.flush()
    again = section(workspace, mathias_case, "concern", qtbot)
    assert "Han er ked af det." in field_called(again, "Bekymringen").text()
    fill(field_called(again, "Bekymringen"), "Færdig sætning")
    assert not [key for key in store.drafts.kept() if key.startswith("record:")]


def test_a_half_typed_new_record_is_open_again(
    store: OpenStore, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    made = section(workspace, mathias_case, "note", qtbot)
    press(made, "Tilføj en")
    field = field_called(made, "Notat, ny")
    qtbot.keyClicks(field.editor, "Midt i")
    field.flush_draft()
    store.drafts.flush()
    again = section(workspace, mathias_case, "note", qtbot)
    assert field_called(again, "Notat, ny").text() == "Midt i"


def test_somebody_is_put_inside_a_record(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    made = section(workspace, mathias_case, "household", qtbot)
    press(made, "Ret hjem 1")
    press(made, "Tilføj: bor her")
    form = made.blank_form()
    assert form is not None
    people = {text: each for each, text in workspace.ask(list_records, mathias_case, "relation")[0].fields[0].choices}
    fill(form.field("person_id"), people["Inger Kjærgaard"])
    settle()
    home = workspace.ask(list_records, mathias_case, "household")[0]
    assert "Inger Kjærgaard" in [each.summary for each in home.nested]
    press(made, "Fjern hjem 1")
    assert len(workspace.ask(list_records, mathias_case, "household")) == 1


def test_a_line_says_what_its_numbers_mean(workspace: Workspace, mathias_case: UUID) -> None:
    inger = workspace.ask(list_records, mathias_case, "network_tie")[0]
    line = fields_line(inger.fields)
    assert line.startswith("Inger Kjærgaard · familie · ring: 1 · stærk · er hos børnene")
    assert "Mathias Kjærgaard" not in line
