"""Migrations: a copy before each step, all or nothing, and never a newer file."""

from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, text

from app.bootstrap import OpenStore, open_store
from app.errors import StoreError
from app.services.cases import list_cases
from app.store.backup_rotation import copies_in
from app.store.connection import SCHEMA_VERSION
from app.store.migrations import MIGRATIONS, Migration, bring_up_to_date, version
from app.store.restore import restore
from app.store.vault import Vault
from tests.shipped import CHEAP, PASSPHRASE, TODAY, import_example


def names(folder: Path) -> set[str]:
    return {each.reason for each in copies_in(folder / "kopier")}


def column_added(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE person ADD COLUMN shoe_size INTEGER"))


def column_filled(connection: Connection) -> None:
    connection.execute(text("UPDATE person SET shoe_size = 38"))


def half_done(connection: Connection) -> None:
    connection.execute(text("UPDATE person SET name = 'ødelagt'"))
    connection.execute(text("CREATE TABLE half (id INTEGER)"))
    connection.execute(text("SELECT nothing FROM nowhere"))


@pytest.fixture
def older(store: OpenStore) -> OpenStore:
    """A store that says it has had the first step alone."""
    import_example(store, "b-noah.json")
    with store.vault.engine.begin() as connection:
        connection.execute(text("PRAGMA user_version = 1"))
    return store


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


def test_steps_run_in_order_with_a_copy_before_each(older: OpenStore, tmp_path: Path) -> None:
    copies = bring_up_to_date(older.vault, [Migration(3, column_filled), Migration(2, column_added)])

    assert version(older.vault.engine) == 3
    assert [copy.name for copy in copies] == [each.path.name for each in reversed(copies_in(tmp_path / "kopier"))]
    assert names(tmp_path) == {"opdatering-2", "opdatering-3"}
    with older.vault.engine.connect() as connection:
        assert set(connection.execute(text("SELECT shoe_size FROM person")).scalars()) == {38}


def test_the_copy_brings_back_the_store_as_it_was_before(older: OpenStore, tmp_path: Path) -> None:
    before = people(older)

    [copy] = bring_up_to_date(older.vault, [Migration(2, half_renamed)])

    assert people(older) == ["omdøbt"] * len(before)
    restore(copy, tmp_path / "ny" / "a.db", PASSPHRASE, floor=CHEAP)
    with Vault.open(tmp_path / "ny" / "a.db", PASSPHRASE, floor=CHEAP) as old:
        assert version(old.engine) == 1
        with old.engine.connect() as connection:
            assert sorted(row[0] or "" for row in connection.execute(text("SELECT name FROM person"))) == before


def test_without_room_for_the_copy_nothing_is_changed(older: OpenStore, tmp_path: Path) -> None:
    before = people(older)
    (tmp_path / "kopier").write_bytes(b"in the way of the folder")

    with pytest.raises(StoreError):
        bring_up_to_date(older.vault, [Migration(2, half_renamed)])

    assert people(older) == before
    assert version(older.vault.engine) == 1


def half_renamed(connection: Connection) -> None:
    connection.execute(text("UPDATE person SET name = 'omdøbt'"))


def test_a_step_that_fails_leaves_the_file_as_it_was(older: OpenStore, tmp_path: Path) -> None:
    store, before = older, people(older)

    with pytest.raises(Exception, match="nowhere"):
        bring_up_to_date(store.vault, [Migration(2, column_added), Migration(3, half_done)])

    assert version(store.vault.engine) == 2
    assert people(store) == before
    assert "half" not in inspect(store.vault.engine).get_table_names()
    [copy] = bring_up_to_date(store.vault, [Migration(2, column_added), Migration(3, column_filled)])
    assert copy.name.endswith("-opdatering-3.kopi")


def test_a_newer_file_is_refused_and_left_as_it_is(store: OpenStore, tmp_path: Path) -> None:
    with store.vault.engine.begin() as connection:
        connection.execute(text(f"PRAGMA user_version = {SCHEMA_VERSION + 1}"))
    store.close()
    before = (tmp_path / "rundbord.db").read_bytes()

    with pytest.raises(StoreError, match="nyere udgave"):
        open_store(tmp_path / "rundbord.db", PASSPHRASE, floor=CHEAP)

    assert (tmp_path / "rundbord.db").read_bytes() == before


def test_a_store_cut_off_before_its_tables_were_made_is_finished_at_the_next_open(tmp_path: Path) -> None:
    Vault.create(tmp_path / "ny.db", PASSPHRASE, cost=CHEAP)[0].close()

    opened = open_store(tmp_path / "ny.db", PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        with opened.units.read("cases.list") as unit:
            assert list_cases(unit) == []
        assert version(opened.vault.engine) == SCHEMA_VERSION
    finally:
        opened.close()
