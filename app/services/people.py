"""The family and the network: one verb per way of adding somebody, and rows for lists and inspectors."""

from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.language.dates import approx
from app.language.folding import fold
from app.models.case import Child
from app.models.enums_people import Gender, PersonKind, RelationKind, Sector, TieKind, UnionEventKind
from app.models.order import key_between
from app.models.people import (
    Household,
    HouseholdMember,
    NetworkTie,
    ParentTie,
    Partnership,
    PartnershipEvent,
    PartnershipMember,
    Person,
    Relation,
)
from app.models.registry import CASE_CLASSES
from app.services.cases import age_text
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import CaseRows, read_case
from app.services.typed_values import typed_text, typed_value

IN_USE = "Der er stadig noget, der handler om {name} ({what}). Fjern det først, eller lad personen blive stående."


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
def list_people(unit: Unit, case_id: UUID) -> list[PersonRow]:
    """Return everybody in the case, in the order they were added."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    children = {child.person_id for child, _ in rows.children()}
    return [_row(unit, rows, person, person.id in children) for person in rows.of(Person)]


@use_case("person.add")
def add_person(
    unit: Unit, case_id: UUID, *, name: str, role: str = "", gender: str = "unknown", birth: str = ""
) -> UUID:
    """Add somebody without a tie yet; an empty name is an unknown person. Returns the id."""
    known_as, known_for = typed_text(name) or None, typed_text(role) or None
    person = Person(case_id=case_id, name=known_as, role=known_for, gender=Gender(gender))
    person.birth = typed_value(Person.__table__.columns["birth"], birth, unit.today)
    person.kind = PersonKind.PERSON if person.name else PersonKind.UNKNOWN
    person.order_key = next_key(unit, Person, case_id)
    unit.add(person)
    unit.session.flush()
    return person.id


@use_case("person.add_partner")
def add_partner(
    unit: Unit, person_id: UUID, *, name: str, gender: str = "unknown", birth: str = "", event: str = ""
) -> UUID:
    """Add a partner; `event` (cohabiting, married …) says what they are to each other. Returns the new person."""
    person = unit.get(Person, person_id)
    partner = add_person(unit, person.case_id, name=name, gender=gender, birth=birth)
    pair = _new_pair(unit, person.case_id, person_id, partner)
    if event:
        unit.add(
            PartnershipEvent(
                case_id=person.case_id,
                partnership_id=pair.id,
                kind=UnionEventKind(event),
                order_key=key_between(None, None),
            )
        )
    return partner


@use_case("person.add_child")
def add_child_of(
    unit: Unit,
    person_id: UUID,
    *,
    name: str,
    gender: str = "unknown",
    birth: str = "",
    pair_id: UUID | None = None,
    kind: str = "biological",
) -> UUID:
    """Add a child of a person: of the pair named, else of the only pair, else of the person alone."""
    person = unit.get(Person, person_id)
    pair = unit.get(Partnership, pair_id) if pair_id else _pair_of(unit, person)
    child = add_person(unit, person.case_id, name=name, gender=gender, birth=birth)
    _tie(unit, person.case_id, child, pair.id, TieKind(kind))
    return child


@use_case("person.add_parents")
def add_parents(
    unit: Unit,
    person_id: UUID,
    *,
    mother: str = "",
    father: str = "",
    kind: str = "biological",
    mother_birth: str = "",
    father_birth: str = "",
) -> tuple[UUID, UUID]:
    """Add a mother and a father; a name left empty becomes an unknown parent. Returns both ids."""
    person = unit.get(Person, person_id)
    # Only to a child of the case is she »mor«: further up the drawing says whose mother she is.
    near = kind == "biological" and _is_child_of_case(unit, person_id)
    roles = ("mor", "far") if near else ("", "")
    first = add_person(unit, person.case_id, name=mother, gender="woman", birth=mother_birth, role=roles[0])
    second = add_person(unit, person.case_id, name=father, gender="man", birth=father_birth, role=roles[1])
    pair = _new_pair(unit, person.case_id, first, second)
    _tie(unit, person.case_id, person_id, pair.id, TieKind(kind))
    return first, second


@use_case("person.add_sibling")
def add_sibling(unit: Unit, person_id: UUID, *, name: str, gender: str = "unknown", birth: str = "") -> UUID:
    """Add a brother or sister with the same parents; unknown parents are put in when there are none."""
    person = unit.get(Person, person_id)
    tie = next(iter(unit.live(ParentTie, ParentTie.child_id == person_id)), None)
    if tie is None:
        pair = _new_pair(unit, person.case_id)
        tie = _tie(unit, person.case_id, person_id, pair.id, TieKind.BIOLOGICAL)
    sibling = add_person(unit, person.case_id, name=name, gender=gender, birth=birth)
    _tie(unit, person.case_id, sibling, tie.partnership_id, tie.kind)
    return sibling


@use_case("person.add_to_network")
def add_to_network(
    unit: Unit,
    case_id: UUID,
    *,
    name: str,
    role: str = "",
    sector: str = "friends",
    ring: int = 2,
    can_contribute: str = "",
) -> UUID:
    """Add somebody from the network with what they can contribute. Raises UserError without name and role."""
    known_as = typed_text(name) or typed_text(role)
    if not known_as:
        raise UserError("Skriv et navn eller hvem det er, fx »nabo«.")
    person = add_person(unit, case_id, name=known_as, role=role)
    place_in_network(unit, person, sector=sector, ring=ring, can_contribute=can_contribute)
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


@use_case("person.relate")
def relate(unit: Unit, a_id: UUID, b_id: UUID, *, kind: str, text: str = "") -> UUID:
    """Say how two people get on."""
    case_id = unit.get(Person, a_id).case_id
    relation = Relation(case_id=case_id, a_id=a_id, b_id=b_id, kind=RelationKind(kind), text=typed_text(text) or None)
    relation.order_key = next_key(unit, Relation, case_id)
    return unit.add(relation).id


@use_case("household.add")
def add_household(unit: Unit, case_id: UUID, *, label: str, people: tuple[UUID, ...]) -> UUID:
    """Add a home with those who live there."""
    home = unit.add(
        Household(case_id=case_id, label=typed_text(label) or None, order_key=next_key(unit, Household, case_id))
    )
    unit.session.flush()
    key: str | None = None
    for person_id in people:
        key = key_between(key, None)
        unit.add(HouseholdMember(case_id=case_id, household_id=home.id, person_id=person_id, order_key=key))
    return home.id


@use_case("household.join")
def join_household(unit: Unit, person_id: UUID, *, label: str) -> UUID:
    """Let a person live in the home of that name, which is made when there is none. Raises UserError without a name."""
    if not typed_text(label):
        raise UserError("Skriv, hvad hjemmet kaldes, fx byen eller »hos mor«.")
    case_id = unit.get(Person, person_id).case_id
    homes = unit.live(Household, Household.case_id == case_id)
    home = next((each for each in homes if fold(each.label or "") == fold(typed_text(label))), None)
    if home is None:
        return add_household(unit, case_id, label=label, people=(person_id,))
    there = unit.live(HouseholdMember, HouseholdMember.household_id == home.id)
    if all(each.person_id != person_id for each in there):
        key = key_between(max((each.order_key or "" for each in there), default=None), None)
        unit.add(HouseholdMember(case_id=case_id, household_id=home.id, person_id=person_id, order_key=key))
    return home.id


@use_case("person.remove")
def remove_person(unit: Unit, person_id: UUID) -> None:
    """Take a person out of the drawing with their ties. Raises UserError while something else points at them."""
    person = unit.get(Person, person_id)
    own = (PartnershipMember, ParentTie, HouseholdMember, Relation, NetworkTie)
    for kind in CASE_CLASSES:
        columns = [name for name, fact in kind.facts().items() if fact.refers_to == "person"]
        pointing = [row for name in columns for row in unit.live(kind, getattr(kind, name) == person_id)]
        if pointing and kind not in own:
            raise UserError(IN_USE.format(name=person.name or "personen", what=kind.title.lower()))
        for row in pointing:
            unit.remove(row)
    unit.remove(person)


def _is_child_of_case(unit: Unit, person_id: UUID) -> bool:
    return bool(unit.live(Child, Child.person_id == person_id))


def _new_pair(unit: Unit, case_id: UUID, *people: UUID) -> Partnership:
    pair = unit.add(Partnership(case_id=case_id, order_key=next_key(unit, Partnership, case_id)))
    unit.session.flush()
    key: str | None = None
    for person_id in people:
        key = key_between(key, None)
        unit.add(PartnershipMember(case_id=case_id, partnership_id=pair.id, person_id=person_id, order_key=key))
    unit.session.flush()
    return pair


def _pair_of(unit: Unit, person: Person) -> Partnership:
    members = unit.live(PartnershipMember, PartnershipMember.person_id == person.id)
    if members:
        return unit.get(Partnership, members[-1].partnership_id)
    return _new_pair(unit, person.case_id, person.id)


def _tie(unit: Unit, case_id: UUID, child: UUID, pair_id: UUID, kind: TieKind) -> ParentTie:
    first = not unit.live(ParentTie, ParentTie.child_id == child)
    tie = ParentTie(case_id=case_id, child_id=child, partnership_id=pair_id, kind=kind, grew_up=first)
    tie.order_key = next_key(unit, ParentTie, case_id)
    return unit.add(tie)


def _row(unit: Unit, rows: CaseRows, person: Person, is_child: bool) -> PersonRow:
    tie = next((each for each in rows.of(NetworkTie) if each.person_id == person.id), None)
    return PersonRow(
        id=person.id,
        name=rows.name(person.id),
        called=rows.called(person.id),
        role=person.role or "",
        age="" if person.deceased else age_text(person.birth, unit.today),
        born=approx(person.birth) if person.birth else "",
        gender=person.gender,
        kind=person.kind,
        deceased=bool(person.deceased),
        is_child_of_case=is_child,
        network_tie_id=tie.id if tie else None,
        sector=tie.sector if tie else None,
        ring=tie.ring if tie else None,
        can_contribute=(tie.can_contribute or "") if tie else "",
        partnerships=_pairs(rows, person.id),
    )


def _pairs(rows: CaseRows, person_id: UUID) -> tuple[tuple[UUID, str], ...]:
    found = []
    for member in rows.of(PartnershipMember):
        if member.person_id == person_id:
            others = [m for m in rows.inside(PartnershipMember, member.partnership_id) if m.person_id != person_id]
            names = " og ".join(rows.name(other.person_id) for other in others)
            found.append((member.partnership_id, f"med {names}" if names else "alene"))
    return tuple(found)
