"""The case page on a real store: header, tabs, names of controls, notes, drafts and undo."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.services.meetings import list_meetings
from app.services.records import change_record, list_records
from app.views.case.header import REMEMBER, RememberMark
from app.views.case.meetings import MeetingsTab
from app.views.case.notes_tab import NotesTab
from app.views.case.page import KEYS, CasePage
from app.views.case.people_tab import PeopleTab
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.case_reading import field_called, fill, open_case, settle, words_on
from tests.views.shell_reading import names_of_controls

SECRET_WORDS = ("risiko", "beskyt", "tolk", "trin ", "krænk")


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    apply_theme(qapp, Theme())


def test_the_header_names_the_child_the_age_and_the_next_date(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    page = open_case(workspace, mathias_case, qtbot)
    told = words_on(page._top)
    assert "Mathias Kjærgaard Østergård" in told
    assert "11 år, 5.b på Skovbakkeskolen" in told
    assert "Næste dato søn. 29. nov., om 7 dage · møde ons. 6. jan. kl. 15" in told


def test_what_must_be_remembered_is_a_dot_without_words(workspace: Workspace, noah_case: UUID, qtbot: QtBot) -> None:
    page = open_case(workspace, noah_case, qtbot)
    mark = page.findChild(RememberMark)
    assert mark is not None
    assert mark.isVisible()
    assert mark.accessibleName() == mark.toolTip() == REMEMBER
    told = words_on(page._top).lower()
    assert not [word for word in SECRET_WORDS if word in told]


def test_no_dot_where_nothing_must_be_remembered(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    page = open_case(workspace, mathias_case, qtbot)
    mark = page.findChild(RememberMark)
    assert mark is not None
    assert not mark.isVisible()


def test_control_and_a_digit_open_the_tabs(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    page = open_case(workspace, mathias_case, qtbot)
    seen = []
    for digit in range(1, 10):
        qtbot.keyClick(page, Qt.Key(Qt.Key.Key_0.value + digit), Qt.KeyboardModifier.ControlModifier)
        seen.append(page.current_tab())
    assert tuple(seen) == KEYS


@pytest.mark.long
@pytest.mark.parametrize("key", KEYS)
def test_every_control_has_a_danish_name_of_its_own(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot, key: str
) -> None:
    page = open_case(workspace, mathias_case, qtbot, key)
    names = names_of_controls(page)
    assert len(names) > 1
    assert all(names), names
    assert sorted({name for name in names if names.count(name) > 1}) == []
    assert not [name for name in names if name.startswith("Q") and name[1:2].isupper()]


@pytest.mark.long
@pytest.mark.parametrize("key", ["drawing", "network", "network_tie", "custody", "protection", "household"])
def test_every_part_of_the_people_tab_names_its_controls(
    workspace: Workspace, noah_case: UUID, qtbot: QtBot, key: str
) -> None:
    page = open_case(workspace, noah_case, qtbot, "people")
    people = page.tab("people")
    assert isinstance(people, PeopleTab)
    people.parts.open(key)
    settle()
    names = names_of_controls(page)
    assert all(names), names
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_one_primary_button_stands_in_the_header(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    from app.views.widgets.buttons import PrimaryButton

    page = open_case(workspace, mathias_case, qtbot)
    for key in KEYS:
        page.open_tab(key)
        shown = [each for each in page.findChildren(PrimaryButton) if each.isVisibleTo(page)]
        assert len(shown) == 1, key


def test_a_meeting_opens_from_the_list(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    page = open_case(workspace, mathias_case, qtbot, "meetings")
    tab = page.tab("meetings")
    assert isinstance(tab, MeetingsTab)
    with qtbot.waitSignal(page.meeting_requested) as opened:
        qtbot.keyClick(tab._table, Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0] in {row.id for row in workspace.ask(list_meetings, mathias_case)}


def test_enter_on_a_tab_leads_into_it_and_enter_again_opens(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    page = open_case(workspace, mathias_case, qtbot, "meetings")
    page.arrive("meetings")  # as after a lock
    with qtbot.waitSignal(page.meeting_requested):
        for _ in range(2):
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_a_note_is_one_line_and_enter(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    page = open_case(workspace, mathias_case, qtbot, "notes")
    line = field_called(page, "Skriv et notat").editor
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "Lone ringede. Hun er lettet.")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    notes = workspace.ask(list_records, mathias_case, "note")
    assert [field.value for note in notes for field in note.fields if field.name == "text"] == [
        "Lone ringede. Hun er lettet."
    ]
    assert line.text() == ""
    workspace.undo_stack.undo()
    assert workspace.ask(list_records, mathias_case, "note") == []


def test_a_half_written_note_is_there_again(
    store: OpenStore, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    page = open_case(workspace, mathias_case, qtbot, "notes")
    field = field_called(page, "Skriv et notat")
    qtbot.keyClicks(field.editor, "Ring til Ka")
    field.flush_draft()
    store.drafts.flush()
    again = open_case(workspace, mathias_case, qtbot, "notes")
    assert field_called(again, "Skriv et notat").text() == "Ring til Ka"
    assert isinstance(again.tab("notes"), NotesTab)


def test_why_we_are_here_is_written_where_it_is_read(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    page = open_case(workspace, mathias_case, qtbot)
    fill(field_called(page, "Derfor er vi her"), "Mathias vil gerne i skole igen.")
    assert workspace.undo_stack.undoText() == "Ret sagen"
    workspace.undo_stack.undo()
    assert field_called(page, "Derfor er vi her").text().startswith("Mathias har været meget væk")


def test_half_typed_text_stays_when_something_else_changes(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    page = open_case(workspace, mathias_case, qtbot)
    field = field_called(page, "Derfor er vi her")
    field.restore("Midt i en sæt")
    workspace.do("Ret", change_record, "case_", mathias_case, {"one_line": "Ny linje"})
    assert field.text() == "Midt i en sæt"
    assert field_called(page, "Én linje om sagen").text() == "Ny linje"


def test_a_hidden_tab_is_fresh_when_it_is_seen(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    page = open_case(workspace, mathias_case, qtbot)
    page.open_tab("notes")
    workspace.do("Ret", change_record, "case_", mathias_case, {"guiding_words": "Vi holder fast."})
    page.open_tab("overview")
    assert field_called(page, "Det, vi holder fast i").text() == "Vi holder fast."


def test_names_are_never_markup(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    page = open_case(workspace, mathias_case, qtbot, "people")
    people = page.tab("people")
    assert isinstance(people, PeopleTab)
    family = people.family()
    assert family is not None
    person = UUID(family.now.shown.person)
    workspace.do("Ret", change_record, "person", person, {"name": "<b>Mathias</b> & co", "called": "<i>M</i>"})
    assert "<b>Mathias</b> & co" in words_on(page._top)
    page.open_tab("overview")
    assert "<i>M</i> bor sammen med" in words_on(page)


def test_a_case_without_anything_says_something_kind(workspace: Workspace, qtbot: QtBot) -> None:
    from app.services.cases import start_case

    done = workspace.do("Ny sag", start_case, child_name="Ida")
    assert done is not None
    page = open_case(workspace, done.value, qtbot)
    for key in KEYS:
        page.open_tab(key)
        told = words_on(page)
        assert "Ingen data" not in told
    page.open_tab("meetings")
    assert "Ingen møder endnu. Tryk på »Planlæg møde«, og begynd med, hvem der er vigtig for Ida." in words_on(page)


def focus_of(page: CasePage) -> QWidget | None:
    return page.window().focusWidget()


def test_the_digit_leads_into_the_drawing(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    page = open_case(workspace, mathias_case, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    people = page.tab("people")
    assert isinstance(people, PeopleTab)
    family = people.family()
    assert family is not None
    assert focus_of(page) is family.view
