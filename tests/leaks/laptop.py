"""A laptop of the test's own: home, temporary folder, run folder and stick, and the program at work on it, watched."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.exchange.pictures import telltale_jpeg
from tests.leaks.canaries import forms_in, hits_under
from tests.leaks.system_calls import Trace, strace

ROOT = Path(__file__).parents[2]
SHARED = (Path("/dev/shm"), Path("/var/spool"))
"""Where others may look, and where papers and pictures of windows have been known to lie."""


@dataclass
class Laptop:
    """The folders. `home/Dokumenter` is the user's own: what she saved is asked for, and her photo came from there."""

    root: Path
    traces: list[Path] = field(default_factory=list)

    def __post_init__(self) -> None:
        for folder in (self.home, self.temporary, self.run, self.stick, self.papers, self.store.parent, self.logs):
            folder.mkdir(parents=True, mode=0o700)
        (self.papers / "tavle.jpg").write_bytes(telltale_jpeg())

    @property
    def home(self) -> Path:
        return self.root / "laptop" / "home"

    @property
    def temporary(self) -> Path:
        return self.root / "laptop" / "tmp"

    @property
    def run(self) -> Path:
        return self.root / "laptop" / "run"

    @property
    def stick(self) -> Path:
        return self.root / "laptop" / "stik"

    @property
    def papers(self) -> Path:
        return self.home / "Dokumenter"

    @property
    def store(self) -> Path:
        return self.home / ".local" / "share" / "Rundbord" / "rundbord.db"

    @property
    def logs(self) -> Path:
        return self.root / "strace"

    def environment(self, **more: str) -> dict[str, str]:
        """Return the whole environment of the program; nothing of the test's own comes along."""
        home = str(self.home)
        return {
            "HOME": home, "TMPDIR": str(self.temporary), "XDG_RUNTIME_DIR": str(self.run),
            "XDG_DATA_HOME": f"{home}/.local/share", "XDG_CONFIG_HOME": f"{home}/.config",
            "XDG_CACHE_HOME": f"{home}/.cache", "XDG_STATE_HOME": f"{home}/.local/state",
            "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1",
            "QT_QPA_PLATFORM": "offscreen",
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",  # else libdbus starts a bus of its own, which outlives the program
            **more,
        }  # fmt: skip

    def hits(self) -> list[str]:
        """Return where a word of ours lies: anywhere on the laptop or where others may look, but what was asked for."""
        return hits_under(self.root / "laptop", *SHARED, asked_for=(self.papers,))

    def command(self, *words: str, name: str) -> list[str]:
        """Return a command under strace; its trace is kept."""
        log = self.logs / name
        self.traces.append(log)
        return [*strace(log), sys.executable, "-m", *words]

    def trace(self) -> Trace:
        """Return all that was traced."""
        return Trace.read(*self.traces)


@dataclass
class Running:
    """The program at work. `stages` fills with what it tells of each stage; `leaks` with what was found just then."""

    process: subprocess.Popen[str]
    laptop: Laptop
    stages: list[dict[str, Any]] = field(default_factory=list)
    leaks: list[str] = field(default_factory=list)
    stderr: str = ""

    def go_on(self, *, kill_at: str = "", look: Callable[[str], None] = lambda _stage: None) -> None:
        """Follow it stage by stage until it ends; at the stage `kill_at` it is killed on the spot."""
        assert self.process.stdout is not None
        assert self.process.stdin is not None
        for line in self.process.stdout:
            told = json.loads(line)
            self.stages.append(told)
            stage = told["stage"]
            self.leaks += [f"{stage}: {each}" for each in (*self.laptop.hits(), *self._seen_from_outside(line))]
            look(stage)
            if stage == kill_at:
                os.kill(self.program_id(), 9)
            else:
                self.process.stdin.write("\n")
                self.process.stdin.flush()
        self.stderr = self.process.communicate()[1]
        self.leaks += [f"standard error: {each}" for each in forms_in(self.stderr.encode())]
        self.leaks += [f"afterwards: {each}" for each in self.laptop.hits()]

    def program_id(self) -> int:
        """Return the id of the program itself, which strace has started."""
        (child,) = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return int(child)

    def stage(self, name: str) -> dict[str, Any]:
        """Return what was told of a stage. KeyError when it was not reached."""
        for told in self.stages:
            if told["stage"] == name:
                return told
        raise KeyError(name, self.stderr[-2000:])

    def _seen_from_outside(self, told: str) -> Iterator[str]:
        """Yield where a word of ours stands in titles, words and environment, or in a file removed but still open."""
        process = Path(f"/proc/{self.program_id()}")
        seen = {"titles": json.dumps(json.loads(told)["titles"], ensure_ascii=False).encode()}
        seen |= {name: (process / name).read_bytes() for name in ("cmdline", "environ", "comm")}
        for each in (process / "fd").iterdir():
            with contextlib.suppress(FileNotFoundError):  # closed between two looks
                if str(each.readlink()).endswith(" (deleted)"):
                    seen[f"open file {each.readlink()}"] = each.read_bytes()
        for place, raw in seen.items():
            yield from (f"{place}: {form}" for form in forms_in(raw))


@contextmanager
def working(laptop: Laptop, what: str, program: str = "journey_program", **more: str) -> Iterator[Running]:
    """The program at a part of the journey; killed at the end if it is still there."""
    process = subprocess.Popen(
        laptop.command(f"tests.leaks.{program}", str(laptop.store), what, name=what),
        cwd=ROOT, env=laptop.environment(**more), text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        yield Running(process, laptop)
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()
