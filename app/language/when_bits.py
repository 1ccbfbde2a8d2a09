"""Finds the bits of time in a sentence, from left to right and the longest first; it does not say what they mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.language import when_patterns as patterns
from app.language.word_sets import word_set


class BitKind(StrEnum):
    """What sort of time a bit is."""

    DAY = "day"
    RULE = "rule"
    STRANGE = "strange"
    CLOCK = "clock"
    DOTTED = "dotted"
    DURATION = "duration"
    COUNT = "count"
    ONGOING = "ongoing"
    LOOSE = "loose"


@dataclass(frozen=True, slots=True)
class Bit:
    """One bit of time: where it stands, the word that leads it (»fra«, »inden«) and the time itself, in lower case.

    `unit` is what a length is counted in (»uger«).
    """

    kind: BitKind
    start: int
    end: int
    lead: str
    core: str
    unit: str = ""


_PATTERNS = (
    (BitKind.STRANGE, patterns.STRANGE),
    (BitKind.RULE, patterns.RULE),
    (BitKind.DAY, patterns.DAY),
    (BitKind.CLOCK, patterns.CLOCK),
    (BitKind.DURATION, patterns.DURATION),
    (BitKind.COUNT, patterns.COUNT),
    (BitKind.ONGOING, patterns.ONGOING),
    (BitKind.LOOSE, patterns.LOOSE),
)
_WORD = re.compile(r"[^\s,;()]+")
_FIRST_WORDS = word_set(
    """
    d d. den på nu førstkommende kommende næstkommende næste denne i uge ugerne om inden indenfor senest før op
    frist frist: deadline deadline: omkring ca ca. cirka efter siden til t.o.m. tom frem indtil slut slut:
    slutter slutdato fra f.o.m. fom gældende med start start: starter startdato begynder første hver hvert
    hveranden hverandet hvertredje alle mindst højst sidste de allerede præcis ved mellem gennem igennem over
    lige ulige kort hele resten hen primo medio ultimo midt sidst først starten begyndelsen midten slutningen
    umiddelbart så hurtigst snarest straks asap løbende fremover fremadrettet senere juleaften lille
    lillejuleaften nytårsaften nytårsdag grundlovsdag overmorgen udgangen månedens årets daglig dagligt ugentlig
    ugentligt månedlig månedligt årlig årligt hverdage hverdagene skoledage skoledagene en et én to tre fire fem
    seks syv otte ni ti elleve tolv tretten fjorten femten seksten tyve anden tredje fjerde
    """
)
_DAY_OR_CLOCK = re.compile(r"\d|(?:man|tir|ons|tor|fre|lør|søn)|kl\b|klokken\b")
_BARE_DOTTED = re.compile(r"\d{1,2}\.\d{2}")
_NAMED_DAYS = (BitKind.DAY, BitKind.RULE)
_OF_SOMETHING = re.compile(r"\b(?:for|af|i|hos|mellem) $")
"""»skemaet for mandag«, »holder fast i onsdagene«: the day is what it is about, and not when it is done."""
_ONLY_AFTER_PAUSE = ("starter", "begynder", "slutter", "slutter på")
"""Verbs that lead a day only after a pause (»hver tirsdag, starter 24/11«); else somebody starts somewhere."""


def find_bits(text: str) -> list[Bit]:
    """The bits of time in `text` (lower case, single spaces), in order and apart from one another."""
    found: list[Bit] = []
    free_from = 0
    for word in _WORD.finditer(text):
        if word.start() < free_from or not _may_begin(word[0]):
            continue
        bit = _longest(text, word.start(), follows=bool(found) and _touch(text, found[-1].end, word.start()))
        if bit and not (bit.kind in _NAMED_DAYS and not bit.lead and _OF_SOMETHING.search(text[: bit.start])):
            found.append(bit)
            free_from = bit.end
    return found


def _may_begin(word: str) -> bool:
    return word in _FIRST_WORDS or bool(_DAY_OR_CLOCK.match(word))


def _touch(text: str, end: int, start: int) -> bool:
    return not text[end:start].strip(" ,(")


def _longest(text: str, place: int, *, follows: bool) -> Bit | None:
    bits = [bit for bit in _at(text, place, follows=follows) if not text[bit.end : bit.end + 1].isalnum()]
    return max(bits, key=lambda bit: bit.end, default=None)


def _at(text: str, place: int, *, follows: bool) -> Iterator[Bit]:
    for kind, pattern in _PATTERNS:
        found = pattern.match(text, place)
        if not found or found.end() == place:
            continue
        groups = found.groupdict()
        lead = groups.get("lead") or ""
        if lead in _ONLY_AFTER_PAUSE and not follows and text[place - 1 : place] not in ("(",):
            continue
        core = next((words for name, words in groups.items() if words and name not in ("lead", "unit", "units")), "")
        is_dotted = kind in (BitKind.DAY, BitKind.CLOCK) and _BARE_DOTTED.fullmatch(core) and _bare(found[0], lead)
        unit = groups.get("unit") or groups.get("units") or ""
        yield Bit(BitKind.DOTTED if is_dotted else kind, place, found.end(), lead, core, unit)


def _bare(words: str, lead: str) -> bool:
    """Whether nothing but the digits of »8.10« tells a day from a time."""
    return words.removeprefix(lead).strip()[:1].isdigit()
