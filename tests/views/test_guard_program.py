"""The real program as a process on a real display: idle ends it, whatever it is waiting in, and drafts are kept."""

import itertools
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from own_display import PATIENCE, display, program, until, xdotool

from app.bootstrap import open_store
from app.services import profile
from app.views.guard.lock_note import LockNote, Why
from tests.shipped import CHEAP, PASSPHRASE, TODAY


@pytest.fixture
def path(tmp_path: Path, ready_stores: Callable[[tuple[str, ...]], Path]) -> Path:
    """A closed store of its own."""
    ready, path = ready_stores(()), tmp_path / "s.db"
    for suffix in ("", ".key"):
        shutil.copy(f"{ready}{suffix}", f"{path}{suffix}")
    return path


def restarts(path: Path) -> list[LockNote | None]:
    told = Path(f"{path}.restarts")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    return [LockNote.from_word(line) for line in lines]


def name_in(path: Path) -> str:
    store = open_store(path, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        with store.units.read("profile.read") as unit:
            kept = profile.read_profile(unit).contact.name
        return kept or store.drafts.kept().get("profile:name", "")
    finally:
        store.close()


@pytest.mark.long  # a process each: `make test` waits in one of them
@pytest.mark.parametrize("kind", ["open", "save", "box", "menu"])
def test_a_lock_ends_the_process_although_it_waits_in_a_dialog(path: Path, kind: str) -> None:
    with program(str(path), "2", kind, QT_QPA_PLATFORM="offscreen") as process:
        until(lambda: Path(f"{path}.waiting").exists(), process)
        assert process.wait(timeout=PATIENCE) == 0
    assert [note.why for note in restarts(path) if note] == [Why.IDLE]
    assert not Path(f"{path}.went-on").exists()


@pytest.mark.long(sample=False)  # seconds of sitting still
def test_a_computer_nobody_uses_locks_and_keeps_half_a_sentence(path: Path) -> None:
    with display() as name, program(str(path), "4", QT_QPA_PLATFORM="xcb", DISPLAY=name) as process:
        places = itertools.cycle("12")

        def is_ready_while_the_pointer_moves() -> bool:  # a busy machine may take longer to start than the limit
            xdotool(name, "mousemove", "500", next(places))
            return Path(f"{path}.ready").exists()

        until(is_ready_while_the_pointer_moves, process)
        xdotool(name, "type", "--delay", "60", "Sanne Hol")
        for step in range(10):  # five seconds, longer than the limit: the pointer moves outside our window too
            xdotool(name, "mousemove", str(1 + step), "1", "sleep", "0.5")
        assert process.poll() is None
        assert process.wait(timeout=PATIENCE) == 0
        assert xdotool(name, "search", "--onlyvisible", "--name", "Rundbord") == ""
    assert [note.why for note in restarts(path) if note] == [Why.IDLE]
    assert name_in(path) == "Sanne Hol"
