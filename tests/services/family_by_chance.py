"""Chance as a caseworker at the drawing: any verb of the family, in any order, sensible or not."""

import random
from collections.abc import Callable
from typing import Any
from uuid import UUID

from app.errors import UserError
from app.models.people import ParentTie, Partnership, PartnershipEvent, Person
from app.services import drawing_places, family_members, family_ties, people, person_state
from app.services.ports import Unit
from app.services.same_person import become


class Editor:
    """A caseworker who edits the drawing by chance, one verb at a time, absurd ones as well."""

    def __init__(self, case_id: UUID, seed: int) -> None:
        self.case_id, self.random, self.serial = case_id, random.Random(seed), 0

    def act(self, unit: Unit) -> None:
        verbs: list[tuple[int, Callable[[Unit], Any]]] = [
            (4, self._child), (3, self._partner), (3, self._sibling), (3, self._parents), (2, self._twin),
            (1, self._unborn), (1, self._loss), (1, self._unite), (1, self._adopt), (1, self._state), (1, self._event),
            (2, self._move), (1, self._pin), (1, self._remove), (1, self._same), (1, self._leave),
        ]  # fmt: skip
        self.random.choices([verb for _, verb in verbs], [weight for weight, _ in verbs])[0](unit)

    def _word(self) -> str:
        self.serial += 1
        return self.random.choice(["", f"Ib {self.serial}", f"Anne Margrethe {self.serial} Kjærgaard"])

    def _one(self, unit: Unit, kind: Any = Person) -> Any:
        found = unit.live(kind, kind.case_id == self.case_id)
        if not found:
            raise UserError("Der er ingen.")
        return self.random.choice(found)

    def _who(self, unit: Unit) -> UUID:
        return self._one(unit).id

    def _year(self) -> str:
        return self.random.choice(["", str(self.random.randint(1930, 2026))])

    def _child(self, unit: Unit) -> None:
        kind = self.random.choice(["biological", "adoptive", "foster", "donor", "unsure"])
        people.add_child_of(unit, self._who(unit), name=self._word(), birth=self._year(), kind=kind)

    def _partner(self, unit: Unit) -> None:
        people.add_partner(unit, self._who(unit), name=self._word(), gender=self.random.choice(["man", "woman"]))

    def _sibling(self, unit: Unit) -> None:
        people.add_sibling(unit, self._who(unit), name=self._word(), birth=self._year())

    def _parents(self, unit: Unit) -> None:
        kind = self.random.choice(["biological", "foster", "step"])
        people.add_parents(unit, self._who(unit), mother=self._word(), father=self._word(), kind=kind)

    def _twin(self, unit: Unit) -> None:
        family_members.add_twin(unit, self._who(unit), name=self._word(), identical=self.random.choice([True, None]))

    def _unborn(self, unit: Unit) -> None:
        family_members.add_unborn(unit, self._who(unit), due="marts 2027")

    def _loss(self, unit: Unit) -> None:
        family_members.add_loss(unit, self._who(unit), kind="miscarriage", when=self._year())

    def _unite(self, unit: Unit) -> None:
        family_ties.unite(unit, self._who(unit), self._who(unit), event="married")

    def _adopt(self, unit: Unit) -> None:
        family_ties.make_child_of(unit, self._who(unit), pair_id=self._one(unit, Partnership).id, kind="adoptive")

    def _state(self, unit: Unit) -> None:
        person_state.toggle_dead(unit, self._who(unit), year=self._year())
        person_state.set_gender(unit, self._who(unit), gender=self.random.choice(["man", "woman", "nonbinary"]))

    def _event(self, unit: Unit) -> None:
        if self.random.random() < 0.3:
            family_ties.remove_union_event(unit, self._one(unit, PartnershipEvent).id)
        else:
            family_ties.set_union_event(unit, self._one(unit, Partnership).id, kind="divorced", on=self._year())

    def _move(self, unit: Unit) -> None:
        drawing_places.move_beside(unit, self._who(unit), after=self._who(unit))

    def _pin(self, unit: Unit) -> None:
        drawing_places.pin(unit, self._who(unit), at=self.random.uniform(-9, 9))

    def _remove(self, unit: Unit) -> None:
        people.remove_person(unit, self._who(unit))

    def _same(self, unit: Unit) -> None:
        become(unit, self._who(unit), self._who(unit))

    def _leave(self, unit: Unit) -> None:
        tie = self._one(unit, ParentTie)
        family_ties.remove_parents(unit, tie.child_id, tie.partnership_id)


class Adder(Editor):
    """Adds people only, in every way there is."""

    def act(self, unit: Unit) -> None:
        verbs = (self._child, self._partner, self._sibling, self._parents, self._twin, self._unborn, self._loss)
        self.random.choice(verbs)(unit)
