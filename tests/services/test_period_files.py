"""Anonymous period files: nothing hidden is in them, and the leader's sums are honest whatever order they come in."""

import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.bootstrap import OpenStore
from app.errors import UserError
from app.exchange.period_file import period_counts, period_file_bytes, read_period_file, write_period_file
from app.models.approx_date import ApproxDate
from app.models.case import Case
from app.models.overview import PeriodFile
from app.rules.figure_periods import Rhythm, period_named
from app.rules.key_figures import Shape
from app.services.cases import start_case
from app.services.department_figures import department_figures
from app.services.department_rows import Bounds, DepartmentPage, DepartmentRow
from app.services.figure_definitions import shipped_figures
from app.services.figures import let_out, out_rhythm, read_figures, save_out_rhythm, save_smallest_group
from app.services.meeting_types import save_type, shipped_types
from app.services.meetings import close_meeting, plan_meeting
from app.services.period_counts import PeriodCounts, counts_of, plain_of
from app.services.period_files import keep_period_file, list_period_files, make_period_file, remove_period_file
from app.services.period_values import FigureCounts
from tests.doing import ask, do

H1 = period_named("2026H1")
Counts = Sequence[tuple[str, int | None, dict[str, int | None]]]


def a_file(figures: Counts, *, mark: str = "a", **other: Any) -> PeriodCounts:
    """A file with some figures, as if a colleague had sent it."""
    values = {
        "format": "rundbord-period-figures", "version": 1, "period": "2026H1", "first": "2026-03-01",
        "last": "2026-08-31", "counted_to": "2026-08-31", "made_on": "2026-09-02", "mark": mark * 32, "smallest": 5,
        "program": "1.0", "figures": [{"id": id, "n": n, "parts": parts, "per": None} for id, n, parts in figures],
    }  # fmt: skip
    return period_counts(json.dumps({**values, **other}).encode())


def opened_and_waiting(n: int | None, hit: int | None, rest: int | None) -> Counts:
    return [("cases_opened", n, {"hit": n}), ("interventions_waiting", n, {"hit": hit, "rest": rest})]


def with_nobody(file: PeriodCounts) -> PeriodCounts:
    """A colleague's file of the same figures with nobody in them: it takes two to be a department."""
    empty = tuple(FigureCounts(each.id, 0, dict.fromkeys(each.parts, 0)) for each in file.figures)
    return replace(file, mark="e" * 32, figures=empty)


def department(store: OpenStore, *files: PeriodCounts) -> DepartmentPage:
    for each in (*files, with_nobody(files[0])):
        do(store, keep_period_file, each)
    found: DepartmentPage = ask(store, department_figures, H1)
    return found


def test_parts_of_the_program_that_are_off_leave_no_trace(store: OpenStore) -> None:
    file = a_file([("cases_opened", 12, {"hit": 12}), ("prevention_share", 12, {"hit": 5, "rest": 7})])
    assert [row.id for row in department(store, file).rows] == ["cases_opened"]
    assert [row.id for row in ask(store, department_figures, H1, every_module=True).rows] == [
        "cases_opened", "prevention_share",
    ]  # fmt: skip


def bounds(page: DepartmentPage, figure: str, key: str = "") -> Bounds:
    row: DepartmentRow = next(each for each in page.rows if each.id == figure)
    return next((each.bounds for each in row.parts if each.key == key), row.n)


def test_what_is_hidden_on_the_page_is_not_in_the_file(store: OpenStore, tmp_path: Path, liv_case: UUID) -> None:
    made = do(store, make_period_file, H1)
    write_period_file(made, tmp_path / "tal.json")
    text = (tmp_path / "tal.json").read_text(encoding="utf-8")
    page = ask(store, read_figures, H1, every_module=True)
    written = {each["id"]: each for each in json.loads(text)["figures"]}
    assert not [row for row in page.rows if row.figure.of_today and row.id in written]
    for row in (each for each in page.rows if not each.figure.of_today):
        assert written[row.id]["n"] == row.n
        assert not [each for each in written[row.id]["parts"].values() if each in (1, 2, 3, 4)]
    assert any(each.n is None for each in page.rows)
    assert read_period_file(tmp_path / "tal.json") == made
    for told in ("Liv", "Holm", str(liv_case), "2016-031"):
        assert told not in text


def test_two_files_of_the_same_counts_have_nothing_that_tells_whose_they_are(store: OpenStore, liv_case: UUID) -> None:
    first, second = (plain_of(do(store, make_period_file, H1)) for _ in range(2))
    assert first.pop("mark") != second.pop("mark")
    assert first == second


def test_the_municipality_s_own_words_do_not_leave(store: OpenStore) -> None:
    own = replace(shipped_types()["network_meeting"], id="about_bo", name="Vores møde om Bo")
    do(store, save_type, own)
    case_id = do(store, start_case, child_name="Asta")
    for day in range(1, 7):
        close = do(store, plan_meeting, case_id, type_id=own.id, held_on=f"{day}. april 2026")
        do(store, close_meeting, close)
    text = period_file_bytes(do(store, make_period_file, H1)).decode()
    assert "about_bo" not in text
    assert "Bo" not in text
    held = next(each for each in json.loads(text)["figures"] if each["id"] == "meetings_held")
    assert (held["n"], held["parts"]) == (6, {"elsewhere": 6})


def test_a_department_is_its_files_with_honest_limits(store: OpenStore) -> None:
    page = department(
        store,
        a_file(opened_and_waiting(12, 5, 7), mark="a"),
        a_file(opened_and_waiting(20, None, None), mark="b"),
        a_file(opened_and_waiting(None, None, None), mark="c"),
    )
    assert page.files == 4
    assert bounds(page, "cases_opened") == Bounds(32, None, 1)
    assert bounds(page, "cases_opened").words == "mindst 32"
    assert bounds(page, "interventions_waiting", "hit") == Bounds(5, None, 2)
    two = [each for each in page.rows if each.id == "interventions_waiting"]
    assert (two[0].percent, two[0].suppressed, two[0].files) == (None, True, 4)


def test_limits_are_said_in_words(store: OpenStore) -> None:
    page = department(
        store, a_file(opened_and_waiting(12, 5, 7), mark="a"), a_file(opened_and_waiting(20, None, None), mark="b")
    )
    assert bounds(page, "interventions_waiting", "hit").words == "mindst 5, højst 25"
    assert (bounds(page, "interventions_waiting").words, bounds(page, "interventions_waiting").exact) == ("32", 32)


def test_the_same_file_is_counted_once_and_can_be_let_go_or_replaced(store: OpenStore) -> None:
    first, newer = a_file(opened_and_waiting(12, 5, 7), mark="a"), a_file(opened_and_waiting(14, 6, 8), mark="b")
    kept = do(store, keep_period_file, first, "Hold Øst")
    with pytest.raises(UserError, match="læst før"):
        do(store, keep_period_file, first)
    newest = do(store, keep_period_file, newer, replaces=kept)
    [row] = ask(store, list_period_files, H1)
    assert (row.id, row.label, row.twin) == (newest, "Hold Øst", False)
    do(store, keep_period_file, with_nobody(newer))
    assert bounds(ask(store, department_figures, H1), "cases_opened").exact == 14
    do(store, remove_period_file, newest)
    assert ask(store, department_figures, H1).rows == ()


def test_two_files_just_alike_are_pointed_out(store: OpenStore) -> None:
    for mark in "ab":
        do(store, keep_period_file, a_file(opened_and_waiting(12, 5, 7), mark=mark))
    assert [each.twin for each in ask(store, list_period_files)] == [True, True]


def test_files_that_show_smaller_groups_than_we_do_are_kept_out(store: OpenStore) -> None:
    do(store, keep_period_file, a_file(opened_and_waiting(12, 5, 7)))
    do(store, save_smallest_group, 10)
    page = ask(store, department_figures, H1)
    assert (page.files, page.left_out, page.rows) == (0, 1, ())
    with pytest.raises(UserError, match="helt ned til 5"):
        do(store, keep_period_file, a_file(opened_and_waiting(12, 5, 7), mark="b"))


def test_half_years_and_quarters_do_not_both_leave(store: OpenStore) -> None:
    do(store, make_period_file, H1)
    assert ask(store, out_rhythm) is Rhythm.HALF_YEARS
    assert not ask(store, read_figures, period_named("2026Q2")).may_leave
    with pytest.raises(UserError, match="Vælg et halvår"):
        do(store, make_period_file, period_named("2026"))
    do(store, save_out_rhythm, Rhythm.QUARTERS)
    do(store, let_out, period_named("2026Q1"))
    with pytest.raises(UserError, match="Vælg et kvartal"):
        do(store, make_period_file, H1)
    with pytest.raises(UserError, match="skærmen"):
        do(store, make_period_file, period_named("2026-01-01..2026-01-31"))


@st.composite
def tables(draw: st.DrawFn) -> tuple[int, dict[str, int]]:
    parts = {key: draw(st.sampled_from((0, 1, 2, 3, 4, 5, 9, 30))) for key in ("hit", "rest")}
    return sum(parts.values()), parts


def hidden(counted: tuple[int, dict[str, int]]) -> Counts:
    """What a laptop would write of a share: nothing that is too small, nor what would tell it."""
    n, parts = counted
    small = any(0 < each < 5 for each in parts.values())
    return [("goals_reached", None if 0 < n < 5 else n, {key: None if small else each for key, each in parts.items()})]


@given(st.lists(tables(), min_size=1, max_size=4))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_true_number_lies_within_the_limits_in_any_order(
    store: OpenStore, counted: list[tuple[int, dict[str, int]]]
) -> None:
    files = [a_file(hidden(each), mark="0123"[place]) for place, each in enumerate(counted)]
    pages = []
    for order in list(permutations(files))[:3]:
        pages.append(department(store, *order))
        for each in ask(store, list_period_files):
            do(store, remove_period_file, each.id)
    assert all(each == pages[0] for each in pages)
    for key in ("hit", "rest", ""):
        told = bounds(pages[0], "goals_reached", key)
        true = sum(parts[key] if key else n for n, parts in counted)
        assert told.low <= true
        assert told.high is None or true <= told.high
        assert told.high is None or told.high == told.low or told.high - told.low >= 5


def test_every_figure_s_own_file_is_read_again(store: OpenStore) -> None:
    with store.units.step("Skridt", "test") as unit:
        for each in range(7):
            case_id = start_case(unit, child_name=f"Barn {each}", birth="2018")
            unit.get(Case, case_id).opened_on = ApproxDate.parse("2026-04-01")
    made = do(store, make_period_file, H1)
    assert counts_of(plain_of(made)) == made
    assert [each.id for each in made.figures] == [each.id for each in shipped_figures() if not each.of_today]
    page = department(store, made)
    for row in page.rows:
        assert row.figure.shape is Shape.TAGS or row.n.exact is None or row.n.exact >= 5 or row.n.exact == 0
    assert bounds(page, "cases_opened").exact == 7
    with store.units.read("test") as unit:
        assert len(unit.live(PeriodFile)) == 2
