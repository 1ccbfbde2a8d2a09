"""An agreement jotted down in one line: »træneren henter til træning tirs+tors fra 24/11« as who, what and when.

The line is read by rules, and nothing is guessed in silence: what may mean two things is a question in Danish, for the
next pause. No word is lost: each stands in `what`, `when_text` or `lead`, in the name of an owner, or in a question.
"""

import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import date

from app.language.agreement_about import AREA_LABELS, area_of, law_in
from app.language.clauses import clauses_in
from app.language.line_words import lowered, words_of
from app.language.number_words import NUMBER
from app.language.owner_in_line import doing_in
from app.language.safe_text import clean
from app.language.table_people import PeopleIndex, PersonAtTable, index_of
from app.language.weekday_words import FULL
from app.language.when_bits import Bit, BitKind, find_bits
from app.language.when_found import LineWhen
from app.language.when_meaning import meaning_of
from app.models.enums_meeting import AgreementArea

LONGEST = 500
"""Characters; a longer line is a story, and is kept as it is."""
TOO_LONG = "Linjen er for lang til at blive læst. Del den i flere aftaler."
NOTHING = "Hvad skal der ske?"


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """What a line says. `what` begins after the name of the owner; the fields of when are those of `LineWhen`.

    `owners` are certain, `may_be` are those to choose between, `absent` the owners who are not here. `decides` is who
    must decide when `to_be_decided`; empty when that is not certain. `lead` holds words that say nothing themselves
    (»vi aftaler, at«).
    """

    typed: str
    what: str
    owners: tuple[Hashable, ...] = ()
    may_be: tuple[Hashable, ...] = ()
    absent: tuple[Hashable, ...] = ()
    when_text: str = ""
    on: date | None = None
    recurrence: str | None = None
    time: str | None = None
    start: date | None = None
    until: date | None = None
    times: int | None = None
    ongoing: bool = False
    area: AgreementArea | None = None
    to_be_decided: bool = False
    decides: str = ""
    proposal: bool = False
    lead: str = ""
    questions: tuple[str, ...] = ()


_BULLET = re.compile(r"^(?:[-*•·–]+|\d{1,2}\)|\(\d{1,2}\)) +")
_PROPOSAL = re.compile(r"^(?:forslag|foreslået|idé|ide):? *[:–-] *", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:(?:ny )?aftale(?: \d{1,2})? ?[:–-]|aftalt ?:|(?:vi (?:har )?aftale[rt]|det er aftalt|der er aftalt|aftalt"
    r"|det aftales|vi (?:er|bliver) enige om|enighed om)(?: ?,)? at(?= ))[ ]*",
    re.IGNORECASE,
)
_AREA_LABEL = re.compile(r"^((?:i )?[a-zæøå]+) ?: *", re.IGNORECASE)
_TIME_BEFORE = re.compile(rf"\b(?:{NUMBER}|sidste|{FULL})\.?(?: og| eller|[-/]|,) ?$")
_TIME_AFTER = re.compile(
    rf" ?(?:(?:eller|og|-|/) ?(?:kl\.? ?)?(?:{NUMBER}|{FULL}|sidste)\b|eller\b|, ?\d{{1,2}}(?= ?(?:,|og\b|$)))"
)
_BEFORE_EVENT = re.compile(r"\b(?:før|efter|inden|siden) \w+(?: \w+)? $")
"""»14 dage før mødet d. 6/1«: the day is the event's."""
_DASHED = re.compile(r"(?<![\w./-])(\d{1,2})-(\d{1,2})(?![\w./-])(?= *$|[,.;])")
_DATED = (BitKind.DAY, BitKind.RULE, BitKind.STRANGE, BitKind.DOTTED)


def _monday_to_friday(day: date) -> bool:
    return day.weekday() < 5


def read_agreement(
    text: str,
    people: tuple[PersonAtTable, ...],
    today: date,
    working_day: Callable[[date], bool] = _monday_to_friday,
) -> AgreementLine:
    """Read one line as seen from `today`. Never raises; what is not certain is in `questions`."""
    typed = " ".join(clean(text[: 20 * LONGEST], keep_newlines=False).split())
    if len(text) > LONGEST:
        return AgreementLine(typed if len(text) <= 20 * LONGEST else text, typed, questions=(TOO_LONG,))
    lead, is_proposal, area, rest = _leads(typed)
    if not rest:
        return AgreementLine(typed, "", lead=lead, proposal=is_proposal, questions=(NOTHING,) if typed else ())
    line = _read(rest, index_of(people), today, working_day)
    return replace(line, typed=typed, lead=lead, proposal=is_proposal, area=area or line.area)


def _leads(text: str) -> tuple[str, bool, AgreementArea | None, str]:
    """The words that say nothing of who, what and when; whether it is a proposal; a place named first; the rest."""
    rest, area = _BULLET.sub("", text), None
    proposed = _PROPOSAL.match(rest)
    rest = rest[proposed.end() :] if proposed else rest
    if found := _LEAD.match(rest):
        rest = rest[found.end() :]
    if (found := _AREA_LABEL.match(rest)) and found[1].lower() in AREA_LABELS:
        area, rest = AREA_LABELS[found[1].lower()], rest[found.end() :]
    return text[: len(text) - len(rest)].strip(), bool(proposed), area, rest


def _read(text: str, index: PeopleIndex, today: date, working_day: Callable[[date], bool]) -> AgreementLine:
    low, name_questions = _without_names(text, index)
    bits, clause_questions = _own_times(text, low, index)
    when = meaning_of(bits, today, working_day, low)
    places = _with_joins(low, [(bit.start, bit.end) for bit in bits])
    words = words_of(text, places)
    if when.mixed and words:  # each time stays beside its own words, but for one that the line begins with
        bits = [bit for bit in bits if bit.end <= words[0].start]
    taken = _with_joins(low, [(bit.start, bit.end) for bit in bits])
    doing = doing_in(text, words, taken, index)
    law, decides, law_question = law_in(doing.what)
    roles = [index.people[each].role for each in doing.ids]
    nothing = () if doing.what else (NOTHING,)
    ends = _loose_ends(low, bits) or _dashed(doing.what, when)
    asked = (*doing.questions, *nothing, *name_questions, *clause_questions, *when.questions, *ends, law_question)
    return AgreementLine(
        text,
        doing.what,
        doing.ids,
        doing.may_be,
        tuple(each for each in doing.ids if not index.people[each].here),
        _said(text, bits),
        *_fields(when),
        area=area_of(doing.what, roles),
        to_be_decided=law,
        decides=decides if law else "",
        questions=tuple(dict.fromkeys(question for question in asked if question)),
    )


def _fields(when: LineWhen) -> tuple[date | None, str | None, str | None, date | None, date | None, int | None, bool]:
    return when.on, when.recurrence, when.time, when.start, when.until, when.times, when.ongoing


def _without_names(text: str, index: PeopleIndex) -> tuple[str, tuple[str, ...]]:
    """The line in lower case with names that could be a month or a weekday (»August«, »Maj«) blotted out."""
    low, questions = lowered(text), []
    for word in words_of(text):
        found = index.find(word.key) if word.is_capital and len(word.key) > 2 else None
        dated = f"d. 5. {word.low}"
        if found is None or found[0] or not any(bit.end == len(dated) for bit in find_bits(dated)):
            continue
        low = low[: word.start] + "¤" * (word.end - word.start) + low[word.end :]
        if re.search(r"\d\. ?$", text[: word.start]):
            questions.append(f"Er »{word.text}« personen eller måneden?")
    return low, tuple(questions)


def _own_times(text: str, low: str, index: PeopleIndex) -> tuple[list[Bit], tuple[str, ...]]:
    """The times of the agreement itself; those inside a clause stay among its words, and a day there is asked about."""
    bits = find_bits(low)
    words = words_of(text, [(bit.start, bit.end) for bit in bits])
    spans = []
    for clause in clauses_in(words, index):
        end = words[clause.end].start if clause.end < len(words) else len(text)
        spans.append((words[clause.start].start, end, clause.is_condition))
    inside = {bit: span for bit in bits for span in spans if span[0] < bit.start < span[1]}
    own = [bit for bit in bits if bit not in inside]
    if any(bit.kind in _DATED for bit in own):
        return own, ()
    questions = []
    for bit, (_, end, is_condition) in inside.items():
        said = text[bit.start : bit.end]
        if bit.kind not in _DATED:
            continue
        is_last = not text[bit.end :].strip(" .") and end == len(text)
        if bit.lead in ("inden", "senest", "før", "senest inden") and is_last and not is_condition:
            own.append(bit)
        questions.append(f"Er »{said}« den dag, det skal gøres? Ret, hvornår det er.")
    return own, tuple(questions)


def _loose_ends(low: str, bits: list[Bit]) -> tuple[str, ...]:
    """A question when more of a time stands beside what was read, as in »kl. 10 eller 11«."""
    edges = [0, *(bit.end for bit in bits)], [*(bit.start for bit in bits[1:]), len(low)]
    for bit, first, last in zip(bits, *edges, strict=False):
        before, after = _TIME_BEFORE.search(low, first, bit.start), _TIME_AFTER.match(low, bit.end, last)
        if before or after:
            said = low[before.start() if before else bit.start : after.end() if after else bit.end]
            return (f"Jeg kan ikke læse hele »{said.strip()}«. Ret, hvornår det er.",)
        if bit.kind in _DATED and not bit.lead and _BEFORE_EVENT.search(low, first, bit.start):
            return (f"Er »{low[bit.start : bit.end]}« den dag, det skal gøres? Ret, hvornår det er.",)
    return ()


def _dashed(what: str, when: LineWhen) -> tuple[str, ...]:
    """A question about »24-11«, which is a date to some and a stretch to others."""
    found = _DASHED.search(what)
    is_date = found is not None and 1 <= int(found[1]) <= 31 and 1 <= int(found[2]) <= 12
    return (f"Er »{found[0]}« en dato? Skriv den med skråstreg.",) if found and is_date and not when.on else ()


def _with_joins(low: str, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places of the times, and the »og« or comma that joins two of them."""
    joins = [
        (end, start)
        for (_, end), (start, _) in zip(places, places[1:], strict=False)
        if low[end:start].strip() in ("og", ",", "+", "&", ", og")
    ]
    return sorted(places + joins)


def _said(text: str, bits: list[Bit]) -> str:
    """When, as it was written; without the capital of a line that began with it."""
    said = " ".join(text[bit.start : bit.end].strip(" ,") for bit in bits)
    return said[:1].lower() + said[1:] if bits and bits[0].start == 0 else said
