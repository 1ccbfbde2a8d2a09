"""Wrong passphrases are counted beside the store, also by a process that has only just begun."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.errors import WrongPassphraseError
from app.store.backup import backup
from app.store.backup_files import unwatched
from app.store.key_cost import Argon2Cost
from app.store.migrations import create_tables
from app.store.rescue_desk import RescueDesk
from app.store.tries import Tries, seconds_after
from app.store.vault import Vault

CHEAP = Argon2Cost(memory_kib=8, passes=1, lanes=1)
PASSPHRASE = "blå tagsten danser mandag"
FRESH = """
import sys, time, pathlib
from app.store.tries import Tries
time.time = time.time_ns = lambda: 0
print(Tries(pathlib.Path(sys.argv[1])).left())
"""


def left_in_a_new_process(store: Path) -> float:
    done = subprocess.run([sys.executable, "-c", FRESH, str(store)], capture_output=True, text=True, check=True)
    return float(done.stdout)


def test_the_wait_doubles_up_to_half_a_minute() -> None:
    assert [seconds_after(count) for count in (0, 1, 2, 3, 4, 5, 6, 7, 8, 1_000_000)] == [
        0, 0, 1, 2, 4, 8, 16, 30, 30, 30,
    ]  # fmt: skip


def test_a_new_process_waits_too_whatever_the_clock_says(tmp_path: Path) -> None:
    store = tmp_path / "rundbord.db"
    for _ in range(6):
        Tries(store).failed()

    assert 15 < left_in_a_new_process(store) <= 16
    Tries(store).clear()
    assert left_in_a_new_process(store) == 0


def test_a_count_that_is_rubbish_or_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    store = tmp_path / "rundbord.db"
    for raw in (b"", b"x", b"-4", b"\xff\xfe", b"9" * 600):
        (tmp_path / "rundbord.db.tries").write_bytes(raw)
        assert 0 <= Tries(store).left() <= 30
    nowhere = Tries(tmp_path / "findes" / "ikke" / "rundbord.db")
    nowhere.failed()
    assert nowhere.left() == 0


def test_opening_the_vault_counts_waits_and_forgets(tmp_path: Path) -> None:
    store = tmp_path / "rundbord.db"
    Vault.create(store, PASSPHRASE, cost=CHEAP)[0].close()
    for _ in range(2):
        with pytest.raises(WrongPassphraseError):
            Vault.open(store, "forkert", floor=CHEAP)
    assert 0 < Tries(store).left() <= 1

    began = time.monotonic()
    Vault.open(store, PASSPHRASE, floor=CHEAP).close()

    assert time.monotonic() - began > 0.8
    assert Tries(store).left() == 0
    assert not (tmp_path / "rundbord.db.tries").exists()


def test_the_way_round_by_a_copy_or_a_rescue_is_counted_and_a_right_word_there_hides_nothing(tmp_path: Path) -> None:
    path = tmp_path / "sager" / "rundbord.db"
    vault, code = Vault.create(path, PASSPHRASE, cost=CHEAP)
    create_tables(vault.engine, training=False)
    backup(vault, tmp_path / "kopi.zip")
    vault.close()
    desk = RescueDesk(path, floor=CHEAP)

    with pytest.raises(WrongPassphraseError):
        desk.bring(tmp_path / "kopi.zip", "forkert ord", damaged=False, watch=unwatched)
    with pytest.raises(WrongPassphraseError):
        desk.save("forkert ord", watch=unwatched)
    assert Tries(path).left() > 0.5
    desk.bring(tmp_path / "kopi.zip", code, damaged=False, watch=unwatched)

    assert Tries(path).count() == 2
