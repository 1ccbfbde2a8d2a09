"""What a table knows that a case here lacks: only empty fields are filled, and what is typed here always stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.language.folding import fold
from app.models.base import Record
from app.models.case import Case, Child
from app.models.enums_people import Gender
from app.models.people import ParentTie, Person
from app.models.plan import FollowUp, Intervention
from app.models.safety import Custody, Protection
from app.rules.case_table_cases import FileCase, FileChild
from app.services.case_table_import_known import KnownCases
from app.services.case_table_import_write import FATHER, MOTHER, CaseHand
from app.services.custody import parents_of
from app.services.drawing_places import keep_places
from app.services.follow_up_open import still_waits
from app.services.ports import Unit
from app.services.snapshot import CaseRows

_CASE = (("one_line", "one_line"), ("why", "why"), ("opened", "opened_on"))
_PERSON = ("birth", "cpr", "other_id", "phone", "address")
_CHILD = ("school", "school_class")


@dataclass(frozen=True, slots=True)
class _Gap:
    """An empty field here, and what the table says."""

    row: Record
    column: str
    value: Any


class Filler:
    """Fills one case. `count` tells how many things it lacks before anything is changed."""

    def __init__(self, unit: Unit, case_id: UUID, told: FileCase, known: KnownCases) -> None:
        self._unit, self._told = unit, told
        self._rows = CaseRows(unit, unit.get(Case, case_id))
        self._case_id = case_id
        self._children = list(self._pairs_of_children(known))

    def count(self) -> int:
        """Return how many fields and rows would come to it."""
        return len(list(self._gaps())) + sum(len(list(self._lacks(*each))) for each in self._children)

    def unknown_children(self) -> int:
        """Return how many children of the table are not in the case here; they are never added by themselves."""
        return len(self._told.children) - len(self._children)

    def fill(self) -> None:
        """Write what the case lacks; nobody on its drawing moves."""
        gaps = list(self._gaps())
        added = [(child, told, list(self._lacks(child, told))) for child, told in self._children]
        keep_places(self._unit, self._case_id)
        for gap in gaps:
            setattr(gap.row, gap.column, gap.value)
        hand = CaseHand(self._unit, self._case_id, self._rows)
        for child, told, lacking in added:
            self._add(hand, child, told, lacking)
        self._unit.session.flush()
        keep_places(self._unit, self._case_id)

    def _pairs_of_children(self, known: KnownCases) -> Iterator[tuple[Child, FileChild]]:
        for told in self._told.children:
            found = known.child_in(self._case_id, told)
            if found is None:
                continue
            for child, person in self._rows.children():
                if person.id == found.person_id:
                    yield child, told

    def _gaps(self) -> Iterator[_Gap]:
        for name, column in _CASE:
            yield from self._gap(self._rows.case, column, self._told.facts.get(name))
        for child, told in self._children:
            person = self._unit.get(Person, child.person_id)
            for name in _PERSON:
                yield from self._gap(person, name, told.facts.get(name))
            for name in _CHILD:
                yield from self._gap(child, name, told.facts.get(name))
            gender = told.facts.get("gender")
            if gender and person.gender is Gender.UNKNOWN and Gender(gender) is not Gender.UNKNOWN:
                yield _Gap(person, "gender", Gender(gender))

    def _gap(self, row: Record, column: str, value: object) -> Iterator[_Gap]:
        if value not in (None, "") and getattr(row, column) in (None, ""):
            yield _Gap(row, column, value)

    def _lacks(self, child: Child, told: FileChild) -> Iterator[str]:
        """Yield what a child has none of here: parents, custody, protection, help, a date ahead, a date behind."""
        person = child.person_id
        own = {child.id, None}
        planned = [each for each in self._rows.of(FollowUp) if each.child_id in own]
        lacking = {
            "parents": not any(each.child_id == person for each in self._rows.of(ParentTie)),
            "custody": not any(each.child_id == person for each in self._rows.of(Custody)),
            "protected": not any(each.subject_id == person for each in self._rows.of(Protection)),
            "help": not any(each.child_id in own for each in self._rows.of(Intervention)),
            "next_on": not any(still_waits(self._rows, each) for each in planned),
            "last_on": not any(each.held_on for each in planned),
        }
        facts = told.facts
        there = {
            "parents": facts.get("mother") or facts.get("father"),
            "custody": facts.get("custody"),
            "protected": facts.get("protected") == "yes",
            "help": told.help,
            "next_on": told.next_on,
            "last_on": told.last_on,
        }
        yield from (name for name, is_lacking in lacking.items() if is_lacking and there[name])

    def _add(self, hand: CaseHand, child: Child, told: FileChild, lacking: list[str]) -> None:
        is_new = "parents" in lacking
        parents = hand.parents(child.person_id, told) if is_new else self._parents_here(child.person_id, told)
        if "custody" in lacking:
            hand.custody(child.person_id, told, parents)
        if "protected" in lacking:
            hand.protect(child.person_id)
        if "help" in lacking:
            hand.help(child.id, told.help)
        dates = {name: getattr(told, name) if name in lacking else () for name in ("next_on", "last_on")}
        hand.dates({child.id: FileChild({}, (), **dates)}, are_all=len(list(self._rows.children())) == 1)

    def _parents_here(self, person_id: UUID, told: FileChild) -> dict[str, Person]:
        """Return the parents that are written here, by what they are to the child, unless the table names others."""
        roles = {Gender.WOMAN: (MOTHER, "mother"), Gender.MAN: (FATHER, "father")}
        found: dict[str, Person] = {}
        for each in parents_of(self._rows, person_id):
            person = self._unit.get(Person, each)
            role, field = roles.get(person.gender, ("", ""))
            named = fold(str(told.facts.get(field, "")))
            if role and named in ("", fold(person.name or "")):
                found[role] = person
        return found
