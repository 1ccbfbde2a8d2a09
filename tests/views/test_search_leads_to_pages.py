"""The search box leads to what has a letter on its own page only: the month, the review, worries, who waits."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.services.modules import NOTIFICATIONS, switch_module
from app.views.frame.key_list import works_at
from app.views.main_window import MainWindow
from app.views.navigation import CASES, SETTINGS, TODAY, Place
from app.views.review.area import ReviewArea
from app.views.workspace import Workspace

WAYS = (
    ("bekymringer", CASES, "cases.worries"),
    ("sagsgen", CASES, "cases.review"),
    ("måned", TODAY, "month"),
    ("det venter", CASES, "cases.review"),
    ("uden kontakt", CASES, "cases.waiting"),
)


def test_what_has_its_letter_on_a_page_is_found_and_opened_from_anywhere(workspace: Workspace, qtbot: QtBot) -> None:
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.show()
    assert not [each for each in window._search._lines("uden kontakt") if each.command], "its part is off"
    assert workspace.do("Slå til", switch_module, NOTIFICATIONS, on=True)
    for typed, page, topic in WAYS:
        window.go(Place(SETTINGS))
        window._search.setFocus()
        QTest.keyClicks(window._search, typed)
        QTest.keyClick(window._search, Qt.Key.Key_Return)
        assert window.place == Place(page), typed
        area: object = window._cases._areas.shown() if page == CASES else window._stack.currentWidget()
        assert getattr(area, "help_topic", "") == topic, typed
        if typed == "det venter":
            assert isinstance(area, ReviewArea)
            assert area.current() == "waiting"
    assert works_at(Place(CASES)) == ("På Sager", "I Sagsgennemgang")
