"""Who may be the same human: somebody in this case, or in another of the same store.

Asked while somebody is typed, and of those who are there. Only a hint for the caseworker's own eyes; it stops nobody.
The same CPR number is enough; else the name must be the same, or sound so, and the birth must not say otherwise.
A first name alone is enough when the role is the same too (»Henning, nabo«).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from app.language.folding import fold
from app.language.search_terms import number_terms, terms
from app.language.sound import sound_of
from app.models.approx_date import ApproxDate
from app.models.case import Case
from app.models.enums import CaseStatus
from app.models.people import Person
from app.models.setup import Setting
from app.services.cases import age_text
from app.services.ports import Unit, use_case
from app.services.search_near import near
from app.services.typed_values import typed_text

LOOKED_AT = 200
"""People of the same or nearly the same name who are compared; more than that is a name that tells nothing."""
TWO = "not_same"
"""The setting that two are two: its key holds the case and both."""


@dataclass(frozen=True, slots=True)
class TwinPerson:
    """Somebody who may be the same. `is_linked`: she has said so, of somebody in another case."""

    person_id: UUID
    case_id: UUID
    name: str
    age: str
    role: str
    number: str
    is_here: bool
    is_linked: bool
    is_closed: bool

    def words(self) -> str:
        """Return »Freja Holm, 9 år, er i sag 2026-014.« or »… står her også.« as a sentence."""
        who = ", ".join(filter(None, (self.name, self.age, self.role)))
        number = f"sag {self.number}" if self.number else "en anden sag"
        closed = ", som er afsluttet" if self.is_closed and not self.is_here else ""
        if self.is_linked:
            return f"Også i {number}{closed}."
        verb = "står her også" if self.is_here else f"er i {number}{closed}"
        return f"{who}{',' if who != self.name else ''} {verb}."


@dataclass(frozen=True, slots=True)
class TwinPair:
    """Two who may be the same, the first of this case."""

    person_id: UUID
    name: str
    age: str
    twin: TwinPerson


@dataclass(frozen=True, slots=True)
class _Asked:
    case_id: UUID
    name: str
    birth: ApproxDate | None
    cpr: str
    person_id: UUID | None = None
    identity: UUID | None = None
    role: str = ""


@use_case("person.alike")
def find_typed(unit: Unit, case_id: UUID, name: str, *, birth: str = "", cpr: str = "") -> tuple[TwinPerson, ...]:
    """Return who is here already and may be the one who is being typed, those of the same case first."""
    unit.about(case_id)
    born = ApproxDate.parse(typed_text(birth)) if typed_text(birth) else None
    asked = _Asked(case_id, typed_text(name), born, _plain_cpr(cpr))
    return _found(unit, asked, _of_case(unit, case_id), frozenset())


@use_case("person.alike")
def find_twins(unit: Unit, person_id: UUID) -> tuple[TwinPerson, ...]:
    """Return who may be the same as somebody, and those in other cases of whom she has said that they are."""
    person = unit.get(Person, person_id)
    unit.about(person.case_id)
    return _found(unit, _asked(person), _of_case(unit, person.case_id), _said_two(unit, person.case_id))


@use_case("person.alike")
def twins_of_case(unit: Unit, case_id: UUID) -> tuple[TwinPair, ...]:
    """Return all of a case who may be the same as somebody, each pair once."""
    unit.about(case_id)
    here, two = _of_case(unit, case_id), _said_two(unit, case_id)
    pairs: dict[frozenset[UUID], TwinPair] = {}
    for person in here:
        for twin in _found(unit, _asked(person), here, two):
            pair = TwinPair(person.id, person.name or person.role or "", age_text(person.birth, unit.today), twin)
            pairs.setdefault(frozenset({person.id, twin.person_id}), pair)
    return tuple(pairs.values())


def two_key(case_id: UUID, one: UUID, other: UUID) -> str:
    """Return the key of the setting that two people are not the same."""
    return ":".join((TWO, str(case_id), *sorted((str(one), str(other)))))


def _asked(person: Person) -> _Asked:
    return _Asked(
        person.case_id, person.name or "", person.birth, _plain_cpr(person.cpr), person.id, person.identity_id,
        person.role or "",
    )  # fmt: skip


def _found(unit: Unit, asked: _Asked, here: Iterable[Person], two: frozenset[str]) -> tuple[TwinPerson, ...]:
    elsewhere = _elsewhere(unit, asked)
    known = {each.id: each for each in (*here, *elsewhere) if each.id != asked.person_id}
    same = [
        each for each in known.values()
        if _is_linked(asked, each)
        or (_may_be(asked, each) and not (asked.person_id and two_key(asked.case_id, asked.person_id, each.id) in two))
    ]  # fmt: skip
    cases = {each.id: each for each in unit.live(Case, Case.id.in_({each.case_id for each in same}))}
    unit.about(*cases)  # whoever is looked at in another case can see that
    told = [_twin(unit, asked, each, cases[each.case_id]) for each in same if each.case_id in cases]
    return tuple(sorted(told, key=lambda each: (not each.is_here, not each.is_linked, each.number, each.name)))


def _twin(unit: Unit, asked: _Asked, person: Person, case: Case) -> TwinPerson:
    return TwinPerson(
        person.id, person.case_id, person.name or "", age_text(person.birth, unit.today), person.role or "",
        case.number or "", person.case_id == asked.case_id, _is_linked(asked, person),
        case.status is CaseStatus.CLOSED,
    )  # fmt: skip


def _of_case(unit: Unit, case_id: UUID) -> list[Person]:
    return unit.live(Person, Person.case_id == case_id)


def _elsewhere(unit: Unit, asked: _Asked) -> list[Person]:
    """Return people of other cases who are linked, have the number, or are named so, found by the index."""
    ids: set[UUID] = set()
    if asked.identity:
        ids.update(unit.session.scalars(select(Person.id).where(Person.identity_id == asked.identity)))
    named = terms(asked.name)
    ways: list[list[tuple[str, ...]]] = [[(asked.cpr,)]] if asked.cpr else []
    if len(named) > 1 or (named and asked.birth is not None):
        ways.append([(each.typed, *each.meant) for each in near(unit.search, named)])
    if ways:
        found = unit.search.find(ways, names=True, limit=LOOKED_AT)
        ids.update(each.row_id for each in found if each.kind == "person" and each.case_id != asked.case_id)
    return unit.live(Person, Person.id.in_(ids), Person.case_id != asked.case_id)


def _is_linked(asked: _Asked, person: Person) -> bool:
    return asked.identity is not None and person.identity_id == asked.identity and person.case_id != asked.case_id


def _may_be(asked: _Asked, person: Person) -> bool:
    cpr = _plain_cpr(person.cpr)
    if asked.cpr and cpr:
        return asked.cpr == cpr
    mine, other = terms(asked.name), terms(person.name or "")
    if not mine or not other:
        return False
    birth = _same_birth(asked.birth, person.birth)
    if mine == other:
        told = len(mine) > 1 or bool(asked.role and fold(asked.role) == fold(person.role or ""))
        return birth if birth is not None else told and person.case_id == asked.case_id
    return birth is True and tuple(map(sound_of, mine)) == tuple(map(sound_of, other))


def _same_birth(one: ApproxDate | None, other: ApproxDate | None) -> bool | None:
    """Tell whether two births can be the same; None when one of them is not known."""
    if one is None or other is None or not (one.start and one.end and other.start and other.end):
        return None
    return one.start <= other.end and other.start <= one.end


def _plain_cpr(text: str | None) -> str:
    return next((each for each in number_terms(text) if len(each) == 10), "")


def _said_two(unit: Unit, case_id: UUID) -> frozenset[str]:
    keys = unit.session.scalars(
        select(Setting.key).where(Setting.key.startswith(f"{TWO}:{case_id}"), Setting.deleted_at.is_(None))
    )
    return frozenset(key for key in keys if key)
