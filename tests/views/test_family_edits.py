"""Random edits through the real editor: nobody swaps, the selected person stays seen, undo brings all back."""

import random
import time

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.genogram.shapes import Drawing
from app.views.case.family_part import FamilyPart
from app.views.genogram.places import rows
from app.views.workspace import Workspace
from tests.views.case_reading import settle

Key = Qt.Key
VERBS = (Key.Key_P, Key.Key_B, Key.Key_S, Key.Key_F, Key.Key_T, Key.Key_V, Key.Key_A, Key.Key_D, Key.Key_K, Key.Key_U)
MOST_PEOPLE = 60


def swapped(before: Drawing, after: Drawing) -> list[tuple[str, str]]:
    """Return the pairs of one row, then and now, who stand the other way round."""
    found = []
    place = {person: (at, number) for at, row in enumerate(rows(after.people)) for number, person in enumerate(row)}
    for row in rows(before.people):
        for left, one in enumerate(row):
            for other in row[left + 1 :]:
                if one in place and other in place and place[one][0] == place[other][0] and place[one] > place[other]:
                    found.append((one, other))
    return found


def in_sight(part: FamilyPart) -> bool:
    view = part.view
    box = view.room_of(view.selected()).adjusted(12, 20, -12, -46)
    seen = QRectF(view.mapToScene(view.viewport().rect()).boundingRect())
    return seen.adjusted(-1, -1, 1, 1).contains(box)


def edit(part: FamilyPart, chance: random.Random) -> None:
    """Choose somebody and do something to them, by keys."""
    drawn = part.view.drawing()
    assert drawn is not None
    part.view.select(chance.choice(sorted(drawn.people)))
    key = chance.choice(VERBS)
    QTest.keyClick(part.view, key)
    for _ in range(4):  # a question, a name, another name: as many lines as open
        settle()
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit):
            QTest.keyClicks(focus, chance.choice(("Bo Holm 1990", "Ida 2001", "", "?")))
            QTest.keyClick(focus, Key.Key_Return)
        elif focus is not None and part.ask.isVisible():
            QTest.keyClick(focus, Key.Key_1)
        else:
            break
    for line in (part.new_person, part.answer, part.ask):
        if line.isVisible():
            line.close_line()
    settle()


def edit_and_check(part: FamilyPart, workspace: Workspace, chance: random.Random) -> None:
    before, steps = part.view.drawing(), workspace.undo_stack.index()
    assert before is not None
    edit(part, chance)
    after = part.view.drawing()
    assert after is not None
    assert set(before.people) <= set(after.people)
    assert swapped(before, after) == []
    assert part.view.selected() in after.people
    assert in_sight(part)
    assert len(after.people) == len(part.now.seen.persons)
    done = workspace.undo_stack.index() - steps
    if chance.random() < 0.5 or len(after.people) > MOST_PEOPLE:
        for _ in range(done):
            workspace.undo_stack.undo()
        back = part.view.drawing()
        assert back is not None
        assert back.shapes == before.shapes


@pytest.mark.long(sample=False)
def test_ten_random_edits_leave_everybody_where_they_were(part: FamilyPart, workspace: Workspace) -> None:
    chance = random.Random(20)
    for _ in range(10):  # the next test goes on with others for as long as it is given
        edit_and_check(part, workspace, chance)


@pytest.mark.long
def test_edit_after_edit_leaves_everybody_where_they_were(
    part: FamilyPart, workspace: Workspace, seconds: float, seed: int
) -> None:
    chance, until = random.Random(seed), time.monotonic() + seconds
    while time.monotonic() < until:
        edit_and_check(part, workspace, chance)
