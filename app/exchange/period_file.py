"""The anonymous period file on disk: a small JSON file of counts that people can read before they send it."""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from app.errors import UserError
from app.exchange.case_file import parse
from app.exchange.whole_file import is_folder, read_whole, write_whole
from app.services.period_counts import NOT_OURS, PeriodCounts, counts_of, plain_of
from app.services.period_file_many import ReadFile

LARGEST = 1024 * 1024
"""Bytes; the counts of a year are a fiftieth of that."""
MOST_FILES = 1000
TOO_MANY = "Der er over 1.000 filer. Vælg kun periodefilerne."
STOPPED = "Hentningen er stoppet. Ingen af filerne er hentet."
TOO_LARGE = "Filen er for stor til at være tal for en periode. Den må højst fylde 1 MB."


def period_file_bytes(counts: PeriodCounts) -> bytes:
    """Return the counts as a file (JSON, UTF-8)."""
    return (json.dumps(plain_of(counts), ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def write_period_file(counts: PeriodCounts, path: Path) -> None:
    """Write the counts to a file, the whole of it or nothing. Raises UserError when the place refuses."""
    write_whole(path, period_file_bytes(counts))


def read_period_file(path: Path) -> PeriodCounts:
    """Return the counts of a file. Raises UserError when it is another file, or cannot be true."""
    return period_counts(read_whole(path, LARGEST, TOO_LARGE))


def period_file_paths(chosen: Iterable[Path]) -> list[Path]:
    """Return the files that were chosen, and those that lie in chosen folders. Raises UserError for far too many."""
    found: list[Path] = []
    for each in chosen:
        found += sorted(each.glob("*.json")) if is_folder(each) else [each]
    paths = list(dict.fromkeys(found))
    if len(paths) > MOST_FILES:
        raise UserError(TOO_MANY)
    return paths


def read_period_files(
    paths: Sequence[Path], progress: Callable[[int, int], bool] = lambda _done, _all: True
) -> tuple[ReadFile, ...]:
    """Return what each file holds, or what is wrong with it. Raises UserError when `progress` answers no."""
    found = []
    for done, path in enumerate(paths):
        if not progress(done, len(paths)):
            raise UserError(STOPPED)
        try:
            found.append(ReadFile(path.name, read_period_file(path)))
        except UserError as error:
            found.append(ReadFile(path.name, None, str(error)))
    return tuple(found)


def period_counts(content: bytes) -> PeriodCounts:
    """Return the counts that some bytes hold. Raises UserError as above."""
    if len(content) > LARGEST:
        raise UserError(TOO_LARGE)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(NOT_OURS) from error
    if not text.lstrip().startswith("{"):  # where its JSON ends helps nobody who chose a file of another kind
        raise UserError(NOT_OURS)
    return counts_of(parse(text))
