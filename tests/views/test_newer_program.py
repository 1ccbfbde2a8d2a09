"""A program brought up to date under somebody who works goes on and says so, and locking changes to the new one."""

import os
from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from app import paths
from app.views.frame.newer_program import LOCK_NOW, NEWER, SAY_AGAIN_MS, NewerProgram
from installer.hold_archive import hold


class Window:
    """A window that remembers what was said in it."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []

    def say(self, sentence: str, tone: str = "info", action: tuple[str, Callable[[], object]] | None = None) -> None:
        assert action is not None
        assert (tone, action[1]) == ("info", self.lock)
        self.said.append((sentence, action[0]))

    def lock(self) -> None:
        """Lock."""


def test_an_upgrade_is_told_when_it_is_there_and_then_seldom(qtbot: QtBot) -> None:
    stamps = [(1, 1, 1)]
    newer, window = NewerProgram(stamp=lambda: stamps[-1]), Window()
    newer.tell_in(window)
    newer.look()
    assert window.said == []

    stamps.append((2, 1, 1))
    newer.look()
    assert window.said == [(NEWER, LOCK_NOW)]
    assert newer._timer.interval() == SAY_AGAIN_MS


def test_an_upgrade_at_the_locked_window_is_told_when_it_is_open(qtbot: QtBot) -> None:
    stamps = [(1, 1, 1)]
    newer, window = NewerProgram(stamp=lambda: stamps[-1]), Window()
    stamps.append((1, 2, 1))
    newer.tell_in(window)
    assert window.said == [(NEWER, LOCK_NOW)]


def test_a_checkout_and_a_program_that_was_removed_say_nothing(qtbot: QtBot) -> None:
    window = Window()
    NewerProgram().tell_in(window)
    stamps: list[tuple[int, int, int] | None] = [(1, 1, 1)]
    newer = NewerProgram(stamp=lambda: stamps[-1])
    stamps.append(None)
    newer.tell_in(window)
    assert (window.said, paths.program_stamp()) == ([], None)


class Archive:
    """What modules are read from, as PyInstaller has it."""

    def __init__(self, file: Path) -> None:
        self._filename = str(file)


def test_modules_are_read_from_the_program_that_was_started(tmp_path: Path) -> None:
    program, newer = tmp_path / "rundbord", tmp_path / "rundbord.dpkg-new"
    program.write_bytes(b"old")
    newer.write_bytes(b"new")
    archive, gone = Archive(program), Archive(tmp_path / "gone")
    hold(archive)
    hold(gone)
    newer.replace(program)

    assert Path(archive._filename).read_bytes() == b"old"
    assert gone._filename == str(tmp_path / "gone")
    os.close(int(Path(archive._filename).name))
