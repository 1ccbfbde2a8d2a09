"""Undo and redo from the one change log, and the history of a field."""

import random
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.agreement import Agreement, AgreementOwner
from app.models.case import Case
from app.models.people import Person, Relation
from app.services import agreements, follow_ups, meetings, people, plans, records
from app.services.case_content import content_of
from app.services.cases import close_case, reopen_case, start_case
from app.services.history import history, undo
from app.services.ports import Unit
from tests.shipped import import_example


def step(store: OpenStore, work: Callable[[Unit], Any], name: str = "Skridt") -> tuple[UUID | None, Any]:
    """Do something in one step; return the step's id (None when nothing changed) and what came out."""
    with store.units.step(name, "test") as unit:
        result = work(unit)
    return (unit.outcome.step_id if unit.outcome else None), result


def undone(store: OpenStore, step_id: UUID | None) -> UUID | None:
    assert step_id is not None
    with store.units.step("Fortryd", "step.undo", undoes=step_id) as unit:
        undo(unit, step_id)
    return unit.outcome.step_id if unit.outcome else None


def content(store: OpenStore, case_id: UUID) -> dict[str, Any]:
    with store.units.read("case.export") as unit:
        return content_of(unit, case_id)


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return step(store, lambda unit: start_case(unit, child_name="Asta Lund", birth="2018"))[1]


def test_a_change_is_undone_and_done_again(store: OpenStore, case_id: UUID) -> None:
    before = content(store, case_id)
    first, _ = step(store, lambda unit: records.change_record(unit, "case_", case_id, {"why": "Derfor er vi her"}))
    after = content(store, case_id)

    second = undone(store, first)
    assert content(store, case_id) == before
    third = undone(store, second)
    assert content(store, case_id) == after
    undone(store, third)
    assert content(store, case_id) == before


def test_undoing_an_addition_takes_it_away_with_what_was_added_with_it(store: OpenStore, case_id: UUID) -> None:
    before = content(store, case_id)
    mia = step(store, lambda unit: people.add_person(unit, case_id, name="Mia"))[1]
    middle = content(store, case_id)
    added, _ = step(store, lambda unit: agreements.add_agreement(unit, case_id, text="ringer", owners=(mia,)))

    undone(store, added)

    assert content(store, case_id) == middle
    assert content(store, case_id) != before


def test_undoing_a_removal_brings_back_what_lay_inside(store: OpenStore, noah_case: UUID) -> None:
    before = content(store, noah_case)
    with store.units.read("test") as unit:
        wanted = next(
            each for each in unit.live(Agreement) if unit.live(AgreementOwner, AgreementOwner.agreement_id == each.id)
        )
    removed, _ = step(store, lambda unit: agreements.remove_agreement(unit, wanted.id))
    assert content(store, noah_case) != before

    undone(store, removed)

    assert content(store, noah_case) == before


def test_a_removal_can_be_undone_in_summer_and_in_winter_time(store: OpenStore, case_id: UUID) -> None:
    from tests.shipped import TODAY

    mia = step(store, lambda unit: people.add_person(unit, case_id, name="Mia"))[1]
    before = content(store, case_id)
    for day in (TODAY, TODAY.replace(month=7), TODAY.replace(month=10, day=25, hour=2, fold=1)):
        store.units.now = lambda day=day: day
        removed, _ = step(store, lambda unit: people.remove_person(unit, mia))
        undone(store, removed)
        assert content(store, case_id) == before


def test_what_has_changed_since_is_not_undone_over(store: OpenStore, case_id: UUID) -> None:
    first, _ = step(store, lambda unit: records.change_record(unit, "case_", case_id, {"why": "Et"}))
    step(store, lambda unit: records.change_record(unit, "case_", case_id, {"why": "To"}))

    with pytest.raises(UserError, match="ændret igen siden"):
        undone(store, first)
    assert content(store, case_id)["case"]["why"] == "To"


def test_another_field_of_the_same_row_does_not_stand_in_the_way(store: OpenStore, case_id: UUID) -> None:
    first, _ = step(store, lambda unit: records.change_record(unit, "case_", case_id, {"why": "Et"}))
    step(store, lambda unit: records.change_record(unit, "case_", case_id, {"one_line": "Linje"}))

    undone(store, first)

    assert content(store, case_id)["case"].get("why") is None
    assert content(store, case_id)["case"]["one_line"] == "Linje"


def test_a_change_of_something_removed_since_is_not_undone_where_nobody_sees_it(
    store: OpenStore, case_id: UUID
) -> None:
    mia = step(store, lambda unit: people.add_person(unit, case_id, name="Mia"))[1]
    renamed, _ = step(store, lambda unit: records.change_record(unit, "person", mia, {"name": "Maria"}))
    step(store, lambda unit: people.remove_person(unit, mia))

    with pytest.raises(UserError, match="ændret igen siden"):
        undone(store, renamed)


def test_an_addition_somebody_has_built_on_is_not_taken_away(store: OpenStore, case_id: UUID) -> None:
    added, mia = step(store, lambda unit: people.add_person(unit, case_id, name="Mia"))
    later, _ = step(store, lambda unit: agreements.add_agreement(unit, case_id, text="ringer", owners=(mia,)))

    with pytest.raises(UserError, match="ændret igen siden"):
        undone(store, added)
    undone(store, later)
    undone(store, added)


def test_a_removal_is_not_undone_when_what_it_pointed_at_is_gone(store: OpenStore, case_id: UUID) -> None:
    mia, bo = step(store, lambda unit: [people.add_person(unit, case_id, name=name) for name in ("Mia", "Bo")])[1]
    relation = step(store, lambda unit: people.relate(unit, mia, bo, kind="close"))[1]
    removed, _ = step(store, lambda unit: records.remove_record(unit, "relation", relation))
    step(store, lambda unit: people.remove_person(unit, bo))

    with pytest.raises(UserError, match="ændret igen siden"):
        undone(store, removed)
    with store.units.read("test") as unit:
        assert unit.live(Relation) == []


def test_a_started_case_is_not_undone_when_more_was_added_to_it(store: OpenStore) -> None:
    started, case_id = step(store, lambda unit: start_case(unit, child_name="Asta"))
    later, _ = step(store, lambda unit: people.add_person(unit, case_id, name="Mia"))

    with pytest.raises(UserError):
        undone(store, started)
    undone(store, later)
    undone(store, started)
    with store.units.read("test") as unit:
        assert unit.live(Case) == []


def test_what_stands_at_force_cannot_be_undone(store: OpenStore) -> None:
    with store.units.step("Hent sag", "case.import", undoable=False) as unit:
        start_case(unit, child_name="Asta")

    with pytest.raises(UserError, match="kan ikke fortrydes"):
        undone(store, unit.outcome.step_id)


def test_the_same_step_is_not_undone_twice(store: OpenStore, case_id: UUID) -> None:
    added, _ = step(store, lambda unit: people.add_person(unit, case_id, name="Mia"))
    undone(store, added)

    with pytest.raises(UserError, match="ændret igen siden"):
        undone(store, added)


def test_the_history_tells_what_who_and_when_in_danish_time(store: OpenStore, case_id: UUID) -> None:
    step(store, lambda unit: records.change_record(unit, "case_", case_id, {"why": "Et"}), "Ret sag")
    store.units.actor = "Sanne"
    step(store, lambda unit: records.change_record(unit, "case_", case_id, {"why": "To"}), "Ret sag")

    with store.units.read("case.history") as unit:
        newest, older = history(unit, case_id)

    assert (newest.actor, newest.step, newest.column, newest.before, newest.after) == (
        "Sanne",
        "Ret sag",
        "why",
        "Et",
        "To",
    )
    assert newest.at == "2026-11-22T09:30+01:00"
    assert (older.before, older.after) == ("", "Et")


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
        chosen = follow_ups.ChosenRhythm(every=self.random.randint(1, 9), unit_of_time="months", reason=self._word())
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


@settings(
    max_examples=3, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck)
)
@given(seed=st.integers(0, 2**32))
def test_whatever_is_done_all_undone_is_as_before_and_all_redone_as_after(store: OpenStore, seed: int) -> None:
    from app.services.case_content import store_content

    template = content(store, import_example_once(store))
    with store.units.step("Hent sag", "case.import", undoable=False) as unit:
        case_id = store_content(unit, template, as_new=True)
    chance, done, states = Chance(case_id, seed), [], [content(store, case_id)]
    for _ in range(10):
        try:
            step_id, _ = step(store, chance.act)
        except UserError:
            continue
        if step_id:
            done.append(step_id)
            states.append(content(store, case_id))

    redo = []
    for step_id, before in zip(reversed(done), reversed(states[:-1]), strict=True):
        redo.append(undone(store, step_id))
        assert content(store, case_id) == before
    for step_id, after in zip(reversed(redo), states[1:], strict=True):
        undone(store, step_id)
        assert content(store, case_id) == after
    with store.units.step("Hent sag", "case.import", undoable=False) as unit:  # and nothing points at nothing
        store_content(unit, content(store, case_id), as_new=True)


def import_example_once(store: OpenStore) -> UUID:
    with store.units.read("test") as unit:
        found = [case.id for case in unit.live(Case) if case.number == "2026-007"]
    return found[0] if found else import_example(store, "b-noah.json")
