"""No core file is written when the program dies, and no other program of the user can look into it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import __main__ as front_door
from app import window

DYING = """
import ctypes, os, resource, signal
resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
from app.hardening import harden
harden()
secret = "Kanariefugl" * 1000
print(resource.getrlimit(resource.RLIMIT_CORE)[0], oct(os.umask(0)), flush=True)
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), flush=True)
os.kill(os.getpid(), signal.SIGSEGV)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel of Linux is asked")
def test_a_crash_leaves_no_core_and_files_are_for_their_owner_only(tmp_path: Path) -> None:
    died = subprocess.run(
        [sys.executable, "-c", DYING], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    )  # fmt: skip

    assert died.returncode == -11
    assert died.stdout.split() == ["0", "0o77", "0"], "the last: not dumpable"
    assert list(tmp_path.iterdir()) == []


def test_nobody_can_look_in_before_the_window_asks_for_the_first_key(monkeypatch: pytest.MonkeyPatch) -> None:
    done = list[str]()
    monkeypatch.setattr(front_door, "harden", lambda: done.append("hard"))
    monkeypatch.setattr(window, "open_window", lambda _words: done.append("window") or 0)
    monkeypatch.setattr(sys, "argv", ["rundbord"])

    assert front_door.main() == 0
    assert done == ["hard", "window"]
