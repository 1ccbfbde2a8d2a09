"""The network of a child read from the rows of a case, with only what its reader may see."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, replace
from uuid import UUID

from app.errors import UserError
from app.genogram.network import RINGS, MapPerson, NetworkMap
from app.models.approx_date import age_on
from app.models.case import Child
from app.models.enums_people import PersonKind, Sector, TieQuality
from app.models.meeting import Participant
from app.models.people import NetworkPictureSpot, NetworkTie, Person
from app.services.agreements import THERE
from app.services.kinship import kin_of_case
from app.services.sight import Sight
from app.services.snapshot import CaseRows

NO_CHILD = "Der er ikke noget barn i sagen endnu. Tilføj barnet først."
SHOWN_KINDS = frozenset({PersonKind.PERSON, PersonKind.BODY})


@dataclass(frozen=True, slots=True)
class NetworkPerson:
    """Somebody beside the map: who it is for the child, and what they can contribute. `tie_id` is None off the map."""

    id: UUID
    tie_id: UUID | None
    name: str
    called: str
    role: str
    can_contribute: str
    asked: bool
    placed: bool


@dataclass(frozen=True, slots=True)
class NetworkRows:
    """The map of one child. `children` is every child of the case by id and name; `others` are not on this map."""

    children: tuple[tuple[UUID, str], ...]
    child_id: UUID
    called: str
    network: NetworkMap
    people: tuple[NetworkPerson, ...]
    others: tuple[NetworkPerson, ...]


def network_rows(
    rows: CaseRows, sight: Sight, today: dt.date, child_id: UUID | None, *, aloud: bool = False
) -> NetworkRows:
    """Return the map as one reader may see it.

    `aloud` is for eyes round the table: names as they are used there, and nothing but place and contact. Raises
    UserError when the case has no child.
    """
    child, person = child_of(rows, child_id)
    ties = {tie.person_id: tie for tie in ties_of(rows, child.id) if _may_stand(sight, tie, aloud=aloud)}
    ties.pop(person.id, None)
    names = _names(rows, list(ties.values()), aloud=aloud)
    age = age_on(person.birth, today) if person.birth and not person.deceased else None
    network = NetworkMap(
        child=str(person.id),
        name=rows.called(person.id),
        age=age.years if age else None,
        gender=person.gender,
        people=tuple(_on_map(rows, sight, tie, names[tie.person_id], aloud=aloud) for tie in ties.values()),
    )
    offered = _known_aloud(rows, sight) if aloud else {each.id for each in rows.of(Person)}
    beside = offered - {person.id, *ties}
    others = [each for each in rows.of(Person) if each.id in beside and _fits(sight, each)]
    return NetworkRows(
        children=tuple((each.id, rows.called(human.id)) for each, human in rows.children()),
        child_id=child.id,
        called=rows.called(person.id),
        network=network,
        people=tuple(_beside(rows, sight, tie.person_id, tie, aloud=aloud) for tie in ties.values()),
        others=tuple(_beside(rows, sight, each.id, None, aloud=aloud) for each in others),
    )


def _may_stand(sight: Sight, tie: NetworkTie, *, aloud: bool) -> bool:
    """Whom the child has placed is shown to it again, also when only professionals get the map on paper."""
    return sight.network(tie) or bool(aloud and tie.placed_by_child and sight.person(tie.person_id))


def _known_aloud(rows: CaseRows, sight: Sight) -> set[UUID]:
    """Return who may be offered round the table: the family, those on a map all may see, and those at a meeting.

    Somebody who is only written down (who was worried, what professionals alone are told) is news to those who look.
    """
    seen = {tie.person_id for tie in rows.of(NetworkTie) if _may_stand(sight, tie, aloud=True)}
    hidden = {tie.person_id for tie in rows.of(NetworkTie)} - seen
    came = {each.person_id for each in rows.of(Participant) if each.attendance in THERE}
    return kin_of_case(rows) | seen | came - hidden


def child_of(rows: CaseRows, child_id: UUID | None) -> tuple[Child, Person]:
    """Return the child of that id, else the first of the case. Raises UserError when there is none."""
    children = list(rows.children())
    if not children:
        raise UserError(NO_CHILD)
    return next((each for each in children if each[0].id == child_id), children[0])


def ties_of(rows: CaseRows, child_id: UUID) -> list[NetworkTie]:
    """Return a child's places in their order; one that holds for every child gives way to one of the child's own."""
    own = {tie.person_id for tie in rows.of(NetworkTie) if tie.child_id == child_id}
    found: dict[UUID, NetworkTie] = {}
    for tie in rows.of(NetworkTie):
        holds = tie.child_id == child_id or (tie.child_id is None and tie.person_id not in own)
        if holds and rows.person(tie.person_id):
            found.setdefault(tie.person_id, tie)
    return list(found.values())


def map_person(rows: CaseRows, spot: NetworkTie | NetworkPictureSpot) -> MapPerson:
    """Return somebody on the map, or on a kept picture of it, under their full name."""
    person = rows.person(spot.person_id) or Person()
    plain = MapPerson(
        id=str(spot.person_id),
        name=rows.name(spot.person_id),
        sector=spot.sector,
        ring=spot.ring if spot.ring in RINGS else None,
        direction=spot.direction,
        quality=spot.quality,
        gender=person.gender,
        body=person.kind is PersonKind.BODY,
        deceased=bool(person.deceased),
    )
    if isinstance(spot, NetworkPictureSpot):
        return plain
    return replace(
        plain,
        can_contribute=spot.can_contribute or "",
        asked=bool(spot.asked),
        only_professional=bool(spot.only_professional),
        placed_by_child=bool(spot.placed_by_child),
    )


def table_names(rows: CaseRows, people: list[UUID]) -> dict[UUID, str]:
    """Return the names used at the table; two who are called the same get their full names."""
    called = Counter(rows.called(each) for each in people)
    return {each: rows.called(each) if called[rows.called(each)] == 1 else rows.name(each) for each in people}


def _names(rows: CaseRows, ties: list[NetworkTie], *, aloud: bool) -> dict[UUID, str]:
    short = table_names(rows, [tie.person_id for tie in ties])
    family = {tie.person_id for tie in ties if aloud or tie.sector is Sector.FAMILY}
    return {each: name if each in family else rows.name(each) for each, name in short.items()}


def _on_map(rows: CaseRows, sight: Sight, tie: NetworkTie, name: str, *, aloud: bool) -> MapPerson:
    full = map_person(rows, tie)
    return replace(
        full,
        name=name,
        quality=full.quality if sight.fact(NetworkTie, "quality", tie.person_id) else TieQuality.ORDINARY,
        can_contribute=full.can_contribute if not aloud and _may_contribute(sight, tie) else "",
        asked=full.asked and not aloud,
        only_professional=full.only_professional and not aloud,
    )


def _may_contribute(sight: Sight, tie: NetworkTie) -> bool:
    return sight.fact(NetworkTie, "can_contribute", tie.person_id)


def _fits(sight: Sight, person: Person) -> bool:
    return person.kind in SHOWN_KINDS and bool(person.name or person.role) and sight.person(person.id)


def _beside(rows: CaseRows, sight: Sight, person_id: UUID, tie: NetworkTie | None, *, aloud: bool) -> NetworkPerson:
    person = rows.person(person_id) or Person()
    tells = tie is not None and not aloud and _may_contribute(sight, tie)
    return NetworkPerson(
        id=person_id,
        tie_id=tie.id if tie else None,
        name=rows.name(person_id),
        called=rows.called(person_id),
        role="" if aloud else person.role or "",
        can_contribute=(tie.can_contribute or "") if tie and tells else "",
        asked=bool(tie and tie.asked and not aloud),
        placed=bool(tie and tie.ring in RINGS),
    )
