"""What is done for the children of the made-up municipality: help on rungs, the plan, its goals and how they went."""

import datetime as dt
from uuid import UUID

from tests.municipality_people import ChildMade, Family
from tests.municipality_story import END

RUNGS = {1: 26, 2: 34, 3: 22, 4: 5, 5: 8, 6: 5}
STEPS = {-2: 5, -1: 32, 0: 28, 1: 28, 2: 7}
KINDS = {
    2: ("relief", "contact_person", "talks", "pitstop", "det gule hus"),
    3: ("intensive_home", "family_treatment", "home_support", "consultant"),
    4: ("network_foster",), 5: ("foster_family", "municipal_foster_family"), 6: ("open_institution", "residence"),
}  # fmt: skip
"""Rung -> programmes of the catalogue that lie on it."""
PLACES = {
    4: ("network_family",), 5: ("foster_family", "municipal_foster_family"),
    6: ("social_home", "institution", "secure_institution", "own_room", "boarding_school", "et hus ved havet"),
}  # fmt: skip
STATUS = {"under_way": 40, "almost": 15, "reached": 30, "paused": 6, "dropped": 9}
AIMS = (
    "found_early", "help_early", "family_strength", "ordinary_days", "stay_at_home", "family_if_placed",
    "school_and_learning",
)  # fmt: skip
WEIGHTS = {
    "complexity": {"little": 1, "some": 2, "much": 4, "very_much": 6},
    "phase": {"calm": 1, "running": 2, "changing": 3, "acute": 6},
    "travel": {"near": 0, "some_way": 1, "far": 3},
    "own_load": {"light": 0, "middle": 1, "heavy": 3},
    "grown_ups": {"few": 1, "many": 5},
}
"""Criterion -> level -> points; the last of them was taken off the list."""


def add_help(family: Family) -> None:
    """Add the interventions of each child and of all of them, the plan, the goals and the weight of the case."""
    story = family.story
    for child in family.children:
        if story.odds(0.9):
            _climb(family, child)
    if len(family.children) > 1 and story.odds(0.3):
        begun = story.day(family.first, family.last)
        _intervention(family, None, story.one_of((1, 2, 3)), begun, None if story.odds(0.5) else family.last)
    for _ in range(story.weighed({0: 70, 1: 25, 2: 5})):
        _wish(family)
    _add_plans(family)
    for _ in range(story.weighed({0: 15, 1: 25, 2: 30, 3: 20, 4: 10})):
        _add_goal(family)
    _add_weights(family)


def _climb(family: Family, child: ChildMade) -> None:
    """Add one intervention after another, each on its rung: most one step up or down, some beside the one before."""
    story = family.story
    rung, day = story.weighed(RUNGS), story.after(family.first, -30, 160)
    for _ in range(story.weighed({1: 25, 2: 30, 3: 25, 4: 20})):
        until = story.after(day, 40, 700)
        ongoing = until > family.last and family.is_open
        _intervention(family, child.id, rung, day, None if ongoing else min(until, family.last))
        if ongoing or day >= family.last:
            return
        rung = min(6, max(1, rung + story.weighed(STEPS)))
        day = until if story.odds(0.3) else story.after(until, -40, 60)


def _intervention(family: Family, child_id: UUID | None, rung: int, first: dt.date, last: dt.date | None) -> None:
    story = family.story
    placed = rung >= 4
    said_otherwise = story.odds(0.02)
    status = "active" if last is None else "ended"
    if story.odds(0.04):  # a status nobody changed, or changed too soon
        status = story.one_of(("granted", "active", "ended", "refused"))
    wished = first - dt.timedelta(days=story.chance.randint(5, 90))
    story.add(
        "intervention",
        child_id=child_id,
        name="Hjælp",
        rung=None if story.odds(0.03) else rung,
        status=status,
        placement=(not placed) if said_otherwise else story.one_of((True, None)) if placed else None,
        placement_kind=story.one_of(PLACES[rung]) if placed and story.odds(0.8) else None,
        programme_id=story.one_of(KINDS[rung]) if rung in KINDS and story.odds(0.5) else story.one_of((None, None, "")),
        wished_on=story.told(wished, 0.9) if story.odds(0.6) else None,
        since=None if story.odds(0.025) else story.told(first, 0.86),
        until=None if story.odds(0.03) else story.told(last, 0.86),
    )


def _wish(family: Family) -> None:
    """Add help that waits: some wished to the day, some »ca. 2026«, some nobody knows when."""
    story = family.story
    wished = story.day(max(family.first, END - dt.timedelta(days=240)), family.last)
    story.add(
        "intervention",
        child_id=family.whose(),
        name="Hjælp, vi venter på",
        rung=story.weighed(RUNGS),
        status=story.one_of(("wished", "wished", "granted")),
        placement=None,
        placement_kind=None,
        programme_id=None,
        wished_on=None if story.odds(0.15) else story.told(wished, 0.85),
        since=story.told(story.after(END, 1, 40)) if story.odds(0.1) else None,
        until=None,
    )


def _add_plans(family: Family) -> None:
    story = family.story
    for child_id in story.weighed({(): 35, (None,): 40, tuple(each.id for each in family.children): 25}):
        for _ in range(2 if story.odds(0.2) else 1):
            since = story.day(family.first, family.last)
            plan_id = story.add(
                "action_plan",
                kind=story.one_of(("agreements", "child_plan", "youth_plan")),
                child_id=child_id,
                since=None if story.odds(0.15) else story.told(since, 0.9),
                until=None if story.odds(0.6) else story.told(story.after(since, 60, 600), 0.9),
            )
            for aim in story.chance.sample(AIMS, story.chance.randint(0, 3)) + (["own"] if story.odds(0.1) else []):
                for _ in range(2 if story.odds(0.03) else 1):  # the same aim from two laptops
                    story.add("plan_aim", plan_id=plan_id, aim=aim)


def _add_goal(family: Family) -> None:
    story = family.story
    status = story.weighed(STATUS)
    begun = story.day(family.first, family.last)
    changed = story.day(begun, family.last) if status != "under_way" and story.odds(0.85) else None
    goal_id = story.add("goal", child_id=family.whose(), text="Et mål", status=status, status_on=changed)
    raters: tuple[UUID | None, ...] = (None, *(each.person_id for each in family.children), *family.private)
    for rater in story.chance.sample(raters, min(len(raters), story.weighed({0: 35, 1: 40, 2: 20, 3: 5}))):
        day = begun
        for _ in range(story.chance.randint(1, 4)):
            on = None if story.odds(0.03) else story.told(day, 0.9)
            story.add("goal_score", goal_id=goal_id, value=story.chance.randint(0, 10), on=on, person_id=rater)
            day = story.after(day, 0 if story.odds(0.05) else 20, 150)
            if day > END:
                break


def _add_weights(family: Family) -> None:
    story = family.story
    if story.odds(0.35):
        return
    for criterion, levels in WEIGHTS.items():
        for _ in range(story.weighed({0: 15, 1: 65, 2: 20})):
            level = None if story.odds(0.03) else story.one_of(tuple(levels))
            story.add(
                "case_weight",
                criterion=criterion,
                level=level,
                points=levels[level] if level else None,
                noted_on=None if story.odds(0.03) else story.day(family.first, family.last),
            )
