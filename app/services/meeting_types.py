"""The meeting types of this store: those that are shipped, as the municipality has made them its own.

A changed type is a new version; a meeting keeps the one it was run with, so that its steps can be shown for ever.
"""

import datetime as dt
from dataclasses import dataclass, replace
from functools import cache

from sqlalchemy import select

from app.errors import UserError
from app.models.meeting import Meeting
from app.models.setup import DefinitionVersion
from app.paths import resources
from app.rules.cadence import Cadence, CadenceKind
from app.rules.meeting_type_checks import faults_of
from app.rules.meeting_type_text import as_file, as_text, from_text, is_retired
from app.rules.meeting_types import MeetingType, load_meeting_types
from app.services.definitions import end_own, keep_used, own_versions, take_in_use
from app.services.ports import Unit, use_case
from app.services.rulebook import rules_of

USUAL = "network_meeting"
"""The type whose steps a meeting falls back to when its own is not known here."""
UNKNOWN_NAME = "Møde"
UNKNOWN_ABOUT = "Mødetypen findes ikke på denne computer. Her er trinnene fra det inddragende netværksmøde."
LAST_ONE = "Der skal være mindst én mødetype. Lav en ny, før du tager den her ud."
NOT_SHIPPED = "Den mødetype følger ikke med programmet, så den kan ikke hentes tilbage."
NOT_IN_USE = "Tag først mødetypen i brug."
_OWN, _RUN = "meeting_type", "meeting_type_run"


@dataclass(frozen=True, slots=True)
class TypeRow:
    """A type as it stands here: whether it comes with the program, is changed here (and since when), is out of use."""

    type: MeetingType
    is_shipped: bool
    own_since: dt.date | None = None
    is_retired: bool = False


@cache
def shipped_types() -> dict[str, MeetingType]:
    """Return the types that come with the program, in the order of the file."""
    return load_meeting_types(resources() / "definitions" / "meeting_types.toml")


def is_without_family(meeting: Meeting) -> bool:
    """Tell whether professionals meet without the family, by the shipped types: one that is changed keeps its id."""
    kind = shipped_types().get(meeting.type_id)
    return kind is not None and not kind.family


@use_case("meeting_types.list")
def list_types(unit: Unit) -> dict[str, MeetingType]:
    """Return the types there are to choose among today, the usual ones first."""
    return types_for(unit)


@use_case("meeting_types.rows")
def list_type_rows(unit: Unit) -> list[TypeRow]:
    """Return all types for whoever edits them: those in use first, then those taken out of use."""
    rows = _rows(unit)
    order = {each: place for place, each in enumerate(types_for(unit))}
    return sorted(rows.values(), key=lambda row: (order.get(row.type.id, len(order)), row.type.name))


@use_case("meeting_types.save", undoable=False)
def save_type(unit: Unit, kind: MeetingType) -> str:
    """Keep a type as the municipality's own from today; the version before ends. Returns the version.

    Raises UserError with the first thing that must be put right.
    """
    others = [each.name for each in types_for(unit).values() if each.id != kind.id]
    for fault in faults_of(kind, rhythms(unit), others):
        raise UserError(fault.sentence)
    return _keep(unit, replace(kind, valid_from=unit.today.isoformat()), retired=False)


@use_case("meeting_types.retire", undoable=False)
def retire_type(unit: Unit, type_id: str) -> None:
    """Take a type out of use; meetings that have it keep it. Raises UserError for the last one."""
    types = types_for(unit)
    if type_id not in types:
        return
    if len(types) == 1:
        raise UserError(LAST_ONE)
    _keep(unit, replace(types[type_id], valid_from=unit.today.isoformat()), retired=True)


@use_case("meeting_types.restore", undoable=False)
def restore_shipped(unit: Unit, type_id: str) -> None:
    """Use a type as it is shipped again. Raises UserError when it was never shipped."""
    if type_id not in shipped_types():
        raise UserError(NOT_SHIPPED)
    end_own(unit, _OWN, type_id)


@use_case("meeting_types.drop", undoable=False)
def drop_type(unit: Unit, type_id: str) -> None:
    """Take back a type that was made here a moment ago. Raises UserError for the last one."""
    if set(types_for(unit)) == {type_id}:
        raise UserError(LAST_ONE)
    end_own(unit, _OWN, type_id)


@use_case("meeting_types.export", undoable=False)
def export_type(unit: Unit, type_id: str) -> bytes:
    """Return a type that is in use as a file for another municipality. Raises UserError when it is not in use."""
    kind = types_for(unit).get(type_id)
    if kind is None:
        raise UserError(NOT_IN_USE)
    return as_file(kind)


def types_for(unit: Unit) -> dict[str, MeetingType]:
    """Return the shipped types overlaid by the municipality's own, without those taken out of use."""
    found = {key: row.type for key, row in _rows(unit).items() if not row.is_retired}
    order = [*shipped_types()]
    place = {each: order.index(each) if each in order else len(order) for each in found}
    return dict(sorted(found.items(), key=lambda pair: (not pair[1].usual, place[pair[0]], pair[1].name)))


def type_of(unit: Unit, meeting: Meeting) -> MeetingType:
    """Return the version a meeting was run with; the one of today when it has not begun or its version is not here.

    A type that is not known here (a case that was handed over) has the steps of the network meeting, and says so.
    """
    row = unit.session.get(DefinitionVersion, meeting.type_version) if meeting.type_version else None
    if row is not None and row.key == meeting.type_id:
        return from_text(row.content)
    types = types_for(unit)
    known = types.get(meeting.type_id) or _last_known(unit, meeting.type_id) or shipped_types().get(meeting.type_id)
    return known or _unknown(types.get(USUAL) or shipped_types()[USUAL], meeting.type_id)


def keep_version(unit: Unit, meeting: Meeting) -> str:
    """Keep the type a meeting begins with for as long as the meeting is kept. Returns its version (SHA-256)."""
    kind = type_of(unit, meeting)
    return keep_used(unit, _RUN, kind.id, as_text(kind), kind.source)


@use_case("meeting_types.rhythms")
def rhythms(unit: Unit) -> dict[str, Cadence]:
    """Return the rhythms in use and in force today that give a next date, by id."""
    series = (each for each in rules_of(unit).cadences if each.kind is CadenceKind.SERIES)
    return {each.id: each for each in series if each.valid_on(unit.today)}


def _rows(unit: Unit) -> dict[str, TypeRow]:
    shipped = shipped_types()
    found = {key: TypeRow(kind, is_shipped=True) for key, kind in shipped.items()}
    for row in own_versions(unit, _OWN).values():
        out = is_retired(row.content)
        found[row.key] = TypeRow(from_text(row.content), row.key in shipped, row.valid_from, is_retired=out)
    return found


def _last_known(unit: Unit, type_id: str) -> MeetingType | None:
    """Return the newest version of a type that is in use no more, for a meeting planned with it."""
    chosen = select(DefinitionVersion).where(DefinitionVersion.kind == _OWN, DefinitionVersion.key == type_id)
    row = unit.session.scalars(chosen.order_by(DefinitionVersion.valid_from.desc())).first()
    return from_text(row.content) if row is not None else None


def _keep(unit: Unit, kind: MeetingType, *, retired: bool) -> str:
    return take_in_use(unit, _OWN, kind.id, as_text(kind, retired=retired), kind.source)


def _unknown(steps_of: MeetingType, type_id: str) -> MeetingType:
    return replace(steps_of, id=type_id, name=UNKNOWN_NAME, about=UNKNOWN_ABOUT)
