"""A held meeting with everything on it, and small readings of it, for the tests of a meeting's papers."""

from typing import Any
from uuid import UUID

from doing import ask, do

from app.bootstrap import OpenStore
from app.models.agreement import Agreement
from app.models.enums import PaperKind
from app.models.enums_meeting import Attendance, MeetingStatus
from app.models.meeting import Contribution, Meeting, Participant
from app.models.people import Person
from app.services import meetings
from app.services.meeting_paper import MeetingDraft, meeting_paper_for
from app.services.ports import Unit


def who(store: OpenStore, case_id: UUID, start: str) -> UUID:
    """The person of a case whose name begins so."""
    return ask(store, lambda unit: _person(unit, case_id, start))


def _person(unit: Unit, case_id: UUID, start: str) -> UUID:
    return next(each.id for each in unit.live(Person, Person.case_id == case_id) if (each.name or "").startswith(start))


def held(store: OpenStore, case_id: UUID) -> UUID:
    """The first meeting of a case."""
    return ask(store, lambda unit: unit.live(Meeting, Meeting.case_id == case_id)[0].id)


def set_row(store: OpenStore, kind: type[Any], row_id: UUID, **values: Any) -> None:
    """Set columns of one row as a step."""

    def change(unit: Unit) -> None:
        row = unit.get(kind, row_id)
        for name, value in values.items():
            setattr(row, name, value)

    do(store, change)


def row_with(store: OpenStore, kind: type[Any], text: str) -> UUID:
    """The row whose text holds some words."""
    return ask(store, lambda unit: next(each.id for each in unit.live(kind) if text in (each.text or "")))


def said(store: OpenStore, text: str) -> UUID:
    """A contribution by its words."""
    return row_with(store, Contribution, text)


def agreed(store: OpenStore, text: str) -> UUID:
    """An agreement by its words."""
    return row_with(store, Agreement, text)


def plan_with(store: OpenStore, case_id: UUID, *people: UUID, **typed: str) -> UUID:
    """Plan a meeting with some people."""
    values: Any = {"held_on": "3. december 2026", "starts_at": "15", "place": "biblioteket", **typed}
    return do(store, meetings.plan_meeting, case_id, people=people, **values)


def hold(store: OpenStore, meeting_id: UUID, *absent: UUID) -> None:
    """Hold a meeting with everybody there but those named."""

    def change(unit: Unit) -> None:
        unit.get(Meeting, meeting_id).status = MeetingStatus.HELD
        for each in unit.live(Participant, Participant.meeting_id == meeting_id):
            each.attendance = Attendance.ABSENT if each.person_id in absent else Attendance.PRESENT

    do(store, change)


def paper(store: OpenStore, meeting_id: UUID, kind: PaperKind, to: UUID | None = None, copy: str = "family") -> Any:
    """The rows of a paper."""
    return draft(store, meeting_id, kind, to, copy).paper


def draft(
    store: OpenStore, meeting_id: UUID, kind: PaperKind, to: UUID | None = None, copy: str = "family"
) -> MeetingDraft:
    """A paper with what goes with it."""
    made = ask(store, meeting_paper_for, meeting_id, kind=kind.value, copy=copy, recipient_id=to)
    assert isinstance(made, MeetingDraft)
    return made
