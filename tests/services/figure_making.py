"""Cases with just the rows a figure is counted from, and the figure counted in them."""

import datetime as dt
from typing import Any
from uuid import UUID

from app.bootstrap import OpenStore
from app.models.approx_date import ApproxDate
from app.models.case import Case, Child
from app.models.people import Person
from app.rules.key_figures import Measure, Period
from app.services.figure_desk import FigureDesk
from app.services.figures_early import MEASURES as EARLY
from app.services.figures_follow_up import MEASURES as FOLLOW_UP
from app.services.figures_meetings import MEASURES as MEETINGS
from app.services.ports import Unit
from tests.shipped import TODAY

MEASURES = {**FOLLOW_UP, **MEETINGS, **EARLY}
Family = tuple[UUID, list[UUID], list[UUID]]


def day(text: str) -> dt.date:
    """Return the day of an ISO date."""
    return dt.date.fromisoformat(text)


def about(text: str) -> ApproxDate:
    """Return a day as far as it is known."""
    return ApproxDate.parse(text)


def family(unit: Unit, *births: str, **case: Any) -> Family:
    """Add a case with a child for each birthday, and return its id, those of the children and of their persons."""
    row = unit.add(Case(opened_on=about("2020-01-01"), **case))
    unit.session.flush()
    people = [unit.add(Person(case_id=row.id, name="Asta", birth=about(each) if each else None)) for each in births]
    unit.session.flush()
    children = [unit.add(Child(case_id=row.id, person_id=each.id)) for each in people]
    unit.session.flush()
    return row.id, [each.id for each in children], [each.id for each in people]


def measured(store: OpenStore, figure: str, first: str = "2026-03-01", last: str = "2026-08-31") -> Measure:
    """Return a figure as it is counted in a store, seen from 22 November 2026."""
    with store.units.read("figures.read") as unit:
        return MEASURES[figure](FigureDesk(unit, Period("", day(first), day(last)), TODAY.date()))


def parts(measure: Measure) -> dict[str, int]:
    """Return the parts that are not empty."""
    return {each.key: each.count for each in measure.parts if each.count}
