"""From I dag to Måned, and the reminder's numbers from the process that locks to the one at the door."""

import datetime as dt
import os
import subprocess
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.policy import Policy
from app.views.guard.lock_note import LockNote, Why
from app.views.main_window import MainWindow
from app.views.reminders import ReminderNumbers, read_handed
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from app.window import Door

NUMBERS = ReminderNumbers(dt.date(2026, 11, 22), (3, 1))


@pytest.fixture
def window(workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication) -> MainWindow:
    apply_theme(qapp, Theme())
    made = MainWindow(workspace)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


class Started:
    """A process that was asked for and not started: its words, and the end of the pipe it would read."""

    def __init__(self, words: list[str], **how: object) -> None:
        self.words = words
        self.reading, writing = os.pipe()
        self.stdin = os.fdopen(writing, "wb") if "stdin" in how else os.close(writing)


def test_k_shows_the_month_and_escape_goes_back(window: MainWindow) -> None:
    QTest.keyClick(window._today, Qt.Key.Key_K)
    month = window._month.month
    assert month is not None
    assert month.isVisible()
    assert month.grid.hasFocus()
    QTest.keyClick(month.grid, Qt.Key.Key_Escape)
    assert window._today.isVisible()
    assert not month.isVisible()


def test_the_numbers_reach_the_next_process_and_stand_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Started] = []
    monkeypatch.setattr(subprocess, "Popen", lambda words, **how: started.append(Started(words, **how)) or started[-1])
    door = Door(tmp_path / "s", Policy())
    for numbers in (None, NUMBERS):
        door.hand_on(numbers)
        door.restart(LockNote(Why.KEY, "14.30"))
    before, after = started
    assert "--reminders" not in before.words
    assert after.words[-2:] == ["--reminders", "pipe"]
    assert NUMBERS.to_line().strip() not in " ".join(after.words)
    assert read_handed(after.reading) == NUMBERS
    for each in started:
        os.close(each.reading)
    assert list(tmp_path.iterdir()) == []
