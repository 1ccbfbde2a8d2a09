"""The meeting types of this store: those that are shipped, as the municipality has made them its own.

A changed type is a new version; a meeting keeps the one it was run with, so that its steps can be shown for ever.
"""

import hashlib
import json
from dataclasses import asdict, replace
from functools import cache
from uuid import UUID

from sqlalchemy import select

from app.errors import UserError
from app.models.meeting import Meeting
from app.models.setup import Definition, DefinitionVersion
from app.paths import resources
from app.rules.meeting_types import MeetingType, load_meeting_types, meeting_type_of
from app.services.ports import Unit, use_case

USUAL = "network_meeting"
"""The type a meeting falls back to when its own is not known here."""
_OWN, _RUN = "meeting_type", "meeting_type_run"
_LOST = "Mødetypen kan ikke læses. Hent den igen, eller brug den, der følger med."


@cache
def shipped_types() -> dict[str, MeetingType]:
    """Return the types that come with the program, in the order of the file."""
    return load_meeting_types(resources() / "definitions" / "meeting_types.toml")


@use_case("meeting_types.list")
def list_types(unit: Unit) -> dict[str, MeetingType]:
    """Return the types there are to choose among today, the usual ones first."""
    return types_for(unit)


@use_case("meeting_types.of")
def read_type(unit: Unit, meeting_id: UUID) -> MeetingType:
    """Return the type a meeting is run with. Raises UserError when the meeting is gone."""
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id)
    return type_of(unit, meeting)


@use_case("meeting_types.save", undoable=False)
def save_type(unit: Unit, kind: MeetingType) -> str:
    """Keep a type as the municipality's own from today; the version before ends. Returns the version."""
    _end(unit, kind.id)
    return _keep(unit, replace(kind, valid_from=unit.today.isoformat()), retired=False)


@use_case("meeting_types.retire", undoable=False)
def retire_type(unit: Unit, type_id: str) -> None:
    """Take a type out of use; meetings held with it keep it. Raises UserError for the last one."""
    types = types_for(unit)
    if type_id not in types:
        return
    if len(types) == 1:
        raise UserError("Der skal være mindst én mødetype. Lav en ny, før du tager den her ud.")
    _end(unit, type_id)
    _keep(unit, replace(types[type_id], valid_from=unit.today.isoformat()), retired=True)


@use_case("meeting_types.restore", undoable=False)
def restore_shipped(unit: Unit, type_id: str) -> None:
    """Use a type as it is shipped again. Raises UserError when it was never shipped."""
    if type_id not in shipped_types():
        raise UserError("Den mødetype følger ikke med programmet, så den kan ikke hentes tilbage.")
    _end(unit, type_id)


def types_for(unit: Unit) -> dict[str, MeetingType]:
    """Return the shipped types overlaid by the municipality's own, without those taken out of use."""
    found = dict(shipped_types())
    for row in _own(unit):
        content = _content(row)
        found.pop(row.key, None)
        if not content.get("retired"):
            found[row.key] = _read(content)
    order = [*shipped_types()]
    place = {each: order.index(each) if each in order else len(order) for each in found}
    return dict(sorted(found.items(), key=lambda pair: (not pair[1].usual, place[pair[0]], pair[1].name)))


def type_of(unit: Unit, meeting: Meeting) -> MeetingType:
    """Return the version a meeting was run with; the one of today when it has not begun or its version is not here."""
    row = unit.session.get(DefinitionVersion, meeting.type_version) if meeting.type_version else None
    if row is not None and row.key == meeting.type_id:
        return _read(_content(row))
    types = types_for(unit)
    return types.get(meeting.type_id) or shipped_types().get(meeting.type_id) or types.get(USUAL) or _first(types)


def keep_version(unit: Unit, meeting: Meeting) -> str:
    """Keep the type a meeting begins with for as long as the meeting is kept. Returns its version (SHA-256)."""
    kind = type_of(unit, meeting)
    content = _text(kind, retired=False)
    sha = _sha(content)
    if unit.session.get(DefinitionVersion, sha) is None:
        unit.session.add(DefinitionVersion(sha256=sha, kind=_RUN, key=kind.id, content=content, source=kind.source))
    return sha


def type_as_text(kind: MeetingType) -> str:
    """Return a type as a file another municipality can read (JSON)."""
    return json.dumps(asdict(kind), ensure_ascii=False, indent=2)


def type_from_text(text: str) -> MeetingType:
    """Return the type of such a file. Raises UserError when it is something else."""
    try:
        return _read(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise UserError("Filen er ikke en mødetype.") from error


def _own(unit: Unit) -> list[DefinitionVersion]:
    chosen = select(DefinitionVersion).where(DefinitionVersion.kind == _OWN, DefinitionVersion.valid_to.is_(None))
    return list(unit.session.scalars(chosen.order_by(DefinitionVersion.key)))


def _end(unit: Unit, type_id: str) -> None:
    for row in _own(unit):
        if row.key == type_id:
            row.valid_to = unit.today
    unit.session.flush()


def _keep(unit: Unit, kind: MeetingType, *, retired: bool) -> str:
    content = _text(kind, retired=retired)
    sha = _sha(content)
    if unit.session.get(Definition, (_OWN, kind.id)) is None:
        unit.session.add(Definition(kind=_OWN, key=kind.id))
    row = unit.session.get(DefinitionVersion, sha)
    if row is None:
        row = DefinitionVersion(sha256=sha, key=kind.id, content=content, source=kind.source)
        unit.session.add(row)
    row.kind, row.valid_from, row.valid_to = _OWN, unit.today, None
    return sha


def _text(kind: MeetingType, *, retired: bool) -> str:
    content = asdict(kind) | ({"retired": True} if retired else {})
    return json.dumps(content, ensure_ascii=False, sort_keys=True)


def _sha(content: str) -> str:
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def _content(row: DefinitionVersion) -> dict[str, object]:
    found = json.loads(row.content)
    return found if isinstance(found, dict) else {}


def _read(content: object) -> MeetingType:
    """Return the type of plain content. Raises UserError when a part is missing."""
    try:
        kind = meeting_type_of(content)  # type: ignore[arg-type]  # checked by reading it
        if not kind.steps or not kind.id or not kind.name:
            raise UserError(_LOST)
        return kind
    except (KeyError, TypeError, AttributeError) as error:
        raise UserError(_LOST) from error


def _first(types: dict[str, MeetingType]) -> MeetingType:
    return next(iter(types.values()))
