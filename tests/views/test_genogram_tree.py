"""The list beside the drawing, and the bar for another year: the same people, the same keys, heard as well as seen."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.genogram.family import Family, FamilyPerson
from app.views.genogram.as_of_bar import AsOfBar
from app.views.genogram.commands import COMMANDS
from app.views.genogram.tree_twin import FamilyTree
from app.views.theme import Theme, apply_theme
from tests.genogram.families import STORIES, blended
from tests.views.family_views import LEFT, NO_KEY, drawn

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def tree(qtbot: QtBot, qapp: QApplication) -> FamilyTree:
    return tree_of(qtbot, qapp, blended())


def tree_of(qtbot: QtBot, qapp: QApplication, family: Family) -> FamilyTree:
    apply_theme(qapp, Theme())
    tree = FamilyTree()
    qtbot.addWidget(tree)
    tree.resize(640, 700)
    with qtbot.waitActive(tree):
        tree.show()
        tree.activateWindow()
    tree.setFocus()
    tree.show_drawing(drawn(family), family)
    return tree


@pytest.mark.parametrize("story", STORIES)
def test_everybody_of_the_drawing_stands_in_the_list_once_with_their_sentence(
    story: str, qtbot: QtBot, qapp: QApplication
) -> None:
    family = STORIES[story]()
    tree = tree_of(qtbot, qapp, family)
    drawing = drawn(family)
    assert set(tree._found) == set(drawing.people)
    for person, item in tree._found.items():
        assert item.text(0) == drawing.said[person]
        assert item.data(0, Qt.ItemDataRole.AccessibleTextRole) == drawing.said[person]


def test_people_stand_by_generation_seen_from_the_main_person(tree: FamilyTree) -> None:
    groups = [group.text(0) for group in tree._groups()]
    assert groups == ["Bedsteforældre", "Forældre, onkler og tanter", "Mathias’ egen generation"]
    parent = tree._found["inger"].parent()
    assert parent.text(0) == "Bedsteforældre"


def test_the_main_person_is_selected_from_the_start_and_told(tree: FamilyTree) -> None:
    assert tree.selected() == "mathias"
    spoken = QAccessible.queryAccessibleInterface(tree).text(QAccessible.Text.Description)
    assert spoken.startswith("Valgt: Mathias Kjærgaard Østergård, hovedperson")


def test_walking_the_list_chooses_people(tree: FamilyTree, qtbot: QtBot) -> None:
    heard: list[str] = []
    tree.chosen.connect(heard.append)
    tree.select("torben")
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    assert heard[0] == "torben"
    assert len(heard) == 3
    assert tree.selected() == heard[-1]


def test_the_lines_of_a_person_open_under_them(tree: FamilyTree, qtbot: QtBot) -> None:
    unions: list[str] = []
    relations: list[tuple[str, str, str]] = []
    tree.chosen_union.connect(unions.append)
    tree.chosen_relation.connect(lambda *words: relations.append(words))
    tree.select("minh")
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(tree, key)
    assert unions == ["lone-minh"]
    assert relations == [("lone", "minh", "cooperation")]
    assert tree.selected() == "minh"


def test_every_letter_of_the_drawing_works_in_the_list(tree: FamilyTree) -> None:
    heard: list[str] = []
    tree.command.connect(heard.append)
    for each in COMMANDS:
        if not each.local:
            name = {"Return": "Return", "Del": "Delete", "Å": "Aring"}.get(each.keys, each.keys)
            QTest.keyClick(tree, Qt.Key[f"Key_{name}"])
    assert heard == [each.name for each in COMMANDS if not each.local]
    assert tree.selected() == "mathias"


def test_a_line_in_the_list_is_edited_and_removed_as_a_line(tree: FamilyTree) -> None:
    heard: list[str] = []
    tree.command.connect(heard.append)
    tree.select("minh")
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_D, Qt.Key.Key_B):
        QTest.keyClick(tree, key)
    assert heard == ["remove_line", "edit_line", "child"]


def test_alt_and_an_arrow_moves_the_person_in_the_row(tree: FamilyTree) -> None:
    heard: list[tuple[str, str, str]] = []
    tree.moved.connect(lambda *words: heard.append(words))
    tree.select("minh")
    QTest.keyClick(tree, Qt.Key.Key_Left, ALT)
    assert len(heard) == 1
    assert (heard[0][0], heard[0][2]) == ("minh", "left")


def test_another_drawing_keeps_the_choice_and_what_is_closed_and_says_nothing(tree: FamilyTree) -> None:
    heard: list[str] = []
    tree.select("torben")
    tree.chosen.connect(heard.append)
    tree._groups()[0].setExpanded(False)
    family = replace(blended(), persons=(*blended().persons, FamilyPerson("new", "Ny Person")))
    tree.show_drawing(drawn(family), family)
    assert tree.selected() == "torben"
    assert [group.isExpanded() for group in tree._groups()][:2] == [False, True]
    assert heard == []


def test_an_empty_list_names_the_first_key(qtbot: QtBot, qapp: QApplication) -> None:
    tree = tree_of(qtbot, qapp, Family())
    assert tree.accessibleDescription() == "Her er ingen endnu. Tryk B for at tegne barnet."
    heard: list[str] = []
    tree.command.connect(heard.append)
    QTest.keyClick(tree, Qt.Key.Key_D)
    QTest.keyClick(tree, Qt.Key.Key_B)
    assert heard == ["child"]


def test_long_sentences_take_the_lines_they_need(tree: FamilyTree) -> None:
    wide = tree.visualItemRect(tree._found["torben"]).height()
    tree.resize(320, 700)
    QApplication.processEvents()
    assert tree.visualItemRect(tree._found["torben"]).height() > wide


@pytest.fixture
def bar(qtbot: QtBot, qapp: QApplication) -> AsOfBar:
    apply_theme(qapp, Theme())
    bar = AsOfBar()
    qtbot.addWidget(bar)
    bar.show_years(1986, 2026, (2013, 2019))
    bar.resize(900, 60)
    with qtbot.waitActive(bar):
        bar.show()
        bar.activateWindow()
    bar.start()
    return bar


def test_the_bar_goes_back_in_years_and_says_so(bar: AsOfBar) -> None:
    days: list[date | None] = []
    bar.changed.connect(days.append)
    assert bar.as_of() is None
    for key in (Qt.Key.Key_Left, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_End):
        QTest.keyClick(bar.slider, key)
    assert days == [date(2025, 12, 31), date(2020, 12, 31), date(1986, 12, 31), None]
    bar.set_as_of(date(2019, 3, 1))
    assert bar.slider.accessibleDescription().startswith("Som familien så ud i 2019.")
    assert len(days) == 4


def test_the_bar_is_set_with_the_mouse_and_back_to_today(bar: AsOfBar) -> None:
    days: list[date | None] = []
    bar.changed.connect(days.append)
    QTest.mouseClick(bar.slider, LEFT, NO_KEY, QPoint(bar.slider.width() // 2, 14))
    assert days == [date(2006, 12, 31)]
    today = bar.findChild(QPushButton)
    assert today is not None
    QTest.mouseClick(today, LEFT)
    assert days[-1] is None
    assert not today.isEnabled()


def test_other_years_keep_the_chosen_one_and_today_stays_today(bar: AsOfBar) -> None:
    bar.show_years(1950, 2027)
    assert bar.as_of() is None
    bar.set_as_of(date(2019, 12, 31))
    bar.show_years(2000, 2027)
    assert bar.as_of() == date(2019, 12, 31)
    bar.show_years(2027, 2027)
    assert bar.as_of() is None
