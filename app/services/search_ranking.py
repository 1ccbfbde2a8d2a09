"""In which order what was found is shown: exact, beginning, sound-alike, misspelt; people and open cases first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from app.models.enums import CaseStatus
from app.services.ports import FoundText, Unit
from app.services.search_near import Near
from app.services.search_texts import AFTER, CHILD, OPEN

KINDS = ("person", "case", "worry", "agreement", "goal", "meeting", "paper", "concern", "note", "said")
EXACT, BEGINS, WRITTEN, WRITTEN_BEGINS, NEAR = 0, 1, 2, 3, 4
"""How well something fits: a name as typed, one that begins so, a text, and from NEAR on what may have been meant."""


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What the order needs to know of a case: whether it is open, and its last step."""

    is_open: bool = False
    last: int = 0


_UNKNOWN = CaseFacts()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something found, with how well it fits."""

    text: FoundText
    fit: int


def fit_of(found: FoundText, typed: tuple[str, ...], *, whole: bool) -> int:
    """Return how well something fits what was typed; what is found by its number fits as if by its name."""
    if not found.words:
        return WRITTEN if whole else WRITTEN_BEGINS
    named, every = named_words(found), every_word(found)
    if all(word in named or (word.isdigit() and word in every) for word in typed):
        return EXACT
    if all(any(each.startswith(word) for each in (every if word.isdigit() else named)) for word in typed):
        return BEGINS
    return WRITTEN if all(word in every for word in typed) else WRITTEN_BEGINS


def near_fit(found: FoundText, meant: Iterable[Near]) -> int:
    """Return how well something fits what may have been meant, by its farthest word; what was written comes after."""
    if not found.words:
        return NEAR + 8
    words = every_word(found)
    return NEAR + max((_nearest(each, words) for each in meant), default=0)


def named_words(found: FoundText) -> list[str]:
    """Return the terms of a name, in their order; nothing for what was written."""
    return found.words.split(AFTER)[1].split() if found.words.count(AFTER) > 1 else []


def every_word(found: FoundText) -> list[str]:
    """Return all terms somebody or a case is found by."""
    return found.words.replace(AFTER, " ").lstrip(f"{OPEN}{CHILD} ").split()


def in_order(found: Iterable[Candidate], typed: tuple[str, ...], facts: Mapping[UUID, CaseFacts]) -> list[Candidate]:
    """Return what was found, the best first; the cases worked in last come first among equals."""
    wanted = list(typed)

    def order(each: Candidate) -> tuple[object, ...]:
        text, case = each.text, facts.get(each.text.case_id, _UNKNOWN) if facts else _UNKNOWN
        named, marked = named_words(text), text.words[:2]
        first = bool(named) and bool(typed) and named[0].startswith(typed[0])
        return (
            each.fit, KINDS.index(text.kind) if text.kind in KINDS else len(KINDS), named != wanted, not first,
            not (case.is_open or OPEN in marked), CHILD not in marked,
            not (named and typed and named[-1].startswith(typed[-1])), -case.last, text.doc_id,
        )  # fmt: skip

    return sorted(found, key=order)


def case_facts(unit: Unit, cases: Iterable[UUID]) -> dict[UUID, CaseFacts]:
    """Return the facts of some cases."""
    found = unit.search.cases(list(cases))
    return {case_id: CaseFacts(status != CaseStatus.CLOSED, last) for case_id, (status, last) in found.items()}


def children_of(unit: Unit, cases: Iterable[UUID]) -> dict[UUID, dict[UUID, str]]:
    """Return the names of the children of some cases, by case and person."""
    named: dict[UUID, dict[UUID, str]] = {}
    for case_id, person_id, name in unit.search.children(list(cases)):
        named.setdefault(case_id, {})[person_id] = name
    return named


def _nearest(near: Near, words: list[str]) -> int:
    if any(word.startswith(near.typed) for word in words):
        return 0
    ways = [2 * how + (word != meant) for meant, how in near.meant.items() for word in words if word.startswith(meant)]
    return 1 + min(ways, default=6)
