"""Sees that a child or a person that is pointed at belongs to the same case: one list never shows another family's."""

from uuid import UUID

from app.errors import UserError
from app.models.case import Child
from app.models.people import Person
from app.services.ports import Unit

NOT_HERE = "Den person er ikke på denne sag. Vælg en anden."


def see_child(unit: Unit, case_id: UUID, child_id: UUID | None) -> None:
    """See that a child is one of the case; None is all of them. Raises UserError when it is another's, or gone."""
    if child_id is not None and unit.get(Child, child_id).case_id != case_id:
        raise UserError(NOT_HERE)


def see_person(unit: Unit, case_id: UUID, person_id: UUID | None) -> None:
    """See that a person is one of the case; None is nobody. Raises UserError when it is another's, or gone."""
    if person_id is not None and unit.get(Person, person_id).case_id != case_id:
        raise UserError(NOT_HERE)
