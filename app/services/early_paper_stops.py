"""Whom a paper from before the plan may not be made out to while a stop holds.

A child heard without a parent: what was written since reaches neither that parent nor what the child itself takes home.
Honour: neither parents nor network hear anything before the risk is assessed and somebody has decided (barnets lov
§ 18, stk. 3).
"""

import datetime as dt
from collections.abc import Hashable, Iterable
from uuid import UUID

from app.errors import UserError
from app.models.base import CaseRecord
from app.models.enums_people import HardStopKind
from app.rules.stops import gravest
from app.services.before_stop import is_touched_since
from app.services.hard_stops import DECIDE_BEFORE_TELLING, kept_out, stopped_since
from app.services.snapshot import CaseRows
from app.services.stop_rows import guest_of, holding, stop_of


def reaches_stopped(rows: CaseRows, readers: frozenset[Hashable], written: Iterable[CaseRecord]) -> bool:
    """Tell whether something written since a stop would be read by who it is against, or be taken home by a child."""
    stopped = kept_out(rows)
    children = {person.id for _, person in rows.children()}
    if not stopped or not readers & (stopped | children):
        return False
    since: dt.datetime | None = stopped_since(rows)
    return any(is_touched_since(each, since) for each in written)


def require_decided(rows: CaseRows, readers: frozenset[Hashable]) -> None:
    """Raise UserError, in neutral words, while nobody has decided what those readers may hear (honour)."""
    stops = [stop_of(rows, each) for each in holding(rows) if each.kind is HardStopKind.HONOUR]
    people = [each for each in readers if isinstance(each, UUID)] if stops else []
    if any(gravest(stops, guest_of(rows, each))[0].stops for each in people):
        raise UserError(DECIDE_BEFORE_TELLING)
