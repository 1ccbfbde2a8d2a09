"""What the bits of time in a sentence mean together: a day, a rhythm with start and end, a clock time, a number.

Nothing is settled by guessing. Bits that cannot be one time, a day that has passed, »næste fredag«, »tirsdag og
torsdag« that may be two days or every week, and an hour that may be in the afternoon: each is a question in Danish.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from app.language.clock_words import clock_of
from app.language.dates import day_date
from app.language.day_phrases import DayRead, read_day
from app.language.number_words import number_of
from app.language.recurrence_phrases import recurrence_in
from app.language.weekday_words import FULL, STRETCH, spelled_out
from app.language.when_bits import Bit, BitKind
from app.language.when_found import Found, LineWhen
from app.language.when_patterns import START, UNTIL, WHOLE_MONTH
from app.language.when_together import together

_EXCEPTION = re.compile(r",? (?:undtagen|på nær|bortset fra|men ikke|dog ikke) ")
_EDGE = re.compile(
    r"(?:lige |kort |senest )?(?:fra|til|frem til|indtil|op til|inden|før|efter|i|hele|resten af|hen over)\b"
)
_LONG_SPAN = (
    rf"jul|nytår|påske|pinse|ferie|sommer|efterår|vinter|forår|skole(?:start|år)|år|måned|møde|opfølg|{WHOLE_MONTH}"
)
_EVENING = re.compile(r"\b(?:i seng|sengetid|sover|godnat|aftensmad\w*|putte\w*)\b")
_MORNING = re.compile(r"\b(?:væk\w+|står op|stå op|morgenmad\w*|møder ind)\b")
FIRST_YEAR, LAST_YEAR = 1800, 2199
"""What a case file may hold as a day."""


def meaning_of(bits: Iterable[Bit], today: date, working_day: Callable[[date], bool], about: str = "") -> LineWhen:
    """Put the bits of one sentence together, as seen from `today`. Never raises.

    `about` is the whole sentence in lower case: »i seng kl. 9« is hardly in the morning.
    """
    found = Found(today, working_day, is_evening=bool(_EVENING.search(about)))
    listed = list(bits)
    found.part = next(
        (part for bit in listed for part in ("aften", "eftermiddag", "nat", "morgen") if part in bit.core), ""
    )
    found.part = found.part or ("morgen" if _MORNING.search(about) and not found.is_evening else "")
    for bit in listed:
        _READERS[bit.kind](bit, found)
    return together(found)


def _day(bit: Bit, found: Found) -> None:
    words = spelled_out(bit.core)
    starts, ends = _is(START, bit.lead), _is(UNTIL, bit.lead) or bit.lead == "til"
    if starts and words.startswith(("uge ", "i uge ")):
        words = f"mandag i {words.removeprefix('i ')}"  # a series begins on the Monday of a week
    read = read_day(words, found.today, found.working_day)
    if not _is_settled(bit, read, found) or read.on is None:
        return
    if bit.lead in ("efter", "siden", "omkring", "ca", "ca.", "cirka"):
        return  # »efter 1. december« is no day; it stands as it was said
    found.only_til = bit.lead == "til"
    target = found.starts if starts else found.ends if ends else found.days
    if "uge" in words and not re.search(FULL, words) and not bit.lead:
        target = found.weeks
    target.append(read.on)


def _is_settled(bit: Bit, read: DayRead, found: Found) -> bool:
    """Ask when the words are no day, and when the day is one that may not have been meant; the day then stays."""
    if not read.understood:
        found.questions.append(read.note)
        return False
    if read.on is None:
        return True
    if not FIRST_YEAR <= read.on.year <= LAST_YEAR:
        found.questions.append(f"Kan årstallet i »{bit.core}« være rigtigt?")
        return False
    if read.on < found.today:
        found.questions.append(f"Det er {day_date(read.on)}, som er gået. Passer det?")
    elif not read.sure:
        found.questions.append(f"»{bit.core}«: {read.note} Passer det?")
    return True


def _rule(bit: Bit, found: Found) -> None:
    words = spelled_out(bit.core).removeprefix("på ").removeprefix("fra ")
    words = re.sub(r"^(?:mindst|højst|senest|inden) ", "", words)
    rule = recurrence_in(words)
    if rule is None:
        found.questions.append(f"Jeg kan ikke læse »{bit.core}«. Ret, hvornår det er.")
        rule = recurrence_in(_EXCEPTION.split(words)[0])
    if rule is None:
        return
    found.rules.append(str(rule))
    if rule.days and _may_be_once(bit.core, words):
        found.maybe_once = bit.core


def _may_be_once(core: str, words: str) -> bool:
    """Whether two weekdays may be just the next two. »tirs+tors« and »man-fre« are jotted down of every week."""
    if re.search(r"\b(?:hver|om|alle|de)\b|[+/]", core):
        return False
    stretch = re.fullmatch(rf"({FULL}){STRETCH}(?:og med )?({FULL})", words)
    if stretch:
        return stretch.groups() not in (("mandag", "fredag"), ("mandag", "torsdag"))
    return len(re.findall(rf"{FULL}(?!e)", core)) > 1


def _strange(bit: Bit, found: Found) -> None:
    found.questions.append(f"Jeg kan ikke læse »{bit.core}«. Ret, hvornår det er.")


def _clock(bit: Bit, found: Found) -> None:
    if not bit.core[:1].isdigit():
        if not bit.core.startswith("mellem"):
            found.questions.append(f"Hvad er klokken, når det er »{bit.core}«? Skriv for eksempel kl. 14.30.")
        return
    if bit.lead in ("efter", "til"):
        return  # no time of its own: the words stay as they were said
    time, question = clock_of(bit.core, found.part, is_evening=found.is_evening)
    found.questions += [question] if question else []
    found.times += [time] if time else []


def _dotted(bit: Bit, found: Found) -> None:
    """»8.10«, which may be a day and may be a time: only one that can be one of the two is read."""
    first, second = (int(part) for part in bit.core.split("."))
    is_time, is_day = first < 24 and second < 60, 1 <= first <= 31 and 1 <= second <= 12
    if is_time and is_day and second % 5 == 0:
        found.questions.append(
            f"Er »{bit.core}« en dato eller et klokkeslæt? Skriv {first}/{second} eller kl. {bit.core}."
        )
    elif is_day:
        _day(replace(bit, kind=BitKind.DAY), found)
    else:
        _clock(replace(bit, kind=BitKind.CLOCK), found)


def _duration(bit: Bit, found: Found) -> None:
    if bit.core in ("et par", "nogle"):
        return
    unit = next((unit for unit in ("dag", "uge", "måned") if unit in bit.unit), "uge")
    found.lengths.append((number_of(bit.core), unit))


def _count(bit: Bit, found: Found) -> None:
    found.counts.append(number_of(bit.core))


def _ongoing(_: Bit, found: Found) -> None:
    found.ongoing = True


def _loose(bit: Bit, found: Found) -> None:
    """A time that is no day says nothing more than its words, but it may bound a rhythm (»hver dag til jul«)."""
    found.is_weekend |= "weekend" in bit.core
    if _EDGE.match(bit.core) and re.search(_LONG_SPAN, bit.core):
        found.spans.append(bit.core)


_READERS: dict[BitKind, Callable[[Bit, Found], None]] = {
    BitKind.DAY: _day,
    BitKind.RULE: _rule,
    BitKind.STRANGE: _strange,
    BitKind.CLOCK: _clock,
    BitKind.DOTTED: _dotted,
    BitKind.DURATION: _duration,
    BitKind.COUNT: _count,
    BitKind.ONGOING: _ongoing,
    BitKind.LOOSE: _loose,
}


def _is(words: str, lead: str) -> bool:
    return bool(lead) and re.fullmatch(words, lead) is not None
