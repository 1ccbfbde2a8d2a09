"""»Mere« in a small window with large letters: nothing stands on top of anything else, and nothing sticks out."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.views.case.header import CaseTop
from app.views.case.more_tab import MoreTab
from app.views.case.page import CasePage
from app.views.theme import Theme, apply_theme
from app.views.widgets.buttons import PlainButton
from app.views.widgets.fields import LabeledField
from app.views.workspace import Workspace
from tests.views.case_reading import settle


@pytest.fixture(autouse=True)
def large_letters(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, Theme("light", 1.5))
    yield
    apply_theme(qapp, Theme())


@pytest.mark.long
@pytest.mark.parametrize("part", ["files", "shown_as", "access", "history"])
def test_fields_of_a_part_keep_their_height_and_stay_within_its_width(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot, part: str
) -> None:
    page = CasePage(workspace, mathias_case)
    qtbot.addWidget(page)
    page.resize(720, 560)
    page.show()
    page.open_tab(part)
    settle()
    more = page.tab("more")
    assert isinstance(more, MoreTab)
    fields = [each for each in more.part().findChildren(LabeledField) if each.isVisible()]
    squeezed = [each for each in fields if each.editor.height() < each.editor.minimumSizeHint().height()]
    assert squeezed == []
    assert [place(each, more) for each in fields if place(each, more).right() > more.width()] == []


def test_the_next_date_is_not_cut_when_the_buttons_stand_under_it(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    page = CasePage(workspace, mathias_case)
    qtbot.addWidget(page)
    page.resize(720, 560)
    page.show()
    page.open_tab("files")
    settle()
    top = page.findChild(CaseTop)
    assert isinstance(top, CaseTop)
    assert top.height() >= top._grid.totalMinimumHeightForWidth(top.width())


def test_the_tabs_stand_still_whatever_buttons_a_tab_has(qtbot: QtBot) -> None:
    top = CaseTop()
    qtbot.addWidget(top)
    top._about.show_text("11 år, 5.b på Skovbakkeskolen · 2026-014")
    top._when.setText("Næste dato søn. 29. nov., om 7 dage · møde ons. 6. jan. kl. 15")
    top.resize(1500, 120)
    top.show()
    heights = [top.layout().totalHeightForWidth(1500)]
    for words in ("Nyt notat", "Kopiér teksten, udskriv den, og gem den som en fil"):
        button = PlainButton(words, "Ctrl Skift C")
        top.put_buttons(button)
        button.show()
        heights.append(top.layout().totalHeightForWidth(1500))

    assert heights == heights[:1] * 3


def test_a_part_that_is_higher_than_the_window_scrolls(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    page = CasePage(workspace, mathias_case)
    qtbot.addWidget(page)
    page.resize(720, 560)
    page.show()
    page.open_tab("access")
    settle()
    more = page.tab("more")
    assert isinstance(more, MoreTab)
    frame = more._side.stack.currentWidget()
    assert isinstance(frame, QScrollArea)
    assert frame.verticalScrollBar().maximum() > 0


def place(widget: QWidget, within: QWidget) -> QRect:
    return QRect(widget.mapTo(within, QPoint()), widget.size())
