"""Migrations: a copy before each step, all or nothing, and never a newer file."""

from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, text

from app.bootstrap import OpenStore, open_store
from app.errors import StoreError
from app.services.cases import list_cases
from app.store.connection import SCHEMA_VERSION
from app.store.migrations import MIGRATIONS, Migration, bring_up_to_date, version
from tests.shipped import CHEAP, PASSPHRASE, TODAY, import_example


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir() if ".before-" in each.name}


def column_added(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE person ADD COLUMN shoe_size INTEGER"))


def column_filled(connection: Connection) -> None:
    connection.execute(text("UPDATE person SET shoe_size = 38"))


def half_done(connection: Connection) -> None:
    connection.execute(text("UPDATE person SET name = 'ødelagt'"))
    connection.execute(text("CREATE TABLE half (id INTEGER)"))
    connection.execute(text("SELECT nothing FROM nowhere"))


def people(store: OpenStore) -> list[str]:
    with store.vault.engine.connect() as connection:
        return sorted(row[0] or "" for row in connection.execute(text("SELECT name FROM person")))


def test_a_new_file_has_the_newest_version_and_needs_no_step(store: OpenStore, tmp_path: Path) -> None:
    assert version(store.vault.engine) == SCHEMA_VERSION
    assert bring_up_to_date(store.vault) == []
    assert names(tmp_path) == set()


def test_the_steps_end_at_the_version_this_program_knows() -> None:
    numbers = [each.number for each in MIGRATIONS]

    assert numbers == list(range(2, SCHEMA_VERSION + 1))


def test_steps_run_in_order_with_a_copy_before_each(store: OpenStore, tmp_path: Path) -> None:
    import_example(store, "b-noah.json")

    copies = bring_up_to_date(store.vault, [Migration(3, column_filled), Migration(2, column_added)])

    assert version(store.vault.engine) == 3
    assert [copy.name for copy in copies] == ["rundbord.db.before-2", "rundbord.db.before-3"]
    with store.vault.engine.connect() as connection:
        assert set(connection.execute(text("SELECT shoe_size FROM person")).scalars()) == {38}


def test_the_copy_opens_as_the_store_was_before(store: OpenStore, tmp_path: Path) -> None:
    import_example(store, "b-noah.json")
    before = people(store)

    [copy] = bring_up_to_date(store.vault, [Migration(2, half_renamed)])

    assert people(store) == ["omdøbt"] * len(before)
    old = open_store(copy, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        assert people(old) == before
        assert version(old.vault.engine) == 1
    finally:
        old.close()


def half_renamed(connection: Connection) -> None:
    connection.execute(text("UPDATE person SET name = 'omdøbt'"))


def test_a_step_that_fails_leaves_the_file_as_it_was(store: OpenStore, tmp_path: Path) -> None:
    import_example(store, "b-noah.json")
    before = people(store)

    with pytest.raises(Exception, match="nowhere"):
        bring_up_to_date(store.vault, [Migration(2, column_added), Migration(3, half_done)])

    assert version(store.vault.engine) == 2
    assert people(store) == before
    assert "half" not in inspect(store.vault.engine).get_table_names()
    assert bring_up_to_date(store.vault, [Migration(2, column_added), Migration(3, column_filled)]) == [
        tmp_path / "rundbord.db.before-3"
    ]


def test_a_newer_file_is_refused_and_left_as_it_is(store: OpenStore, tmp_path: Path) -> None:
    with store.vault.engine.begin() as connection:
        connection.execute(text(f"PRAGMA user_version = {SCHEMA_VERSION + 1}"))
    store.close()
    before = (tmp_path / "rundbord.db").read_bytes()

    with pytest.raises(StoreError, match="nyere udgave"):
        open_store(tmp_path / "rundbord.db", PASSPHRASE, floor=CHEAP)

    assert (tmp_path / "rundbord.db").read_bytes() == before


def test_a_store_cut_off_before_its_tables_were_made_is_finished_at_the_next_open(tmp_path: Path) -> None:
    from app.store.vault import Vault

    Vault.create(tmp_path / "ny.db", PASSPHRASE, cost=CHEAP)[0].close()

    opened = open_store(tmp_path / "ny.db", PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        with opened.units.read("cases.list") as unit:
            assert list_cases(unit) == []
        assert version(opened.vault.engine) == SCHEMA_VERSION
    finally:
        opened.close()
