"""Noting a hard stop, assessing it, deciding on it, ending it: always with who decided, and never with a rung or score.

A decision about one person at one meeting is kept apart from the stop, so that the stop goes on for everything else.
In the audit log all of this is a change like any other: whoever asks who has seen the case must not learn of a stop.
"""

import hashlib
from typing import TypedDict, Unpack
from uuid import UUID

from app.errors import UserError
from app.models.enums_people import HardStopKind
from app.models.meeting import Meeting
from app.models.safety import HardStop
from app.models.setup import Answer
from app.rules.stops import cause_of
from app.services.decisions import Decision, decision_row, decisions
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import CaseRows, read_case
from app.services.stop_rows import guest_of, holding, stop_of
from app.services.typed_values import typed_text, typed_value

ALLOWED = "stop_allowed"
"""The key of a decision about one person at one meeting."""
WHO_ASSESSED = "Skriv, hvem der har vurderet risikoen."
WHAT_AND_WHO = "Skriv, hvad der er besluttet, og hvem der har besluttet det."
WHY_ENDED = "Skriv, hvorfor stoppet ikke gælder mere, og hvem der har besluttet det."
NOTHING_TO_DECIDE = "Der er ikke noget, der skal tages stilling til for den person."
TWO_PEOPLE = "Vælg to forskellige personer."
NOT_LATER = "Datoen ligger efter i dag. Skriv den dag, det skete."


class StopWords(TypedDict, total=False):
    """What a stop is about; what is left out stays as it is."""

    subject_id: UUID | None
    against_id: UUID | None
    reason: str


@use_case("record.add")
def note_stop(unit: Unit, case_id: UUID, *, kind: str, **words: Unpack[StopWords]) -> UUID:
    """Note a stop as of today. It holds at once, before anybody has had time to think. Returns its id."""
    row = HardStop(case_id=case_id, kind=HardStopKind(kind), noted_on=unit.today)
    row.order_key = next_key(unit, HardStop, case_id)
    _set_words(row, words)
    return unit.add(row).id


@use_case("record.change")
def change_stop(unit: Unit, stop_id: UUID, **words: Unpack[StopWords]) -> None:
    """Change whom a stop is about, or what is known. Raises UserError for the same person twice."""
    _set_words(unit.get(HardStop, stop_id), words)


@use_case("record.change")
def assess_stop(unit: Unit, stop_id: UUID, *, by: str, on: str = "") -> None:
    """Note that the risk is assessed, by whom and when (today if not said). Raises UserError without a name."""
    row, who = unit.get(HardStop, stop_id), typed_text(by)
    if not who:
        raise UserError(WHO_ASSESSED)
    _set_day(unit, row, "assessed_on", on)
    row.assessed_by = who


@use_case("record.change")
def decide_stop(unit: Unit, stop_id: UUID, *, decision: str, by: str, on: str = "") -> None:
    """Note what was decided, by whom and when. Raises UserError when one of them is missing."""
    row, what, who = unit.get(HardStop, stop_id), typed_text(decision), typed_text(by)
    if not what or not who:
        raise UserError(WHAT_AND_WHO)
    _set_day(unit, row, "decided_on", on)
    row.decision, row.decided_by = what, who


@use_case("record.change")
def end_stop(unit: Unit, stop_id: UUID, *, because: str, by: str, on: str = "") -> None:
    """End a stop from today or a day that has been; the reason is written after what was decided before."""
    row, why, who = unit.get(HardStop, stop_id), typed_text(because), typed_text(by)
    if not why or not who:
        raise UserError(WHY_ENDED)
    _set_day(unit, row, "ended_on", on)
    row.decision = "\n".join(filter(None, (row.decision, f"Gælder ikke mere: {why}")))
    row.decided_by, row.decided_on = who, row.ended_on


@use_case("record.change")
def allow_person(unit: Unit, meeting_id: UUID, person_id: UUID, *, because: str, by: str) -> None:
    """Decide that one person may be invited to one meeting though a stop says no; another stop later asks anew.

    Raises UserError when it is not said who decided and why, and when nothing stops the person.
    """
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id, meeting_id, person_id)
    rows = read_case(unit, meeting.case_id)
    _take_back(unit, rows, meeting, person_id)
    guest = guest_of(rows, person_id, meeting)
    stopping = [each.id for each in holding(rows) if cause_of(stop_of(rows, each), guest).stops]
    if not stopping:
        raise UserError(NOTHING_TO_DECIDE)
    for stop_id in stopping:
        mark = mark_of(person_id, stop_id)
        unit.add(decision_row(meeting.case_id, meeting_id, ALLOWED, mark, because=because, by=by))


@use_case("record.change")
def forbid_person(unit: Unit, meeting_id: UUID, person_id: UUID) -> None:
    """Take back a decision that somebody may be invited."""
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id, meeting_id, person_id)
    _take_back(unit, read_case(unit, meeting.case_id), meeting, person_id)


def allowed_by(rows: CaseRows, meeting: Meeting, person_id: UUID) -> dict[UUID, Decision]:
    """Return the decisions about one person at one meeting by the stop they are about; a new stop asks anew."""
    kept = decisions(rows, meeting.id, ALLOWED)
    marks = {each.id: mark_of(person_id, each.id) for each in holding(rows)}
    return {stop_id: kept[mark] for stop_id, mark in marks.items() if mark in kept}


def mark_of(person_id: UUID, stop_id: UUID) -> str:
    """Return what a decision about one person and one stop is remembered by."""
    return hashlib.sha256(person_id.bytes + stop_id.bytes).hexdigest()


def _take_back(unit: Unit, rows: CaseRows, meeting: Meeting, person_id: UUID) -> None:
    for kept in allowed_by(rows, meeting, person_id).values():
        unit.remove(unit.get(Answer, kept.row_id))


def _set_words(row: HardStop, words: StopWords) -> None:
    row.subject_id = words.get("subject_id", row.subject_id)
    row.against_id = words.get("against_id", row.against_id)
    if row.subject_id is not None and row.subject_id == row.against_id:
        raise UserError(TWO_PEOPLE)
    if "reason" in words:
        row.reason = typed_text(words["reason"]) or None


def _set_day(unit: Unit, row: HardStop, column: str, typed: str) -> None:
    day = typed_value(HardStop.__table__.columns[column], typed, unit.today) or unit.today
    if day > unit.today:
        raise UserError(NOT_LATER)
    setattr(row, column, day)
