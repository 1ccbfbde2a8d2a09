"""What was done today can be undone after a lock, which ends the program, and what was undone is told."""

import datetime as dt
from uuid import UUID, uuid4

from app.bootstrap import OpenStore
from app.services import guides, history, people, records
from app.services.cases import start_case
from app.services.ports import Changes
from app.services.stop_decisions import note_stop
from app.views.frame.saved_mark import ELSEWHERE, NAMELESS, SavedMark, name_beside
from app.views.workspace import Workspace
from tests.services.meeting_making import who


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


def test_a_case_that_was_begun_today_is_not_taken_away_by_a_key_and_nothing_before_it(
    store: OpenStore, workspace: Workspace, mathias_case: UUID
) -> None:
    assert done_in(another(store)) == []
    write(workspace, mathias_case, "før")
    begun = workspace.do("Ny sag", start_case, child_name="Ida Holm")
    assert begun is not None
    assert done_in(another(store)) == []
    write(workspace, begun.value, "efter")
    assert done_in(another(store)) == ["efter"]
    workspace.undo_stack.undo()
    workspace.undo_stack.undo()
    assert done_in(another(store)) == ["før"]
    workspace.undo_stack.redo()
    assert done_in(another(store)) == []


def test_what_the_keys_do_not_undo_leaves_them_as_they_are(
    store: OpenStore, workspace: Workspace, mathias_case: UUID
) -> None:
    write(workspace, mathias_case, "et")
    workspace.undo_stack.undo()
    assert workspace.do("Vis guide", guides.note_seen, guides.shipped_guides()[0].id) is not None
    workspace.undo_stack.redo()
    assert done_in(another(store)) == ["et"]


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
    mark.arrive(None)
    assert mark.words() != calm
    mark.arrive(uuid4())
    assert mark.words() == calm
    mark.saved(now, "Fortryd: Ny note")
    mark._turned.timeout.emit()
    assert mark.words() == calm


def test_nobody_beside_the_screen_reads_of_another_family_or_of_what_they_may_not_know(
    store: OpenStore, workspace: Workspace, mathias_case: UUID, noah_case: UUID
) -> None:
    told: list[Changes] = []
    workspace.changed.connect(told.append)
    write(workspace, noah_case, "Yasmin")
    workspace.undo_stack.undo()
    assert [name_beside(workspace, each, noah_case) for each in told] == ["Yasmin", "Fortryd: Yasmin"]
    assert name_beside(workspace, told[1], mathias_case) == f"Fortryd: {ELSEWHERE}"

    jan, noah = (who(store, noah_case, name) for name in ("Jan", "Noah"))
    stop = workspace.do("Stop", note_stop, noah_case, kind="abuse", subject_id=noah, against_id=jan, reason="grund")
    assert stop is not None
    assert workspace.do("Ny note om slag", records.add_record, noah_case, "note", {"text": "slag"}) is not None
    workspace.undo_stack.undo()
    assert {name_beside(workspace, told[-1], each) for each in (noah_case, None)} == {f"Fortryd: {NAMELESS}"}


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
