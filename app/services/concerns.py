"""Worries: logged before there is a case, followed, and led on to a case, an early course, or an end with a reason.

A worry is a case in its first stage, so that when it becomes a case everything is carried over by standing still.
The child may be nameless, or initials; no number is asked for.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.language.dates import long_date
from app.language.folding import NAMELESS_CHILD, sort_key
from app.models.approx_date import ApproxDate
from app.models.case import Case
from app.models.enums import CaseStatus
from app.models.enums_early import CaseStage, ConcernOutcome
from app.models.ids import new_id
from app.models.knowledge import Concern
from app.models.plan import FollowUp
from app.services.cases import add_caseworker, add_child, age_text, next_number
from app.services.discreet_rows import Discretion
from app.services.first_look import plan_first_look
from app.services.follow_up_open import still_waits
from app.services.ports import Progress, Unit, use_case
from app.services.records import next_key
from app.services.snapshot import CaseRows, rows_in_portions
from app.services.typed_values import typed_text

WHAT_MISSING = "Skriv kort, hvad bekymringen er."
WHY_MISSING = "Skriv kort, hvorfor bekymringen afsluttes."
NEUTRAL_WORRY = "Bekymring i sagen"
"""What stands in the list of a worry while a child is heard without somebody; its words are not for who looks on."""
NOT_A_WORRY = "Det er allerede en sag."
ENDED = frozenset({ConcernOutcome.SETTLED, ConcernOutcome.CLOSED})


@dataclass(frozen=True, slots=True)
class WorryLine:
    """One matter that is not a case yet, for the list: the child, the newest worry in one line, and how long ago.

    While a child is heard without somebody, nothing stands here of what was said and by whom.
    `closed_because` is empty while somebody is on it; `sparring` is the newest: »10. november 2026: aftalt, at …«.
    """

    case_id: UUID
    child: str
    age: str
    text: str
    told_by: str
    noted_on: dt.date | None
    days: int
    stage: CaseStage
    next_on: dt.date | None
    closed_because: str
    sparring: str = ""


@use_case("concern.begin")
def begin_worry(
    unit: Unit, *, text: str, child_name: str = "", birth: str = "", told_by: str = "", profession: str = "",
    kind: str = "", next_on: str = "",
) -> UUID:  # fmt: skip
    """Log a worry where there is no case, and return the id of the matter it begins.

    Raises UserError without a word about what the worry is, or for a day that cannot be read or is gone by.
    """
    if not typed_text(text):
        raise UserError(WHAT_MISSING)
    case = unit.add(Case(stage=CaseStage.WORRY, number=next_number(unit)))
    case.opened_on = ApproxDate.parse(unit.today.isoformat())
    unit.session.flush()
    child_id = add_child(unit, case.id, name=typed_text(child_name) or NAMELESS_CHILD, birth=birth)
    add_caseworker(unit, case.id)
    row = _new(unit, case.id, text)
    row.child_id = child_id
    row.told_by, row.profession, row.kind = (typed_text(each) or None for each in (told_by, profession, kind))
    if typed_text(next_on):
        plan_first_look(unit, case.id, next_on)
    unit.about(case.id)
    return case.id


@use_case("concern.note")
def note_concern(unit: Unit, case_id: UUID, *, text: str, child_id: UUID | None = None) -> UUID:
    """Note one more worry in a matter that is there. Raises UserError without a word about what it is."""
    if not typed_text(text):
        raise UserError(WHAT_MISSING)
    unit.get(Case, case_id)
    unit.about(case_id)
    row = _new(unit, case_id, text)
    row.child_id = child_id
    return row.id


@use_case("concern.lead_on")
def lead_on(unit: Unit, concern_id: UUID, outcome: ConcernOutcome, *, because: str = "") -> None:
    """Note what a worry led to; one that ends with nothing more needs a reason.

    A matter that is no case yet is closed with its last worry, with the same reason. Raises UserError without one.
    """
    row, why = unit.get(Concern, concern_id), typed_text(because)
    if outcome in ENDED and not why:
        raise UserError(WHY_MISSING)
    unit.about(row.case_id)
    row.outcome = outcome
    row.closed_on = None if outcome is ConcernOutcome.OPEN else unit.today
    row.closed_because = why or None
    case = unit.get(Case, row.case_id)
    if case.stage is CaseStage.WORRY and outcome in ENDED and not _still_open(unit, row):
        case.status, case.closed_on, case.closed_reason = CaseStatus.CLOSED, unit.today, why


@use_case("concern.become_case")
def become_case(unit: Unit, case_id: UUID) -> None:
    """Make a worry or an early course a case: the worries, people and papers stand where they stood.

    Raises UserError when it is one.
    """
    case = unit.get(Case, case_id)
    if case.stage is CaseStage.CASE:
        raise UserError(NOT_A_WORRY)
    unit.about(case_id)
    case.stage, case.status, case.closed_on, case.closed_reason = CaseStage.CASE, CaseStatus.OPEN, None, None
    _led_to(unit, case_id, ConcernOutcome.CASE)


@use_case("concern.list")
def list_worries(
    unit: Unit, *, closed: bool = False, progress: Progress = lambda _done, _all: True
) -> tuple[WorryLine, ...]:
    """Return the matters that are not cases: worries and early courses, the longest waiting first.

    `progress` hears how many of how many cases are read; UserError when it answers no.
    """
    unit.about()
    wanted = CaseStatus.CLOSED if closed else CaseStatus.OPEN
    cases = [case.id for case in unit.live(Case, Case.stage != CaseStage.CASE) if case.status is wanted]
    found = [_line(rows, unit) for rows in rows_in_portions(unit, cases, progress)]
    return tuple(sorted(found, key=lambda each: (-each.days, sort_key(each.child))))


def open_concerns(rows: CaseRows) -> list[Concern]:
    """Return the worries of a case that somebody is still on."""
    return [each for each in rows.of(Concern) if each.outcome is ConcernOutcome.OPEN]


def noted_day(row: Concern) -> dt.date | None:
    """Return the day a worry was written down: the day that was said, else the day the row was made."""
    return row.noted_on or (row.created_at.date() if row.created_at else None)


def _new(unit: Unit, case_id: UUID, text: str) -> Concern:
    row = Concern(id=new_id(), case_id=case_id, text=typed_text(text), noted_on=unit.today)
    row.order_key = next_key(unit, Concern, case_id)
    return unit.add(row)


def _still_open(unit: Unit, ended: Concern) -> bool:
    others = unit.live(Concern, Concern.case_id == ended.case_id, Concern.id != ended.id)
    return any(each.outcome not in ENDED for each in others)


def _led_to(unit: Unit, case_id: UUID, outcome: ConcernOutcome) -> None:
    for each in unit.live(Concern, Concern.case_id == case_id, Concern.outcome == ConcernOutcome.OPEN):
        each.outcome, each.closed_on = outcome, unit.today


def _line(rows: CaseRows, unit: Unit) -> WorryLine:
    newest = max(
        rows.of(Concern), key=lambda each: (noted_day(each) or dt.date.min, each.order_key or ""), default=None
    )
    person = next((person for _, person in rows.children()), None)
    noted = noted_day(newest) if newest else None
    told_by = (rows.called(newest.raised_by_id) if newest.raised_by_id else newest.told_by) if newest else None
    hidden = newest is not None and Discretion(rows).hides(newest)
    text = (newest.text or newest.signs or "") if newest else ""
    planned = sorted(each.planned_on for each in rows.of(FollowUp) if each.planned_on and still_waits(rows, each))
    return WorryLine(
        rows.case.id,
        rows.name(person.id) if person else NAMELESS_CHILD,
        age_text(person.birth, unit.today) if person else "",
        NEUTRAL_WORRY if hidden else text,
        "" if hidden else told_by or "",
        noted,
        (unit.today - noted).days if noted else 0,
        rows.case.stage,
        planned[0] if planned else None,
        NEUTRAL_WORRY if hidden and rows.case.closed_reason else rows.case.closed_reason or "",
        "" if hidden else _sparring(rows),
    )


def _sparring(rows: CaseRows) -> str:
    """Return the newest sparring on the worries of a case: the day, and what was said."""
    given = [each for each in rows.of(Concern) if each.sparring_on or each.sparring]
    newest = max(given, key=lambda each: each.sparring_on or dt.date.min, default=None)
    if newest is None:
        return ""
    day = long_date(newest.sparring_on) if newest.sparring_on else ""
    return ": ".join(filter(None, (day, " ".join((newest.sparring or "").split()))))
