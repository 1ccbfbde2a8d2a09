"""Closed stores that are made once and copied: sixty tables take a second, and an evening of meetings takes more."""

import datetime as dt
import fcntl
import os
import pickle
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from app.bootstrap import OpenStore, create_store, open_store
from app.services.cases import find_case
from app.store.sealed_files import files_folder
from tests.shipped import CHEAP, PASSPHRASE, TODAY, import_example

Made = TypeVar("Made")
Build = Callable[[OpenStore], Made]
Clock = Callable[[], dt.datetime]
EXAMPLES = {
    "mathias_case": "a-mathias.json",
    "noah_case": "b-noah.json",
    "liv_case": "c-liv-og-bertil.json",
    "karla_case": "d-karla-og-aksel.json",
}


def case_of(opened: OpenStore, number: str) -> UUID:
    """Return a case by its number."""
    with opened.units.read("cases.find") as unit:
        return find_case(unit, number)


def in_november() -> dt.datetime:
    """Return Sunday 22 November 2026, as most tests have it."""
    return TODAY


def nothing(_opened: OpenStore) -> None:
    """What is done to a store that only has its families."""


def another_laptop(_opened: OpenStore) -> None:
    """What is done to the store of a colleague: nothing either, but it was made apart, so it is known from ours."""


def copy_store(ready: Path, path: Path) -> Path:
    """Copy a closed store with its key file and its sealed files."""
    for suffix in ("", ".key"):
        shutil.copy(ready.with_name(ready.name + suffix), path.with_name(path.name + suffix))
    if files_folder(ready).exists():
        shutil.copytree(files_folder(ready), files_folder(path))
    return path


def open_ready(path: Path, now: Clock = in_november) -> OpenStore:
    """Open a store that was made here."""
    return open_store(path, PASSPHRASE, floor=CHEAP, now=now)


def _name_of(build: Build[Any], families: tuple[str, ...]) -> str:
    """Name a store by how it is made; what is not a function of a module is made by this process alone."""
    name = f"{build.__module__}.{getattr(build, '__qualname__', '<partial>')}"
    if "<" in name:
        name += f" {os.getpid()} {id(build)}"
    return sha256(f"{name} {families}".encode()).hexdigest()[:16]


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


class ReadyStores:
    """Closed stores by the shipped families in them and by what was done there, each made when first asked for.

    Several processes may share the folder: what one has made the others take, and who comes while it is made waits.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[tuple[tuple[str, ...], Build[Any]], tuple[Path, Any]] = {}

    def __call__(self, families: tuple[str, ...]) -> Path:
        """Return a store with some families (by the names of their fixtures), never to be opened itself."""
        return self.after(nothing, families)[0]

    def after(self, build: Build[Made], families: tuple[str, ...]) -> tuple[Path, Made]:
        """Return a store in which something was done, and what that gave: values, since all tests are given the same.

        `build` is a function of a module, or it would be done again for every test.
        """
        if (families, build) not in self._made:
            folder = self._folder / _name_of(build, families)
            with _alone(folder.with_suffix(".lock")):
                given = folder / "given.pickle"
                if not given.exists():
                    shutil.rmtree(folder, ignore_errors=True)  # what another process could not finish
                    folder.mkdir()
                    given.write_bytes(pickle.dumps(self._make(folder / "rundbord.db", build, families)))
                self._made[families, build] = folder / "rundbord.db", pickle.loads(given.read_bytes())
        path, found = self._made[families, build]
        return path, found

    def _make(self, path: Path, build: Build[Made], families: tuple[str, ...]) -> Made:
        if build in (nothing, another_laptop):
            opened, _ = create_store(path, PASSPHRASE, cost=CHEAP, now=in_november)
            for name in families:
                import_example(opened, EXAMPLES[name])
        else:
            opened = open_ready(copy_store(self(families), path))
        given = build(opened)
        opened.close()
        return given

    @contextmanager
    def opened(
        self, folder: Path, build: Build[Made], *families: str, now: Clock = in_november
    ) -> Iterator[tuple[OpenStore, Made]]:
        """Open a copy of such a store in a folder, and close it."""
        ready, given = self.after(build, families)
        opened = open_ready(copy_store(ready, folder / "rundbord.db"), now)
        yield opened, given
        opened.close()
