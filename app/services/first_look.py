"""The day that is agreed for a first look at how it goes, when a worry or an early course begins."""

import datetime as dt
from typing import Final
from uuid import UUID

from app.errors import UserError
from app.models.plan import FollowUp
from app.services.ports import Unit
from app.services.records import next_key
from app.services.typed_values import typed_value

GONE: Final = "Den dag er gået. Skriv en dag, der ikke er gået endnu."


def plan_first_look(unit: Unit, case_id: UUID, typed: str, child_id: UUID | None = None) -> None:
    """Plan a follow-up on a day as typed. Raises UserError for what is no day, and for a day gone by."""
    day: dt.date | None = typed_value(FollowUp.__table__.columns["planned_on"], typed, unit.today)
    if day is not None and day < unit.today:
        raise UserError(GONE)
    row = FollowUp(case_id=case_id, planned_on=day, order_key=next_key(unit, FollowUp, case_id))
    row.child_id = child_id
    unit.add(row)
