"""The figures of a whole municipality as they are published, for several periods: nobody can compute a hidden number.

How the numbers add up is written here from the texts of the definitions, not taken from the program.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import OpenStore
from app.cli.figure_commands import figures_for_scripts
from app.rules.figure_periods import period_named
from app.rules.suppression import Cell, Sum, Web, hidden_cells
from app.services import figure_counting
from app.services.figures import read_figures
from tests.doing import ask
from tests.municipality_stores import filled_120, filled_700
from tests.ready_stores import ReadyStores
from tests.rules.attacker import narrowest

QUARTERS = ("Q1", "Q2", "Q3", "Q4")
SAME_GROUP = (
    ("cases_open", "cases_per_caseworker", "case_weights"),
    ("follow_ups_held", "follow_ups_counted"),
    ("meetings_held", "meetings_private", "meetings_child"),
    ("worries", "worry_to_meeting"),
    ("notifications_first", "notifications_age", "notification_contact"),
)
OF_THE_YEAR = (
    "cases_opened", "cases_closed", "follow_ups_held", "follow_ups_counted", "follow_up_first", "follow_up_agreed",
    "follow_up_local", "follow_up_days", "meetings_held", "meetings_private", "meetings_child", "meetings_followed",
    "agreements_kept", "worry_to_meeting", "worries", "advice_talks", "notifications_sender", "notifications_first",
    "notifications_age", "notification_contact", "notification_contact_young", "assessments_in_time",
    "placements_first", "placements_ended", "goals_reached", "catalogue_use", "feedback_children", "feedback_family",
)  # fmt: skip
Published = dict[str, dict[str, dict[str, Any]]]


@pytest.fixture(scope="module")
def municipality(ready_stores: ReadyStores, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenStore]:
    with ready_stores.opened(Path(tmp_path_factory.mktemp("attacked")), filled_120) as (opened, _):
        yield opened


def published(store: OpenStore, *years: str) -> Published:
    """What a script gets of some years, their quarters and their first halves, as text and read again."""
    names = [f"{year}{part}" for year in years or ("2025",) for part in ("", *QUARTERS, "H1")]
    pages = {name: ask(store, read_figures, period_named(name), every_module=True, past=0) for name in names}
    return {name: {row["id"]: row for row in json.loads(figures_for_scripts(page))} for name, page in pages.items()}


def cell(name: str, figure: str, part: str = "#") -> Cell:
    return (name, figure, part)


def shown(told: Published) -> tuple[dict[Cell, int], frozenset[Cell]]:
    """Every number with what stands there, and which of them are hidden."""
    numbers = {cell(name, figure): row["n"] for name, page in told.items() for figure, row in page.items()}
    for name, page in told.items():
        for figure, row in page.items():
            numbers |= {cell(name, figure, part["key"]): part["count"] for part in row["parts"]}
    return {each: count or 0 for each, count in numbers.items()}, frozenset(
        each for each, count in numbers.items() if count is None
    )


def sums_of(told: Published) -> Iterator[Sum]:
    for name, page in told.items():
        for figure, row in page.items():
            if row["shape"] != "tags":
                yield Sum(cell(name, figure), tuple(cell(name, figure, part["key"]) for part in row["parts"]))
        for first, *others in SAME_GROUP:
            yield from (Sum(cell(name, first), (cell(name, each),)) for each in others)
        yield from moves_of(name, page)
    for year in (name for name in told if name.isdecimal()):
        for figure in OF_THE_YEAR:
            for part in ("#", *(each["key"] for each in told[year][figure]["parts"])):
                names = [f"{year}{quarter}" for quarter in QUARTERS]
                there = [cell(name, figure, part) for name in names if part == "#" or part in keys(told, name, figure)]
                yield Sum(cell(year, figure, part), tuple(there))


def keys(told: Published, name: str, figure: str) -> set[str]:
    return {part["key"] for part in told[name][figure]["parts"]}


def moves_of(name: str, page: dict[str, dict[str, Any]]) -> Iterator[Sum]:
    """The moves begin and end on the rungs, and go up, down or nowhere; the end gives the shares of help."""
    pairs = [tuple(part["key"].split(">")) for part in page["rung_moves"]["parts"]]
    rungs = [part["key"] for part in page["rungs_start"]["parts"]]
    for rung in rungs:
        for side, margin in ((0, "rungs_start"), (1, "rungs_end")):
            there = [cell(name, "rung_moves", ">".join(pair)) for pair in pairs if pair[side] == rung]
            yield Sum(cell(name, margin, rung), tuple(there))
    both = [pair for pair in pairs if "out" not in pair]
    for way, sign in (("up", 1), ("same", 0), ("down", -1)):
        there = [
            cell(name, "rung_moves", f"{a}>{b}")
            for a, b in both
            if (rungs.index(b) > rungs.index(a)) - (rungs.index(b) < rungs.index(a)) == sign
        ]
        yield Sum(cell(name, "rung_direction", way), tuple(there))
    for figure, of in (("placements_now", "456"), ("children_with_plan", "23456")):
        yield Sum(cell(name, figure), (*(cell(name, "rungs_end", rung) for rung in of), cell(name, figure, "others")))
    for key, of in (("hit", "23"), ("rest", "456")):
        yield Sum(cell(name, "prevention_share", key), tuple(cell(name, "rungs_end", rung) for rung in of))
    yield from (Sum(cell(name, "per_thousand", rung), (cell(name, "rungs_end", rung),)) for rung in "23456")


def nearest(told: Published) -> tuple[int, Cell | None]:
    numbers, hidden = shown(told)
    # Children placed without being on rung 4-6, or helped without being counted on a rung: nobody says how many.
    others = {cell(name, figure, "others") for name in told for figure in ("placements_now", "children_with_plan")}
    return narrowest(numbers | dict.fromkeys(others, 99), sums_of(told), hidden, frozenset(others))


@pytest.fixture(scope="module")
def told(municipality: OpenStore) -> Published:
    return published(municipality)


def test_no_hidden_number_of_six_periods_is_known_nearer_than_a_range_of_five(told: Published) -> None:
    numbers, hidden = shown(told)
    assert len(hidden) > 100
    assert not [each for each, count in numbers.items() if 0 < count < 5]
    width, where = nearest(told)
    assert width >= 5, where


def test_without_what_is_hidden_beside_them_they_are_found(
    municipality: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    complete = figure_counting.hidden_cells
    monkeypatch.setattr(figure_counting, "hidden_cells", lambda web, smallest: complete(web, smallest, beside=False))
    width, _ = nearest(published(municipality))
    assert width < 5


def test_percents_and_means_are_hidden_with_their_numbers(told: Published) -> None:
    for page in told.values():
        for row in page.values():
            if row["n"] is None:
                computed = (row["percent"], row["median"], row["average"], row["ratio"], row["per_thousand"])
                assert computed == (None,) * 5, row["id"]
            for part in row["parts"]:
                if part["count"] is None:
                    assert (part["percent"], part["median"], part["per_thousand"]) == (None, None, None)


def test_a_rung_hidden_when_a_period_ends_is_hidden_when_the_next_begins(municipality: OpenStore) -> None:
    for before, after in (("2024H1", "2024H2"), ("2024H2", "2025H1"), ("2025H1", "2025H2"), ("2025Q4", "2026Q1")):
        pages = [
            ask(municipality, read_figures, period_named(each), every_module=True, past=0) for each in (before, after)
        ]
        ended, begun = (page.row(key) for page, key in zip(pages, ("rungs_end", "rungs_start"), strict=True))
        known = {part.key for part in begun.parts if part.count is not None}
        assert not known & {part.key for part in ended.parts if part.count is None}, (before, after)


def test_every_sum_the_program_reckons_with_is_true(municipality: OpenStore, monkeypatch: pytest.MonkeyPatch) -> None:
    webs: list[Web] = []

    def look(web: Web, smallest: int) -> frozenset[Cell]:
        webs.append(web)
        return hidden_cells(web, smallest)

    monkeypatch.setattr(figure_counting, "hidden_cells", look)
    for name in ("2025", "2025H1", "2026Q4"):
        ask(municipality, read_figures, period_named(name), every_module=True, past=0)
    assert sum(len(web.sums) for web in webs) > 800
    assert [each for web in webs for each in web.sums if not web.holds(each)] == []


@pytest.mark.long(sample=False)
def test_three_years_of_seven_hundred_cases_stand_the_attack(ready_stores: ReadyStores, tmp_path: Path) -> None:
    with ready_stores.opened(tmp_path, filled_700) as (store, _):
        width, where = nearest(published(store, "2023", "2024", "2025"))
        assert width >= 5, where
