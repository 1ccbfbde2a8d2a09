"""The list of erased cases: it goes with every backup, so that a copy brought back does not bring back what was erased.

One line per case: its id, the day, and a seal under the root key. Ids say nothing about anybody, so the list is not
encrypted; it is read before any key is there. What a line asks for is only done when its seal is right: otherwise
anyone who can write on the share could have a case erased, and a line of theirs is never taken over into our own list.
Lists from several places are put together, and nothing of ours is ever taken off one.
"""

import datetime as dt
import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from app.errors import StoreError
from app.store.durable_file import read_small, replace_file
from app.store.key_slots import DataKey

LARGEST = 8 * 1024 * 1024
"""Bytes of a list we will read: about 75,000 cases."""
NOT_WRITTEN = "Listen over slettede sager kunne ikke gemmes. Se, om disken er fuld, og prøv igen."
_PURPOSE = "erased cases"
_SEAL = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, order=True)
class Erased:
    """One line: when a case was erased, which, and the seal (64 hex digits) that says it was we who did it."""

    day: dt.date
    case_id: UUID
    seal: str

    @classmethod
    def by(cls, key: DataKey, case_id: UUID, day: dt.date) -> "Erased":
        """Return the sealed line of a case."""
        return cls(day, case_id, _seal(key, case_id, day))

    def is_genuine(self, key: DataKey) -> bool:
        """Tell whether the line was written with this store's root key."""
        return hmac.compare_digest(self.seal, _seal(key, self.case_id, self.day))


Ledger = frozenset[Erased]


def ledger_path(store: Path) -> Path:
    """Return where the list of `store` lies: beside it, with `.deleted` added to the whole name."""
    return store.with_name(store.name + ".deleted")


def read_ledger(path: Path) -> Ledger:
    """Return the list in a file; empty when there is none. A line that cannot be read is passed over."""
    try:
        return parse_ledger(read_small(path, LARGEST))
    except OSError:
        return frozenset()


def parse_ledger(raw: bytes) -> Ledger:
    """Return the list in some bytes; a line that cannot be read is passed over."""
    found = set()
    for line in raw[:LARGEST].decode("ascii", "replace").splitlines():
        try:
            name, day, seal = line.split()
            line_read = Erased(dt.date.fromisoformat(day), UUID(name), seal)
        except ValueError:
            continue
        if _SEAL.fullmatch(seal):
            found.add(line_read)
    return frozenset(found)


def ledger_bytes(ledger: Ledger) -> bytes:
    """Return the list as it lies in a file, oldest first."""
    return "".join(f"{each.case_id} {each.day.isoformat()} {each.seal}\n" for each in sorted(ledger)).encode()


def together(ledgers: Iterable[Ledger]) -> Ledger:
    """Return the union."""
    return frozenset().union(*ledgers)


def ours(ledger: Ledger, key: DataKey) -> Ledger:
    """Return the lines this store wrote itself; the rest may have been put there to push ours out of a long list."""
    return frozenset(each for each in ledger if each.is_genuine(key))


def genuine(ledger: Ledger, key: DataKey) -> frozenset[UUID]:
    """Return the cases that were erased for sure."""
    return frozenset(each.case_id for each in ours(ledger, key))


def add_to_ledger(path: Path, erased: Ledger) -> None:
    """Put cases on the list in a file; those on it already stay. Raises StoreError."""
    before = read_ledger(path)
    if erased <= before:
        return
    try:
        replace_file(path, ledger_bytes(before | erased))
    except OSError as error:
        raise StoreError(NOT_WRITTEN) from error


def _seal(key: DataKey, case_id: UUID, day: dt.date) -> str:
    return hmac.new(key.derive(_PURPOSE), f"{case_id} {day.isoformat()}".encode(), sha256).hexdigest()
