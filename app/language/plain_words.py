"""What makes a sentence hard to read for a family: its length, long words, paragraphs, passives, jargon, lone days.

Only remarks come out of here; what is done about them is for the one who writes.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.language.dates import WEEKDAYS
from app.language.jargon import JargonList, find_jargon
from app.language.line_words import words_of as line_words
from app.language.lix import Place, letters_in, sentences_of, words_of
from app.language.number_words import NUMBER
from app.language.verb_words import is_reciprocal, is_s_verb
from app.language.word_sets import word_set


class Trouble(StrEnum):
    """What a remark is about."""

    LONG_SENTENCE = "long_sentence"
    LONG_WORD = "long_word"
    PARAGRAPH = "paragraph"
    PASSIVE = "passive"
    JARGON = "jargon"
    LONE_DAY = "lone_day"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing about a text. `start` and `end` are where it stands in it, `sentence` is all of what it stands in.

    `instead` can be put in its place as it is; empty when somebody must think first. `word_id` is that of the list.
    """

    trouble: Trouble
    start: int
    end: int
    sentence: str
    told: str
    instead: str = ""
    word_id: str = ""


LONG_SENTENCE = "{count} ord i én sætning. Del den i to."
LONG_WORD = "Et langt ord. Kan det siges med flere korte?"
PARAGRAPH = "Paragraffer siger ikke familien noget. Skriv, hvad den betyder."
PASSIVE = "Hvem gør det? Skriv navnet."
LONE_DAY = "Om en uge ved ingen, hvilken dag det var. Skriv datoen."

_PARAGRAPH = re.compile(r"§+(?:\s*\d+(?:\s*[a-z]\b)?(?:,?\s*(?:stk|nr)\.\s*\d+)*)?")
_DAY = "|".join(WEEKDAYS)
_LONE_DAY = re.compile(
    r"(?<![\w-])(?:i (?:dag|aften|nat|eftermiddag|formiddag|(?:over)?morgen|går|forgårs)|overmorgen"
    rf"|(?:nu )?på (?:{_DAY})|(?:næste|førstkommende|kommende) (?:{_DAY})|(?:i )?(?:næste|denne|sidste) (?:uge|måned)"
    rf"|om (?:{NUMBER}) (?:dage?|uger?|måned(?:er)?)|forleden(?: dag)?)(?![\w-])",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b\d{1,2}\.\s*(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)|\b\d{1,2}[/.-]\d{1,2}\b|\buge \d", re.IGNORECASE
)
_LEADS = word_set("skal skulle bør burde må måtte vil ville der")
"""What goes before a verb in -s that hides who does it; »kan ikke holdes« is how people talk."""
_EVERY = re.compile(r"\b(?:hver|hvert|alle|altid)\b", re.IGNORECASE)


def remarks_on(
    text: str, jargon: JargonList, *, child: bool = False, names: Mapping[str, str] | None = None
) -> list[Remark]:
    """Return what there is to say about a text, sentence by sentence.

    `child`: it is written to a child, whose sentences are to be shorter still. `names` as in `find_jargon`.
    """
    most = jargon.limits.child_sentence if child else jargon.limits.sentence
    found: list[Remark] = []
    for sentence in sentences_of(text):
        count = len(words_of(sentence.text))
        if count > most:
            told = LONG_SENTENCE.format(count=count)
            found.append(Remark(Trouble.LONG_SENTENCE, sentence.start, sentence.end, sentence.text, told))
        found += _in_sentence(sentence, jargon, names)
    return found


def _in_sentence(sentence: Place, jargon: JargonList, names: Mapping[str, str] | None) -> list[Remark]:
    found = list(_jargon(sentence, jargon, names))
    taken = [(each.start, each.end) for each in found]
    others = (*_paragraphs(sentence), *_lone_days(sentence), *_passives(sentence), *_long_words(sentence, jargon))
    found += [each for each in others if not any(a < each.end and each.start < b for a, b in taken)]
    return sorted(found, key=lambda each: each.start)


def _jargon(sentence: Place, jargon: JargonList, names: Mapping[str, str] | None) -> Iterator[Remark]:
    for hit in find_jargon(sentence.text, jargon.words, names):
        told = hit.word.why if hit.instead else " ".join(filter(None, (hit.word.why, hit.word.hint)))
        start, end = sentence.start + hit.start, sentence.start + hit.end
        yield Remark(Trouble.JARGON, start, end, sentence.text, told, hit.instead, hit.word.id)


def _paragraphs(sentence: Place) -> Iterator[Remark]:
    for hit in _PARAGRAPH.finditer(sentence.text):
        yield _remark(sentence, hit.span(), Trouble.PARAGRAPH, PARAGRAPH)


def _lone_days(sentence: Place) -> Iterator[Remark]:
    if _DATE.search(sentence.text) or _EVERY.search(sentence.text):
        return
    for hit in _LONE_DAY.finditer(sentence.text):
        yield _remark(sentence, hit.span(), Trouble.LONE_DAY, LONE_DAY)


def _passives(sentence: Place) -> Iterator[Remark]:
    """Yield »skal hentes« and »der arbejdes«: nobody is said to do it. »skal hentes af Kasper« says who."""
    words = line_words(sentence.text)
    for at, word in enumerate(words):
        before = next((place for place in range(at - 1, max(at - 5, -1), -1) if words[place].low in _LEADS), None)
        if before is None or not is_s_verb(word) or is_reciprocal(words, at):
            continue
        if not any(each.low == "af" for each in words[at + 1 : at + 3]):
            yield _remark(sentence, (words[before].start, word.end), Trouble.PASSIVE, PASSIVE)


def _long_words(sentence: Place, jargon: JargonList) -> Iterator[Remark]:
    """Yield very long words; a name, which has a capital letter in the middle of a sentence, is as long as it is."""
    for place, word in enumerate(words_of(sentence.text)):
        named = word.text[:1].isupper() and (place > 0 or "-" in word.text)
        if letters_in(word.text) >= jargon.limits.word and not named and "@" not in word.text:
            yield _remark(sentence, (word.start, word.end), Trouble.LONG_WORD, LONG_WORD)


def _remark(sentence: Place, span: tuple[int, int], trouble: Trouble, told: str) -> Remark:
    return Remark(trouble, sentence.start + span[0], sentence.start + span[1], sentence.text, told)
