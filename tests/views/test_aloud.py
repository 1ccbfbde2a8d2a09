"""What happens beside the focus is said to somebody who cannot see it, once and no more often than that."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.services.agreements import add_agreement
from app.views.main_window import MainWindow
from app.views.navigation import SETTINGS, TODAY, Place
from app.views.unlock.status_line import StatusLine
from app.views.unlock.unlock_window import UnlockWindow
from app.views.widgets import aloud
from app.views.widgets.fields import LabeledField, line_field
from app.views.widgets.notice import NoticeBar
from app.views.workspace import Workspace


class Reader:
    """Stands where a screen reader listens, and keeps what it would say."""

    AnnouncementPoliteness, Event = QAccessible.AnnouncementPoliteness, QAccessible.Event

    def __init__(self) -> None:
        self.said: list[str] = []

    def updateAccessibility(self, event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            self.said.append(event.message())


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    made = Reader()
    monkeypatch.setattr(aloud, "QAccessible", made)
    monkeypatch.setattr(aloud, "REST_MS", 0)
    return made


@pytest.fixture
def window(workspace: Workspace, qtbot: QtBot) -> MainWindow:
    opened = MainWindow(workspace)
    qtbot.addWidget(opened)
    with qtbot.waitActive(opened):
        opened.show()
        opened.activateWindow()
    opened.restore()
    QApplication.processEvents()
    return opened


def page_with(*widgets: QWidget, qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    for each in widgets:
        column.addWidget(each)
    return page


def test_a_step_its_undoing_and_a_refusal_are_said(window: MainWindow, mathias_case: UUID, reader: Reader) -> None:
    window._workspace.do("Tilføj aftale", add_agreement, mathias_case, text="Mor ringer")
    window._workspace.undo_stack.undo()
    window._workspace.refused.emit("Skriv et navn.")
    assert reader.said == ["Tilføj aftale. Gemt.", "Fortryd: Tilføj aftale. Gemt.", "Skriv et navn."]


def test_a_refusal_that_stands_under_its_field_stands_nowhere_else_and_is_said_once(
    window: MainWindow, reader: Reader, qtbot: QtBot
) -> None:
    window.go(Place(SETTINGS))
    part = window._settings._spelling
    part._word.editor.setFocus()
    part._add()
    QApplication.processEvents()
    assert part._word.error()
    assert window._notice.sentence() == ""
    assert reader.said == [part._word.error()]
    window.go(Place(TODAY))
    part._add()
    qtbot.waitUntil(lambda: window._notice.sentence() == part._word.error())  # she has left: nobody sees the field


def test_what_is_found_on_the_page_and_in_the_cases_is_said_when_the_keys_rest(
    window: MainWindow, mathias_case: UUID, reader: Reader, qtbot: QtBot
) -> None:
    find = window._everyday.find
    find.open()
    find.line.setText("Jens-Ole åbner")
    qtbot.waitUntil(lambda: bool(reader.said))
    assert reader.said[0].startswith("1 af 1: Jens-Ole åbner døren")
    find.leave()
    reader.said.clear()
    search = window._search
    search.setFocus()
    QTest.keyClicks(search, "mathias")
    qtbot.waitUntil(lambda: bool(reader.said))
    assert "linjer. Mathias Kjærgaard Østergård" in reader.said[0]
    QTest.keyClick(search, Qt.Key.Key_Down)
    assert len(reader.said) == 2
    assert "linjer" not in reader.said[1]


def test_a_notice_is_said_when_it_comes_on_the_screen_and_not_before(qtbot: QtBot, reader: Reader) -> None:
    notice, line = NoticeBar(), StatusLine()
    page = page_with(notice, line, qtbot=qtbot)
    notice.say("Gemt.", "good", ("Fortryd", lambda: None))
    line.say("Forkert adgangssætning.", "late")
    assert reader.said == []
    page.show()
    assert reader.said == ["Gemt. Fortryd", "Forkert adgangssætning."]
    line.say("Vent 2 sekunder.", "late", aloud=False)
    line.say("Prøv igen.", "late")
    assert reader.said[2:] == ["Prøv igen."]


def test_the_door_says_why_it_was_locked_with_the_label(qtbot: QtBot) -> None:
    door = UnlockWindow(lambda secret: secret, message="Rundbord har været låst siden 8.30.")
    qtbot.addWidget(door)
    assert door._secret._line.accessibleDescription() == "Rundbord har været låst siden 8.30."


def read_as(text: str) -> str:
    return f"Læst som {text}"


def test_a_field_says_what_is_wrong_and_once_how_it_was_read(qtbot: QtBot, reader: Reader) -> None:
    field: LabeledField = line_field("Dato", explain=read_as)
    page = page_with(field, qtbot=qtbot)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    field.editor.setFocus()
    QTest.keyClicks(field.editor, "4/12")
    assert reader.said == []
    field.flush_draft()
    field.set_error("Datoen er forbi.")
    field.set_error("Datoen er forbi.")
    assert reader.said == ["Læst som 4/12", "Datoen er forbi."]


def test_the_focus_goes_straight_to_the_next_page_and_over_nothing_beside_it(window: MainWindow) -> None:
    window.go(Place(TODAY))
    seen: list[str] = []
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    told = application.focusChanged.connect(lambda _, now: seen.append(now.accessibleName() if now else ""))
    window.go(Place(SETTINGS))
    window.go(Place(TODAY))
    application.focusChanged.disconnect(told)
    assert [each for each in seen if each] == ["Find en indstilling", "Ugestribe"]
