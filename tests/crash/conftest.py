"""Stores that are going to be killed in, cut off, filled up and scratched; and the servers that fork children."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.store import connection
from tests.crash.meeting_nights import Meeting
from tests.crash.meeting_stores import make_stores
from tests.crash.processes import ForkServer

PARTS = ("", ".key")
WINDOWS = "tests.crash.meeting_journey"
FreshStore = Callable[[str], Path]


@pytest.fixture
def fresh_store(tmp_path: Path, ready_stores: Callable[[tuple[str, ...]], Path]) -> FreshStore:
    """Closed empty stores, each in a folder of its own name."""

    def fresh(name: str) -> Path:
        path = tmp_path / name / "rundbord.db"
        path.parent.mkdir(parents=True)
        ready = ready_stores(())
        for part in PARTS:
            shutil.copy(ready.with_name(ready.name + part), path.with_name(path.name + part))
        return path

    return fresh


@pytest.fixture(scope="session")
def fork_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ForkServer]:
    """One process that has read everything in."""
    with ForkServer(tmp_path_factory.mktemp("told")) as server:
        yield server


@pytest.fixture(scope="session")
def window_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ForkServer]:
    """One process that has read in the program with its windows."""
    with ForkServer(tmp_path_factory.mktemp("told"), WINDOWS) as server:
        yield server


@pytest.fixture(scope="session")
def meetings(tmp_path_factory: pytest.TempPathFactory) -> tuple[Meeting, Meeting]:
    """Two meetings that are under way, in closed stores: a first one, and one that looks back on another."""
    return make_stores(tmp_path_factory.mktemp("meetings"))


@pytest.fixture(autouse=True)
def _program_of_today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the number of the newest migration back after each test: the writers here are one ahead."""
    monkeypatch.setattr(connection, "SCHEMA_VERSION", connection.SCHEMA_VERSION)
