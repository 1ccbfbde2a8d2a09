"""The place itself fails: read-only, moved away, deleted while open, used by two, and a clock that is set back."""

import datetime as dt
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from app.bootstrap import OpenStore, open_store
from app.errors import StoreError, StoreInUseError
from app.models.log import Audit, Step
from app.services import cases
from app.store import backup, key_file, store_faults, vault
from app.store.check import findings
from tests.crash.conftest import FreshStore
from tests.crash.processes import ForkServer
from tests.crash.scenarios import PASSPHRASES
from tests.shipped import CHEAP, PASSPHRASE, TODAY

SAID = (store_faults.FOLDER, store_faults.VANISHED, key_file.NOT_WRITTEN, vault.NO_FOLDER, backup.NO_FOLDER)


def opened(path: Path, now: Callable[[], dt.datetime] = lambda: TODAY) -> OpenStore:
    return open_store(path, PASSPHRASE, floor=CHEAP, now=now)


def begin(store: OpenStore, child: str) -> None:
    with store.units.step("Ny sag", "case.start") as unit:
        cases.start_case(unit, child_name=child)


def children(store: OpenStore) -> list[str]:
    with store.units.read("cases.list") as unit:
        return sorted(name for line in cases.list_cases(unit) for name in line.children)


def is_whole(store: OpenStore) -> bool:
    return store.warnings == [] and findings(store.vault.engine, store.vault.progress) == []


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Make a folder one that not even root may write in."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount a folder again")
    subprocess.run(["mount", "--bind", folder, folder], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", folder], check=True)
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def test_a_folder_that_may_only_be_read_is_told_and_left_untouched(fresh_store: FreshStore) -> None:
    path = fresh_store("sealed")
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}

    with read_only(path.parent), pytest.raises(StoreError) as told:
        opened(path)

    assert str(told.value) in SAID
    assert {file.name: file.read_bytes() for file in path.parent.iterdir() if file.suffix != ".lock"} == before


def test_a_file_that_is_deleted_while_open_is_told_at_the_next_step(fresh_store: FreshStore) -> None:
    path = fresh_store("deleted")
    store = opened(path)
    begin(store, "Mathias")
    path.unlink()

    with pytest.raises(StoreError, match="flyttet eller slettet"):
        begin(store, "Noah")
    store.drafts.keep("note", "Det gik godt")
    store.drafts.flush()
    assert [str(error) for error in store.draft_failures] == [store_faults.VANISHED]
    for refused in (lambda: children(store), store.close):
        with pytest.raises(StoreError):
            refused()


def test_a_folder_that_is_moved_away_is_told_and_the_work_goes_on_when_it_comes_back(fresh_store: FreshStore) -> None:
    path = fresh_store("moved")
    away = path.parent.with_name("elsewhere")
    store = opened(path)
    begin(store, "Mathias")
    path.parent.rename(away)

    for refused in (
        lambda: begin(store, "Noah"),
        store.seal,
        lambda: backup.backup(store.vault, path.parent / "k.zip"),
    ):
        with pytest.raises(StoreError):
            refused()
    store.drafts.keep("note", "Det gik godt")
    store.drafts.flush()
    away.rename(path.parent)
    begin(store, "Liv")
    store.close()

    again = opened(path)
    assert children(again) == ["Liv", "Mathias"]
    assert again.drafts.kept() == {"note": "Det gik godt"}
    assert is_whole(again)
    again.close()


def test_another_file_put_in_the_place_of_the_open_one_gets_nothing_written_in_it(fresh_store: FreshStore) -> None:
    path, other = fresh_store("open"), fresh_store("other")
    store = opened(path)
    shutil.copy(other, path.with_name("coming"))
    before = other.read_bytes()
    path.with_name("coming").replace(path)

    for refused in (lambda: begin(store, "Mathias"), store.close):
        with pytest.raises(StoreError, match="flyttet eller slettet"):
            refused()

    assert path.read_bytes() == before


def test_a_key_file_that_is_deleted_while_open_is_told_and_the_cases_stay(fresh_store: FreshStore) -> None:
    path = fresh_store("keyless")
    kept = key_file.key_path(path).read_bytes()
    store = opened(path)
    begin(store, "Mathias")
    key_file.key_path(path).unlink()

    with pytest.raises(StoreError, match="Nøglefilen »rundbord.db.key« mangler"):
        store.seal()
    with pytest.raises(StoreError, match="mangler"):
        store.close()
    with pytest.raises(StoreError, match="mangler"):
        opened(path)

    key_file.key_path(path).write_bytes(kept)
    again = opened(path)
    assert children(again) == ["Mathias"]
    again.close()


def test_a_second_process_is_refused_and_the_first_goes_on(fresh_store: FreshStore, fork_server: ForkServer) -> None:
    path = fresh_store("two")
    store = opened(path)
    begin(store, "Mathias")
    order = {"path": path, "secret": PASSPHRASES[0], "seed": 1, "acts": ["case"]}
    assert "StoreInUseError" in fork_server.run(order).surprises[0]
    begin(store, "Noah")
    store.close()

    assert fork_server.run(order).surprises == []
    again = opened(path)
    assert {"Mathias", "Noah"} < set(children(again))
    assert is_whole(again)
    again.close()


def test_a_process_that_was_killed_does_not_hold_the_store(fresh_store: FreshStore, fork_server: ForkServer) -> None:
    path = fresh_store("held")
    order = {"path": path, "secret": PASSPHRASES[0], "seed": 1, "acts": ["case"] * 50}
    assert fork_server.run({**order, "aim": 2, "seconds": 0.0}).status < 0

    store = opened(path)
    with pytest.raises(StoreInUseError):
        opened(path)
    store.close()


def test_a_clock_that_is_set_back_a_day_keeps_the_order_of_steps_and_the_trail_whole(fresh_store: FreshStore) -> None:
    path = fresh_store("clock")
    clock = [TODAY]
    store = opened(path, lambda: clock[0])
    for child, moved in (("Mathias", 0), ("Noah", -1), ("Liv", -400), ("Bertil", 3)):
        clock[0] = TODAY + dt.timedelta(days=moved)
        begin(store, child)
        store.drafts.keep("note", f"om {child}")
        store.drafts.flush()
        store.seal()
    store.close()

    clock[0] = TODAY - dt.timedelta(days=2)
    again = opened(path, lambda: clock[0])
    begin(again, "Asta")
    assert children(again) == ["Asta", "Bertil", "Liv", "Mathias", "Noah"]
    assert again.drafts.kept() == {"note": "om Bertil"}
    assert is_whole(again)
    with again.vault.engine.connect() as connection:
        stamps = list(connection.execute(select(Step.hlc).order_by(Step.seq)).scalars())
        numbers = list(connection.execute(select(Audit.seq).order_by(Audit.seq)).scalars())
    assert stamps == sorted(set(stamps))
    assert numbers == list(range(1, len(numbers) + 1))
    again.close()


def test_a_clock_set_back_while_the_power_goes_still_opens(fresh_store: FreshStore, fork_server: ForkServer) -> None:
    path = fresh_store("both")
    order = {"path": path, "secret": PASSPHRASES[0], "seed": 3, "acts": ["case", "agreement", "draft"] * 20}
    fork_server.run({**order, "aim": 20, "seconds": 0.002})

    store = opened(path, lambda: TODAY - dt.timedelta(days=30))
    begin(store, "Mathias")
    assert is_whole(store)
    store.close()
