"""Finding with a few letters: people, cases and what is written in them, the best first, and what made it a hit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select

from app.language.folding import join_names
from app.language.search_marks import Spans, excerpt, marks
from app.language.search_terms import query_terms
from app.models.agreement import Agreement
from app.models.attachment import Attachment
from app.models.base import Record
from app.models.case import Case
from app.models.knowledge import Concern, Note
from app.models.meeting import Contribution, Meeting
from app.models.people import Person
from app.models.plan import Goal
from app.services.discreet_rows import NEUTRAL_FILE, NEUTRAL_NOTE, NEUTRAL_PAPER
from app.services.hard_stops import NEUTRAL_TITLE
from app.services.ports import FoundText, Unit, use_case
from app.services.search_near import near
from app.services.search_ranking import (
    BEGINS,
    EXACT,
    NEAR,
    WRITTEN,
    Candidate,
    CaseFacts,
    case_facts,
    children_of,
    fit_of,
    in_order,
    near_fit,
)
from app.services.typed_values import typed_text

ENOUGH = 12
"""Things found as typed with which nothing else is looked for."""
LOOKED_AT = 32
"""Things of each sort that are put in order, the last written ones; the rest is only counted."""
WEIGHED = 2
"""Times what is shown: so many have their cases looked up, for the last worked in comes first among equals."""
MANY = 200
"""How far is counted: »over 200« says as much."""
_NEUTRAL = frozenset({NEUTRAL_TITLE, NEUTRAL_NOTE, NEUTRAL_FILE, NEUTRAL_PAPER})
_LONG: dict[str, tuple[type[Record], tuple[str, ...]]] = {
    "person": (Person, ("called", "role", "organisation")),
    "case": (Case, ("one_line", "why")),
    "worry": (Case, ("one_line", "why")),
    "agreement": (Agreement, ("text",)),
    "goal": (Goal, ("text",)),
    "said": (Contribution, ("text",)),
    "note": (Note, ("text",)),
    "concern": (Concern, ("text", "signs", "can_change")),
    "attachment": (Attachment, ("name", "note")),
    "meeting": (Meeting, ("purpose", "place")),
}
"""Where the words may stand when the line shown does not hold them."""
_NUMBERS = ("cpr", "phone")


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found, and the case it lies in. `marks` are the letters of the title that made it a hit."""

    case_id: UUID
    kind: str
    row_id: UUID
    title: str
    about: str = ""
    """The names of the children of the case, to tell two hits apart."""
    marks: Spans = ()
    excerpt: str = ""
    """The words around what was found, when the title does not hold it."""
    excerpt_marks: Spans = ()
    is_open: bool = True
    is_near: bool = False
    """Whether it is only like what was typed."""


@dataclass(frozen=True, slots=True)
class FoundPage:
    """The best hits, and how many there are; None when there are more than are shown and nobody has counted yet."""

    hits: tuple[Hit, ...] = ()
    total: int | None = 0


@use_case("search")
def search(unit: Unit, words: str, *, limit: int = 30) -> list[Hit]:
    """Return what holds every word, or sounds or looks like it, the best first. The words are never logged."""
    hits = list(_page(unit, words, limit).hits)
    unit.about(*{each.case_id for each in hits})
    return hits


@use_case("search")
def search_page(unit: Unit, words: str, *, limit: int = ENOUGH) -> FoundPage:
    """Return the best hits, for a list that follows every key; how many there are is counted by `count_found`.

    Whose cases they are is noted by `note_seen` when the list has come to rest, and not at every letter.
    """
    return _page(unit, words, limit)


@use_case("search")
def count_found(unit: Unit, words: str) -> int:
    """Return how many hold every word, for a list that has come to rest; from `MANY` on it is not counted further."""
    typed = query_terms(typed_text(words))
    return unit.search.count(_ways(typed), MANY) if typed else 0


@use_case("search.seen")
def note_seen(unit: Unit, cases: frozenset[UUID]) -> None:
    """Leave in the audit log that something of these cases was shown as found."""
    unit.about(*cases)


def _page(unit: Unit, words: str, limit: int) -> FoundPage:
    typed = query_terms(typed_text(words))
    if not typed:
        return FoundPage()
    looked_at = max(LOOKED_AT, limit)
    found = _as_typed(unit, typed, looked_at, limit)
    meant: frozenset[str] = frozenset()
    total: int | None = None
    if len(found) < ENOUGH:
        alike, meant = _alike(unit, typed, {each.text.doc_id for each in found}, looked_at)
        found = [*found, *alike]
        total = len(found)
    found = in_order(found, typed, {})[: limit * WEIGHED]
    facts = case_facts(unit, {each.text.case_id for each in found})
    best = in_order(found, typed, facts)[:limit]
    return FoundPage(_Showing(unit, typed, meant, facts).hits(best), total)


def _as_typed(unit: Unit, typed: tuple[str, ...], looked_at: int, limit: int) -> list[Candidate]:
    """Return what holds the terms: as whole words, so that they are among those looked at, then as beginnings.

    What comes after enough that fits better is not looked for: a first letter is answered by names alone.
    """
    found: dict[int, Candidate] = {}
    for names, whole, better in (
        (True, True, EXACT),
        (True, False, EXACT),
        (False, True, BEGINS),
        (False, False, WRITTEN),
    ):
        if sum(each.fit <= better for each in found.values()) >= limit:
            break
        for text in unit.search.find(_ways(typed, "" if whole else "*"), names=names, limit=looked_at):
            found.setdefault(text.doc_id, Candidate(text, fit_of(text, typed, whole=whole)))
    return list(found.values())


def _alike(
    unit: Unit, typed: tuple[str, ...], known: set[int], looked_at: int
) -> tuple[list[Candidate], frozenset[str]]:
    """Return what sounds like what was typed or is misspelt by it, and the words that made it so."""
    words = near(unit.search, typed)
    if not any(each.meant for each in words):
        return [], frozenset()
    ways = [[(f"{each.typed}*", *each.meant) for each in words]]
    texts = list(unit.search.find(ways, names=True, limit=looked_at))
    if len(texts) < looked_at:  # what was written comes after every name
        texts += unit.search.find(ways, names=False, limit=looked_at)
    found = [Candidate(each, near_fit(each, words)) for each in texts if each.doc_id not in known]
    return found, frozenset(word for each in words for word in each.meant)


def _ways(typed: tuple[str, ...], star: str = "*") -> list[list[tuple[str]]]:
    """Return the terms one by one, and written in one: »anne marie« finds Annemarie, »20 30 40« a phone number."""
    apart = [(each + star,) for each in typed]
    return [apart, [("".join(typed) + star,)]] if 1 < len(typed) <= 4 else [apart]


class _Showing:
    """Makes hits of what was found; what is hidden behind a neutral title is not read."""

    def __init__(self, unit: Unit, typed: tuple[str, ...], meant: frozenset[str], facts: dict[UUID, CaseFacts]) -> None:
        self._unit, self._typed, self._facts = unit, typed, facts
        self._meant = meant

    def hits(self, best: Sequence[Candidate]) -> tuple[Hit, ...]:
        """Return all, with one question for the long texts of each kind: one for each hit costs more than finding."""
        children = children_of(self._unit, {each.text.case_id for each in best})
        marked = [marks(each.text.title, self._typed, self._of(each)) for each in best]
        untold = [each.text for each, spans in zip(best, marked, strict=True) if not self._is_told(each.text, spans)]
        rows = self._rows(untold)
        return tuple(
            self._hit(each, spans, children.get(each.text.case_id, {}), rows.get(each.text.row_id))
            for each, spans in zip(best, marked, strict=True)
        )

    def _hit(self, found: Candidate, marked: Spans, children: dict[UUID, str], row: Row[Any] | None) -> Hit:
        text, case = found.text, self._facts.get(found.text.case_id, CaseFacts())
        piece, in_piece = self._piece(text.kind, row, self._of(found)) if row else ("", ())
        about = join_names([each for each in children.values() if each])
        return Hit(
            text.case_id, text.kind, text.row_id, text.title, about, marked, piece, in_piece, case.is_open,
            found.fit >= NEAR,
        )  # fmt: skip

    def _of(self, found: Candidate) -> frozenset[str]:
        return self._meant if found.fit >= NEAR else frozenset()

    def _is_told(self, text: FoundText, marked: Spans) -> bool:
        return len(marked) >= len(self._typed) or text.title in _NEUTRAL or text.kind not in _LONG

    def _rows(self, texts: Sequence[FoundText]) -> dict[UUID, Row[Any]]:
        wanted: dict[str, list[UUID]] = {}
        for each in texts:
            wanted.setdefault(each.kind, []).append(each.row_id)
        found: dict[UUID, Row[Any]] = {}
        for kind, ids in wanted.items():
            table, names = _LONG[kind]
            columns = (table.__table__.c[name] for name in (*names, *(_NUMBERS if table is Person else ())))
            asked = select(table.__table__.c.id, *columns).where(table.__table__.c.id.in_(ids))
            found.update((row.id, row) for row in self._unit.session.execute(asked))
        return found

    def _piece(self, kind: str, row: Row[Any], meant: frozenset[str]) -> tuple[str, Spans]:
        pieces = (excerpt(str(getattr(row, name) or ""), self._typed, meant) for name in _LONG[kind][1])
        found = next((each for each in pieces if each[0]), ("", ()))
        if found[0] or kind != "person":
            return found
        return _by_number(row.cpr, row.phone, self._typed), ()


def _by_number(cpr: str | None, phone: str | None, typed: tuple[str, ...]) -> str:
    """Return by which number somebody was found; the CPR number itself is not shown."""
    told: tuple[tuple[str | None, Callable[[str], str]], ...] = (
        (cpr, lambda _: "CPR-nummeret passer"),
        (phone, lambda number: f"Telefon {number}"),
    )
    whole = "".join(typed)
    return next((say(number) for number, say in told if number and whole.isdigit() and whole in _digits(number)), "")


def _digits(text: str) -> str:
    return "".join(each for each in text if each.isdigit())
