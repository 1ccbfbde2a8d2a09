"""Walking and choosing in the drawing by keys and mouse: people, the lines of couples, relations, and what is said."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.genogram.family import Family, FamilyPerson, Options, Union
from app.views.genogram.commands import COMMANDS, KeyTable, shown_keys
from app.views.genogram.lines import DrawnLine
from app.views.genogram.view import FamilyView
from app.views.theme import Theme
from tests.genogram.families import STORIES, blended
from tests.views.family_views import LEFT, NO_KEY, at, drawn, shown

ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


@pytest.fixture
def view(qtbot: QtBot) -> FamilyView:
    return shown(qtbot)


def asked(view: FamilyView) -> list[str]:
    found: list[str] = []
    view.command.connect(found.append)
    return found


def line(view: FamilyView, *key: str) -> DrawnLine:
    return next(each for each in view.lines if each.key == key)


def press(view: FamilyView, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(view, key)


@pytest.mark.parametrize("story", STORIES)
def test_everybody_can_be_reached_by_arrows(story: str, qtbot: QtBot) -> None:
    view = shown(qtbot, STORIES[story]())
    reached: set[str] = set()
    waiting = [view.selected()]
    while waiting:
        here = waiting.pop()
        reached.add(here)
        ways = [view.walk.step(here, way) for way in ("left", "right", "up", "down")]
        waiting += [each for each in ways if each not in reached]
    assert reached == set(view._people())


def test_up_goes_to_a_parent_and_down_to_the_child_one_came_from(view: FamilyView) -> None:
    view.select("freja")
    press(view, Qt.Key.Key_Up)
    assert view.selected() in ("aase", "torben")
    press(view, Qt.Key.Key_Down)
    assert view.selected() == "freja"


def test_the_parents_one_stands_under_come_before_the_others(qtbot: QtBot) -> None:
    view = shown(qtbot, STORIES["foster_family"]())
    view.select("liv")
    press(view, Qt.Key.Key_Up)
    assert view.selected() in ("grethe", "svend")


def test_a_childless_couple_is_walked_to_and_off_again(qtbot: QtBot) -> None:
    family = Family(
        (FamilyPerson("a", "Anna", "woman", is_index=True), FamilyPerson("b", "Bo", "man")),
        (Union("ab", ("a", "b"), "married", "gift 2020"),),
    )
    view = shown(qtbot, family)
    unions: list[str] = []
    view.chosen_union.connect(unions.append)
    press(view, Qt.Key.Key_Down)
    assert unions == ["ab"]
    assert view.accessibleDescription().startswith("Valgt: ")
    assert "gift 2020" in view.accessibleDescription()
    left, right = line(view, "ab").ends
    press(view, Qt.Key.Key_Right)
    assert (view.selected(), view.selected_line()) == (right, None)
    press(view, Qt.Key.Key_Down, Qt.Key.Key_Left)
    assert view.selected() == left
    press(view, Qt.Key.Key_Down, Qt.Key.Key_Escape)
    assert (view.selected(), view.selected_line()) == (left, None)


def test_comma_goes_through_the_lines_of_a_person_and_back_to_them(view: FamilyView) -> None:
    view.select("lone")
    seen = []
    for _ in range(5):
        press(view, Qt.Key.Key_Comma)
        now = view.selected_line()
        seen.append(now.key if now else None)
    assert set(seen[:2]) == {("lone-torben",), ("lone-minh",)}
    assert set(seen[2:4]) == {("lone", "torben", "conflict"), ("lone", "minh", "cooperation")}
    assert seen[4] is None
    assert view.selected() == "lone"


def test_a_click_on_a_couples_line_chooses_the_couple_and_shows_it(view: FamilyView) -> None:
    unions: list[str] = []
    view.chosen_union.connect(unions.append)
    before = view.grab().toImage()
    end = line(view, "torben-aase").path.pointAtPercent(0.4)
    QTest.mouseClick(view.viewport(), LEFT, NO_KEY, view.mapFromScene(end) + QPoint(0, 4))
    assert unions == ["torben-aase"]
    assert view.selected() in ("torben", "aase")
    assert view.grab().toImage() != before


def test_a_click_on_a_relation_chooses_it_with_who_says_what_of_whom(view: FamilyView) -> None:
    relations: list[tuple[str, str, str]] = []
    view.chosen_relation.connect(lambda *words: relations.append(words))
    middle = line(view, "lone", "minh", "cooperation").path.pointAtPercent(0.3)
    QTest.mouseClick(view.viewport(), LEFT, NO_KEY, view.mapFromScene(middle))
    assert relations == [("lone", "minh", "cooperation")]
    assert view.accessibleDescription() == "Valgt: Lone Kjærgaard: samarbejder med Minh Nguyen."


def test_a_line_that_is_still_drawn_stays_selected_and_one_that_is_gone_does_not(view: FamilyView) -> None:
    view.select_line(line(view, "lone", "minh", "cooperation"))
    view.show_drawing(drawn(blended()), blended())
    assert view.selected_line() == line(view, "lone", "minh", "cooperation")
    family = replace(blended(), relations=())
    view.show_drawing(drawn(family), family)
    assert view.selected_line() is None


def test_a_couple_of_whom_nothing_more_is_known_is_told_by_how_they_are_together(view: FamilyView) -> None:
    assert line(view, "inger-poul").words == "Poul Kjærgaard og Inger Kjærgaard: gift."


def test_a_relation_that_is_switched_off_cannot_be_touched(view: FamilyView) -> None:
    options = Options(relations=False)
    view.show_drawing(drawn(blended(), options), blended())
    assert {each.kind for each in view.lines} == {"union"}


def test_commands_for_people_are_silent_on_a_line_and_delete_means_the_line(view: FamilyView) -> None:
    found = asked(view)
    view.select_line(line(view, "lone-torben"))
    press(view, Qt.Key.Key_D, Qt.Key.Key_T, Qt.Key.Key_B, Qt.Key.Key_G, Qt.Key.Key_Delete, Qt.Key.Key_Return)
    assert found == ["child", "union_event", "remove_line", "edit_line"]


def test_double_click_opens_the_person(view: FamilyView) -> None:
    found = asked(view)
    QTest.mouseDClick(view.viewport(), LEFT, NO_KEY, at(view, "alma"))
    assert found == ["edit"]


def test_letters_with_ctrl_belong_to_the_window(view: FamilyView) -> None:
    found = asked(view)
    QTest.keyClick(view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_K, Qt.KeyboardModifier.ShiftModifier)
    assert found == []


def test_a_key_held_down_asks_only_once(view: FamilyView) -> None:
    found = asked(view)
    for again in (False, True, True):
        event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_B, NO_KEY, "b", again)
        QApplication.sendEvent(view, event)
    assert found == ["child"]


def test_a_letter_is_taken_before_a_shortcut_of_the_window(view: FamilyView) -> None:
    for key, taken in ((Qt.Key.Key_N, True), (Qt.Key.Key_J, False), (Qt.Key.Key_Escape, False)):
        event = QKeyEvent(QKeyEvent.Type.ShortcutOverride, key, NO_KEY)
        event.ignore()
        QApplication.sendEvent(view, event)
        assert event.isAccepted() is taken, key


def test_the_key_table_has_danish_words_and_no_key_twice() -> None:
    assert len({each.keys for each in COMMANDS}) == len(COMMANDS) == len({each.name for each in COMMANDS})
    assert [each.shown for each in COMMANDS if each.name in ("farther", "move_left", "edit")] == ["Enter", "−", "Alt ←"]
    assert shown_keys("+") == "+"


def test_other_keys_may_be_chosen_but_not_one_for_two() -> None:
    table = KeyTable({"parents": "J"})
    pressed = table.command(QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_J, NO_KEY))
    assert pressed is not None
    assert pressed.name == "parents"
    assert table.command(QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_F, NO_KEY)) is None
    with pytest.raises(ValueError, match="share a key"):
        KeyTable({"parents": "P"})
    with pytest.raises(KeyError):
        KeyTable({"nothing": "J"})


def test_plus_with_shift_and_on_the_number_pad_makes_it_larger(view: FamilyView) -> None:
    for keys in (Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier):
        before = view.transform().m11()
        QTest.keyClick(view, Qt.Key.Key_Plus, keys)
        assert view.transform().m11() > before


def test_an_empty_family_says_which_key_to_press_first_and_takes_it(qtbot: QtBot) -> None:
    view = shown(qtbot, Family(), theme=Theme("dark", 1.5))
    found = asked(view)
    assert view.accessibleDescription() == "Her er ingen endnu. Tryk B for at tegne barnet."
    press(view, *ARROWS, Qt.Key.Key_Z, Qt.Key.Key_0, Qt.Key.Key_Comma, Qt.Key.Key_F, Qt.Key.Key_B)
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    QTest.mouseClick(view.viewport(), LEFT, NO_KEY, QPoint(100, 100))
    assert found == ["child"]
    assert view.selected() == ""


def test_a_screen_reader_hears_who_is_selected_and_no_tooltip_tells_more(view: FamilyView) -> None:
    view.select("inger")
    spoken = QAccessible.queryAccessibleInterface(view).text(QAccessible.Text.Description)
    assert spoken.startswith("Valgt: Inger Kjærgaard, 68 år")
    assert view.toolTip() == view.viewport().toolTip() == ""
    options = Options(show=frozenset({"mathias"}))
    view.show_drawing(drawn(blended(), options), blended())
    assert "Inger" not in view.accessibleDescription()


def test_two_people_of_one_name_are_told_apart(qtbot: QtBot) -> None:
    family = Family(
        (FamilyPerson("a", "Anna Holm", "woman", age=8), FamilyPerson("b", "Anna Holm", "woman", age=70)),
    )
    view = shown(qtbot, family)
    told = {}
    for person in ("a", "b"):
        view.select(person)
        told[person] = view.accessibleDescription()
    assert "8 år" in told["a"]
    assert "70 år" in told["b"]
