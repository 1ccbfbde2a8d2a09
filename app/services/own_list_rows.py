"""The lists and headings a municipality makes its own, all in one shape: a name, and lines with words.

Headings of an assessment, what a decision contains, who notifies, and the aims of a plan. What each means stays in its
own module; here they are alike, so that they are edited alike. What is in use is never rewritten: what was written with
a list keeps its words, and a shipped line keeps its id whatever it is called.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from app.language.folding import fold
from app.services.ports import Unit
from app.services.typed_values import typed_text

NAME_MISSING = "Skriv, hvad det skal hedde."
LINE_MISSING = "Skriv et navn, eller fjern linjen."
TWICE = "»{words}« står der to gange. Giv den ene et andet navn."
LONG = "Det er over {most} tegn. Skriv det kortere, så det kan stå på en liste."
NONE_LEFT = "Der skal være mindst én linje."
TOO_MANY = "Der er over {most} linjer. Fjern nogle, så listen er til at vælge fra."
LONGEST, LONGEST_MORE, MOST = 60, 300, 60
NAME, WHOLE = "name", ""
"""Where a fault stands when it is in no line: in the name, or in the list as a whole."""


class ListKind(StrEnum):
    """What a list is for."""

    HEADINGS = "headings"
    RULING = "ruling"
    SENDERS = "senders"
    AIMS = "aims"


@dataclass(frozen=True, slots=True)
class ListLine:
    """One line. `more` is a help or an explanation, `choice` what it belongs to (a side, a category, a demand)."""

    id: str
    words: str
    more: str = ""
    choice: str = ""


@dataclass(frozen=True, slots=True)
class OwnList:
    """One list. `about` and `law` are what a decision says of itself; the others have none."""

    kind: ListKind
    key: str
    name: str
    lines: tuple[ListLine, ...]
    about: str = ""
    law: str = ""


@dataclass(frozen=True, slots=True)
class ListRow:
    """A list as it stands here: where it comes from, since when it is our own, and what a line can belong to.

    `is_shipped`: it comes with the program. `fixed`: the lines are what they are, and only what they belong to can be
    chosen.
    """

    list: OwnList
    source: str
    own_since: dt.date | None = None
    choices: tuple[tuple[str, str], ...] = ()
    fixed: bool = False
    is_shipped: bool = True


@dataclass(frozen=True, slots=True)
class Fault:
    """What must be put right, and where: the id of a line, `NAME` or `WHOLE`."""

    at: str
    sentence: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ListArea:
    """All that is asked of one kind of list; it is seen only while its `module` is on.

    `tidy` is the list as it will be kept: the same words give the same list. Where there can be more lists of a kind,
    `stored` is the kind of their definitions, and `copy` begins one (from, id, name).
    """

    module: str
    rows: Callable[[Unit], tuple[ListRow, ...]]
    faults: Callable[[OwnList], Iterator[Fault]]
    tidy: Callable[[OwnList], OwnList]
    save: Callable[[Unit, OwnList], object]
    restore: Callable[[Unit, str], object]
    stored: str = ""
    copy: Callable[[Unit, str, str, str], object] | None = None


def plain_words(typed: str) -> str:
    """Return words of one line, without space around and between."""
    return " ".join(typed_text(typed).split())


def plain_list(wanted: OwnList) -> OwnList:
    """Return a list with its words in order."""
    lines = tuple(replace(each, words=plain_words(each.words), more=plain_words(each.more)) for each in wanted.lines)
    about, law = plain_words(wanted.about), typed_text(wanted.law)
    return replace(wanted, name=plain_words(wanted.name), about=about, law=law, lines=lines)


def common_faults(wanted: OwnList) -> Iterator[Fault]:
    """Yield what no list may be, in the order of the page."""
    if not wanted.name.strip():
        yield Fault(NAME, NAME_MISSING)
    elif len(wanted.name) > LONGEST_MORE:
        yield Fault(NAME, LONG.format(most=LONGEST_MORE))
    if not wanted.lines:
        yield Fault(WHOLE, NONE_LEFT)
    if len(wanted.lines) > MOST:
        yield Fault(WHOLE, TOO_MANY.format(most=MOST))
    seen = set[str]()
    for each in wanted.lines:
        yield from _line_faults(each, seen)
        seen.add(fold(each.words))


def _line_faults(line: ListLine, before: set[str]) -> Iterator[Fault]:
    if not line.words.strip():
        yield Fault(line.id, LINE_MISSING)
    elif fold(line.words) in before:
        yield Fault(line.id, TWICE.format(words=line.words))
    elif len(line.words) > LONGEST:
        yield Fault(line.id, LONG.format(most=LONGEST))
    elif len(line.more) > LONGEST_MORE:
        yield Fault(line.id, LONG.format(most=LONGEST_MORE))
