"""Several steps that are one: a bar over all of them, and the pages hear of them once."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services import people, records
from app.services.ports import Changes
from app.views import step_stack
from app.views.widgets.long_work import LongWork, WorkDialog
from app.views.workspace import Workspace

NAMES = ("Asta", "Bodil", "Carla")


class Heard:
    """A bar that remembers what it was told."""

    told: list[float] = []  # noqa: RUF012 - one for all bars of a test

    def __init__(self, words: str, stop: str) -> None:
        assert words
        assert not stop, "half a step is none, and half of them is not what she asked for"
        Heard.told.append(0)

    def __call__(self, done: int, total: int) -> bool:
        Heard.told.append(done / total)
        return True

    def close(self) -> None:
        """Take it away."""


def taken_in(workspace: Workspace, case_id: UUID) -> None:
    """Make three steps that are one."""
    workspace.undo_stack.beginMacro("Hent liste")
    with workspace.seen_as_one():
        for name in NAMES:
            workspace.do("Tilføj", people.add_person, case_id, name=name)
    workspace.undo_stack.endMacro()


def there(workspace: Workspace, case_id: UUID) -> list[str]:
    return [each.name for each in workspace.ask(people.list_people, case_id) if each.name in NAMES]


def test_steps_that_are_one_are_heard_of_once_and_told_by_one_bar(
    workspace: Workspace, mathias_case: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Changes] = []
    workspace.changed.connect(heard.append)
    taken_in(workspace, mathias_case)
    assert [each.cases for each in heard] == [{mathias_case}]

    monkeypatch.setattr(step_stack, "LongWork", Heard)
    for walk, left in ((workspace.undo_stack.undo, 0), (workspace.undo_stack.redo, 3), (workspace.undo_stack.undo, 0)):
        heard.clear()
        Heard.told = []
        walk()
        assert len(there(workspace, mathias_case)) == left
        assert [(each.cases, "person" in each.tables) for each in heard] == [({mathias_case}, True)]
        assert Heard.told == sorted(Heard.told)
        assert Heard.told[-1] == 1
    workspace.undo_stack.undo()
    assert Heard.told[-1] == 1, "nothing is left to undo, and nothing is told of it"


def test_what_cannot_be_undone_any_more_is_refused_and_the_pages_hear_of_the_rest(
    workspace: Workspace, mathias_case: UUID
) -> None:
    taken_in(workspace, mathias_case)
    bodil = next(each for each in workspace.ask(people.list_people, mathias_case) if each.name == "Bodil")
    with workspace._units.step("Ret", "record.change") as unit:
        records.change_record(unit, "person", bodil.id, {"name": "Birthe"})
    heard: list[Changes] = []
    said: list[str] = []
    workspace.changed.connect(heard.append)
    workspace.refused.connect(said.append)
    workspace.undo_stack.undo()
    assert there(workspace, mathias_case) == []
    assert (len(heard), len(said)) == (1, 1)


def test_a_bar_without_a_stop_leaves_the_keys_where_they_are(qapp: QApplication, qtbot: QtBot) -> None:
    for stop, takes_keys in (("", False), ("Stop", True)):
        work = LongWork("Det bliver fortrudt …", stop, wait=0)
        work(1, 2)
        [dialog] = [each for each in qapp.topLevelWidgets() if isinstance(each, WorkDialog) and each.isVisible()]
        assert dialog.isModal() is takes_keys
        assert dialog.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating) is not takes_keys
        work.close()


def test_a_lock_in_the_middle_of_a_step_waits_until_the_step_is_whole(
    workspace: Workspace, mathias_case: UUID, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    workspace.do("Tilføj", people.add_person, mathias_case, name=NAMES[0])
    left: list[int] = []

    class Locked(Heard):
        def __call__(self, done: int, total: int) -> bool:
            asked.append(workspace.is_in_step(lambda: left.append(len(there(workspace, mathias_case)))))
            QApplication.processEvents()
            return super().__call__(done, total)

    asked: list[bool] = []
    monkeypatch.setattr(step_stack, "LongWork", Locked)
    workspace.undo_stack.undo()
    assert asked[0]
    qtbot.waitUntil(lambda: len(left) == sum(asked))
    assert set(left) == {0}
    assert not workspace.is_in_step(left.clear)
