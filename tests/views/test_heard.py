"""A screen reader is told what each part of the window is: headings, the room that is chosen, and what is painted."""

import gc
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QDate, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.views.widgets.heard import HeardPart, Role
from app.views.widgets.mode_switch import ModeSwitch
from app.views.widgets.rail import Rail, RailEntry
from app.views.widgets.text import Heading, SectionHeading, Text
from app.views.widgets.week_strip import StripDay, WeekStrip

NAME, LEVEL = QAccessible.Text.Name, QAccessible.Attribute.Level
DAY = QDate(2026, 11, 20).toPython()


def heard(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def bits(each: QAccessibleInterface, *names: str) -> list[int]:
    return [getattr(each.state(), name) for name in names]


@pytest.mark.parametrize(
    ("made", "words", "level"),
    [(lambda: SectionHeading("Mangler dato", 3), "Mangler dato, 3", 3), (lambda: Text("Sager", "title"), "Sager", 1),
     (lambda: Heading("Alder", "subhead"), "Alder", 3)],
)  # fmt: skip
def test_a_heading_has_its_level_and_is_said_once(made: type[QWidget], words: str, level: int, qtbot: QtBot) -> None:
    widget = made()
    qtbot.addWidget(widget)
    each = heard(widget)
    assert (each.role(), each.text(NAME), each.childCount()) == (Role.Heading, words, 0)
    assert each.attributesInterface().attributeValue(LEVEL) == level


def test_words_in_a_strong_letter_are_no_heading(qtbot: QtBot) -> None:
    for widget in (Text("Lone", "subhead"), Text("Mor ringer", "body")):
        qtbot.addWidget(widget)
        assert heard(widget).role() is Role.StaticText


def test_the_room_that_is_chosen_is_a_chosen_tab_and_can_be_pressed(qtbot: QtBot) -> None:
    rail = Rail([RailEntry("today", "I dag", "sun"), RailEntry("cases", "Sager", "folders")])
    qtbot.addWidget(rail)
    rail.set_current("today")
    rooms = heard(rail.item("today")).parent()
    assert (rooms.role(), rooms.text(NAME)) == (Role.PageTabList, "Sider")
    assert [heard(rail.item(name)).state().selected for name in ("today", "cases")] == [1, 0]
    with qtbot.waitSignal(rail.chosen):
        action = heard(rail.item("cases")).actionInterface()
        action.doAction(action.pressAction())
    assert bits(heard(rail.item("cases")), "selected", "checked") == [1, 0]


def test_one_way_of_many_is_a_radio_button(qtbot: QtBot) -> None:
    switch = ModeSwitch("Tegning eller liste", [("map", "Tegning"), ("list", "Liste")])
    qtbot.addWidget(switch)
    switch.choose("list")
    ways = [heard(switch).child(place) for place in range(2)]
    assert [(each.role(), each.state().checked) for each in ways] == [(Role.RadioButton, 0), (Role.RadioButton, 1)]


def test_the_days_of_a_painted_week_can_be_gone_through(qtbot: QtBot) -> None:
    strip = WeekStrip([StripDay(DAY), StripDay(DAY.replace(day=21))], DAY)
    qtbot.addWidget(strip)
    week = heard(strip)
    days = [week.child(place) for place in range(week.childCount())]
    assert [each.text(NAME) for each in days] == [
        "fredag den 20. november 2026, i dag: intet", "lørdag den 21. november 2026: intet",
    ]  # fmt: skip
    assert [each.state().selected for each in days] == [1, 0]
    assert days[1].parent().text(NAME) == "Ugestribe"
    assert week.indexOfChild(days[1]) == 1
    strip.show_days([StripDay(DAY)], DAY)
    assert (week.childCount(), days[1].isValid(), days[1].text(NAME)) == (1, False, "")
    middle = days[0].rect().center()
    assert week.childAt(middle.x(), middle.y()).text(NAME).startswith("fredag")


class Pebbles(QWidget):
    heard_as = Role.List

    def heard_parts(self) -> list[HeardPart]:
        return [HeardPart("en sten", QRect(0, 0, 5, 5))]


@pytest.fixture
def reader_on() -> Iterator[None]:
    before = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(before)


def test_what_was_told_goes_with_the_picture(reader_on: None, qapp: QApplication) -> None:
    for _ in range(50):
        picture = Pebbles()
        part = heard(picture).child(0)
        shiboken6.delete(picture)
        assert not shiboken6.isValid(part)
    gc.collect()
    qapp.processEvents()
