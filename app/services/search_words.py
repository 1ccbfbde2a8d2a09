"""Finding with a few letters: people, cases and what is written in them, the best first, and what made it a hit."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

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
"""How far is counted."""
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
    """The best hits, and how many there are; `is_more` when there are more than were counted."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    is_more: bool = False


@use_case("search")
def search(unit: Unit, words: str, *, limit: int = 30) -> list[Hit]:
    """Return what holds every word, or sounds or looks like it, the best first. The words are never logged."""
    hits = list(_page(unit, words, limit).hits)
    unit.about(*{each.case_id for each in hits})
    return hits


@use_case("search")
def search_page(unit: Unit, words: str, *, limit: int = ENOUGH) -> FoundPage:
    """Return the best hits and how many there are, for a list that follows every key.

    Whose cases they are is noted by `note_seen` when the list has come to rest, and not at every letter.
    """
    return _page(unit, words, limit)


@use_case("search.seen")
def note_seen(unit: Unit, cases: frozenset[UUID]) -> None:
    """Leave in the audit log that something of these cases was shown as found."""
    unit.about(*cases)


def _page(unit: Unit, words: str, limit: int) -> FoundPage:
    typed = query_terms(typed_text(words))
    if not typed:
        return FoundPage()
    looked_at = max(LOOKED_AT, limit)
    found, total = _as_typed(unit, typed, looked_at, limit), 0
    meant: frozenset[str] = frozenset()
    if len(found) < ENOUGH:
        alike, meant = _alike(unit, typed, {each.text.doc_id for each in found}, looked_at)
        found, total = [*found, *alike], len(found) + len(alike)
    else:
        total = unit.search.count(_ways(typed), MANY)
    found = in_order(found, typed, {})[: limit * WEIGHED]
    facts = case_facts(unit, frozenset(each.text.case_id for each in found))
    best = in_order(found, typed, facts)[:limit]
    show = _Showing(unit, typed, meant, facts)
    return FoundPage(tuple(show.hit(each) for each in best), max(total, len(best)), total >= MANY)


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
    texts: Iterable[FoundText] = [
        each for names in (True, False) for each in unit.search.find(ways, names=names, limit=looked_at)
    ]
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

    def hit(self, found: Candidate) -> Hit:
        text = found.text
        is_near = found.fit >= NEAR
        meant = self._meant if is_near else frozenset()
        case = self._facts.get(text.case_id, CaseFacts())
        marked = marks(text.title, self._typed, meant)
        piece, in_piece = ("", ()) if self._is_told(text, len(marked)) else self._piece(text, meant)
        about = join_names([each for each in case.children.values() if each])
        return Hit(
            text.case_id, text.kind, text.row_id, text.title, about, marked, piece, in_piece, case.is_open, is_near
        )

    def _is_told(self, text: FoundText, marked: int) -> bool:
        return marked >= len(self._typed) or text.title in _NEUTRAL or text.kind not in _LONG

    def _piece(self, text: FoundText, meant: frozenset[str]) -> tuple[str, Spans]:
        kind, names = _LONG[text.kind]
        row = self._unit.session.get(kind, text.row_id)
        pieces = (excerpt(str(getattr(row, name, None) or ""), self._typed, meant) for name in names)
        found = next((each for each in pieces if each[0]), ("", ()))
        if found[0] or not isinstance(row, Person):
            return found
        return _by_number(row, self._typed), ()


def _by_number(person: Person, typed: tuple[str, ...]) -> str:
    """Return by which number somebody was found; the CPR number itself is not shown."""
    told: tuple[tuple[str | None, Callable[[str], str]], ...] = (
        (person.cpr, lambda _: "CPR-nummeret passer"),
        (person.phone, lambda number: f"Telefon {number}"),
    )
    whole = "".join(typed)
    return next((say(number) for number, say in told if number and whole.isdigit() and whole in _digits(number)), "")


def _digits(text: str) -> str:
    return "".join(each for each in text if each.isdigit())
