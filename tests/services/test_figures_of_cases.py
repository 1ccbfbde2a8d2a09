"""What the figures of cases, placements and outcome do with dates half known, rows taken away, and odd facts.

Whether each figure is counted as its text says is seen by the oracle; here are the edges, one at a time.
"""

import datetime as dt
from uuid import UUID

from app.bootstrap import OpenStore
from app.models.approx_date import ApproxDate
from app.models.case import Case, Child
from app.paths import resources
from app.rules.key_figures import Measure, Period, load_key_figures
from app.services import figures_cases, figures_outcome, figures_placements
from app.services.cases import add_child
from app.services.concerns import begin_worry
from app.services.figure_desk import FigureDesk
from app.services.profile import save_profile
from app.services.records import remove_record
from tests.doing import do
from tests.services.due_making import a_case, put, the_child

HALF = Period("2026H1", dt.date(2026, 3, 1), dt.date(2026, 8, 31))
TODAY = dt.date(2026, 11, 22)
MEASURES = figures_cases.MEASURES | figures_placements.MEASURES | figures_outcome.MEASURES


def counted(store: OpenStore, figure: str, period: Period = HALF, today: dt.date = TODAY) -> Measure:
    with store.units.read("test") as unit:
        return MEASURES[figure](FigureDesk(unit, period, today))


def parts(store: OpenStore, figure: str, period: Period = HALF, today: dt.date = TODAY) -> dict[str, int]:
    return {each.key: each.count for each in counted(store, figure, period, today).parts if each.count}


def begun(store: OpenStore, on: str, **values: object) -> UUID:
    """A case with one child that began on a day as it may be known."""
    case_id = a_case(store)
    with store.units.step("x", "test") as unit:
        case = unit.get(Case, case_id)
        case.opened_on = ApproxDate.parse(on) if on else None
        for name, value in values.items():
            setattr(case, name, value)
    return case_id


def helped(store: OpenStore, case_id: UUID, rung: int, since: str, until: str = "", **values: object) -> UUID:
    usual = {"name": "Hjælp", "rung": str(rung), "status": "ended" if until else "active", "since": since}
    return put(store, case_id, "intervention", **(usual | {"until": until} | values))


def test_each_figure_of_these_three_pages_has_a_measure_and_no_measure_is_without_a_text() -> None:
    told = load_key_figures(resources() / "definitions" / "key_figures.toml")
    here = {each.id for each in told if each.group.value in ("cases", "placements", "outcome")}
    assert set(MEASURES) == here


def test_an_empty_store_counts_nothing_and_has_all_its_parts(store: OpenStore) -> None:
    for figure in MEASURES:
        found = counted(store, figure)
        assert (found.id, found.n) == (figure, 0)
        assert all(each.count == 0 for each in found.parts)
    assert counted(store, "cases_per_caseworker").per is None
    assert [each.key for each in counted(store, "rungs_end").parts] == ["none", "1", "2", "3", "4", "5", "6"]


def test_a_case_is_open_from_the_first_day_it_may_have_begun(store: OpenStore) -> None:
    for on in ("2026-09-01", "efter 2026"):
        begun(store, on)
    assert counted(store, "cases_open").n == 0
    for on in ("", "2026-08-31", "ca. 2026", "før 2019", "da Asta begyndte i skole"):
        before = counted(store, "cases_open").n
        begun(store, on)
        assert counted(store, "cases_open").n == before + 1, on


def test_a_case_is_not_open_on_the_day_it_is_closed_and_never_when_nobody_knows_which_day(store: OpenStore) -> None:
    begun(store, "2026-01-01", closed_on=dt.date(2026, 8, 31))
    begun(store, "2026-01-01", closed_on=dt.date(2026, 9, 1))
    begun(store, "2026-01-01", status="closed")
    assert (counted(store, "cases_open").n, counted(store, "cases_closed").n) == (1, 1)


def test_a_period_that_runs_is_counted_up_to_today(store: OpenStore) -> None:
    begun(store, "2026-04-01")
    begun(store, "2026-06-02")
    early = dt.date(2026, 6, 1)
    assert (counted(store, "cases_open", today=early).n, counted(store, "cases_opened", today=early).n) == (1, 1)


def test_a_worry_alone_counts_nowhere_here(store: OpenStore) -> None:
    case_id = do(store, begin_worry, child_name="Ib", text="Bleg.")
    helped(store, case_id, 5, "2026-03-01", "2026-05-01")
    put(store, case_id, "goal", text="x", status="reached", status_on="2026-05-01")
    assert {figure: counted(store, figure).n for figure in MEASURES if counted(store, figure).n} == {}


def test_what_was_taken_away_counts_nowhere(store: OpenStore) -> None:
    case_id = begun(store, "2026-01-01")
    for table, row_id in (
        ("intervention", helped(store, case_id, 5, "2026-03-01", "2026-05-01")),
        ("goal", put(store, case_id, "goal", text="x", status="reached", status_on="2026-05-01")),
        ("child", the_child(store, case_id)),
    ):
        do(store, remove_record, table, row_id)
    assert {figure for figure in MEASURES if counted(store, figure).n} == {
        "cases_open",
        "cases_per_caseworker",
        "case_weights",
    }


def test_a_child_stands_on_its_highest_rung_and_help_for_all_lifts_all(store: OpenStore) -> None:
    case_id = begun(store, "2026-01-01")
    bo = do(store, add_child, case_id, name="Bo")
    helped(store, case_id, 2, "2026-02-01")
    helped(store, case_id, 4, "2026-05-01", child_id=str(bo))
    helped(store, case_id, 6, "2026-02-01", status="wished")
    helped(store, case_id, 6, "", status="active")
    helped(store, case_id, 6, "2026-02-01", status="ended")
    assert parts(store, "rungs_start") == {"2": 2}
    assert parts(store, "rungs_end") == {"2": 1, "4": 1}
    assert parts(store, "rung_moves") == {"2>2": 1, "2>4": 1}
    assert parts(store, "rung_direction") == {"up": 1, "same": 1}
    assert parts(store, "prevention_share") == {"hit": 1, "rest": 1}
    assert parts(store, "per_thousand") == {"2": 1, "4": 1}


def test_help_runs_on_its_last_possible_day_and_not_the_day_after(store: OpenStore) -> None:
    case_id = begun(store, "2026-01-01")
    helped(store, case_id, 3, "ca. 2025", "august 2026")
    helped(store, case_id, 1, "2026-01-01")
    assert parts(store, "rungs_end") == {"3": 1}
    assert parts(store, "rungs_start", Period("x", dt.date(2026, 9, 2), dt.date(2026, 10, 1))) == {"1": 1}


def test_children_who_came_and_went_are_told_of_as_outside(store: OpenStore) -> None:
    helped(store, begun(store, "2026-01-01", closed_on=dt.date(2026, 5, 5)), 2, "2026-01-01")
    begun(store, "2026-05-05")
    begun(store, "2026-04-04", closed_on=dt.date(2026, 5, 5))
    assert parts(store, "rung_moves") == {"2>out": 1, "out>none": 1}
    assert counted(store, "rung_direction").n == 0


def test_the_two_flags_leave_a_child_out_of_the_rungs_and_of_the_placed_alone(store: OpenStore) -> None:
    for flag in ("disability_only", "unaccompanied"):
        case_id = begun(store, "2026-01-01")
        helped(store, case_id, 5, "2026-04-01")
        with store.units.step("x", "test") as unit:
            setattr(unit.get(Child, the_child(store, case_id)), flag, True)
    assert [counted(store, each).n for each in ("rungs_end", "placements_now")] == [0, 0]
    assert [counted(store, each).n for each in ("cases_open", "placements_first", "children_with_plan")] == [2, 2, 2]


def test_cases_without_a_name_are_the_profiles_and_spaces_make_nobody_else(store: OpenStore) -> None:
    do(store, save_profile, {"name": "Lone Holm"})
    for name in ("", "Lone  Holm ", "Åse Bak"):
        begun(store, "2026-01-01", caseworker=name)
    found = counted(store, "cases_per_caseworker")
    assert (found.n, found.per) == (3, 2)


def test_a_placement_is_one_that_says_so_or_lies_high_and_never_one_that_says_it_is_none(store: OpenStore) -> None:
    for rung, flag in ((5, None), (2, "ja"), (5, "nej"), (3, None)):
        helped(store, begun(store, "2026-01-01"), rung, "2026-04-01", placement=flag or "", placement_kind="ship")
    assert parts(store, "placements_now") == {"ship": 2}


def test_the_kind_begun_last_counts_and_a_kind_nobody_knows_here_is_not_named(store: OpenStore) -> None:
    case_id = begun(store, "2026-01-01")
    helped(store, case_id, 5, "2026-04-01", placement_kind="hytten")
    assert parts(store, "placements_now") == {"elsewhere": 1}
    helped(store, case_id, 6, "2026-05-01")
    assert parts(store, "placements_now") == {"unknown": 1}


def test_only_the_first_placement_of_a_child_is_its_first(store: OpenStore) -> None:
    case_id = begun(store, "2026-01-01")
    helped(store, case_id, 5, "2026-04-01", "2026-05-01")
    assert (parts(store, "placements_first"), counted(store, "placements_first").average) == ({"7-12": 1}, 8)
    helped(store, case_id, 5, "2024", "2024")
    assert counted(store, "placements_first").n == 0


def test_how_long_it_lasted_is_told_for_each_kind_and_for_all(store: OpenStore) -> None:
    case_id = begun(store, "2026-01-01")
    for kind, since, until in (
        ("ship", "2026-04-01", "2026-04-11"), ("ship", "2026-04-01", "2026-04-21"), ("", "2026-04-01", "2026-05-31"),
        ("", "", "2026-05-31"), ("ship", "2026-04-01", "2026-09-01"),
    ):  # fmt: skip
        helped(store, case_id, 6, since, until, placement_kind=kind)
    found = counted(store, "placements_ended")
    assert {each.key: (each.count, each.middle) for each in found.parts if each.count} == {
        "ship": (2, 15), "unknown": (1, 60),
    }  # fmt: skip
    assert (found.n, found.middle) == (3, 20)


def test_home_again_is_no_placement_the_day_after_the_last_one_ended(store: OpenStore) -> None:
    for then in ("2026-06-01", "2026-06-02", "2026-06-03"):
        case_id = begun(store, "2026-01-01")
        helped(store, case_id, 5, "2026-04-01", "2026-06-01")
        helped(store, case_id, 6, then)
    assert parts(store, "placements_home") == {"hit": 1, "rest": 2}


def test_numbers_of_a_goal_are_compared_for_each_who_gave_them_up_to_the_end_of_the_period(store: OpenStore) -> None:
    case_id = begun(store, "2026-01-01")
    goal = put(store, case_id, "goal", text="x")
    person = str(the_person(store, case_id))
    for who, on, value in (
        ("", "2026-01-01", 3), ("", "2026-04-01", 5), ("", "2026-10-01", 1),
        (person, "2026-05-01", 8), (person, "2026-05-01", 8), (person, "engang", 1),
    ):  # fmt: skip
        put(store, case_id, "goal_score", goal_id=str(goal), person_id=who, on=on, value=str(value))
    assert parts(store, "goal_scores") == {"up": 1, "same": 1}
    assert parts(store, "goal_scores", Period("x", dt.date(2026, 9, 1), TODAY)) == {"down": 1}


def the_person(store: OpenStore, case_id: UUID) -> UUID:
    with store.units.read("test") as unit:
        return unit.live(Child, Child.case_id == case_id)[0].person_id


def test_help_for_a_child_that_left_the_case_is_counted_as_help_and_for_nobody_else(store: OpenStore) -> None:
    case_id = begun(store, "2026-01-01")
    bo = do(store, add_child, case_id, name="Bo")
    helped(store, case_id, 5, "2026-04-01", child_id=str(bo))
    with store.units.step("x", "test") as unit:
        unit.get(Child, bo).deleted_at = unit.now  # as two laptops may leave it
    assert (parts(store, "catalogue_use"), counted(store, "placements_now").n) == ({"own": 1}, 0)


def test_a_plan_covers_the_children_it_is_for_on_the_days_it_holds(store: OpenStore) -> None:
    case_id = begun(store, "2026-01-01")
    bo = do(store, add_child, case_id, name="Bo")
    helped(store, case_id, 2, "2026-04-01")
    assert parts(store, "children_with_plan") == {"rest": 2}
    put(store, case_id, "action_plan", child_id=str(bo), since="2026-08-31")
    put(store, case_id, "action_plan", until="2026-08-30")
    assert parts(store, "children_with_plan") == {"hit": 1, "rest": 1}
    put(store, case_id, "action_plan", purpose="uden datoer")
    assert parts(store, "children_with_plan") == {"hit": 2}


def test_a_plan_with_the_same_aim_twice_has_it_once(store: OpenStore) -> None:
    case_id = begun(store, "2026-01-01")
    plan = put(store, case_id, "action_plan", purpose="x")
    for aim in ("found_early", "found_early", "fred", "ro"):
        put(store, case_id, "plan_aim", plan_id=str(plan), aim=aim)
    assert (counted(store, "plan_aims").n, parts(store, "plan_aims")) == (1, {"found_early": 1, "elsewhere": 1})


def test_a_number_without_a_face_is_read_as_one_for_adults_and_not_for_children(store: OpenStore) -> None:
    case_id = begun(store, "2026-01-01")
    meeting = put(store, case_id, "meeting", status="held", held_on="2026-05-05")
    child = str(the_person(store, case_id))
    for who, face, value in (
        (child, "3", ""),
        (child, "", "9"),
        ("", "", "3"),
        ("", "", "4"),
        ("", "", "7"),
        ("", "", ""),
    ):
        put(store, case_id, "feedback", meeting_id=str(meeting), person_id=who, face=face, value=value)
    assert parts(store, "feedback_children") == {"3": 1}
    assert parts(store, "feedback_family") == {"1": 1, "2": 1, "3": 1}
