"""The lists and headings of the modules that are on, to be seen and made the municipality's own from today."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from app.errors import UserError
from app.services.definitions import end_own, kept_text, own_versions, take_in_use
from app.services.modules import switched_off
from app.services.own_list_choices import AIM_AREA, SENDER_AREA
from app.services.own_list_rows import LONGEST_MORE, Fault, ListArea, ListKind, ListLine, ListRow, OwnList
from app.services.own_list_templates import HEADING_AREA, RULING_AREA
from app.services.ports import Unit, use_case

NOT_A_LIST = "Det er ikke en liste fra Rundbord."
NO_COPY = "Den liste er der kun én af. Ret den i stedet."
NOT_OURS = "Den følger med programmet, så den kan ikke fjernes. Ret den i stedet."
COPY = "Kopi af {name}"
AREAS: Final[Mapping[ListKind, ListArea]] = {
    ListKind.HEADINGS: HEADING_AREA, ListKind.RULING: RULING_AREA, ListKind.SENDERS: SENDER_AREA,
    ListKind.AIMS: AIM_AREA,
}  # fmt: skip


@use_case("own_lists.read")
def read_own_lists(unit: Unit) -> tuple[ListRow, ...]:
    """Return every list of a module that is on, as it stands here."""
    unit.about()
    off = switched_off(unit)
    return tuple(row for area in AREAS.values() if area.module not in off for row in area.rows(unit))


@use_case("own_lists.save", undoable=False)
def save_own_list(unit: Unit, wanted: OwnList) -> None:
    """Use a list from today; what was written with another keeps its words. The shipped one is no list of our own.

    Raises UserError with the first thing that must be put right.
    """
    for fault in faults_of(wanted):
        raise UserError(fault.sentence)
    AREAS[wanted.kind].save(unit, tidy(wanted))


@use_case("own_lists.save", undoable=False)
def restore_own_list(unit: Unit, kind: ListKind, key: str) -> None:
    """Use a list as it is shipped again. Raises UserError when it was never shipped."""
    AREAS[kind].restore(unit, key)


@use_case("own_lists.copy", undoable=False)
def copy_own_list(unit: Unit, kind: ListKind, key: str, new_key: str) -> None:
    """Begin one more list like another, in use from today. Raises UserError where there is only one of the kind."""
    copy, found = AREAS[kind].copy, _row(unit, kind, key)
    if copy is None or found is None:
        raise UserError(NO_COPY)
    copy(unit, key, new_key, COPY.format(name=found.list.name)[:LONGEST_MORE])


@use_case("own_lists.drop", undoable=False)
def drop_own_list(unit: Unit, kind: ListKind, key: str) -> str:
    """Offer a list of our own no more; what was written with it keeps its words. Returns its version (SHA-256).

    Raises UserError for one that comes with the program.
    """
    found, own = _row(unit, kind, key), own_versions(unit, AREAS[kind].stored).get(key)
    if found is None or found.is_shipped or own is None:
        raise UserError(NOT_OURS)
    end_own(unit, AREAS[kind].stored, key)
    return own.sha256


@use_case("own_lists.bring_back", undoable=False)
def bring_back_own_list(unit: Unit, kind: ListKind, key: str, version: str) -> None:
    """Offer a list of our own again by its version. Raises UserError when it is not known here."""
    text = kept_text(unit, version, AREAS[kind].stored)
    if text is None:
        raise UserError(NOT_OURS)
    take_in_use(unit, AREAS[kind].stored, key, text)


def faults_of(wanted: OwnList) -> tuple[Fault, ...]:
    """Return what must be put right before a list is used, and where, in the order of the page."""
    return tuple(AREAS[wanted.kind].faults(wanted))


def tidy(wanted: OwnList) -> OwnList:
    """Return a list as it will be kept: words in order, and the ids that follow from them."""
    return AREAS[wanted.kind].tidy(wanted)


def as_text(wanted: OwnList) -> str:
    """Return a list as text (JSON), for a draft."""
    return json.dumps(asdict(wanted), ensure_ascii=False)


def from_text(text: str) -> OwnList:
    """Return the list of a draft. Raises UserError when it is something else."""
    try:
        told = json.loads(text)
        lines = tuple(_line(each) for each in told["lines"])
        words = {name: str(told[name]) for name in ("key", "name", "about", "law")}
        return OwnList(kind=ListKind(told["kind"]), lines=lines, **words)
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise UserError(NOT_A_LIST) from error


def _row(unit: Unit, kind: ListKind, key: str) -> ListRow | None:
    return next((row for row in AREAS[kind].rows(unit) if row.list.key == key), None)


def _line(told: Mapping[str, Any]) -> ListLine:
    return ListLine(*(str(told[name]) for name in ("id", "words", "more", "choice")))
