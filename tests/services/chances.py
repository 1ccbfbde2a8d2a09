"""Chance as a caseworker: any verb of the services, in any order, on a case."""

import random
from typing import Any
from uuid import UUID

from app.errors import UserError
from app.models.agreement import Agreement
from app.models.case import Case
from app.models.people import Person
from app.services import agreements, follow_ups, meetings, people, plans, records
from app.services.cases import close_case, reopen_case
from app.services.ports import Unit


class Chance:
    """Does things to a case by chance, through the same services the window uses; a rule that says no is fine."""

    def __init__(self, case_id: UUID, seed: int) -> None:
        self.case_id = case_id
        self.random = random.Random(seed)
        self.serial = 0

    def act(self, unit: Unit) -> None:
        verbs = (
            self._add_person, self._add_partner, self._add_child, self._add_parents, self._network, self._relate,
            self._remove_person, self._agree, self._change_agreement, self._remove_agreement, self._meet, self._attend,
            self._goal, self._rhythm, self._edit, self._remove_any, self._case_life, self._home,
        )  # fmt: skip
        self.random.choice(verbs)(unit)

    def _word(self) -> str:
        self.serial += 1
        return f"{self.random.choice(['æble', 'Øst', 'måne'])} {self.serial}"

    def _one(self, unit: Unit, kind: Any) -> Any:
        found = unit.live(kind, kind.case_id == self.case_id)
        if not found:
            raise UserError("Der er ingen.")
        return self.random.choice(found)

    def _person(self, unit: Unit) -> UUID:
        return self._one(unit, Person).id

    def _add_person(self, unit: Unit) -> None:
        people.add_person(unit, self.case_id, name=self._word(), gender="woman", birth="ca. 1980")

    def _add_partner(self, unit: Unit) -> None:
        people.add_partner(unit, self._person(unit), name=self._word(), event="married")

    def _add_child(self, unit: Unit) -> None:
        people.add_child_of(unit, self._person(unit), name=self._word())

    def _add_parents(self, unit: Unit) -> None:
        people.add_parents(unit, self._person(unit), mother=self._word())

    def _network(self, unit: Unit) -> None:
        people.place_in_network(unit, self._person(unit), sector="friends", ring=self.random.randint(1, 3))

    def _relate(self, unit: Unit) -> None:
        people.relate(unit, self._person(unit), self._person(unit), kind="close", text=self._word())

    def _remove_person(self, unit: Unit) -> None:
        people.remove_person(unit, self._person(unit))

    def _agree(self, unit: Unit) -> None:
        owners = tuple({self._person(unit), self._person(unit)})
        agreements.add_agreement(unit, self.case_id, text=self._word(), owners=owners, when="hver fredag kl. 15")

    def _change_agreement(self, unit: Unit) -> None:
        chosen = self._one(unit, Agreement).id
        agreements.change_agreement(unit, chosen, text=self._word(), when="4. december", owners=(self._person(unit),))

    def _remove_agreement(self, unit: Unit) -> None:
        agreements.remove_agreement(unit, self._one(unit, Agreement).id)

    def _meet(self, unit: Unit) -> None:
        meetings.plan_meeting(unit, self.case_id, held_on="i morgen", people=(self._person(unit),))

    def _attend(self, unit: Unit) -> None:
        from app.models.meeting import Meeting

        chosen = self._one(unit, Meeting).id
        participant = meetings.add_participant(unit, chosen, self._person(unit))
        meetings.set_attendance(unit, participant, attendance="present")
        meetings.add_contribution(unit, chosen, kind="works", text=self._word(), speaker_id=self._person(unit))

    def _goal(self, unit: Unit) -> None:
        goal = plans.add_goal(unit, self.case_id, text=self._word(), now="to dage", period="uge 45, 2026")
        unit.session.flush()
        plans.score_goal(unit, goal, value=str(self.random.randint(0, 10)))

    def _rhythm(self, unit: Unit) -> None:
        words = {"reason": self._word(), "longer_because": self._word()}
        chosen = follow_ups.ChosenRhythm(every=self.random.randint(1, 9), unit_of_time="months", **words)
        follow_ups.set_rhythm(unit, self.case_id, chosen)

    def _edit(self, unit: Unit) -> None:
        values = {"name": self._word(), "birth": "marts 2011", "health": self._word(), "deceased": "nej"}
        records.change_record(unit, "person", self._person(unit), values)

    def _remove_any(self, unit: Unit) -> None:
        from app.models.registry import CASE_CLASSES

        kind = self.random.choice(CASE_CLASSES)
        records.remove_record(unit, kind.__tablename__, self._one(unit, kind).id)

    def _case_life(self, unit: Unit) -> None:
        case = unit.get(Case, self.case_id)
        if case.status == "closed":
            reopen_case(unit, self.case_id)
        else:
            close_case(unit, self.case_id, reason=self._word())

    def _home(self, unit: Unit) -> None:
        people.add_household(unit, self.case_id, label=self._word(), people=(self._person(unit),))
