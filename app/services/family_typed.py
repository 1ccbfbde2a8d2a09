"""What somebody types about a new person in one line, written down as one step: name, years, and what happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from app.models.enums_people import Gender, TieKind, UnionEventKind
from app.models.people import Partnership, Person
from app.services.family_homes import join_household, move_in
from app.services.family_members import (
    add_child_of,
    add_loss,
    add_parents,
    add_partner,
    add_sibling,
    add_twin,
    add_unborn,
)
from app.services.family_writer import FamilyWriter
from app.services.people import add_to_network
from app.services.ports import Unit, use_case


@dataclass(frozen=True, slots=True)
class Named:
    """What stood in the line: a name, a birth year or date, after a comma who it is, and what else is known.

    `events` are kinds of what happened in the pair, each with its year or date, or empty. `nobody` says that there is
    no such parent to draw.
    """

    name: str
    birth: str
    role: str
    gender: str = ""
    dead: bool = False
    death: str = ""
    events: tuple[tuple[str, str], ...] = ()
    identical: bool | None = None
    nobody: bool = False


@use_case("person.add_partner")
def add_named_partner(unit: Unit, person_id: UUID, typed: Named) -> UUID:
    """Add a partner with what happened between the two. Returns the new person."""
    partner = add_partner(unit, person_id, name=typed.name, gender=_gender(typed), birth=typed.birth)
    with FamilyWriter.beside(unit, person_id) as writer:
        pair = writer.pair_of((person_id, partner))
        _tell(writer, pair, typed.events)
    return _more(unit, partner, typed)


@use_case("person.add_child")
def add_named_child(unit: Unit, person_id: UUID, typed: Named, *, pair_id: UUID | None = None) -> UUID:
    """Add a child; whose it is: as `add_child_of`."""
    child = add_child_of(
        unit, person_id, name=typed.name, gender=_gender(typed), birth=typed.birth, pair_id=pair_id
    )  # fmt: skip
    return _more(unit, child, typed)


@use_case("person.add_child")
def add_named_unborn(unit: Unit, person_id: UUID, typed: Named, *, pair_id: UUID | None = None) -> UUID:
    """Add a child that is expected; the date in the line is when it is due."""
    return add_unborn(
        unit, person_id, name=typed.name, due=typed.birth, gender=_gender(typed), pair_id=pair_id
    )  # fmt: skip


@use_case("person.add_child")
def add_named_loss(unit: Unit, person_id: UUID, typed: Named, *, kind: str, pair_id: UUID | None = None) -> UUID:
    """Add a pregnancy that ended; the date in the line is when."""
    lost = add_loss(unit, person_id, kind=kind, when=typed.birth, name=typed.name, pair_id=pair_id)
    if typed.gender:
        unit.get(Person, lost).gender = Gender(typed.gender)
    return lost


@use_case("person.add_sibling")
def add_named_sibling(unit: Unit, person_id: UUID, typed: Named) -> UUID:
    """Add a brother or sister."""
    sibling = add_sibling(unit, person_id, name=typed.name, gender=_gender(typed), birth=typed.birth)
    return _more(unit, sibling, typed)


@use_case("person.add_twin")
def add_named_twin(unit: Unit, person_id: UUID, typed: Named) -> UUID:
    """Add a twin; the birth is that of the other one."""
    twin = add_twin(unit, person_id, name=typed.name, gender=_gender(typed), identical=typed.identical)
    return _more(unit, twin, typed)


@use_case("person.add_to_network")
def add_named_to_network(unit: Unit, case_id: UUID, typed: Named) -> UUID:
    """Add somebody of the network. Raises UserError without name and role."""
    person = add_to_network(unit, case_id, name=typed.name, role=typed.role)
    row = unit.get(Person, person)
    if typed.birth:
        row.birth = FamilyWriter(unit, case_id).when(typed.birth)
    if typed.gender:
        row.gender = Gender(typed.gender)
    return _more(unit, person, typed)


@use_case("person.add_parents")
def add_named_parents(
    unit: Unit, person_id: UUID, mother: Named, father: Named, *, kind: str = "biological"
) -> tuple[UUID, ...]:
    """Add parents as `add_parents`, with what happened between them; one alone when the other is nobody.

    Returns those who are now the parents, mother first; at least one is somebody.
    """
    with FamilyWriter.beside(unit, person_id) as writer:
        if mother.nobody or father.nobody:
            parents = _one_alone(unit, writer, person_id, (mother, father), TieKind(kind))
        else:
            parents = add_parents(
                unit, person_id, mother=mother.name, father=father.name, kind=kind, mother_birth=mother.birth,
                father_birth=father.birth,
            )  # fmt: skip
            for each, typed in zip(parents, (mother, father), strict=True):
                if typed.name:
                    _more(unit, each, typed)
        _tell(writer, writer.pair_of(parents), (*mother.events, *father.events))
    return parents


@use_case("pair.event")
def tell_of_pair(unit: Unit, pair_id: UUID, *, events: Sequence[tuple[str, str]]) -> None:
    """Say what happened between two partners: kinds, each with its year or date, or empty."""
    pair = unit.get(Partnership, pair_id)
    with FamilyWriter(unit, pair.case_id) as writer:
        _tell(writer, pair, events)


@use_case("household.join")
def live_in(unit: Unit, person_id: UUID, *, label: str, share: str = "", since: str = "") -> UUID:
    """Let a person live in the home of that name, wholly or in part. Raises UserError without a name. Returns it."""
    home = join_household(unit, person_id, label=label)
    move_in(unit, home, person_id, share=share, since=since)
    return home


def _one_alone(
    unit: Unit, writer: FamilyWriter, child_id: UUID, both: tuple[Named, Named], kind: TieKind
) -> tuple[UUID, ...]:
    typed, gender = (both[0], "woman") if both[1].nobody else (both[1], "man")
    parent = writer.person(name=typed.name, gender=typed.gender or gender, birth=typed.birth, role=typed.role)
    writer.hang(child_id, writer.pair(parent.id).id, kind)
    return (_more(unit, parent.id, typed),)


def _tell(writer: FamilyWriter, pair: Partnership | None, events: Sequence[tuple[str, str]]) -> None:
    if pair is None:
        return
    for kind, on in events:
        writer.event(pair.id, UnionEventKind(kind), writer.when(on))


def _more(unit: Unit, person_id: UUID, typed: Named) -> UUID:
    """Add what the verbs do not take: who it is, and that they are dead."""
    person = unit.get(Person, person_id)
    person.role = typed.role or person.role
    if typed.dead:
        person.deceased = True
        person.death = FamilyWriter(unit, person.case_id).when(typed.death) or person.death
    return person_id


def _gender(typed: Named) -> str:
    return typed.gender or "unknown"
