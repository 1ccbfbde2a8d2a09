"""What a person is on the drawing, one key each: dead, gender, unknown, named, born."""

from uuid import UUID

from app.models.enums_people import LOST_PREGNANCIES, Gender, PersonKind
from app.models.people import Person
from app.services.family_writer import FamilyWriter
from app.services.ports import Unit, use_case
from app.services.typed_values import typed_text


@use_case("person.change")
def toggle_dead(unit: Unit, person_id: UUID, *, year: str = "") -> None:
    """Say that somebody is dead, and when; without a year and dead already, that they live after all.

    A pregnancy that ended and a child not born yet stay what they are.
    """
    with FamilyWriter.beside(unit, person_id) as writer:
        person, when = unit.get(Person, person_id), writer.when(year)
        if person.kind in LOST_PREGNANCIES or person.kind is PersonKind.UNBORN:
            return
        person.deceased = bool(when) or not person.deceased
        person.death = when if person.deceased else None


@use_case("person.change")
def set_gender(unit: Unit, person_id: UUID, *, gender: str) -> None:
    """Say which gender somebody lives as: woman, man, nonbinary, unknown."""
    with FamilyWriter.beside(unit, person_id):
        unit.get(Person, person_id).gender = Gender(gender)


@use_case("person.change")
def set_unknown(unit: Unit, person_id: UUID) -> None:
    """Draw somebody as unknown (»?«), and the next time as a person again. A name is kept."""
    with FamilyWriter.beside(unit, person_id):
        person = unit.get(Person, person_id)
        person.kind = PersonKind.PERSON if person.kind is PersonKind.UNKNOWN else PersonKind.UNKNOWN


@use_case("person.change")
def name_person(unit: Unit, person_id: UUID, *, name: str, birth: str = "") -> None:
    """Give somebody a name, and a birth when one is given; who was unknown is so no more."""
    with FamilyWriter.beside(unit, person_id) as writer:
        person = unit.get(Person, person_id)
        person.name = typed_text(name) or person.name
        person.birth = writer.when(birth) or person.birth
        if person.kind is PersonKind.UNKNOWN and typed_text(name):
            person.kind = PersonKind.PERSON


@use_case("person.change")
def set_born(unit: Unit, person_id: UUID, *, on: str, name: str = "", gender: str = "") -> None:
    """Say that an expected child is born; the due date is kept as it was."""
    with FamilyWriter.beside(unit, person_id) as writer:
        person = unit.get(Person, person_id)
        person.kind, person.birth = PersonKind.PERSON, writer.when(on) or person.birth
        person.name = typed_text(name) or person.name
        person.gender = Gender(gender) if gender else person.gender
