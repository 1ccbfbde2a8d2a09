"""The audit log is append-only in the file itself: nothing can be rewritten, removed or written over."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from app.bootstrap import OpenStore
from app.store.audit_chain import protect_audit


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET actor = 'en anden' WHERE seq = 1",
        "UPDATE audit SET hash = hash",
        "DELETE FROM audit WHERE seq = 1",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit SELECT replica, seq, at, 'en anden', kind, subjects, prev_hash, hash FROM audit",
    ],
)
def test_what_is_logged_cannot_be_rewritten(store: OpenStore, statement: str) -> None:
    with store.vault.engine.begin() as connection:
        protect_audit(connection)

    with pytest.raises(DatabaseError, match="append-only"), store.vault.engine.begin() as connection:
        connection.execute(text(statement))


def test_a_guarded_log_still_grows_and_the_guard_can_be_put_on_twice(store: OpenStore) -> None:
    with store.vault.engine.begin() as connection:
        protect_audit(connection)
        protect_audit(connection)
    with store.units.read("due.list"):
        pass

    with store.vault.engine.connect() as connection:
        newest = connection.execute(text("SELECT kind FROM audit ORDER BY seq DESC")).scalars().first()
    assert newest == "due.list"
