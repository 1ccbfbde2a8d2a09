"""A family from a file into a case: who is there already, and everything else as one step that can be undone.

Nobody is merged unless it was said (`same`), and what stands in the case already is never overwritten.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.errors import UserError
from app.language.dates import approx
from app.language.folding import first_name, fold, join_names
from app.models import people as p
from app.models.approx_date import ApproxDate
from app.models.base import CaseRecord
from app.models.case import Child
from app.models.enums_people import Gender, PersonKind
from app.models.order import key_between
from app.services.drawing_places import keep_places
from app.services.family_file import FamilyFile, FilePair, FilePerson
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import CaseRows, read_case
from app.services.typed_values import typed_text

MOST_PEOPLE = 1_000
TOO_MANY = "Der er {count} personer, og en sag rummer højst {most} ad gangen. Vælg færre led omkring barnet."
TWICE = "To personer i filen er sat til at være {name}. Vælg kun den ene."


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Somebody of the file who may be in the case already: same name, and no birth that speaks against it."""

    key: str
    name: str
    born: str
    person_id: UUID
    case_name: str
    case_born: str
    is_child: bool


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of it: people new to the case, people who were there already, pairs and ties that are new."""

    new_people: int
    same_people: int
    pairs: int
    ties: int


@use_case("gedcom.look")
def look_alikes(unit: Unit, case_id: UUID, *, file: FamilyFile) -> tuple[LookAlike, ...]:
    """Return who of a file may be in the case already, in the order of the file; nobody is taken for another by it."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    children = {person.id for _, person in rows.children()}
    by_name: defaultdict[str, list[p.Person]] = defaultdict(list)
    for person in rows.of(p.Person):
        if person.name:
            by_name[fold(person.name)].append(person)
    return tuple(
        LookAlike(
            each.key, each.name, approx(each.birth) if each.birth else "",
            person.id, rows.name(person.id), approx(person.birth) if person.birth else "", person.id in children,
        )
        for each in file.persons
        if each.name
        for person in by_name[fold(each.name)]
        if _may_be_one(each.birth, person.birth)
    )  # fmt: skip


@use_case("gedcom.import")
def take_in_family(
    unit: Unit, case_id: UUID, *, file: FamilyFile, same: Mapping[str, UUID] | None = None, private: bool = False
) -> TakenIn:
    """Add the people of a file with their pairs, parents, twins, relations, network and homes.

    `same` says who of the file is who in the case: they get what is missing and nothing else. `private` also takes
    addresses, telephones, numbers and notes with such. Raises UserError for too many people, or one named twice.
    """
    unit.about(case_id)
    if len(file.persons) > MOST_PEOPLE:
        raise UserError(TOO_MANY.format(count=len(file.persons), most=MOST_PEOPLE))
    rows = read_case(unit, case_id)
    chosen = dict(same or {})
    for person_id in chosen.values():
        if list(chosen.values()).count(person_id) > 1:
            raise UserError(TWICE.format(name=rows.name(person_id)))
    keep_places(unit, case_id)
    return _TakingIn(unit, rows, file, chosen, private=private).take()


class _TakingIn:
    """One file on its way into one case."""

    def __init__(self, unit: Unit, rows: CaseRows, file: FamilyFile, same: dict[str, UUID], *, private: bool) -> None:
        self._unit, self._rows, self._file, self._private = unit, rows, file, private
        self._case_id = rows.case.id
        self._ids: dict[str, UUID] = {}
        self._same = same
        self._keys: dict[type[CaseRecord], str] = {}

    def take(self) -> TakenIn:
        """Add everything and return how much it was."""
        twins = self._twin_words()
        for each in self._file.persons:
            self._ids[each.key] = self._person(each, twins)
        self._unit.session.flush()
        pairs = {each.key: self._pair(each) for each in self._file.pairs}
        self._unit.session.flush()
        ties = self._ties({key: pair_id for key, (pair_id, _) in pairs.items()})
        self._relations()
        self._contacts()
        self._homes()
        new = sum(1 for each in self._file.persons if each.key not in self._same)
        return TakenIn(new, len(self._file.persons) - new, sum(1 for _, is_new in pairs.values() if is_new), ties)

    def _person(self, each: FilePerson, twins: dict[str, str]) -> UUID:
        known = self._rows.person(self._same.get(each.key))
        person = known or p.Person(case_id=self._case_id, kind=each.kind, order_key=self._next(p.Person))
        facts: dict[str, object] = {
            "name": typed_text(each.name), "called": typed_text(each.called), "birth": each.birth, "death": each.death,
            "due_date": each.due, "occupation": typed_text(each.occupation), "deceased": each.deceased or None,
            "twin_group": twins.get(each.twin_group or ""), "identical_twin": each.identical,
        }  # fmt: skip
        private = {column: typed_text(text) for column, text in each.private if self._private}
        notes = [typed_text(each.note), private.pop("note", "")]
        for column, value in (*facts.items(), *private.items()):
            if value is not None and value != "" and getattr(person, column) is None:
                setattr(person, column, value)
        if person.gender is Gender.UNKNOWN:
            person.gender = each.gender
        if person.kind is PersonKind.UNKNOWN and person.name:
            person.kind = each.kind
        said = [note for note in notes if note and note not in (person.note or "")]
        if said:
            person.note = "\n".join(filter(None, (person.note, *said)))
        return person.id if known else self._unit.add(person).id

    def _twin_words(self) -> dict[str, str]:
        """Return the word twins share in the case, made of their first names and not used there yet."""
        used = {each.twin_group for each in self._rows.of(p.Person)}
        names: defaultdict[str, list[str]] = defaultdict(list)
        for each in self._file.persons:
            if each.twin_group:
                names[each.twin_group].append(first_name(each.name) or "ukendt")
        words: dict[str, str] = {}
        for group, called in names.items():
            word, number = join_names(called)[:120], 2
            while word in used:
                word, number = f"{join_names(called)[:120]} {number}", number + 1
            used.add(word)
            words[group] = word
        return words

    def _pair(self, pair: FilePair) -> tuple[UUID, bool]:
        """Return the pair in the case and whether it is new; the same partners are one pair."""
        partners = list(dict.fromkeys(self._ids[each] for each in pair.partners if each in self._ids))
        children = {self._ids[tie.child] for tie in self._file.ties if tie.pair == pair.key and tie.child in self._ids}
        known = self._known_pair(set(partners), children)
        if known is None:
            row = p.Partnership(case_id=self._case_id, order_key=self._next(p.Partnership))
            row.never_married = pair.never_married or None
            self._unit.add(row)
            self._inside(p.PartnershipMember, [{"partnership_id": row.id, "person_id": each} for each in partners])
        pair_id = known or row.id
        there = self._rows.inside(p.PartnershipEvent, pair_id) if known else []
        fresh = [
            {"partnership_id": pair_id, "kind": each.kind, "on": each.on}
            for each in pair.events
            if not any(one.kind is each.kind and (each.on is None or one.on == each.on) for one in there)
        ]
        self._inside(p.PartnershipEvent, fresh, after=max((one.order_key or "" for one in there), default=None))
        return pair_id, known is None

    def _known_pair(self, partners: set[UUID], children: set[UUID]) -> UUID | None:
        if not set(self._same.values()) & (partners | children):
            return None
        for pair in self._rows.of(p.Partnership):
            members = {each.person_id for each in self._rows.inside(p.PartnershipMember, pair.id)}
            tied = {each.child_id for each in self._rows.of(p.ParentTie) if each.partnership_id == pair.id}
            if members == partners and (partners or tied & children):
                return pair.id
        return None

    def _ties(self, pairs: dict[str, UUID]) -> int:
        there = {(each.child_id, each.partnership_id) for each in self._rows.of(p.ParentTie)}
        grown_up = {child for child, _ in there}
        added = 0
        for tie in self._file.ties:
            child, pair = self._ids.get(tie.child), pairs.get(tie.pair)
            if child is None or pair is None or (child, pair) in there:
                continue
            row = p.ParentTie(case_id=self._case_id, child_id=child, partnership_id=pair, kind=tie.kind)
            row.since, row.until, row.order_key = tie.since, tie.until, self._next(p.ParentTie)
            row.grew_up = child not in grown_up
            self._unit.add(row)
            there.add((child, pair))
            grown_up.add(child)
            added += 1
        return added

    def _relations(self) -> None:
        there = {(each.a_id, each.b_id, each.kind) for each in self._rows.of(p.Relation)}
        for each in self._file.relations:
            a, b = self._ids.get(each.a), self._ids.get(each.b)
            if a is None or b is None or (a, b, each.kind) in there:
                continue
            row = p.Relation(case_id=self._case_id, a_id=a, b_id=b, kind=each.kind, text=typed_text(each.text) or None)
            row.said_by_id, row.order_key = self._ids.get(each.said_by), self._next(p.Relation)
            self._unit.add(row)

    def _contacts(self) -> None:
        """Put people on the network map who are not on it yet."""
        there = {each.person_id for each in self._rows.of(p.NetworkTie)}
        children = {each.person_id: each.id for each in self._rows.of(Child)}
        for each in self._file.contacts:
            person_id, child_id = self._ids.get(each.person), self._ids.get(each.child)
            if person_id is None or person_id in there:
                continue
            there.add(person_id)
            row = p.NetworkTie(case_id=self._case_id, person_id=person_id, sector=each.sector, quality=each.quality)
            row.ring, row.order_key = each.ring, self._next(p.NetworkTie)
            row.child_id = children.get(child_id) if child_id else None
            self._unit.add(row)
            person = self._unit.get(p.Person, person_id)
            person.role = person.role or typed_text(each.role) or None

    def _homes(self) -> None:
        for home in self._file.homes:
            row = p.Household(case_id=self._case_id, label=typed_text(home.label) or None)
            row.order_key = self._next(p.Household)
            self._unit.add(row)
            self._unit.session.flush()
            living = [(self._ids[key], share) for key, share in home.members if key in self._ids]
            facts = [{"household_id": row.id, "person_id": who, "share": share or None} for who, share in living]
            self._inside(p.HouseholdMember, facts)

    def _inside(self, kind: Any, rows: list[dict[str, Any]], after: str | None = None) -> None:  # noqa: ANN401 - mapped
        """Add rows inside their owner, in order."""
        key = after or None
        for facts in rows:
            key = key_between(key, None)
            self._unit.add(kind(case_id=self._case_id, order_key=key, **facts))

    def _next(self, kind: type[CaseRecord]) -> str:
        """Return the next order key, asking the store once per kind: a file may bring a thousand rows."""
        last = self._keys.get(kind)
        self._keys[kind] = key_between(last, None) if last else next_key(self._unit, kind, self._case_id)
        return self._keys[kind]


def _may_be_one(a: ApproxDate | None, b: ApproxDate | None) -> bool:
    """Tell whether two births may be one: they overlap, or one of them is not known."""
    if a is None or b is None or not (a.known and b.known):
        return True
    late_enough = a.end is None or b.start is None or b.start <= a.end
    return late_enough and (b.end is None or a.start is None or a.start <= b.end)
