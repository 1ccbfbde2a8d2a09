"""»Let at læse?«: what a family would stumble over on a paper, where it was written, and how it is put right there.

The paper is drawn from the case, so a word is corrected at its source and every paper gets it. What was said word for
word is asked about only where it tells of health, strife or who stayed away. What she has decided to keep is
remembered, and asked about again when the text changes.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.errors import UserError
from app.language.date_reader import read_when
from app.language.dates import day_date
from app.language.folding import possessive
from app.language.jargon import CHILD, CHILDS
from app.language.lix import Lix, lix_of, sentences_of
from app.language.plain_words import Remark, Trouble, remarks_on
from app.models.agreement import Agreement
from app.models.enums import Copy
from app.models.meeting import Meeting
from app.models.registry import RECORD_CLASSES
from app.models.setup import Answer
from app.services.agreement_when import set_when
from app.services.careful_words import careful_of_quote, is_careful, quotes_of, with_careful
from app.services.jargon_list import jargon_for
from app.services.leak_text import RenderedPaper, compact
from app.services.plain_texts import Source, prose_of, source_of, source_of_sentence, sources_of
from app.services.ports import Unit, use_case
from app.services.snapshot import CaseRows, read_case
from app.services.typed_values import typed_text

QUESTION = "plain_words"
"""The key of a kept answer to »skal det stå sådan?«."""
CHANGED = "Teksten er rettet siden. Se papiret igen."
NOTHING = "Skriv, hvad der skal stå."
_ONLY_AT_SOURCE = (Trouble.LONG_SENTENCE, Trouble.LONG_WORD, Trouble.PASSIVE)
"""What is not worth saying of words nobody here can write anew: they come with the program."""
_NO_DAY = re.compile(r"uge|måned|forleden", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlainFinding:
    """One thing to look at: the words, the remark, where they were written, and the source with the suggestion in it.

    `source` is None for words that stand in no field of the case, and for those a child said word for word (`quoted`).
    `instead` and `fixed` (all of the source with it) are empty when somebody must think first.
    """

    found: str
    remark: Remark
    source: Source | None
    instead: str
    fixed: str
    mark: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class PlainReport:
    """What there is to look at on a paper, how many she has decided to keep, and how hard all of it is to read.

    What tells of somebody comes before what is hard to read.
    """

    findings: tuple[PlainFinding, ...] = ()
    kept: int = 0
    lix: Lix = Lix(0, 0, 0, 0)


@use_case("plain.look")
def look(unit: Unit, case_id: UUID, paper: object, rendered: RenderedPaper) -> PlainReport:
    """Return what to look at in the frozen rows of a paper for a family or a child; nothing for professionals.

    The rows may hold more than this copy prints: only what can be read in `rendered` counts.
    """
    unit.about(case_id)
    copy = getattr(paper, "copy", "")
    pages = [compact(each.text) for each in rendered.parts]
    prose = prose_of(paper) if copy != Copy.PROFESSIONAL else ()
    quotes = quotes_of(paper) if copy != Copy.PROFESSIONAL else ()
    texts, quoted = (
        [each for each in said if any(_stands_on(each, page) for page in pages)] for said in (prose, quotes)
    )
    if not (texts or quoted):
        return PlainReport()
    reading = _Reading(unit, read_case(unit, case_id))
    found = {each.mark: each for text in texts for each in reading.findings(text, child=copy == Copy.CHILD)}
    found |= {each.mark: each for text in quoted for each in reading.in_quote(text)}
    kept = {each.version_sha256 for each in unit.live(Answer, Answer.case_id == case_id, Answer.key == QUESTION)}
    left = sorted(
        (each for mark, each in found.items() if mark not in kept), key=lambda each: not is_careful(each.remark)
    )
    return PlainReport(tuple(left), len(found) - len(left), lix_of("\n".join(texts)))


@use_case("plain.reword")
def reword(unit: Unit, source: Source, after: str) -> None:
    """Write a text anew where it stands. Raises UserError when it is another than was seen, or nothing is written."""
    row: Any = unit.get(RECORD_CLASSES[source.table], source.row_id)
    words = typed_text(after)
    if not words:
        raise UserError(NOTHING)
    if getattr(row, source.column) != source.text:
        raise UserError(CHANGED)
    if isinstance(row, Agreement) and source.column == "when_text":
        set_when(row, words, unit.today)
    else:
        setattr(row, source.column, words)


@use_case("plain.keep")
def keep_wording(unit: Unit, case_id: UUID, mark: str) -> None:
    """Let words stand as they are; the same text is not asked about again."""
    unit.about(case_id)
    known = {each.version_sha256 for each in unit.live(Answer, Answer.case_id == case_id, Answer.key == QUESTION)}
    if mark not in known:
        unit.add(Answer(owner_id=case_id, case_id=case_id, version_sha256=mark, key=QUESTION))


def _stands_on(text: str, page: str) -> bool:
    """Tell whether a text is on a page, or as much of it as there was room for before the next."""
    return any(compact(sentence.text) in page for sentence in sentences_of(text))


class _Reading:
    """One case read for what may be corrected in it."""

    def __init__(self, unit: Unit, rows: CaseRows) -> None:
        self._rows, self._jargon = rows, jargon_for(unit)
        self._sources, self._names = sources_of(unit, rows), _names(rows)

    def findings(self, text: str, *, child: bool) -> Iterator[PlainFinding]:
        """Yield what there is to look at in one text of a paper; the same words once."""
        seen = set()
        for remark in with_careful(text, remarks_on(text, self._jargon, child=child, names=self._names)):
            words = text[remark.start : remark.end]
            if (remark.trouble, words) in seen:
                continue
            seen.add((remark.trouble, words))
            whole = remark.trouble is Trouble.LONG_SENTENCE
            find = source_of_sentence if whole else source_of
            source = find(text, remark.sentence if whole else words, self._sources)
            if source is None and remark.trouble in _ONLY_AT_SOURCE:
                continue
            instead = remark.instead or (self._day_of(words, source) if remark.trouble is Trouble.LONE_DAY else "")
            fixed = _put_in(source.text, words, instead) if source and instead else ""
            yield PlainFinding(words, remark, source, instead, fixed, _mark(remark.trouble, words, source, text))

    def in_quote(self, text: str) -> Iterator[PlainFinding]:
        """Yield what there is to ask a child about before its words are given to all."""
        for remark in careful_of_quote(text):
            words = text[remark.start : remark.end]
            mark = _mark(remark.trouble, words, None, text)
            yield PlainFinding(words, remark, None, "", "", mark, quoted=True)

    def _day_of(self, words: str, source: Source | None) -> str:
        """Return the day a relative one was, when it was said at a meeting: »mandag den 23. november«."""
        said_on = self._said_on(source) if source else None
        day = read_when(words, said_on).on if said_on and not _NO_DAY.search(words) else None
        return day_date(day) if day else ""

    def _said_on(self, source: Source) -> dt.date | None:
        kind: Any = RECORD_CLASSES[source.table]
        if "meeting_id" not in kind.facts():
            return None
        row = next((each for each in self._rows.of(kind) if each.id == source.row_id), None)
        meeting_id = getattr(row, "meeting_id", None)
        return next((each.held_on for each in self._rows.of(Meeting) if each.id == meeting_id), None)


def _names(rows: CaseRows) -> Mapping[str, str]:
    """Return what »barnet« is called; with several children nobody can tell which is meant."""
    called = [rows.called(person.id) for _, person in rows.children()]
    return {CHILD: called[0], CHILDS: possessive(called[0])} if len(called) == 1 and called[0] else {}


def _put_in(text: str, words: str, instead: str) -> str:
    """Return a text with words of it written otherwise, capital letters where they were."""

    def written(found: re.Match[str]) -> str:
        return instead[:1].upper() + instead[1:] if found[0][:1].isupper() else instead

    pattern = r"\s+".join(re.escape(each) for each in words.split())
    return re.sub(rf"(?<![\w-]){pattern}(?![\w-])", written, text, flags=re.IGNORECASE)


def _mark(trouble: Trouble, words: str, source: Source | None, text: str) -> str:
    """Return what an answer is remembered by: these words in this text of this field."""
    where = (source.table, str(source.row_id), source.column, source.text) if source else ("", "", "", text)
    told = "\n".join((trouble.value, " ".join(words.split()).casefold(), *where))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
