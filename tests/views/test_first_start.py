"""The door of the window on a folder where making a store was cut off by the power: a first start, no dead end."""

from argparse import Namespace
from pathlib import Path

import pytest

from app.cli.demo_command import _is_all_a_demo, demo
from app.errors import UserError
from app.policy import Policy
from app.store.vault import Vault
from app.training import DEMO
from app.training import PASSPHRASE as TRAINED
from app.window import Door
from tests.shipped import CHEAP, PASSPHRASE


def test_a_store_that_was_never_finished_is_a_first_start_and_a_real_one_is_not(tmp_path: Path) -> None:
    path = tmp_path / "rundbord.db"
    door = Door(path, Policy())
    assert not door.entrance(None).exists

    path.write_bytes(b"\x01" * 4096)  # the first page, and the key file that had not got its name yet
    path.with_name("rundbord.db.key.new").write_bytes(b"halve keys")
    assert not door.entrance(None).exists

    vault, _ = Vault.create(path, PASSPHRASE, cost=CHEAP)
    vault.close()
    assert door.entrance(None).exists
    path.unlink()
    assert door.entrance(None).exists  # the key file alone: something is lost, and the window must say so


def test_what_was_made_to_try_says_its_passphrase_by_any_name_and_somebodys_own_store_never_does(
    tmp_path: Path,
) -> None:
    for name, training in (("prøv.db", True), (DEMO, False)):
        Vault.create(tmp_path / name, PASSPHRASE, cost=CHEAP, training=training)[0].close()
        assert (TRAINED in Door(tmp_path / name, Policy()).entrance(None).message) is training
        assert TRAINED not in Door(tmp_path / f"ny {name}", Policy()).entrance(None).message
    with pytest.raises(UserError, match="ikke tom"):  # its own store, and not an earlier demo
        demo(Namespace(out=tmp_path))
    assert (tmp_path / DEMO).exists()
    practised = tmp_path / "øvet"
    practised.mkdir()
    Vault.create(practised / DEMO, PASSPHRASE, cost=CHEAP, training=True)[0].close()
    assert _is_all_a_demo(practised)
    (practised / "mine noter.txt").write_text("Spørg om fredag.")
    with pytest.raises(UserError, match="ikke tom"):  # an earlier demo, with something of her own beside it
        demo(Namespace(out=practised))
