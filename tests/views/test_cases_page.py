"""Sager: found as you type, begun in a minute."""

import json
import time
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shell_reading import names_of_controls

from app.bootstrap import OpenStore
from app.services import cases
from app.services.cases import CaseLine
from app.views.cases.areas import WAITING
from app.views.cases.page import CasesPage
from app.views.frame.body import tell_refusals
from app.views.widgets.fields import LabeledField
from app.views.widgets.notice import NoticeBar
from app.views.workspace import Workspace


@pytest.fixture
def page(workspace: Workspace, mathias_case: UUID, noah_case: UUID, liv_case: UUID, qtbot: QtBot) -> CasesPage:
    return shown(CasesPage(workspace), qtbot)


def shown(page: CasesPage, qtbot: QtBot) -> CasesPage:
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    page.enter()
    return page


def listed(page: CasesPage) -> list[str]:
    model = page._table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def field(page: CasesPage, name: str) -> LabeledField:
    return page._panel.fields[name]


def fill(page: CasesPage, **texts: str) -> None:
    for name, text in texts.items():
        QTest.keyClicks(field(page, name).editor, text)


def test_the_cases_stand_in_danish_order(page: CasesPage) -> None:
    assert listed(page) == ["Liv Holm Petersen og Bertil", "Mathias Kjærgaard Østergård", "Noah Bækgaard Sørensen"]


def test_the_keys_below_are_those_of_what_stands_in_place_of_the_list(page: CasesPage, qtbot: QtBot) -> None:
    for begin in (page.begin_receiving, page.begin_case):
        with qtbot.waitSignal(page.hints_changed):
            begin()
        assert page.key_hints() == [(("Esc",), "Luk")]
    with qtbot.waitSignal(page.hints_changed):
        page._begin_area(WAITING)
    assert page.key_hints() == [(("Esc",), "Tilbage")], "nobody waits: there is nothing to choose or open"


def test_a_refusal_goes_when_a_later_step_went_well_but_not_unread(
    workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice, begin = NoticeBar(), cases.start_case
    qtbot.addWidget(notice)
    tell_refusals(workspace, notice)
    workspace.do("Ny sag", begin, child_name="")
    workspace.do("Ny sag", begin, child_name="Nadia")
    assert notice.sentence(), "what saves itself a moment later takes nothing away"
    later = time.monotonic() + 60
    monkeypatch.setattr(time, "monotonic", lambda: later)
    notice.say("Noget andet.")
    workspace.do("Ny sag", begin, child_name="Nora")
    assert notice.sentence() == "Noget andet.", "only refusals go"
    workspace.refused.emit("Nej.")
    monkeypatch.setattr(time, "monotonic", lambda: later + 60)
    workspace.do("Ny sag", begin, child_name="Noor")
    assert not notice.sentence()


def test_typing_narrows_the_list_and_ae_finds_the_danish_letter(page: CasesPage) -> None:
    QTest.keyClicks(page._find.editor, "baekg")
    assert listed(page) == ["Noah Bækgaard Sørensen"]


def test_enter_in_the_search_field_opens_the_first_case(page: CasesPage, noah_case: UUID, qtbot: QtBot) -> None:
    QTest.keyClicks(page._find.editor, "noah")
    with qtbot.waitSignal(page.case_requested) as asked:
        QTest.keyClick(page._find.editor, Qt.Key.Key_Return)
    assert asked.args == [noah_case, ""]


def test_down_in_the_search_field_leads_to_the_list_where_the_letters_work(page: CasesPage, qtbot: QtBot) -> None:
    with qtbot.waitActive(page):
        page.activateWindow()
    page._find.set_text("noah")
    page._table.setFocus()
    page.enter()
    QTest.keyClicks(page._find.editor, "mathias")
    assert page._find.text() == "mathias", "who looks for another case types over the last one"
    QTest.keyClick(page._find.editor, Qt.Key.Key_Down)
    assert page._table.hasFocus()
    page.enter()
    for still_there in (True, False):
        QTest.keyClick(page._find.editor, Qt.Key.Key_Escape)
        assert page._find.editor.hasFocus() is still_there, "first the field is emptied, then it is left"
    QTest.keyClick(page._table, Qt.Key.Key_S)
    assert page._areas.shown() is not None


def test_with_no_case_yet_the_letter_the_page_asks_for_begins_one(workspace: Workspace, qtbot: QtBot) -> None:
    page = CasesPage(workspace)
    with qtbot.waitActive(page):
        shown(page, qtbot).activateWindow()
    page.refresh()
    page.enter()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_N)
    assert not page._panel.isHidden()


def test_when_nothing_fits_it_says_so_kindly(page: CasesPage) -> None:
    QTest.keyClicks(page._find.editor, "zzz")
    assert page._empty._sentence.text() == (
        "Ingen åbne sager med »zzz«. Prøv med færre bogstaver, eller sæt flueben ved »Vis afsluttede sager«."
    )
    QTest.keyClick(page._find.editor, Qt.Key.Key_Escape)
    assert len(listed(page)) == 3


def test_a_small_case_needs_a_name_and_nothing_else(page: CasesPage, workspace: Workspace, qtbot: QtBot) -> None:
    QTest.keyClick(page._table, Qt.Key.Key_N)
    fill(page, child_name="Nadia")
    with qtbot.waitSignal(page.case_requested):
        QTest.keyClick(field(page, "child_name").editor, Qt.Key.Key_Return)
    assert "Nadia" in [line.children[0] for line in workspace.ask(cases.list_cases)]


def test_all_four_fields_are_kept(page: CasesPage, workspace: Workspace) -> None:
    page.begin_case()
    fill(page, child_name="Nadia Rahimi", birth="2022", one_line="Henvendelse fra børnehaven", next_on="på tirsdag")
    QTest.keyClick(field(page, "next_on").editor, Qt.Key.Key_Return)
    line = next(line for line in workspace.ask(cases.list_cases, words="nadia"))
    assert (line.ages, line.one_line) == (("ca. 4 år",), "Henvendelse fra børnehaven")
    assert str(line.next_on) == "2026-11-24"


def test_a_missing_name_is_asked_for_under_the_field(page: CasesPage) -> None:
    page.begin_case()
    fill(page, one_line="noget")
    QTest.keyClick(field(page, "one_line").editor, Qt.Key.Key_Return)
    assert field(page, "child_name").error() == "Skriv barnets navn. Et fornavn eller initialer er nok."
    assert field(page, "child_name").editor.hasFocus()


def test_a_date_that_cannot_be_read_stops_nothing_else(page: CasesPage, workspace: Workspace) -> None:
    page.begin_case()
    fill(page, child_name="Nadia", next_on="engang")
    QTest.keyClick(field(page, "next_on").editor, Qt.Key.Key_Return)
    assert field(page, "next_on").error()
    assert field(page, "child_name").text() == "Nadia"
    assert len(workspace.ask(cases.list_cases)) == 3


def test_a_half_typed_case_is_there_again(
    page: CasesPage, workspace: Workspace, store: OpenStore, qtbot: QtBot
) -> None:
    page.begin_case()
    fill(page, child_name="Nad")
    field(page, "child_name").flush_draft()
    store.drafts.flush()
    again = shown(CasesPage(workspace), qtbot)
    again.resume_draft(workspace.drafts.kept())
    assert field(again, "child_name").text() == "Nad"
    field(again, "child_name").editor.clearFocus()
    again.enter()  # F2 and F3: what is typed goes on where it was
    assert again.focusWidget() is field(again, "child_name").editor


def test_a_begun_case_leaves_no_draft(page: CasesPage, workspace: Workspace, store: OpenStore) -> None:
    workspace.drafts.keep("new_case", json.dumps({"child_name": "Nadia"}))
    store.drafts.flush()
    page.begin_case()
    page._panel.begin()
    assert "new_case" not in workspace.drafts.kept()


def test_letters_typed_in_the_panel_are_not_keys_of_the_page(page: CasesPage) -> None:
    page.begin_case()
    fill(page, child_name="nN")
    assert field(page, "child_name").text() == "nN"


def test_closed_cases_stand_behind_a_switch(page: CasesPage, workspace: Workspace, noah_case: UUID) -> None:
    workspace.do("Afslut", cases.close_case, noah_case, reason="flyttet")
    assert "Noah Bækgaard Sørensen" not in listed(page)
    page._closed.click()
    assert listed(page) == ["Noah Bækgaard Sørensen"]


def test_without_cases_it_says_how_to_begin(workspace: Workspace, qtbot: QtBot) -> None:
    page = shown(CasesPage(workspace), qtbot)
    assert page._empty._sentence.text().startswith("Ingen sager endnu. Tryk N, og begynd med et barns navn.")
    begun = workspace.do("Ny sag", cases.start_case, child_name="Nadia")
    assert begun is not None
    workspace.do("Afslut", cases.close_case, begun.value, reason="flyttet")
    page.refresh()
    assert page._empty._sentence.text().startswith("Ingen åbne sager. De afsluttede ser du med"), "they are not gone"


def test_a_key_never_waits_for_seven_hundred_cases(workspace: Workspace, qtbot: QtBot) -> None:
    page = shown(CasesPage(workspace), qtbot)
    some = [line_number(number) for number in range(700)]
    page._lines = some
    page._narrow()
    slowest = 0.0
    for letter in "barn nummer 6":
        begun = time.perf_counter()
        QTest.keyClicks(page._find.editor, letter)
        slowest = max(slowest, time.perf_counter() - begun)
    assert listed(page)
    assert slowest < 0.25, "five times the 50 ms asked for, so that a busy machine does not fail the test"


def line_number(number: int) -> CaseLine:
    id_ = UUID(int=number)
    name = f"Barn Nummer {number}"
    return CaseLine(id_, f"2026-{number}", (name,), ("9 år",), "En linje", None, False, f"barn nummer {number}")


def test_every_control_has_a_danish_name_of_its_own(page: CasesPage) -> None:
    for open_panel in (False, True):
        if open_panel:
            page.begin_case()
        names = names_of_controls(page)
        assert all(names)
        assert len(names) == len(set(names))
