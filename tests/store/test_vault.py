"""The vault as a whole: made, opened, shared by nobody, closed, and what a crash leaves behind."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from app.errors import StoreError, StoreInUseError, UserError, WrongPassphraseError
from app.store import key_file
from app.store.key_cost import Argon2Cost
from app.store.key_seal import Progress
from app.store.vault import Vault

CHEAP = Argon2Cost(memory_kib=8, passes=1, lanes=1)
PASSPHRASE = "blå tagsten danser mandag"

HOLDER = """
import sys, pathlib
from sqlalchemy import text
from app.store.vault import Vault
from app.store.key_cost import Argon2Cost
vault = Vault.open(pathlib.Path(sys.argv[1]), sys.argv[2], floor=Argon2Cost(8, 1, 1))
with vault.engine.begin() as connection:
    connection.execute(text("INSERT INTO note VALUES ('skrevet')"))
print("open", flush=True)
sys.stdin.read()
"""


def created(folder: Path) -> tuple[Path, str]:
    path = folder / "mine sager" / "rundbord.db"
    vault, code = Vault.create(path, PASSPHRASE, cost=CHEAP)
    with vault.engine.begin() as connection:
        connection.execute(text("CREATE TABLE note (body TEXT)"))
    vault.close()
    return path, code


def opened(path: Path, secret: str = PASSPHRASE) -> Vault:
    return Vault.open(path, secret, floor=CHEAP)


def notes(vault: Vault) -> int:
    with vault.engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM note")).scalar_one())


def names(path: Path) -> set[str]:
    return {entry.name for entry in path.parent.iterdir()}


def hold(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path), PASSPHRASE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def ended(process: subprocess.Popen[str]) -> int:
    with process:
        process.communicate()
    return process.returncode


def test_a_new_vault_opens_with_the_passphrase_and_with_the_code(tmp_path: Path) -> None:
    path, code = created(tmp_path)

    for secret in (PASSPHRASE, code):
        with opened(path, secret) as vault:
            assert notes(vault) == 0
            assert vault.progress == Progress()


def test_closing_leaves_store_key_file_and_lock_and_no_log(tmp_path: Path) -> None:
    path, _ = created(tmp_path)

    assert names(path) == {"rundbord.db", "rundbord.db.key", "rundbord.db.lock"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_only_the_owner_gets_into_the_folder(tmp_path: Path) -> None:
    path, _ = created(tmp_path)

    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(entry.stat().st_mode) for entry in path.parent.iterdir()} == {0o600}


def test_a_wrong_passphrase_lets_the_next_try_in(tmp_path: Path) -> None:
    path, _ = created(tmp_path)

    with pytest.raises(WrongPassphraseError):
        opened(path, "forkert")
    opened(path).close()


def test_a_test_vault_does_not_open_under_the_real_floor(tmp_path: Path) -> None:
    path, _ = created(tmp_path)

    with pytest.raises(StoreError, match="for svagt beskyttet"):
        Vault.open(path, PASSPHRASE)


def test_an_existing_store_or_key_file_is_never_overwritten(tmp_path: Path) -> None:
    path, _ = created(tmp_path)
    store, keys = path.read_bytes(), key_file.key_path(path).read_bytes()

    for gone in (None, path, key_file.key_path(path)):
        kept = gone.read_bytes() if gone else b""
        if gone:
            gone.unlink()
        with pytest.raises(StoreError, match="Intet er overskrevet"):
            Vault.create(path, PASSPHRASE, cost=CHEAP)
        if gone:
            gone.write_bytes(kept)
    assert (path.read_bytes(), key_file.key_path(path).read_bytes()) == (store, keys)


def test_a_creation_that_fails_leaves_nothing_half_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "rundbord.db"
    with pytest.raises(UserError):
        Vault.create(path, " ", cost=CHEAP)

    def full(*_: object) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patch:
        patch.setattr("app.store.vault.sync_folder", full)
        with pytest.raises(StoreError, match="Der kunne ikke gøres plads"):
            Vault.create(path, PASSPHRASE, cost=CHEAP)
    assert names(path) == {"rundbord.db.lock"}
    assert not Vault.exists(path)

    Vault.create(path, PASSPHRASE, cost=CHEAP)[0].close()
    assert Vault.exists(path)


def test_a_creation_cut_off_by_a_crash_does_not_hinder_the_next(tmp_path: Path) -> None:
    path, _ = created(tmp_path)
    empty = path.parent / "andet.db"
    Vault.create(empty, PASSPHRASE, cost=CHEAP)[0].close()
    key_file.key_path(empty).rename(empty.with_name("andet.db.key.new"))  # how it lies just before the last move

    assert not Vault.exists(empty)
    with pytest.raises(StoreError, match="ingen sager"):
        opened(empty)
    Vault.create(empty, "en anden sætning", cost=CHEAP)[0].close()
    opened(empty, "en anden sætning").close()


def test_a_store_with_cases_is_never_taken_for_an_unfinished_one(tmp_path: Path) -> None:
    path, _ = created(tmp_path)
    with opened(path) as vault, vault.engine.begin() as connection:
        connection.execute(text("INSERT INTO note VALUES (hex(zeroblob(40000)))"))
    key_file.key_path(path).rename(path.with_name("rundbord.db.key.new"))
    before = path.read_bytes()

    assert Vault.exists(path)
    with pytest.raises(StoreError):
        Vault.create(path, PASSPHRASE, cost=CHEAP)
    assert path.read_bytes() == before


def test_a_missing_part_says_which(tmp_path: Path) -> None:
    path, _ = created(tmp_path)
    keys = key_file.key_path(path)
    kept = keys.read_bytes()
    keys.unlink()
    with pytest.raises(StoreError, match="Nøglefilen"):
        opened(path)

    keys.write_bytes(kept)
    path.unlink()
    with pytest.raises(StoreError, match="Filen med sagerne"):
        opened(path)
    with pytest.raises(StoreError, match="ingen sager"):
        opened(tmp_path / "tom" / "rundbord.db")
    assert not (tmp_path / "tom").exists()


def test_store_and_key_file_of_two_vaults_do_not_open_together(tmp_path: Path) -> None:
    path, _ = created(tmp_path / "a")
    other, _ = created(tmp_path / "b")
    key_file.key_path(path).write_bytes(key_file.key_path(other).read_bytes())

    with pytest.raises(StoreError, match="hører de to filer ikke sammen"):
        opened(path)


def test_a_second_vault_in_the_same_process_is_refused(tmp_path: Path) -> None:
    path, _ = created(tmp_path)

    with opened(path), pytest.raises(StoreInUseError, match="allerede åbent"):
        opened(path)
    opened(path).close()


def test_a_second_process_is_refused_until_the_first_is_killed(tmp_path: Path) -> None:
    path, _ = created(tmp_path)
    holder = hold(path)
    try:
        with pytest.raises(StoreInUseError):
            opened(path)
    finally:
        os.kill(holder.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        assert ended(holder) != 0

    with opened(path) as vault:
        assert notes(vault) == 1


def test_what_was_committed_before_a_kill_is_there_for_a_reader_of_the_log(tmp_path: Path) -> None:
    path, _ = created(tmp_path)
    holder = hold(path)
    os.kill(holder.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    ended(holder)
    assert path.with_name("rundbord.db-wal").stat().st_size > 0

    opened(path).close()

    assert not path.with_name("rundbord.db-wal").exists()
    with opened(path) as vault:
        assert notes(vault) == 1


def test_changes_lost_with_the_log_are_counted(tmp_path: Path) -> None:
    path, _ = created(tmp_path)
    with opened(path) as vault:
        vault.seal_progress(Progress(last_sequence=40, heads={"a1": "beef"}))

    with opened(path) as vault:
        assert vault.progress == Progress(last_sequence=40, heads={"a1": "beef"})
        assert vault.missing_changes(37) == 3
        assert vault.missing_changes(40) == vault.missing_changes(41) == 0


def test_passphrase_and_code_can_be_renewed_while_open(tmp_path: Path) -> None:
    path, code = created(tmp_path)
    with opened(path) as vault:
        vault.seal_progress(Progress(last_sequence=7))
        vault.change_passphrase("ny sætning", cost=CHEAP)
        fresh = vault.add_recovery_code(cost=CHEAP)
        vault.seal_progress(Progress(last_sequence=7))
        assert vault.progress.sheet_waits, "a seal that was worked out before does not forget it"
        vault.keep_recovery_code()

    for secret in ("ny sætning", fresh):
        with opened(path, secret) as vault:
            assert vault.missing_changes(0) == 7
    for secret in (PASSPHRASE, code):
        with pytest.raises(WrongPassphraseError):
            opened(path, secret)


def test_closing_twice_does_no_harm(tmp_path: Path) -> None:
    path, _ = created(tmp_path)
    vault = opened(path)
    vault.close()

    with opened(path):
        vault.close()
        with pytest.raises(StoreInUseError):
            opened(path)


def test_two_names_of_one_store_are_one_store(tmp_path: Path) -> None:
    path, _ = created(tmp_path)
    shortcut = tmp_path / "genvej"
    shortcut.symlink_to(path.parent, target_is_directory=True)

    with opened(path), pytest.raises(StoreInUseError):
        opened(shortcut / path.name)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a folder that refuses this user")
def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StoreError, match="Mappen"):
            Vault.create(tmp_path / "rundbord.db", PASSPHRASE, cost=CHEAP)
    finally:
        tmp_path.chmod(0o700)


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "fil").touch()

    with pytest.raises(StoreError, match="Mappen"):
        Vault.create(tmp_path / "fil" / "rundbord.db", PASSPHRASE, cost=CHEAP)
