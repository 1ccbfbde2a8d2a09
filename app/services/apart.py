"""Who must not be in the same room: by what is written, by a stop between two adults, and by protection against one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from app.models.enums_meeting import Attendance
from app.models.enums_people import HardStopKind
from app.models.meeting import Meeting
from app.models.safety import KeepApart, Protection
from app.services.snapshot import CaseRows
from app.services.stop_rows import expected, holding, stop_of

TWO_MEETINGS = "Hold to møder, og lav to papirer."


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two who must not meet: why, for the own screen, and what was arranged. A stop holds by phone as well."""

    a_id: UUID
    b_id: UUID
    a: str
    b: str
    reason: str
    arrangement: str
    is_stop: bool = False

    @property
    def pair(self) -> frozenset[UUID]:
        """The two, whoever is named first."""
        return frozenset((self.a_id, self.b_id))


def conflicts(rows: CaseRows, meeting: Meeting) -> tuple[Conflict, ...]:
    """Return the pairs of one meeting who must not meet. Who takes part by phone is not in the room."""
    coming = expected(rows, meeting)
    everybody = {each.person_id for each in coming}
    in_room = {each.person_id for each in coming if each.attendance is not Attendance.PHONE}
    return tuple(each for each in kept_apart(rows) if each.pair <= (everybody if each.is_stop else in_room))


def kept_apart(rows: CaseRows) -> tuple[Conflict, ...]:
    """Return every pair of the case who must not meet, once each: the gravest reason, and what was arranged."""
    found: dict[frozenset[UUID], Conflict] = {}
    for each in (*_by_stop(rows), *_as_written(rows), *_by_protection(rows)):
        first = found.setdefault(each.pair, each)
        if each.arrangement and first.arrangement in ("", TWO_MEETINGS):
            found[each.pair] = replace(first, arrangement=each.arrangement)
    return tuple(found.values())


def _by_stop(rows: CaseRows) -> Iterator[Conflict]:
    for stop in (stop_of(rows, each) for each in holding(rows) if each.kind is HardStopKind.VIOLENCE):
        for one in stop.subjects:
            for other in stop.against:
                if isinstance(one, UUID) and isinstance(other, UUID):
                    reason = f"{rows.called(one)} og {rows.called(other)} må ikke mødes. Der er et stop."
                    yield _between(rows, one, other, reason, TWO_MEETINGS, is_stop=True)


def _as_written(rows: CaseRows) -> Iterator[Conflict]:
    for each in rows.of(KeepApart):
        reason = f"{rows.called(each.a_id)} og {rows.called(each.b_id)} må ikke være i samme rum."
        yield _between(rows, each.a_id, each.b_id, reason, each.arrangement or "")


def _by_protection(rows: CaseRows) -> Iterator[Conflict]:
    for each in rows.of(Protection):
        if each.against_id and not (each.until and each.until < rows.today):
            reason = f"{rows.called(each.subject_id)} er beskyttet over for {rows.called(each.against_id)}."
            yield _between(rows, each.subject_id, each.against_id, reason, "")


def _between(
    rows: CaseRows, one: UUID, other: UUID, reason: str, arrangement: str, *, is_stop: bool = False
) -> Conflict:
    return Conflict(one, other, rows.called(one), rows.called(other), reason, arrangement, is_stop)
