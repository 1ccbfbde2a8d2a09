"""The list of erased cases: it goes with every backup, so that a copy brought back does not bring back what was erased.

One line per case: its id and the day. Ids say nothing about anybody, so the list is not encrypted; it is read before
any key is there. Lists from several places are put together, and nothing is ever taken off one.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from uuid import UUID

from app.errors import StoreError
from app.store.durable_file import replace_file

LARGEST = 8 * 1024 * 1024
"""Bytes of a list we will read: about 160,000 cases."""
NOT_WRITTEN = "Listen over slettede sager kunne ikke gemmes. Se, om disken er fuld, og prøv igen."

Ledger = Mapping[UUID, dt.date]


def ledger_path(store: Path) -> Path:
    """Return where the list of `store` lies: beside it, with `.deleted` added to the whole name."""
    return store.with_name(store.name + ".deleted")


def read_ledger(path: Path) -> dict[UUID, dt.date]:
    """Return the list in a file; empty when there is none. A line that cannot be read is passed over."""
    try:
        with path.open("rb") as file:
            return parse_ledger(file.read(LARGEST))
    except OSError:
        return {}


def parse_ledger(raw: bytes) -> dict[UUID, dt.date]:
    """Return the list in some bytes; a line that cannot be read is passed over."""
    found: dict[UUID, dt.date] = {}
    for line in raw[:LARGEST].decode("ascii", "replace").splitlines():
        name, _, day = line.strip().partition(" ")
        try:
            found[UUID(name)] = dt.date.fromisoformat(day)
        except ValueError:
            continue
    return found


def ledger_bytes(ledger: Ledger) -> bytes:
    """Return the list as it lies in a file, oldest first."""
    lines = sorted(ledger.items(), key=lambda item: (item[1], str(item[0])))
    return "".join(f"{case_id} {day.isoformat()}\n" for case_id, day in lines).encode()


def together(ledgers: Iterable[Ledger]) -> dict[UUID, dt.date]:
    """Return the union; a case on several lists keeps its first day."""
    union: dict[UUID, dt.date] = {}
    for ledger in ledgers:
        for case_id, day in ledger.items():
            union[case_id] = min(day, union.get(case_id, day))
    return union


def add_to_ledger(path: Path, erased: Ledger) -> None:
    """Put cases on the list in a file; those on it already stay. Raises StoreError."""
    before = read_ledger(path)
    after = together((before, erased))
    if after == before:
        return
    try:
        replace_file(path, ledger_bytes(after))
    except OSError as error:
        raise StoreError(NOT_WRITTEN) from error
