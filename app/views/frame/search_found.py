"""The lines of the search box: what was found, in words, and what of it made it a hit."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from app.language.folding import fold
from app.language.search_marks import Spans, marks
from app.language.search_terms import query_terms
from app.services.also_called import also_called
from app.services.help_search import HelpHit, help_search
from app.services.search_offers import Offer
from app.services.search_words import FoundPage, Hit
from app.views.actions import Action, commands

KINDS = {
    "person": "Person", "case": "Sag", "worry": "Bekymring", "agreement": "Aftale", "goal": "Mål",
    "said": "Sagt ved mødet", "note": "Notat", "concern": "Bekymring", "attachment": "Billede eller fil",
    "meeting": "Møde", "paper": "Papir",
}  # fmt: skip
CLOSED = "afsluttet"
OFFER, GUIDE, SETTING = "Tilbud", "Vejledningen", "Indstilling"
NOW = "Gør det nu"
WRITTEN = ("agreement", "goal", "said", "note", "concern", "meeting")
"""Kinds whose line is the piece where the words stand, and not how they begin."""
NAMES = ("person", "case")
LONGEST = 160
ASIDE = 4
"""Lines at most of what is not in a case, when the cases have enough to fill the list."""
WHOLE_WORDS = 3
"""Letters before the words others use for something are looked through: »m« is nobody's word for the guide."""
SHORTEST = 2
"""Letters before settings and the guide are looked through: the first letter belongs to people."""


@dataclass(frozen=True, slots=True)
class Found:
    """One line of the list: a place in a case, or one of the program. `key` names the latter among its `kind`."""

    text: str
    second: str = ""
    marks: Spans = ()
    second_marks: Spans = ()
    case_id: UUID | None = None
    kind: str = ""
    row_id: UUID | None = None
    command: str = ""
    key: str = ""


Named = tuple[str, str]
"""A key and what it is called."""


def hit_lines(page: FoundPage) -> list[Found]:
    """Return the lines of what was found in cases."""
    return [_hit_line(each) for each in page.hits]


def other_lines(typed: str, parts: frozenset[str], settings: Callable[[], Iterable[Named]]) -> list[Found]:
    """Return the lines of the program itself: what it can do, and its settings."""
    words = query_terms(typed)
    found = [_command(each, words) for each in _matching(typed, parts)[:3]]
    folded = fold(typed)
    if len(folded) >= SHORTEST:
        named = ((key, name) for key, name in settings() if _begins(folded, name))
        found += [Found(name, SETTING, marks(name, words), kind="setting", key=key) for key, name in named][:2]
    return found


def later_lines(typed: str, offers: Callable[[str], Iterable[Offer]]) -> list[Found]:
    """Return the lines of the catalogue and the guide, which come when she has stopped typing for a moment."""
    if len(fold(typed)) < SHORTEST:
        return []
    words = query_terms(typed)
    return [*(_offer(each, words) for each in offers(typed)), *(_guide(each, words) for each in help_search(typed, 2))]


def ahead_of(typed: str, page: FoundPage, others: list[Found]) -> list[Found]:
    """Return the lines of the program that stand before the cases.

    All do when nothing was found as it was typed (»lås« is Lås before it is Lars); else what is called just so, unless
    somebody is.
    """
    if not page.hits or page.hits[0].is_near:
        return others
    return [] if page.hits[0].kind in NAMES else [each for each in others if fold(each.text) == fold(typed)]


def together(hits: list[Found], others: list[Found], most: int) -> list[Found]:
    """Return the lines that are shown: those of the cases first, with room for some of the others."""
    aside = min(len(others), max(ASIDE, most - len(hits)))
    return [*hits[: most - aside], *others[:aside]]


def _hit_line(hit: Hit) -> Found:
    kind, about = KINDS.get(hit.kind, ""), hit.about if hit.about != hit.title else ""
    title, marked = one_line(hit.title, hit.marks)
    piece, in_piece = hit.excerpt, hit.excerpt_marks
    if piece and hit.kind in WRITTEN:
        title, marked, piece, in_piece = piece, in_piece, "", ()
    before = [kind, piece] if hit.kind == "person" else [kind, about, "" if hit.is_open else CLOSED, piece]
    after = [about, "" if hit.is_open else CLOSED] if hit.kind == "person" else []
    second = " · ".join(filter(None, (*before, *after)))
    at = second.find(piece) if piece else 0
    shifted = tuple((first + at, last + at) for first, last in in_piece)
    return Found(title, second, marked, shifted, hit.case_id, hit.kind, hit.row_id)


def one_line(text: str, marked: Spans) -> tuple[str, Spans]:
    """Return a text on one line, cut where no line could show more, with the same letters marked."""
    plain = "".join(" " if each.isspace() else each for each in text[:LONGEST])
    return plain, tuple((first, min(last, len(plain))) for first, last in marked if first < len(plain))


def _command(action: Action, words: tuple[str, ...]) -> Found:
    return Found(action.text, f"{NOW} · {action.told}", marks(action.text, words), command=action.name)


def _offer(offer: Offer, words: tuple[str, ...]) -> Found:
    second = " · ".join(filter(None, (OFFER, offer.unit)))
    return Found(offer.name, second, marks(offer.name, words), kind="offer", key=offer.id)


def _guide(hit: HelpHit, words: tuple[str, ...]) -> Found:
    title = hit.heading or hit.title
    second = " · ".join(filter(None, (GUIDE, hit.title if hit.heading else "", hit.excerpt)))
    return Found(title, second, marks(title, words), kind="guide", key=f"{hit.page}#{hit.anchor}")


def _matching(typed: str, on: frozenset[str]) -> list[Action]:
    folded = fold(typed)
    return [each for each in commands(on) if _begins(folded, each.text)]


def _begins(folded: str, name: str) -> bool:
    """Tell whether a name, or what others call it, has the words in a row, or each of several as a beginning."""
    own, others = _folded(name)
    typed, known = f" {folded}", len(folded) >= WHOLE_WORDS
    if typed in own or (known and typed in others):
        return True
    words = folded.split()
    return len(words) > 1 and all(
        len(each) >= WHOLE_WORDS and (f" {each}" in own or f" {each}" in others) for each in words
    )


@lru_cache(maxsize=1024)
def _folded(name: str) -> tuple[str, str]:
    """Return what something is called here, and by others, folded: a few hundred names are asked at every key."""
    return f" {fold(name)}", f" {also_called(name)}"
