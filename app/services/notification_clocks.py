"""When a notification is assessed and answered at the latest, by the rules in force the day it came."""

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from app.language.dates import at_clock, long_date
from app.models.enums_early import NotificationKind
from app.models.notification import Notification, NotificationChild
from app.models.people import Person
from app.rules.rulebook import RuleBook
from app.services.due_started import falls
from app.services.notification_known import had_help, had_unnamed_help
from app.services.rulebook import rules_of
from app.services.snapshot import CaseRows

ACUTE, RECEIPT, SECOND_LOOK = "acute-assessment", "receipt", "second-look"
"""The rules that a field of a notification answers."""


def deadline_words(rules: RuleBook, rule_id: str, on: dt.date, at_time: str | None) -> str:
    """Return »senest 21. november 2026 kl. 14.30« by a rule in force that day; empty when there is none."""
    rule = rules.deadline(rule_id, on=on)
    if rule is None or not rule.on or not rule.valid_on(on):
        return ""
    day = falls(rules, rule, on, at_time)
    if day.on is None:
        return ""
    return f"senest {long_date(day.on)}" + (f" {at_clock(day.at_time)}" if day.at_time else "")


def needs_second_look(rows: CaseRows, row: Notification) -> list[Person]:
    """Return the children of a notification who had help when it came: somebody else looks at those again."""
    return _those(rows, row, had_help)


def may_need_second_look(rows: CaseRows, row: Notification) -> list[Person]:
    """Return the children who had help when it came that names no paragraph: somebody must say which it is."""
    return _those(rows, row, had_unnamed_help)


def _those(rows: CaseRows, row: Notification, had: Callable[[CaseRows, UUID, dt.date], bool]) -> list[Person]:
    on = row.received_on
    rule = rules_of(rows.unit).deadline(SECOND_LOOK, on=on) if on else None
    if on is None or rule is None or not rule.on or not rule.valid_on(on):
        return []
    about = {each.child_id for each in rows.inside(NotificationChild, row.id)}
    return [person for child, person in rows.children() if child.id in about and had(rows, child.id, on)]


def wants_receipt(row: Notification) -> bool:
    """Tell whether somebody waits for a receipt: not the municipality itself, and nobody who cannot be reached."""
    unknown = row.anonymous and not (row.sender_name or row.sender_person_id)
    return row.kind is not NotificationKind.OWN_INITIATIVE and not unknown
