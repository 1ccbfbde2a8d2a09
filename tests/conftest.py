"""Fixtures every room shares: a real encrypted store in a temporary folder, opened with the cheapest key.

In the test process itself a store is cheaper than shipped (`cheap_stores`). What tests start as a process of its own is
as shipped: the commands, the windows, the killed writers, and what is asked or timed through `as_shipped`.
"""

import gc
import os
import random
import secrets
import shutil
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings

from app.bootstrap import OpenStore, create_store, open_store
from app.services.cases import find_case
from tests.cheap_stores import cheap_stores
from tests.shipped import CHEAP, PASSPHRASE, TODAY, import_example

settings.register_profile("same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""What `make test` draws is the same each time, however busy the machine is."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """How long the long tests run, and with which seed."""
    parser.addoption("--seconds", type=float, default=60, help="how long the long tests run, all together")
    seed = os.environ.setdefault("RUNDBORD_TEST_SEED", str(secrets.randbelow(2**32)))  # the same for all workers
    parser.addoption("--seed", type=int, default=int(seed), help="the seed of the long tests")
    parser.addoption("--few", type=int, help="of a long test with many examples only so many, picked by the seed")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage while tests are found, nor ever after in what that leaves: it took a third of the time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out all but a few examples of each long test when that is asked for."""
    few, chance = config.getoption("--few"), random.Random(config.getoption("--seed"))
    if few is None:
        return
    by_test: dict[str, list[pytest.Item]] = {}
    for item in items:
        if item.get_closest_marker("long"):
            by_test.setdefault(item.nodeid.partition("[")[0], []).append(item)
    dropped = {item for examples in by_test.values() for item in chance.sample(examples, len(examples))[few:]}
    config.hook.pytest_deselected(items=list(dropped))
    items[:] = [item for item in items if item not in dropped]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the seed of the long tests, so that what they found can be found again."""
    if config.getoption("markexpr") == "long" or config.getoption("--few") is not None:
        terminalreporter.write_line(f"--seconds {config.getoption('--seconds')} --seed {config.getoption('--seed')}")


@pytest.fixture
def seconds(request: pytest.FixtureRequest) -> float:
    """How long a long test runs: its share of `--seconds` among all that were chosen and take a share."""
    sharing = sum("seconds" in getattr(item, "fixturenames", ()) for item in request.session.items)
    return float(request.config.getoption("--seconds")) / max(sharing, 1)


@pytest.fixture
def many(request: pytest.FixtureRequest) -> Callable[[int], int]:
    """How many examples a long test without a clock goes through: all of them, in a sample (`--few`) one in twenty."""
    few = request.config.getoption("--few")
    return lambda all_of_them: all_of_them if few is None else max(1, all_of_them // 20)


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """The seed of a long test."""
    return int(request.config.getoption("--seed"))


@pytest.fixture(autouse=True)
def no_real_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the user's own folders."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture(scope="session", autouse=True)
def _cheap_stores() -> Iterator[None]:
    with cheap_stores():
        yield


@pytest.fixture(autouse=True)
def no_windows_left() -> Iterator[None]:
    """Delete the windows of a test when it is over: a style sheet is laid on every widget that still lives."""
    yield
    widgets, core = (sys.modules.get(f"PySide6.{name}") for name in ("QtWidgets", "QtCore"))
    if widgets is None or core is None or widgets.QApplication.instance() is None:
        return
    for window in widgets.QApplication.topLevelWidgets():
        window.deleteLater()
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


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
