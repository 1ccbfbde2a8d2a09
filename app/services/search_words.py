"""What can be found of a case: the folded words of its people, agreements, goals, words and notes."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from app.language.folding import fold, join_names
from app.models.agreement import Agreement
from app.models.attachment import Attachment
from app.models.base import Record
from app.models.case import Child
from app.models.knowledge import Note
from app.models.meeting import Contribution
from app.models.people import Person
from app.models.plan import Goal
from app.services.agreements import sentence_of
from app.services.discreet_rows import Discretion, neutral_title
from app.services.ports import SearchText, Unit, use_case
from app.services.snapshot import CaseRows
from app.services.typed_values import typed_text

NAMELESS = "discreet"
"""The kind of a hit that may not even say that it was said at a meeting; it opens the case."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found, and the case it lies in."""

    case_id: UUID
    kind: str
    row_id: UUID
    title: str
    about: str = ""
    """The names of the children of the case, to tell two hits apart."""


@use_case("search")
def search(unit: Unit, words: str, *, limit: int = 30) -> list[Hit]:
    """Return what holds every word, people first. The words themselves are never logged."""
    order = {"person": 0, "case": 1, "agreement": 2, "goal": 3}
    found = unit.search.find(fold(typed_text(words)), limit * 4)
    found = sorted(found, key=lambda each: (order.get(each[1], 9), fold(each[3])))[:limit]
    unit.about(*{each[0] for each in found})
    names = _children(unit, frozenset(each[0] for each in found))
    return [Hit(*each, about=join_names(names.get(each[0], []))) for each in found]


def _children(unit: Unit, cases: frozenset[UUID]) -> dict[UUID, list[str]]:
    query = (
        select(Child.case_id, Person.name)
        .join(Person, Person.id == Child.person_id)
        .where(Child.case_id.in_(cases), Child.deleted_at.is_(None))
        .order_by(Child.order_key)
    )
    names: dict[UUID, list[str]] = {}
    for case_id, name in unit.session.execute(query):
        names.setdefault(case_id, []).append(name or "")
    return names


def reindex(unit: Unit, rows: CaseRows) -> None:
    """Bring what can be found of a case up to date; a deleted case has nothing."""
    gone = rows.case.deleted_at is not None
    unit.search.rewrite(rows.case.id, [] if gone else list(_texts(rows)))


def _texts(rows: CaseRows) -> Iterator[SearchText]:
    number = rows.case.number or ""
    yield SearchText(
        "case", rows.case.id, number or "Sag", fold(f"{number} {rows.case.one_line or ''} {rows.case.why or ''}")
    )
    found = (*_people(rows), *_written(rows, Discretion(rows)))
    yield from (each for each in found if each.words)


def _people(rows: CaseRows) -> Iterator[SearchText]:
    for person in rows.of(Person):
        name = rows.name(person.id)
        words = " ".join(filter(None, (name, person.called, person.role, person.organisation, person.cpr)))
        yield SearchText("person", person.id, name, fold(words))


def _written(rows: CaseRows, judge: Discretion) -> Iterator[SearchText]:
    for agreement in rows.of(Agreement):
        yield _text(judge, "agreement", agreement, sentence_of(rows, agreement))
    for goal in rows.of(Goal):
        yield _text(judge, "goal", goal, goal.text)
    for said in rows.of(Contribution):
        yield _text(judge, NAMELESS if judge.hides(said) else "said", said, said.text)
    for note in rows.of(Note):
        yield _text(judge, "note", note, note.text)
    for file in rows.of(Attachment):
        yield _text(judge, "attachment", file, file.name or file.note, file.name, file.note)


def _text(judge: Discretion, kind: str, record: Record, shown: str | None, *also: str | None) -> SearchText:
    """Return one thing as it is found by its words; what nobody beside the screen may read has a neutral title."""
    words = " ".join(filter(None, also)) if also else shown or ""
    title = neutral_title(record) if judge.hides(record) else (shown or "")[:200]
    return SearchText(kind, record.id, title, fold(words))
