"""»Er alle børn i hjemmet trygge?«: every child of the household is named, with the answer for the caseworker alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from app.models.enums_meeting import ChildSafety
from app.models.enums_people import DayPart, PersonKind
from app.models.meeting import Meeting, SafetyCheck
from app.models.order import key_between
from app.models.people import Person
from app.models.safety import CareArrangement, CareChild
from app.services.custody import is_living, is_minor
from app.services.ports import Unit, use_case
from app.services.sight import homes_of
from app.services.snapshot import CaseRows, read_case
from app.services.typed_values import typed_text


@dataclass(frozen=True, slots=True)
class ChildAtHome:
    """One child who lives where the children of the case live. `answer` is None before anybody has asked.

    `night_open` when nobody is written down as being with the child at night.
    """

    person_id: UUID
    called: str
    is_child_of_case: bool
    answer: ChildSafety | None
    note: str
    night_open: bool


@use_case("meeting.children_at_home")
def children_at_home(unit: Unit, meeting_id: UUID) -> tuple[ChildAtHome, ...]:
    """Return every child of the households, those of the case first. Raises UserError when the meeting is gone."""
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id, meeting_id)
    rows = read_case(unit, meeting.case_id)
    return tuple(_child(rows, meeting_id, person) for person in _named(rows))


@use_case("meeting.child_safety")
def set_child_safety(
    unit: Unit, meeting_id: UUID, person_id: UUID, *, answer: str | None = None, note: str | None = None
) -> None:
    """Note whether one child is safe; None leaves a part as it is. Raises UserError when the child is gone."""
    meeting = unit.get(Meeting, meeting_id)
    unit.get(Person, person_id)
    there = unit.live(SafetyCheck, SafetyCheck.meeting_id == meeting_id)
    row = next((each for each in there if each.person_id == person_id), None)
    if row is None:
        row = SafetyCheck(case_id=meeting.case_id, meeting_id=meeting_id, person_id=person_id)
        row.order_key = key_between(max((each.order_key or "" for each in there), default=None), None)
        unit.add(row)
    row.answer = ChildSafety(answer) if answer else row.answer
    row.note = (typed_text(note) or None) if note is not None else row.note


def _named(rows: CaseRows) -> Iterator[Person]:
    """Yield the children of the case, then the others who live, or may live, in the same homes."""
    own = {person.id: person for _, person in rows.children()}
    yield from own.values()
    homes = {home for person_id in own for home in homes_of(rows, person_id)}
    for person in rows.of(Person):
        if person.id not in own and _is_living_child(rows, person) and homes_of(rows, person.id) & homes:
            yield person


def _is_living_child(rows: CaseRows, person: Person) -> bool:
    return person.kind is PersonKind.PERSON and is_living(rows, person.id) and is_minor(rows, person.id)


def _child(rows: CaseRows, meeting_id: UUID, person: Person) -> ChildAtHome:
    checks = {each.person_id: each for each in rows.inside(SafetyCheck, meeting_id)}
    check = checks.get(person.id)
    return ChildAtHome(
        person.id,
        rows.called(person.id),
        person.id in {each.id for _, each in rows.children()},
        check.answer if check else None,
        (check.note or "") if check else "",
        not _has_somebody_at_night(rows, person.id),
    )


def _has_somebody_at_night(rows: CaseRows, person_id: UUID) -> bool:
    nights = [each for each in rows.of(CareArrangement) if each.part is DayPart.NIGHT and each.carer_id]
    return any(
        not (minded := rows.inside(CareChild, night.id)) or person_id in {each.person_id for each in minded}
        for night in nights
    )
