"""From when to when, in whose cases: what every question of »Nået siden sidst« has in common."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple, Self
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, func, or_, select, type_coerce

from app.models.approx_date import ApproxDate
from app.models.case import Case
from app.models.enums import CaseStatus
from app.models.setup import Profile
from app.services.ports import Unit


class Event(NamedTuple):
    """Something in a case: which row tells of it, and the day (None: nobody wrote it)."""

    case_id: UUID
    row_id: UUID
    on: dt.date | None


@dataclass(frozen=True, slots=True)
class Span:
    """From a day to a day, both with, in the cases with no other name on them than hers (`name`)."""

    unit: Unit
    name: str
    since: dt.date
    until: dt.date

    @classmethod
    def of(cls, unit: Unit, since: dt.date, until: dt.date) -> Self:
        """Return a span in the cases of whoever has this computer."""
        return cls(unit, next((each.name for each in unit.live(Profile)), None) or "", since, until)

    def mine(self, case_id: Any, *where: ColumnElement[bool]) -> ColumnElement[bool]:  # noqa: ANN401 - a column of ids
        """Return the condition that something lies in her own cases, worries too; `where` says which of them."""
        whose = func.trim(func.coalesce(Case.caseworker, "")).in_(("", self.name))
        own: ColumnElement[bool] = case_id.in_(select(Case.id).where(Case.deleted_at.is_(None), whose, *where))
        return own

    def mine_open(self, case_id: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a column of ids
        """Return the condition that something lies in one of them that is open."""
        return self.mine(case_id, Case.status == CaseStatus.OPEN)

    def may_hold(self, on: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a column of days as far as they are known
        """Return what the store can say of such a day: a day that is known lies here, or it is told in words."""
        text = type_coerce(on, String)
        return or_(text.between(self.since.isoformat(), self.until.isoformat()), text.not_like("____-__-__"))

    def holds(self, on: ApproxDate) -> bool:
        """Tell whether the first day something may have been on lies here."""
        first = on.start or on.end
        return first is not None and self.since <= first <= self.until

    def events(self, query: Select[UUID, UUID, dt.date | None]) -> list[Event]:
        """Return the rows of a question for case, row and day, the newest first."""
        return newest_first(Event(*row) for row in self.unit.session.execute(query))


def newest_first(events: Iterable[Event]) -> list[Event]:
    """Return events, the newest first; those without a day stand last."""
    return sorted(events, key=lambda each: (each.on or dt.date.min, each.row_id), reverse=True)
