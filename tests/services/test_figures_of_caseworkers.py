"""The figures of some caseworkers: counted as if the others' cases were not there, and for the screen alone."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import OpenStore
from app.rules.figure_periods import period_before, period_named
from app.rules.key_figures import Group
from app.services.figure_definitions import measures
from app.services.figure_desk import FigureDesk, Readings
from app.services.figures import list_caseworkers, read_figures
from app.services.figures_report import figures_report
from tests.doing import ask
from tests.figure_compare import by_oracle, told
from tests.figure_oracle import Answer, dumped
from tests.municipality import END, caseworker
from tests.municipality_stores import filled_120
from tests.ready_stores import ReadyStores

PERIOD = period_named("2026H1")
WHO = frozenset(caseworker(each) for each in range(12))
FIRST_TIMES = "notifications_first"
"""The first time may have been at a colleague's, who is not in the oracle's rows."""
NOBODYS = "advice_talks"


@pytest.fixture(scope="module")
def municipality(ready_stores: ReadyStores, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenStore]:
    with ready_stores.opened(Path(tmp_path_factory.mktemp("of_some")), filled_120) as (opened, _):
        yield opened


@pytest.fixture(scope="module")
def rows(municipality: OpenStore) -> sqlite3.Connection:
    """The rows of some caseworkers alone, their own case without a name with them."""
    return dumped(municipality, only=WHO)


def test_each_figure_is_what_is_counted_of_their_rows_alone(municipality: OpenStore, rows: sqlite3.Connection) -> None:
    with municipality.units.read("figures.read") as unit:
        desk = FigureDesk(unit, PERIOD, END, Readings(WHO))
        ours: dict[str, Answer] = {figure: told(count(desk)) for figure, count in measures().items()}
    theirs = by_oracle(rows, PERIOD, END)
    for each in (FIRST_TIMES, NOBODYS):
        del ours[each], theirs[each]
    assert ours == theirs
    assert sum(each.n > 0 for each in ours.values()) > 30


def test_cases_of_each_caseworker_are_divided_by_those_who_were_chosen(municipality: OpenStore) -> None:
    one = ask(municipality, read_figures, PERIOD, past=0, readings=Readings(frozenset({caseworker(3)})), small_too=True)
    row = one.row("cases_per_caseworker")
    assert (row.per, row.ratio) == (1, row.n)
    every = ask(municipality, read_figures, PERIOD, past=0, small_too=True).row("cases_per_caseworker")
    theirs = ask(municipality, read_figures, PERIOD, past=0, readings=Readings(WHO), small_too=True)
    several = theirs.row("cases_per_caseworker")
    assert row.n < several.n < every.n
    assert 1 < several.per <= len(WHO), "only those with an open case"


def test_they_are_hidden_as_all_are_and_never_leave(municipality: OpenStore) -> None:
    page = ask(municipality, read_figures, PERIOD, past=0, readings=Readings(WHO))
    assert (page.may_leave, page.who) == (False, tuple(sorted(WHO)))
    assert page.row(NOBODYS) is None, "a talk without a name is nobody's"
    for row in page.rows:
        assert not [part for part in row.parts if part.count and part.count < 5]
    report = ask(municipality, figures_report, PERIOD)
    assert report.page.who == ()
    assert report.page.row("cases_open").n > page.row("cases_open").n


def test_everybody_with_a_case_is_on_the_list_by_the_alphabet(municipality: OpenStore) -> None:
    names = ask(municipality, list_caseworkers)
    assert set(names) == {caseworker(each) for each in range(30)}
    assert names[-1].startswith("Åse")


def test_figures_that_remember_are_those_that_are_counted_anew(municipality: OpenStore) -> None:
    kept = Readings(WHO)
    for period in (PERIOD, period_before(PERIOD)):
        for group in Group:
            again = ask(municipality, read_figures, period, group=group, past=1, readings=kept)
            assert again == ask(municipality, read_figures, period, group=group, past=1, readings=Readings(WHO))
            kept.let_go()
