"""The children of a case by the name used at the table, for a page that asks which of them it is about."""

from uuid import UUID

from app.services.ports import Unit, use_case
from app.services.snapshot import read_case


@use_case("voice.children")
def list_children(unit: Unit, case_id: UUID) -> tuple[tuple[UUID, str], ...]:
    """Return the children of a case: the id of the child, and what it is called."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    return tuple((child.id, rows.called(person.id)) for child, person in rows.children())
