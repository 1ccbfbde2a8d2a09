"""What is due by the deadlines somebody set going: a notification came, a decision was told, somebody asked to read."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from app.models.deadline import StartedDeadline
from app.models.enums import DueKind
from app.models.log import DueItem
from app.rules.counting import StepUnit
from app.rules.deadlines import Deadline
from app.rules.rule import Area
from app.rules.rulebook import RuleBook
from app.services.due_lines import Desk, Source, line, ruled

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
STARTED = "started_deadline"
NO_RULE = "Frist, som reglerne her ikke kender"
NO_CLOCK = "Uden klokkeslæt regnes til dagens slutning; fristen kan være udløbet før."
NO_RULE_BECAUSE = "Reglen er taget ud. Åbn sagen, og skriv en dag, eller fjern fristen."


@dataclass(frozen=True, slots=True)
class Falls:
    """When a deadline falls: the day, and the clock time HH:MM where it is counted in hours (Danish time)."""

    on: dt.date | None
    at_time: str | None = None


def falls(rules: RuleBook, rule: Deadline, on: dt.date, at_time: str | None) -> Falls:
    """Return when a deadline ends for an event on `on` at the Danish clock time `at_time` (HH:MM).

    24 hours are elapsed hours, so over a change of clock the hand stands elsewhere. An hour that comes twice in October
    is read as the first, which gives the earlier end. Hours without a clock time end with the next day.
    """
    moment = rule.due_at(_moment(on, at_time)) if at_time else None
    if moment is not None:
        return Falls(moment.date(), f"{moment:%H:%M}")
    return Falls(rule.due_on(on, saturday_counts=rules.counts.saturday_counts))


def why(rule: Deadline, on: dt.date, at_time: str | None) -> str:
    """Return the sentence beside the date; of an investigation also what to do when it cannot be done in time."""
    because = rule.because(on, at_time or "")
    if rule.area is Area.INVESTIGATION:
        return f"{because} {rule.explanation}"
    return because if at_time or not in_hours(rule) else f"{because} {NO_CLOCK}"


def in_hours(rule: Deadline) -> bool:
    """Tell whether a deadline is counted in hours, so that the clock matters."""
    return rule.after is not None and rule.after.unit is StepUnit.HOURS


def of_started(desk: Desk) -> Iterator[DueItem]:
    """Yield the deadlines that run; those that are done are gone."""
    for each in desk.rows.of(StartedDeadline):
        if each.done_on is None:
            yield _item(desk, each)


def _item(desk: Desk, each: StartedDeadline) -> DueItem:
    source, rule = Source(STARTED, each.id, each.child_id), desk.rules.deadline(each.rule_id, on=each.on)
    if rule is None:
        item = line(desk.rows, source, DueKind.PRACTICE, NO_RULE, None, NO_RULE_BECAUSE)
        item.rule_id = each.rule_id
        return item
    day = falls(desk.rules, rule, each.on, each.at_time)
    item = ruled(desk.rows, source, rule, rule.name, day.on, why(rule, each.on, each.at_time))
    item.at_time, item.by_hour = day.at_time, in_hours(rule)
    return item


def _moment(on: dt.date, at_time: str) -> dt.datetime:
    return dt.datetime.combine(on, dt.time.fromisoformat(at_time), COPENHAGEN)
