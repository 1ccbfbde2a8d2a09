"""The dates of all cases, or of one, as they leave for somebody's own calendar: without names unless she chooses them.

A calendar lies open on telephones and on screens others look at. So an entry says what sort of date it is, the child's
initials and the case number. With names it says what is to happen; what may not be named on I dag is not named here
either. The identity of an entry follows the row and the rule it comes from, so that a later file moves it and makes no
second one, and the dates beside it keep theirs.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID, uuid5

from sqlalchemy import Row, and_, func, or_, select

from app.language.dates import at_clock
from app.language.folding import first_name, initials, join_names
from app.models.agreement import AgreementOccurrence
from app.models.case import Case, Child
from app.models.enums import DueKind
from app.models.log import DueItem
from app.models.people import Person
from app.services.discreet_due import identity_of
from app.services.due_rows import lines
from app.services.due_shown import REMINDERS, written
from app.services.hard_stops import NEUTRAL_TITLE
from app.services.leak_text import SearchedText
from app.services.ports import Unit, use_case
from app.services.today_blocks import next_day

AHEAD = dt.timedelta(days=366)
"""How far ahead dates that come once are taken along."""
KINDS: Final = {DueKind.STATUTORY: "Frist", DueKind.MEETING: "Møde", DueKind.AGREED: "Aftale", DueKind.PRACTICE: "Dato"}
"""What sort of date it is, in words that tell nothing to whoever looks over a shoulder."""


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """One entry. `neutral` may always be read; `named` says what is to happen, and is the same where nothing may.

    A series has its rule, the day it began (`began`) and the last day it may fall on; `on` is its next day.
    """

    uid: str
    case_id: UUID
    on: dt.date
    neutral: str
    named: str
    recurrence: str = ""
    began: dt.date | None = None
    ends_on: dt.date | None = None


@use_case("due.list")
def read_dates(unit: Unit, *, case_id: UUID | None = None) -> tuple[CalendarDate, ...]:
    """Return the dates from today and a year on in open cases, nearest first; of one case when `case_id` is given."""
    items = _items(unit, case_id)
    after = _judged(unit) if any(item.recurrence for item in items) else {}
    told = _Told(unit, {item.case_id for item in items})
    found = [date for item, uid in _with_uids(items) if (date := _date(unit, item, uid, told, after))]
    unit.about(*{each.case_id for each in found})
    return tuple(sorted(found, key=lambda each: (each.on, each.uid)))


@use_case("calendar.save", undoable=False)
def note_dates(unit: Unit, case_ids: Iterable[UUID]) -> None:
    """Note in the audit log that dates of these cases are about to be saved outside the vault. Carried out before."""
    unit.about(*case_ids)


def _items(unit: Unit, case_id: UUID | None) -> list[Row[Any]]:
    item, today = DueItem, unit.today
    once = and_(item.recurrence.is_(None), item.due_on.between(today, today + AHEAD))
    series = and_(item.recurrence.is_not(None), or_(item.ends_on.is_(None), item.ends_on >= today))
    query = lines(unit, today).where(item.source_table.not_in(REMINDERS), or_(once, series))
    query = query.where(item.case_id == case_id) if case_id else query
    return list(unit.session.execute(query.order_by(item.source_id, item.due_on, item.rule_id)))


def _with_uids(items: Iterable[Row[Any]]) -> Iterator[tuple[Row[Any], str]]:
    """Yield lines with an identity of their source row, the child and the rule, none of which can be read from it.

    Never of the kind: what becomes nameless keeps its identity, and the next file takes its words back.
    """
    seen: Counter[str] = Counter()
    for item in items:
        known_by = identity_of(item.source_id, item.child_id, item.rule_id)
        yield item, f"{uuid5(item.source_id, f'{known_by} {seen[known_by]}')}@rundbord"
        seen[known_by] += 1


def _judged(unit: Unit) -> dict[UUID, dt.date]:
    once = AgreementOccurrence
    judged = and_(once.deleted_at.is_(None), once.on >= written(unit.today))
    query = select(once.agreement_id, func.max(once.on)).where(judged).group_by(once.agreement_id)
    return {agreement_id: on for agreement_id, on in unit.session.execute(query)}


def _date(unit: Unit, item: Row[Any], uid: str, told: "_Told", after: dict[UUID, dt.date]) -> CalendarDate | None:
    on, ends_on, recurrence = item.due_on, item.ends_on, item.recurrence or ""
    if recurrence:
        on = next_day(recurrence, item.due_on, ends_on, unit.today, after.get(item.source_id))
    if on is None:
        return None
    neutral = told.neutral(item)
    named = neutral if item.what == NEUTRAL_TITLE else told.named(item)
    return CalendarDate(uid, item.case_id, on, neutral, named, recurrence, item.due_on, ends_on)


class _Told:
    """The children of cases in words, read once."""

    def __init__(self, unit: Unit, cases: set[UUID]) -> None:
        query = (
            select(Child.case_id, Child.id, Person.name, Case.number)
            .join(Person, Person.id == Child.person_id)
            .join(Case, Case.id == Child.case_id)
            .where(Child.deleted_at.is_(None))
            .order_by(Child.order_key)
        )
        self._names: dict[UUID, dict[UUID, str]] = {}
        self._numbers: dict[UUID, str] = {}
        for case_id, child_id, name, number in unit.session.execute(query):
            if case_id in cases:
                self._names.setdefault(case_id, {})[child_id] = name or ""
                self._numbers[case_id] = "" if list(SearchedText(number or "").cpr_numbers()) else number or ""

    def neutral(self, item: Row[Any]) -> str:
        """»Møde kl. 15 · MKØ · 2026-017«."""
        who = join_names([short for name in self._children(item) if (short := initials(name))])
        return " · ".join(filter(None, (_sort(item), who, self._numbers.get(item.case_id, ""))))

    def named(self, item: Row[Any]) -> str:
        """»Møde kl. 15: netværksmøde (Mathias)«."""
        who = join_names([first_name(name) for name in self._children(item) if name])
        what = " ".join(item.what.split()).removesuffix(".")
        return f"{_sort(item)}: {what}" + (f" ({who})" if who else "")

    def _children(self, item: Row[Any]) -> list[str]:
        names = self._names.get(item.case_id, {})
        return [names[item.child_id]] if item.child_id in names else list(names.values())


def _sort(item: Row[Any]) -> str:
    return f"{KINDS[item.kind]} {at_clock(item.at_time)}" if item.at_time else KINDS[item.kind]
