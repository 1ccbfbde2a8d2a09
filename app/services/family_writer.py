"""The hand that writes people and ties of one case. It sees to it that nobody on the drawing jumps meanwhile."""

from types import TracebackType
from typing import Self
from uuid import UUID

from sqlalchemy import func, select

from app.errors import UserError
from app.models.approx_date import ApproxDate
from app.models.base import CaseRecord
from app.models.enums_people import Gender, PersonKind, TieKind, UnionEventKind
from app.models.order import key_between
from app.models.people import ParentTie, Partnership, PartnershipEvent, PartnershipMember, Person
from app.services.drawing_places import keep_places
from app.services.ports import Row, Unit
from app.services.typed_values import typed_text, typed_value

FULL_PAIR = "Parret har allerede to. Lav et nyt par i stedet."


class FamilyWriter:
    """Use as `with FamilyWriter(unit, case_id) as writer:`; before and after, everybody drawn gets a place."""

    def __init__(self, unit: Unit, case_id: UUID) -> None:
        self.unit, self.case_id = unit, case_id
        self._tieless: set[UUID] = set()

    @classmethod
    def beside(cls, unit: Unit, person_id: UUID) -> Self:
        """Return the writer for the case of a person. Raises UserError when the person is gone."""
        return cls(unit, unit.get(Person, person_id).case_id)

    def __enter__(self) -> Self:
        keep_places(self.unit, self.case_id)
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        if kind is None:
            self.unit.session.flush()
            keep_places(self.unit, self.case_id)

    def when(self, typed: str) -> ApproxDate | None:
        """Return a typed date, year or »ca. 1975«; empty is None."""
        found: ApproxDate | None = typed_value(Person.__table__.columns["birth"], typed, self.unit.today)
        return found

    def person(
        self,
        *,
        name: str = "",
        gender: str = "unknown",
        birth: str = "",
        role: str = "",
        kind: PersonKind | None = None,
    ) -> Person:
        """Add somebody without a tie; without a name or kind it is an unknown person."""
        known_as = typed_text(name) or None
        person = Person(case_id=self.case_id, name=known_as, role=typed_text(role) or None, gender=Gender(gender))
        person.birth = self.when(birth)
        person.kind = kind or (PersonKind.PERSON if known_as else PersonKind.UNKNOWN)
        person.order_key = self._next_key(Person)
        self._there(person)
        self._tieless.add(person.id)
        return person

    def pair(self, *people: UUID) -> Partnership:
        """Make a pair of none, one or two people."""
        key = self._next_key(Partnership)
        pair = self._there(Partnership(case_id=self.case_id, order_key=key))
        for person_id in people:
            self.join(pair.id, person_id)
        return pair

    def join(self, pair_id: UUID, person_id: UUID) -> None:
        """Let somebody be one of a pair. Raises UserError when there are two others already."""
        members = self.members(pair_id)
        if person_id in members:
            return
        if len(members) > 1:
            raise UserError(FULL_PAIR)
        keys = self.unit.live(PartnershipMember, PartnershipMember.partnership_id == pair_id)
        key = key_between(max((each.order_key or "" for each in keys), default=None), None)
        member = PartnershipMember(case_id=self.case_id, partnership_id=pair_id, person_id=person_id, order_key=key)
        self._there(member)

    def members(self, pair_id: UUID) -> list[UUID]:
        """Return the partners of a pair, in their order."""
        found = self.unit.live(PartnershipMember, PartnershipMember.partnership_id == pair_id)
        return [each.person_id for each in found]

    def pairs_of(self, person_id: UUID) -> list[Partnership]:
        """Return the pairs somebody is one of, oldest first."""
        own = [
            each.partnership_id for each in self.unit.live(PartnershipMember, PartnershipMember.person_id == person_id)
        ]
        return self.unit.live(Partnership, Partnership.id.in_(own)) if own else []

    def pair_of(self, people: tuple[UUID, ...]) -> Partnership | None:
        """Return the pair of just these people, if there is one."""
        pairs = self.pairs_of(people[0]) if people else []
        return next((each for each in pairs if set(self.members(each.id)) == set(people)), None)

    def parents_of(self, child_id: UUID) -> list[ParentTie]:
        """Return the ties of a child to its pairs of parents: where it grew up first."""
        ties = self.unit.live(ParentTie, ParentTie.child_id == child_id)
        return sorted(ties, key=lambda each: not each.grew_up)

    def hang(self, child_id: UUID, pair_id: UUID, kind: TieKind) -> ParentTie:
        """Tie a child to a pair; the first pair is where it grew up. A tie that is there gets the new kind."""
        ties = [] if child_id in self._tieless else self.parents_of(child_id)
        tie = next((each for each in ties if each.partnership_id == pair_id), None)
        if tie is not None:
            tie.kind = kind
            return tie
        self._tieless.discard(child_id)
        tie = ParentTie(
            case_id=self.case_id, child_id=child_id, partnership_id=pair_id, kind=kind, grew_up=not ties,
            order_key=self._next_key(ParentTie),
        )  # fmt: skip
        return self._there(tie)

    def event(self, pair_id: UUID, kind: UnionEventKind, on: ApproxDate | None) -> PartnershipEvent:
        """Say what happened between two partners; the same thing is told once, and gets its date when it comes."""
        known = self.unit.live(PartnershipEvent, PartnershipEvent.partnership_id == pair_id)
        for each in known:
            if each.kind is kind and (each.on is None or on is None or each.on == on):
                each.on = on or each.on
                return each
        key = key_between(max((each.order_key or "" for each in known), default=None), None)
        event = PartnershipEvent(case_id=self.case_id, partnership_id=pair_id, kind=kind, on=on, order_key=key)
        return self._there(event)

    def twin_word(self) -> str:
        """Return a word for twins that nobody in the case has: »tvillinger«, then »tvillinger 2« and on."""
        taken = {each.twin_group for each in self.unit.live(Person, Person.case_id == self.case_id)}
        words = ("tvillinger", *(f"tvillinger {number}" for number in range(2, len(taken) + 3)))
        return next(each for each in words if each not in taken)

    def drop_empty(self, pair_id: UUID) -> None:
        """Take a pair away that joins nobody any more: fewer than two partners, and no child."""
        if len(self.members(pair_id)) < 2 and not self.unit.live(ParentTie, ParentTie.partnership_id == pair_id):
            self.unit.remove(self.unit.get(Partnership, pair_id))

    def _next_key(self, kind: type[CaseRecord]) -> str:
        """Return the order key after the last row of a kind, also of those taken away; only the key is read."""
        last = select(func.max(kind.order_key)).where(kind.case_id == self.case_id)
        return key_between(self.unit.session.scalar(last), None)

    def _there(self, row: Row) -> Row:
        self.unit.add(row)
        self.unit.session.flush()
        return row
