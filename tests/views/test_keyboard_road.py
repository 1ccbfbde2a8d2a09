"""Where somebody without a mouse was lost: a ring that was not painted, a row out of sight, a button Tab passed by."""

from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.store.passphrase import strength
from app.views.case.family_part import FamilyPart
from app.views.guard.cover_page import ChooseCodePage
from app.views.theme import Theme, apply_theme
from app.views.unlock.first_run_window import FirstRunWindow
from app.views.workspace import Workspace
from tests.views.every_page import settle
from tests.views.focus_faults import traps
from tests.views.meeting_reading import show_meeting
from tests.views.page_faults import called, cut_words

CODE = "ABCDE-FGHJK-MNPQR-STUVW-XYZ23-45678"


class Painted(QObject):
    """Counts how often something is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.times = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.times += event.type() is QEvent.Type.Paint
        return False


def test_the_drawing_shows_its_ring_when_the_focus_comes_back(part: FamilyPart) -> None:
    painted = Painted(part.view.viewport())
    part.bar.search.setFocus()
    settle()
    left = painted.times
    part.view.setFocus()
    settle()
    assert 0 < left < painted.times


def test_answering_for_one_after_the_other_keeps_them_in_sight_at_large_text(
    workspace: Workspace, november: UUID, qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp, Theme("light", 1.25))
    screen = show_meeting(workspace, november, qtbot)
    rows = list(screen.centre.attendance._rows.values())
    rows[0].setFocus()
    screen.centre._scroll.verticalScrollBar().setValue(0)
    for row in rows[:-1]:
        QTest.keyClick(row, Qt.Key.Key_1)
        settle()
    assert QApplication.focusWidget() is rows[-1]
    assert rows[-1].visibleRegion().boundingRect().height() > rows[-1].height() // 2
    screen.go_to(screen.desk.type.steps[2].id)
    settle()
    assert cut_words(screen) == []
    apply_theme(qapp, Theme())


@pytest.fixture
def first(qtbot: QtBot) -> FirstRunWindow:
    made = FirstRunWindow(lambda _passphrase: CODE, strength, lambda _code: None)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_tab_comes_by_every_button_where_a_secret_is_chosen_and_its_code_is_kept(
    first: FirstRunWindow, qtbot: QtBot
) -> None:
    assert traps(first) == []
    first._on_done(CODE)
    settle()
    assert called(QApplication.focusWidget() or first) == "PlainButton »Udskriv arket«"
    assert traps(first) == []
    cover = ChooseCodePage()
    qtbot.addWidget(cover)
    with qtbot.waitActive(cover):
        cover.show()
        cover.activateWindow()
    assert traps(cover) == []
