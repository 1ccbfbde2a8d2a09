"""Next time: how it went with what was agreed, what has changed since, and the numbers then and now.

An agreement is judged once at each meeting. What comes again (»hver tirsdag«) goes on when it was kept; the rest takes
the newest judgement as its outcome.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.models.agreement import Agreement, AgreementReview
from app.models.enums_meeting import AgreementOutcome, AgreementState
from app.models.meeting import Meeting
from app.models.order import key_between
from app.services.agreement_rows import AgreementRow, agreement_row
from app.services.meeting_rows import ScaleRow, meeting_before, meeting_row
from app.services.ports import Unit, use_case
from app.services.snapshot import CaseRows, read_case
from app.services.two_parts import may_look_back_on
from app.services.typed_values import typed_text

DECIDED = (AgreementState.AGREED, AgreementState.TO_BE_DECIDED)
GOES_ON = (AgreementOutcome.KEPT, AgreementOutcome.PARTLY)
OVER = (AgreementOutcome.NOT_KEPT, AgreementOutcome.CHANGED)
OWN_MEETING = "Aftalen er lavet på dette møde. Se på den næste gang."


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One agreement of last time with its number in the list. `outcome` is None until somebody has said how it went.

    `becomes` is the sentence of the agreement that takes its place from today.
    """

    number: int
    agreement: AgreementRow
    outcome: AgreementOutcome | None
    note: str
    becomes: str


@dataclass(frozen=True, slots=True)
class Review:
    """What to look at. `before_on` is the day of the meeting before; None when there was none."""

    before_on: dt.date | None
    rows: tuple[ReviewRow, ...]
    has_before: bool

    def went(self, *outcomes: AgreementOutcome | None) -> tuple[ReviewRow, ...]:
        """Return those that went so, in their order."""
        return tuple(each for each in self.rows if each.outcome in outcomes)


@dataclass(frozen=True, slots=True)
class ChangedSince:
    """»Ændret siden sidst«: the review, what is new, and the scales that were asked both times."""

    review: Review
    new: tuple[AgreementRow, ...]
    scales: tuple[ScaleRow, ...]


@use_case("agreement.reviews")
def review_rows(unit: Unit, meeting_id: UUID) -> Review:
    """Return what was agreed before a meeting and still holds, or was judged at it."""
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id, meeting_id)
    return _review(read_case(unit, meeting.case_id), meeting)


@use_case("agreement.judge")
def judge(unit: Unit, agreement_id: UUID, meeting_id: UUID, outcome: str, *, note: str | None = None) -> None:
    """Note at a meeting how an agreement of an earlier one went; a new judgement takes the place of the old one.

    What a later meeting has said of it still counts. None as note leaves the words as they are. Raises UserError for
    an agreement made at this very meeting.
    """
    agreement, meeting = unit.get(Agreement, agreement_id), unit.get(Meeting, meeting_id)
    if agreement.meeting_id == meeting_id:
        raise UserError(OWN_MEETING)
    judge_on(unit, agreement, outcome, meeting.held_on or unit.today, meeting_id=meeting_id, note=note)


def judge_on(
    unit: Unit, agreement: Agreement, outcome: str, on: dt.date, *, meeting_id: UUID | None = None,
    note: str | None = None,
) -> None:  # fmt: skip
    """Note how an agreement went, at a meeting or (None) on a day without one, for use inside another use case.

    A judgement of the same meeting, or of the same day without one, makes way; the latest day counts.
    """
    reviews = unit.live(AgreementReview, AgreementReview.agreement_id == agreement.id)
    same = (each for each in reviews if each.meeting_id == meeting_id and (meeting_id or each.judged_on == on))
    row = next(same, None)
    if row is None:
        row = AgreementReview(case_id=agreement.case_id, agreement_id=agreement.id, meeting_id=meeting_id)
        row.order_key = key_between(max((each.order_key or "" for each in reviews), default=None), None)
    row.outcome, row.judged_on = AgreementOutcome(outcome), on
    row.note = (typed_text(note) or None) if note is not None else row.note
    unit.add(row)
    _follow(unit, agreement, _newest([row, *(each for each in reviews if each is not row)]))


@use_case("agreement.unjudge")
def take_back(unit: Unit, agreement_id: UUID, meeting_id: UUID) -> None:
    """Take back what was said at a meeting of how an agreement went; the judgement before it counts again."""
    reviews = unit.live(AgreementReview, AgreementReview.agreement_id == agreement_id)
    for each in reviews:
        if each.meeting_id == meeting_id:
            unit.remove(each)
    earlier = [each for each in reviews if each.meeting_id != meeting_id]
    _follow(unit, unit.get(Agreement, agreement_id), _newest(earlier))


@use_case("agreement.changed_since")
def changed_since(unit: Unit, meeting_id: UUID) -> ChangedSince:
    """Return what has changed since the meeting before this one."""
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id, meeting_id)
    rows = read_case(unit, meeting.case_id)
    here = [each for each in rows.of(Agreement) if each.meeting_id == meeting_id and each.state in DECIDED]
    new = [agreement_row(rows, each, number) for number, each in enumerate(here, start=1) if not each.continues_id]
    scales = tuple(each for each in meeting_row(rows, meeting).scales if each.earlier)
    return ChangedSince(_review(rows, meeting), tuple(new), scales)


def comes_again(agreement: Agreement) -> bool:
    """Tell whether an agreement is done over and over, so that keeping it does not finish it."""
    return bool(agreement.recurrence or agreement.ongoing)


def _review(rows: CaseRows, meeting: Meeting) -> Review:
    before = meeting_before(rows, meeting)
    found = [_row(rows, each, meeting, number) for number, each in enumerate(_looked_at(rows, meeting, before), 1)]
    return Review(before.held_on if before else None, tuple(found), before is not None)


def _looked_at(rows: CaseRows, meeting: Meeting, before: Meeting | None) -> Iterator[Agreement]:
    """Yield the agreements of earlier meetings that still hold, and those that were judged or replaced today."""
    earlier = (each for each in rows.of(Meeting) if _is_earlier(each, meeting) or each is before)
    ids = {each.id for each in earlier if may_look_back_on(rows, meeting, each)}
    for each in rows.of(Agreement):
        if each.meeting_id not in ids or each.meeting_id == meeting.id:
            continue
        today = _judged_at(rows, each, meeting) is not None or _follower(rows, each, meeting) is not None
        if today or (each.state in DECIDED and not _is_over(each, before)):
            yield each


def _is_earlier(other: Meeting, meeting: Meeting) -> bool:
    return bool(other.held_on and meeting.held_on and other.held_on < meeting.held_on)


def _is_over(agreement: Agreement, before: Meeting | None) -> bool:
    """Tell whether nothing is left to ask: it is done, it was given up, or it ended before last time."""
    if agreement.outcome in OVER or (agreement.outcome is AgreementOutcome.KEPT and not comes_again(agreement)):
        return True
    last = before.held_on if before else None
    return bool(agreement.ends_on and last and agreement.ends_on < last)


def _row(rows: CaseRows, agreement: Agreement, meeting: Meeting, number: int) -> ReviewRow:
    review, after = _judged_at(rows, agreement, meeting), _follower(rows, agreement, meeting)
    judged = review.outcome if review else None
    return ReviewRow(
        number,
        agreement_row(rows, agreement, number),
        AgreementOutcome.CHANGED if after else judged,
        (review.note or "") if review else "",
        agreement_row(rows, after, 0).sentence if after else "",
    )


def _judged_at(rows: CaseRows, agreement: Agreement, meeting: Meeting) -> AgreementReview | None:
    reviews = rows.inside(AgreementReview, agreement.id)
    return next((each for each in reversed(reviews) if each.meeting_id == meeting.id), None)


def _follower(rows: CaseRows, agreement: Agreement, meeting: Meeting) -> Agreement | None:
    here = (each for each in rows.of(Agreement) if each.meeting_id == meeting.id and each.state in DECIDED)
    return next((each for each in here if each.continues_id == agreement.id), None)


def _newest(reviews: list[AgreementReview]) -> AgreementReview | None:
    """Return the judgement of the latest day; the first of those of one day."""
    return max(reviews, key=lambda each: each.judged_on or dt.date.min, default=None)


def _follow(unit: Unit, agreement: Agreement, review: AgreementReview | None) -> None:
    """Let the agreement's outcome be that of its newest judgement; what comes again and was kept is still under way.

    What another agreement has taken the place of stays changed.
    """
    replaced = unit.live(Agreement, Agreement.continues_id == agreement.id, Agreement.state.in_(DECIDED))
    outcome = AgreementOutcome.CHANGED if replaced else review.outcome if review else None
    goes_on = outcome in GOES_ON and comes_again(agreement)
    agreement.outcome = AgreementOutcome.UNDER_WAY if goes_on else outcome
    done = review is not None and agreement.outcome is AgreementOutcome.KEPT
    agreement.done_on = review.judged_on if review and done else None
