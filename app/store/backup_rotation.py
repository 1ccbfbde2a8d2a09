"""The folder of backups: names that tell only when and why, what there is, and which ones age may take.

Needs nothing but the standard library and the key format: a list of copies is shown before any passphrase is typed.
"""

import datetime as dt
import re
from collections.abc import Callable, Hashable, Iterable, Set
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from app.errors import StoreError
from app.models.copies import CopyRow
from app.store.backup_files import KEY, LEDGER, reading_copy
from app.store.deletion_ledger import parse_ledger
from app.store.durable_file import read_small, replace_file
from app.store.key_format import decode

FOLDER = "kopier"
ENDING = ".kopi"
PLACE_NOTE = "andet-sted.txt"
LONGEST_NOTE = 4096
ALL_OF = dt.timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9
"""After two days one a day is kept, then one a week, then one a month: about a year back."""
_NAME = re.compile(r"rundbord-([0-9a-f]{8})-(\d{8}T\d{6})Z-([a-z]+(?:-\d+)?)" + re.escape(ENDING))
_STAMP = "%Y%m%dT%H%M%S"


class Reason(StrEnum):
    """Why a copy was made, as it stands in its name."""

    WORK = "arbejde"
    CLOSE = "luk"
    HAND = "knap"
    MIGRATION = "opdatering"
    ERASED = "slettet"


@dataclass(frozen=True, slots=True)
class Kept:
    """A copy in a folder, known by its name alone: the store's short id, when (UTC), and why."""

    path: Path
    store: str
    time: dt.datetime
    reason: str

    @property
    def is_before_migration(self) -> bool:
        """Tell whether it was made before a newer program changed the file; age never takes those."""
        return self.reason.startswith(Reason.MIGRATION)


def copies_folder(store: Path) -> Path:
    """Return the folder of copies on this computer."""
    return store.parent / FOLDER


def short_id(key_file: bytes) -> str:
    """Return the eight letters that tell one store's copies from another's. Raises StoreError."""
    return decode(key_file).store.rpartition("-")[2][:8]  # the id of a store to practise in has a word before it


def copy_name(store: str, time: dt.datetime, reason: str) -> str:
    """Return the name of a copy. `time` is aware."""
    return f"rundbord-{store}-{time.astimezone(dt.UTC):{_STAMP}}Z-{reason}{ENDING}"


def free_name(folder: Path, store: str, time: dt.datetime, reason: str) -> Path:
    """Return a name that is not taken: of two copies in one second the later gets the next."""
    taken = {each.time for each in copies_in(folder, store)}
    time = time.astimezone(dt.UTC).replace(microsecond=0)
    while time in taken:
        time += dt.timedelta(seconds=1)
    return folder / copy_name(store, time, reason)


def from_name(path: Path) -> Kept | None:
    """Return what the name of a copy tells; None when it is not a name of ours."""
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    try:
        time = dt.datetime.strptime(found[2], _STAMP).replace(tzinfo=dt.UTC)
    except ValueError:
        return None
    return Kept(path, found[1], time, found[3])


def copies_in(folder: Path, store: str | None = None) -> list[Kept]:
    """Return the copies in a folder, newest first; of one store when its short id is given. Empty without a folder."""
    try:
        known = (from_name(path) for path in folder.iterdir())
        mine = [each for each in known if each is not None and store in (None, each.store)]
    except OSError:
        return []
    return sorted(mine, key=lambda each: (each.time, each.path.name), reverse=True)


def row_of(kept: Kept, *, outside: bool) -> CopyRow | None:
    """Return a copy as it is told about; None when it has gone in the meantime."""
    try:
        return CopyRow(kept.path, kept.time, kept.path.stat().st_size, kept.reason, outside)
    except OSError:
        return None


def to_keep(times: Iterable[dt.datetime], now: dt.datetime) -> set[dt.datetime]:
    """Return the moments whose copies stay: all of two days, then 12 daily, 10 weekly and 9 monthly ones.

    Periods without a copy use up nothing, so a clock set forward, or a year's leave, does not empty the folder. Copies
    dated in the future (the clock was wrong) are thinned apart, or they would push out the real ones.
    """
    given = set(times)
    past = {each for each in given if each <= now}
    return _thinned(past, now) | _thinned(given - past, now)


def thin(folder: Path, store: str, now: dt.datetime) -> list[Path]:
    """Remove the copies of a store that age takes, and return them. Raises OSError.

    Only a file that is ours by name and by content is ever removed, so what is damaged stays to be looked at; nor does
    it count, or it could take the place of the only good copy of its day.
    """
    mine = [each for each in copies_in(folder, store) if not each.is_before_migration]
    if len(to_keep((each.time for each in mine), now)) == len(mine):
        return []
    whole = [each for each in mine if _belongs_to(each.path, store)]
    stay = to_keep((each.time for each in whole), now)
    gone = [each.path for each in whole if each.time not in stay]
    for path in gone:
        path.unlink()
    return gone


def drop_outdated(folder: Path, store: str, erased: Set[UUID]) -> list[Path]:
    """Remove the copies of a store that were made before a case was erased, of whatever age; return them.

    A copy carries the list of what had been erased when it was made, so no clock is asked. Raises OSError.
    """
    gone = [each.path for each in copies_in(folder, store) if erased and not _knows(each.path, store, erased)]
    for path in gone:
        path.unlink()
    return gone


def listed_in(folder: Path) -> set[str] | None:
    """Return the sealed files that the copies in a folder list, of whatever store; None when a copy cannot be read."""
    names: set[str] = set()
    for each in copies_in(folder):
        try:
            with reading_copy(each.path) as copy:
                names |= set(copy.manifest.files)
        except (StoreError, OSError):
            return None
    return names


def note_place(folder: Path, place: Path | None) -> None:
    """Note the second place beside the copies, so that it is found when the store cannot be opened. Raises OSError."""
    folder.mkdir(mode=0o700, exist_ok=True)
    replace_file(folder / PLACE_NOTE, str(place or "").encode("utf-8", "surrogateescape"))


def noted_place(folder: Path) -> Path | None:
    """Return the second place noted beside the copies; None when there is none."""
    try:
        text = read_small(folder / PLACE_NOTE, LONGEST_NOTE)[:LONGEST_NOTE].decode("utf-8", "surrogateescape").strip()
    except OSError:
        return None
    return Path(text) if text and "\0" not in text else None


def _thinned(times: set[dt.datetime], now: dt.datetime) -> set[dt.datetime]:
    newest_first = sorted(times, reverse=True)
    stay = {each for each in newest_first if abs(now - each) < ALL_OF}
    rest = [each for each in newest_first if each not in stay]
    for count, period in ((DAILY, _day), (WEEKLY, _week), (MONTHLY, _month)):
        taken, rest = _newest_of_each(rest, count, period)
        stay |= taken
    return stay


def _newest_of_each(
    newest_first: list[dt.datetime], count: int, period: Callable[[dt.datetime], Hashable]
) -> tuple[set[dt.datetime], list[dt.datetime]]:
    """Return the newest of each of the `count` latest periods, and what is older than those periods."""
    taken: dict[Hashable, dt.datetime] = {}
    for place, each in enumerate(newest_first):
        if period(each) in taken:
            continue
        if len(taken) == count:
            return set(taken.values()), newest_first[place:]
        taken[period(each)] = each
    return set(taken.values()), []


def _day(time: dt.datetime) -> Hashable:
    return time.astimezone(dt.UTC).date()


def _week(time: dt.datetime) -> Hashable:
    return time.astimezone(dt.UTC).isocalendar()[:2]


def _month(time: dt.datetime) -> Hashable:
    return time.astimezone(dt.UTC).strftime("%Y-%m")


def _knows(path: Path, store: str, erased: Set[UUID]) -> bool:
    try:
        with reading_copy(path) as copy:
            known = parse_ledger(copy.small(LEDGER))
            return short_id(copy.small(KEY)) != store or erased <= {each.case_id for each in known}
    except (StoreError, OSError):
        return True  # nothing can be brought back from it, and it may yet be looked at


def _belongs_to(path: Path, store: str) -> bool:
    try:
        with reading_copy(path) as copy:
            return short_id(copy.small(KEY)) == store
    except (StoreError, OSError):
        return False
