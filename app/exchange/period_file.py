"""The anonymous period file on disk: a small JSON file of counts that people can read before they send it."""

import json
from pathlib import Path

from app.errors import UserError
from app.exchange.case_file import parse
from app.exchange.whole_file import read_whole, write_whole
from app.services.period_counts import NOT_OURS, PeriodCounts, counts_of, plain_of

LARGEST = 1024 * 1024
"""Bytes; the counts of a year are a fiftieth of that."""
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


def period_counts(content: bytes) -> PeriodCounts:
    """Return the counts that some bytes hold. Raises UserError as above."""
    if len(content) > LARGEST:
        raise UserError(TOO_LARGE)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(NOT_OURS) from error
    return counts_of(parse(text))
