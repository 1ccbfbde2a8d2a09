"""Which follow-ups the municipality counts, as its rule was met on the day each was held: for all cases at once."""

from collections import defaultdict
from typing import Any, NamedTuple

from sqlalchemy import select

from app.models.plan import ActionPlan
from app.services.figure_desk import FigureDesk, stored
from app.services.figure_readings_cases import Key, first_day_name, last_day_name
from app.services.figure_readings_days import ALWAYS, NEVER
from app.services.figure_readings_lives import lives_by_case
from app.services.follow_up_counts import count_rule


class Counting(NamedTuple):
    """What a follow-up is held against. Whom it is with is a child, or a case: all of its children. Days as stored.

    `births`: from which day a child asks for a talk, and by case the first of its children. `plans`: first and last day
    of the plans of a child, and by case of all that are for any of its children. What the rule does not ask for is not
    in them.
    """

    births: dict[Key, str]
    plans: dict[Key, list[tuple[str, str]]]

    def lacks(self, whom: Key, on: str, heard: bool, reviewed: bool) -> bool:  # noqa: FBT001 - names cost a third here
        """Tell whether a follow-up of a day lacks something to be counted, as `follow_up_counts` says it."""
        if not heard and self.births.get(whom, NEVER) <= on:
            return True
        return not reviewed and any([first <= on <= last for first, last in self.plans.get(whom, ())])


def read_counting(desk: FigureDesk) -> Counting:
    """Return what tells of each follow-up whether it counts. For `FigureDesk.always`."""
    rule = count_rule(desk.unit)
    return Counting(_births(desk) if rule.child_talked else {}, _plans(desk) if rule.plan_reviewed else {})


def _births(desk: FigureDesk) -> dict[Key, str]:
    lives = desk.always(lives_by_case)
    births = {each.child: each.born for some in lives.values() for each in some}
    return births | {case: min([each.born for each in some]) for case, some in lives.items()}


def _plans(desk: FigureDesk) -> dict[Key, list[tuple[str, str]]]:
    lives, row, found = desk.always(lives_by_case), ActionPlan, defaultdict[Key, list[tuple[str, str]]](list)
    columns: tuple[Any, ...] = (stored(row.case_id), stored(row.child_id), stored(row.since), stored(row.until))
    for case, child, since, until in desk.rows(select(*columns).where(row.deleted_at.is_(None))):
        whose = [each.child for each in lives.get(case, ()) if child in (None, each.child)]
        days = first_day_name(since) or ALWAYS, last_day_name(until) or NEVER
        for each in (*whose, case) if whose else ():
            found[each].append(days)
    return found
