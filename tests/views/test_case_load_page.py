"""»Sagernes vægt«: the sum against her own number, the weeks, one more case, and the questions made our own."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.services.case_load import read_case_load
from app.services.case_load_rows import WeekLoad
from app.services.case_weights import answer_criterion, read_criteria
from app.services.cases import start_case
from app.services.follow_ups import plan_follow_up
from app.services.modules import CASE_WEIGHT, switch_module
from app.services.records import change_record
from app.services.weight_list import shipped_weights
from app.views.case_load.page import WEIGHT_TAB, CaseLoadPage
from app.views.case_load.weeks_part import WeeksPart
from app.views.genogram.drawn import Drawn
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.doing import do
from tests.ready_stores import Build
from tests.views.case_reading import field_called, fill, settle, words_on
from tests.views.test_accessible_names import faults

HEAVY, LIGHT = "Maximiliane Christensdatter-Østergård", "Bo Lund"


def two_cases(store: OpenStore) -> tuple[UUID, UUID]:
    do(store, switch_module, CASE_WEIGHT, on=True)
    heavy, light = (UUID(str(do(store, start_case, child_name=name, birth="2018"))) for name in (HEAVY, LIGHT))
    for criterion, level in (("complexity", "very_much"), ("phase", "acute")):
        do(store, answer_criterion, heavy, criterion=criterion, level=level)
    do(store, answer_criterion, light, criterion="complexity", level="little")
    do(store, plan_follow_up, light, on="2026-12-02")
    return heavy, light


@pytest.fixture
def build() -> Build[tuple[UUID, UUID]]:
    return two_cases


@pytest.fixture
def heavy(prepared: tuple[OpenStore, tuple[UUID, UUID]]) -> UUID:
    return prepared[1][0]


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot, qapp: QApplication) -> CaseLoadPage:
    apply_theme(qapp, Theme())
    made = CaseLoadPage(workspace)
    qtbot.addWidget(made)
    made.resize(1060, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    settle()
    return made


def picture(page: CaseLoadPage) -> str:
    [drawn] = [each for each in page.weeks.findChildren(Drawn) if not each.isHidden()]
    return drawn.accessibleDescription()


def test_the_page_tells_the_sum_the_cases_and_the_weeks_and_every_part_has_a_name(page: CaseLoadPage) -> None:
    words = words_on(page)
    assert "2 sager, 13 point." in words
    assert [page.cases.table.model().index(row, 0).data() for row in range(2)] == [HEAVY, LIGHT]
    assert "Uge 49 fra 30. november: 1 dato." in picture(page)
    assert HEAVY not in picture(page), "the drawing names no family"
    assert faults(page) == []


def test_her_own_number_is_kept_when_it_is_left_and_said_no_to_beside_the_field(page: CaseLoadPage) -> None:
    fill(page.sum.capacity, "10")
    assert "Det er 3 over de 10, der er nok for dig." in words_on(page)
    fill(page.sum.capacity, "mange")
    assert "1 til 2000" in page.sum.capacity.error()
    assert page.workspace.ask(read_case_load).capacity == 10


def test_one_more_case_is_hatched_on_the_weeks_and_goes_again(page: CaseLoadPage) -> None:
    before = picture(page)
    for field, value in ((page.one_more.weight, "heavy"), (page.one_more.week, "2")):
        field.editor.set_value(value)
        field.commit()
    page.one_more.rhythm.editor.set_value("placement-frequent")
    page.one_more.rhythm.commit()
    settle()
    told = words_on(page.one_more)
    assert "En tung sag mere, regnet som 12 point, giver 25 point i alt." in told
    assert "Den får datoer i uge 49, 51 og 4. Travlest bliver uge 49 med 2." in told
    assert "Den nye sag giver 1 til." in picture(page)
    page.one_more.weight.editor.set_value("")
    page.one_more.weight.commit()
    settle()
    assert picture(page) == before


def test_weeks_of_nothing_are_said_and_not_drawn(page: CaseLoadPage, qtbot: QtBot) -> None:
    empty = WeeksPart()
    qtbot.addWidget(empty)
    assert page.weeks._shown is not None
    weeks = tuple(WeekLoad(each.monday) for each in page.weeks._shown[0])
    empty.show_weeks(weeks)
    assert not empty.findChildren(Drawn)
    empty.show_weeks(weeks, (1, *(0,) * (len(weeks) - 1)))
    assert empty.findChildren(Drawn)


def test_the_weeks_stand_in_a_table_when_it_is_asked_for(page: CaseLoadPage) -> None:
    assert page.weeks.table.isHidden()
    page.weeks.show_table(on=True)
    table = page.weeks.table
    assert [table.model().index(2, column).data() for column in (0, 1, 6)] == ["Uge 49, fra 30. november", "1", "1"]
    assert (table.isColumnHidden(7), faults(page)) == (True, [])


def test_enter_on_a_case_opens_its_weight(page: CaseLoadPage, heavy: UUID, qtbot: QtBot) -> None:
    page.enter()
    with qtbot.waitSignal(page.case_requested) as asked:
        qtbot.keyClick(page.cases.table, Qt.Key.Key_Return)
    assert asked.args == [heavy, WEIGHT_TAB]


def test_another_caseworker_is_chosen_when_there_are_several(page: CaseLoadPage, heavy: UUID) -> None:
    assert page.sum.chosen.isHidden()

    page.workspace.do("Rådgiver", change_record, "case_", heavy, {"caseworker": "Åse Bak"})
    settle()
    assert (page.sum.chosen.isHidden(), page.cases.workers.isHidden()) == (False, False)
    assert "Én sag, 1 point." in words_on(page), "her own to begin with"
    for name, told in (("Åse Bak", "Én sag, 12 point."), ("*", "2 sager, 13 point.")):
        page.sum.chosen.editor.set_value(name)
        page.sum.chosen.commit()
        settle()
        assert (told in words_on(page), page.sum.capacity.isHidden(), faults(page)) == (True, True, [])


def test_a_question_is_reworded_by_its_field_and_a_wrong_number_is_said_there(page: CaseLoadPage) -> None:
    page.criteria.unfold(on=True)
    settle()
    assert faults(page) == []
    fill(field_called(page, "Spørgsmål: Hvor lang er vejen?"), "Hvor langt er der?")
    fill(field_called(page, "Point for svar 3: Hvor langt er der?"), "7")
    found = page.workspace.ask(read_criteria).criterion("travel")
    assert found is not None
    assert (found.name, found.levels[2].points) == ("Hvor langt er der?", 7)
    points = field_called(page, "Point for svar 3: Hvor langt er der?")
    fill(points, "mange")
    assert "0 til 100" in points.error()


def test_a_question_is_added_taken_away_and_all_put_back(page: CaseLoadPage) -> None:
    page.criteria.unfold(on=True)
    page.criteria.add.click()
    settle()
    assert page.criteria.here().criteria[-1].name == "Nyt spørgsmål"
    assert (len(page.criteria.editors), faults(page)) == (6, [])
    page.criteria.restore.click()
    settle()
    assert (page.criteria.here(), page.criteria.restore.isHidden()) == (shipped_weights(), True)


def test_a_reading_that_is_stopped_leaves_what_was_read_before(
    page: CaseLoadPage, store: OpenStore, heavy: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, refused = words_on(page), list[str]()
    page.workspace.refused.connect(refused.append)
    do(store, answer_criterion, heavy, criterion="phase", level="")
    monkeypatch.setattr("app.views.widgets.long_work.LongWork.__call__", lambda *_: False)
    page.refresh()
    never = CaseLoadPage(page.workspace)
    never.refresh()
    assert len(refused) == 2
    assert all("stop" in each.lower() for each in refused)
    assert words_on(page) == before
    assert never._inner.isHidden(), "no sum of nothing"
    monkeypatch.undo()
    page.hide()
    page.show()
    assert words_on(page) != before
