"""What a closed meeting leaves behind on I dag: ask, call, tell the child, hand out, ask how it was.

Counted from the day it was closed here, so that what was taken in from elsewhere long ago asks for nothing.
"""

import datetime as dt
from collections.abc import Iterator

from app.language.dates import day_month
from app.language.folding import join_names
from app.models.agreement import Agreement, AgreementOwner
from app.models.base import CaseRecord
from app.models.enums import DueKind
from app.models.enums_meeting import AgreementOutcome, AgreementState, MeetingStatus, OwnerAnswer
from app.models.log import DueItem
from app.models.meeting import Feedback, Meeting, Participant
from app.rules.holidays import is_working_day
from app.services.discreet_due import make_nameless
from app.services.due_shown import AFTER_MEETING
from app.services.hard_stops import is_discreet
from app.services.meeting_call_back import is_told
from app.services.meeting_closing import children_not_there
from app.services.meeting_papers_left import PapersLeft, papers_left
from app.services.meeting_types import type_of
from app.services.ports import Unit
from app.services.snapshot import CaseRows

OPEN = (None, AgreementOutcome.UNDER_WAY)
WAITS = (OwnerAnswer.AWAITING, OwnerAnswer.THINKING)


def after_meetings(unit: Unit, rows: CaseRows) -> Iterator[DueItem]:
    """Yield what waits after each meeting of the case that was closed here; nameless where nobody may read of it."""
    for meeting in rows.of(Meeting):
        if meeting.status is not MeetingStatus.HELD or meeting.closed_on is None:
            continue
        for item in (*_answers(rows, meeting), *_calls(rows, meeting), *_rest(unit, rows, meeting)):
            if is_discreet(rows, meeting):
                make_nameless(item)
            yield item


def _answers(rows: CaseRows, meeting: Meeting) -> Iterator[DueItem]:
    """Yield one for each owner who was not there to say yes: »Spørg Henning«."""
    for each in rows.of(Agreement):
        if each.meeting_id != meeting.id or each.state is not AgreementState.AGREED or each.outcome not in OPEN:
            continue
        for owner in rows.inside(AgreementOwner, each.id):
            if owner.answer in WAITS:
                what = f"Spørg {rows.called(owner.person_id)}: {each.text or ''}"
                because = "Har ikke svaret på aftalen endnu."
                yield _item(rows, meeting, "agreement_owner", what, because, owner)


def _calls(rows: CaseRows, meeting: Meeting) -> Iterator[DueItem]:
    for each in rows.inside(Participant, meeting.id):
        if each.called_back_by_id and each.called_back_on is None:
            what = f"Ring til {rows.called(each.person_id)} om mødet"
            because = f"{rows.called(each.called_back_by_id)} ringer og fortæller, hvad der blev aftalt."
            item = _item(rows, meeting, "participant", what, because, each)
            item.due_on = each.call_planned_on or item.due_on
            yield item


def _rest(unit: Unit, rows: CaseRows, meeting: Meeting) -> Iterator[DueItem]:
    """Yield one row for all that is done on the meeting's own page after it."""
    papers = papers_left(unit, rows, meeting) if _is_agreed(rows, meeting) else PapersLeft()
    left = [*_untold(rows, meeting), papers.job, *_no_feedback(unit, rows, meeting)]
    if any(left):
        day = f" {day_month(meeting.held_on)}" if meeting.held_on else ""
        what = f"Efter mødet{day}: {join_names([each for each in left if each])}"
        yield _item(rows, meeting, "meeting", what, papers.told or "Det mangler efter mødet.", meeting)


def _untold(rows: CaseRows, meeting: Meeting) -> list[str]:
    """Return the children somebody is to tell what was agreed, and has not told yet."""
    if meeting.told_child_by_id is None:
        return []
    waiting = [each for each in children_not_there(rows, meeting) if not is_told(rows, meeting, each)]
    names = join_names([rows.called(each) for each in waiting])
    return [f"fortæl {names}, hvad I aftalte"] if waiting else []


def _is_agreed(rows: CaseRows, meeting: Meeting) -> bool:
    """Tell whether something agreed at the meeting still asks something of somebody: then papers are handed out."""
    return any(
        each.meeting_id == meeting.id and each.state is AgreementState.AGREED and each.outcome in OPEN
        for each in rows.of(Agreement)
    )


def _no_feedback(unit: Unit, rows: CaseRows, meeting: Meeting) -> list[str]:
    """Return the question that is still to be asked, when the type the meeting was run with asks it."""
    asked = not rows.inside(Feedback, meeting.id) and "feedback" in type_of(unit, meeting).at_the_end
    return ["spørg, hvordan mødet var"] if asked else []


def _item(
    rows: CaseRows,
    meeting: Meeting,
    table: str,
    what: str,
    because: str,
    source: CaseRecord,
) -> DueItem:
    return DueItem(
        case_id=rows.case.id, source_table=table, source_id=source.id, rule_id=AFTER_MEETING, kind=DueKind.PRACTICE,
        what=what, due_on=_next_working_day(meeting.closed_on or rows.today), explanation=because,
    )  # fmt: skip


def _next_working_day(day: dt.date) -> dt.date:
    return next(later for n in range(1, 15) if is_working_day(later := day + dt.timedelta(days=n)))
