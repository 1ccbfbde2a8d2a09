"""Three hard stops before somebody is invited, kept apart because they ask for different things. Pure.

HONOUR: parents and private network hear nothing before the risk is assessed *and* somebody has decided (barnets lov
§ 18, stk. 3: family and network may be the threat). ABUSE: the child is heard without the parent (§ 137, stk. 3), so
nothing reaches that parent while the stop holds, whatever else was decided. VIOLENCE: the two never meet, so neither
is invited where the other comes. Refused is only what reaches a stopped person; the rest is a warning, for the
caseworker decides. A refusal ends when the stop does, or by a decision about that person and meeting.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from enum import IntEnum

from app.models.enums_people import HardStopKind

Key = Hashable


class Cause(IntEnum):
    """Why somebody is free, a warning or stopped, the gravest last."""

    FREE = 0
    DECIDED = 1
    NOBODY_NAMED = 2
    LIVES_WITH = 3
    ALLOWED = 4
    WOULD_MEET = 5
    NOT_DECIDED = 6
    NOT_ASSESSED = 7
    KEPT_OUT = 8

    @property
    def stops(self) -> bool:
        """Whether an invitation is refused until somebody has decided."""
        return self >= Cause.WOULD_MEET


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop that holds. `against` is empty when nobody is named; `beside` live with those it is against."""

    key: Key
    kind: HardStopKind
    subjects: frozenset[Key] = frozenset()
    against: frozenset[Key] = frozenset()
    beside: frozenset[Key] = frozenset()
    assessed: bool = False
    decided: bool = False


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who may be invited: family or private network, who else comes, and which stops were decided on."""

    person: Key
    private: bool
    others: frozenset[Key] = frozenset()
    allowed: frozenset[Key] = frozenset()


def cause_of(stop: Stop, guest: Guest) -> Cause:
    """Return what one stop says about one guest."""
    found = _CAUSES[stop.kind](stop, guest)
    return Cause.ALLOWED if found.stops and stop.key in guest.allowed else found


def gravest(stops: Iterable[Stop], guest: Guest) -> tuple[Cause, Stop | None]:
    """Return the gravest answer of all stops, and the stop that gave it (None when the guest is free)."""
    found = [(cause_of(stop, guest), stop) for stop in stops]
    cause, stop = max(found, key=lambda each: each[0], default=(Cause.FREE, None))
    return (cause, stop) if cause else (cause, None)


def _honour(stop: Stop, guest: Guest) -> Cause:
    if not guest.private or guest.person in stop.subjects:
        return Cause.FREE
    if not stop.assessed:
        return Cause.NOT_ASSESSED
    return Cause.DECIDED if stop.decided else Cause.NOT_DECIDED


def _abuse(stop: Stop, guest: Guest) -> Cause:
    if guest.person in stop.against:
        return Cause.KEPT_OUT
    lives_with = guest.person in stop.beside and guest.person not in stop.subjects
    return Cause.LIVES_WITH if lives_with else Cause.FREE


def _violence(stop: Stop, guest: Guest) -> Cause:
    if not stop.against and guest.person in stop.subjects:
        return Cause.NOBODY_NAMED
    for side, other in ((stop.subjects, stop.against), (stop.against, stop.subjects)):
        if guest.person in side and guest.others & other:
            return Cause.WOULD_MEET
    return Cause.FREE


_CAUSES = {HardStopKind.HONOUR: _honour, HardStopKind.ABUSE: _abuse, HardStopKind.VIOLENCE: _violence}
