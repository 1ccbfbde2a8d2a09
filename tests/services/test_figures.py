"""Key figures as they are shown: counted, hidden, held against the period before, and kept on the screen."""

import datetime as dt
import gc
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.approx_date import ApproxDate
from app.models.case import Case
from app.models.plan import Intervention
from app.rules.figure_periods import period_named
from app.rules.key_figures import Group, Shape
from app.services.cases import close_case, start_case
from app.services.figure_definitions import measures, shipped_figures
from app.services.figure_desk import Readings
from app.services.figure_readings_cases import read_cases
from app.services.figure_rows import FigurePage, FigureRow, Trend
from app.services.figures import (
    figure_periods,
    population_of,
    read_figures,
    save_population,
    save_smallest_group,
    smallest_group,
)
from app.services.interventions import start, wish
from app.services.meetings import close_meeting, plan_meeting, read_meeting, set_attendance
from app.services.modules import MODULES, switch_module
from tests.doing import ask, do
from tests.shipped import TODAY

H1, H2 = period_named("2026H1"), period_named("2026H2")


def page(store: OpenStore, period: str = "2026", **asked: object) -> FigurePage:
    found: FigurePage = ask(store, read_figures, period_named(period), **asked)
    return found


def row(found: FigurePage, figure_id: str) -> FigureRow:
    figure = found.row(figure_id)
    assert figure is not None, figure_id
    return figure


def parts(figure: FigureRow) -> dict[str, int | None]:
    return {each.key: each.count for each in figure.parts}


def begin(store: OpenStore, number: int, day: str = "2026-04-01") -> list[UUID]:
    with store.units.step("Skridt", "test") as unit:
        cases = [start_case(unit, child_name=f"Barn {each}", birth="2018") for each in range(number)]
        for each in cases:
            unit.get(Case, each).opened_on = ApproxDate.parse(day)
        return cases


def held(store: OpenStore, case_id: UUID, day: str, *, child_there: bool) -> None:
    meeting = do(store, plan_meeting, case_id, held_on=day)
    for each in ask(store, read_meeting, meeting).participants:
        do(store, set_attendance, each.id, attendance="present" if child_there else "absent")
    do(store, close_meeting, meeting)


def test_every_definition_is_counted_and_its_parts_give_the_group(store: OpenStore, liv_case: UUID) -> None:
    found = page(store, every_module=True, small_too=True)
    assert [each.id for each in found.rows] == [each.id for each in shipped_figures()]
    assert measures().keys() == {each.id for each in shipped_figures()}
    for each in found.rows:
        if each.figure.shape is not Shape.TAGS:
            assert sum(part.count or 0 for part in each.parts) == each.n, each.id


def test_one_to_four_are_hidden_and_nobody_is_shown(store: OpenStore) -> None:
    begin(store, 4)
    found = page(store)
    assert (row(found, "cases_opened").n, row(found, "cases_opened").suppressed) == (None, True)
    assert (row(found, "cases_closed").n, row(found, "cases_closed").suppressed) == (0, False)
    assert parts(row(found, "cases_open")) == {"early": 0, "case": None}
    begin(store, 1)
    assert row(page(store), "cases_opened").n == 5


def test_on_her_own_screen_she_may_see_them_and_then_the_page_stays_there(store: OpenStore) -> None:
    begin(store, 4)
    found = page(store, small_too=True)
    assert row(found, "cases_opened").n == 4
    assert (found.small_shown, found.may_leave) == (True, False)
    assert page(store, "2026H1").may_leave
    assert not page(store).may_leave  # the year is not over: two reports of it, a day apart, would tell of one child


def test_what_was_closed_cannot_be_reckoned_from_what_is_open(store: OpenStore) -> None:
    cases = begin(store, 20, "2025-04-01")
    begin(store, 8)
    for each in cases[:3]:
        do(store, close_case, each, reason="flyttet")
    found = page(store)
    assert (row(found, "cases_open").n, row(page(store, "2025"), "cases_open").n) == (25, 20)
    assert (row(found, "cases_closed").n, row(found, "cases_opened").n) == (None, None)


def test_only_what_was_held_in_the_period_counts(store: OpenStore) -> None:
    [case_id] = begin(store, 1)
    for day, there in (("1. marts 2026", True), ("31. august 2026", False), ("1. september 2026", True)):
        held(store, case_id, day, child_there=there)
    found = page(store, "2026H1", small_too=True)
    assert row(found, "meetings_held").n == 2
    assert parts(row(found, "meetings_child"))["present"] == 1
    assert page(store, "2026H1", group=Group.MEETINGS).rows == page(store, "2026H1").of(Group.MEETINGS)


def test_a_share_has_its_number_and_its_group(store: OpenStore) -> None:
    [case_id] = begin(store, 1)
    for month in ("marts", "april", "maj", "juni", "juli"):
        held(store, case_id, f"2. {month} 2026", child_there=True)
    figure = row(page(store, "2026H1"), "meetings_private")
    assert (figure.numerator, figure.denominator, figure.percent) == (0, 5, 0.0)
    assert row(page(store, "2026H2"), "meetings_private").percent is None


def helped(store: OpenStore, cases: list[UUID], day: str) -> None:
    with store.units.step("Skridt", "test") as unit:
        for each in cases:
            made = wish(unit, each, name="Kontaktperson")
            unit.session.flush()
            start(unit, made, on=day)
            unit.get(Intervention, made).rung = 2


def test_a_rate_needs_the_children_of_the_municipality_and_says_when_it_is_stable(store: OpenStore) -> None:
    cases = begin(store, 16, "2025-01-01")
    helped(store, cases[:10], "1. februar 2025")
    assert row(page(store, "2026H1", every_module=True), "per_thousand").rate is None
    do(store, save_population, H1, "10.000")
    do(store, save_population, period_named("2025H2"), "10 000")
    do(store, save_population, H2, 10_000)
    assert ask(store, population_of, H1) == 10_000
    figure = row(page(store, "2026H1", every_module=True), "per_thousand")
    assert (figure.rate, figure.per, figure.trend, figure.change) == (1.0, 10_000, Trend.STABLE, 0.0)
    helped(store, cases[10:], "1. oktober 2026")
    figure = row(page(store, "2026H2", every_module=True), "per_thousand")
    assert (figure.rate, figure.trend) == (1.6, Trend.RISING)
    assert [(each.period.name, each.value) for each in figure.past] == [
        ("2024H2", None), ("2025H1", None), ("2025H2", 1.0), ("2026H1", 1.0),
    ]  # fmt: skip
    do(store, save_population, H2, "")
    assert ask(store, population_of, H2) is None


@pytest.mark.parametrize("typed", ["mange", "-3", "0", "9999999999", "١٢٣"])
def test_a_population_that_is_no_number_is_told(store: OpenStore, typed: str) -> None:
    with pytest.raises(UserError, match="hvor mange børn"):
        do(store, save_population, H1, typed)


def test_the_smallest_group_can_only_be_raised(store: OpenStore) -> None:
    begin(store, 7)
    assert row(page(store), "cases_opened").n == 7
    do(store, save_smallest_group, "8")
    assert (ask(store, smallest_group), page(store).smallest, row(page(store), "cases_opened").n) == (8, 8, None)
    for typed in ("4", "0", "", "fem", "51"):
        with pytest.raises(UserError, match="fra 5 til 50"):
            do(store, save_smallest_group, typed)


def test_figures_of_parts_that_are_off_are_seen_by_the_command_alone(store: OpenStore) -> None:
    modules = {each.module for each in shipped_figures() if each.module}
    assert modules <= MODULES.keys()
    assert {each.figure.module for each in page(store).rows}.isdisjoint(modules)
    do(store, switch_module, "ladder", on=True)
    assert {each.figure.module for each in page(store).rows} == {"", "ladder"}
    assert {each.figure.module for each in page(store, every_module=True).rows} == {"", *modules}


def test_counting_tells_how_far_it_is_and_can_be_stopped(store: OpenStore) -> None:
    heard: list[tuple[int, int]] = []

    def go_on(done: int, every: int) -> bool:
        heard.append((done, every))
        return done < 2

    with pytest.raises(UserError, match="stoppet"):
        page(store, group=Group.MEETINGS, progress=go_on)
    assert heard == [(0, 5), (1, 5), (2, 5)]
    assert gc.isenabled()


def test_a_reading_of_many_rows_tells_that_it_goes_on(store: OpenStore, monkeypatch: pytest.MonkeyPatch) -> None:
    do(store, start_case, child_name="Asta Lund", birth="2018")
    monkeypatch.setattr("app.services.figure_desk.ROWS_AT_ONCE", 1)
    heard: list[int] = []

    def go_on(done: int, _every: int) -> bool:
        heard.append(done)
        return True

    counted = page(store, group=Group.CASES, progress=go_on)
    assert heard == sorted(heard)
    assert len(heard) > len(set(heard)) == len(counted.rows)


def test_a_free_period_is_for_the_screen_alone(store: OpenStore) -> None:
    found = page(store, "2026-01-01..2026-02-14")
    assert not found.may_leave
    assert all(not each.past and each.trend is Trend.NONE for each in found.rows)


def test_a_period_that_runs_is_counted_until_today(store: OpenStore) -> None:
    found = page(store, "2026H2")
    assert (found.running, found.end) == (True, TODAY.date())
    assert (page(store, "2026H1").running, page(store, "2026H1").end) == (False, dt.date(2026, 8, 31))


def test_there_is_nothing_to_choose_before_the_first_case(store: OpenStore) -> None:
    assert [each.name for each in ask(store, figure_periods)] == ["2026H2", "2026Q4", "2026"]
    begin(store, 1, "2026-06-01")
    names = [each.name for each in ask(store, figure_periods)]
    assert names == ["2026H2", "2026H1", "2026Q4", "2026Q3", "2026Q2", "2026"]
    assert [each.period.name for each in row(page(store, "2026H2"), "cases_opened").past] == ["2026H1"]


def test_what_is_remembered_between_periods_is_read_again_when_something_changed(store: OpenStore) -> None:
    kept = Readings()
    begin(store, 5)
    assert row(page(store, group=Group.CASES, readings=kept), "cases_opened").n == 5
    begin(store, 6)
    for period in ("2026", "2025", "2026H1"):
        again = page(store, period, group=Group.CASES, readings=kept)
        assert again == page(store, period, group=Group.CASES)
    assert row(page(store, group=Group.CASES, readings=kept), "cases_opened").n == 11
    assert read_cases in kept.always
    kept.let_go()
    assert read_cases not in kept.always, "the rows themselves are let go of when the page is drawn"
