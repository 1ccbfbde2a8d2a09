"""Where somebody lived and was reached before: what the change log still tells, and what a row that was joined held.

Somebody who hides goes back to where they were safe once, and whoever looks for them begins there.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from app.language.folding import fold
from app.models.log import Change, Step
from app.models.people import Household, Person
from app.models.safety import Custody, Protection
from app.services.sight import homes_of
from app.services.snapshot import CaseRows

COLUMNS = ("address", "town", "phone", "email", "residence")
AROUND = ("residence_note", "label")
"""What tells where somebody lives on other rows than theirs: of the custody of a child, and of a home."""


@dataclass(frozen=True, slots=True)
class LivedBefore:
    """One value that stood on a person or their home. `in_hiding`: it stood there after somebody was protected."""

    column: str
    value: str
    in_hiding: bool


def lived_before(rows: CaseRows, person: Person) -> Iterator[LivedBefore]:
    """Yield what stood on a person before, where they live and are reached; what stands there today is left out."""
    made = [each.created_at for each in rows.of(Protection)]
    first = min((each for each in made if each is not None), default=None)
    around = _around(rows, person)
    query = (
        select(Change.column_name, Change.before, Step.at)
        .join(Step, Step.id == Change.step_id)
        .where(Change.row_id.in_([person.id, *(each.id for each in around)]))
        .where(Change.column_name.in_((*COLUMNS, *AROUND)), Change.before.is_not(None))
    )
    found = {
        LivedBefore(column, value, first is None or at >= first)
        for column, before, at in rows.unit.session.execute(query)
        if isinstance(value := json.loads(before or "null"), str)
    }
    found |= {
        LivedBefore(column, value, in_hiding=True)
        for twin in _twins(rows, person)
        for column in COLUMNS
        if (value := getattr(twin, column))
    }
    now = {getattr(each, column, None) for each in (person, *around) for column in (*COLUMNS, *AROUND)}
    yield from sorted((each for each in found if each.value not in now), key=lambda each: (each.column, each.value))


def _around(rows: CaseRows, person: Person) -> list[Custody | Household]:
    """Return the other rows that tell where a person lives."""
    homes = homes_of(rows, person.id)
    return [
        *(each for each in rows.of(Custody) if each.child_id == person.id),
        *(each for each in rows.of(Household) if each.id in homes),
    ]


def _twins(rows: CaseRows, person: Person) -> list[Person]:
    """Return people who were taken away from the case, or joined with another, and had the same name."""
    gone = select(Person).where(Person.case_id == rows.case.id, Person.deleted_at.is_not(None))
    name = fold(person.name or "")
    return [each for each in rows.unit.session.scalars(gone) if name and fold(each.name or "") == name]
