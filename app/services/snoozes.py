"""»Udskyd, fordi …«: a line of I dag waits until a day, with a reason; its date never moves, and the law never waits.

The line is known by its source and rule, as in the derived list; `due` copies the newest wait onto it, and on that day
it is there again by itself. So it is as soon as its date is another than the one that was put off.
"""

import datetime as dt
from uuid import UUID

from sqlalchemy import select

from app.errors import UserError
from app.language.dates import day_date, day_month
from app.models.deadline import Snooze
from app.models.enums import DueKind
from app.models.log import DueItem
from app.rules.counting import months_after
from app.rules.holidays import working_deadline
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.typed_values import typed_text, typed_value

GONE = "Linjen er her ikke længere. Måske er den allerede klaret."
NO_REASON = "Skriv med et par ord, hvorfor det kan vente."
NO_DAY = "Skriv, hvilken dag det skal frem igen, for eksempel på mandag eller 4/12."
NOT_AHEAD = "Vælg en dag efter i dag."
TOO_FAR = "Udskyd højst et halvt år ad gangen, så det ikke bliver glemt."
LAW_WITHOUT_DATE = "Det er en lovfrist, og den mangler en dato. Den kan ikke udskydes."
LAW_IS_HERE = "Det er en lovfrist, og den kan ikke vente længere."
LAW_BY = "Lovfristen er {day}. Vælg en dag senest {last}."
MEETING_BY = "Det er planlagt til {day}. Flyt datoen i stedet, eller vælg en dag inden."
WITHOUT_DATE = "Der mangler en dato. Det kan vente højst 14 dage ad gangen, så det ikke bliver glemt."
LONGEST_MONTHS = 6
_MISSING = dt.timedelta(days=14)
"""How long a missing date waits: no other date tells that it is another gap than the one that was put off."""


@use_case("due.put_off")
def put_off(unit: Unit, *, table: str, row_id: UUID, rule_id: str, until: str, because: str) -> UUID:
    """Let a line wait until a day (as typed), with a reason; return the wait. An earlier one of the line gives way.

    Raises UserError without a reason or a day ahead, beyond half a year (14 days where the date itself is missing), and
    for a date of the law that is missing, has come, or would pass.
    """
    item = _line(unit, table, row_id, rule_id)
    reason = typed_text(because)
    day = typed_value(Snooze.__table__.columns["until"], until, unit.today)
    if day is None:
        raise UserError(NO_DAY)
    _check_day(unit, item, day)
    if not reason:
        raise UserError(NO_REASON)
    _end_waits(unit, item)
    order_key = next_key(unit, Snooze, item.case_id)
    made = Snooze(
        case_id=item.case_id, source_table=table, source_id=row_id, rule_id=rule_id, due_on=item.due_on, until=day,
        reason=reason, decided_on=unit.today, order_key=order_key,
    )  # fmt: skip
    return unit.add(made).id


@use_case("due.bring_back")
def bring_back(unit: Unit, *, table: str, row_id: UUID, rule_id: str) -> None:
    """Let a line that was put off stand in the list again now. Raises UserError when the line is gone."""
    _end_waits(unit, _line(unit, table, row_id, rule_id))


def is_law_that_has_come(kind: DueKind, last_day: dt.date | None, today: dt.date) -> bool:
    """Tell whether a line is a date of the law that can wait no longer; `last_day` is the last it can be done on."""
    return kind is DueKind.STATUTORY and last_day is not None and last_day <= today


def longest_wait(snooze: Snooze) -> dt.date:
    """Return the day a wait is over; of a missing date at the latest 14 days after it was decided."""
    if snooze.due_on is not None or snooze.decided_on is None:
        return snooze.until
    return min(snooze.until, snooze.decided_on + _MISSING)


def _line(unit: Unit, table: str, row_id: UUID, rule_id: str) -> DueItem:
    found = unit.session.scalars(
        select(DueItem)
        .where(DueItem.source_table == table, DueItem.source_id == row_id, DueItem.rule_id == rule_id)
        .order_by(DueItem.due_on)
    ).first()
    if found is None:
        raise UserError(GONE)
    return found


def _end_waits(unit: Unit, item: DueItem) -> None:
    same = (Snooze.source_table == item.source_table, Snooze.rule_id == item.rule_id)
    for each in unit.live(Snooze, Snooze.case_id == item.case_id, Snooze.source_id == item.source_id, *same):
        unit.remove(each)


def _check_day(unit: Unit, item: DueItem, day: dt.date) -> None:
    today = unit.today
    if item.kind is DueKind.STATUTORY:
        _check_law(_last_day(item), item.due_on, day, today)
    if day <= today:
        raise UserError(NOT_AHEAD)
    if day > months_after(today, LONGEST_MONTHS):
        raise UserError(TOO_FAR)
    if item.due_on is None and item.recurrence is None and day > today + _MISSING:
        raise UserError(WITHOUT_DATE)
    if item.kind is DueKind.MEETING and item.due_on and today <= item.due_on < day:
        raise UserError(MEETING_BY.format(day=day_date(item.due_on)))


def _last_day(item: DueItem) -> dt.date | None:
    """Return the last day a date of the law can wait until: hours run on over a weekend, days are worked before it."""
    return item.due_on if item.due_on is None or item.by_hour else working_deadline(item.due_on)


def _check_law(last: dt.date | None, due: dt.date | None, day: dt.date, today: dt.date) -> None:
    if last is None or due is None:
        raise UserError(LAW_WITHOUT_DATE)
    if last <= today:
        raise UserError(LAW_IS_HERE)
    if day > last:
        raise UserError(LAW_BY.format(day=day_month(due), last=day_date(last)))
