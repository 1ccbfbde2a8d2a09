"""The same human in several cases: linked, so that she sees it; what is known of them stays in the case it is in."""

from uuid import UUID

from app.errors import UserError
from app.models.ids import new_id
from app.models.people import Person
from app.services.ports import Unit, use_case
from app.services.profile import save_setting
from app.services.twin_people import two_key

SAME_CASE = "De to er i samme sag. Gør dem til én person i stedet."


@use_case("person.link")
def link_people(unit: Unit, person_id: UUID, other_id: UUID) -> None:
    """Say that two in different cases are the same human; whoever was linked to either comes along.

    No fact goes from one case to the other. Raises UserError for two of the same case.
    """
    one, other = unit.get(Person, person_id), unit.get(Person, other_id)
    if one.case_id == other.case_id:
        raise UserError(SAME_CASE)
    human = one.identity_id or other.identity_id or new_id()
    others = unit.live(Person, Person.identity_id == other.identity_id) if other.identity_id else []
    for each in (one, other, *others):
        each.identity_id = human


@use_case("person.unlink")
def unlink_person(unit: Unit, person_id: UUID) -> None:
    """Say that somebody is not the same human as those in other cases after all."""
    person = unit.get(Person, person_id)
    linked = [each for each in unit.live(Person, Person.identity_id == person.identity_id) if each.id != person_id]
    if person.identity_id is not None and len(linked) == 1:
        linked[0].identity_id = None
    person.identity_id = None


@use_case("person.not_same")
def say_two(unit: Unit, person_id: UUID, other_id: UUID) -> None:
    """Say that two who look alike are two; it is not asked again. In both cases when they are in two."""
    one, other = unit.get(Person, person_id), unit.get(Person, other_id)
    for case_id in {one.case_id, other.case_id}:
        save_setting(unit, two_key(case_id, one.id, other.id), "1")
