"""»Notater«: narrowed on the page, put at the top with one button, and the writer stands under the words."""

from uuid import UUID

from pytestqt.qtbot import QtBot

from app.services import records
from app.views.case.absence_part import AbsenceSection
from app.views.case.contacts_part import ContactsPart
from app.views.case.notes_list import NONE_FIT, NoteCard, NotesList
from app.views.widgets.side_list import SideItem
from app.views.workspace import Workspace
from tests.views.case_reading import field_called, fill, open_case, settle, words_on


def shown(notes: NotesList) -> list[str]:
    settle()
    return [card._line.text() for card in notes.cards()]


def see_where_the_focus_is(notes: NotesList) -> None:
    """After an arrow on the note that was moved, not on the one that took its place; after a pencil in the words."""
    moved = notes.cards()[0]
    assert isinstance(moved, NoteCard)
    assert notes.window().focusWidget() is moved._pin
    moved._pencil.click()
    settle()
    form = moved.form()
    assert form is not None
    assert form.focused() == "text"
    moved._pencil.click()


def see_that_a_new_one_is_of_today(notes: NotesList) -> None:
    """The fuller form begins in the words, with the day there; without one the note would stand below all others."""
    notes.begin()
    settle()
    form = notes.blank_form()
    assert form is not None
    assert form.focused() == "text"
    fill(form.field("text"), "Ny cykel")
    assert shown(notes)[0] == "Ny cykel"


def test_notes_are_pinned_and_narrowed(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    for text, kind, on in (("Skolen ringede", "phone", "1. november 2026"), ("Besøg i dag", "visit", "")):
        values: dict[str, object] = {"text": text, "kind": kind, "on": on or "21. november 2026"}
        assert workspace.do("Skriv notat", records.add_record, mathias_case, "note", values)
    page = open_case(workspace, mathias_case, qtbot, "notes")
    notes = page.findChild(NotesList)
    assert shown(notes) == ["Besøg i dag", "Skolen ringede"]
    assert "1. november 2026 · telefonsamtale" in words_on(notes)

    card = notes.cards()[1]
    assert isinstance(card, NoteCard)
    card._pin.click()
    assert shown(notes) == ["Skolen ringede", "Besøg i dag"]
    assert card.number == 2
    see_where_the_focus_is(notes)
    workspace.undo_stack.undo()
    assert shown(notes) == ["Besøg i dag", "Skolen ringede"]

    see_that_a_new_one_is_of_today(notes)
    workspace.undo_stack.undo()

    fill(field_called(notes, "Slags notat"), "phone")
    assert shown(notes) == ["Skolen ringede"]
    fill(field_called(notes, "Ord i notaterne"), "cykel")
    assert shown(notes) == []
    assert NONE_FIT in words_on(notes)
    next(each for each in page.findChildren(SideItem) if each.text() == "Kontakter").click()
    assert isinstance(page.window().focusWidget(), ContactsPart), "the letters on its buttons do not work"
    next(each for each in page.findChildren(SideItem) if each.text() == "Fravær").click()
    assert page.findChild(AbsenceSection) is not None, "numbers without what they count"
