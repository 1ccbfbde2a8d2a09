"""The order things happen in after a notification: nothing before it came, and nothing on a day that has not come."""

import datetime as dt
from typing import Final
from uuid import UUID

from app.errors import UserError
from app.language.dates import at_clock, long_date
from app.models.approx_spans import Tense
from app.models.notification import Notification, NotificationChild
from app.services.ports import Unit
from app.services.typed_days import typed_day
from app.services.typed_values import typed_value

ONE_DAY = "Skriv dagen, fx »20. november« eller »i går«."
TO_COME = "Den dag er ikke kommet endnu. Skriv en dag til og med i dag."
NOT_YET = "Klokken er ikke blevet {at} endnu. Ret klokkeslættet eller dagen."
TOO_EARLY = "»{what}« kan ikke være før {day}, hvor underretningen kom. Ret en af de to dage."
HOUR_TOO_EARLY = "Vurderingen kan ikke være før {at}, hvor underretningen kom. Ret et af de to klokkeslæt."
AFTER: Final = ("assessed_on", "reassessed_on", "receipt_on", "feedback_on", "family_contact_on")
"""What follows a notification; a talk in a team (`qualified_on`) may come before it is sent."""
_DAYS: Final = (*AFTER, "received_on", "qualified_on")
_CLOCKS: Final = (("received_on", "received_at"), ("assessed_on", "assessed_at"))


def past_day(unit: Unit, typed: str) -> dt.date | None:
    """Return a day that was typed, None for nothing. Raises UserError for what is no day, and for one still to come."""
    if not typed.strip():
        return None
    day = typed_day(typed, unit.today, Tense.GONE).exact
    if day is None:
        raise UserError(ONE_DAY)
    if day > unit.today:
        raise UserError(TO_COME)
    return day


def typed_clock(unit: Unit, typed: str) -> str | None:
    """Return a clock time HH:MM that was typed, None for nothing. Raises UserError when it is none."""
    found: str | None = typed_value(Notification.__table__.columns["received_at"], typed, unit.today)
    return found


def see_order(unit: Unit, row: Notification) -> None:
    """See that a notification can have happened as it stands. Raises UserError with the two days that cannot be."""
    for day_name, clock_name in _CLOCKS:
        at = getattr(row, clock_name)
        if at and getattr(row, day_name) == unit.today and at > f"{unit.now:%H:%M}":
            raise UserError(NOT_YET.format(at=at_clock(at).removeprefix("kl. ")))
    if row.received_on is None:
        return
    facts = Notification.facts()
    for name in AFTER:
        _see_after(row.received_on, getattr(row, name), facts[name].label)
    same_day = row.assessed_on == row.received_on
    if same_day and row.assessed_at and row.received_at and row.assessed_at < row.received_at:
        raise UserError(HOUR_TOO_EARLY.format(at=at_clock(row.received_at)))
    for each in children_rows(unit, row.id):
        see_contact(row, each)


def see_contact(row: Notification, child: NotificationChild) -> None:
    """See that the first contact with a child is not before the notification. Raises UserError."""
    if row.received_on is not None:
        _see_after(row.received_on, child.contact_on, NotificationChild.facts()["contact_on"].label)


def is_day(name: str) -> bool:
    """Tell whether a field of a notification is a day."""
    return name in _DAYS


def children_rows(unit: Unit, notification_id: UUID) -> list[NotificationChild]:
    """Return the children a notification is about."""
    return unit.live(NotificationChild, NotificationChild.notification_id == notification_id)


def _see_after(received: dt.date, day: dt.date | None, what: str) -> None:
    if day is not None and day < received:
        raise UserError(TOO_EARLY.format(what=what, day=long_date(received)))
