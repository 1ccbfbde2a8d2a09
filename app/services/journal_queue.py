"""The paste queue »Til DUBU«: what still lies here alone, in the order it is put into the municipality's own system.

Writing everything twice is what kills a program like this, so one key copies the next text, and one step notes all
that was laid over. A text that has changed since it was laid over comes again and says so.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.models.enums import PaperStatus
from app.models.enums_meeting import MeetingStatus
from app.models.knowledge import ChildTalk, Note
from app.models.meeting import Meeting
from app.models.paper import JournalEntry, Paper
from app.models.plan import FollowUp, Goal
from app.rules.journal_boxes import JournalBox
from app.services.journal_boxes import boxes_for
from app.services.journal_texts import (
    JournalText,
    follow_up_text,
    goal_texts,
    minutes_text,
    note_text,
    paper_text,
    talk_text,
)
from app.services.meeting_types import type_of
from app.services.ports import Unit, use_case
from app.services.profile import read_profile
from app.services.records import next_key
from app.services.snapshot import CaseRows, read_case

Final = tuple[JournalText, dt.date | None]
NOTHING_LAID = "Der er ikke lagt noget over endnu."


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One text that waits: its box, where it came from, and whether an older wording lies over there already.

    `final_on` is the day it became final here; None while its day is not known.
    """

    box: JournalBox
    source: str
    source_id: UUID
    title: str
    text: str
    sha256: str
    changed: bool
    final_on: dt.date | None

    @property
    def too_long(self) -> int:
        """Return how many characters there are too many for the box; 0 when it fits or nobody knows its size."""
        return 0 if self.box.has_room_for(self.text) else len(self.text) - (self.box.limit or 0)


@dataclass(frozen=True, slots=True)
class Laid:
    """One text that was put in a box over there."""

    box: str
    source: str
    source_id: UUID
    sha256: str


@use_case("journal.queue")
def list_queue(unit: Unit, case_id: UUID, *, meeting_id: UUID | None = None) -> tuple[QueueItem, ...]:
    """Return what waits, box by box; of one meeting with the plan it changed, or of the whole case."""
    unit.about(case_id)
    return queue_for(unit, read_case(unit, case_id), meeting_id)


@use_case("journal.laid")
def note_laid(unit: Unit, case_id: UUID, laid: tuple[Laid, ...]) -> int:
    """Note all that now lies over there, in one step. Returns how many. Raises UserError when it is nothing."""
    if not laid:
        raise UserError(NOTHING_LAID)
    by = read_profile(unit).contact.name or None
    key = next_key(unit, JournalEntry, case_id)
    for each in laid:
        row = JournalEntry(case_id=case_id, box=each.box, text_sha256=each.sha256, on=unit.today, by=by, order_key=key)
        setattr(row, each.source, each.source_id)
        unit.add(row)
        unit.session.flush()
        key = next_key(unit, JournalEntry, case_id)
        paper = unit.get(Paper, each.source_id) if each.source == "paper_id" else None
        if paper is not None:
            paper.journalised_on, paper.journalised_by = unit.today, by
    return len(laid)


def queue_for(unit: Unit, rows: CaseRows, meeting_id: UUID | None = None) -> tuple[QueueItem, ...]:
    """Return what waits of a case, or of one meeting, in the order of the boxes."""
    boxes = {each.id: each for each in boxes_for(unit) if each.on}
    order = list(boxes)
    texts = [(text, day) for text, day in _texts(unit, rows, meeting_id) if text.box in boxes]
    waiting = [item for text, day in texts if (item := _item(rows, boxes[text.box], text, day))]
    return tuple(sorted(waiting, key=lambda each: order.index(each.box.id)))


def _texts(unit: Unit, rows: CaseRows, meeting_id: UUID | None) -> Iterator[Final]:
    """Yield each text that is final here, with the day it became so."""
    yield from _of_talks_and_meetings(unit, rows, meeting_id)
    for text, goal in zip(goal_texts(rows), rows.of(Goal), strict=True):
        stamp = goal.changed_at or goal.created_at
        yield text, stamp.date() if stamp else None
    for follow_up in rows.of(FollowUp):
        if follow_up.held_on and meeting_id in (None, follow_up.meeting_id):
            yield follow_up_text(rows, follow_up), follow_up.held_on
    for note in rows.of(Note) if meeting_id is None else ():
        if note.text and not note.only_screen:
            yield note_text(note), note.on
    for paper in rows.of(Paper):
        if paper.status is PaperStatus.FINAL and meeting_id in (None, paper.meeting_id):
            yield paper_text(paper), paper.made_on


def _of_talks_and_meetings(unit: Unit, rows: CaseRows, meeting_id: UUID | None) -> Iterator[Final]:
    for talk in rows.of(ChildTalk):
        if meeting_id in (None, talk.meeting_id):
            yield talk_text(rows, talk), talk.on.exact if talk.on else None
    for meeting in rows.of(Meeting):
        if meeting.status is MeetingStatus.HELD and meeting_id in (None, meeting.id):
            yield minutes_text(rows, meeting, type_of(unit, meeting).name), meeting.closed_on or meeting.held_on


def _item(rows: CaseRows, box: JournalBox, text: JournalText, day: dt.date | None) -> QueueItem | None:
    """Return what waits, None when just these words lie over there already."""
    sha = hashlib.sha256(text.text.encode("utf-8", "surrogatepass")).hexdigest()
    before = [
        each for each in rows.of(JournalEntry) if each.box == text.box and getattr(each, text.source) == text.source_id
    ]
    if before and before[-1].text_sha256 == sha:
        return None
    return QueueItem(box, text.source, text.source_id, text.title, text.text, sha, bool(before), day)
