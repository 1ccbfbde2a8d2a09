"""Dated pictures of the network map: kept with the child's own words, listed, and compared two at a time."""

import datetime as dt
from dataclasses import dataclass, replace
from uuid import UUID

from app.errors import UserError
from app.genogram.network import RINGS, NetworkMap
from app.language.dates import long_date
from app.models.enums import Floor
from app.models.order import key_between
from app.models.people import NetworkPicture, NetworkPictureSpot, NetworkTie
from app.rules.visibility import Viewer
from app.services.network_changes import MapChange, changes_between
from app.services.network_rows import child_of, map_person, network_rows, table_names, ties_of
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.sight import Sight
from app.services.snapshot import CaseRows, read_case
from app.services.typed_values import typed_text

NOBODY_PLACED = "Der står ingen på kortet endnu. Sæt den første, og gem så billedet."
NOT_THE_SAME_CHILD = "De to billeder er ikke af samme barns netværk."
TODAY = "I dag"


@dataclass(frozen=True, slots=True)
class PictureRow:
    """A kept picture for the list. `when` is »22. november 2026«."""

    id: UUID
    drawn_on: dt.date | None
    when: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class SeenPicture:
    """One of two maps that are compared; the map of today has no words."""

    when: str
    words: str
    network: NetworkMap


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two maps side by side and what changed from the first to the second."""

    before: SeenPicture
    after: SeenPicture
    changes: tuple[MapChange, ...]


@use_case("network.picture_take")
def take_picture(unit: Unit, case_id: UUID, child_id: UUID, *, words: str = "") -> UUID:
    """Keep the map of a child as it is today, with what the child said. Raises UserError when nobody is on it."""
    rows = read_case(unit, case_id)
    child, _ = child_of(rows, child_id)
    ties = [tie for tie in ties_of(rows, child.id) if tie.ring in RINGS]
    if not ties:
        raise UserError(NOBODY_PLACED)
    picture = NetworkPicture(case_id=case_id, child_id=child.id, drawn_on=unit.today, note=typed_text(words) or None)
    picture.order_key = next_key(unit, NetworkPicture, case_id)
    unit.add(picture)
    unit.session.flush()
    key: str | None = None
    for tie in ties:
        key = key_between(key, None)
        unit.add(_spot(picture, tie, key))
    return picture.id


@use_case("network.child_done")
def close_childs_map(
    unit: Unit,
    case_id: UUID,
    child_id: UUID,
    *,
    people: tuple[UUID, ...],
    only_professional: bool,
    keep: bool,
    words: str = "",
) -> None:
    """Note who may see those the child has placed itself, and keep a picture of the day when that is wanted.

    Words are kept with the picture, so they keep one too. Raises UserError when there is nothing to take a picture of.
    """
    own = {tie.person_id: tie for tie in ties_of(read_case(unit, case_id), child_id)}
    for person in people:
        if person in own and own[person].placed_by_child:
            own[person].only_professional = only_professional or None
    if keep or typed_text(words):
        take_picture(unit, case_id, child_id, words=words)


@use_case("network.picture_remove")
def remove_picture(unit: Unit, picture_id: UUID) -> None:
    """Take a picture away (undoable)."""
    unit.remove(unit.get(NetworkPicture, picture_id))


@use_case("network.pictures")
def list_pictures(unit: Unit, case_id: UUID, child_id: UUID) -> list[PictureRow]:
    """Return the pictures of a child's network, newest first."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    own = [each for each in rows.of(NetworkPicture) if each.child_id in (child_id, None)]
    found = [
        PictureRow(
            each.id, each.drawn_on, _when(each), each.note or "", len(rows.inside(NetworkPictureSpot, each.id))
        )
        for each in own
    ]  # fmt: skip
    return sorted(reversed(found), key=lambda row: row.drawn_on or dt.date.min, reverse=True)


@use_case("network.compare")
def compare_pictures(
    unit: Unit, case_id: UUID, child_id: UUID, *, before: UUID, after: UUID | None = None
) -> Comparison:
    """Return two pictures and what changed; without `after` the second is the map of today.

    Raises UserError when a picture is gone or shows another child's network.
    """
    unit.about(case_id)
    rows = read_case(unit, case_id)
    first = _seen(rows, unit.get(NetworkPicture, before), child_id)
    second = _seen(rows, unit.get(NetworkPicture, after), child_id) if after else _now(rows, child_id, unit.today)
    return Comparison(first, second, changes_between(first.network, second.network))


def _spot(picture: NetworkPicture, tie: NetworkTie, key: str) -> NetworkPictureSpot:
    return NetworkPictureSpot(
        case_id=tie.case_id,
        network_picture_id=picture.id,
        person_id=tie.person_id,
        sector=tie.sector,
        ring=tie.ring,
        direction=tie.direction,
        quality=tie.quality,
        order_key=key,
    )


def _now(rows: CaseRows, child_id: UUID, today: dt.date) -> SeenPicture:
    shown = network_rows(rows, Sight(rows, Viewer(Floor.CASEWORKER)), today, child_id).network
    names = table_names(rows, [UUID(each.id) for each in shown.people])
    people = (replace(each, name=names[UUID(each.id)], can_contribute="") for each in shown.people)
    plain = tuple(replace(each, asked=False, only_professional=False) for each in people)
    return SeenPicture(TODAY, "", replace(shown, age=None, people=plain))


def _seen(rows: CaseRows, picture: NetworkPicture, child_id: UUID) -> SeenPicture:
    """Return a kept picture under the names people have today."""
    child, person = child_of(rows, child_id)
    if picture.child_id not in (child.id, None) or picture.case_id != rows.case.id:
        raise UserError(NOT_THE_SAME_CHILD)
    spots = [each for each in rows.inside(NetworkPictureSpot, picture.id) if rows.person(each.person_id)]
    names = table_names(rows, [each.person_id for each in spots])
    people = tuple(replace(map_person(rows, each), name=names[each.person_id]) for each in spots)
    network = NetworkMap(str(person.id), rows.called(person.id), None, person.gender, people)
    return SeenPicture(_when(picture), picture.note or "", network)


def _when(picture: NetworkPicture) -> str:
    return long_date(picture.drawn_on) if picture.drawn_on else "uden dato"
