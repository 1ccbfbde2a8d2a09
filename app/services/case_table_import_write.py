"""The hand that writes a case of a table: children, parents, help, dates and notes, a new case or what one lacks."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from app.language.folding import fold
from app.models.approx_date import ApproxDate
from app.models.base import CaseRecord
from app.models.case import Case, Child
from app.models.enums import CaseStatus, InterventionStatus
from app.models.enums_people import CustodyKind, Gender, ProtectionScope, Sector, TieKind
from app.models.knowledge import Note
from app.models.order import key_between
from app.models.people import NetworkTie, ParentTie, Partnership, PartnershipMember, Person
from app.models.plan import FollowUp, Intervention
from app.models.safety import Custody, CustodyHolder, Protection
from app.models.setup import Profile
from app.rules.case_table_cases import FileCase, FileChild, same_id
from app.rules.case_table_values import read_names
from app.rules.plan_decisions import HelpDecision, Law
from app.services.ports import Unit
from app.services.records import next_key
from app.services.snapshot import CaseRows
from app.services.typed_values import typed_text

Added = TypeVar("Added", bound=CaseRecord)
PROTECTED = "Navne- og adressebeskyttelse efter listen fra det andet system."
MOTHER, FATHER, HOLDER = "mor", "far", "har forældremyndighed"
PLACED = "Anbringelse"
_PLAIN_FACTS = ("name", "birth", "cpr", "other_id", "phone", "address")
_WORDS = {"both": CustodyKind.JOINT, "mother": CustodyKind.SOLE, "father": CustodyKind.SOLE}
_FLAGS = frozenset({"yes", "no"})


class CaseHand:
    """Writes one case. `rows` is what is in it; None is a new one, and then no row has to be asked for."""

    def __init__(self, unit: Unit, case_id: UUID, rows: CaseRows | None = None) -> None:
        self.unit, self.case_id, self._is_new = unit, case_id, rows is None
        self._keys: dict[type[CaseRecord], str] = {}
        self._grown: dict[tuple[str, str], Person] = {}
        self._pairs: dict[frozenset[UUID], UUID] = {}
        if rows is not None:
            self._learn(rows)

    def add(self, row: Added) -> Added:
        """Add a row last in its list."""
        kind = type(row)
        last = self._keys.get(kind)
        first = key_between(None, None) if self._is_new else next_key(self.unit, kind, self.case_id)
        self._keys[kind] = key_between(last, None) if last else first
        row.case_id, row.order_key = self.case_id, self._keys[kind]
        return self.unit.add(row)

    def child(self, told: FileChild) -> Child:
        """Add a child of the case with its parents and who decides for it."""
        person = self.add(Person(**{each: told.facts[each] for each in _PLAIN_FACTS if each in told.facts}))
        person.name = typed_text(told.name)
        person.gender = Gender(told.facts.get("gender", Gender.UNKNOWN))
        child = self.add(Child(person_id=person.id))
        child.school, child.school_class = told.facts.get("school"), told.facts.get("school_class")
        parents = self.parents(person.id, told)
        self.custody(person.id, told, parents)
        if told.facts.get("protected") == "yes":
            self.protect(person.id)
        return child

    def parents(self, child_id: UUID, told: FileChild) -> dict[str, Person]:
        """Add the parents a row names, each once in the case, and tie the child to them. Returns them by role."""
        found = {
            role: self._grown_up(told.facts[field], role, gender, told.facts.get(f"{field}_phone"))
            for field, role, gender in (("mother", MOTHER, Gender.WOMAN), ("father", FATHER, Gender.MAN))
            if told.facts.get(field)
        }
        if found:
            tie = ParentTie(child_id=child_id, partnership_id=self._pair(found), kind=TieKind.BIOLOGICAL, grew_up=True)
            self.add(tie)
        return found

    def custody(self, child_id: UUID, told: FileChild, parents: Mapping[str, Person]) -> None:
        """Write who has custody: »fælles«, »mor«, or the names as they stand; people who are not parents are added."""
        cell = str(told.facts.get("custody", ""))
        if not cell:
            return
        wanted = {"both": (MOTHER, FATHER), "mother": (MOTHER,), "father": (FATHER,)}.get(cell, ())
        holders = [parents[role] for role in wanted if role in parents]
        kind = _WORDS.get(cell, CustodyKind.UNCLEAR) if len(holders) == len(wanted) else CustodyKind.UNCLEAR
        if not wanted and cell != "unclear":
            named = {fold(each.name or ""): each for each in parents.values()}
            holders = [named.get(fold(each)) or self._grown_up(each, HOLDER) for each in read_names(cell)]
            are_parents = all(fold(each.name or "") in named for each in holders)
            kind = (CustodyKind.JOINT if len(holders) > 1 else CustodyKind.SOLE) if are_parents else CustodyKind.OTHER
        custody = self.add(Custody(child_id=child_id, kind=kind))
        key = None
        for each in holders:
            key = key_between(key, None)
            self.unit.add(CustodyHolder(case_id=self.case_id, custody_id=custody.id, person_id=each.id, order_key=key))

    def protect(self, person_id: UUID) -> None:
        """Keep where somebody is from everybody: the list does not say from whom."""
        scope = ProtectionScope.WHEREABOUTS
        self.add(Protection(subject_id=person_id, scope=scope, reason=PROTECTED))

    def help(self, child_id: UUID | None, told: Sequence[Mapping[str, Any]]) -> None:
        """Add the help of one child."""
        for each in told:
            self.add(_intervention(each, child_id, self.unit.today))

    def dates(self, of_each: Mapping[UUID, FileChild], *, are_all: bool = True) -> None:
        """Add when children were and will be followed up: once, when `are_all` of the case and the day is the same."""
        for field, column in (("last_on", "held_on"), ("next_on", "planned_on")):
            days: dict[UUID | None, tuple[dt.date, ...]]
            days = {child_id: getattr(told, field) for child_id, told in of_each.items()}
            if are_all and len(set(days.values())) == 1:
                days = {None: next(iter(days.values()))}
            for child_id, several in days.items():
                for day in sorted(several):
                    self.add(FollowUp(**{"child_id": child_id, column: day}))

    def notes(self, texts: Sequence[str]) -> None:
        """Add what was written in the list, as notes of today."""
        for each in texts:
            self.add(Note(text=typed_text(each), on=self.unit.today))

    def caseworker(self, name: str, job_title: str, municipality: str | None) -> None:
        """Put the caseworker in the network."""
        person = self.add(Person(name=name, role=job_title, organisation=municipality))
        self.add(NetworkTie(person_id=person.id, sector=Sector.PROFESSIONALS, ring=3, asked=True))

    def _learn(self, rows: CaseRows) -> None:
        children = {person.id for _, person in rows.children()}
        for person in rows.of(Person):
            if person.name and person.id not in children:
                for role in (MOTHER, FATHER, HOLDER):
                    self._grown.setdefault((fold(person.name), role), person)
        for pair in rows.of(Partnership):
            self._pairs[frozenset(each.person_id for each in rows.inside(PartnershipMember, pair.id))] = pair.id

    def _grown_up(self, name: str, role: str, gender: Gender = Gender.UNKNOWN, phone: str | None = None) -> Person:
        """Return the one of that name, or of that role when it is a parent of a sibling; else a new one."""
        key = (fold(name), role)
        if key not in self._grown:
            self._grown[key] = self.add(Person(name=typed_text(name), role=role, gender=gender))
        person = self._grown[key]
        person.phone = person.phone or phone
        return person

    def _pair(self, parents: Mapping[str, Person]) -> UUID:
        """Return the pair of just these parents; siblings of the same two hang on the same."""
        members = frozenset(each.id for each in parents.values())
        pair = self._pairs.get(members)
        if pair is None:
            pair = self._pairs[members] = self.add(Partnership()).id
            key = None
            for each in parents.values():
                key = key_between(key, None)
                row = PartnershipMember(case_id=self.case_id, partnership_id=pair, person_id=each.id, order_key=key)
                self.unit.add(row)
        return pair


class NewCases:
    """Writes the new cases of a table, one after the other; what they share is asked for once."""

    def __init__(self, unit: Unit, numbers: Iterator[str]) -> None:
        self._unit, self._numbers = unit, numbers
        self._profile = next(iter(unit.live(Profile)), None) or Profile()

    def write(self, told: FileCase) -> UUID:
        """Add a case and return its id."""
        facts = told.facts
        case = self._unit.add(Case(number=told.number or next(self._numbers), here_since=self._unit.today))
        for name in ("one_line", "why", "opened"):
            setattr(case, {"opened": "opened_on"}.get(name, name), facts.get(name))
        if is_closed(facts):
            case.status, case.closed_on = CaseStatus.CLOSED, facts.get("closed")
        name = str(facts.get("caseworker", ""))
        own = self._profile.name or ""
        case.caseworker = name if name and same_id(name) != same_id(own) else None
        hand = CaseHand(self._unit, case.id)
        children = {hand.child(each).id: each for each in told.children}
        for child_id, each in children.items():
            hand.help(child_id, each.help)
        hand.dates(children)
        hand.notes(told.notes)
        if case.caseworker or own:
            hand.caseworker(case.caseworker or own, self._profile.job_title or "rådgiver", self._profile.municipality)
        return case.id


def is_closed(facts: Mapping[str, Any]) -> bool:
    """Tell whether a list says a case is closed; a day it was closed says so where no status does."""
    status = facts.get("status")
    return status == "closed" or (status is None and facts.get("closed") is not None)


def _intervention(told: Mapping[str, Any], child_id: UUID | None, today: dt.date) -> Intervention:
    place = str(told.get("placement", ""))
    name = told.get("help") or (PLACED if place else None)
    row = Intervention(child_id=child_id, name=name, rung=int(told["rung"]) if "rung" in told else None)
    if place:
        row.placement = place != "no"
        row.place = None if place in _FLAGS else place
    row.since, row.expected_until, row.until = told.get("since"), told.get("expected_until"), told.get("until")
    row.status = _status(row.since, row.until, today)
    basis = told.get("legal_basis")
    if basis:
        # As it is written, never turned into the other law; the day of the decision is not in the list.
        old = HelpDecision(str(basis), None).law is Law.OLD
        row.earlier_legal_basis, row.legal_basis = (basis, None) if old else (None, basis)
    return row


def _status(since: ApproxDate | None, until: ApproxDate | None, today: dt.date) -> InterventionStatus:
    if until is not None and until.end is not None and until.end < today:
        return InterventionStatus.ENDED
    if since is not None and since.start is not None and since.start > today:
        return InterventionStatus.GRANTED
    return InterventionStatus.ACTIVE
