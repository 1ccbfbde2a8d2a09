"""Sagsgennemgang, one case at a time: what was agreed with the leader is written down, and the next one is planned.

A case has at most one review that is planned and not held, and one that is held on a day: who comes back to a case on
the same day goes on with the same words. Only the caseworker and the leader read it; it is on no paper to a family.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.language.dates import long_date
from app.models.case import Case
from app.models.deadline import CaseReview, Snooze
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.review_steps import add_steps
from app.services.typed_values import typed_text, typed_value

NOT_YET = "Den dag er ikke kommet endnu. Skriv den dag, I gik sagen igennem, eller lad feltet stå tomt for i dag."
PASSED = "Dagen {day} er gået. Vælg en dag, der ikke er gået endnu."


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One review, planned or held. `text` is what was agreed, `leader` who it was gone through with.

    `put_off` is why the planned day came and went, and until when it waits: »Udskudt til 4. december 2026: …«.
    """

    id: UUID
    planned_on: dt.date | None
    held_on: dt.date | None
    leader: str
    text: str
    put_off: str = ""


@use_case("review.hold")
def hold_review(
    unit: Unit, case_id: UUID, *, text: str = "", leader: str = "", on: str = "", next_on: str | None = None,
    steps: str = "",
) -> UUID:  # fmt: skip
    """Write down that a case was gone through on a day as typed (empty: today); return the review.

    The planned review becomes the held one, and one held the same day is written again. `next_on` plans the next one;
    empty takes such a plan away (then the rule of half a year counts), None leaves it. `steps` are lines of who does
    what by when. Raises UserError for a day that cannot be read, a day held that is still to come, and a next day or a
    step that has passed.
    """
    day = _day("held_on", on, unit) or unit.today
    if day > unit.today:
        raise UserError(NOT_YET)
    rows = unit.live(CaseReview, CaseReview.case_id == unit.get(Case, case_id).id)
    row = next((each for each in rows if each.held_on == day), None) or _planned(rows) or _new(unit, case_id)
    row.held_on, row.leader, row.text = day, typed_text(leader) or None, typed_text(text) or None
    unit.session.flush()
    if next_on is not None:
        plan_review(unit, case_id, on=next_on)
    if steps:
        add_steps(unit, case_id, typed=steps)
    unit.about(case_id)
    return row.id


@use_case("review.plan")
def plan_review(unit: Unit, case_id: UUID, *, on: str) -> None:
    """Plan the next review of a case for a day as typed; an earlier plan moves. Empty takes the plan away.

    Raises UserError when the day cannot be read or has passed.
    """
    unit.about(case_id)
    day = _day("planned_on", on, unit)
    planned = _planned(unit.live(CaseReview, CaseReview.case_id == unit.get(Case, case_id).id))
    if day is None:
        if planned is not None:
            unit.remove(planned)
        return
    if day < unit.today:
        raise UserError(PASSED.format(day=long_date(day)))
    (planned or _new(unit, case_id)).planned_on = day


@use_case("review.remove")
def remove_review(unit: Unit, review_id: UUID) -> None:
    """Take away a review that never was; it can be undone."""
    unit.remove(unit.get(CaseReview, review_id))


@use_case("review.list")
def list_reviews(unit: Unit, case_id: UUID) -> tuple[ReviewRow, ...]:
    """Return the reviews of a case: the planned one first, then the held ones, the newest first."""
    unit.about(case_id)
    rows = unit.live(CaseReview, CaseReview.case_id == unit.get(Case, case_id).id)
    # Found by the review alone: where a child is heard without a parent its line on I dag is no review by name.
    waits = {each.source_id: each for each in unit.live(Snooze, Snooze.case_id == case_id)}
    found = [_row(each, waits.get(each.id)) for each in rows]
    return tuple(sorted(found, key=lambda row: row.held_on or dt.date.max, reverse=True))


def _row(each: CaseReview, wait: Snooze | None) -> ReviewRow:
    put_off = ""
    if wait is not None and each.held_on is None and wait.due_on == each.planned_on:  # not held, nor moved since
        put_off = f"Udskudt til {long_date(wait.until)}: {wait.reason}"
    return ReviewRow(each.id, each.planned_on, each.held_on, each.leader or "", each.text or "", put_off)


def _planned(rows: list[CaseReview]) -> CaseReview | None:
    """Return the review that is planned and not held, the first of them when an import brought several."""
    waiting = [each for each in rows if each.held_on is None]
    return min(waiting, key=lambda each: each.planned_on or dt.date.max, default=None)


def _new(unit: Unit, case_id: UUID) -> CaseReview:
    return unit.add(CaseReview(case_id=case_id, order_key=next_key(unit, CaseReview, case_id)))


def _day(column: str, typed: str, unit: Unit) -> dt.date | None:
    day: dt.date | None = typed_value(CaseReview.__table__.columns[column], typed, unit.today)
    return day
