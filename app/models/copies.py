"""Backups as they are told about: how it stands, and one line per copy. Plain values, free to all."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class CopyState:
    """How it stands with the backups of one store; moments are aware, None means never.

    `last` is the newest copy on this computer and `verified` whether it was opened and counted. `outside_last` is when
    a copy last came to `outside_place` (empty: none chosen), which `outside_reachable` tells about now.
    `outside_fixed`: the IT department has chosen it. `trouble` is a Danish sentence, empty when all is well.
    """

    last: dt.datetime | None = None
    verified: bool = False
    outside_last: dt.datetime | None = None
    outside_place: str = ""
    outside_reachable: bool = False
    outside_fixed: bool = False
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class CopyRow:
    """One backup that can be brought back: when it was made (aware), where it lies, its size in bytes, and why.

    `outside` tells that it lies off this computer's own folder.
    """

    path: Path
    made: dt.datetime
    size: int
    reason: str
    outside: bool


@dataclass(frozen=True, slots=True)
class Brought:
    """A copy that was brought back: what the former store is called now (empty: there was none), and what is missing.

    `missing` counts pictures and files that were not in the copy, `erased` cases that will be erased again.
    """

    kept: str = ""
    missing: int = 0
    erased: int = 0


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved of a damaged store, told in a Danish sentence; `whole` when nothing is lost."""

    account: str
    whole: bool
