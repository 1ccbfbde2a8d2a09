"""The audit chain: what was removed, altered or cut off shows, also to someone who does not trust the file."""

from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from app.bootstrap import OpenStore, open_store
from app.store.check import findings
from app.store.key_seal import Progress
from tests.shipped import CHEAP, PASSPHRASE, TODAY, import_example

BROKEN, CUT = "Sporet er brudt", "Sporet mangler sin sidste del"


def found(store: OpenStore) -> list[str]:
    return findings(store.vault.engine, store.units.progress())


def unprotect(connection: Connection) -> None:
    """Take the guards of the file away, as one who has the key can."""
    for name in ("audit_no_update", "audit_no_delete", "audit_no_replace"):
        connection.execute(text(f"DROP TRIGGER {name}"))


def run(store: OpenStore, statement: str) -> None:
    with store.vault.engine.begin() as connection:
        unprotect(connection)
        assert connection.execute(text(statement)).rowcount


@pytest.fixture
def used(store: OpenStore) -> OpenStore:
    """A store with some rows in its audit log."""
    import_example(store, "b-noah.json")
    for kind in ("people.list", "due.list", "cases.list"):
        with store.units.read(kind):
            pass
    return store


def test_a_chain_nobody_touched_is_whole(used: OpenStore) -> None:
    assert found(used) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET actor = 'en anden' WHERE seq = 2",
        "UPDATE audit SET kind = 'due.list' WHERE seq = 3",
        "UPDATE audit SET at = '2026-11-22T09:31:00' WHERE seq = 1",
        "UPDATE audit SET subjects = '' WHERE kind = 'case.import'",
        "UPDATE audit SET hash = prev_hash WHERE seq = 4",
        "DELETE FROM audit WHERE seq = 1",
        "DELETE FROM audit WHERE seq = 3",
        "UPDATE audit SET seq = 100 WHERE seq = 2",
    ],
)
def test_a_row_altered_or_removed_shows(used: OpenStore, statement: str) -> None:
    run(used, statement)

    assert any(BROKEN in each for each in found(used))


def test_an_altered_row_shows_also_when_its_own_hash_is_made_again(used: OpenStore) -> None:
    from app.store.audit_chain import link_hash

    with used.vault.engine.begin() as connection:
        row = connection.execute(text("SELECT * FROM audit WHERE seq = 2")).mappings().one()
        unprotect(connection)
        forged = link_hash(row["prev_hash"], row["replica"], 2, row["at"], "en anden", row["kind"], row["subjects"])
        connection.execute(text("UPDATE audit SET actor = 'en anden', hash = :hash WHERE seq = 2"), {"hash": forged})

    assert any(BROKEN in each for each in found(used))


def test_a_tail_cut_off_shows_because_the_key_file_remembers_the_head(used: OpenStore, tmp_path: Path) -> None:
    used.close()
    again = open_store(tmp_path / "rundbord.db", PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        sealed = again.vault.progress
        assert found(again) == []
        run(again, "DELETE FROM audit WHERE seq >= 4")
        assert any(CUT in each for each in findings(again.vault.engine, sealed))
        assert findings(again.vault.engine, Progress()) == []  # without the key file nobody could tell
    finally:
        again.close()


def test_the_heads_of_other_laptops_are_kept_when_ours_moves_on(store: OpenStore) -> None:
    store.vault.seal_progress(Progress(0, {"en-anden": "ab" * 32}))
    with store.units.read("due.list"):
        pass

    heads = store.units.progress().heads

    assert heads["en-anden"] == "ab" * 32
    assert set(heads) == {"en-anden", store.units.replica}


def test_opening_reading_and_changing_each_leave_a_row(store: OpenStore) -> None:
    def kinds() -> list[str]:
        with store.vault.engine.connect() as connection:
            return list(connection.execute(text("SELECT kind FROM audit ORDER BY seq")).scalars())

    before = kinds()
    import_example(store, "b-noah.json")
    with store.units.read("due.list"):
        pass

    assert before[-1] == "store.open"
    assert kinds()[len(before) :] == ["case.import", "due.list"]
