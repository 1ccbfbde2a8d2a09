"""»Må vi tale om …?«: one subject at a time, its topics across, those who would listen down. It warns, it never blocks.

Told may be what the one it is about has said yes to, what a rule allows, and what the listener knows by right. A yes is
to one topic and one listener; a no without topic or listener counts for all of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from app.language.folding import join_names
from app.models.enums import Topic
from app.models.enums_people import ConsentAnswer, ConsentKind, PersonKind, SharingBasis
from app.models.meeting import Meeting
from app.models.people import Person
from app.models.safety import Consent
from app.rules.sharing import Ground, Weighed, weigh
from app.services.consent_rows import (
    AnswerCell,
    AnswerRow,
    Column,
    Listed,
    cell_of,
    group_of,
    listed,
    works,
)
from app.services.consents import CUSTODY_UNCLEAR, consent_warnings, valid
from app.services.custody import custody_is_clear, holders_of, is_minor, parents_of, who_must_say_yes
from app.services.hard_stops import may_tell
from app.services.ports import Unit, use_case
from app.services.snapshot import CaseRows, read_case
from app.wording import word

TOPICS = (Topic.SCHOOL, Topic.HEALTH, Topic.HOME, Topic.ECONOMY, Topic.OTHER_PARENT)
_FACTS = ("health", "note", "work_hours")
"""Columns of a person that hold what is told with that person's own yes."""
ON_REQUEST = "Har ikke forældremyndigheden. Får kun orientering, hvis {name} selv beder om det."
IN_WRITING, SPOKEN, NO_RULE = "på skrift", "ikke på skrift", "Skriv, hvilken regel."


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody there are facts about: who must say yes, and what to know about asking them."""

    person_id: UUID
    name: str
    must_say_yes: tuple[tuple[UUID, str], ...]
    note: str


@dataclass(frozen=True, slots=True)
class SharingTable:
    """The table of one subject. `warnings` and `open_private` (cells nobody has cleared) are for the own screen."""

    subjects: tuple[Subject, ...]
    about_id: UUID | None
    columns: tuple[Column, ...]
    rows: tuple[AnswerRow, ...]
    warnings: tuple[str, ...]
    open_cells: int
    open_private: int


@use_case("sharing.read")
def sharing_table(
    unit: Unit, case_id: UUID, *, meeting_id: UUID | None = None, about_id: UUID | None = None
) -> SharingTable:
    """Return the table of one subject (the first child when nobody is named) for those who come to a meeting."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    meeting = unit.get(Meeting, meeting_id) if meeting_id else None
    subjects = tuple(_subject(rows, each) for each in _subjects(rows))
    about = next((each.person_id for each in subjects if about_id in (None, each.person_id)), None)
    answers = tuple(_row(rows, about, each) for each in listed(rows, meeting)) if about else ()
    opened = [row for row in answers for cell in row.cells if cell.is_open and not cell.ground.may_be_told]
    return SharingTable(
        subjects=subjects,
        about_id=about,
        columns=tuple(Column(each.value, word(each).capitalize()) for each in TOPICS),
        rows=answers,
        warnings=consent_warnings(rows),
        open_cells=len(opened),
        open_private=sum(not row.works for row in opened),
    )


def answers_about(rows: CaseRows, about_id: UUID) -> list[Consent]:
    """Return the answers about sharing what concerns one person; without a name it is about who answered."""
    return [each for each in valid(rows, ConsentKind.SHARING) if (each.about_id or each.person_id) == about_id]


def _subjects(rows: CaseRows) -> list[UUID]:
    """Return the children, their parents and custody holders, and others there are facts about."""
    children = [person.id for _, person in rows.children()]
    parents = [one for each in children for one in (*holders_of(rows, each), *parents_of(rows, each))]
    told = [each.id for each in rows.of(Person) if any(getattr(each, name) for name in _FACTS)]
    asked = [each.about_id or each.person_id for each in rows.of(Consent) if each.kind is ConsentKind.SHARING]
    found = dict.fromkeys((*children, *parents, *told, *asked))
    return [each for each in found if (person := rows.person(each)) and person.kind is PersonKind.PERSON]


def _subject(rows: CaseRows, person_id: UUID) -> Subject:
    needed = who_must_say_yes(rows, person_id)
    names = tuple((each, rows.called(each)) for each in needed)
    return Subject(person_id, rows.name(person_id), names, _about_asking(rows, person_id, [name for _, name in names]))


def _about_asking(rows: CaseRows, person_id: UUID, names: list[str]) -> str:
    if not names:
        return "Ingen kan sige ja. Skriv, hvilken regel der gælder."
    if not is_minor(rows, person_id):
        return f"{names[0]} siger selv ja eller nej. Ingen andre kan gøre det."
    unclear = "" if custody_is_clear(rows, person_id) else f"{CUSTODY_UNCLEAR} "
    both = "skal alle spørges" if len(names) > 2 else "skal begge spørges" if len(names) > 1 else "skal spørges"
    return f"{unclear}{join_names(names)} {both}."


def _row(rows: CaseRows, about_id: UUID, who: Listed) -> AnswerRow:
    listener, stopped = who.person_id, not may_tell(rows, who.person_id).ok
    holders = holders_of(rows, about_id)
    without = listener in parents_of(rows, about_id) and bool(holders) and listener not in holders
    notes = [ON_REQUEST.format(name=rows.called(listener))] if without else []
    notes += _scoped(rows, about_id, listener)
    return AnswerRow(
        person_id=listener,
        name=rows.name(listener),
        group=group_of(who.side),
        works=works(who.side),
        cells=tuple(_cell(rows, about_id, topic, who, knows=not stopped) for topic in TOPICS),
        note=" ".join(notes),
        mark=stopped,
    )


def _cell(rows: CaseRows, about_id: UUID, topic: Topic, who: Listed, *, knows: bool) -> AnswerCell:
    listener = who.person_id
    by_right = listener in holders_of(rows, about_id) and is_minor(rows, about_id) and topic is not Topic.OTHER_PARENT
    if listener == about_id or (by_right and knows):
        words = "det er om en selv" if listener == about_id else "har forældremyndigheden"
        return AnswerCell(Ground.OWN, words, is_open=False)
    matching = [each for each in answers_about(rows, about_id) if _matches(each, topic, listener)]
    said = {each.person_id: each.answer for each in matching if each.basis is not SharingBasis.LAW}
    law = next((each for each in matching if each.basis is SharingBasis.LAW), None)
    weighed = weigh(who_must_say_yes(rows, about_id), said, by_law=law is not None)
    return cell_of(rows, weighed, said, _note(matching, law, weighed, private=not works(who.side)))


def _note(matching: list[Consent], law: Consent | None, weighed: Weighed[UUID], *, private: bool) -> str:
    if law is not None:
        return law.law or NO_RULE
    if weighed.ground is Ground.YES and private:
        return IN_WRITING if all(each.in_writing for each in matching) else SPOKEN
    return ""


def _matches(row: Consent, topic: Topic, listener: UUID) -> bool:
    """Tell whether an answer is about one topic and one listener.

    One with only words for its topic is a note instead; a no reaches wider than a yes.
    """
    if row.topic is None and row.scope:
        return False
    says_no = row.answer in (ConsentAnswer.NO, ConsentAnswer.WITHDRAWN)
    same_topic = row.topic is topic or (row.topic is None and (says_no or row.listener_id == listener))
    return same_topic and (row.listener_id == listener or (row.listener_id is None and says_no))


def _scoped(rows: CaseRows, about_id: UUID, listener: UUID) -> Iterator[str]:
    """Yield answers that say in words what they are about: »Noah: nej om Lindely«."""
    for each in answers_about(rows, about_id):
        if each.topic is None and each.scope and each.listener_id in (None, listener):
            yield f"{rows.called(each.person_id)}: {word(each.answer)} om {each.scope.rstrip('.')}."
