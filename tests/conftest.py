"""Fixtures every room shares: a real encrypted store in a temporary folder, opened with the cheapest key."""

import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest

from app.bootstrap import OpenStore, create_store, open_store
from app.services.cases import find_case
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


EXAMPLES = {"mathias_case": "a-mathias.json", "noah_case": "b-noah.json", "liv_case": "c-liv-og-bertil.json"}


@pytest.fixture(scope="session")
def ready_stores(tmp_path_factory: pytest.TempPathFactory) -> Callable[[tuple[str, ...]], Path]:
    """Closed stores with some of the shipped families in them, each made once: sixty tables take a second."""
    made: dict[tuple[str, ...], Path] = {}

    def ready(families: tuple[str, ...]) -> Path:
        if families not in made:
            path = tmp_path_factory.mktemp("ready") / "rundbord.db"
            opened, _ = create_store(path, PASSPHRASE, cost=CHEAP, now=lambda: TODAY)
            for name in families:
                import_example(opened, EXAMPLES[name])
            opened.close()
            made[families] = path
        return made[families]

    return ready


@pytest.fixture
def store(
    tmp_path: Path, ready_stores: Callable[[tuple[str, ...]], Path], request: pytest.FixtureRequest
) -> Iterator[OpenStore]:
    """A new store, open on Sunday 22 November 2026, with just the families the test asks for by fixture."""
    ready = ready_stores(tuple(name for name in EXAMPLES if name in request.fixturenames))
    path = tmp_path / "rundbord.db"
    for suffix in ("", ".key"):
        shutil.copy(ready.with_name(ready.name + suffix), path.with_name(path.name + suffix))
    opened = open_store(path, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    yield opened
    opened.close()


def _case(store: OpenStore, number: str) -> UUID:
    with store.units.read("cases.find") as unit:
        return find_case(unit, number)


@pytest.fixture
def mathias_case(store: OpenStore) -> UUID:
    """Story A in the store."""
    return _case(store, "2026-014")


@pytest.fixture
def noah_case(store: OpenStore) -> UUID:
    """Story B in the store."""
    return _case(store, "2026-007")


@pytest.fixture
def liv_case(store: OpenStore) -> UUID:
    """Story C in the store."""
    return _case(store, "2016-031")
