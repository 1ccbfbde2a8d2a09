"""What children, family and network say after the meetings, counted by its text in the definitions; never who."""

from collections import Counter
from typing import Any

from sqlalchemy import select

from app.models.enums_meeting import MeetingStatus
from app.models.meeting import Feedback, Meeting
from app.rules.key_figures import Measure, Part
from app.services.figure_desk import FigureDesk, stored
from app.services.figure_readings_cases import Key, read_cases, read_children
from app.services.figure_readings_days import by_day, in_period

FACES = ((1, "trist"), (2, "midt imellem"), (3, "glad"))
_LOW, _MIDDLE = 3, 6


def feedback_children(desk: FigureDesk) -> Measure:
    """Count the faces the children of the case gave."""
    return _faces(desk, "feedback_children", of_children=True)


def feedback_family(desk: FigureDesk) -> Measure:
    """Count the faces of all others, with or without a name; a number without a face is read as one."""
    return _faces(desk, "feedback_family", of_children=False)


def _faces(desk: FigureDesk, figure: str, *, of_children: bool) -> Measure:
    given = in_period(desk, desk.always(_given))
    there = Counter(face for is_child, face in given if is_child is of_children)
    parts = tuple(Part(str(face), name, there[face]) for face, name in FACES)
    return Measure(id=figure, n=sum(there.values()), parts=parts)


def _given(desk: FigureDesk) -> list[tuple[str, tuple[bool, int]]]:
    """Return by the day of the meeting of every face given: whether a child of the case gave it, and the face."""
    cases, children = desk.always(read_cases), desk.always(_people)
    kind = Feedback
    columns: tuple[Any, ...] = (
        stored(Meeting.held_on), stored(Meeting.case_id), stored(kind.person_id), kind.face, kind.value,
    )  # fmt: skip
    query = select(*columns).join(Meeting, Meeting.id == kind.meeting_id)
    held = query.where(
        kind.deleted_at.is_(None),
        Meeting.deleted_at.is_(None),
        Meeting.status == MeetingStatus.HELD,
        Meeting.held_on.is_not(None),
    )
    found = []
    for on, case, person, face, value in desk.rows(held):
        is_child = (case, person) in children
        read = face or (None if is_child else _face_of(value))
        if case in cases and read:
            found.append((on, (is_child, read)))
    return by_day(found)


def _people(desk: FigureDesk) -> set[tuple[Key, Key]]:
    return {(each.case_id, each.person_id) for each in desk.always(read_children)}


def _face_of(value: int | None) -> int | None:
    """Return the face a number from 0 to 10 stands for."""
    if value is None:
        return None
    return 1 if value <= _LOW else 2 if value <= _MIDDLE else 3
