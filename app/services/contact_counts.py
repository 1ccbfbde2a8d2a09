"""What the log of contacts adds up to, for each child: when somebody last talked with it, and how many early talks."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.rules.cadence import CadenceKind
from app.services.due_courses import talks_in_course
from app.services.due_quiet import last_talked
from app.services.ports import Unit, use_case
from app.services.rulebook import rules_of
from app.services.snapshot import read_case


@dataclass(frozen=True, slots=True)
class ChildCount:
    """One child: the last day somebody talked with it, and talks in an early course out of how many.

    `talks` is 0 when there is no such course, `limit` 0 when the municipality counts none.
    """

    child_id: UUID
    person_id: UUID
    called: str
    last_talked: dt.date | None
    talks: int
    limit: int


@use_case("contact.counts")
def count_contacts(unit: Unit, case_id: UUID) -> tuple[ChildCount, ...]:
    """Return the counts of each child of a case, in their order."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    limits = [each.count for each in rules_of(unit).cadences if each.kind is CadenceKind.COUNTER and each.count]
    return tuple(
        ChildCount(
            child.id, person.id, rows.called(person.id), last_talked(rows, child),
            len(talks_in_course(rows, child)), min(limits, default=0),
        )
        for child, person in rows.children()
    )  # fmt: skip
