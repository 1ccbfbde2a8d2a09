"""Starting the fork server, sending journeys to it, and putting strace on a writer."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.crash.told import Event, read_told

ROOT = Path(__file__).parents[2]
HAS_STRACE = shutil.which("strace") is not None


@dataclass(frozen=True, slots=True)
class Ended:
    """How a writer ended: its exit status (negative: the signal), when, and what it had told."""

    status: int
    died: float
    told: list[Event]

    @property
    def surprises(self) -> list[str]:
        """Tracebacks of errors nobody foresaw."""
        return [event.note for event in self.told if event.word == "died"]


class ForkServer:
    """One server process for one module of journeys; `run` sends one journey through it."""

    def __init__(self, folder: Path, journeys: str = "tests.crash.scenarios") -> None:
        self._folder = folder
        self._count = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.fork_server", journeys],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )

    def run(self, order: dict[str, Any], trace: list[str] | None = None) -> Ended:
        """Let a writer do a journey, under strace with these arguments when they are given."""
        self._count += 1
        told = self._folder / f"told-{self._count}"
        told.touch()
        pid = self._ask({**order, "told": str(told), "path": str(order["path"])})["pid"]
        tracer = _attach(pid, trace) if trace is not None else None
        answer = self._ask({})
        if tracer is not None:
            tracer.communicate(timeout=60)
        return Ended(answer["status"], answer["died"], read_told(told))

    def _ask(self, line: dict[str, Any]) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(line) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.communicate()


def _attach(pid: int, arguments: list[str]) -> subprocess.Popen[str]:
    tracer = subprocess.Popen(["strace", "-f", *arguments, "-p", str(pid)], stderr=subprocess.PIPE, text=True)
    assert tracer.stderr is not None
    said = tracer.stderr.readline()
    assert "attached" in said, said
    return tracer
