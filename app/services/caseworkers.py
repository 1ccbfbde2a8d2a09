"""Who of the people in a case is its caseworker, whatever her job is called."""

from uuid import UUID

from app.language.folding import fold
from app.models.enums_people import PersonKind
from app.models.people import Person
from app.models.setup import Profile
from app.services.kinship import kin_of_case
from app.services.snapshot import CaseRows

CALLED = "raadgiver"
"""The role of whoever has no name here, folded."""


def caseworkers_of(rows: CaseRows) -> tuple[UUID, ...]:
    """Return the caseworkers of a case, the surest first.

    The one at this computer, then the one who has the case, by their names: a job title may be »Familierådgiver« or
    anything else. Last whoever is simply called »rådgiver«. Somebody of the family with the same name is not meant.
    """
    family = kin_of_case(rows)
    people = [each for each in rows.of(Person) if each.kind is PersonKind.PERSON and each.id not in family]
    own = [profile.name for profile in rows.unit.live(Profile)]
    names = [fold(name) for name in (*own, rows.case.caseworker) if name]
    named = [each.id for name in names for each in people if fold(each.name or "") == name]
    called = [each.id for each in people if fold(each.role or "") == CALLED]
    return tuple(dict.fromkeys((*named, *called)))
