"""Fixtures every room shares: a real encrypted store in a temporary folder, opened with the cheapest key."""

import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from app.bootstrap import OpenStore, create_store, open_store
from tests.shipped import CHEAP, PASSPHRASE, TODAY, import_example


def pytest_addoption(parser: pytest.Parser) -> None:
    """How long the long tests run, and with which seed."""
    parser.addoption("--seconds", type=float, default=10, help="how long each long test runs")
    parser.addoption("--seed", type=int, default=secrets.randbelow(2**32), help="the seed of the long tests")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the seed of the long tests, so that what they found can be found again."""
    if config.getoption("markexpr") == "long":
        terminalreporter.write_line(f"--seconds {config.getoption('--seconds')} --seed {config.getoption('--seed')}")


@pytest.fixture
def seconds(request: pytest.FixtureRequest) -> float:
    """How long a long test runs."""
    return float(request.config.getoption("--seconds"))


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """The seed of a long test."""
    return int(request.config.getoption("--seed"))


@pytest.fixture(autouse=True)
def no_real_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the user's own folders."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty store, closed: made once, because sixty tables take a second on a slow disk."""
    path = tmp_path_factory.mktemp("empty") / "rundbord.db"
    create_store(path, PASSPHRASE, cost=CHEAP, now=lambda: TODAY)[0].close()
    return path


@pytest.fixture
def store(tmp_path: Path, empty_store: Path) -> Iterator[OpenStore]:
    """A new, empty store, open on Sunday 22 November 2026."""
    path = tmp_path / "rundbord.db"
    for suffix in ("", ".key"):
        shutil.copy(empty_store.with_name(empty_store.name + suffix), path.with_name(path.name + suffix))
    opened = open_store(path, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    yield opened
    opened.close()


@pytest.fixture
def mathias_case(store: OpenStore) -> UUID:
    """Story A in the store."""
    return import_example(store, "a-mathias.json")


@pytest.fixture
def noah_case(store: OpenStore) -> UUID:
    """Story B in the store."""
    return import_example(store, "b-noah.json")


@pytest.fixture
def liv_case(store: OpenStore) -> UUID:
    """Story C in the store."""
    return import_example(store, "c-liv-og-bertil.json")
