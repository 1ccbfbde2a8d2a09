"""With little room a list and what is chosen in it take turns, keys give way to words, and only one thing scrolls."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.views.catalogue.filters import Filters
from app.views.meeting.panel import VeiledScroll
from app.views.theme import Theme, apply_theme
from app.views.widgets import text_layout
from app.views.widgets.buttons import BackButton, PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.fitted import never_squeezed
from app.views.widgets.key_row import KeyRow
from app.views.widgets.list_or_one import ListOrOne, Room
from app.views.widgets.page_head import PageHead
from app.views.widgets.text import SectionHeading, Text
from tests.views.every_page import settle
from tests.views.test_low_and_narrow import shown, table_of

ROWS = 30
ROOM = Room(narrow=640, one=200, high=150, low=500)


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> QScrollArea:
    inside, chosen = QWidget(), Card("Det valgte")
    chosen.body.addWidget(PlainButton("Ret"))
    column = QVBoxLayout(inside)
    column.addWidget(Text("Møder", "title"))
    both = ListOrOne(table_of(ROWS), chosen, ("Se hele mødet", "Listen over møder"), ROOM)
    both.put_under_list(PlainButton("Vis flere"))
    column.addWidget(both, 1)
    made = never_squeezed(inside, "Siden")
    shown(qtbot, made, 800, 600)
    return made


def turns(page: QScrollArea) -> ListOrOne:
    return page.findChildren(ListOrOne)[0]


def bars(page: QScrollArea) -> list[str]:
    """Return what has a bar to scroll with."""
    table = turns(page)._table
    found = {"siden": page.verticalScrollBar(), "listen": table.verticalScrollBar()}
    return [name for name, bar in found.items() if bar.maximum() > 0]


def test_with_room_both_are_seen_and_only_the_list_scrolls(page: QScrollArea) -> None:
    both = turns(page)
    assert both.is_beside()
    assert bars(page) == ["listen"]
    assert both.see.isHidden()
    assert both.back.isHidden()


@pytest.mark.parametrize("size", [(500, 600), (800, 300)], ids=["narrow", "low"])
def test_without_room_they_take_turns_and_only_the_page_scrolls(page: QScrollArea, size: tuple[int, int]) -> None:
    page.resize(*size)
    settle()
    QTest.qWait(1)
    settle()
    both, table, more = turns(page), turns(page)._table, page.findChildren(PlainButton)[0]
    assert (more.text(), bars(page)) == ("Vis flere", ["siden"])
    assert more.mapTo(both, more.pos()).y() > table.geometry().bottom()
    table.setFocus()
    table.selectRow(3)
    QTest.keyClick(table, Qt.Key.Key_Right)
    settle()
    assert both.back.hasFocus()
    assert (table.isVisible(), more.isVisible()) == (False, False)
    both.back.click()
    assert (table.hasFocus(), table.currentIndex().row()) == (True, 3)


def test_the_page_follows_the_row_one_walks_to_and_the_heading_stays_till_then(page: QScrollArea) -> None:
    page.resize(800, 300)
    table = turns(page)._table
    table.setFocus()
    QTest.qWait(100)
    assert page.verticalScrollBar().value() < page.findChildren(Text)[0].height()
    for _ in range(12):
        QTest.keyClick(table, Qt.Key.Key_Down)
    settle()
    row = table.visualRect(table.currentIndex())
    top = table.viewport().mapTo(page.viewport(), row.topLeft()).y()
    assert 0 <= top <= page.viewport().height() - row.height()
    QTest.keyClick(table, Qt.Key.Key_PageDown)
    assert 12 < table.currentIndex().row() < ROWS - 1


def test_the_keys_on_buttons_give_way_before_a_button_goes_to_a_second_line(qapp: QApplication, qtbot: QtBot) -> None:
    back, do = BackButton(), PlainButton("Start mødet", "Ctrl Enter")
    head, row = PageHead(Text("Opfølgningsmøde om Mathias", "heading", wrap=True), back, do), KeyRow()
    verbs = [PlainButton("Gennemset i dag", "G"), PlainButton("Tag ud af brug", "U")]
    for each in verbs:
        row.add(each)
    for part, buttons in ((head, (back, do)), (row, verbs)):
        shown(qtbot, part, 900)
        assert [each.left_out() for each in buttons] == [0, 0]
        keys = sum(each.room_for_cap() for each in buttons)
        words = head.findChildren(Text)[0].sizeHint().width() + 8 if part is head else 0
        part.resize(words + sum(each.sizeHint().width() for each in buttons) + 8 - keys // 2, 300)
        settle()
        assert all(each.left_out() for each in buttons)
        assert len({each.y() for each in buttons}) == 1
    title = head.findChildren(Text)[0]
    middle = do.mapTo(head, do.rect().center()).y()
    assert abs(title.geometry().center().y() - middle) <= 1


def test_a_heading_knows_when_it_would_break_and_what_is_scrolled_fades_at_both_ends(
    qapp: QApplication, qtbot: QtBot
) -> None:
    heading, scroll = SectionHeading("Aftaler indtil nu", 8, role="heading"), VeiledScroll("Dette trin")
    scroll.body.addWidget(Text("ord " * 400, wrap=True))
    shown(qtbot, heading, 400)
    assert not heading.needs_lines()
    heading.resize(120, 100)
    assert heading.needs_lines()
    shown(qtbot, scroll, 300, 200)
    assert (scroll._above.isHidden(), scroll._veil.isHidden()) == (True, False)
    scroll.verticalScrollBar().setValue(40)
    assert (scroll._above.isHidden(), scroll._veil.isHidden()) == (False, False)


def test_choices_get_more_room_when_the_letters_are_made_larger_while_they_stand_there(
    qapp: QApplication, qtbot: QtBot
) -> None:
    filters = Filters()
    shown(qtbot, filters, 900, 300)
    before = filters.choice("age").width()
    apply_theme(qapp, Theme("light", 1.5))
    larger = filters.choice("age").width()
    apply_theme(qapp, Theme())
    assert larger == round(before * 1.5)


def test_the_fade_at_the_top_never_lies_over_the_heading_of_what_begins_there(qapp: QApplication, qtbot: QtBot) -> None:
    scroll, card = VeiledScroll("Dette trin"), Card("Sidste ord")
    for part in (Text("Hvordan var det at være her?", "title"), card, Text("ord " * 400, wrap=True)):
        scroll.body.addWidget(part)
    shown(qtbot, scroll, 300, 200)
    title = card.findChildren(Text)[0]
    for past, torn in ((0, False), (title.mapTo(card, title.rect().center()).y(), True)):
        scroll.verticalScrollBar().setValue(card.y() + past)
        assert scroll._above.is_needed() is torn


def test_what_is_painted_on_one_line_is_one_line_whatever_stands_in_it(qapp: QApplication) -> None:
    one, torn = (text_layout._short_line(f"Liv{sign}Holm", qapp.font(), 500.0) for sign in (" ", "\u2028"))
    holed = text_layout._short_line("Liv\tHolm", qapp.font(), 500.0)
    assert one[0].size() == torn[0].size() == holed[0].size()
