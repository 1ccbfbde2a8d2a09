"""The people of a case: rows for lists and inspectors, and the verbs that every page needs."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.language.dates import approx
from app.models.enums_people import LOST_PREGNANCIES, Gender, PersonKind, Sector
from app.models.people import (
    DrawingPlace,
    HouseholdMember,
    NetworkPictureSpot,
    NetworkTie,
    ParentTie,
    PartnershipMember,
    Person,
    Relation,
)
from app.services.cases import age_text
from app.services.family_homes import add_household, join_household
from app.services.family_members import add_child_of, add_parents, add_partner, add_sibling
from app.services.family_relations import relate
from app.services.family_writer import FamilyWriter
from app.services.pointers import pointing_at
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.role_words import sector_of_role
from app.services.snapshot import CaseRows, read_case
from app.services.typed_values import typed_text

__all__ = [
    "PersonRow",
    "add_child_of",
    "add_household",
    "add_parents",
    "add_partner",
    "add_person",
    "add_sibling",
    "add_to_network",
    "join_household",
    "list_people",
    "place_in_network",
    "relate",
    "remove_person",
]

IN_USE = "Der er stadig noget, der handler om {name} ({what}). Fjern det først, eller lad personen blive stående."
ON_A_PICTURE = (
    "{name} står på et gemt billede af netværket, og det skal blive ved med at vise, hvordan det var. "
    "Fjern billedet først, eller lad personen blive stående."
)
_GO_ALONG = (PartnershipMember, ParentTie, HouseholdMember, Relation, NetworkTie, DrawingPlace)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person for lists and the inspector."""

    id: UUID
    name: str
    called: str
    role: str
    age: str
    born: str
    gender: Gender
    kind: PersonKind
    deceased: bool
    is_child_of_case: bool
    network_tie_id: UUID | None
    sector: Sector | None
    ring: int | None
    can_contribute: str
    partnerships: tuple[tuple[UUID, str], ...]


@use_case("people.list")
def list_people(unit: Unit, case_id: UUID, *, with_losses: bool = False) -> list[PersonRow]:
    """Return everybody in the case, in the order they were added.

    Pregnancies that ended are nobody to choose from: only the drawing asks for them too.
    """
    unit.about(case_id)
    rows = read_case(unit, case_id)
    children = {child.person_id for child, _ in rows.children()}
    listed = [each for each in rows.of(Person) if with_losses or each.kind not in LOST_PREGNANCIES]
    pairs, ties = _pairs(rows), {each.person_id: each for each in reversed(rows.of(NetworkTie))}
    return [
        _row(unit, rows, person, ties.get(person.id), tuple(pairs.get(person.id, ())), is_child=person.id in children)
        for person in listed
    ]


@use_case("person.add")
def add_person(
    unit: Unit, case_id: UUID, *, name: str, role: str = "", gender: str = "unknown", birth: str = ""
) -> UUID:
    """Add somebody without a tie yet; an empty name is an unknown person. Returns the id."""
    return FamilyWriter(unit, case_id).person(name=name, role=role, gender=gender, birth=birth).id


@use_case("person.add_to_network")
def add_to_network(
    unit: Unit,
    case_id: UUID,
    *,
    name: str,
    role: str = "",
    sector: str = "",
    ring: int = 2,
    can_contribute: str = "",
) -> UUID:
    """Add somebody from the network with what they can contribute; without a slice their role tells it.

    Raises UserError without name and role.
    """
    known_as = typed_text(name) or typed_text(role)
    if not known_as:
        raise UserError("Skriv et navn eller hvem det er, fx »nabo«.")
    person = add_person(unit, case_id, name=known_as, role=role)
    place = sector or sector_of_role(role).value
    place_in_network(unit, person, sector=place, ring=ring, can_contribute=can_contribute)
    return person


@use_case("person.place_in_network")
def place_in_network(unit: Unit, person_id: UUID, *, sector: str, ring: int, can_contribute: str = "") -> UUID:
    """Put a person on the network map, or move them there."""
    person = unit.get(Person, person_id)
    tie = next(iter(unit.live(NetworkTie, NetworkTie.person_id == person_id)), None)
    if tie is None:
        key = next_key(unit, NetworkTie, person.case_id)
        tie = unit.add(NetworkTie(case_id=person.case_id, person_id=person_id, order_key=key))
    tie.sector, tie.ring = Sector(sector), ring
    tie.can_contribute = typed_text(can_contribute) or tie.can_contribute
    return tie.id


@use_case("person.remove")
def remove_person(unit: Unit, person_id: UUID) -> None:
    """Take a person out of the drawing with their ties; what they said about others stays, without who said it.

    Raises UserError while something else points at them, or they stand on a kept picture of the network.

    A pair that joins nobody any more goes too; children stay with the parent that is left.
    """
    person = unit.get(Person, person_id)
    writer = FamilyWriter(unit, person.case_id)
    pairs = [each.id for each in writer.pairs_of(person_id)]
    pairs += [each.partnership_id for each in writer.parents_of(person_id)]
    if not pairs:
        _take_out(unit, person)
        return
    with writer:
        _take_out(unit, person)
        for pair_id in dict.fromkeys(pairs):
            writer.drop_empty(pair_id)


def _take_out(unit: Unit, person: Person) -> None:
    pointing = pointing_at(unit, Person.__tablename__, [person.id])
    for row, _ in pointing:
        if not isinstance(row, _GO_ALONG):
            words = ON_A_PICTURE if isinstance(row, NetworkPictureSpot) else IN_USE
            raise UserError(words.format(name=person.name or "Personen", what=row.title.lower()))
    for row, column in pointing:
        if row.__table__.columns[column].nullable:
            setattr(row, column, None)
        else:
            unit.remove(row)
    unit.remove(person)
    unit.session.flush()


def _row(
    unit: Unit,
    rows: CaseRows,
    person: Person,
    tie: NetworkTie | None,
    pairs: tuple[tuple[UUID, str], ...],
    *,
    is_child: bool,
) -> PersonRow:
    return PersonRow(
        id=person.id,
        name=rows.name(person.id),
        called=rows.called(person.id),
        role=person.role or "",
        age="" if person.deceased or person.kind in LOST_PREGNANCIES else age_text(person.birth, unit.today),
        born=approx(person.birth) if person.birth else "",
        gender=person.gender,
        kind=person.kind,
        deceased=bool(person.deceased),
        is_child_of_case=is_child,
        network_tie_id=tie.id if tie else None,
        sector=tie.sector if tie else None,
        ring=tie.ring if tie else None,
        can_contribute=(tie.can_contribute or "") if tie else "",
        partnerships=pairs,
    )


def _pairs(rows: CaseRows) -> dict[UUID, list[tuple[UUID, str]]]:
    """Return the pairs each person is one of, and with whom."""
    found: dict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
    for member in rows.of(PartnershipMember):
        others = rows.inside(PartnershipMember, member.partnership_id)
        names = " og ".join(rows.name(other.person_id) for other in others if other.person_id != member.person_id)
        found[member.person_id].append((member.partnership_id, f"med {names}" if names else "alene"))
    return found
