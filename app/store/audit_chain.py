"""The audit log: one hash chain per laptop, so that a removed or altered row shows. Ids and kinds, never content."""

import hashlib
import json
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Connection, bindparam, insert, select, text
from sqlalchemy.orm import Session

from app.models.log import Audit

START = "0" * 64

_NEWEST = select(Audit.seq, Audit.hash).where(Audit.replica == bindparam("replica")).order_by(Audit.seq.desc()).limit(1)
_LINE = insert(Audit.__table__)  # type: ignore[arg-type]  # a table, typed as anything one can select from

_RAISE = "SELECT RAISE(ABORT, 'the audit log is append-only')"
_GUARDS = {
    "audit_no_update": "BEFORE UPDATE ON audit",
    "audit_no_delete": "BEFORE DELETE ON audit",
    # INSERT OR REPLACE takes a row away without a word to the trigger on delete.
    "audit_no_replace": "BEFORE INSERT ON audit WHEN EXISTS "
    "(SELECT 1 FROM audit WHERE replica = NEW.replica AND seq = NEW.seq)",
}
"""Triggers of the file itself, so that neither a slip of ours nor a bulk statement rewrites what was logged."""


def link_hash(prev_hash: str, replica: str, seq: int, at: str, actor: str | None, kind: str, subjects: str) -> str:
    """Return the SHA-256 that binds a row to the one before it."""
    text = json.dumps([prev_hash, replica, seq, at, actor, kind, subjects], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


class AuditChain:
    """Appends to the chain of one laptop."""

    def __init__(self, replica: str) -> None:
        self._replica = replica

    def head(self, session: Session) -> tuple[int, str]:
        """Return the number and hash of the newest row; (0, zeros) for an empty chain."""
        newest = session.execute(_NEWEST, {"replica": self._replica}).first()
        return (newest.seq, newest.hash) if newest else (0, START)

    def append(self, session: Session, *, at: str, actor: str | None, kind: str, subjects: Iterable[UUID]) -> str:
        """Add one row and return its hash, the new head."""
        seq, prev = self.head(session)
        ids = " ".join(sorted(str(each) for each in subjects))
        new = link_hash(prev, self._replica, seq + 1, at, actor, kind, ids)
        row = {
            "replica": self._replica, "seq": seq + 1, "at": at, "actor": actor, "kind": kind, "subjects": ids,
            "prev_hash": prev, "hash": new,
        }  # fmt: skip
        # A line for every page that is shown: written without a mapped row, which takes three times as long.
        session.connection().execute(_LINE, row)
        return new


def protect_audit(connection: Connection) -> None:
    """Make the audit log append-only in the file itself. Doing it again does no harm; the chain shows the rest."""
    for name, when in _GUARDS.items():
        connection.execute(text(f"CREATE TRIGGER IF NOT EXISTS {name} {when} BEGIN {_RAISE}; END"))


def broken_links(session: Session, heads: dict[str, str]) -> list[str]:
    """Return Danish sentences for every place the chain does not hold; `heads` are those sealed in the key file."""
    problems: list[str] = []
    expected: dict[str, tuple[int, str]] = {}
    seen: set[str] = set()
    for row in session.scalars(select(Audit).order_by(Audit.replica, Audit.seq)):
        seq, prev = expected.get(row.replica, (0, START))
        right = link_hash(row.prev_hash, row.replica, row.seq, row.at, row.actor, row.kind, row.subjects)
        if row.seq != seq + 1 or row.prev_hash != prev or row.hash != right:
            problems.append(f"Sporet er brudt ved nr. {row.seq}: en linje er ændret eller fjernet.")
        expected[row.replica] = (row.seq, row.hash)
        seen.add(row.hash)
    problems += [
        f"Sporet mangler sin sidste del (computer {replica})." for replica, head in heads.items() if head not in seen
    ]
    return problems
