"""»Nået siden sidst«: what was reached in her own cases since she last looked, with names and a way to each.

For the caseworker herself alone: no ranking, no score, nobody beside her. What nobody beside the screen may read has
neither name nor words (`discreet_rows`), and is counted all the same.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from app.models.setup import Setting
from app.services import reached_since_events as events
from app.services.modules import LADDER, switched_off
from app.services.ports import Unit, use_case
from app.services.profile import save_setting
from app.services.reached_since_lines import ReachedLines
from app.services.reached_since_rows import Reached, ReachedKind, counted, opening_of
from app.services.reached_since_span import Event, Span

USUAL: Final = dt.timedelta(weeks=4)
"""How far back it looks for who never looked, or looked a few days ago."""
FARTHEST: Final = dt.timedelta(weeks=26)
"""No further back than this does it look, and a goal that has been near for longer is not told of."""
_TOO_SOON = dt.timedelta(days=7)
_ONE_DAY = dt.timedelta(days=1)
_MOST_OF_A_KIND, _MOST_NEAR = 6, 12
_SEEN = "figures.reached_seen"


@use_case("figures.read")
def read_reached(unit: Unit, *, since: dt.date | None = None, today: dt.date | None = None) -> Reached:
    """Return what was reached from a day (None: since she last looked, or four weeks) to today."""
    until = today or unit.today
    span = Span.of(unit, since or _last_look(unit, until), until)
    told, near = _told(span), events.goals_near(span, until - FARTHEST)
    counts = [counted(kind, len(some)) for kind, some in told.items() if some]
    counts += [counted(kind, number) for kind, number in _numbers(span) if number]
    lines = ReachedLines(unit)
    newest = [line for kind, some in told.items() for line in lines.of(kind, some[:_MOST_OF_A_KIND])]
    almost = tuple(lines.of(ReachedKind.NEAR, near[:_MOST_NEAR]))
    unit.about(*lines.cases)
    return Reached(
        since=span.since,
        until=until,
        opening=opening_of(counts, has_goals=events.has_goals(span), near=len(near)),
        counts=tuple(counts),
        lines=tuple(sorted(newest, key=lambda each: each.on or dt.date.min, reverse=True)),
        near=almost,
    )


@use_case("settings.save", undoable=False)
def mark_reached_seen(unit: Unit) -> None:
    """Remember that she has looked today; the next time tells of what came after."""
    save_setting(unit, _SEEN, unit.today.isoformat())


def _last_look(unit: Unit, today: dt.date) -> dt.date:
    """Return the day she last looked: at most half a year ago, and four weeks ago when it is only a few days."""
    kept = next((each.value for each in unit.live(Setting, Setting.key == _SEEN)), None)
    try:
        seen = dt.date.fromisoformat(kept or "")
    except ValueError:
        return today - USUAL
    return max(seen, today - FARTHEST) if seen <= today - _TOO_SOON else today - USUAL


def _told(span: Span) -> dict[ReachedKind, list[Event]]:
    """Return what is told line by line, in the order of the kinds."""
    return {
        ReachedKind.GOAL: events.goals_reached(span),
        ReachedKind.STEP_DOWN: [] if LADDER in switched_off(span.unit) else events.steps_down(span),
        ReachedKind.CASE_CLOSED: events.cases_closed(span),
        ReachedKind.WORRY: events.worries_settled(span),
        ReachedKind.AGREEMENT: events.agreements_kept(span),
    }


def _numbers(span: Span) -> Iterator[tuple[ReachedKind, int]]:
    """Yield what is only counted: it happened, and that is what there is to say."""
    yield ReachedKind.FOLLOW_UP, events.follow_ups_held(span)
    yield ReachedKind.MEETING, events.meetings_with_child(span)
    yield ReachedKind.TALK, events.children_talked_with(span)
