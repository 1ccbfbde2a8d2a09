"""Saying that a deadline the program saw begin by itself is done, where nothing in the case answers it.

Those are the rules of the municipality, and what ends of support in school that goes by its rhythm.
"""

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from app.errors import UserError
from app.models.deadline import StartedDeadline
from app.models.plan import Cadence
from app.rules.rule import Scope, Trigger
from app.services.discreet_rows import Discretion
from app.services.due_events import PLAN_RULES, SEEN, Event, events
from app.services.due_lines import Desk, Source
from app.services.due_notifications import notification_events
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.rulebook import rules_of
from app.services.snapshot import read_case

NOT_THERE = "Fristen er her ikke længere. Måske er den allerede klaret."
WRITE_THE_PLAN = "Fristen går væk af sig selv, når planen er skrevet. Åbn planen."


@use_case("deadline.finish")
def finish_seen_deadline(
    unit: Unit, case_id: UUID, *, table: str, row_id: UUID, rule_id: str, on: dt.date | None = None
) -> UUID:
    """Note that what a line of the list asks for is done, today or on a day; it is known by its source and rule.

    What was done is kept as a deadline that began with the event and has ended. Raises UserError when the line is gone,
    and for a plan, which is done by being written, unless somebody tells the day it was written elsewhere.
    """
    rule_id = rule_id.removeprefix(SEEN)
    if rule_id in PLAN_RULES and on is None:
        raise UserError(WRITE_THE_PLAN)
    rows, rules = read_case(unit, case_id), rules_of(unit)
    desk = Desk(unit, rows, rules, Discretion(rows))
    seen = (
        each
        for each in (*events(desk), *_school_grants(desk), *notification_events(desk))
        if (each.source.table, each.source.id) == (table, row_id)
    )
    event = next((each for each in seen if rule_id in {rule.id for rule in rules.on_event(each.trigger)}), None)
    if event is None:
        raise UserError(NOT_THERE)
    unit.about(case_id)
    key = next_key(unit, StartedDeadline, case_id)
    done = StartedDeadline(case_id=case_id, rule_id=rule_id, on=event.on, done_on=on or unit.today, order_key=key)
    done.child_id, done.source_id = event.source.child_id, event.source.id
    return unit.add(done).id


def _school_grants(desk: Desk) -> Iterator[Event]:
    for each in desk.rows.of(Cadence):
        preset = desk.rules.cadence(each.preset_id or "")
        if preset is not None and preset.scope is Scope.SCHOOL and each.base_on:
            yield Event(Trigger.SCHOOL_GRANT, each.base_on, Source("cadence", each.id, each.child_id))
