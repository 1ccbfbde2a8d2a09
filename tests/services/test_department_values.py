"""Medians and means of a department: as near as the files tell them, and no way to what the files hide."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import mean, median
from typing import Any

import highspy
import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.exchange.period_file import period_counts, period_file_bytes
from app.rules.figure_periods import period_named
from app.rules.key_figures import Group
from app.rules.merged_medians import band_of
from app.services.department_figures import department_figures
from app.services.department_rows import Between, DepartmentPage
from app.services.figure_desk import FigureDesk
from app.services.figures import read_figures
from app.services.period_counts import PeriodCounts, plain_of
from app.services.period_files import keep_period_file, make_period_file
from app.services.period_values import OF_AGES, OLDEST, FigureCounts
from tests.doing import ask, do
from tests.municipality_stores import filled_120
from tests.ready_stores import ReadyStores

H1 = period_named("2026H1")
DAYS = ("1-42", "43-91", "92-182", "183-365", "366+")
AGES = ("0-2", "3-6", "7-12", "13-17", "18+", "unknown")
FIVE = ("2025", "2025Q1", "2025Q2", "2025Q3", "2025Q4")
NOTIFIED = "notifications_age"
Told = dict[str, dict[str, FigureCounts]]


def a_file(mark: str, *figures: dict[str, Any], version: int = 2) -> PeriodCounts:
    """A file with some figures, as if a colleague had sent it."""
    more = {"middle": None, "middles": {}, "total": None} if version == 2 else {}
    values = {
        "format": "rundbord-period-figures", "version": version, "period": "2026H1", "first": "2026-03-01",
        "last": "2026-08-31", "counted_to": "2026-08-31", "made_on": "2026-09-02", "mark": mark * 32, "smallest": 5,
        "program": "1.0", "figures": [{"per": None, **more, **each} for each in figures],
    }  # fmt: skip
    return period_counts(json.dumps(values).encode())


def days(*counts: int | None, n: int, **more: Any) -> dict[str, Any]:
    return {"id": "follow_up_days", "n": n, "parts": dict(zip(DAYS, counts, strict=True)), **more}


def first_ages(*counts: int, **more: Any) -> dict[str, Any]:
    return {"id": "placements_first", "n": sum(counts), "parts": dict(zip(AGES, counts, strict=True)), **more}


def department(store: OpenStore, *files: PeriodCounts) -> DepartmentPage:
    for each in files:
        do(store, keep_period_file, each)
    found: DepartmentPage = ask(store, department_figures, H1)
    return found


def test_a_mean_is_all_the_years_through_all_the_children_of_the_files_that_tell_it(store: OpenStore) -> None:
    ages = [[1] * 5 + [8] * 5, [4] * 6 + [10] * 9, [2] * 5]
    files = [
        a_file("a", first_ages(5, 0, 5, 0, 0, 0, total=sum(ages[0]))),
        a_file("b", first_ages(0, 6, 9, 0, 0, 7, total=sum(ages[1]))),
        a_file("c", {"id": "placements_first", "n": 9, "parts": dict.fromkeys(AGES)}),
    ]
    row = department(store, *files).row("placements_first")
    assert row is not None
    assert row.mean == Between(mean([*ages[0], *ages[1]]), mean([*ages[0], *ages[1]]), 2), "the third hides a class"


def test_a_median_lies_between_the_files_own_and_in_a_class(store: OpenStore) -> None:
    first, second = [30] * 9 + [60] * 6, [50] * 8 + [100] * 7
    page = department(
        store,
        a_file("a", days(9, 6, 0, 0, 0, n=15, middle=median(first))),
        a_file("b", days(0, 8, 7, 0, 0, n=15, middle=median(second))),
    )
    middle = page.rows[0].middle
    assert middle == Between(43, 50, 2), "the class begins at 43, and no file's median is over 50"
    assert middle.low <= median([*first, *second]) <= 50


def test_older_files_give_the_class_alone_and_hidden_ones_a_wider_one(store: OpenStore) -> None:
    old = a_file("a", days(0, 20, 0, 0, 0, n=20), version=1)
    page = department(store, old, a_file("b", days(None, 6, None, 0, 0, n=15)))
    assert page.rows[0].middle == Between(43, 91, 2)
    page = department(store, a_file("c", days(None, None, 0, 0, 30, n=50)))
    assert page.rows[0].middle == Between(43, None, 3), "nobody knows how long the longest are"


@pytest.mark.parametrize(
    ("figure", "fault"),
    [
        (days(None, None, 5, 0, 0, n=15, middle=50), "for små"),
        (days(9, 6, 0, 0, 0, n=15, middle=70), "passer ikke sammen"),
        (days(9, 6, 0, 0, 0, n=15, middle=30.3), "kan ikke være sådan"),
        (days(9, 6, 0, 0, 0, n=15, total=30), "passer ikke sammen"),
        (days(9, 6, 0, 0, 0, n=15, middles={"1-42": 3}), "passer ikke sammen"),
        (first_ages(5, 0, 5, 0, 0, 0, total=20), "passer ikke sammen"),
        (first_ages(0, 0, 0, 0, 0, 9, total=0), "for små"),
        ({"id": "placements_ended", "n": 9, "parts": {"foster_family": None, "unknown": None},
          "middles": {"foster_family": 9}}, "for små"),
    ],
)  # fmt: skip
def test_a_file_whose_medians_give_something_away_or_cannot_be_is_refused(figure: dict[str, Any], fault: str) -> None:
    with pytest.raises(UserError, match=fault):
        a_file("a", figure)


def test_a_file_of_the_first_version_has_no_medians_and_one_of_the_second_must_have_them() -> None:
    assert a_file("a", days(9, 6, 0, 0, 0, n=15), version=2).figures[0].middle is None
    with pytest.raises(UserError, match="kan ikke være sådan"):
        a_file("a", days(9, 6, 0, 0, 0, n=15, middle=30), version=1)


@pytest.fixture(scope="module")
def told(ready_stores: ReadyStores, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Told, Told]]:
    """The files of a year and its quarters, and the same with all the ages that were added up."""
    with ready_stores.opened(Path(tmp_path_factory.mktemp("told")), filled_120) as (opened, _):
        files: Told = {}
        bare: Told = {}
        for name in FIVE:
            period = period_named(name)
            made = period_counts(period_file_bytes(do(opened, make_period_file, period)))
            assert plain_of(made)["version"] == 2
            files[name] = {each.id: each for each in made.figures if each.id in OF_AGES}
            page = ask(opened, read_figures, period, group=Group.EARLY, past=0, every_module=True, small_too=True)
            bare[name] = {key: replace(files[name][key], total=_years(page.row(key))) for key in (NOTIFIED,)}
        yield files, bare


def _years(row: Any) -> int | None:
    valued = sum(part.count for part in row.parts if band_of(part.key))
    return round(row.average * valued) if row.average is not None else None


def test_no_hidden_class_of_ages_is_known_nearer_than_a_range_of_five(told: tuple[Told, Told]) -> None:
    files, _ = told
    assert any(None in each.parts.values() for page in files.values() for each in page.values())
    assert min(narrowest(files, figure) for figure in OF_AGES) >= 5


def test_with_every_sum_of_ages_they_would_be(told: tuple[Told, Told]) -> None:
    assert narrowest(told[1], NOTIFIED) < 5


def narrowest(files: Told, figure: str) -> int:
    """Return how wide the range is of the hidden class that is known most nearly, with all sums of ages told."""
    attack = _Attack({name: files[name][figure] for name in FIVE})
    hidden = [place for (name, key), place in attack.counts.items() if attack.shown(name, key) is None]
    return min((_width(attack.solver, place) for place in hidden), default=10_000)


class _Attack:
    """How many are in each class of each period, and how old they are together."""

    def __init__(self, pages: dict[str, FigureCounts]) -> None:
        self.pages, self.solver = pages, highspy.Highs()
        self.solver.setOptionValue("output_flag", False)
        self.keys = sorted({key for page in pages.values() for key in page.parts})
        self.counts = {cell: place for place, cell in enumerate((name, key) for name in FIVE for key in self.keys)}
        self.years = {cell: len(self.counts) + place for cell, place in self.counts.items()}
        for cell in self.counts:
            shown = self.shown(*cell)
            self.solver.addVar(shown or 0, 10_000 if shown is None else shown)
        for _ in self.years:
            self.solver.addVar(0, highspy.kHighsInf)
        self._tie_ages()
        self._tie_sums()

    def shown(self, name: str, key: str) -> int | None:
        return self.pages[name].parts.get(key, 0)

    def _tie_ages(self) -> None:
        """Nobody is younger or older than the class says."""
        for cell, place in self.counts.items():
            band = band_of(cell[1])
            lowest, highest = (band.first, OLDEST if band.last is None else band.last) if band else (0, 0)
            both = [self.years[cell], place]
            self.solver.addRow(0, highspy.kHighsInf, 2, both, [1.0, -float(lowest)])
            self.solver.addRow(-highspy.kHighsInf, 0, 2, both, [1.0, -float(highest)])

    def _tie_sums(self) -> None:
        for of in (self.counts, self.years):
            for key in self.keys:
                self.solver.addRow(0, 0, 5, [of[name, key] for name in FIVE], [-1.0, 1.0, 1.0, 1.0, 1.0])
            for name, page in self.pages.items():
                known = page.n if of is self.counts else page.total
                if known is not None:
                    self.solver.addRow(
                        known, known, len(self.keys), [of[name, key] for key in self.keys], [1.0] * len(self.keys)
                    )


def _width(solver: highspy.Highs, place: int) -> int:
    found = []
    for sense in (highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize):
        solver.changeColCost(place, 1)
        solver.changeObjectiveSense(sense)
        solver.run()
        assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        found.append(float(solver.getInfo().objective_function_value))
        solver.changeColCost(place, 0)
    return int(found[1] + 1e-6) - -int(-(found[0] - 1e-6) // 1)


def test_one_file_is_nobody_s_department_and_the_period_before_stands_beside(store: OpenStore) -> None:
    files = [a_file(mark, days(9, 6, 0, 0, 0, n=15)) for mark in "ab"]
    assert department(store, files[0]).rows == ()
    page = department(store, files[1])
    assert (page.files, page.before) == (2, None)
    earlier = period_named("2025H2")
    do(store, keep_period_file, replace(files[0], mark="c" * 32, period=earlier, counted_to=earlier.last))
    assert ask(store, department_figures, H1).before is None, "one alone is not shown beside either"
    do(store, keep_period_file, replace(files[1], mark="d" * 32, period=earlier, counted_to=earlier.last))
    before = ask(store, department_figures, H1).before
    assert (before.period, before.rows[0].n.exact) == (earlier, 30)



def test_a_part_is_called_what_it_is_called_today_and_no_case_is_counted_for_a_name(
    store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for mark in "ab":
        do(store, keep_period_file, a_file(mark, {"id": "meetings_held", "n": 10, "parts": {"trappe": 10}}))
    monkeypatch.setattr(FigureDesk, "rows", None)
    page: DepartmentPage = ask(store, department_figures, H1)
    [part] = [each for row in page.rows for each in row.parts if each.bounds.low]
    assert (part.label, part.bounds.exact) == ("trappe", 20), "called what it was called where it was made"
