"""The guides of this store: those that are shipped, as the municipality has made them its own."""

import datetime as dt
import json
from dataclasses import dataclass
from functools import cache

from app.errors import UserError
from app.models.setup import DefinitionVersion, Setting
from app.paths import resources
from app.rules.guides import (
    Guide,
    GuideNews,
    as_text,
    faults_of,
    from_text,
    load_guides,
    news_between,
)
from app.services.definitions import end_own, fingerprint, keep_used, kept_text, own_versions, take_in_use
from app.services.ports import Unit, use_case
from app.services.typed_values import typed_text

NOT_SHIPPED = "Den handleguide følger ikke med programmet, så den kan ikke hentes tilbage."
NOT_THERE = "Handleguiden findes ikke her længere."
_OWN, _USED, _SEEN = "guide", "guide_used", "guides_seen"


@dataclass(frozen=True, slots=True)
class GuideRow:
    """A guide as it stands here: its version, whether it is shipped, since when it is the municipality's own.

    `news` is what is new in it since somebody here last read it, None when nothing is; `was_read`: somebody has.
    """

    guide: Guide
    version: str
    is_shipped: bool
    own_since: dt.date | None = None
    news: GuideNews | None = None
    was_read: bool = False


@use_case("guides.list")
def list_guides(unit: Unit) -> tuple[GuideRow, ...]:
    """Return the guides in use today, in the order of the file, the municipality's new ones last."""
    return tuple(each for each in all_guides(unit) if each.guide.valid_on(unit.today))


@use_case("guides.list")
def all_guides(unit: Unit) -> tuple[GuideRow, ...]:
    """Return all guides for whoever edits them, also those out of use."""
    unit.about()
    own, shipped, seen = own_versions(unit, _OWN), {each.id: each for each in shipped_guides()}, _seen(unit)
    found = [_row(unit, own.get(key), each, seen) for key, each in shipped.items()]
    found += [_row(unit, row, None, seen) for key, row in own.items() if key not in shipped]
    return tuple(found)


@use_case("guides.save", undoable=False)
def save_guide(unit: Unit, guide: Guide) -> str:
    """Keep a guide as the municipality's own from today; the version before ends. Returns the version.

    Raises UserError with the first thing that must be put right.
    """
    for fault in faults_of(guide):
        raise UserError(fault)
    return take_in_use(unit, _OWN, guide.id, as_text(guide), guide.source)


@use_case("guides.drop", undoable=False)
def drop_guide(unit: Unit, guide_id: str) -> None:
    """Take back a guide that was made here a moment ago; a shipped one stands as it is shipped."""
    end_own(unit, _OWN, typed_text(guide_id))


@use_case("guides.restore", undoable=False)
def restore_guide(unit: Unit, guide_id: str) -> None:
    """Use a guide as it is shipped again. Raises UserError when it was never shipped."""
    if guide_id not in {each.id for each in shipped_guides()}:
        raise UserError(NOT_SHIPPED)
    end_own(unit, _OWN, guide_id)


@use_case("guides.seen", undoable=False)
def note_seen(unit: Unit, guide_id: str) -> None:
    """Note that a guide was read as it stands now; nothing in it is new any more. Raises UserError when it is gone."""
    row = guide_in_use(unit, guide_id)
    keep_guide(unit, row.guide)
    seen = _seen(unit) | {guide_id: row.version}
    kept = next((each for each in unit.live(Setting) if each.key == _SEEN), None)
    text = json.dumps(seen, sort_keys=True)
    if kept is None:
        unit.add(Setting(key=_SEEN, value=text))
    else:
        kept.value = text


def guide_in_use(unit: Unit, guide_id: str) -> GuideRow:
    """Return a guide that is in use. Raises UserError when it is gone."""
    found = next((each for each in list_guides(unit) if each.guide.id == guide_id), None)
    if found is None:
        raise UserError(NOT_THERE)
    return found


def keep_guide(unit: Unit, guide: Guide) -> str:
    """Keep a guide for as long as a case has a step of it. Returns its version (SHA-256)."""
    return keep_used(unit, _USED, guide.id, as_text(guide), guide.source)


@cache
def shipped_guides() -> tuple[Guide, ...]:
    """Return the guides that come with the program."""
    return load_guides(resources() / "definitions" / "guides.toml")


def _row(unit: Unit, own: DefinitionVersion | None, shipped: Guide | None, seen: dict[str, str]) -> GuideRow:
    guide = from_text(own.content) if own is not None else shipped
    if guide is None:
        raise UserError(NOT_THERE)
    version = fingerprint(as_text(guide))
    since = own.valid_from if own is not None else None
    read = seen.get(guide.id)
    return GuideRow(guide, version, shipped is not None, since, _news(unit, guide, version, read), read is not None)


def _news(unit: Unit, guide: Guide, version: str, read: str | None) -> GuideNews | None:
    """Return what is new; a guide nobody has read here is not news, it is all new."""
    if read is None or read == version:
        return None
    before = kept_text(unit, read, _OWN, _USED)
    return news_between(from_text(before), guide) if before is not None else None


def _seen(unit: Unit) -> dict[str, str]:
    kept = next((each.value for each in unit.live(Setting) if each.key == _SEEN), None)
    try:
        found = json.loads(kept) if kept else {}
    except ValueError:
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}
