"""What two partners were to each other on a day, told from the events between them."""

import datetime as dt
from collections.abc import Sequence

from app.genogram.family import UnionStatus
from app.language.dates import approx
from app.models.enums_people import UnionEventKind
from app.models.people import PartnershipEvent
from app.services.as_of import begun

_STATUS: dict[UnionEventKind, UnionStatus] = {
    UnionEventKind.MARRIED: "married",
    UnionEventKind.COHABITING: "cohabiting",
    UnionEventKind.ENGAGED: "engaged",
    UnionEventKind.SEPARATED: "separated",
    UnionEventKind.DIVORCED: "divorced",
    UnionEventKind.REUNITED: "reunited",
    UnionEventKind.MOVED_APART: "ended_cohabiting",
    UnionEventKind.WIDOWED: "widowed",
}
_WORDS = {
    UnionEventKind.MARRIED: "gift",
    UnionEventKind.COHABITING: "sammen",
    UnionEventKind.ENGAGED: "forlovet",
    UnionEventKind.SEPARATED: "separeret",
    UnionEventKind.DIVORCED: "skilt",
    UnionEventKind.REUNITED: "sammen igen",
    UnionEventKind.MOVED_APART: "flyttet fra hinanden",
    UnionEventKind.WIDOWED: "blev alene",
}
_PARTED = frozenset({UnionEventKind.SEPARATED, UnionEventKind.MOVED_APART})


def in_time(events: Sequence[PartnershipEvent]) -> list[PartnershipEvent]:
    """Return events in the order they happened; one without a date stays right after the one it was written after."""
    placed: list[tuple[dt.date, PartnershipEvent]] = []
    last = dt.date.min
    for each in events:
        last = (each.on.start or each.on.end or last) if each.on else last
        placed.append((last, each))
    return [each for _, each in sorted(placed, key=lambda one: one[0])]


def happened(events: Sequence[PartnershipEvent], day: dt.date) -> list[PartnershipEvent]:
    """Return the events up to a day, in the order they happened."""
    return [each for each in in_time(events) if begun(each.on, day)]


def status_after(events: Sequence[PartnershipEvent]) -> UnionStatus:
    """Return what a pair is after its events, in the order they happened.

    Married people who move apart are separated, and people who lived together without being married and »separate«
    have moved apart, whichever word was chosen.
    """
    if not events:
        return "unknown"
    last = events[-1].kind
    if last in _PARTED:
        bound = next((each.kind for each in reversed(events) if each.kind not in _PARTED), None)
        married = bound is UnionEventKind.MARRIED or (
            bound is UnionEventKind.REUNITED and any(each.kind is UnionEventKind.MARRIED for each in events)
        )
        return "separated" if married or (bound is None and last is UnionEventKind.SEPARATED) else "ended_cohabiting"
    return _STATUS[last]


def told(events: Sequence[PartnershipEvent]) -> str:
    """Return the words on the line: »gift 2013, skilt 2019«."""
    return ", ".join(f"{_WORDS[each.kind]} {approx(each.on)}" if each.on else _WORDS[each.kind] for each in events)


def sort_of(events: Sequence[PartnershipEvent]) -> str:
    """Return the first known day, which orders the unions of one person; the same whatever day is looked at."""
    days = [each.on.start for each in events if each.on and each.on.start]
    return min(days).isoformat() if days else ""
