"""What is folded out and which part was open lie in the vault, and are there again in the next window."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services import records
from app.services.people import list_people
from app.services.readable import sections
from app.views.case.notes_tab import NotesTab
from app.views.frame.kept_views import KeptViews
from app.views.records.form import LESS, MORE, RecordForm
from app.views.theme import Theme, apply_theme
from app.views.today.page import TodayPage
from app.views.workspace import Workspace
from tests.views.case_reading import settle


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    apply_theme(qapp, Theme())


def window(workspace: Workspace, part: NotesTab | RecordForm | TodayPage, qtbot: QtBot) -> KeptViews:
    memory = KeptViews(workspace, workspace.drafts.kept())
    part.view_memory = memory  # type: ignore[union-attr]  # as the main window has it
    qtbot.addWidget(part)
    part.resize(1200, 900)
    part.show()
    settle()
    return memory


def test_the_part_of_a_tab_that_was_open_is_open_again_in_that_case_only(
    workspace: Workspace, mathias_case: UUID, noah_case: UUID, qtbot: QtBot
) -> None:
    first = NotesTab(workspace, mathias_case)
    memory = window(workspace, first, qtbot)
    assert first.parts.current() == "note"
    first.parts.open("contacts")
    memory.flush()

    again, other, asked = (NotesTab(workspace, each) for each in (mathias_case, noah_case, mathias_case))
    asked.begin()
    for tab in (again, other, asked):
        window(workspace, tab, qtbot)
    assert (again.parts.current(), other.parts.current()) == ("contacts", "note")
    assert asked.parts.current() == "note", "what is asked for comes before what is remembered"


def test_all_fields_of_a_kind_stay_folded_out(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    person = workspace.ask(list_people, mathias_case)[0].id
    fields = next(
        each.fields for each in workspace.ask(records.list_records, mathias_case, "person") if each.id == person
    )

    def form() -> RecordForm:
        made = RecordForm(workspace, mathias_case, "person", title="Person", first=("name",))
        memory = window(workspace, made, qtbot)
        made.show_record(person, fields)
        made.destroyed.connect(memory.flush)
        return made

    first = form()
    assert first._more.text() == MORE
    folded = [each for each in first._hidden if each.isHidden()]
    assert folded
    first._more.click()
    assert not any(each.isHidden() for each in first._hidden)
    memory = first.view_memory
    assert isinstance(memory, KeptViews)
    memory.flush()

    again = form()
    assert again._more.text() == LESS
    again._more.click()
    assert [each.isHidden() for each in again._hidden].count(True) == len(folded)


def test_later_stays_unfolded_on_today(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    first = TodayPage(workspace)
    memory = window(workspace, first, qtbot)
    first._on_later_toggled()
    memory.flush()
    again = TodayPage(workspace)
    window(workspace, again, qtbot)
    assert again._later_open


def test_the_history_names_no_kind_of_a_part_that_is_off() -> None:
    named = {table for table, _ in sections(frozenset())}
    assert not named & {"notification", "assessment", "formal_decision", "case_weight"}
    assert {table for table, _ in sections({"notifications"})} == named | {"notification"}
