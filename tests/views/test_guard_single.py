"""One window on one store: the second start calls the first and ends; what a killed process left is no hindrance."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from own_display import PATIENCE, program, surroundings, until
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from app.views.guard.single import OneWindow

CALLER = """
import sys, pathlib
from PySide6.QtCore import QCoreApplication
from app.views.guard.single import OneWindow
app = QCoreApplication([])
sys.exit(7 if OneWindow(pathlib.Path(sys.argv[1])).is_first() else 0)
"""
HOLDER = """
import sys, pathlib
from PySide6.QtCore import QCoreApplication
from app.views.guard.single import OneWindow
app = QCoreApplication([])
one = OneWindow(pathlib.Path(sys.argv[1]))
print(one.is_first(), flush=True)
app.exec()
"""


@pytest.fixture(autouse=True)
def runtime_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A private folder for the sockets, as the login gives one, with a short name: a socket's may have 107 signs."""
    with tempfile.TemporaryDirectory(prefix="rb-") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield Path(folder)


def started(code: str, store: Path) -> "subprocess.Popen[str]":
    words = [sys.executable, "-c", code, str(store)]
    return subprocess.Popen(words, env=surroundings(), stdout=subprocess.PIPE, text=True)


def test_a_second_start_raises_the_first_and_ends_quietly(tmp_path: Path, qtbot: QtBot) -> None:
    one = OneWindow(tmp_path / "s.db")
    assert one.is_first()
    with qtbot.waitSignal(one.raised, timeout=1000 * PATIENCE):
        second = started(CALLER, tmp_path / "s.db")
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=1000 * PATIENCE)
    assert second.communicate()[0] == ""
    assert second.returncode == 0
    one.let_go()


def test_another_store_is_another_window(tmp_path: Path, qtbot: QtBot) -> None:
    one, other = OneWindow(tmp_path / "s.db"), OneWindow(tmp_path / "t.db")
    assert one.is_first()
    assert other.is_first()
    one.let_go()
    other.let_go()


def test_a_socket_left_by_a_killed_process_is_taken_over(tmp_path: Path, runtime_folder: Path, qtbot: QtBot) -> None:
    with started(HOLDER, tmp_path / "s.db") as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == "True\n"
        killed.send_signal(signal.SIGKILL)
    assert [each.name for each in runtime_folder.iterdir() if each.is_socket()]
    one = OneWindow(tmp_path / "s.db")
    assert one.is_first()
    assert one._server.isListening()
    one.let_go()


def test_after_a_lock_the_new_process_finds_nobody(tmp_path: Path, qtbot: QtBot) -> None:
    one = OneWindow(tmp_path / "s.db")
    assert one.is_first()
    one.let_go()
    second = started(CALLER, tmp_path / "s.db")
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=1000 * PATIENCE)
    second.communicate()
    assert second.returncode == 7


def test_only_this_user_can_reach_the_socket(tmp_path: Path, runtime_folder: Path, qtbot: QtBot) -> None:
    one = OneWindow(tmp_path / "mathias.db")
    assert one.is_first()
    sockets = [each for each in runtime_folder.iterdir() if each.is_socket()]
    assert len(sockets) == 1
    assert sockets[0].stat().st_mode & 0o077 == 0
    assert "mathias" not in sockets[0].name
    one.let_go()


@pytest.mark.skipif(os.name == "nt", reason="Windows has pipes instead of folders")
def test_a_folder_others_can_write_in_is_not_used(tmp_path: Path, runtime_folder: Path, qtbot: QtBot) -> None:
    runtime_folder.chmod(0o777)
    one = OneWindow(tmp_path / "s.db")
    assert one.is_first()
    assert [each for each in runtime_folder.iterdir() if each.is_socket()] == []
    one.let_go()


@pytest.mark.parametrize("said", [b"", b"x", b"open /etc/passwd", b"raise" * 10_000, b"\0" * 100])
def test_whatever_is_said_to_the_socket_only_raise_is_heard(tmp_path: Path, said: bytes, qtbot: QtBot) -> None:
    one = OneWindow(tmp_path / "s.db")
    assert one.is_first()
    heard: list[bool] = []
    one.raised.connect(lambda: heard.append(True))
    caller = QLocalSocket()
    caller.connectToServer(one._address)
    assert caller.waitForConnected(1000 * PATIENCE)
    caller.write(said)
    caller.flush()
    gone = QLocalSocket.LocalSocketState.UnconnectedState
    if len(said) < 5:
        caller.disconnectFromServer()
    qtbot.waitUntil(lambda: caller.state() is gone, timeout=1000 * PATIENCE)
    assert len(heard) == (1 if said.startswith(b"raise") else 0)
    one.let_go()


@pytest.mark.long(sample=False)  # two whole programs
def test_the_program_started_twice_ends_the_second_while_the_first_stays(
    tmp_path: Path, ready_stores: Callable[[tuple[str, ...]], Path]
) -> None:
    ready, path = ready_stores(()), tmp_path / "s.db"
    for suffix in ("", ".key"):
        shutil.copy(f"{ready}{suffix}", f"{path}{suffix}")
    with program(str(path), "600", QT_QPA_PLATFORM="offscreen") as first:
        until(lambda: Path(f"{path}.ready").exists(), first)
        with program(str(path), "600", QT_QPA_PLATFORM="offscreen") as second:
            assert second.wait(timeout=PATIENCE) == 0
        assert first.poll() is None
