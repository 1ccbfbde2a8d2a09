"""All live rows of one case, read once: what every screen and paper of that case is made from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from app.language.folding import first_name
from app.models.base import CaseRecord
from app.models.case import Case, Child
from app.models.people import Person
from app.models.registry import CASE_CLASSES
from app.services.ports import Unit

Row = TypeVar("Row", bound=CaseRecord)
NAMELESS = "Uden navn"


@dataclass
class CaseRows:
    """The rows of a case by class, in their order. Never leaves the services room."""

    case: Case
    rows: dict[type[CaseRecord], list[Any]]
    _people: dict[UUID, Person] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._people = {person.id: person for person in self.of(Person)}

    def of(self, kind: type[Row]) -> list[Row]:
        """Return the live rows of a class."""
        return self.rows.get(kind, [])

    def inside(self, kind: type[Row], owner_id: UUID) -> list[Row]:
        """Return the rows of a nested class that lie inside one owner."""
        column = kind.nested_in[1] if kind.nested_in else ""
        return [row for row in self.of(kind) if getattr(row, column) == owner_id]

    def person(self, person_id: UUID | None) -> Person | None:
        """Return a person of the case, or None."""
        return self._people.get(person_id) if person_id else None

    def name(self, person_id: UUID | None) -> str:
        """Return the full name, or the role of someone without a name."""
        person = self.person(person_id)
        return (person.name or person.role or NAMELESS) if person else ""

    def called(self, person_id: UUID | None) -> str:
        """Return the name used at the table: what they are called, else the first name; a body keeps its whole name."""
        person = self.person(person_id)
        if person is None:
            return ""
        return person.called or (self.name(person_id) if person.kind == "body" else first_name(self.name(person_id)))

    def child_name(self, child_id: UUID | None) -> str:
        """Return the name of a child of the case by the id of the child row."""
        child = next((each for each in self.of(Child) if each.id == child_id), None)
        return self.name(child.person_id) if child else ""

    def children(self, child_id: UUID | None = None) -> Iterator[tuple[Child, Person]]:
        """Yield the children of the case (or the one asked for) with their persons."""
        for child in self.of(Child):
            person = self.person(child.person_id)
            if person and child_id in (None, child.id):
                yield child, person


def read_case(unit: Unit, case_id: UUID) -> CaseRows:
    """Read every live row of a case. Raises UserError when the case is gone."""
    case = unit.get(Case, case_id)
    return CaseRows(case, {kind: unit.live(kind, kind.case_id == case_id) for kind in CASE_CLASSES})
