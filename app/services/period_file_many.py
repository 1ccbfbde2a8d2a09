"""Many period files at once: each is kept or refused for itself, in one step, and what became of each is told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.errors import UserError
from app.rules.figure_periods import short_words
from app.rules.key_figures import Period
from app.services.period_counts import PeriodCounts
from app.services.period_files import LONGEST, NO_NAME, READ_BEFORE, keep_period_file
from app.services.ports import Unit, use_case
from app.services.typed_values import typed_text

KEPT, KEPT_ELSEWHERE = "Hentet.", "Hentet, men den hører til {period}."
_AS_SAVED = re.compile(r"^periodefil-\d{4}(?:[hq]\d)?(?:\s*\(\d+\)$)?", re.IGNORECASE)
"""What the program calls a file itself, and what a folder puts after it when there is one of that name."""


class Fate(StrEnum):
    """What became of a file."""

    KEPT = "kept"
    OTHER_PERIOD = "other_period"
    AGAIN = "again"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was looked at: its name, and its counts or what is wrong with it, in a sentence."""

    name: str
    counts: PeriodCounts | None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class FileFate:
    """What became of a file, in a sentence; `period` when it was kept."""

    name: str
    fate: Fate
    words: str
    period: Period | None = None

    @property
    def is_kept(self) -> bool:
        """Tell whether its counts are among those of its period now."""
        return self.period is not None


@use_case("figures.read_file")
def keep_period_files(
    unit: Unit, files: Sequence[ReadFile], shown: Period, label: str = ""
) -> tuple[FileFate, ...]:  # fmt: skip
    """Keep the files that can be read, of whatever period, in one step; `shown` is the period on the page.

    Each is called what is typed, else what the file is called where somebody has given it a name. Raises UserError when
    what is typed is too long; then none is kept.
    """
    named = " ".join(typed_text(label).split())
    if len(named) > LONGEST:
        raise UserError(NO_NAME)
    return tuple(_fate(unit, each, shown, named or label_of(each.name)) for each in files)


def label_of(name: str) -> str:
    """Return what somebody has put in the name of a file: »nord« of »periodefil-2026h1-nord.json«."""
    stem = " ".join(typed_text(re.sub(r"\.json$", "", name, flags=re.IGNORECASE)).split())
    return _AS_SAVED.sub("", stem).strip(" -_")[:LONGEST]


def _fate(unit: Unit, each: ReadFile, shown: Period, label: str) -> FileFate:
    if each.counts is None:
        return FileFate(each.name, Fate.REFUSED, each.fault)
    try:
        keep_period_file(unit, each.counts, label)
    except UserError as error:
        return FileFate(each.name, Fate.AGAIN if str(error) == READ_BEFORE else Fate.REFUSED, str(error))
    period = each.counts.period
    if period == shown:
        return FileFate(each.name, Fate.KEPT, KEPT, period)
    return FileFate(each.name, Fate.OTHER_PERIOD, KEPT_ELSEWHERE.format(period=short_words(period)), period)
