"""Fixtures every room shares: a real encrypted store in a temporary folder, opened with the cheapest key.

In the test process itself a store is cheaper than shipped (`cheap_stores`). What tests start as a process of its own is
as shipped: the commands, the windows, and what is asked or timed through `as_shipped`. Those that are forked by the
dozen, killed writers and watched commands, only lock no memory.
"""

import compileall
import contextlib
import gc
import importlib
import itertools
import os
import random
import secrets
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings

import app
from app.bootstrap import OpenStore
from tests.cheap_stores import cheap_stores
from tests.ready_stores import EXAMPLES, ReadyStores, case_of, nothing

settings.register_profile("same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""What `make test` draws is the same each time, however busy the machine is."""
settings.register_profile("anew", deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""What `make test-long` draws is another each time."""
HOMES = itertools.count()


def pytest_addoption(parser: pytest.Parser) -> None:
    """How long the long tests run, and with which seed."""
    parser.addoption("--seconds", type=float, default=60, help="how long the long tests run, all together")
    seed = os.environ.setdefault("RUNDBORD_TEST_SEED", str(secrets.randbelow(2**32)))  # the same for all workers
    parser.addoption("--seed", type=int, default=int(seed), help="the seed of the long tests")
    parser.addoption("--few", type=int, help="of a long test with many examples only so many, picked by the seed")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the program once for every process the tests start, also where Python may leave nothing compiled.

    Tests too stay compiled: making their assertions tell what they saw takes half of the time it takes to find them.
    """
    sys.dont_write_bytecode = False
    if not hasattr(config, "workerinput"):
        compileall.compile_dir(Path(app.__path__[0]), quiet=1)


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Look for no garbage while tests are found, nor ever after in what that leaves: it took a third of the time.

    While they run it is looked for more seldom: that took another fifteenth.
    """
    gc.disable()
    try:
        if hasattr(session.config, "workerinput"):
            read_own_part(session.config, [Path(each.partition("::")[0]) for each in session.config.args])
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(20_000, 10, 5)
        gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Run all long tests whole, or a few examples of each when that is asked for (`--few`)."""
    drawn = [item for item in items if getattr(getattr(item, "obj", None), "is_hypothesis_test", False) is True]
    if config.getoption("--few") is not None:
        draw_fewer(drawn)
        take_few(config, items)
    elif config.getoption("markexpr") == "long":
        for item in drawn:
            item.add_marker("long")


def draw_fewer(drawn: list[pytest.Item]) -> None:
    """Go through a third of what is drawn by chance: the long tests go through all of it, by another seed each time."""
    for test in {item.function for item in drawn if isinstance(item, pytest.Function)}:
        whole = test._hypothesis_internal_use_settings
        fewer = max(whole.max_examples // 3, min(whole.max_examples, 10))
        test._hypothesis_internal_use_settings = settings(whole, max_examples=fewer)


def take_few(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out all but a few examples of each long test, and the dearest (`sample=False`).

    Those have a shorter test of the same kind beside them.
    """
    few, chance = config.getoption("--few"), random.Random(config.getoption("--seed"))
    by_test: dict[str, list[pytest.Item]] = {}
    for item in items:
        if long := item.get_closest_marker("long"):
            name = item.nodeid.partition("[")[0] if long.kwargs.get("sample", True) else ""
            by_test.setdefault(name, []).append(item)
    dropped = set(by_test.pop("", ()))
    dropped |= {item for examples in by_test.values() for item in chance.sample(examples, len(examples))[few:]}
    config.hook.pytest_deselected(items=list(dropped))
    items[:] = [item for item in items if item not in dropped]


def read_own_part(config: pytest.Config, asked: list[Path]) -> None:
    """Read another part of the tests first than the other processes do: each compiles what the others then take."""
    files = sorted(
        {each.resolve() for path in asked for each in (path.rglob("test_*.py") if path.is_dir() else [path])}
    )
    sys.path[:0] = reversed(dict.fromkeys(str(each.parent) for each in files))
    own, of_all = int(config.workerinput["workerid"].removeprefix("gw")), int(config.workerinput["workercount"])
    for path in files[len(files) * own // of_all : len(files) * (own + 1) // of_all]:
        with contextlib.suppress(Exception, pytest.skip.Exception):  # it is read again, and then what is wrong is told
            importlib.import_module(path.stem)


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
def no_real_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the user's own folders; most never look there, so the folder is only named."""
    home = str(tmp_path_factory.getbasetemp() / f"home-{next(HOMES)}")
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, home)


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


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> object:
    """The robot of a window test; it is loaded by those alone, for Qt is dear."""
    from tests.dressed_bot import DressedBot

    return DressedBot(request)


@pytest.fixture(scope="session")
def ready_stores(tmp_path_factory: pytest.TempPathFactory) -> ReadyStores:
    """Closed stores with some of the shipped families in them, each made once for all workers."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "ready"
    folder.mkdir(exist_ok=True)
    return ReadyStores(folder)


@pytest.fixture
def store(tmp_path: Path, ready_stores: ReadyStores, request: pytest.FixtureRequest) -> Iterator[OpenStore]:
    """A new store, open on Sunday 22 November 2026, with just the families the test asks for by fixture."""
    families = (name for name in EXAMPLES if name in request.fixturenames)
    with ready_stores.opened(tmp_path, nothing, *families) as (opened, _):
        yield opened


@pytest.fixture
def mathias_case(store: OpenStore) -> UUID:
    """Story A in the store."""
    return case_of(store, "2026-014")


@pytest.fixture
def noah_case(store: OpenStore) -> UUID:
    """Story B in the store."""
    return case_of(store, "2026-007")


@pytest.fixture
def liv_case(store: OpenStore) -> UUID:
    """Story C in the store."""
    return case_of(store, "2016-031")


@pytest.fixture
def karla_case(store: OpenStore) -> UUID:
    """Story D in the store: from a worry to the end, so a closed case."""
    return case_of(store, "2025-019")
