"""What changed between two maps of the same child, in words: who came and went, nearer, further, better, worse."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.genogram.network import RING_WORDS, SECTOR_WORDS, WAITING, MapPerson, NetworkMap
from app.models.enums_people import TieQuality

_HOW_GOOD = {
    TieQuality.STRONG: 4, TieQuality.ORDINARY: 3, TieQuality.WEAK: 2, TieQuality.STRAINED: 1, TieQuality.BROKEN: 0,
}  # fmt: skip
_CONTACT = {
    TieQuality.STRONG: "stærk", TieQuality.ORDINARY: "almindelig", TieQuality.WEAK: "svag",
    TieQuality.STRAINED: "anspændt", TieQuality.BROKEN: "brudt",
}  # fmt: skip


class ChangeKind(StrEnum):
    """What happened to somebody's place, in the order it is told."""

    CAME = "came"
    WENT = "went"
    CLOSER = "closer"
    FURTHER = "further"
    BETTER = "better"
    WORSE = "worse"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class MapChange:
    """One change with its sentence."""

    kind: ChangeKind
    person: str
    sentence: str


def changes_between(before: NetworkMap, after: NetworkMap) -> tuple[MapChange, ...]:
    """Return what changed, those who came first; who only stands elsewhere in the same ring and slice has not moved."""
    old, new = _placed(before), _placed(after)
    found = [*_came_and_went(old, new)]
    for person in old:
        if person in new:
            found += _changes(old[person], new[person])
    order = list(ChangeKind)
    return tuple(sorted(found, key=lambda change: order.index(change.kind)))


def _placed(network: NetworkMap) -> dict[str, MapPerson]:
    return {each.id: each for each in network.people if each.band != WAITING}


def _came_and_went(old: dict[str, MapPerson], new: dict[str, MapPerson]) -> Iterator[MapChange]:
    for person, now in new.items():
        if person not in old:
            yield MapChange(ChangeKind.CAME, person, f"{now.name} er kommet på kortet: {RING_WORDS[now.band]}.")
    for person, then in old.items():
        if person not in new:
            yield MapChange(ChangeKind.WENT, person, f"{then.name} er ikke på kortet mere. Stod: {_stood(then)}.")


def _changes(old: MapPerson, new: MapPerson) -> Iterator[MapChange]:
    if old.band != new.band:
        closer = new.band < old.band
        kind, words = (ChangeKind.CLOSER, "tættere på") if closer else (ChangeKind.FURTHER, "længere væk")
        yield MapChange(kind, new.id, f"{new.name} er kommet {words}: fra {_stood(old)} til {_stood(new)}.")
    if old.quality is not new.quality:
        better = _HOW_GOOD[new.quality] > _HOW_GOOD[old.quality]
        kind, words = (ChangeKind.BETTER, "bedre") if better else (ChangeKind.WORSE, "dårligere")
        was, now = _CONTACT[old.quality], _CONTACT[new.quality]
        yield MapChange(kind, new.id, f"Kontakten med {new.name} er blevet {words}: fra {was} til {now}.")
    if old.sector is not new.sector:
        was, now = SECTOR_WORDS[old.sector].lower(), SECTOR_WORDS[new.sector].lower()
        yield MapChange(ChangeKind.MOVED, new.id, f"{new.name} er flyttet fra {was} til {now}.")


def _stood(person: MapPerson) -> str:
    return f"»{RING_WORDS[person.band]}«"
