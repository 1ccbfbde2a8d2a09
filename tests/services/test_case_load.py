"""The case load: weights and why, whose they are, the weeks ahead, and what one more case would do to them."""

import datetime as dt
from typing import Any
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.case import Case
from app.services.agreements import add_agreement
from app.services.case_load import list_rhythms, one_more_case, read_case_load, save_capacity
from app.services.case_load_rows import CaseLoad, OneMore, WeekLoad
from app.services.case_load_weeks import mondays
from app.services.case_weights import answer_criterion
from app.services.cases import close_case
from app.services.concerns import begin_worry
from app.services.follow_ups import plan_follow_up
from app.services.profile import save_profile
from app.services.snoozes import put_off
from app.services.weight_list import Heaviness
from tests.doing import ask, do
from tests.services.due_making import a_case, lines, stop
from tests.shipped import TODAY

DAY = TODAY.date()  # Sunday of week 47


def load_of(store: OpenStore, **values: Any) -> CaseLoad:
    found = ask(store, read_case_load, **values)
    assert isinstance(found, CaseLoad)
    return found


def weigh(store: OpenStore, case_id: UUID, **answers: str) -> UUID:
    for criterion, level in answers.items():
        do(store, answer_criterion, case_id, criterion=criterion, level=level)
    return case_id


def give(store: OpenStore, case_id: UUID, name: str) -> None:
    with store.units.step("Rådgiver", "test") as unit:
        unit.get(Case, case_id).caseworker = name


def week(load: CaseLoad, number: int) -> WeekLoad:
    return next(each for each in load.weeks if each.number == number)


def test_the_heaviest_case_stands_first_with_why_and_one_that_is_not_weighed_last(store: OpenStore) -> None:
    unweighed = a_case(store)
    light = weigh(store, a_case(store), complexity="little", travel="near")
    heavy = weigh(store, a_case(store), complexity="very_much", phase="acute")
    load = load_of(store)
    assert [each.case_id for each in load.lines] == [heavy, light, unweighed]
    assert [each.points for each in load.lines] == [12, 1, None]
    assert load.lines[0].why in ("Rigtig meget (6) · Den er akut (6)", "Den er akut (6) · Rigtig meget (6)")
    assert (load.lines[1].why, load.lines[1].unanswered, load.lines[1].weighed_on) == ("Lidt (1)", 3, DAY)
    assert (load.points, load.unweighed, load.of(Heaviness.HEAVY)) == (13, 1, 1)


def test_closed_cases_and_worries_are_no_case_load(store: OpenStore) -> None:
    do(store, close_case, a_case(store), reason="Det går godt.")
    do(store, begin_worry, child_name="Ib", text="Bleg.")
    assert load_of(store).count == 0


def test_cases_without_a_name_are_hers_and_each_caseworker_has_a_sum_of_their_own(store: OpenStore) -> None:
    do(store, save_profile, {"name": "Lone  Holm"})
    weigh(store, a_case(store), complexity="much")
    given = weigh(store, a_case(store), complexity="some")
    give(store, given, " Åse Bak ")
    load = load_of(store)
    assert [(each.name, each.cases, each.points) for each in load.workers] == [("Lone Holm", 1, 4), ("Åse Bak", 1, 2)]
    hers = load_of(store, whose="Åse Bak")
    assert ([each.case_id for each in hers.lines], hers.points, len(hers.workers)) == ([given], 2, 2)


def test_her_own_number_is_compared_with_her_own_cases_and_with_nobody_elses(store: OpenStore) -> None:
    do(store, save_profile, {"name": "Lone Holm"})
    give(store, a_case(store), "Åse Bak")
    a_case(store)
    do(store, save_capacity, " 120 ")
    assert [load_of(store, whose=each).capacity for each in (None, "Lone Holm", "Åse Bak")] == [None, 120, None]
    do(store, save_capacity, "")
    assert load_of(store, whose="Lone Holm").capacity is None


def test_her_own_number_is_a_whole_one(store: OpenStore) -> None:
    for typed in ("0", "-5", "2001", "mange", "1.5"):
        with pytest.raises(UserError, match="1 til 2000"):
            do(store, save_capacity, typed)


def test_each_date_stands_in_its_week_and_what_is_late_in_the_first(store: OpenStore) -> None:
    case_id = a_case(store)
    for on in ("20. november 2026", "22. november 2026", "27. november 2026", "2027-02-07", "2027-02-08"):
        do(store, plan_follow_up, case_id, on=on)
    do(store, add_agreement, case_id, text="ringer", when="3. december 2026")
    do(store, add_agreement, case_id, text="skriver", when="hver fredag")
    load = load_of(store)
    assert [each.number for each in load.weeks] == [47, 48, 49, 50, 51, 52, 53, 1, 2, 3, 4, 5]
    assert (week(load, 47).late, week(load, 47).meetings) == (1, 1)
    assert (week(load, 48).meetings, week(load, 48).agreed, week(load, 49).agreed) == (1, 0, 1)
    assert week(load, 5).meetings == 1, "8 February lies in week 6 and is not shown"
    assert sum(each.count for each in load.weeks) == 4


def test_a_date_that_was_put_off_is_no_work_until_it_comes_back(store: OpenStore) -> None:
    case_id = a_case(store)
    do(store, add_agreement, case_id, text="ringer", when="24. november 2026")
    assert week(load_of(store), 48).agreed == 1
    [row] = lines(store, table="agreement")
    waits = {"until": "1. december 2026", "because": "Ferie."}
    do(store, put_off, table="agreement", row_id=row.source_id, rule_id=row.rule_id, **waits)
    assert week(load_of(store), 48).agreed == 0


def test_while_a_child_is_heard_without_a_parent_nothing_says_why(store: OpenStore, mathias_case: UUID) -> None:
    weigh(store, mathias_case, phase="acute", complexity="much")
    stop(store, mathias_case)
    [line] = load_of(store).lines
    assert (line.points, line.why) == (10, "")


def more(store: OpenStore, heaviness: Heaviness, place: int, preset: str = "") -> OneMore:
    found = ask(store, one_more_case, load_of(store), heaviness=heaviness, week=place, preset_id=preset)
    assert isinstance(found, OneMore)
    return found


def test_one_more_case_is_counted_as_those_of_its_weight_are_and_by_the_limits_when_there_are_none(
    store: OpenStore,
) -> None:
    weigh(store, a_case(store), complexity="very_much", phase="acute")
    weigh(store, a_case(store), complexity="very_much", phase="looked_into")
    found = more(store, Heaviness.HEAVY, 0)
    assert (found.points, found.sum_before, found.sum_after) == (11, 22, 33)
    assert [more(store, each, 0).points for each in (Heaviness.LIGHT, Heaviness.MIDDLE)] == [2, 7]


def test_a_rhythm_fills_the_weeks_from_the_one_it_begins_in(store: OpenStore) -> None:
    found = more(store, Heaviness.LIGHT, 2, "placement-frequent")
    assert found.dates == (dt.date(2026, 11, 30), dt.date(2026, 12, 14), dt.date(2027, 1, 25))
    assert [place for place, number in enumerate(found.added) if number] == [2, 4, 10]
    this_week = more(store, Heaviness.LIGHT, 0, "network-meeting")
    assert this_week.dates == (DAY, DAY + dt.timedelta(weeks=8)), "it cannot begin before today"
    assert more(store, Heaviness.LIGHT, 11, "unknown").added == (*(0,) * 11, 1)


def test_every_rhythm_that_is_offered_gives_dates_that_only_go_on(store: OpenStore) -> None:
    offered = [each.preset_id for each in ask(store, list_rhythms)]
    assert {"placement-frequent", "preventive-frequent", "network-meeting"} <= set(offered)
    assert not {"early-talks", "case-review", "sel-70"} & set(offered)
    for preset in offered:
        dates = more(store, Heaviness.LIGHT, 0, preset).dates
        assert list(dates) == sorted(set(dates))


def test_nothing_is_kept_of_a_case_that_was_only_thought_of(store: OpenStore) -> None:
    before = load_of(store)
    more(store, Heaviness.HEAVY, 3, "preventive-frequent")
    assert load_of(store) == before


def test_the_weeks_begin_on_the_monday_of_this_week_over_new_year() -> None:
    assert mondays(DAY, 3) == (dt.date(2026, 11, 16), dt.date(2026, 11, 23), dt.date(2026, 11, 30))
