"""The process dies at any moment: what was given more than a second before is there when the store is opened again."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.bootstrap import open_store
from app.services.cases import list_cases
from app.store.check import findings
from tests.shipped import CHEAP, PASSPHRASE, TODAY

ROOT = Path(__file__).parents[1]
WRITER = """
import sys, pathlib, time
from app.bootstrap import open_store
from app.services.cases import start_case
from app.store.key_slots import Argon2Cost
store = open_store(pathlib.Path(sys.argv[1]), sys.argv[2], floor=Argon2Cost(8, 1, 1))
number = int(sys.argv[3])
print("open", flush=True)
while True:
    number += 1
    store.drafts.keep("agreement", f"Kasper henter {number}")
    print("draft", number, time.monotonic(), flush=True)
    if number % 3 == 0:
        with store.units.step("Ny sag", "case.start") as unit:
            start_case(unit, child_name=f"Barn {number}")
        print("step", number, time.monotonic(), flush=True)
    time.sleep(0.02)
"""
Told = list[tuple[str, int, float]]


def write_and_kill(path: Path, first: int, seconds: float) -> tuple[Told, float]:
    """Let a process write for a while and kill it; return what it said it had given, and when it died."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), PASSPHRASE, str(first)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    died = time.monotonic()
    with process:
        said, _ = process.communicate()
    lines = [line.split() for line in said.splitlines() if line.count(" ") == 2]
    return [(kind, int(number), float(at)) for kind, number, at in lines], died


def newest(told: Told, kind: str, before: float) -> int:
    return max((number for each, number, at in told if each == kind and at <= before), default=0)


def look(path: Path, told: Told, died: float) -> int:
    """Open the store again and see that nothing is missing; return the highest number in it."""
    opened = open_store(path, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        kept = int(opened.drafts.kept().get("agreement", "0").split()[-1])
        with opened.units.read("cases.list") as unit:
            children = {int(line.children[0].split()[1]) for line in list_cases(unit)}
        assert opened.warnings == []
        assert findings(opened.vault.engine, opened.vault.progress) == []
        assert kept >= newest(told, "draft", died - 1)
        assert {number for kind, number, _ in told if kind == "step"} <= children
        return max([kept, *children])
    finally:
        opened.close()


@pytest.fixture
def path(tmp_path: Path, ready_stores: Callable[[tuple[str, ...]], Path]) -> Path:
    """A closed store of its own to be killed in."""
    path = tmp_path / "kill" / "rundbord.db"
    path.parent.mkdir()
    empty = ready_stores(())
    for suffix in ("", ".key"):
        path.with_name(path.name + suffix).write_bytes(empty.with_name(empty.name + suffix).read_bytes())
    return path


def test_what_was_given_a_second_before_a_kill_is_there(path: Path) -> None:
    told, died = write_and_kill(path, 0, 1.4)

    assert newest(told, "draft", died - 1) > 0
    look(path, told, died)


@pytest.mark.long
def test_any_number_of_kills_at_any_moment_lose_nothing(path: Path, seconds: float, seed: int) -> None:
    chance, first, kills = random.Random(seed), 0, 0
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        told, died = write_and_kill(path, first + 3 - first % 3, chance.uniform(0.01, 1.6))
        highest = look(path, told, died)
        first, kills = max(first, highest), kills + 1
    assert kills > 0
