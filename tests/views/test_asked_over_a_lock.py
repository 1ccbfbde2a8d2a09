"""What is half typed in a small asking line is there again when the window is made anew, as after a lock."""

from uuid import UUID

from pytestqt.qtbot import QtBot

from app.services.people import list_people
from app.views.case.access_tab import AccessTab
from app.views.case.keeping_tab import KeepingTab
from app.views.genogram.tie_line import TieLine
from app.views.journal.why_line import WhyLine
from app.views.widgets.fields import LabeledField
from app.views.workspace import Workspace


def type_in(field: LabeledField, words: str, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.editor, words)
    field.flush_draft()  # as when the window is put away


def test_why_a_case_is_closed_waits_and_the_number_is_typed_anew(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    first = KeepingTab(workspace, mathias_case)
    qtbot.addWidget(first)
    type_in(first._reason, "Familien er flyttet", qtbot)
    type_in(first._number, "2026", qtbot)
    again = KeepingTab(workspace, mathias_case)
    qtbot.addWidget(again)
    assert (again._reason.text(), again._number.text()) == ("Familien er flyttet", "")
    again.close_case()
    assert not [each for each in workspace.drafts.kept() if each.startswith("keeping:")]


def test_one_line_keeps_the_words_of_each_thing_it_asks_about(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    line = WhyLine(workspace, mathias_case)
    qtbot.addWidget(line)
    line.begin("a")
    type_in(line.field, "Står der alt", qtbot)
    line.begin("b")
    assert line.field.text() == ""
    line = WhyLine(workspace, mathias_case)
    qtbot.addWidget(line)
    line.begin("a")
    assert line.field.text() == "Står der alt"
    line.put_away()
    assert not [each for each in workspace.drafts.kept() if each.startswith("journal:")]

    lone = next(each.id for each in workspace.ask(list_people, mathias_case) if each.called == "Lone")
    ties = TieLine(workspace, mathias_case)
    qtbot.addWidget(ties)
    ties.begin_home(lone, "Lone", ())
    type_in(ties._home, "Byen", qtbot)
    ties.close_line()
    again = TieLine(workspace, mathias_case)
    qtbot.addWidget(again)
    again.begin_home(lone, "Lone", ())
    assert again._home.text() == "Byen"
    again.keep()
    assert not [each for each in workspace.drafts.kept() if each.startswith("tie:")]


def test_a_reason_before_what_to_do_with_a_record_is_chosen_waits_with_that_record(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    tab = AccessTab(workspace, mathias_case)
    qtbot.addWidget(tab)
    tab.refresh()
    items = tab._request.items if tab._request else ()
    tab._detail.show_item(items[0])
    type_in(tab._detail._note, "Kun om Lone", qtbot)
    tab._detail.show_item(items[1])
    assert tab._detail._note.text() == items[1].note
    again = AccessTab(workspace, mathias_case)
    qtbot.addWidget(again)
    again.refresh()
    again._detail.show_item(items[0])
    assert again._detail._note.text() == "Kun om Lone"
