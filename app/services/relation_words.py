"""Who everybody in the family of a case is to one of them (»set fra«), and finding people by it."""

from uuid import UUID

from app.genogram.family import Family
from app.genogram.relation_words import words_from
from app.services.family import family_of_case
from app.services.ports import Unit, use_case
from app.services.relation_search import people_who_are


@use_case("genogram.read")
def relation_words(unit: Unit, case_id: UUID, person_id: UUID) -> dict[UUID, str]:
    """Return a word for everybody tied to a person (»mormor og plejemor«), for the caseworker's own screen.

    Somebody of the network who is kin to nobody has no words: the answer is empty.
    """
    return words_in(family_of_case(unit, case_id), person_id)


def words_in(family: Family, person_id: UUID) -> dict[UUID, str]:
    """Return a word for everybody tied to a person in a family that has been read."""
    return {UUID(person): each.text for person, each in words_from(family, str(person_id)).items()}


@use_case("genogram.read")
def find_by_relation(unit: Unit, case_id: UUID, ego: UUID, words: str) -> list[UUID]:
    """Return the people a phrase fits seen from `ego` (»mors lillebror«), in the order of the family."""
    return [UUID(person) for person in people_who_are(family_of_case(unit, case_id), str(ego), words)]
