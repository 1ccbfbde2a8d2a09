"""Which cases of a table are here already: by number, CPR or another id, and by name when a row has none of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select

from app.language.folding import first_name, fold
from app.models.approx_date import ApproxDate
from app.models.case import Case, Child
from app.models.enums import CaseStatus
from app.models.people import Person
from app.models.safety import Protection
from app.rules.case_table_cases import FileCase, FileChild, same_id
from app.services.ports import Unit

TWO_CASES = "Sagsnummeret og CPR-nummeret står i hver sin sag her. Ret det ene, eller opret sagen selv."
NUMBER_TAKEN = "Sagsnummeret bruges her allerede til en sag om et andet barn."
NOT_PROTECTED = "Listen siger, at adressen er beskyttet. Det står ikke i sagen her."
CLOSED_THERE = "Listen siger, at sagen er afsluttet. Her er den i gang. Luk den selv, hvis det passer."
SAME_NAME = "Der er allerede et barn her med det navn og den alder. Se efter, om det er det samme."


@dataclass(frozen=True, slots=True)
class KnownChildRow:
    """A child of a case that is here."""

    case_id: UUID
    person_id: UUID
    name: str
    cpr: str
    birth: ApproxDate | None
    other_id: str


@dataclass(frozen=True, slots=True)
class Match:
    """The case that is here, and why that cannot be sorted out (`conflict`), or what to look at (`hint`)."""

    case_id: UUID | None = None
    conflict: str = ""
    hint: str = ""


@dataclass
class _Found:
    by_number: dict[str, list[UUID]] = field(default_factory=lambda: defaultdict(list))
    by_cpr: dict[str, list[UUID]] = field(default_factory=lambda: defaultdict(list))
    by_other_id: dict[str, list[UUID]] = field(default_factory=lambda: defaultdict(list))
    by_name: dict[str, list[KnownChildRow]] = field(default_factory=lambda: defaultdict(list))
    children: dict[UUID, list[KnownChildRow]] = field(default_factory=lambda: defaultdict(list))


class KnownCases:
    """What is here, read once; open cases come before closed ones."""

    def __init__(self, unit: Unit) -> None:
        self._found = _Found()
        cases = unit.session.execute(select(Case.id, Case.number, Case.status).where(Case.deleted_at.is_(None))).all()
        order = {row.id: row.status is CaseStatus.CLOSED for row in cases}
        self._open = {case_id for case_id, is_closed in order.items() if not is_closed}
        for row in sorted(cases, key=lambda each: order[each.id]):
            if row.number:
                self._found.by_number[same_id(row.number)].append(row.id)
        self._protected = set(
            unit.session.scalars(select(Protection.subject_id).where(Protection.deleted_at.is_(None)))
        )
        children = [each for each in _children(unit) if each.case_id in order]
        for child in sorted(children, key=lambda each: order[each.case_id]):
            self._learn(child)

    def find(self, case: FileCase) -> Match:
        """Return where a case of the table is here, if it is."""
        found = self._found
        numbered = found.by_number.get(same_id(case.number), []) if case.number else []
        cprs = _in_turn(found.by_cpr.get(each.cpr, []) for each in case.children if each.cpr)
        others = _in_turn(found.by_other_id.get(same_id(_other_id(each)), []) for each in case.children)
        ids = cprs or others
        if numbered:
            return self._by_number(case, numbered, ids)
        if ids:
            return Match(ids[0])
        return self._by_name(case)

    def child_in(self, case_id: UUID, child: FileChild) -> KnownChildRow | None:
        """Return the child of a case here that a child of the table is."""
        return next((each for each in self._found.children[case_id] if _is_same(each, child)), None)

    def lacks_protection(self, case_id: UUID, case: FileCase) -> bool:
        """Tell whether the table says that somebody's address is protected, and the case here does not."""
        told = (self.child_in(case_id, each) for each in case.children if each.facts.get("protected") == "yes")
        return any(each is not None and each.person_id not in self._protected for each in told)

    def is_open(self, case_id: UUID) -> bool:
        """Tell whether a case here is open."""
        return case_id in self._open

    def _by_number(self, case: FileCase, numbered: Sequence[UUID], ids: Sequence[UUID]) -> Match:
        both = [each for each in numbered if each in ids]
        if both:
            return Match(both[0])
        if ids:
            return Match(conflict=TWO_CASES)
        for each in numbered:
            here = self._found.children[each]
            if not here or any(self.child_in(each, child) for child in case.children):
                return Match(each)
        return Match(conflict=NUMBER_TAKEN)

    def _by_name(self, case: FileCase) -> Match:
        named = [
            known
            for child in case.children
            for known in self._found.by_name.get(fold(child.name), ())
            if fold(child.name) and _is_same(known, child)
        ]
        if not named:
            return Match()
        has_id = case.number or any(each.cpr or _other_id(each) for each in case.children)
        return Match(hint=SAME_NAME) if has_id else Match(named[0].case_id)

    def _learn(self, child: KnownChildRow) -> None:
        found = self._found
        found.children[child.case_id].append(child)
        found.by_name[fold(child.name)].append(child)
        if child.cpr:
            found.by_cpr[child.cpr].append(child.case_id)
        if child.other_id:
            found.by_other_id[same_id(child.other_id)].append(child.case_id)


def _children(unit: Unit) -> list[KnownChildRow]:
    query = (
        select(Person.case_id, Person.id, Person.name, Person.cpr, Person.birth, Person.other_id)
        .join(Child, Child.person_id == Person.id)
        .where(Child.deleted_at.is_(None), Person.deleted_at.is_(None))
        .order_by(Child.order_key)
    )
    return [
        KnownChildRow(row.case_id, row.id, row.name or "", _plain_cpr(row.cpr), row.birth, row.other_id or "")
        for row in unit.session.execute(query)
    ]


def _plain_cpr(typed: str | None) -> str:
    """Return a number as tables are read: »140315-1234«; what is typed otherwise is compared as it stands."""
    digits = "".join(letter for letter in typed or "" if letter.isascii() and letter.isdigit())
    return f"{digits[:6]}-{digits[6:]}" if len(digits) == 10 else (typed or "").strip()


def _is_same(known: KnownChildRow, child: FileChild) -> bool:
    if known.cpr and child.cpr:
        return known.cpr == child.cpr
    if known.other_id and _other_id(child):
        return same_id(known.other_id) == same_id(_other_id(child))
    one, other = fold(known.name), fold(child.name)
    named = one == other or (" " not in one and one == fold(first_name(child.name)))
    return bool(other) and named and _may_be_one(known.birth, child.facts.get("birth"))


def _may_be_one(one: ApproxDate | None, other: ApproxDate | None) -> bool:
    if one is None or other is None or not (one.start and one.end and other.start and other.end):
        return True
    return one.start <= other.end and other.start <= one.end


def _other_id(child: FileChild) -> str:
    return str(child.facts.get("other_id", ""))


def _in_turn(lists: Iterable[Sequence[UUID]]) -> list[UUID]:
    return list(dict.fromkeys(each for found in lists for each in found))
