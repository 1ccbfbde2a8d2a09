"""Does a record concern somebody else than the person who asked to see it? A suggestion; the caseworker decides.

Suggested for leaving out: what protection against the person would hide, what is about another person, and what names
another person in its text. A person who holds custody of a child asks for the child too, but not for what the child
told in confidence; and whom a child is heard without gets nothing suggested of what they must not know of.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from app.language.folding import first_name, fold, join_names
from app.models.base import CaseRecord, Record
from app.models.columns import Fact
from app.models.enums import Floor
from app.models.enums_early import Rater
from app.models.enums_people import HardStopKind, PersonKind
from app.models.knowledge import ChildTalk
from app.models.notification import Notification
from app.models.paper import Delivery, Paper
from app.models.people import (
    Household,
    HouseholdMember,
    NetworkTie,
    Partnership,
    PartnershipMember,
    Person,
    Relation,
)
from app.models.registry import case_class
from app.models.safety import Custody, CustodyHolder, HardStop, KeepApart, Protection
from app.models.setup import Answer
from app.models.voice import HouseWord, WellbeingMark
from app.rules.visibility import FactSeen, Shield, Viewer, visible
from app.services.access_grounds import CHILD_TRUST, OTHER_PERSON, PROTECTED
from app.services.before_stop import is_touched_since
from app.services.discreet_rows import Discretion
from app.services.hard_stops import kept_out, stopped_since
from app.services.leak_secrets import secrets_for
from app.services.leak_text import SearchedText
from app.services.sight import shields
from app.services.snapshot import CaseRows

SHORTEST_NAME = 3
"""Shorter words (»Bo« is one) are found by the whole name only."""
SHORTEST_SECRET = 5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The ground to leave a record out, empty when it can be given, and why in Danish."""

    ground: str
    why: str


class AccessJudge:
    """Judges the records of one case for one person. `staff` is the caseworker's own name, which is no secret."""

    def __init__(self, rows: CaseRows, person_id: UUID, staff: str) -> None:
        self._rows, self._asker = rows, person_id
        self._children = _held(rows, person_id)
        self._own = {person_id} | self._children
        self._people = {each.id: each for each in rows.of(Person)}
        self._open = {each.id for each in rows.of(Person) if _is_open(each, staff)}
        self._child_people = {child.id: person.id for child, person in rows.children()}
        against = [each for each in shields(rows) if each.against in (None, person_id) and each.subject != person_id]
        self._viewer = Viewer(Floor.PROFESSIONAL, frozenset({person_id}), tuple(against))
        self._hidden = frozenset(person for each in against for person in _hidden_people(each)) - self._own
        told = secrets_for(rows, frozenset({person_id}))
        self._secrets = [each for each in told if each.about not in self._own]
        self._names = dict(self._patterns())
        self._discretion = Discretion(rows) if person_id in kept_out(rows) else None

    def judge(self, record: Record) -> Suggestion:
        """Return whether the record could be left out, and why."""
        about = self.about(record)
        if self._is_protected(record, about) or self._is_kept_from(record):
            return Suggestion(PROTECTED, f"Beskyttelse over for {self._rows.called(self._asker)}")
        told = self._secret_in(record)
        if told:
            return Suggestion(PROTECTED, f"Viser noget beskyttet i »{told}«")
        named = list(self._named(record))
        if any(person in self._hidden for person, _ in named):
            return Suggestion(PROTECTED, f"Nævner en beskyttet person i »{_label(named, self._hidden)}«")
        confided = self._confided(record)
        if confided:
            return confided
        others = about - self._own - self._open
        if others:
            return Suggestion(OTHER_PERSON, f"Handler om {self._called(others)}")
        if named:
            return Suggestion(OTHER_PERSON, f"Nævner {self._called({person for person, _ in named})}")
        return Suggestion("", self._why_given(about))

    def about(self, record: Record) -> set[UUID]:
        """Return the people a record is about: itself, those it points at, those who live or belong in it.

        A nested record that points at nobody (an event of a pair) is about those its owner is about.
        """
        found = {record.id} if isinstance(record, Person) else set()
        for name, fact in record.facts().items():
            value = getattr(record, name)
            if fact.refers_to == "person" and value:
                found.add(value)
            elif fact.refers_to == "child" and value in self._child_people:
                found.add(self._child_people[value])
        if isinstance(record, Answer) and record.owner_id in self._people:
            found.add(record.owner_id)
        if isinstance(record, Household):
            found |= {each.person_id for each in self._rows.inside(HouseholdMember, record.id)}
        if isinstance(record, Partnership):
            found |= {each.person_id for each in self._rows.inside(PartnershipMember, record.id)}
        owner = self._owner(record) if not found else None
        return self.about(owner) if owner is not None else found

    def _owner(self, record: Record) -> CaseRecord | None:
        if not isinstance(record, CaseRecord) or record.nested_in is None:
            return None
        table, column = record.nested_in
        owners = self._rows.of(case_class(table))
        return next((each for each in owners if each.id == getattr(record, column)), None)

    def _is_protected(self, record: Record, about: set[UUID]) -> bool:
        if isinstance(record, HardStop):
            return record.kind is not HardStopKind.VIOLENCE or record.subject_id != self._asker
        if isinstance(record, Protection | KeepApart):
            # That there is protection is itself what the person it is against must not read.
            return record.subject_id != self._asker if isinstance(record, Protection) else True
        facts: Iterator[Fact] = (fact for name, fact in record.facts().items() if getattr(record, name) is not None)
        seen = frozenset(about)
        return any(not visible(FactSeen(fact.topic, Floor.FAMILY, seen), self._viewer)[0] for fact in facts)

    def _is_kept_from(self, record: Record) -> bool:
        """Tell whether a child is heard without the person, and this may only be told of in neutral words."""
        if self._discretion is None:
            return False
        paper = self._owner(record) if isinstance(record, Delivery) else record
        made_since = isinstance(paper, Paper) and is_touched_since(paper, stopped_since(self._rows))
        return made_since or self._discretion.hides(record)

    def _secret_in(self, record: Record) -> str:
        """Return the label of a text that tells what protection or a CPR number keeps from the person."""
        for label, text in texts_of(record):
            searched = SearchedText(text)
            if any(True for secret in self._secrets for _ in searched.find(secret)):
                return label
        return ""

    def _confided(self, record: Record) -> Suggestion | None:
        """Return what to do with something a child, or only the caseworker, was to know."""
        child = bool(isinstance(record, Relation) and record.said_by_id in self._child_people.values())
        if isinstance(record, Relation) and record.confidential:
            return Suggestion(CHILD_TRUST if child else OTHER_PERSON, "Er skrevet som kun for rådgiveren")
        if isinstance(record, NetworkTie) and record.placed_by_child and record.only_professional:
            return Suggestion(CHILD_TRUST, "Barnet har sat den her, og kun fagfolk må se det")
        if self._is_said_alone(record):
            return Suggestion(CHILD_TRUST, "Barnet kan have sagt det i fortrolighed")
        if isinstance(record, Notification) and record.anonymous and (record.text or record.sender_name):
            return Suggestion(OTHER_PERSON, "Den, der underrettede, er anonym, og ordene kan vise hvem")
        return None

    def _is_said_alone(self, record: Record) -> bool:
        """Tell whether these are a child's own words or marks to somebody else than the person who asks."""
        if isinstance(record, HouseWord):
            owner = self._owner(record)
            return owner is None or self._is_said_alone(owner)
        if isinstance(record, WellbeingMark):
            told = record.rater is Rater.CHILD
        elif isinstance(record, ChildTalk):
            told = record.alone is not False and not record.not_held_because
        else:
            return False
        return told and self._child_people.get(record.child_id) != self._asker

    def _named(self, record: Record) -> Iterator[tuple[UUID, str]]:
        for label, text in texts_of(record):
            folded = fold(text)
            for person, pattern in self._names.items():
                if pattern.search(folded):
                    yield person, label

    def _patterns(self) -> Iterator[tuple[UUID, re.Pattern[str]]]:
        """Yield what each other person is known by in a text: name, what they are called, address, phone, CPR."""
        mine = {word for each in self._own for word in _names(self._people.get(each))}
        for person in self._people.values():
            if person.id in self._own | self._open:
                continue
            words = {each for each in _names(person) if each not in mine} | set(_secrets(person))
            if words:
                any_of = "|".join(re.escape(each) for each in sorted(words, key=len, reverse=True))
                yield person.id, re.compile(rf"(?<![a-z0-9])(?:{any_of})(?:s|es)?(?![a-z0-9])")

    def _called(self, people: set[UUID]) -> str:
        return join_names(sorted(self._rows.called(each) or "en, der er fjernet" for each in people))

    def _why_given(self, about: set[UUID]) -> str:
        if self._asker in about or not about & self._children:
            return ""
        names = self._called(about & self._children)
        return f"Om {names}, som {self._rows.called(self._asker)} har forældremyndighed over"


def texts_of(record: Record) -> Iterator[tuple[str, str]]:
    """Yield (label, text) of the free texts of a record; ids and dates are no texts."""
    for name, fact in record.facts().items():
        value = getattr(record, name)
        if isinstance(value, str) and value and type(value) is str:
            yield fact.label.rstrip("?"), value
    if isinstance(record, Answer) and record.text:
        yield "Svar", record.text


def _held(rows: CaseRows, person_id: UUID) -> set[UUID]:
    """Return the children (as persons) whose custody a person holds."""
    held = {each.custody_id for each in rows.of(CustodyHolder) if each.person_id == person_id}
    return {each.child_id for each in rows.of(Custody) if each.id in held}


def _is_open(person: Person, staff: str) -> bool:
    """Tell whether somebody may be named to anyone: a school is no person, and the caseworker signs the letter."""
    return person.kind is PersonKind.BODY or bool(staff and person.name and fold(person.name) == fold(staff))


def _hidden_people(shield: Shield) -> Iterator[UUID]:
    for each in (shield.subject, *shield.hosts):
        if isinstance(each, UUID):
            yield each


def _names(person: Person | None) -> list[str]:
    if person is None or not person.name:
        return []
    short = {fold(first_name(person.name)), fold(person.called or "")}
    return [fold(person.name), *(each for each in short if len(each) >= SHORTEST_NAME)]


def _secrets(person: Person) -> Iterator[str]:
    for text in (person.cpr, person.address, person.phone, person.email):
        folded = fold(text or "")
        if len(folded) >= SHORTEST_SECRET:
            yield folded


def _label(named: list[tuple[UUID, str]], hidden: frozenset[UUID]) -> str:
    return next(label for person, label in named if person in hidden)
