"""A display and a bus of our own for the tests that need real ones, and the program as a process on them."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
PATIENCE = 120
"""Seconds anything outside this process may take on a busy machine; only what never happens takes so long."""


def need(*programs: str) -> None:
    """Skip where the programs of a display or a bus are not installed."""
    missing = [each for each in programs if shutil.which(each) is None]
    if missing:
        pytest.skip(f"needs {', '.join(missing)}")


@contextmanager
def display() -> Iterator[str]:
    """A virtual X server; yields its name."""
    need("Xvfb", "xdotool")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    try:
        with os.fdopen(read) as told:
            name = f":{told.readline().strip()}"
        yield name
    finally:
        server.terminate()
        server.wait(timeout=10)


def surroundings(**more: str) -> dict[str, str]:
    """Return the environment of a process that finds the program and the tests' own modules."""
    here = os.pathsep.join((str(ROOT), str(HERE)))
    return {**os.environ, "PYTHONPATH": here, "PYTHONDONTWRITEBYTECODE": "1", **more}


def run_code(code: str, **more: str) -> str:
    """Run code in a process of its own and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=surroundings(**more),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def program(*words: str, **more: str) -> Iterator[subprocess.Popen[str]]:
    """The program on a test store; killed at the end if it is still there."""
    process = subprocess.Popen(
        [sys.executable, str(HERE / "guard_program.py"), *words],
        env=surroundings(**more), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def xdotool(name: str, *words: str) -> str:
    """Do something with keys, pointer or windows of a display."""
    done = subprocess.run(
        ["xdotool", *words], env={**os.environ, "DISPLAY": name}, capture_output=True, text=True, check=False
    )
    return done.stdout.strip()


def until(condition: Callable[[], object], process: subprocess.Popen[str] | None = None) -> None:
    """Wait for something outside this process, looking often."""
    end = time.monotonic() + PATIENCE
    while not condition():
        if process is not None and process.poll() is not None:
            raise AssertionError(f"it ended with {process.returncode}: {process.communicate()[1]}")
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)
