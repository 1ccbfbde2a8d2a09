"""The folded search index inside the encrypted file: FTS5 tables keyed to explicit ids, so that VACUUM keeps them.

What is written later has a lower id, since FTS5 reads upwards at once and downwards only after reading all.

Who and which case lie apart from what was written, so that a name is found among names at once. Every word that stands
in either is also listed once with how it sounds, and backwards: that finds what is misspelt without reading all words.
Terms come from `language/search_terms` and are Latin letters and figures, one word each to the index.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import delete, func, insert, select, text
from sqlalchemy.orm import Session

from app.language.sound import sound_of
from app.models.log import SearchDoc
from app.store.search_tables import ADD_WORD, CREATE, NAMES, TEXTS, WORDS, take_out

_MOST_ALIKE = 4000
"""Words that begin or end alike and are looked at; two letters of a large vocabulary are some hundreds."""
_FIRST = 2**30
"""Ids go down from here, and up while all are made anew; none is below 0, where nothing is looked for after damage."""
_LAST = "\x7f"
_WORD = re.compile("[a-z0-9]+")
_QUICK = 5
"""Letters up to which FTS5 has the beginnings of words ready (`prefix` above). For longer ones it first puts together
all that begins so, which costs milliseconds for a common word: the words themselves are asked for instead."""
_MOST_BEGUN = 16
"""Words up to which that is so."""


class Findable(Protocol):
    """What a service hands over to be found."""

    @property
    def kind(self) -> str:
        """What it is."""

    @property
    def row_id(self) -> UUID:
        """Which row it is."""

    @property
    def title(self) -> str:
        """The line shown."""

    @property
    def words(self) -> str:
        """The terms it is found by."""

    @property
    def is_name(self) -> bool:
        """Whether it is somebody or a case, and not something that was written."""


class WordParts(Protocol):
    """What a word that may have been meant has of the one that was typed."""

    @property
    def sound(self) -> str:
        """How it sounds."""

    @property
    def begins(self) -> str:
        """How it begins."""

    @property
    def ends(self) -> str:
        """How it ends."""

    @property
    def goes_on(self) -> bool:
        """Whether a word may begin with the sound and go on."""


@dataclass(frozen=True, slots=True)
class FoundText:
    """One thing in the index: `app.services.ports.FoundText`. A lower `doc_id` was written later.

    Ids are as they are kept: most of what is found is only put in order, and to make two of each is much of the work.
    """

    doc_id: int
    case_key: bytes
    kind: str
    row_key: bytes
    title: str
    words: str

    @property
    def case_id(self) -> UUID:
        """Whose case it lies in."""
        return UUID(bytes=self.case_key)

    @property
    def row_id(self) -> UUID:
        """Which row it is."""
        return UUID(bytes=self.row_key)


class SearchIndex:
    """Search within one unit of work."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._all_anew = False
        self._listed: set[str] = set()
        self._begun: dict[str, tuple[str, ...]] = {}
        self._answers: dict[tuple[str, str, int], list[FoundText]] = {}

    def rewrite(self, case_id: UUID, texts: Sequence[Findable]) -> None:
        """Make exactly these things findable of a case; only what differs is written."""
        self._begun.clear()
        self._answers.clear()
        wanted = {(each.kind, each.row_id, _fingerprint(each)): each for each in texts}
        known = select(SearchDoc.id, SearchDoc.kind, SearchDoc.row_id, SearchDoc.fingerprint)
        gone = []
        for doc_id, kind, row_id, fingerprint in self._session.execute(known.where(SearchDoc.case_id == case_id)):
            if wanted.pop((kind, row_id, fingerprint), None) is None:
                gone.append(doc_id)
        if gone:
            take_out(self._session.connection(), gone)
            self._session.execute(delete(SearchDoc).where(SearchDoc.id.in_(gone)))
        self._add(case_id, wanted)

    def clear(self) -> None:
        """Empty the index of all cases, in the shape this program gives it; `rewrite` of each fills it again."""
        for statement in (*(f"DROP TABLE IF EXISTS {table}" for table in (TEXTS, NAMES, WORDS)), *CREATE):
            self._session.execute(text(statement))
        self._session.execute(delete(SearchDoc))
        self._begun.clear()
        self._answers.clear()
        self._all_anew = True

    def _add(self, case_id: UUID, wanted: dict[tuple[str, UUID, str], Findable]) -> None:
        if not wanted:
            return
        first = self._first_id(len(wanted))
        docs = [
            {"id": doc_id, "case_id": case_id, "kind": kind, "row_id": row_id, "fingerprint": fingerprint,
             "title": each.title}
            for doc_id, ((kind, row_id, fingerprint), each) in enumerate(wanted.items(), first)
        ]  # fmt: skip
        self._session.execute(insert(SearchDoc), docs)
        for table, names in ((TEXTS, False), (NAMES, True)):
            both = enumerate(wanted.values(), first)
            rows = [{"id": doc_id, "words": each.words} for doc_id, each in both if each.is_name == names]
            self._many(f"INSERT INTO {table}(rowid, words) VALUES (:id, :words)", rows)
        new = {word for each in wanted.values() for word in _WORD.findall(each.words)} - self._listed
        told = [{"word": word, "back": word[::-1], "sound": sound_of(word)} for word in sorted(new)]
        self._many(f"{ADD_WORD}(:word, :back, :sound)", told)
        if self._all_anew:
            self._listed |= new

    def _first_id(self, count: int) -> int:
        """Return the first of so many new ids: below all others, but upwards while all are made, which is quicker."""
        if self._all_anew:
            return (self._session.scalar(select(func.max(SearchDoc.id))) or _FIRST) + 1
        return min(self._session.scalar(select(func.min(SearchDoc.id))) or _FIRST, _FIRST) - count

    def _many(self, statement: str, rows: list[dict[str, object]]) -> None:
        if rows:
            self._session.execute(text(statement), rows)

    def find(self, ways: Sequence[Sequence[Sequence[str]]], *, names: bool, limit: int) -> list[FoundText]:
        """Return what holds a term of each set of any of the ways, the last written first.

        `names`: among people and cases, else among what was written. A term that ends in a star begins a word.
        """
        table, query = NAMES if names else TEXTS, self._query(ways)
        if not query:
            return []
        if (table, query, limit) in self._answers:  # a whole word, and what begins so when nothing else does
            return self._answers[table, query, limit]
        # FTS5 hands over its own column slowly, so the words are read where it keeps them (`_content`, in its manual).
        told, kept = ("w.c0", f"JOIN {table}_content w ON w.id = s.rowid ") if names else ("''", "")
        hits = (
            f"SELECT d.id, d.case_id, d.kind, d.row_id, d.title, {told} FROM {table} s JOIN search_doc d "  # noqa: S608 - our own tables
            f"ON d.id = s.rowid {kept}WHERE {table} MATCH ? ORDER BY s.rowid LIMIT ?"
        )
        found = [FoundText(*row) for row in self._asked(hits, (query, limit))]
        self._answers[table, query, limit] = found
        return found

    def count(self, ways: Sequence[Sequence[Sequence[str]]], limit: int) -> int:
        """Return how many there are in all; from `limit` on it is not counted further."""
        query = self._query(ways)
        if not query:
            return 0
        asked, total = "SELECT count(*) FROM (SELECT 1 FROM {0} WHERE {0} MATCH ? LIMIT ?)", 0
        for table in (NAMES, TEXTS):
            if total < limit:
                total += self._asked(asked.format(table), (query, limit))[0][0]
        return total

    def cases(self, cases: Sequence[UUID]) -> dict[UUID, tuple[str, int]]:
        """Return the status of cases, as it is kept, and the number of the last step in each."""
        query = (
            "SELECT id, status, (SELECT max(seq) FROM step WHERE case_id = case_.id) "  # noqa: S608 - only marks
            f"FROM case_ WHERE id IN ({_holes(cases)})"
        )
        found = self._asked(query, tuple(each.bytes for each in cases))
        return {UUID(bytes=case_id): (status or "", last or 0) for case_id, status, last in found}

    def children(self, cases: Sequence[UUID]) -> list[tuple[UUID, UUID, str]]:
        """Return the children of cases in their order: the case, the person and the name."""
        query = (
            "SELECT child.case_id, person.id, person.name FROM child JOIN person ON person.id = child.person_id "
            f"WHERE child.case_id IN ({_holes(cases)}) AND child.deleted_at IS NULL ORDER BY child.order_key"
        )
        found = self._asked(query, tuple(each.bytes for each in cases))
        return [(UUID(bytes=case_id), UUID(bytes=person_id), name or "") for case_id, person_id, name in found]

    def words_near(self, parts: Sequence[WordParts]) -> list[dict[str, str]]:
        """Return for each of some words those that sound, begin or end so, with their sounds."""
        return [
            {
                word: sound
                for column, first, last in (
                    ("sound", each.sound, each.sound + _LAST * each.goes_on),
                    ("word", each.begins, each.begins + _LAST),
                    ("back", each.ends[::-1], each.ends[::-1] + _LAST),
                )
                for word, sound in self._between("word, sound", column, (first, last, _MOST_ALIKE))
            }
            for each in parts
        ]

    def _between(self, told: str, column: str, asked: tuple[str, str, int]) -> Sequence[Any]:
        """Return what is told of the words whose column lies from one value to another, up to so many.

        One range a question: SQLCipher locks what a question needs in memory, and several in one need more than apart.
        """
        query = f"SELECT {told} FROM {WORDS} WHERE {column} BETWEEN ? AND ? LIMIT ?"  # noqa: S608 - our own table
        return self._asked(query, asked)

    def _asked(self, query: str, values: tuple[object, ...]) -> Sequence[Any]:
        """Ask without what SQLAlchemy puts around a question: it takes longer than most answers here."""
        return self._session.connection().exec_driver_sql(query, values).fetchall()

    def _query(self, ways: Sequence[Sequence[Sequence[str]]]) -> str:
        """Return what is asked of FTS5; a way with a term that stands nowhere is left out, for nothing goes it."""
        known = ([self._known(terms) for terms in way] for way in ways if way)
        ored = ([f"({' OR '.join(map(_quoted, terms))})" for terms in way] for way in known if all(way))
        return " OR ".join(f"({' AND '.join(way)})" for way in ored)

    def _known(self, terms: Sequence[str]) -> tuple[str, ...]:
        """Return terms as they are asked for."""
        given = len(terms) > 1
        meant = ((each,) if given and not each.endswith("*") else self._words_of(each) for each in terms)
        return tuple(dict.fromkeys(each for words in meant for each in words))

    def _words_of(self, term: str) -> tuple[str, ...]:
        """Return a term as it is asked for: as the words that begin so, when they are few; nothing when none is."""
        begun = term.removesuffix("*")
        if begun not in self._begun:
            most = 1 if len(begun) <= _QUICK else _MOST_BEGUN + 1  # the word itself comes first
            found = self._between("word", "word", (begun, begun + _LAST, most))
            self._begun[begun] = tuple(row[0] for row in found)
        words = self._begun[begun]
        if term == begun:
            return words[:1] if words[:1] == (begun,) else ()
        is_many = len(words) > _MOST_BEGUN or len(begun) <= _QUICK
        return (term,) if words and is_many else words


def _holes(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _quoted(term: str) -> str:
    return f'"{term[:-1]}"*' if term.endswith("*") else f'"{term}"'


def _fingerprint(each: Findable) -> str:
    return hashlib.sha256(f"{each.title}\n{each.words}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
