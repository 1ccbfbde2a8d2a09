"""An unknown person turns out to be somebody who is there already: the two become one."""

from collections.abc import Iterator
from uuid import UUID

from app.errors import UserError
from app.models.base import CaseRecord
from app.models.case import Child
from app.models.enums_people import PersonKind
from app.models.people import (
    DrawingPlace,
    HouseholdMember,
    NetworkPictureSpot,
    NetworkTie,
    ParentTie,
    Partnership,
    PartnershipEvent,
    PartnershipMember,
    Person,
    Relation,
)
from app.models.registry import CASE_CLASSES
from app.services.family_writer import FamilyWriter
from app.services.pointers import pointing_at
from app.services.ports import Unit, use_case

ONLY_UNKNOWN = (
    "Kun en person uden kendt navn kan blive til en, der er der. Fjern navnet først, hvis det er samme person."
)
_PEOPLE = ("person_id", "child_id", "a_id", "b_id")
_SAME = (*_PEOPLE, "partnership_id", "household_id", "kind", "sector", "said_by_id")
_ONCE = (PartnershipMember, ParentTie, HouseholdMember, Relation, NetworkTie, DrawingPlace)
_ON_A_PICTURE = ("person_id", "network_picture_id")


@use_case("person.same")
def become(unit: Unit, unknown_id: UUID, person_id: UUID) -> None:
    """Let an unknown person be somebody who is there: parents, children, partners and homes come together.

    Facts that the known one lacks are taken over. A pair that is then there twice becomes one. Raises UserError when
    the first has a name, is a child of the case, or is the same as the other.
    """
    unknown, person = unit.get(Person, unknown_id), unit.get(Person, person_id)
    named = unknown.kind is not PersonKind.UNKNOWN and bool(unknown.name)
    if unknown_id == person_id or named or unit.live(Child, Child.person_id == unknown_id):
        raise UserError(ONLY_UNKNOWN)
    with FamilyWriter(unit, person.case_id) as writer:
        bring_together(unit, writer, person_id, unknown_id)
        for name in Person.facts():
            if getattr(person, name) is None and getattr(unknown, name) is not None and name != "name":
                setattr(person, name, getattr(unknown, name))
        unit.remove(unknown)


def bring_together(unit: Unit, writer: FamilyWriter, stays_id: UUID, goes_id: UUID) -> None:
    """Let everything that points at one person point at another, and what is then there twice be there once."""
    moved = [each for each in _pointing(unit, goes_id) if not isinstance(each[0], DrawingPlace)]
    for place in unit.live(DrawingPlace, DrawingPlace.person_id == goes_id):
        unit.remove(place)  # its id follows from the person, so it can be nobody else's
    for row, column in moved:
        setattr(row, column, stays_id)
    unit.session.flush()
    ids = {row.id for row, _ in moved}
    _once_each(unit, writer.case_id, stays_id, ids)
    _no_copies(unit, writer.case_id, {type(row) for row, _ in moved} - set(_ONCE), ids)
    _one_pair_each(writer, stays_id)


def _no_copies(unit: Unit, case_id: UUID, kinds: set[type[CaseRecord]], moved: set[UUID]) -> None:
    """Take away what came over and says word for word what is there: the same place at a meeting, the same owner."""
    for kind in sorted(kinds, key=lambda each: each.__tablename__):
        seen: set[tuple[object, ...]] = set()
        for row in sorted(unit.live(kind, kind.case_id == case_id), key=lambda each: each.id in moved):
            same = tuple(getattr(row, name) for name in kind.facts())
            if row.id in moved and same in seen and not pointing_at(unit, kind.__tablename__, [row.id]):
                unit.remove(row)
            seen.add(same)
    unit.session.flush()


def _pointing(unit: Unit, person_id: UUID) -> Iterator[tuple[CaseRecord, str]]:
    for kind in CASE_CLASSES:
        for name, fact in kind.facts().items():
            if fact.refers_to == "person":
                yield from ((row, name) for row in unit.live(kind, getattr(kind, name) == person_id))


def _once_each(unit: Unit, case_id: UUID, person_id: UUID, moved: set[UUID]) -> None:
    """Take away what came over and says nothing new, and ties from somebody to themselves."""
    for kind in (*_ONCE, NetworkPictureSpot):
        columns = _ON_A_PICTURE if kind is NetworkPictureSpot else [name for name in _SAME if name in kind.facts()]
        own = [name for name in _PEOPLE if name in kind.facts()]
        inside = unit.live(kind, kind.case_id == case_id)
        rows = [row for row in inside if any(getattr(row, name) == person_id for name in own)]
        seen: set[tuple[object, ...]] = set()
        for row in sorted(rows, key=lambda each: each.id in moved):
            same = tuple(getattr(row, name) for name in columns)
            to_self = len(own) > 1 and len({getattr(row, name) for name in own}) == 1
            if row.id in moved and (same in seen or to_self):
                unit.remove(row)
            seen.add(same)
    unit.session.flush()


def _one_pair_each(writer: FamilyWriter, person_id: UUID) -> None:
    """Let the children and events of a pair that is there twice belong to the older one."""
    kept: dict[frozenset[UUID], Partnership] = {}
    for pair in writer.pairs_of(person_id):
        members = frozenset(writer.members(pair.id))
        first = kept.setdefault(members, pair)
        if first is not pair and len(members) == 2:
            _hand_over(writer, pair, first)


def _hand_over(writer: FamilyWriter, pair: Partnership, first: Partnership) -> None:
    unit = writer.unit
    for tie in unit.live(ParentTie, ParentTie.partnership_id == pair.id):
        if any(each.partnership_id == first.id for each in writer.parents_of(tie.child_id)):
            unit.remove(tie)
        else:
            tie.partnership_id = first.id
    for event in unit.live(PartnershipEvent, PartnershipEvent.partnership_id == pair.id):
        writer.event(first.id, event.kind, event.on)
    unit.session.flush()
    unit.remove(pair)
    unit.session.flush()
