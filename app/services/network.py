"""The network map of a child: one verb per thing that can be done to it, each keeping everybody else where they are."""

from dataclasses import replace
from uuid import UUID

from app.errors import UserError
from app.genogram.network import RINGS
from app.genogram.network_map import draw_network
from app.language.folding import fold
from app.models.case import Child
from app.models.enums import Copy, Floor
from app.models.enums_people import Sector, TieQuality
from app.models.people import NetworkTie, Person
from app.rules.visibility import Viewer
from app.services.kinship import kin_of_case
from app.services.network_rows import NetworkRows, child_of, network_rows, ties_of
from app.services.people import add_person
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.role_words import sector_told
from app.services.sight import Sight, readers, shields
from app.services.snapshot import read_case
from app.services.typed_values import typed_text
from app.typeface import measure

NAMELESS = "Skriv et navn eller hvem det er, fx »nabo«."
THE_CHILD = "{name} står i midten af sit eget kort."
NO_RING = "Ringene er 1, 2 og 3."


@use_case("network.read")
def read_network(unit: Unit, case_id: UUID, child_id: UUID | None = None) -> NetworkRows:
    """Return the map of a child (the first of the case when none is named) for the caseworker's own screen."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    return network_rows(rows, Sight(rows, Viewer(Floor.CASEWORKER)), unit.today, child_id)


@use_case("network.room")
def read_room_network(unit: Unit, case_id: UUID, child_id: UUID | None = None) -> NetworkRows:
    """Return the map as everybody round the table may see it.

    Nobody can tell who looks over the child's shoulder, so all who bring the child up, and everybody somebody is
    protected against, count as readers.
    """
    unit.about(case_id)
    rows = read_case(unit, case_id)
    child, person = child_of(rows, child_id)
    guards = shields(rows)
    against = {each.against for each in guards if each.against}
    people = readers(rows, Copy.FAMILY, child.id) | {person.id} | against
    sight = Sight(rows, Viewer(Floor.FAMILY, frozenset(people), guards))
    return network_rows(rows, sight, unit.today, child.id, aloud=True)


@use_case("network.place")
def place(
    unit: Unit,
    person_id: UUID,
    child_id: UUID,
    *,
    ring: int | None,
    sector: str | None = None,
    direction: int | None = None,
    by_child: bool = False,
) -> UUID:
    """Put somebody on the map of a child, or move them there; ring None puts them outside the circle.

    Without a slice they stay in theirs (new kin in the family, others among friends); without a direction a free spot
    is found. Everybody else stays. Returns the place. Raises UserError for the child itself, or a ring that is not
    there.
    """
    if ring is not None and ring not in RINGS:
        raise UserError(NO_RING)
    tie = _own_tie(unit, person_id, child_id)
    if sector is not None:
        tie.sector = Sector(sector)
    tie.ring = ring
    tie.direction = None if direction is None or ring is None else min(max(direction, 0), 100)
    tie.placed_by_child = by_child or None
    _settle(unit, tie.case_id, child_id)
    return tie.id


@use_case("network.quality")
def set_quality(unit: Unit, person_id: UUID, child_id: UUID, *, quality: str) -> UUID:
    """Say how the contact is as the child feels it. Raises UserError for the child itself."""
    tie = _own_tie(unit, person_id, child_id)
    tie.quality = TieQuality(quality)
    return tie.id


@use_case("network.asked")
def set_asked(unit: Unit, person_id: UUID, child_id: UUID, *, asked: bool) -> UUID:
    """Note whether somebody has been asked to help. Raises UserError for the child itself."""
    tie = _own_tie(unit, person_id, child_id)
    tie.asked = asked or None
    return tie.id


@use_case("network.add")
def add(unit: Unit, child_id: UUID, *, name: str, role: str = "", sector: str = "", ring: int | None = 2) -> UUID:
    """Add somebody new to the case and to the map of a child. Returns the person.

    A role that tells where somebody belongs (»nabo«) goes before the slice. Raises UserError without a name and a role.
    """
    known_as = typed_text(name) or typed_text(role)
    if not known_as:
        raise UserError(NAMELESS)
    case_id = unit.get(Child, child_id).case_id
    person = _same(unit, case_id, known_as) or add_person(unit, case_id, name=known_as, role=role)
    told = sector_told(role)
    place(unit, person, child_id, ring=ring, sector=told.value if told else sector or Sector.FRIENDS.value)
    return person


@use_case("network.take_off")
def take_off(unit: Unit, person_id: UUID, child_id: UUID) -> None:
    """Take somebody off the map of a child; the person stays in the case."""
    _own_tie(unit, person_id, child_id)
    for tie in unit.live(NetworkTie, NetworkTie.person_id == person_id, NetworkTie.child_id == child_id):
        unit.remove(tie)


def _same(unit: Unit, case_id: UUID, name: str) -> UUID | None:
    """Return the one in the case with just that name: a new row would be the same human twice."""
    found = [each for each in unit.live(Person, Person.case_id == case_id) if fold(each.name or "") == fold(name)]
    return found[0].id if len(found) == 1 else None


def _own_tie(unit: Unit, person_id: UUID, child_id: UUID) -> NetworkTie:
    """Return somebody's place for this child, made when there is none.

    A place that holds for all children of the case is first made into one for each, so that what one child feels does
    not move anybody on the other's map.
    """
    person, child = unit.get(Person, person_id), unit.get(Child, child_id)
    if child.person_id == person_id:
        raise UserError(THE_CHILD.format(name=person.called or person.name or "Barnet"))
    ties = unit.live(NetworkTie, NetworkTie.person_id == person_id)
    tie = next((each for each in ties if each.child_id == child_id), None)
    if tie is not None:
        return tie
    shared = next((each for each in ties if each.child_id is None), None)
    if shared is not None:
        return _divided(unit, shared, child_id, {each.child_id for each in ties})
    sector = Sector.FAMILY if person_id in kin_of_case(read_case(unit, person.case_id)) else Sector.FRIENDS
    tie = NetworkTie(case_id=person.case_id, person_id=person_id, child_id=child_id, sector=sector)
    tie.order_key = next_key(unit, NetworkTie, person.case_id)
    return _added(unit, tie)


def _divided(unit: Unit, shared: NetworkTie, child_id: UUID, having: set[UUID | None]) -> NetworkTie:
    for other in unit.live(Child, Child.case_id == shared.case_id):
        if other.id != child_id and other.id not in having:
            key = next_key(unit, NetworkTie, shared.case_id)
            facts = {name: getattr(shared, name) for name in NetworkTie.facts()} | {"child_id": other.id}
            _added(unit, NetworkTie(**facts, case_id=shared.case_id, order_key=key))
    shared.child_id = child_id
    return shared


def _added(unit: Unit, tie: NetworkTie) -> NetworkTie:
    unit.add(tie)
    unit.session.flush()
    return tie


def _settle(unit: Unit, case_id: UUID, child_id: UUID) -> None:
    """Keep where the map puts those who have no direction yet, so that they still stand there when others come.

    Those with a direction are laid first, so that whoever is new finds a free spot and nobody makes way.
    """
    unit.session.flush()
    rows = read_case(unit, case_id)
    loose = {tie.person_id: tie for tie in ties_of(rows, child_id) if tie.ring in RINGS and tie.direction is None}
    if not loose:
        return
    shown = network_rows(rows, Sight(rows, Viewer(Floor.CASEWORKER)), unit.today, child_id).network
    people = sorted(shown.people, key=lambda each: each.direction is None)
    directions = draw_network(replace(shown, people=tuple(people)), measure=measure).directions()
    for person, tie in loose.items():
        tie.direction = directions[str(person)]
