"""The extra key on a stick: with it the passphrase opens, without it only the sheet in the safe does."""

from pathlib import Path

import pytest

from app.errors import ExtraKeyNeededError, StoreError, UserError, WrongPassphraseError
from app.store import extra_key, key_file
from app.store.backup_keeper import BackupKeeper
from app.store.keeper import Keeper
from app.store.key_cost import Argon2Cost
from app.store.key_slots import DataKey
from app.store.vault import Vault
from tests.shipped import TODAY

CHEAP = Argon2Cost(memory_kib=8, passes=1, lanes=1)
PASSPHRASE = "blå tagsten danser mandag"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stik"
    folder.mkdir()
    return folder / extra_key.NAME


def guarded(folder: Path, stick: Path) -> tuple[Path, DataKey, str, bytes]:
    path = folder / "rundbord.db.key"
    key, code = key_file.create(path, PASSPHRASE, cost=CHEAP)
    extra = extra_key.make(stick)
    key_file.change_passphrase(path, key, PASSPHRASE, cost=CHEAP, extra=extra)
    return path, key, code, extra


def test_the_passphrase_opens_only_together_with_the_stick(tmp_path: Path, stick: Path) -> None:
    path, key, _, extra = guarded(tmp_path, stick)

    assert key_file.needs_extra_key(path)
    assert key_file.unlock(path, PASSPHRASE, floor=CHEAP, extra=extra_key.read(stick)) == key
    with pytest.raises(ExtraKeyNeededError, match="Sæt stikket"):
        key_file.unlock(path, PASSPHRASE, floor=CHEAP)
    with pytest.raises(WrongPassphraseError, match="rigtige stik"):
        key_file.unlock(path, PASSPHRASE, floor=CHEAP, extra=bytes(32))
    with pytest.raises(WrongPassphraseError):
        key_file.unlock(path, "noget andet", floor=CHEAP, extra=extra)


def test_the_sheet_in_the_safe_opens_when_the_stick_is_lost(tmp_path: Path, stick: Path) -> None:
    path, key, code, _ = guarded(tmp_path, stick)

    assert key_file.unlock(path, code, floor=CHEAP) == key
    key_file.change_passphrase(path, key, "ny sætning uden stik", cost=CHEAP)
    assert not key_file.needs_extra_key(path)
    assert key_file.unlock(path, "ny sætning uden stik", floor=CHEAP) == key


def test_nobody_can_make_the_file_forget_that_it_needs_the_stick(tmp_path: Path, stick: Path) -> None:
    path, _, _, _ = guarded(tmp_path, stick)
    raw = path.read_bytes()
    assert b'"needs_extra": 1' in raw

    from tests.store.test_key_file import rewritten

    path.write_bytes(rewritten(raw, {}, {"needs_extra": 0}))
    with pytest.raises(WrongPassphraseError):
        key_file.unlock(path, PASSPHRASE, floor=CHEAP)


def test_a_changed_passphrase_goes_on_needing_the_stick(tmp_path: Path, stick: Path) -> None:
    store = tmp_path / "rundbord.db"
    vault, _ = Vault.create(store, PASSPHRASE, cost=CHEAP)
    vault.use_extra_key(PASSPHRASE, extra_key.make(stick), cost=CHEAP)
    vault.change_passphrase("en helt ny sætning", cost=CHEAP)
    vault.close()

    with pytest.raises(ExtraKeyNeededError):
        Vault.open(store, "en helt ny sætning", floor=CHEAP)
    Vault.open(store, "en helt ny sætning", floor=CHEAP, extra=extra_key.read(stick)).close()


def test_what_is_no_extra_key_is_told(tmp_path: Path, stick: Path) -> None:
    extra_key.make(stick)
    whole = stick.read_text(encoding="utf-8")

    with pytest.raises(UserError, match="allerede en ekstra nøgle"):
        extra_key.make(stick)
    with pytest.raises(StoreError, match="Sidder USB-stikket i"):
        extra_key.read(tmp_path / "væk")
    for text in ("", "hej", whole.replace("Rundbord", "Andet"), whole[:-3] + "zz\n", whole.replace(whole[30], "x")):
        stick.write_text(text, encoding="utf-8")
        with pytest.raises(StoreError, match="ikke en ekstra nøgle"):
            extra_key.read(stick)
    stick.write_text(whole.replace("\n", "\r\n"), encoding="utf-8")
    assert len(extra_key.read(stick)) == 32


def test_a_stick_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="skrivebeskyttet"):
        extra_key.make(tmp_path / "findes" / "ikke" / extra_key.NAME)


def test_the_code_from_the_sheet_is_not_made_the_passphrase_by_way_of_the_extra_key(
    tmp_path: Path, stick: Path
) -> None:
    vault, code = Vault.create(tmp_path / "rundbord.db", PASSPHRASE, cost=CHEAP)
    keeper = Keeper(vault, BackupKeeper(vault, lambda: TODAY), lambda _kind: None)

    for change in (lambda: keeper.use_extra_key(code, stick.parent), lambda: keeper.drop_extra_key(code)):
        with pytest.raises(UserError, match="ikke koden"):
            change()

    assert not stick.exists()
    vault.close()
    Vault.open(vault.path, PASSPHRASE, floor=CHEAP).close()


def test_a_stick_gets_no_key_that_opens_nothing(tmp_path: Path, stick: Path) -> None:
    vault, _ = Vault.create(tmp_path / "rundbord.db", PASSPHRASE, cost=CHEAP)
    keeper = Keeper(vault, BackupKeeper(vault, lambda: TODAY), lambda _kind: None)
    in_the_way = vault.key_path.with_name(vault.key_path.name + ".tmp")
    in_the_way.mkdir()

    with pytest.raises(StoreError, match="kunne ikke gemmes"):
        keeper.use_extra_key(PASSPHRASE, stick.parent)
    assert not stick.exists()
    in_the_way.rmdir()
    left = extra_key.make(stick)  # as a cut leaves it: written, and not in use
    assert keeper.use_extra_key(PASSPHRASE, stick.parent) is False

    assert (vault.extra, extra_key.read(stick)) == (left, left), "the one that lay there is used, never written over"
    vault.close()
