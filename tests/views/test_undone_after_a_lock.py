"""What was done today can be undone after a lock, which ends the program, and what was undone is told."""

import datetime as dt
from uuid import UUID

from app.bootstrap import OpenStore
from app.services import history, people
from app.views.frame.saved_mark import SavedMark
from app.views.workspace import Workspace


def another(store: OpenStore) -> Workspace:
    """Return the workspace of a program that was started anew after a lock."""
    made = Workspace(store.units, store.drafts, store.units.now, training=False, keeper=store.keeper)
    made.take_up_steps()
    return made


def done_in(workspace: Workspace) -> list[str]:
    stack = workspace.undo_stack
    return [stack.text(place) for place in range(stack.index())]


def write(workspace: Workspace, case_id: UUID, name: str) -> None:
    assert workspace.do(name, people.add_person, case_id, name=f"Farbror {name}") is not None


def people_in(workspace: Workspace, case_id: UUID) -> list[str]:
    return sorted(person.name for person in workspace.ask(people.list_people, case_id))


def test_after_a_lock_the_same_steps_can_be_undone(store: OpenStore, workspace: Workspace, mathias_case: UUID) -> None:
    before = people_in(workspace, mathias_case)
    for name in ("et", "to", "tre"):
        write(workspace, mathias_case, name)
    stack = workspace.undo_stack
    for walked in (stack.undo, stack.undo, stack.redo, stack.undo, stack.redo):
        walked()
    write(workspace, mathias_case, "fire")
    assert done_in(workspace) == ["et", "to", "fire"]

    after = another(store)

    assert done_in(after) == ["et", "to", "fire"]
    for _ in range(3):
        after.undo_stack.undo()
    assert people_in(after, mathias_case) == before
    assert done_in(another(store)) == []
    after.undo_stack.redo()
    assert done_in(another(store)) == ["et"]


def test_a_case_that_was_brought_in_today_is_not_taken_away_by_a_key(store: OpenStore, mathias_case: UUID) -> None:
    assert done_in(another(store)) == []


def test_yesterdays_steps_stay(store: OpenStore, workspace: Workspace, mathias_case: UUID) -> None:
    write(workspace, mathias_case, "et")
    today = store.units.now
    store.units.now = lambda: today() + dt.timedelta(days=1)
    assert done_in(another(store)) == []


def test_what_was_undone_stands_at_the_foot_of_the_rail(workspace: Workspace, qapp: object) -> None:
    now = workspace.now()
    mark = SavedMark(now)
    calm = mark.words()
    mark.saved(now, "Ny note")
    assert mark.words() == calm
    mark.saved(now, "Fortryd: Ny note")
    assert mark.words() == f"Fortrudt: Ny note. {calm}"
    mark.saved(now, "Gentag: " + "a" * 500)
    assert mark.words() == f"Gjort igen: {'a' * 60} … {calm}"
    mark._turned.timeout.emit()
    assert mark.words() == calm


def test_undoing_after_a_lock_what_was_changed_since_is_refused_in_words(
    store: OpenStore, workspace: Workspace, mathias_case: UUID
) -> None:
    write(workspace, mathias_case, "et")
    step = workspace.ask(history.steps_of_today)[-1].step_id
    with store.units.step("Fortryd", "step.undo", undoable=False) as unit:
        history.undo(unit, step)
    after = another(store)
    said: list[str] = []
    after.refused.connect(said.append)
    after.undo_stack.undo()
    assert said == [history.CHANGED_SINCE]
