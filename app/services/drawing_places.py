"""Who stands where on the drawing: kept, so that nobody jumps; moved, pinned and tidied when somebody asks for it."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from app.errors import UserError
from app.genogram.family import Family, Options
from app.genogram.layout import Layout, lay_out
from app.models.base import CaseRecord
from app.models.case import Child
from app.models.enums import Floor
from app.models.order_runs import keys_for
from app.models.people import FARTHEST_PIN, DrawingPlace, ParentTie, PartnershipMember, Person
from app.rules.visibility import Viewer
from app.services.drawing_moves import block_of, followers, in_old_order, moved, with_new
from app.services.family import family_for
from app.services.kinship import kin_of_case
from app.services.ports import Unit, use_case
from app.services.sight import Sight
from app.services.snapshot import read_case

NOT_DRAWN = "Personen står ikke på tegningen. Sæt først et bånd til familien."
OTHER_ROW = "Man kan kun flytte en person hen til en, der står i samme række."
_PLAIN = Options()


@use_case("genogram.keep_places")
def keep_places(unit: Unit, case_id: UUID) -> None:
    """Give a place to those who have none, where the drawing puts them; nobody else moves.

    Every verb of the drawing does this before and after; so the drawing is the same when it is opened again, on paper
    and on another laptop.
    """
    if not _tied(unit, case_id):
        return
    places = _Places(unit, case_id)
    if places.missing():
        layout = places.lay_out()
        places.write(with_new(places.order, _drawn(layout), layout.order))


@use_case("genogram.move")
def move_beside(unit: Unit, person_id: UUID, *, after: UUID | None = None, before: UUID | None = None) -> None:
    """Move somebody just right of `after`, or just left of `before`, in the same row of the drawing.

    Partners move along, past whole couples; among their own partners people change places one by one. Those who
    descend from them stand where they fit below; everybody else keeps the order. Raises UserError when the two do not
    stand in one row, or either is not on the drawing.
    """
    case_id = unit.get(Person, person_id).case_id
    keep_places(unit, case_id)
    places, beside = _Places(unit, case_id), after or before
    if beside is None or beside == person_id:
        raise UserError(OTHER_ROW)
    layout = places.lay_out()
    row = next((each for each in layout.order if str(person_id) in each), None)
    if row is None:
        raise UserError(NOT_DRAWN)
    if str(beside) not in row:
        raise UserError(OTHER_ROW)
    group = block_of(places.family, row, str(person_id))
    there = block_of(places.family, row, str(beside))
    below: set[str] = set()
    if group == there:
        group, there = (str(person_id),), (str(beside),)
    else:
        below = followers(places.family, group)
    order = moved(places.order, group, there, to_the_right=after is not None)
    kept = [each for each in order if each not in below]
    again = places.lay_out(kept)
    drawn = in_old_order(order, below, _drawn(again), again.order)
    places.write(with_new(kept, drawn, [[each for each in drawn if each in row] for row in again.order]))


@use_case("genogram.pin")
def pin(unit: Unit, person_id: UUID, *, at: float) -> None:
    """Hold somebody `at` symbol sides right of the main person (left is negative).

    Raises UserError when they are not on the drawing, or the place is beyond it.
    """
    if not math.isfinite(at) or abs(at) > FARTHEST_PIN:
        raise UserError("Så langt ud går tegningen ikke. Sæt personen fast nærmere midten.")
    _own_place(unit, person_id).pinned_at = round(at, 3)


@use_case("genogram.unpin")
def unpin(unit: Unit, person_id: UUID) -> None:
    """Let the drawing decide again where somebody stands. Raises UserError when they are not on it."""
    _own_place(unit, person_id).pinned_at = None


@use_case("genogram.tidy")
def tidy(unit: Unit, case_id: UUID) -> None:
    """Arrange the whole drawing anew: every place is made again and every pin let go."""
    unit.about(case_id)
    places = _Places(unit, case_id)
    places.let_go()
    places.write(_drawn(places.lay_out(())))


def _own_place(unit: Unit, person_id: UUID) -> DrawingPlace:
    case_id = unit.get(Person, person_id).case_id
    keep_places(unit, case_id)
    found = _Places(unit, case_id).rows.get(str(person_id))
    if found is None:
        raise UserError(NOT_DRAWN)
    return found


def _tied(unit: Unit, case_id: UUID) -> set[UUID]:
    """Return who is tied to anybody and has no place: asked of the ids alone, since every verb asks twice."""

    def ids(column: InstrumentedAttribute[UUID], kind: type[CaseRecord]) -> set[UUID]:
        return set(unit.session.scalars(select(column).where(kind.case_id == case_id, kind.deleted_at.is_(None))))

    tied = ids(PartnershipMember.person_id, PartnershipMember) | ids(ParentTie.child_id, ParentTie)
    return (tied | ids(Child.person_id, Child)) - ids(DrawingPlace.person_id, DrawingPlace)


def _drawn(layout: Layout) -> list[str]:
    """Return everybody from left to right, whatever row they stand in."""
    return sorted(layout.kin.persons, key=lambda each: (layout.x[each], layout.rows.of[each]))


class _Places:
    """The places of one case, as they are stored."""

    def __init__(self, unit: Unit, case_id: UUID) -> None:
        self._unit, self._case_id = unit, case_id
        self._case = read_case(unit, case_id)
        self.rows: dict[str, DrawingPlace] = {}
        for each in self._case.of(DrawingPlace):
            self.rows.setdefault(str(each.person_id), each)

    @cached_property
    def family(self) -> Family:
        """Everybody who can be drawn, as on her own screen."""
        return family_for(self._case, Sight(self._case, Viewer(Floor.CASEWORKER)), self._unit.today)

    @property
    def order(self) -> list[str]:
        """Who stands left of whom."""
        return list(self.family.order)

    def missing(self) -> bool:
        """Tell whether somebody on the drawing has no place yet; asked without drawing anything."""
        return any(str(each) not in self.rows for each in kin_of_case(self._case))

    def lay_out(self, order: Iterable[str] | None = None) -> Layout:
        """Lay the family out in the order given, else in its own; with no order at all, afresh and without pins."""
        if order is None:
            return lay_out(self.family, _PLAIN)
        chosen = tuple(order)
        return lay_out(replace(self.family, order=chosen, pins=self.family.pins if chosen else ()), _PLAIN)

    def write(self, order: Sequence[str]) -> None:
        """Store an order; rows whose place is right already are left alone."""
        keys = keys_for([self.rows[each].order_key if each in self.rows else None for each in order])
        self._make([each for each in order if each not in self.rows])
        for person, key in zip(order, keys, strict=True):
            row = self.rows[person]
            if row.order_key != key:
                row.order_key = key
        self._unit.session.flush()

    def let_go(self) -> None:
        """Take every pin out, and the places of those who are not on the drawing."""
        drawn = {each.id for each in self.family.persons}
        for person, row in list(self.rows.items()):
            row.pinned_at = None
            if person not in drawn:
                self._unit.remove(self.rows.pop(person))

    def _make(self, people: Sequence[str]) -> None:
        """Make places. Their ids follow from the people, so that two laptops make the same ones.

        Those that were taken away come back; all are looked for at once, since an imported family has many.
        """
        ids = {each: uuid5(UUID(each), DrawingPlace.__tablename__) for each in people}
        there = select(DrawingPlace).where(DrawingPlace.id.in_(ids.values()))
        gone = {each.id: each for each in self._unit.session.scalars(there)} if ids else {}
        for person, place_id in ids.items():
            row = gone.get(place_id)
            if row is None:
                row = DrawingPlace(id=place_id, case_id=self._case_id, person_id=UUID(person))
                self._unit.add(row)
            row.deleted_at = row.pinned_at = None
            self.rows[person] = row
