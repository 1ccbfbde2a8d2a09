"""The way back is one thing everywhere: an arrow, where it leads, and Esc. What is long gives way before it is cut."""

import datetime as dt
from uuid import uuid4

import pytest
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.services.case_header import CaseHeader, HeaderChild
from app.views.case.header import CaseTop
from app.views.frame.focus import press_way_back
from app.views.meeting.panel import VeiledScroll
from app.views.theme import Theme, apply_theme
from app.views.widgets.buttons import BackButton, PrimaryButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import at_most
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.key_bar import KeyBar
from app.views.widgets.page_head import PageHead
from app.views.widgets.side_list import MARGIN, SideList
from app.views.widgets.text import Text
from tests.views.every_page import settle

LONG = "Mathias Sønderjysk-Kristensen Østergård-Kjærgaard"
SENTENCE = "Hvor meget arbejde er der i sagen lige nu? Det er dit skøn, til planlægning og til snakken med din leder."


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    apply_theme(qapp, Theme())


def shown(widget: QWidget, qtbot: QtBot, width: int, height: int = 400) -> QWidget:
    """The widget at a size, laid out."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    settle()
    return widget


def test_esc_presses_the_way_back_that_is_seen_and_says_where_it_leads(qtbot: QtBot) -> None:
    page, pressed = QWidget(), list[str]()
    column = QVBoxLayout(page)
    for place in ("Alle sager", "Sagsgennemgang"):
        button = BackButton(place)
        button.clicked.connect(lambda _on=False, place=place: pressed.append(place))
        column.addWidget(button)
    button.hide()
    shown(page, qtbot, 600)
    assert press_way_back(page)
    assert pressed == ["Alle sager"]
    assert [each.accessibleName() for each in page.findChildren(BackButton)][0] == "Tilbage: Alle sager"
    assert (BackButton().text(), BackButton().accessibleName()) == ("Tilbage", "Tilbage")
    assert not press_way_back(QWidget())


def test_a_narrow_bar_keeps_the_way_back_before_the_other_keys(qtbot: QtBot) -> None:
    bar = KeyBar()
    bar.set_hints([*(((key,), "Gør noget") for key in "ABCDEFGH"), (("Esc",), "Tilbage")], [(("F1",), "Vejledning")])
    shown(bar, qtbot, 420, bar.sizeHint().height())
    seen = [each.told for each in bar.shown()]
    assert seen[-2:] == ["Esc: Tilbage", "F1: Vejledning"]


def test_buttons_under_a_heading_take_no_height_from_the_page(qtbot: QtBot) -> None:
    page, head = (
        QWidget(),
        PageHead(Text(LONG, "title", wrap=True), BackButton("Alle sager"), PrimaryButton("Gå i gang")),
    )
    column = QVBoxLayout(page)
    column.addWidget(head)
    column.addWidget(QScrollArea())
    shown(page, qtbot, 700, 900)
    assert head.height() == head.minimumHeight() < 150


def test_a_long_name_is_made_smaller_before_it_is_cut(qtbot: QtBot) -> None:
    top, day = CaseTop(), dt.date(2026, 11, 22)
    child = HeaderChild(id=uuid4(), person_id=uuid4(), name=LONG, called="Mathias", about="11 år")
    header = CaseHeader(
        number="2026-014", children=(child,), next_what="", next_on=None, next_at="", remember=False, closed=False
    )
    top.show_header(header, day)
    shown(top, qtbot, 1000, 90)
    wide = top._name.sizeHint().height()
    top.resize(600, 90)
    settle()
    assert top._name.sizeHint().width() <= top._name.width(), "it stands whole"
    assert top._name.sizeHint().height() < wide


def test_without_its_list_a_part_begins_where_the_page_does(qtbot: QtBot) -> None:
    side = SideList("Dele", 16)
    side.add("one", "Den ene", lambda: Text("Her"))
    side.open("one")
    shown(side, qtbot, 600)
    choice = side._choice.made
    assert choice is not None
    assert choice.editor.mapTo(side, choice.editor.rect().topLeft()).x() == MARGIN
    side.resize(1200, 400)
    settle()
    assert side._row.contentsMargins().left() == 0


def test_a_card_that_is_kept_narrow_is_not_squeezed(qtbot: QtBot) -> None:
    card, inner = Card("Sagens vægt"), Fitted()
    card.body.addWidget(Text(SENTENCE, "body", wrap=True))
    column = QVBoxLayout(inner)
    column.addLayout(at_most(card, 400))
    column.addWidget(Text("Og så videre."))
    area = shown(scrolling(inner, "Del"), qtbot, 1000, 60)
    assert area.isAncestorOf(card)
    assert card.width() == 400
    assert card.height() >= card.heightForWidth(400)


def test_the_middle_of_a_meeting_fades_only_while_there_is_more_below(qtbot: QtBot) -> None:
    scroll = VeiledScroll("Dette trin")
    scroll.body.addWidget(Text(SENTENCE * 20, "body", wrap=True))
    shown(scroll, qtbot, 400, 200)
    assert scroll._veil.isVisible()
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    assert not scroll._veil.isVisible()
    scroll.resizeEvent(QResizeEvent(scroll.size(), scroll.size()))
    assert not scroll._veil.isVisible()
