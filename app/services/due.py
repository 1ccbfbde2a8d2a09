"""What is due: derived rows per case, rewritten with every change; `due_rows` reads them and says how near they are."""

import datetime as dt
from collections.abc import Callable, Iterator
from uuid import UUID

from sqlalchemy import delete

from app.language.recurrence import recurrence_words
from app.models.agreement import Agreement
from app.models.enums import CaseStatus, DueKind, FollowUpKind, GoalStatus, InterventionStatus
from app.models.enums_meeting import AgreementArea, AgreementOutcome, AgreementState, MeetingStatus
from app.models.log import DueItem
from app.models.meeting import Meeting
from app.models.plan import Cadence, FollowUp, Goal, Intervention
from app.rules.counting import months_after
from app.services.agreements import sentence_of
from app.services.discreet_due import with_discretion
from app.services.intervention_due import of_interventions
from app.services.journal_due import wait_outside
from app.services.meeting_due import after_meetings
from app.services.meeting_types import type_of
from app.services.modules import SUPERVISION
from app.services.ports import Unit
from app.services.rhythm import next_by_cadence
from app.services.snapshot import CaseRows

DONE = (AgreementOutcome.KEPT, AgreementOutcome.NOT_KEPT, AgreementOutcome.CHANGED)
SHIPPED_LAW = "barnets lov § 95, stk. 2"


def recompute(unit: Unit, rows: CaseRows) -> None:
    """Rewrite the due rows of a case; closed and deleted cases have none."""
    unit.session.execute(delete(DueItem).where(DueItem.case_id == rows.case.id))
    if rows.case.deleted_at is None and rows.case.status is not CaseStatus.CLOSED:
        found = [each for source in SOURCES for each in source(rows)]
        found += [*_meetings(unit, rows), *after_meetings(unit, rows), *wait_outside(rows, unit)]
        unit.session.add_all(list(with_discretion(rows, found)))
    unit.session.flush()


def _agreements(rows: CaseRows) -> Iterator[DueItem]:
    for each in rows.of(Agreement):
        over = each.outcome in DONE or each.state is AgreementState.DROPPED
        if over or ((each.ongoing or each.area is AgreementArea.HARD_TIMES) and not each.due_on):
            continue
        to_decide = each.state is AgreementState.TO_BE_DECIDED
        what = f"Skal afgøres: {each.text}" if to_decide else sentence_of(rows, each)
        because = "Skal afgøres af kommunen." if to_decide else "Aftalt på mødet." if each.meeting_id else "Aftalt."
        if each.recurrence:
            because = f"Aftalt, {recurrence_words(each.recurrence)}."
        elif each.when_text and not (each.due_on or each.starts_on):
            because = f"»{each.when_text}« er ikke en dato."
        item = _item(rows, "agreement", each.id, DueKind.AGREED, what, each.due_on or each.starts_on, because)
        item.child_id, item.at_time = each.child_id, each.at_time
        item.recurrence, item.ends_on = each.recurrence, each.ends_on
        yield item


def _coming(rows: CaseRows) -> list[Meeting]:
    return [each for each in rows.of(Meeting) if each.status in (MeetingStatus.PLANNED, MeetingStatus.RUNNING)]


def _meetings(unit: Unit, rows: CaseRows) -> Iterator[DueItem]:
    for each in _coming(rows):
        what = type_of(unit, each).name
        item = _item(rows, "meeting", each.id, DueKind.MEETING, what, each.held_on, "Mødet er planlagt.")
        item.at_time = each.starts_at
        yield item


def _follow_ups(rows: CaseRows) -> Iterator[DueItem]:
    for each in rows.of(FollowUp):
        if each.planned_on and not each.held_on:
            what = "Tilsyn" if each.kind is FollowUpKind.SUPERVISION else "Opfølgning"
            item = _item(
                rows, "follow_up", each.id, DueKind.MEETING, what, each.planned_on, "Opfølgningen er planlagt."
            )
            item.child_id = each.child_id
            yield item


def _cadences(rows: CaseRows) -> Iterator[DueItem]:
    found = False
    for each in rows.of(Cadence):
        found = found or each.kind is FollowUpKind.FOLLOW_UP
        following = next_by_cadence(rows, each)
        if following.planned:
            continue
        supervision = each.kind is FollowUpKind.SUPERVISION
        what = "Tilsyn" if supervision else "Opfølgning"
        item = _item(rows, "cadence", each.id, DueKind.PRACTICE, what, following.on, following.because)
        item.rule_id, item.child_id = each.preset_id or "own_rhythm", each.child_id
        item.module = SUPERVISION if supervision else None
        yield item
    if not found and not _coming(rows) and not any(True for _ in _follow_ups(rows)):
        yield _item(rows, "case_", rows.case.id, DueKind.PRACTICE, "Næste dato", None, "Sagen har ingen næste dato.")


def _first_by_law(rows: CaseRows) -> Iterator[DueItem]:
    """Yield the first follow-up, at the latest 3 months after an intervention began (barnets lov § 95, stk. 2)."""
    held = [each.held_on for each in rows.of(FollowUp) if each.held_on and each.kind is FollowUpKind.FOLLOW_UP]
    for each in rows.of(Intervention):
        start = each.since.exact if each.since else None
        if each.status is not InterventionStatus.ACTIVE or not each.decided_on or not start:
            continue
        if not any(day >= start for day in held):
            what = f"Første opfølgning på {each.name or 'indsatsen'}"
            item = _item(
                rows, "intervention", each.id, DueKind.STATUTORY, what, months_after(start, 3), f"{SHIPPED_LAW}."
            )
            item.rule_id, item.child_id = "OPF1", each.child_id
            yield item


def _goals(rows: CaseRows) -> Iterator[DueItem]:
    for each in rows.of(Goal):
        if each.due and each.due.end and each.status in (GoalStatus.UNDER_WAY, GoalStatus.ALMOST):
            item = _item(rows, "goal", each.id, DueKind.AGREED, f"Mål: {each.text or ''}", each.due.end, "Målets dato.")
            item.child_id = each.child_id
            yield item


SOURCES: tuple[Callable[[CaseRows], Iterator[DueItem]], ...] = (
    _agreements, _follow_ups, _cadences, _first_by_law, of_interventions, _goals,
)  # fmt: skip
"""What follows from the rows of a case alone; what a meeting is called is the municipality's own."""


def _item(
    rows: CaseRows, table: str, source: UUID, kind: DueKind, what: str, due: dt.date | None, because: str
) -> DueItem:
    return DueItem(
        case_id=rows.case.id, source_table=table, source_id=source, rule_id=kind.value, kind=kind, what=what,
        due_on=due, explanation=because,
    )  # fmt: skip
