"""What the page shows of the made-up municipality, and what it hides, beside an independent count."""

import sqlite3
from collections.abc import Iterator

import pytest

from app.bootstrap import OpenStore
from app.rules.figure_periods import earlier_periods, period_named
from app.rules.key_figures import Shape
from app.services.department_figures import names_of_parts
from app.services.figure_desk import FigureDesk
from app.services.figure_rows import FigurePage
from app.services.figures import read_figures, save_population
from app.services.figures_outcome import ELSEWHERE
from tests.figure_compare import by_oracle
from tests.figure_oracle import Answer, dumped
from tests.municipality import END
from tests.municipality_stores import filled_120
from tests.ready_stores import ReadyStores

PERIOD = period_named("2026H1")
CHILDREN = 9_850


@pytest.fixture(scope="module")
def town(ready_stores: ReadyStores, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenStore]:
    with ready_stores.opened(tmp_path_factory.mktemp("page"), filled_120) as (opened, _):
        with opened.units.step("Børn i kommunen", "figures.save_population", undoable=False) as unit:
            save_population(unit, PERIOD, CHILDREN)
        yield opened


@pytest.fixture(scope="module")
def rows(town: OpenStore) -> sqlite3.Connection:
    return dumped(town)


@pytest.fixture(scope="module")
def oracle(rows: sqlite3.Connection) -> dict[str, Answer]:
    return by_oracle(rows, PERIOD, END)


@pytest.fixture(scope="module")
def whole(town: OpenStore) -> FigurePage:
    with town.units.read("figures.read") as unit:
        return read_figures(unit, PERIOD, every_module=True, small_too=True, past=2)


@pytest.fixture(scope="module")
def shown(town: OpenStore) -> FigurePage:
    with town.units.read("figures.read") as unit:
        return read_figures(unit, PERIOD, every_module=True, past=0)


def test_with_small_numbers_all_is_shown_as_it_was_counted(whole: FigurePage, oracle: dict[str, Answer]) -> None:
    found = {row.id: (row.n, {each.key: each.count for each in row.parts if each.count}) for row in whole.rows}
    assert found == {figure: (answer.n, answer.parts) for figure, answer in oracle.items()}


def test_every_name_of_a_part_is_known_without_counting_a_case(town: OpenStore, whole: FigurePage) -> None:
    with town.units.read("figures.department") as unit:
        desk = FigureDesk(unit, PERIOD, unit.today)
        for row in whole.rows:
            names = names_of_parts(desk, row.id)
            parts = [each for each in row.parts if each.key != ELSEWHERE]  # which has words of its own in a department
            assert [each for each in parts if names.get(each.key) != each.label] == []


def test_percents_rates_and_ratios_are_of_what_was_counted(whole: FigurePage, oracle: dict[str, Answer]) -> None:
    for row in whole.rows:
        answer = oracle[row.id]
        assert row.middle == answer.middle
        assert row.average == (pytest.approx(answer.average) if answer.average is not None else None)
        if row.figure.shape is Shape.SHARE and answer.n:
            assert row.percent == pytest.approx(100 * answer.parts.get("hit", 0) / answer.n)
        for part in row.parts:
            if answer.n:
                assert part.percent == pytest.approx(100 * answer.parts.get(part.key, 0) / answer.n)
    ratio, rate = whole.row("cases_per_caseworker"), whole.row("per_thousand")
    assert ratio is not None
    assert rate is not None
    assert ratio.ratio == pytest.approx(oracle["cases_per_caseworker"].n / (oracle["cases_per_caseworker"].per or 0))
    assert rate.rate == pytest.approx(oracle["per_thousand"].n * 1000 / CHILDREN)
    assert {each.key: each.rate for each in rate.parts} == {
        rung: pytest.approx(oracle["per_thousand"].parts.get(rung, 0) * 1000 / CHILDREN) for rung in "23456"
    }


def test_a_line_is_drawn_through_what_was_counted_then(whole: FigurePage, rows: sqlite3.Connection) -> None:
    before = earlier_periods(PERIOD, 2)
    then = {period.name: by_oracle(rows, period, END) for period in before}
    told = [row for row in whole.rows if row.past]
    assert len(told) > 15
    for row in told:
        assert [each.period for each in row.past] == list(before)
        assert [each.n for each in row.past] == [then[period.name][row.id].n for period in before]


def test_a_number_that_is_shown_is_the_number_and_never_a_small_one(
    shown: FigurePage, oracle: dict[str, Answer]
) -> None:
    hidden = 0
    for row in shown.rows:
        for part in row.parts:
            hidden += part.hidden
            if not part.hidden:
                assert part.count == oracle[row.id].parts.get(part.key, 0), (row.id, part.key)
                assert part.count == 0 or part.count >= shown.smallest, (row.id, part.key)
        assert row.n in (None, oracle[row.id].n)
    assert hidden > 20
