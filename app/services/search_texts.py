"""What can be found of a case: its people, number and worries, and what is written in it."""

from collections.abc import Iterable, Iterator

from sqlalchemy import select

from app.language.dates import long_date
from app.language.search_terms import joined, name_terms, number_terms, terms
from app.models.agreement import Agreement
from app.models.attachment import Attachment
from app.models.base import Record
from app.models.case import Child
from app.models.enums import CaseStatus
from app.models.enums_early import CaseStage
from app.models.knowledge import Concern, Note
from app.models.log import Meta
from app.models.meeting import Contribution, Meeting
from app.models.paper import Paper
from app.models.people import Person
from app.models.plan import Goal
from app.services.agreements import sentence_of
from app.services.discreet_rows import Discretion, neutral_title
from app.services.finished_papers import name_of_paper
from app.services.meeting_types import type_of
from app.services.ports import SearchText, Unit
from app.services.snapshot import CaseRows

NAMELESS = "discreet"
"""The kind of a hit that may not even say that it was said at a meeting; it opens the case."""

TITLE = 200
"""Letters of a text that are kept to be shown."""
OPEN, CHILD, AFTER = "+", "*", "|"
"""Stand among the terms of a name: its case is open, it is a child of it, and after the name what else is known.

To the index they are no words.
"""
MADE = "search.made"
SHAPE = "5"
"""Raised when something else is found, or by other terms: all cases are then read into the index anew."""

_SHAPE_MADE = select(Meta.value).where(Meta.key == MADE)


def is_outdated(unit: Unit) -> bool:
    """Tell whether the index was made in another shape than this program's."""
    return unit.session.scalar(_SHAPE_MADE) != SHAPE


def note_made(unit: Unit) -> None:
    """Note in which shape the index is."""
    if is_outdated(unit):
        unit.session.merge(Meta(key=MADE, value=SHAPE))


def reindex(unit: Unit, rows: CaseRows) -> None:
    """Bring what can be found of a case up to date; a deleted case has nothing."""
    gone = rows.case.deleted_at is not None
    unit.search.rewrite(rows.case.id, [] if gone else list(_texts(rows)))


def _texts(rows: CaseRows) -> Iterator[SearchText]:
    yield _case(rows)
    found = (*_people(rows), *_written(rows, Discretion(rows)))
    yield from (each for each in found if each.words.strip(f"{OPEN}{CHILD}{AFTER}"))


def _case(rows: CaseRows) -> SearchText:
    case = rows.case
    kind = "worry" if case.stage is CaseStage.WORRY else "case"
    words = (*terms(f"{case.one_line or ''} {case.why or ''}"), *number_terms(case.number, case.one_line, case.why))
    title = case.number or "Sag"
    return SearchText(kind, case.id, title, _named(_marks(rows), case.number or "", words), is_name=True)


def _people(rows: CaseRows) -> Iterator[SearchText]:
    children = {each.person_id for each in rows.of(Child)}
    for person in rows.of(Person):
        name = rows.name(person.id)
        words = " ".join(filter(None, (person.called, person.role, person.organisation)))
        numbers = number_terms(name, person.cpr, person.phone)
        every = (*terms(words), *name_terms(person.name, person.called), *numbers)
        marked = _marks(rows) + (CHILD if person.id in children else "")
        yield SearchText("person", person.id, name, _named(marked, name, every), is_name=True)


def _named(marked: str, name: str, also: Iterable[str]) -> str:
    return f"{marked}{AFTER}{' '.join(terms(name))}{AFTER}{joined(also)}"


def _marks(rows: CaseRows) -> str:
    return OPEN if rows.case.status is not CaseStatus.CLOSED else ""


def _written(rows: CaseRows, judge: Discretion) -> Iterator[SearchText]:
    for agreement in rows.of(Agreement):
        yield _text(judge, "agreement", agreement, sentence_of(rows, agreement))
    for goal in rows.of(Goal):
        yield _text(judge, "goal", goal, goal.text)
    for said in rows.of(Contribution):
        yield _text(judge, NAMELESS if judge.hides(said) else "said", said, said.text)
    for note in rows.of(Note):
        yield _text(judge, "note", note, note.text)
    for worry in (each for each in rows.of(Concern) if not judge.hides(each)):
        yield _text(judge, "concern", worry, worry.text, worry.text, worry.signs, worry.can_change)
    yield from _kept(rows, judge)


def _kept(rows: CaseRows, judge: Discretion) -> Iterator[SearchText]:
    for file in rows.of(Attachment):
        yield _text(judge, "attachment", file, file.name or file.note, file.name, file.note)
    for meeting in (each for each in rows.of(Meeting) if not judge.hides(each)):
        name, day = type_of(rows.unit, meeting).name, long_date(meeting.held_on) if meeting.held_on else ""
        yield _text(
            judge, "meeting", meeting, f"{name} {day}".strip(), name, "møde", day, meeting.purpose, meeting.place
        )
    for paper in (each for each in rows.of(Paper) if not judge.hides(each)):
        day = long_date(paper.made_on) if paper.made_on else ""
        yield _text(judge, "paper", paper, f"{name_of_paper(paper)} {day}".strip())


def _text(judge: Discretion, kind: str, record: Record, shown: str | None, *also: str | None) -> SearchText:
    """Return one thing as it is found by its words; what nobody beside the screen may read has a neutral title."""
    words = " ".join(filter(None, also)) if also else shown or ""
    title = neutral_title(record) if judge.hides(record) else (shown or "")[:TITLE]
    return SearchText(kind, record.id, title, joined((*terms(words), *number_terms(words))))
