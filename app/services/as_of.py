"""The family as it was on a day: who was born, which pairs had met, and where the children belonged then."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from app.models.approx_date import ApproxDate
from app.models.enums_people import PersonKind, TieKind
from app.models.people import ParentTie, Partnership, PartnershipEvent, PartnershipMember, Person
from app.services.kinship import kin_of_case
from app.services.snapshot import CaseRows

_FOR_A_TIME = frozenset({TieKind.FOSTER, TieKind.GUARDIAN, TieKind.STEP})
"""Ties that can end. Who somebody was born of, or adopted by, does not."""

_BY_BIRTH = frozenset({TieKind.BIOLOGICAL, TieKind.UNSURE})
_PREGNANCY = dt.timedelta(days=280)


@dataclass(frozen=True, slots=True)
class Part:
    """The people, pairs and parent ties that are drawn."""

    people: frozenset[UUID]
    pairs: frozenset[UUID]
    ties: frozenset[UUID]


def begun(when: ApproxDate | None, day: dt.date) -> bool:
    """Tell whether something had begun: from its first possible day on. What has no known day has always been."""
    first = (when.start or when.end) if when else None
    return first is None or first <= day


def over(when: ApproxDate | None, day: dt.date) -> bool:
    """Tell whether something had ended: after its last possible day. An end nobody can place in time is past."""
    last = (when.end or when.start) if when else None
    return when is not None and (last is None or last < day)


def holds(since: ApproxDate | None, until: ApproxDate | None, day: dt.date) -> bool:
    """Tell whether something was so on a day."""
    return begun(since, day) and not over(until, day)


def family_part(rows: CaseRows, as_of: dt.date | None) -> Part:
    """Return what is drawn of the family of a case.

    Without a day it is the whole story, families that a child no longer lives with as well. With a day it is how it
    was then: people who were not born yet, pairs who had not met, and foster, step and guardian families of another
    time are left out, with everybody who hangs together with the child only through them. Parents of somebody who is
    drawn are always drawn, whatever their years say.
    """
    kin = kin_of_case(rows)
    if as_of is None:
        every_pair, every_tie = rows.of(Partnership), rows.of(ParentTie)
        return Part(frozenset(kin), frozenset(each.id for each in every_pair), frozenset(each.id for each in every_tie))
    return _Then(rows, kin, as_of).part()


class _Then:
    def __init__(self, rows: CaseRows, kin: set[UUID], day: dt.date) -> None:
        self._rows, self._kin, self._day = rows, kin, day
        self._ties = [each for each in rows.of(ParentTie) if self._belonged(each)]
        self._members: dict[UUID, set[UUID]] = defaultdict(set)
        for member in rows.of(PartnershipMember):
            self._members[member.partnership_id].add(member.person_id)

    def part(self) -> Part:
        here = self._with_ancestors(self._kin - self._not_yet())
        main = {child.person_id for child, _ in self._rows.children()}
        children = self._children()
        pairs = self._together(children, here)
        # Whose child somebody is to be holds the two families together before they have met.
        above = self._with_ancestors(main)
        groups = [
            self._members[each] | children[each] for each in {*pairs, *(e for e in children if children[e] & above)}
        ]
        near, grown = set(main), True
        while grown:
            touching = [group for group in groups if group & near and not group <= near]
            near |= {each for group in touching for each in group}
            grown = bool(touching)
        people = here & near
        ties = {tie.id for tie in self._ties if tie.child_id in people and tie.partnership_id in pairs}
        return Part(frozenset(people), frozenset(pairs), frozenset(ties))

    def _belonged(self, tie: ParentTie) -> bool:
        return begun(tie.since, self._day) and not (tie.kind in _FOR_A_TIME and over(tie.until, self._day))

    def _not_yet(self) -> set[UUID]:
        """Return who was not born: by their own date, else by that of a parent."""
        people = [each for each in self._rows.of(Person) if each.id in self._kin]
        missing = {each.id for each in people if not self._born(each)}
        undated = {each.id for each in people if _when_born(each) is None}
        grown = True
        while grown:
            later = {
                tie.child_id
                for tie in self._ties
                if tie.child_id in undated - missing and tie.kind in _BY_BIRTH
                if self._members[tie.partnership_id] & missing
            }
            missing |= later
            grown = bool(later)
        return missing

    def _born(self, person: Person) -> bool:
        born = _when_born(person)
        if person.kind is PersonKind.UNBORN and born and (born.start or born.end):
            return (born.start or born.end or self._day) - _PREGNANCY <= self._day
        return begun(born, self._day)

    def _with_ancestors(self, people: set[UUID]) -> set[UUID]:
        found, waiting = set(people), set(people)
        while waiting:
            above = {one for tie in self._ties if tie.child_id in waiting for one in self._members[tie.partnership_id]}
            waiting = (above & self._kin) - found
            found |= waiting
        return found

    def _children(self) -> dict[UUID, set[UUID]]:
        found: dict[UUID, set[UUID]] = defaultdict(set)
        for tie in self._ties:
            found[tie.partnership_id].add(tie.child_id)
        return found

    def _together(self, children: dict[UUID, set[UUID]], here: set[UUID]) -> set[UUID]:
        """Return the pairs of that day: something had happened between them, nothing is known, or a child was there."""
        met: dict[UUID, list[PartnershipEvent]] = defaultdict(list)
        for event in self._rows.of(PartnershipEvent):
            met[event.partnership_id].append(event)
        return {
            pair.id
            for pair in self._rows.of(Partnership)
            if children[pair.id] & here
            or (not met[pair.id] and not children[pair.id])
            or any(begun(each.on, self._day) for each in met[pair.id])
        }


def _when_born(person: Person) -> ApproxDate | None:
    when = person.due_date if person.kind is PersonKind.UNBORN else person.birth
    return when if when is not None and when.known else None
