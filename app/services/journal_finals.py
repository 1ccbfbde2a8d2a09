"""What of a case belongs in the municipality's own system, with the day it was final here and how its text is made.

Of a meeting one PDF goes over: the minutes, before they are final the agreement sheet; what each person got is a part
of it. Of a plan, a drawing and a follow-up's sheet the newest for each it was made for: one copy is no other.
"""

import datetime as dt
from collections.abc import Iterator
from functools import partial
from uuid import UUID

from app.models.base import CaseRecord
from app.models.enums import Copy, NoteKind, PaperKind, PaperStatus
from app.models.enums_meeting import MeetingStatus
from app.models.knowledge import ChildTalk, Note
from app.models.meeting import Meeting
from app.models.paper import Paper
from app.models.plan import FollowUp, Goal
from app.services.goal_rows import in_order
from app.services.journal_before import finals_before_plan
from app.services.journal_changes import came_along, day_here
from app.services.journal_facts import Telling
from app.services.journal_lines import Final, JournalText
from app.services.journal_minutes import minutes_text
from app.services.journal_not_held import not_held_text
from app.services.journal_texts import follow_up_text, goal_texts, note_text, paper_text
from app.services.journal_voice import talk_text
from app.services.meeting_paper_minutes import final_from
from app.services.meeting_types import type_of
from app.services.modules import ASSESSMENTS, NOTIFICATIONS, RULINGS, switched_off
from app.services.not_held import plans_not_held
from app.services.ports import Unit
from app.services.snapshot import CaseRows

_OF_A_MEETING = {PaperKind.PLAN: 1, PaperKind.AGREEMENT_SHEET: 2, PaperKind.MINUTES: 3}
"""The papers of a meeting that hold all of it; the last is the one to choose."""
_BEFORE_PLAN = {
    PaperKind.CONCERN: "", PaperKind.NOTIFICATION: NOTIFICATIONS, PaperKind.ASSESSMENT: ASSESSMENTS,
    PaperKind.CHILD_VOICE: "", PaperKind.CONSENT_FORM: "", PaperKind.FORMAL_DECISION: RULINGS,
}  # fmt: skip
"""The papers before the plan, each with the part of the program it belongs to."""
_ONE_OF_MANY = frozenset({PaperKind.CHANGED, *_BEFORE_PLAN})
"""Papers of which a case has several, told apart by their day alone."""
_ON_THEIR_OWN = frozenset({PaperKind.PLAN, PaperKind.GENOGRAM, PaperKind.NETWORK, *_ONE_OF_MANY})


def finals(rows: CaseRows, unit: Unit, meeting_id: UUID | None = None, *, goals: bool = True) -> Iterator[Final]:
    """Yield what there is of a case, or of one meeting: talks before it, the plan, and what was written that day.

    Without `goals` what is never final is left out.
    """
    meeting = next((each for each in rows.of(Meeting) if each.id == meeting_id), None)
    yield from _talks(rows, unit, meeting)
    yield from _minutes(rows, unit, meeting)
    if goals:
        yield from _goals(rows)
    yield from _follow_ups(rows, meeting)
    yield from _not_held(rows, unit, meeting)
    yield from _notes(rows, unit, meeting)
    yield from _papers(rows, unit, meeting)
    if meeting is None:
        yield from finals_before_plan(rows, unit)


def _talks(rows: CaseRows, unit: Unit, meeting: Meeting | None) -> Iterator[Final]:
    telling = Telling(rows, unit)
    for talk in rows.of(ChildTalk):
        day = talk.on.exact if talk.on else None
        if meeting is None or talk.meeting_id == meeting.id or _was_before(rows, talk, day, meeting):
            along, make = came_along(rows, talk), partial(talk_text, telling, talk)
            yield Final("child_talk", talk, day or _written_on(unit, talk, along=along), along, make)


def _minutes(rows: CaseRows, unit: Unit, wanted: Meeting | None) -> Iterator[Final]:
    for meeting in rows.of(Meeting):
        if meeting.status is MeetingStatus.HELD and wanted in (None, meeting):
            final = final_from(meeting, unit.now.tzinfo)
            # Held and closed somewhere else: no day it was closed here.
            along = meeting.closed_on is None or came_along(rows, meeting)
            make = partial(_minutes_of, rows, unit, meeting)
            yield Final("minutes", meeting, final.date() if final else None, along, make)


def _minutes_of(rows: CaseRows, unit: Unit, meeting: Meeting) -> JournalText:
    return minutes_text(rows, meeting, type_of(unit, meeting).name)


def _goals(rows: CaseRows) -> Iterator[Final]:
    # Numbered and read together, so all of them are made when the first is asked for.
    made: list[JournalText] = []

    def text(place: int) -> JournalText:
        made.extend(goal_texts(rows) if not made else ())
        return made[place]

    for place, goal in enumerate(in_order(rows.of(Goal))):
        yield Final("goal", goal, None, came_along(rows, goal), partial(text, place))


def _follow_ups(rows: CaseRows, meeting: Meeting | None) -> Iterator[Final]:
    for each in rows.of(FollowUp):
        here = meeting is None or each.meeting_id == meeting.id or each.held_on == meeting.held_on
        if each.held_on and here:
            yield Final("follow_up", each, each.held_on, came_along(rows, each), partial(follow_up_text, rows, each))


def _not_held(rows: CaseRows, unit: Unit, meeting: Meeting | None) -> Iterator[Final]:
    for each in plans_not_held(rows) if meeting is None else ():
        name, box = (type_of(unit, each).name, "minutes") if isinstance(each, Meeting) else ("", "follow_up")
        yield Final(box, each, each.not_held_on, came_along(rows, each), partial(not_held_text, rows, each, name))


def _notes(rows: CaseRows, unit: Unit, meeting: Meeting | None) -> Iterator[Final]:
    for note in rows.of(Note):
        fact = note.text and not note.only_screen and note.kind is not NoteKind.TODO
        if fact and (meeting is None or (note.on is not None and note.on == meeting.held_on)):
            along = came_along(rows, note)
            yield Final("note", note, note.on or _written_on(unit, note, along=along), along, partial(note_text, note))


def _papers(rows: CaseRows, unit: Unit, meeting: Meeting | None) -> Iterator[Final]:
    off = switched_off(unit)
    groups: dict[tuple[object, ...], list[Paper]] = {}
    for paper in rows.of(Paper):
        kinds = _OF_A_MEETING if paper.meeting_id else _ON_THEIR_OWN
        if paper.status is PaperStatus.FINAL and paper.kind in kinds and _BEFORE_PLAN.get(paper.kind) not in off:
            key = _for_whom(paper)
            groups.setdefault(key, []).append(paper)
    for papers in groups.values():
        best = max(papers, key=_weight)
        if best.journalised_on is None and (meeting is None or best.meeting_id == meeting.id):
            yield Final("paper", best, best.made_on, came_along(rows, best), partial(paper_text, rows, best))


def _for_whom(paper: Paper) -> tuple[object, ...]:
    """Return what papers have in common of which only the newest goes over."""
    if paper.meeting_id:
        return (paper.meeting_id,)
    # Each follow-up has a sheet of its own, and nothing but the day it was made tells them apart.
    day = paper.made_on if paper.kind in _ONE_OF_MANY else None
    return (paper.kind, paper.copy, paper.child_id, paper.recipient_id, day)


def _written_on(unit: Unit, record: CaseRecord, *, along: bool) -> dt.date | None:
    """Return the day something without an exact day was written here; None when it came along."""
    return None if along else day_here(unit, record.created_at)


def _weight(paper: Paper) -> tuple[object, ...]:
    kind = _OF_A_MEETING.get(paper.kind, 0) if paper.meeting_id else 0
    return (kind, paper.made_on or dt.date.min, paper.copy is Copy.PROFESSIONAL, paper.order_key or "")


def _was_before(rows: CaseRows, talk: ChildTalk, day: dt.date | None, meeting: Meeting) -> bool:
    """Tell whether a talk that belongs to no meeting led up to this one: before it, and after the one before it."""
    if talk.meeting_id is not None or day is None or meeting.held_on is None:
        return False
    days = [each.held_on for each in rows.of(Meeting) if each.held_on and each.held_on < meeting.held_on]
    return max(days, default=dt.date.min) < day <= meeting.held_on
