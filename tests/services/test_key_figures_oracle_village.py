"""The oracle and the program on a village small enough to count by hand."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import OpenStore
from app.rules.figure_periods import period_named
from app.services.case_weights import read_criteria, save_criteria
from app.services.own_rules import put_rules
from tests.figure_compare import counted, without_empty
from tests.figure_oracle import ORACLES, Answer, Asked, dumped
from tests.figure_village import FIRST, LAST, TODAY, put_in
from tests.ready_stores import ReadyStores

Told = tuple[int, dict[str, int], dict[str, Any]]
PERIOD = period_named("2026H1")

BY_HAND: dict[str, Told] = {
    "cases_open": (4, {"case": 3, "early": 1}, {}),
    "cases_opened": (3, {"hit": 3}, {}),
    "cases_closed": (2, {"hit": 2}, {}),
    "rungs_start": (7, {"none": 2, "1": 2, "2": 1, "3": 1, "4": 1}, {}),
    "rungs_end": (7, {"none": 1, "1": 2, "3": 2, "5": 2}, {}),
    "rung_moves": (
        8, {"none>none": 1, "2>5": 1, "1>1": 2, "3>3": 1, "none>5": 1, "out>3": 1, "4>out": 1}, {},
    ),  # fmt: skip
    "rung_direction": (6, {"up": 2, "same": 4}, {}),
    "prevention_share": (4, {"hit": 2, "rest": 2}, {}),
    "per_thousand": (4, {"3": 2, "5": 2}, {}),
    "cases_per_caseworker": (4, {"hit": 4}, {"per": 2}),
    "case_weights": (4, {"unweighed": 1, "light": 1, "middle": 1, "heavy": 1}, {}),
    "talked_with": (5, {"hit": 3, "rest": 2}, {}),
    "follow_ups_held": (3, {"hit": 3}, {}),
    "follow_ups_counted": (3, {"hit": 2, "rest": 1}, {}),
    "follow_up_first": (4, {"hit": 2, "rest": 2}, {}),
    "follow_up_agreed": (5, {"hit": 1, "rest": 4}, {}),
    "planned_not_held": (2, {"cancelled": 1, "family_away": 1}, {}),
    "follow_up_local": (3, {"hit": 2, "rest": 1}, {}),
    "follow_up_days": (3, {"92-182": 2, "183-365": 1}, {"middle": 110}),
    "meetings_held": (
        6,
        {"network_meeting": 2, "follow_up_meeting": 1, "family_council": 1, "elsewhere": 1, "three_columns": 1},
        {},
    ),
    "meetings_private": (6, {"hit": 2, "rest": 4}, {}),
    "meetings_child": (6, {"present": 1, "heard": 2, "represented": 1, "not_heard": 1, "unknown": 1}, {}),
    "meetings_followed": (3, {"hit": 2, "rest": 1}, {}),
    "agreements_kept": (
        7, {"kept": 2, "partly": 1, "not_kept": 1, "changed": 1, "under_way": 1, "open": 1}, {},
    ),
    "worry_to_meeting": (4, {"0-14": 1, "15-28": 1, "57+": 1, "none": 1}, {"middle": 26}),
    "worries": (4, {"network_meeting": 1, "case": 1, "settled": 1, "open": 1}, {}),
    "advice_talks": (2, {"hit": 2}, {}),
    "notifications_sender": (
        6, {"school": 1, "others": 1, "anonymous": 1, "police": 1, "health_visitor": 1, "not_said": 1}, {},
    ),
    "notifications_first": (7, {"first": 5, "again": 2}, {}),
    "notifications_age": (7, {"unborn": 1, "3-6": 2, "7-12": 3, "13-17": 1}, {"average": 49 / 6}),
    "notification_contact_young": (3, {"2-7": 1, "8-14": 1, "none": 1}, {"middle": 6}),
    "notification_contact": (7, {"0-1": 2, "2-7": 1, "8-14": 1, "15-28": 1, "none": 2}, {"middle": 2}),
    "assessments_in_time": (3, {"hit": 1, "rest": 2}, {}),
    "placements_now": (2, {"foster_family": 1, "elsewhere": 1}, {}),
    "placements_per_thousand": (2, {"foster_family": 1, "elsewhere": 1}, {}),
    "placements_first": (2, {"7-12": 1, "unknown": 1}, {"average": 10}),
    "placements_ended": (
        3,
        {"network_family": 1, "unknown": 1, "social_home": 1},
        {"middle": 60, "middles": {"network_family": 804, "unknown": 29, "social_home": 60}},
    ),
    "placements_home": (2, {"hit": 1, "rest": 1}, {}),
    "goals_status": (5, {"under_way": 1, "almost": 1, "reached": 2, "dropped": 1}, {}),
    "goals_reached": (3, {"hit": 2, "rest": 1}, {}),
    "goal_scores": (3, {"up": 1, "same": 1, "down": 1}, {}),
    "catalogue_use": (7, {"foster_family": 2, "relief": 1, "own": 3, "elsewhere": 1}, {}),
    "interventions_waiting": (2, {"hit": 1, "rest": 1}, {}),
    "children_with_plan": (5, {"hit": 3, "rest": 2}, {}),
    "plan_aims": (3, {"found_early": 2, "help_early": 1, "elsewhere": 1}, {}),
    "feedback_children": (2, {"2": 1, "3": 1}, {}),
    "feedback_family": (4, {"1": 2, "2": 1, "3": 1}, {}),
}  # fmt: skip
"""Figure -> n, the parts that are not empty, and what else it tells; why stands beside the rows of the village."""


@pytest.fixture(scope="module")
def village(ready_stores: ReadyStores, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenStore]:
    with ready_stores.opened(tmp_path_factory.mktemp("village"), put_in) as (opened, _):
        yield opened


@pytest.fixture(scope="module")
def rows(village: OpenStore) -> sqlite3.Connection:
    return dumped(village)


@pytest.mark.parametrize("figure", BY_HAND)
def test_the_oracle_counts_the_village_as_it_was_counted_by_hand(figure: str, rows: sqlite3.Connection) -> None:
    found = ORACLES[figure](Asked(rows=rows, first=FIRST, last=LAST, today=TODAY))
    assert without_empty(found) == without_empty(by_hand(figure))


def test_the_program_counts_the_village_as_it_was_counted_by_hand(village: OpenStore) -> None:
    ours = counted(village, [PERIOD], TODAY)[PERIOD.name]
    assert ours == {figure: without_empty(by_hand(figure)) for figure in BY_HAND}


def test_what_the_municipality_asks_of_a_follow_up_and_calls_heavy_is_counted_its_way(
    ready_stores: ReadyStores, tmp_path: Path
) -> None:
    with ready_stores.opened(tmp_path, put_in) as (opened, _):
        with opened.units.step("Regler", "rules.put", undoable=False) as unit:
            put_rules(unit, {}, {"follow_up_needs_talk": False})
            save_criteria(unit, replace(read_criteria(unit), light_to=0, middle_to=6))
        ours = counted(opened, [PERIOD], TODAY)[PERIOD.name]
        asked = Asked(
            rows=dumped(opened), first=FIRST, last=LAST, today=TODAY, needs_talk=False, light_to=0, middle_to=6
        )
    assert ours["follow_ups_counted"] == without_empty(ORACLES["follow_ups_counted"](asked))
    assert ours["follow_ups_counted"].parts == {"hit": 3}
    assert ours["case_weights"] == without_empty(ORACLES["case_weights"](asked))
    assert ours["case_weights"].parts == {"unweighed": 1, "middle": 2, "heavy": 1}


def by_hand(figure: str) -> Answer:
    n, parts, more = BY_HAND[figure]
    return Answer(n=n, parts=parts, **more)
