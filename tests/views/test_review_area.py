"""Sagsgennemgang by keyboard: from Sager through the cases one at a time, what waits, and the paper."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.policy import Policy
from app.services.case_reviews import hold_review, list_reviews
from app.services.cases import start_case
from app.services.concerns import begin_worry
from app.services.follow_ups import plan_follow_up
from app.services.people import list_people
from app.services.planned_not_held import WhyNot, say_not_held
from app.services.review_list import list_for_review
from app.services.review_pages import read_page
from app.services.snapshot import STOPPED
from app.services.stop_decisions import note_stop
from app.views.cases.page import CasesPage
from app.views.handover.kept_back import SHOW
from app.views.papers.hand_out import NOT_ALLOWED
from app.views.review import paper_part, words
from app.views.review.area import ReviewArea
from app.views.review.list_part import ALL_HELD, NO_SUCH
from app.views.review.paper_part import NOT_SHOWN
from app.views.theme import Theme, apply_theme
from app.views.widgets.buttons import LinkButton
from app.views.widgets.long_work import LongWork
from app.views.workspace import Workspace
from tests.views.case_reading import words_on
from tests.views.test_accessible_names import faults

CTRL = Qt.KeyboardModifier.ControlModifier
CHILDREN = ("Mathias", "Noah", "Asta")


@pytest.fixture
def cases(workspace: Workspace, mathias_case: UUID, noah_case: UUID, qtbot: QtBot, qapp: QApplication) -> CasesPage:
    apply_theme(qapp, Theme())
    page = CasesPage(workspace)
    qtbot.addWidget(page)
    page.resize(1100, 760)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page._table.setFocus()
    QTest.keyClick(page._table, Qt.Key.Key_S)
    return page


@pytest.fixture
def area(cases: CasesPage) -> ReviewArea:
    made = cases._areas.shown()
    assert isinstance(made, ReviewArea)
    return made


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def type_in(text: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)


def test_every_case_is_gone_through_by_keyboard_and_each_gets_its_review(
    area: ReviewArea, workspace: Workspace, mathias_case: UUID, noah_case: UUID
) -> None:
    first, second = area.list.chosen()
    press(Qt.Key.Key_G)
    type_in("Ring til skolen.")
    press(Qt.Key.Key_Return, CTRL)
    type_in("Intet nyt.")
    press(Qt.Key.Key_Return, CTRL)
    assert area.current() == "list"
    assert [key for key in workspace.drafts.kept() if key.startswith("review:")] == []
    assert [workspace.ask(list_reviews, each)[0].text for each in (first, second)] == ["Ring til skolen.", "Intet nyt."]
    assert {first, second} == {mathias_case, noah_case}
    assert [line.last_review for line in area.list._lines] == [workspace.today] * 2


def test_a_double_click_writes_one_case_and_not_the_next_which_nobody_has_gone_through(
    area: ReviewArea, workspace: Workspace
) -> None:
    _, second = area.list.chosen()
    press(Qt.Key.Key_G)
    write, left = area.one._write, Qt.MouseButton.LeftButton
    QTest.mouseClick(write, left)
    QTest.mouseDClick(write, left)
    QTest.mouseRelease(write, left)
    assert workspace.ask(list_reviews, second) == ()
    assert area.current() == "one"


def test_the_space_bar_takes_a_case_out_and_it_stays_out(area: ReviewArea) -> None:
    first, second = area.list.chosen()
    press(Qt.Key.Key_Space)
    assert area.list.chosen() == [second]
    area.refresh()
    assert area.list.chosen() == [second]
    press(Qt.Key.Key_Space)
    assert area.list.chosen() == [first, second]


def test_half_typed_words_wait_and_nothing_is_written_when_a_case_is_skipped(
    area: ReviewArea, workspace: Workspace
) -> None:
    first, _ = area.list.chosen()
    press(Qt.Key.Key_G)
    type_in("Halvt")
    press(Qt.Key.Key_PageDown)
    assert workspace.ask(list_reviews, first) == ()
    press(Qt.Key.Key_PageUp)
    assert area.one._text.text() == "Halvt"


def test_a_next_day_that_has_passed_is_said_under_its_field_and_nothing_is_lost(
    area: ReviewArea, workspace: Workspace
) -> None:
    first, _ = area.list.chosen()
    press(Qt.Key.Key_G)
    type_in("Vi venter.")
    area.one._next.set_text("4. maj 2020")
    press(Qt.Key.Key_Return, CTRL)
    assert "er gået" in area.one._next.error()
    assert area.one._text.text() == "Vi venter."
    assert workspace.ask(list_reviews, first) == ()


def test_what_waits_shows_numbers_and_opens_a_case(area: ReviewArea, workspace: Workspace, qtbot: QtBot) -> None:
    started = workspace.do("Ny sag", start_case, child_name="Asta Lund", number="2026-099")
    assert started is not None
    press(Qt.Key.Key_V)
    shown = words_on(area.waiting)
    assert not any(name in shown for name in CHILDREN)
    [link] = [each for each in area.waiting.findChildren(LinkButton) if each.text() == "2026-099"]
    with qtbot.waitSignal(area.case_requested) as asked:
        link.click()
    assert asked.args == [started.value, ""]


def test_esc_leads_back_step_by_step(area: ReviewArea, cases: CasesPage) -> None:
    press(Qt.Key.Key_G)
    press(Qt.Key.Key_Escape)
    assert area.current() == "list"
    press(Qt.Key.Key_Escape)
    assert (area.isVisible(), cases._table.isVisible()) == (False, True)


def test_the_paper_is_saved_once_and_not_where_it_is_forbidden(
    area: ReviewArea, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    target = tmp_path / "gennemgang.pdf"

    def path_asked_for(_parent: object, _title: str, name: str, _kinds: str) -> str:
        asked.append(name)
        return str(target)

    monkeypatch.setattr(paper_part, "ask_save_path", path_asked_for)
    press(Qt.Key.Key_P)
    assert area.paper._pages.page_count == 1
    area.paper.save()
    assert target.read_bytes().startswith(b"%PDF")
    assert asked == ["sagsgennemgang-2026-11-22.pdf"]
    target.unlink()
    workspace.policy = Policy(allowed_exports=frozenset())
    area.paper.save()
    assert (target.exists(), area.paper._notice.sentence()) == (False, NOT_ALLOWED)
    assert area.paper._notice.parent() is area.paper, "what is said stands under the paper, and does not move it"


def test_who_does_what_by_when_becomes_steps_that_are_ticked_off_the_next_time(
    area: ReviewArea, workspace: Workspace
) -> None:
    first, _ = area.list.chosen()
    press(Qt.Key.Key_G)
    area.one._steps.setFocus()
    type_in("Sanne ringer til skolen")
    press(Qt.Key.Key_Return, CTRL)
    assert "Skriv, hvornår" in area.one._steps.error()
    type_in(" senest 4. december")
    press(Qt.Key.Key_Return, CTRL)
    press(Qt.Key.Key_PageUp)
    assert "Sanne ringer til skolen senest 4. december" in words_on(area.one)
    [done] = [each for each in area.one.findChildren(QPushButton) if each.accessibleName().startswith("Gjort: ")]
    done.click()
    page = workspace.ask(read_page, first)
    assert page is not None
    assert page.steps == ()


def test_words_typed_just_before_the_program_is_locked_are_drafts(area: ReviewArea, workspace: Workspace) -> None:
    first, _ = area.list.chosen()
    press(Qt.Key.Key_G)
    area.one._next.setFocus()
    type_in("om 3 måneder")
    area.window().hide()
    assert workspace.drafts.kept()[f"review:{first}:next"] == "om 3 måneder"


def test_only_cases_nobody_has_gone_through_for_half_a_year_can_be_shown(area: ReviewArea) -> None:
    area.list._unreviewed.setChecked(True)
    assert area.list.chosen() == []
    assert "inden for det sidste halve år" in words_on(area.list)


def test_only_cases_with_something_planned_that_was_not_held_can_be_shown(
    area: ReviewArea, workspace: Workspace, mathias_case: UUID
) -> None:
    area.list._not_held.setChecked(True)
    assert ALL_HELD in words_on(area.list)
    planned = workspace.do("Planlæg", plan_follow_up, mathias_case, on="22. november 2026")
    assert planned is not None
    said = WhyNot("family_away")
    assert workspace.do("Ikke holdt", say_not_held, table="follow_up", row_id=planned.value, said=said)
    lines = workspace.ask(list_for_review)
    area.list.show_lines(lines)
    assert area.list.chosen() == [mathias_case]
    assert [words.not_held(line) for line in lines if line.not_held] == ["1 gang ikke holdt"]
    area.list._unreviewed.setChecked(True)
    assert NO_SUCH in words_on(area.list)


def test_a_column_that_is_left_out_and_comes_back_is_not_one_she_made_so_wide(area: ReviewArea) -> None:
    for hidden in (True, False):
        area.list.table.setColumnHidden(4, hidden)
    assert area.list.table._columns._own == {}


def test_a_page_for_each_case_is_shown_as_it_will_be_printed(area: ReviewArea) -> None:
    press(Qt.Key.Key_P)
    before = area.paper._pages.page_count
    area.paper._own_pages.setChecked(True)
    assert area.paper._pages.page_count == before + 2


def test_every_view_of_the_review_can_be_read_aloud(area: ReviewArea) -> None:
    said = {}
    for name, way in (("list", area.begin), ("waiting", lambda: area._show("waiting")), ("one", area.begin_at)):
        area.begin()
        way()
        QApplication.processEvents()
        said[name] = faults(area)
    assert said == {"list": [], "waiting": [], "one": []}


def test_what_was_agreed_waits_to_be_asked_for_while_a_child_is_heard_without_a_parent(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    found = {each.name: each.id for each in workspace.ask(list_people, mathias_case)}
    mathias, lone = found["Mathias Kjærgaard Østergård"], found["Lone Kjærgaard"]
    workspace.do("Skriv", hold_review, mathias_case, text="Høres alene.", on="1. november 2026")
    workspace.do("Stop", note_stop, mathias_case, kind="abuse", subject_id=mathias, against_id=lone)
    area = ReviewArea(workspace)
    qtbot.addWidget(area)
    area.show()
    area.begin()
    area.begin_at(mathias_case)
    assert "Høres alene." not in words_on(area)
    show = next(each for each in area.findChildren(LinkButton) if each.text() == SHOW)
    show.click()
    assert "Høres alene." in words_on(area)


def test_a_long_reading_that_is_stopped_leads_back_to_all_cases(
    area: ReviewArea, cases: CasesPage, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    press(Qt.Key.Key_P)
    monkeypatch.setattr(paper_part, "ask_save_path", lambda *_: str(tmp_path / "gennemgang.pdf"))
    said: list[str] = []
    workspace.refused.connect(said.append)
    monkeypatch.setattr(LongWork, "__call__", lambda *_: False)
    area.paper.refresh()
    assert NOT_SHOWN in words_on(area.paper)
    area.paper.save()
    assert list(tmp_path.glob("*.pdf")) == []
    area._read_lines = None
    area.begin()
    assert said == [STOPPED, STOPPED, STOPPED]
    assert area.isHidden()
    assert cases._list_area.isVisible()
    workspace.do("Bekymring", begin_worry, text="Kommer ofte sent", child_name="Ida")
    cases.begin_worries()
    assert said == [STOPPED] * 4
    assert (cases._areas.shown(), cases._list_area.isVisible()) == (None, True)
