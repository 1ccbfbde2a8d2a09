"""Key figures of meetings: how many, who was there, how the child was part of it, what followed, and what was kept.

What each counts stands in `resources/definitions/key_figures.toml`.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Final

from app.models.enums_meeting import AgreementOutcome
from app.rules.before_here import is_counted_here
from app.rules.key_figures import Measure, Part, share
from app.services.figure_desk import FigureDesk
from app.services.figure_readings_before import read_here_since
from app.services.figure_readings_days import by_day, days_after, in_period, passed_in_period
from app.services.figure_readings_follow_up import is_any_between, read_held_days
from app.services.figure_readings_meetings import (
    HEARD,
    NOT_HEARD,
    OPEN,
    PRESENT,
    REPRESENTED,
    UNKNOWN,
    read_agreements,
    read_child_parts,
    read_meetings,
    read_private,
)
from app.services.meeting_types import list_type_rows
from app.wording import word

FOLLOWED: Final = 56
"""Days within which a meeting is to be followed."""
_CHILD = {
    PRESENT: "barnet var med",
    HEARD: "barnet var hørt før mødet",
    REPRESENTED: "nogen talte for barnet",
    NOT_HEARD: "barnet var ikke hørt",
    UNKNOWN: "ikke skrevet",
}
_WENT = (
    AgreementOutcome.KEPT,
    AgreementOutcome.PARTLY,
    AgreementOutcome.NOT_KEPT,
    AgreementOutcome.CHANGED,
    AgreementOutcome.UNDER_WAY,
)
_NOT_SAID = "ikke gjort op"
ELSEWHERE: Final = "elsewhere"
_FROM_ELSEWHERE = "en slags, der ikke findes her"


def meetings_held(desk: FigureDesk) -> Measure:
    """Return the meetings that were held, by their kind; only kinds there were any of.

    A kind nobody knows here came with a case from another laptop. Its id is somebody's own words, so it has no name.
    """
    known = desk.always(_type_names)
    held = in_period(desk, desk.always(read_meetings))
    counted = Counter(each.type_id if each.type_id in known else ELSEWHERE for each in held)
    names = known | {ELSEWHERE: _FROM_ELSEWHERE}
    parts = (Part(key, name, counted[key]) for key, name in names.items() if counted[key])
    return Measure(id="meetings_held", n=counted.total(), parts=tuple(parts))


def meetings_private(desk: FigureDesk) -> Measure:
    """Return how many meetings somebody of family and network was at, other than the children."""
    held, private = in_period(desk, desk.always(read_meetings)), desk.always(read_private)
    return share("meetings_private", sum(1 for each in held if each.id in private), len(held))


def meetings_child(desk: FigureDesk) -> Measure:
    """Return how the children were part of the meetings."""
    held, told = in_period(desk, desk.always(read_meetings)), desk.always(read_child_parts)
    counted = Counter(told.get(each.id, UNKNOWN) for each in held)
    parts = tuple(Part(key, label, counted[key]) for key, label in _CHILD.items())
    return Measure(id="meetings_child", n=len(held), parts=parts)


def meetings_followed(desk: FigureDesk) -> Measure:
    """Return how many meetings were followed by a meeting or a follow-up, of those whose eight weeks have passed."""
    followed = passed_in_period(desk, desk.always(_followed))
    return share("meetings_followed", sum(followed), len(followed))


def agreements_kept(desk: FigureDesk) -> Measure:
    """Return how the agreements of the meetings went."""
    counted = Counter(in_period(desk, desk.always(read_agreements)))
    parts = [Part(each.value, word(each), counted[each.value]) for each in _WENT]
    return Measure(id="agreements_kept", n=counted.total(), parts=(*parts, Part(OPEN, _NOT_SAID, counted[OPEN])))


def _type_names(desk: FigureDesk) -> dict[str, str]:
    """Return what the kinds of meetings are called here, those taken out of use too, in their order."""
    return {row.type.id: row.type.name for row in list_type_rows(desk.unit)}


def _followed(desk: FigureDesk) -> list[tuple[str, bool]]:
    """Return whether each meeting was followed, by the day eight weeks after it."""
    meetings, held, met = desk.always(read_meetings), desk.always(read_held_days), defaultdict[bytes, list[str]](list)
    for on, meeting in meetings:
        met[meeting.case_id].append(on)
    found, came = [], desk.always(read_here_since)
    for on, each in meetings:
        first, last = days_after(on, 1), days_after(on, FOLLOWED)
        if not is_counted_here(last, came.get(each.case_id)):
            continue
        again = bisect_left(met[each.case_id], first) < bisect_right(met[each.case_id], last)
        found.append((last, again or is_any_between(held.get(each.case_id, []), first, last)))
    return by_day(found)


MEASURES: Final[dict[str, Callable[[FigureDesk], Measure]]] = {
    each.__name__: each
    for each in (meetings_held, meetings_private, meetings_child, meetings_followed, agreements_kept)
}
"""The measures of this group by the ids of their definitions."""
