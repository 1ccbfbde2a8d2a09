"""Working out what is due: derived rows per case, rewritten with every change; `due_rows` reads them.

Each subject has a source of its own (`due_*`). What the sources find goes through the judge of what may be read beside
the screen, and gets what was put off. A closed case keeps what goes on without it (`due_closed`) and what lies here
alone.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final
from uuid import UUID

from app.models.deadline import Snooze
from app.models.enums import CaseStatus
from app.models.enums_early import CaseStage
from app.models.log import DueItem
from app.rules.holidays import working_deadline
from app.services.discreet_due import is_line_of, with_discretion
from app.services.discreet_rows import Discretion
from app.services.due_ages import of_ages
from app.services.due_agreements import of_agreements, of_goals
from app.services.due_asked_once import asked_once
from app.services.due_asks import school_grants
from app.services.due_assessments import of_assessments
from app.services.due_before_here import seen_here
from app.services.due_closed import of_closed
from app.services.due_concerns import of_concerns
from app.services.due_consents import of_consents
from app.services.due_courses import of_courses
from app.services.due_events import of_events
from app.services.due_follow_ups import of_follow_ups
from app.services.due_hand_overs import of_hand_overs
from app.services.due_lines import Desk, Found, found
from app.services.due_notifications import of_notifications
from app.services.due_quiet import when_nothing_happened
from app.services.due_review_steps import of_review_steps
from app.services.due_reviews import of_reviews, of_visits
from app.services.due_rewriting import rewrite
from app.services.due_started import of_started
from app.services.due_undated import of_undated
from app.services.due_voice import of_voice
from app.services.intervention_due import of_interventions
from app.services.journal_due import wait_outside
from app.services.known_rows import KnownRows
from app.services.meeting_due import after_meetings
from app.services.ports import Unit
from app.services.rulebook import rules_of
from app.services.ruling_due import of_rulings
from app.services.snapshot import CaseRows
from app.services.snoozes import longest_wait

Key = tuple[str, object, str, object]
SOURCES: Final[tuple[Callable[[Desk], Iterator[DueItem]], ...]] = (
    of_started, of_agreements, of_events, of_undated, of_interventions, school_grants, of_visits, of_goals, of_ages,
    of_courses, of_reviews, of_notifications, of_assessments, of_voice, of_consents, of_rulings, of_concerns,
    when_nothing_happened, of_hand_overs, of_review_steps,
)  # fmt: skip
OF_A_WORRY: Final[tuple[Callable[[Desk], Iterator[DueItem]], ...]] = (
    of_started, of_agreements, of_courses, of_notifications, of_assessments, of_voice, of_consents, of_concerns,
)  # fmt: skip
"""What is due where there is no case yet: nobody asks for a plan, a rhythm or a review of a worry."""


def recompute(unit: Unit, rows: CaseRows) -> None:
    """Rewrite the due rows of a case; a deleted case has none, a closed one only what goes on without it."""
    items: list[DueItem] = []
    if rows.case.deleted_at is None:
        desk = Desk(unit, rows, rules_of(unit), Discretion(rows))
        items = _finished(desk, [*_of_case(desk), *map(found, wait_outside(desk))])
    rewrite(unit.session, rows.case.id, items)


def line_behind(unit: Unit, rows: CaseRows, row_id: UUID, rule_id: str) -> DueItem | None:
    """Return what a line without words says on the own screen, by the row and the rule it has there; None when gone."""
    desk = Desk(unit, rows, rules_of(unit), Discretion(rows))
    mine = (each.item for each in _of_case(desk) if each.item.source_id == row_id)
    return next((item for item in mine if is_line_of(item, rule_id)), None)


def _of_case(desk: Desk) -> list[Found]:
    closed = desk.rows.case.status is CaseStatus.CLOSED
    lines = of_closed(desk) if closed else _of_open(desk)
    for each in lines:
        seen_here(desk, each.item)
    after = () if closed or desk.rows.case.stage is CaseStage.WORRY else after_meetings(desk.unit, desk.rows)
    return [*asked_once(desk, lines), *map(found, after)]


def _of_open(desk: Desk) -> list[Found]:
    if desk.rows.case.stage is CaseStage.WORRY:
        return _of_worry(desk)
    return [*of_follow_ups(desk), *(found(item) for source in SOURCES for item in source(desk))]


def _of_worry(desk: Desk) -> list[Found]:
    set_days = [each for each in of_follow_ups(desk) if each.item.due_on is not None]
    return [*set_days, *(found(item) for source in OF_A_WORRY for item in source(desk))]


def _finished(desk: Desk, lines: list[Found]) -> list[DueItem]:
    """Return the lines as they are kept: put off where somebody did, and without words where nobody may read them."""
    put_off = _put_off(desk.rows)
    told = not desk.judge.is_careful  # no parent has read why something waits
    for each in lines:
        _snooze(put_off, each, told=told)
    items = list(with_discretion(desk.judge, [each.item for each in lines], _known(desk)))
    for each in lines:
        _snooze(put_off, each, told=told)  # a line that was nameless when it was put off is known by what stood there
    return items


def _known(desk: Desk) -> list[DueItem]:
    """Return what would be due if there were only what a parent the child is heard without knows of."""
    if not desk.judge.is_careful:
        return []
    return [each.item for each in _of_case(replace(desk, rows=KnownRows(desk.rows, desk.judge)))]


def _put_off(rows: CaseRows) -> dict[Key, Snooze]:
    """Return the newest decision for each line and its date: rows stand in the order they were made.

    A wait is for the date it was decided about: when that has moved, or the next one has come, it waits for nothing.
    """
    return {(each.source_table, each.source_id, each.rule_id, each.due_on): each for each in rows.of(Snooze)}


def _snooze(put_off: dict[Key, Snooze], each: Found, *, told: bool) -> None:
    """Let a line wait until the day that was chosen, never past the last working day by law of what it asks for."""
    item = each.item
    snooze = put_off.get((item.source_table, item.source_id, item.rule_id, item.due_on))
    if snooze is not None:
        until = longest_wait(snooze)
        item.snoozed_until = min(until, working_deadline(each.law_on)) if each.law_on else until
        item.snoozed_because = snooze.reason if told else None
