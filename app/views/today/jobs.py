"""Which keys a row of I dag has, the first of them the one job it asks for. No Qt here."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.models.enums import DueKind
from app.rules.due import Bucket
from app.services.due_actions import TO_TICK, WITH_DATE
from app.services.due_before_here import BEFORE
from app.services.due_many import is_watched
from app.services.due_rows import DueRow
from app.services.due_undated import UNDATED
from app.services.planned_not_held import TABLES
from app.services.told_before import is_answered_by_day, may_be_question


@dataclass(frozen=True, slots=True)
class Job:
    """One key of a row and what it does."""

    key: str
    text: str


DONE = Job("G", "Gjort")
FINISH = Job("A", "Afslut")
SET_DATE = Job("S", "Sæt dato")
TELL_DAY = Job("D", "Skriv dagen")
FOLLOW_UP = Job("H", "Hold opfølgning")
NOT_HELD = Job("I", "Ikke holdt, fordi …")
OPEN_MEETING = Job("M", "Åbn mødet")
END_IT = Job("A", "Afslut eller forlæng")
DECIDE = Job("A", "Tag stilling")
WRITE_PLAN = Job("A", "Skriv planen")
WRITE_DECISION = Job("A", "Skriv afgørelsen")
WRITE_START = Job("A", "Skriv dagen")
LAY_OVER = Job("L", "Læg over")
NOTE_CALL = Job("R", "Notér kontakt")
PUT_OFF = Job("U", "Udskyd, fordi …")
BRING_BACK = Job("U", "Tag frem igen")
WHY = Job("?", "Hvorfor den dato?")
OPEN_CASE = Job("Enter", "Åbn sagen")

KEYS = frozenset("GASDHIMLRU?")
"""The letters a list answers to."""

NAMELESS = frozenset({"discreet", "discreet_work"})
"""Lines without words: the case says what they are about."""
_BY_TABLE = {
    "agreement": DONE, "note": DONE, "started_deadline": FINISH, "meeting": OPEN_MEETING, "participant": OPEN_MEETING,
    "follow_up": FOLLOW_UP, "cadence": FOLLOW_UP, "supervision": FOLLOW_UP, "intervention": FOLLOW_UP,
    "held_meeting": SET_DATE, "case_review": SET_DATE, "journal": LAY_OVER, "quiet": NOTE_CALL, "concern": NOTE_CALL,
    "child_talk": NOTE_CALL, "course": NOTE_CALL, "child_plan": DECIDE,
}  # fmt: skip
PLACES = {
    "notification": "notifications", "assessment": "assessments", "assessment_late": "assessments",
    "fetched_information": "assessments", "consent": "consents", "party_hearing": "rulings",
    "formal_decision": "rulings", "concern": "concerns", "hand_over": "hand_over",
}  # fmt: skip
"""The part of a case where what a line is about stands, when it is not its first page."""
_BY_RULE = {
    "expected_end": END_IT, "plan_choice": DECIDE, "child-plan": WRITE_PLAN, "child-plan-before": WRITE_PLAN,
}  # fmt: skip
"""Rules of interventions that ask for something else than a follow-up, on the page of the plan; no date helps them."""
TOGETHER = (DONE, FINISH, SET_DATE, PUT_OFF, BRING_BACK)
"""What can be done with several rows in one step; everything else is about one."""


def job_of(row: DueRow) -> Job:
    """Return the one job a row asks for."""
    if row.snoozed_until:
        return BRING_BACK
    if is_answered_by_day(row):
        return TELL_DAY
    return _usual(row)


def _usual(row: DueRow) -> Job:
    if row.source_table == UNDATED:
        return WRITE_DECISION if _rule_of(row) in _BY_RULE else WRITE_START
    if _is_for_the_plan(row):
        return _BY_RULE[_rule_of(row)]
    if is_watched(row):
        return DONE
    if row.bucket is Bucket.MISSING and row.source_table in WITH_DATE and not row.rule_id.startswith(BEFORE):
        return SET_DATE
    return _BY_TABLE.get(row.source_table, OPEN_CASE)


def jobs_of(row: DueRow) -> tuple[Job, ...]:
    """Return everything that can be done with a row, the one job first."""
    first = job_of(row)
    nameless = row.source_table in NAMELESS
    more = (
        (_usual(row), first is TELL_DAY),
        (NOT_HELD, _is_planned(row)),
        (DONE, row.source_table in TO_TICK and first is not FINISH),
        (SET_DATE, row.source_table in WITH_DATE and not (_is_for_the_plan(row) or is_watched(row))),
        (TELL_DAY, may_be_question(row)),
        (NOTE_CALL, not nameless),
        (PUT_OFF, not nameless and not row.snoozed_until),
        (WHY, not nameless),
        (OPEN_CASE, True),
    )
    return tuple(dict.fromkeys((first, *(job for job, fits in more if fits and job.key != first.key))))


def _is_planned(row: DueRow) -> bool:
    """Tell whether a row is something planned whose day has come, so that it may be said not to have been held."""
    asked = row.rule_id.startswith(BEFORE)
    planned = row.source_table in TABLES and row.kind is DueKind.MEETING
    return planned and (asked or row.bucket in (Bucket.OVERDUE, Bucket.TODAY))


def _is_for_the_plan(row: DueRow) -> bool:
    return row.source_table == "intervention" and _rule_of(row) in _BY_RULE


def _rule_of(row: DueRow) -> str:
    return row.rule_id.removeprefix(BEFORE)


def jobs_together(rows: Sequence[DueRow]) -> tuple[Job, ...]:
    """Return what can be done with all of some rows in one step."""
    return tuple(job for job in TOGETHER if all(job in jobs_of(row) for row in rows))


def job_for(row: DueRow, key: str) -> Job | None:
    """Return what a key does with a row; None when it does nothing."""
    return next((job for job in jobs_of(row) if job.key == key), None)
