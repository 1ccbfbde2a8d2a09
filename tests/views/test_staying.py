"""Closing the window without ending the program: locked, beside the clock, with counts and never a name."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore, open_store
from app.policy import Policy
from app.services import profile
from app.store.check import findings
from app.views.app import Doorway
from app.views.entrance import Entrance
from app.views.guard.guard import Surroundings
from app.views.guard.lock_note import LockNote, Why
from app.views.main_window import MainWindow
from app.views.reminders import ReminderNumbers
from app.views.settings.reminding import NO_PLACE, STAY_WHAT, RemindingPart
from app.views.staying import STAY_KEY
from app.views.theme import Theme, apply_theme
from app.views.today.wait_line import WaitLine
from app.views.tray import TrayMark
from app.views.unlock.unlock_window import UnlockWindow
from app.views.workspace import Workspace
from app.window import Door
from tests.shipped import CHEAP, PASSPHRASE, TODAY
from tests.views.guard_reading import still_computer

# The screen of the tests has no such place, and Qt says so when a mark is put there all the same.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)


class Judged:
    text, ok, score = "", True, 4


class Program:
    """The program on one store, its notes to the process after, and what is handed on."""

    def __init__(self, path: Path, app: QApplication) -> None:
        self.path, self.app = path, app
        self.notes: list[LockNote] = []
        self.handed: list[tuple[ReminderNumbers | None, bool]] = []
        self.ended = 0
        self.doorways: list[Doorway] = []

    def begins(self, *, stays: bool = False, hidden: bool = False) -> Doorway:
        entrance = Entrance(
            exists=True, unlock=lambda secret: open_store(self.path, secret, floor=CHEAP, now=lambda: TODAY),
            create=lambda _secret: pytest.fail("there is a store"), strength=lambda _words: Judged(),
            restart=self.notes.append, stays=stays, hidden=hidden,
            hand_on=lambda numbers, stay: self.handed.append((numbers, stay)),
        )  # fmt: skip
        made = Doorway(self.app, entrance, end=self._end, around=self._around)
        self.doorways.append(made)
        made.open()
        return made

    def over(self) -> None:
        for each in self.doorways:
            each._staying.end()
            each.close_store()
            if each.window is not None:
                each.window.close()
                each.window.deleteLater()
        self.app.setQuitOnLastWindowClosed(True)

    def _end(self) -> None:
        self.ended += 1

    def _around(self, _app: QApplication) -> Surroundings:
        return still_computer().surroundings()


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    """A desktop that has a place for marks beside the clock."""
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", staticmethod(lambda: True))


@pytest.fixture
def program(store: OpenStore, qapp: QApplication) -> Iterator[Program]:
    with store.units.step("Ret", "test") as unit:
        profile.save_setting(unit, STAY_KEY, "1")
    path = store.vault.path
    store.close()
    made = Program(path, qapp)
    yield made
    made.over()
    apply_theme(qapp, Theme())


def unlocked(doorway: Doorway, qtbot: QtBot) -> MainWindow:
    assert isinstance(doorway.window, UnlockWindow)
    QTest.keyClicks(doorway.window._secret._line, PASSPHRASE)
    doorway.window.try_to_unlock()
    qtbot.waitUntil(lambda: isinstance(doorway.window, MainWindow), timeout=20_000)
    assert isinstance(doorway.window, MainWindow)
    return doorway.window


@pytest.mark.usefixtures("desktop")
def test_closing_the_window_locks_and_what_was_half_typed_is_there_again(
    store: OpenStore, mathias_case: UUID, program: Program, qtbot: QtBot
) -> None:
    window = unlocked(program.begins(), qtbot)
    with qtbot.waitActive(window):
        window.activateWindow()
    today = window._today._list
    today._choose(today._model.place_of(window._today._due.by_date()[0].id))
    QTest.keyClick(today, Qt.Key.Key_U)
    line = window._today.findChild(WaitLine)
    assert line is not None
    assert line.row is not None
    line._because.setFocus()
    QTest.keyClicks(line._because.editor, "lægen har fe")
    window.close()
    assert not window.isVisible()
    assert [note.why for note in program.notes] == [Why.CLOSED]
    assert "Du lukkede vinduet" in program.notes[0].sentence()
    [(numbers, stays)] = program.handed
    assert stays
    assert numbers is not None
    assert program.ended == 1
    again = open_store(program.path, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    assert (findings(again.vault.engine, again.vault.progress), again.warnings) == ([], [])
    assert "lægen har fe" in again.drafts.kept().values()
    again.close()


@pytest.mark.usefixtures("desktop")
def test_the_program_without_a_window_is_shown_and_hidden_and_ended(program: Program, qtbot: QtBot) -> None:
    doorway = program.begins(stays=True, hidden=True)
    window = doorway.window
    assert isinstance(window, UnlockWindow)
    assert not window.isVisible()
    mark = doorway.findChild(TrayMark)
    assert mark.tool_tip == "Rundbord er låst"
    assert [each.text() for each in mark.menu.actions()] == ["Vis Rundbord", "Afslut"]
    mark.menu.actions()[0].trigger()
    assert window.isVisible()
    QTest.keyClicks(window._secret._line, "halvt skrevet")
    window.close()
    assert not window.isVisible()
    assert window._secret.text() == ""
    assert not program.app.quitOnLastWindowClosed()
    child = QWidget(windowModality=Qt.WindowModality.ApplicationModal)
    child.show()
    doorway.come_forward()
    assert not window.isVisible(), "what a child looks at stays in front of the cases"
    child.close()
    doorway.come_forward()  # somebody started the program once more
    assert window.isVisible()
    assert program.app.quitOnLastWindowClosed()
    mark.menu.actions()[1].trigger()
    assert not window.isVisible()
    assert program.notes == []


@pytest.mark.usefixtures("desktop")
def test_quitting_beside_the_clock_closes_an_open_store(program: Program, qtbot: QtBot) -> None:
    doorway = program.begins()
    window = unlocked(doorway, qtbot)
    doorway.quit()
    assert not window.isVisible()
    assert program.notes == []


def test_without_a_place_beside_the_clock_closing_ends_the_program(program: Program, qtbot: QtBot) -> None:
    doorway = program.begins(stays=True, hidden=True)
    assert isinstance(doorway.window, UnlockWindow)
    assert doorway.window.isVisible()
    window = unlocked(doorway, qtbot)
    window.close()
    assert not window.isVisible()
    assert program.notes == []


@pytest.mark.parametrize("holds", [True, False])
def test_the_card_says_what_happens_here(
    workspace: Workspace, qtbot: QtBot, request: pytest.FixtureRequest, *, holds: bool
) -> None:
    if holds:
        request.getfixturevalue("desktop")
    part = RemindingPart(workspace, allowed=False)
    qtbot.addWidget(part)
    part.show_settings({})
    assert part._stay.isEnabled() is holds
    assert part._stay.accessibleDescription() == (STAY_WHAT if holds else NO_PLACE)
    assert not part._stay.isChecked()
    part._stay.click()
    assert workspace.ask(profile.read_settings).get(STAY_KEY, "") == ("1" if holds else "")


def test_the_process_after_knows_that_it_stays_and_begins_without_a_window(tmp_path: Path) -> None:
    door = Door(tmp_path / "s", Policy(), stays=True)
    closed, locked = (LockNote(why, "14.30") for why in (Why.CLOSED, Why.IDLE))
    assert [door.entrance(each).hidden for each in (closed, locked, None)] == [True, False, False]
    assert door.entrance(locked).stays
    assert not Door(tmp_path / "s", Policy()).entrance(closed).hidden
