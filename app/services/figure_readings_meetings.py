"""What the figures about meetings are counted from: held meetings of cases, who was there, and how agreements went.

What belongs to a worry alone is not read here. Who was there is counted by the store: there are ten of them to each
meeting, and one word is asked of all. Nothing depends on a period.
"""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from sqlalchemy import Select, and_, func, or_, select

from app.models.agreement import Agreement, AgreementOccurrence, AgreementReview
from app.models.case import Child
from app.models.enums_meeting import AgreementOutcome, AgreementState, Attendance, MeetingStatus, Side, TakesPart
from app.models.knowledge import ChildTalk
from app.models.meeting import Meeting, Participant
from app.services.figure_desk import NO_TEXT, FigureDesk, stored
from app.services.figure_readings_cases import read_cases
from app.services.figure_readings_days import by_day

THERE: Final = (Attendance.PRESENT, Attendance.PARTLY, Attendance.PHONE)
PRESENT, HEARD, REPRESENTED, NOT_HEARD, UNKNOWN = "present", "heard", "represented", "not_heard", "unknown"
OPEN: Final = "open"
_PARTS: Final[dict[str, str]] = {
    TakesPart.TOLD_BEFORE: HEARD,
    TakesPart.LETTER: HEARD,
    TakesPart.REPRESENTED: REPRESENTED,
    TakesPart.NOT_HEARD: NOT_HEARD,
}
_GOES_ON = (None, AgreementOutcome.UNDER_WAY)
_DECIDED = (AgreementState.AGREED, AgreementState.TO_BE_DECIDED)


class MeetingFact(NamedTuple):
    """A meeting that was held; the ids are as they are stored."""

    id: bytes
    case_id: bytes
    type_id: str


class Attended(NamedTuple):
    """Meetings somebody of family and network was at, and those the children were part of, by how."""

    private: set[bytes]
    children: dict[str, set[bytes]]


def read_meetings(desk: FigureDesk) -> list[tuple[str, MeetingFact]]:
    """Return the meetings that were held by their day. For `FigureDesk.always`."""
    row, cases = Meeting, desk.always(read_cases)
    query = _held(stored(row.held_on), stored(row.id), stored(row.case_id), row.type_id)
    # Put in order here: the store takes three times as long.
    return by_day((on, MeetingFact(*told)) for on, *told in desk.rows(query) if told[1] in cases)


def read_private(desk: FigureDesk) -> set[bytes]:
    """Return the meetings somebody of family and network was at, other than the children. For `FigureDesk.always`."""
    return desk.always(_attended).private


def read_child_parts(desk: FigureDesk) -> dict[bytes, str]:
    """Return how the children were part of each meeting, as far as anybody wrote it. For `FigureDesk.always`.

    One child that was there is enough, then one that was heard, and so on.
    """
    talk, children = ChildTalk, desk.always(_attended).children
    talks = select(stored(talk.meeting_id)).where(
        talk.deleted_at.is_(None), talk.meeting_id.is_not(None),
        or_(talk.not_held_because.is_(None), talk.not_held_because == ""),
    )  # fmt: skip
    heard = children[HEARD].union([meeting for (meeting,) in desk.rows(talks)])
    # The later one writes over the one before it.
    in_turn = ((NOT_HEARD, children[NOT_HEARD]), (REPRESENTED, children[REPRESENTED]), (HEARD, heard))
    return {meeting: told for told, some in (*in_turn, (PRESENT, children[PRESENT])) for meeting in some}


def read_agreements(desk: FigureDesk) -> list[tuple[str, str]]:
    """Return how agreements went by the day of the meeting they were made at. For `FigureDesk.always`.

    What stands at an agreement is its newest answer; where it goes on, or nothing stands there, the newest judgement of
    a meeting tells, and then the newest time.
    """
    row, days = Agreement, {each.id: on for on, each in desk.always(read_meetings)}
    query = select(stored(row.id), stored(row.meeting_id), stored(row.outcome)).where(
        row.deleted_at.is_(None), row.meeting_id.is_not(None), row.state.in_(_DECIDED)
    )
    newest = _newest_answers(desk)
    return by_day(
        (days[meeting], (newest.get(key) or outcome or OPEN) if outcome in _GOES_ON else outcome)
        for key, meeting, outcome in desk.rows(query)
        if meeting in days
    )


def _attended(desk: FigureDesk) -> Attended:
    """Return who was at the meetings, as far as figures ask: gone through once, there are ten to each meeting."""
    row = Participant
    was_there = and_(row.side == Side.PRIVATE, row.attendance.in_(THERE))
    columns: tuple[Any, ...] = (stored(row.meeting_id), stored(row.attendance), stored(row.takes_part))
    joined = select(*columns, Child.id.is_not(None)).join(Child, _is_the_child(), isouter=True)
    # To ask for each meeting but once would make the store go through them by meeting: three times as slow.
    found = Attended(set(), {each: set() for each in (NOT_HEARD, REPRESENTED, HEARD, PRESENT, UNKNOWN)})
    for meeting, attendance, part, is_child in desk.rows(
        joined.where(row.deleted_at.is_(None), or_(Child.id.is_not(None), was_there))
    ):
        (found.children[_part_of(attendance, part)] if is_child else found.private).add(meeting)
    return found


def _newest_answers(desk: FigureDesk) -> dict[bytes, str]:
    """Return the newest time of each agreement, and over it the newest judgement."""
    judged, once = AgreementReview, AgreementOccurrence
    times = _answers(once.agreement_id, once.on, once.id, once.outcome).where(once.deleted_at.is_(None))
    reviews = _answers(judged.agreement_id, judged.judged_on, judged.id, judged.outcome).where(
        judged.deleted_at.is_(None)
    )
    newest = _newest(desk.rows(times)) | _newest(desk.rows(reviews))
    return {agreement: outcome for agreement, (*_, outcome) in newest.items()}


def _newest(answers: Iterable[tuple[Any, ...]]) -> dict[bytes, tuple[Any, ...]]:
    """Return the newest answer of each agreement; of one day the one written last, since ids sort by time."""
    found: dict[bytes, tuple[Any, ...]] = {}
    for answer in answers:
        agreement = answer[0]
        if agreement not in found or found[agreement] < answer:
            found[agreement] = answer
    return found


def _answers(agreement: Any, on: Any, key: Any, outcome: Any) -> Select[Any]:  # noqa: ANN401 - columns of any kind
    """Return the question for answers with their day; without one it comes before all others."""
    return select(stored(agreement), func.coalesce(stored(on), NO_TEXT), stored(key), stored(outcome))


def _part_of(attendance: str | None, part: str | None) -> str:
    return PRESENT if attendance in THERE else _PARTS.get(part or "", UNKNOWN)


def _held(*columns: Any) -> Select[Any]:  # noqa: ANN401 - columns of any kind
    return select(*columns).where(
        Meeting.deleted_at.is_(None), Meeting.status == MeetingStatus.HELD, Meeting.held_on.is_not(None)
    )


def _is_the_child() -> Any:  # noqa: ANN401 - a condition
    """Return the condition that a participant is one of the children of the case."""
    return (
        (Child.person_id == Participant.person_id) & (Child.case_id == Participant.case_id) & Child.deleted_at.is_(None)
    )
