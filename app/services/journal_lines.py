"""The lines of a text that is pasted: a label with words, a list, a numbered list. Plain text, and never a table."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.language.dates import approx
from app.language.safe_text import clean
from app.models.approx_date import ApproxDate
from app.models.base import CaseRecord

NO_DAY = "uden dato"


@dataclass(frozen=True, slots=True)
class JournalText:
    """One text for one box. `source` is the column of `JournalEntry` that names where it came from.

    `left_out` says what she must think of herself. `known_by` is what is compared to tell whether it has changed since
    it was laid over: the text, or less of it where the rest follows something that goes on changing.
    """

    box: str
    source: str
    source_id: UUID
    title: str
    text: str
    left_out: str = ""
    known_by: str = ""


@dataclass(frozen=True, slots=True)
class Final:
    """One text to be. `on` is the day it was final, None for what goes on changing (a goal).

    `came_along` is True for what was there when the case came to this store and nobody has touched since: it was
    written somewhere else, and is asked for only when somebody wants to see it.
    """

    box: str
    record: CaseRecord
    on: dt.date | None
    came_along: bool
    make: Callable[[], JournalText]


def line(label: str, text: str | None) -> str:
    """Return »Formål: …«; after a question no colon; nothing without words."""
    said = (text or "").strip()
    return f"{label}{'' if label.endswith('?') else ':'} {said}" if said else ""


def listed(heading: str, lines: Iterable[str]) -> list[str]:
    """Return a heading with a dash before each line; nothing without lines."""
    kept = [f"- {_one_line(each)}" for each in lines if each.strip()]
    return [f"{heading}:", *kept] if kept else []


def numbered(heading: str, lines: Iterable[str]) -> list[str]:
    """Return a heading with numbered lines; nothing without lines."""
    kept = [f"{number}. {_one_line(each)}" for number, each in enumerate((e for e in lines if e.strip()), start=1)]
    return [f"{heading}:", *kept] if kept else []


def joined(lines: Sequence[str]) -> str:
    """Return the text: no empty lines, no tabs, nothing invisible, every letter in one piece (å is one character)."""
    rows = clean("\n".join(lines)).split("\n")
    return "\n".join(row.rstrip() for row in rows if row.strip())


def quoted(words: str) -> str:
    """Return somebody's own words in »…«; marks they already stand in are not doubled."""
    return f"»{_one_line(words).strip('»«').strip()}«"


def with_reason(words: str, because: str | None) -> str:
    """Return »justér – det er for tidligt om morgenen«. The reason keeps its letters: it may begin with a name."""
    said = (because or "").strip()
    return f"{words} – {said}" if said else words


def yes_no(value: bool | None) -> str:  # noqa: FBT001 - a fact that may be unknown
    """Return ja or nej, and nothing for what nobody has said."""
    return "" if value is None else "ja" if value else "nej"


def day_of(when: ApproxDate | None) -> str:
    """Return 2026-11-12, as a journal is sorted; in words when the day is not known."""
    if when is None:
        return NO_DAY
    return when.exact.isoformat() if when.exact else approx(when)


def _one_line(text: str) -> str:
    return " ".join(text.split())
