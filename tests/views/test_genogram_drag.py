"""Dragging people: aside, onto each other, held with Alt; and what is no drag."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.genogram.shapes import Box
from app.views.genogram.places import next_slot, rows, slots
from app.views.genogram.view import FamilyView
from tests.views.family_views import LEFT, NO_KEY, at, drag, shown

ALT = Qt.KeyboardModifier.AltModifier
ROW = {name: Box(x, 0, 60, 60) for name, x in (("a", 0), ("b", 100), ("c", 200), ("d", 300))}


@pytest.fixture
def view(qtbot: QtBot) -> FamilyView:
    return shown(qtbot)


def heard(view: FamilyView) -> list[tuple[object, ...]]:
    """Collect everything a drag may ask for."""
    found: list[tuple[object, ...]] = []
    view.moved.connect(lambda *words: found.append(("moved", *words)))
    view.dropped_on.connect(lambda *words: found.append(("dropped_on", *words)))
    view.pinned.connect(lambda *words: found.append(("pinned", *words)))
    return found


def test_the_slots_of_a_row_leave_out_the_place_one_has() -> None:
    assert [(slot.left, slot.right) for slot in slots(ROW, "b")] == [("", "a"), ("c", "d"), ("d", "")]


def test_nobody_is_offered_a_place_between_two_partners() -> None:
    pairs = [frozenset(("c", "d"))]
    assert [(slot.left, slot.right) for slot in slots(ROW, "b", pairs)] == [("", "a"), ("d", "")]
    assert ("a", "b") in [(slot.left, slot.right) for slot in slots(ROW, "d", pairs)]


def test_the_next_slot_jumps_over_a_couple() -> None:
    slot = next_slot(ROW, "b", "right", [frozenset(("c", "d"))])
    assert slot is not None
    assert slot.beside(130) == ("d", "right")
    assert next_slot(ROW, "a", "left") is None


def test_rows_are_told_apart_by_height_and_smaller_symbols_stay_in_theirs() -> None:
    people = {"low": Box(0, 200, 60, 60), "right": Box(100, 0, 60, 60), "small": Box(20, 20, 16, 16)}
    assert rows(people) == [["small", "right"], ["low"]]


def test_a_person_dragged_past_a_neighbour_asks_to_stand_beside_them(view: FamilyView) -> None:
    found = heard(view)
    row = next(row for row in rows(view._people()) if "minh" in row)
    left, right = row[0], row[-1]
    drag(view, at(view, right), at(view, left, dx=-60))
    assert found == [("moved", right, left, "left")]
    drag(view, at(view, left), at(view, right, dx=70))
    assert found[1:] == [("moved", left, right, "right")]


def test_nobody_moves_before_the_drop_and_the_ghost_is_seen(view: FamilyView) -> None:
    before = view.drawing()
    still = view.grab().toImage()
    drag(view, at(view, "minh"), at(view, "ruth", dx=80), drop=False)
    assert view.drawing() is before
    assert view.grab().toImage() != still
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEY, at(view, "minh"))


def test_a_click_that_wobbles_is_no_drag(view: FamilyView) -> None:
    found = heard(view)
    start = at(view, "torben")
    drag(view, start, start + QPoint(3, 2))
    assert found == []
    assert view.selected() == "torben"


def test_a_person_dropped_on_another_asks_what_they_are_to_each_other(view: FamilyView) -> None:
    found = heard(view)
    drag(view, at(view, "inger"), at(view, "ruth", dx=8, dy=5))
    assert found == [("dropped_on", "inger", "ruth")]


def test_a_drop_where_nothing_is_meant_asks_for_nothing(view: FamilyView) -> None:
    found = heard(view)
    drag(view, at(view, "mathias"), at(view, "mathias", dx=30, dy=-130))
    drag(view, at(view, "mathias"), at(view, "mathias", dx=6))
    last = next(row for row in rows(view._people()) if "minh" in row)[-1]
    drag(view, at(view, last), at(view, last, dx=60))
    assert found == [], "beyond the end of a row there is no place, and the other end is not meant"


def test_escape_lets_go_of_a_drag(view: FamilyView, qtbot: QtBot) -> None:
    found = heard(view)
    drag(view, at(view, "inger"), at(view, "ruth"), drop=False)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEY, at(view, "ruth"))
    assert found == []
    assert view.selected() == "inger"


def test_a_new_drawing_lets_go_of_a_drag(view: FamilyView) -> None:
    found = heard(view)
    drawing = view.drawing()
    assert drawing is not None
    drag(view, at(view, "inger"), at(view, "ruth"), drop=False)
    view.show_drawing(drawing)
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEY, at(view, "ruth"))
    assert found == []


def test_alt_drag_holds_a_person_at_a_place_in_symbol_sides_from_the_main_person(view: FamilyView) -> None:
    found = heard(view)
    side = view._people()["mathias"].width
    place = view.place_of("alma")
    drag(view, at(view, "alma"), at(view, "alma", dx=2 * side, dy=-90), ALT)
    assert [word[:2] for word in found] == [("pinned", "alma")]
    assert found[0][2] == pytest.approx(place + 2, abs=0.05)
    assert view.place_of("mathias") == 0


@pytest.mark.parametrize(("key", "side"), [(Qt.Key.Key_Left, "left"), (Qt.Key.Key_Right, "right")])
def test_alt_and_an_arrow_moves_the_person_past_the_neighbour(
    view: FamilyView, qtbot: QtBot, key: Qt.Key, side: str
) -> None:
    found = heard(view)
    row = next(row for row in rows(view._people()) if "mathias" in row)
    person = row[-1] if side == "left" else row[0]
    view.select(person)
    qtbot.keyClick(view, key, ALT)
    assert len(found) == 1
    assert found[0][:2] == ("moved", person)
    assert found[0][2] in row
    assert found[0][3] == side


def test_the_paper_is_moved_by_dragging_bare_ground_and_with_space_anywhere(view: FamilyView, qtbot: QtBot) -> None:
    found = heard(view)
    before = at(view, "mathias")
    drag(view, QPoint(8, 8), QPoint(58, 38))
    assert (at(view, "mathias") - before - QPoint(50, 30)).manhattanLength() <= 2
    chosen = view.selected()
    QTest.keyPress(view, Qt.Key.Key_Space)
    drag(view, at(view, "inger"), at(view, "inger") - QPoint(50, 30))
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert (at(view, "mathias") - before).manhattanLength() <= 2
    assert found == []
    assert view.selected() == chosen
