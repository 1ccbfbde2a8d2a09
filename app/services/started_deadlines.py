"""Deadlines somebody sets going: choose the rule, the day and the clock; they run until somebody says they are done."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.language.dates import at_clock, long_date
from app.models.case import Case
from app.models.deadline import StartedDeadline
from app.models.enums import DueKind
from app.rules.deadlines import Deadline
from app.rules.due import DueFact
from app.rules.explaining import event_words
from app.rules.rulebook import RuleBook
from app.services.case_members import see_child
from app.services.due_started import NO_RULE, falls, in_hours, why
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.rulebook import rules_of
from app.services.snapshot import read_case
from app.services.typed_days import typed_day
from app.services.typed_values import typed_text, typed_value

CHOOSE_RULE = "Vælg, hvilken frist der begynder."
ONE_DAY = "Skriv den dag, det skete, fx »4. november«."
NOT_AHEAD = "Fristen regnes fra noget, der er sket. Skriv en dag til og med i dag."
TOO_EARLY = "Fristen gælder for det, der er sket fra {day}. Skriv en senere dag, eller vælg en anden frist."
TOO_LATE = (
    "Fristen gælder kun for det, der er sket til og med {day}. Skriv en tidligere dag, eller vælg en anden frist."
)
DONE_BEFORE = "Det kan ikke være gjort, før det begyndte. Skriv en senere dag."


@dataclass(frozen=True, slots=True)
class StartableRule:
    """One deadline to choose: what it is called, what sets it going, and whether its event has a clock time."""

    id: str
    name: str
    event: str
    needs_clock: bool
    explanation: str


@dataclass(frozen=True, slots=True)
class DeadlinePreview:
    """What a deadline comes to before it is set going: the day, the clock and the sentence beside it.

    `words` is »Senest lørdag den 21. november 2026 kl. 14.30«; `work_by` the last working day when that is earlier.
    """

    due: dt.date | None
    at_time: str
    words: str
    because: str
    work_by: dt.date | None


@dataclass(frozen=True, slots=True)
class StartedRow:
    """One deadline of a case, running or done."""

    id: UUID
    rule_id: str
    name: str
    child: str
    on: dt.date
    at_time: str
    kind: DueKind
    preview: DeadlinePreview
    done_on: dt.date | None
    note: str


@use_case("deadline.choose")
def startable_rules(unit: Unit) -> tuple[StartableRule, ...]:
    """Return the deadlines that begin with something somebody says has happened, in the order of the rules."""
    return tuple(
        StartableRule(each.id, each.name, event_words(each.trigger), in_hours(each), each.explanation)
        for each in rules_of(unit).deadlines
        if each.by_hand and each.on and each.valid_on(unit.today)
    )


@use_case("deadline.preview")
def preview_deadline(unit: Unit, *, rule_id: str, on: str = "", at: str = "") -> DeadlinePreview:
    """Return when a deadline would fall. Raises UserError for a day or clock that cannot be read, or without a rule."""
    rules, day = rules_of(unit), _day(unit, on)
    return _preview(rules, _rule(rules, rule_id, day), day, _clock(unit, at))


@use_case("deadline.start")
def start_deadline(
    unit: Unit, case_id: UUID, *, rule_id: str, on: str = "", at: str = "", child_id: UUID | None = None, note: str = ""
) -> UUID:
    """Set a deadline going from the day (today, when nothing is written) and clock time its event was on.

    An event from before the law that holds now is counted by the one of its day. Raises UserError for a rule that is
    not there or was not in force that day, a day ahead, or what cannot be read.
    """
    day = _day(unit, on)
    rule = _rule(rules_of(unit), rule_id, day)
    if day > unit.today:
        raise UserError(NOT_AHEAD)
    unit.get(Case, case_id)
    if child_id is not None:
        see_child(unit, case_id, child_id)
    key = next_key(unit, StartedDeadline, case_id)
    row = StartedDeadline(case_id=case_id, rule_id=rule.id, on=day, at_time=_clock(unit, at), order_key=key)
    row.child_id, row.note = child_id, typed_text(note) or None
    unit.about(case_id)
    return unit.add(row).id


@use_case("deadline.finish")
def finish_deadline(unit: Unit, row_id: UUID, *, on: str = "") -> None:
    """Note that what a deadline asked for is done, today when no day is written; it leaves the list.

    Raises UserError for a day before it began.
    """
    row, day = unit.get(StartedDeadline, row_id), _day(unit, on)
    if day < row.on:
        raise UserError(DONE_BEFORE)
    row.done_on = day


@use_case("deadline.reopen")
def reopen_deadline(unit: Unit, row_id: UUID) -> None:
    """Let a deadline run again.

    One the program saw begin by itself runs again when nothing says that it is done, so what said so is taken away.
    """
    row = unit.get(StartedDeadline, row_id)
    rule = rules_of(unit).deadline(row.rule_id, on=row.on)
    row.done_on = None
    if rule is not None and not rule.by_hand:
        unit.remove(row)


@use_case("deadline.remove")
def remove_deadline(unit: Unit, row_id: UUID) -> None:
    """Take away a deadline that was set going by mistake."""
    unit.remove(unit.get(StartedDeadline, row_id))


@use_case("deadline.list")
def list_started(unit: Unit, case_id: UUID) -> tuple[StartedRow, ...]:
    """Return the deadlines of a case, those that run first, the nearest first; then those that are done."""
    unit.about(case_id)
    rows, rules = read_case(unit, case_id), rules_of(unit)
    names: dict[UUID | None, str] = {child.id: rows.called(child.person_id) for child, _ in rows.children()}
    found = [_row(rules, each, names.get(each.child_id, "")) for each in rows.of(StartedDeadline)]
    return tuple(sorted(found, key=lambda row: (row.done_on is not None, row.preview.due or dt.date.max, row.on)))


def _row(rules: RuleBook, each: StartedDeadline, child: str) -> StartedRow:
    rule = rules.deadline(each.rule_id, on=each.on)
    told = _preview(rules, rule, each.on, each.at_time) if rule else DeadlinePreview(None, "", NO_RULE, "", None)
    kind = rule.due_kind if rule else DueKind.PRACTICE
    return StartedRow(
        each.id, each.rule_id, rule.name if rule else NO_RULE, child, each.on, each.at_time or "", kind, told,
        each.done_on, each.note or "",
    )  # fmt: skip


def _preview(rules: RuleBook, rule: Deadline, on: dt.date, at_time: str | None) -> DeadlinePreview:
    day = falls(rules, rule, on, at_time)
    because = why(rule, on, at_time)
    if day.on is None:
        return DeadlinePreview(None, "", "Ingen fast dato", because, None)
    clock = f" {at_clock(day.at_time)}" if day.at_time else ""
    return DeadlinePreview(
        day.on, day.at_time or "", f"Senest {long_date(day.on)}{clock}", because, _work_by(rule, on, day.on)
    )


def _work_by(rule: Deadline, on: dt.date, due: dt.date) -> dt.date | None:
    """Return the last working day, when the day itself is none; hours run through weekends and have no such day."""
    last = DueFact(rule.due_kind, rule.id, rule.name, due).working_deadline
    return last if last and on < last < due and not in_hours(rule) else None


def _rule(rules: RuleBook, rule_id: str, on: dt.date) -> Deadline:
    """Return the version of a deadline that was in force on the day of its event."""
    rule = rules.deadline(rule_id, on=on)
    if rule is None or not rule.by_hand or not rule.on:
        raise UserError(CHOOSE_RULE)
    if rule.valid_from and on < rule.valid_from:
        raise UserError(TOO_EARLY.format(day=long_date(rule.valid_from)))
    if rule.valid_to and on > rule.valid_to:
        raise UserError(TOO_LATE.format(day=long_date(rule.valid_to)))
    return rule


def _day(unit: Unit, typed: str) -> dt.date:
    day = typed_day(typed, unit.today).exact
    if day is None:
        raise UserError(ONE_DAY)
    return day


def _clock(unit: Unit, typed: str) -> str | None:
    found: str | None = typed_value(StartedDeadline.__table__.columns["at_time"], typed, unit.today)
    return found
