"""A paper beside its choices: where they stand in a small window, and what the audit log knows when something fails."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.models.log import Audit
from app.services.finished_papers import list_finished
from app.services.papers import PlanDraft, finish_paper, plan_for
from app.services.ports import Unit, use_case
from app.views.case.papers import PapersTab
from app.views.papers.hand_out import HandOut
from app.views.papers.page_pictures import KEPT, PagePictures
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.exchange.test_pdf_process import pages as pdf_of
from tests.views.case_reading import field_called, settle

Sized = Callable[[int, int], PapersTab]


@pytest.fixture
def sized(workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication) -> Sized:
    """The papers of Mathias, shown at the size that is asked for."""
    apply_theme(qapp, Theme())
    tab = PapersTab(workspace, mathias_case)
    qtbot.addWidget(tab)
    tab.refresh()

    def at(width: int, height: int) -> PapersTab:
        tab.resize(width, height)
        tab.show()
        settle()
        return tab

    return at


@use_case("test.leaving")
def leaving(unit: Unit) -> list[str]:
    told = ("paper.save", "paper.print", "paper.stayed", "paper.deliver")
    return [row.kind for row in unit.session.query(Audit).order_by(Audit.seq) if row.kind in told]


def corner(tab: PapersTab, part: QWidget) -> QPoint:
    return part.mapTo(tab, QPoint(0, 0))


def pages_of(tab: PapersTab) -> PagePictures:
    [found] = [each for each in tab.findChildren(PagePictures) if each.isVisibleTo(tab)]
    return found


def test_the_choices_stand_beside_the_paper_where_there_is_room(sized: Sized) -> None:
    tab = sized(1100, 700)
    choice, pages = field_called(tab, "Papir"), pages_of(tab)
    assert corner(tab, choice).x() + choice.width() <= corner(tab, pages).x()


def test_the_choices_stand_above_the_paper_in_a_small_window_and_go_back(sized: Sized) -> None:
    tab = sized(600, 700)
    choice, pages = field_called(tab, "Papir"), pages_of(tab)
    assert choice.isVisible()
    assert corner(tab, choice).y() + choice.height() <= corner(tab, pages).y()
    for part in (choice, pages):
        assert corner(tab, part).x() + part.width() <= tab.width()
    sized(1100, 700)
    assert choice.isVisible()
    assert corner(tab, choice).x() + choice.width() <= corner(tab, pages).x()


def test_large_letters_turn_the_choices_too(sized: Sized, qapp: QApplication) -> None:
    apply_theme(qapp, Theme(text_scale=1.5))
    tab = sized(760, 700)
    choice, pages = field_called(tab, "Papir"), pages_of(tab)
    assert corner(tab, choice).y() + choice.height() <= corner(tab, pages).y()
    assert corner(tab, choice).x() + choice.width() <= tab.width()


@pytest.mark.parametrize("answer", [True, False, None], ids=["printed", "thought better of it", "the printer fails"])
def test_what_the_printer_answers_is_noted_whatever_it_is(
    workspace: Workspace, mathias_case: UUID, answer: bool | None
) -> None:
    def printing() -> bool:
        if answer is None:
            raise OSError("out of paper")
        return answer

    draft: PlanDraft = workspace.ask(plan_for, mathias_case)
    hand_out = HandOut(workspace, mathias_case, finish_paper)
    if answer is None:
        with pytest.raises(OSError, match="out of paper"):
            hand_out.print_out(draft, b"%PDF-1.7", printing)
    else:
        assert hand_out.print_out(draft, b"%PDF-1.7", printing) is answer
    assert workspace.ask(leaving) == ["paper.print", "paper.deliver" if answer else "paper.stayed"]
    assert len(workspace.ask(list_finished, mathias_case)) == 1


class Watched(PagePictures):
    """Pages that count how many of their resizes are going on within each other."""

    deep = deepest = 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Count this one."""
        self.deep += 1
        self.deepest = max(self.deepest, self.deep)
        super().resizeEvent(event)
        self.deep -= 1


def test_pages_that_just_fit_do_not_chase_their_own_scroll_bar(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, Theme(text_scale=1.5))
    area, pages = QScrollArea(), Watched()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setWidget(pages)
    area.show()
    pages._sizes, pages._images = [QSize(850, 1200)], {0: QImage(850, 1200, QImage.Format.Format_RGB32)}
    for height in range(-12, 13):
        area.resize(420, round((420 - 36) * 1200 / 850) + 36 + height)
        settle()
    settle()
    assert pages.deepest == 1, "a resize in the middle of another has crashed the program"
    assert pages.minimumHeight() == pages.sizeHint().height()


def test_of_a_long_paper_the_pages_that_are_seen_are_drawn_and_few_are_kept(qtbot: QtBot) -> None:
    area, pages = QScrollArea(), PagePictures()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setWidget(pages)
    area.resize(420, 500)
    area.show()
    pages.show_pdf(pdf_of(*[(595, 842), (842, 595)] * 10))
    settle()
    bar = area.verticalScrollBar()
    assert pages.page_count == 20
    assert 0 < len(pages._images) < KEPT
    for step in range(11):
        bar.setValue(bar.maximum() * step // 10)
        pages.grab(area.viewport().rect().translated(0, bar.value()))
    assert 19 in pages._images
    assert len(pages._images) == KEPT
    assert all(pages._images[number].size() == pages._sizes[number] for number in pages._images)
