"""How an agreement of last time went, as it was written on the paper form: »2 delvist, bussen kørte ikke«.

A no is never read as a yes: what points both ways (»3 lykkedes, men ikke altid«) is not read at all.
"""

import re
from dataclasses import dataclass

from app.language.folding import fold
from app.models.enums_meeting import AgreementOutcome as Went

_DONE = ("lykkedes", "lykkes", "lykket", "holdt", "overholdt", "gjort")
_IN_PART = ("delvist", "delvis", "til dels")
WENT: dict[str, Went] = {
    **dict.fromkeys(_DONE, Went.KEPT),
    **{words: Went.NOT_KEPT for done in _DONE for words in (f"ikke {done}", f"{done} ikke", f"{done} slet ikke")},
    **{words: Went.PARTLY for done in _DONE for part in _IN_PART for words in (f"{part} {done}", f"{done} {part}")},
    **dict.fromkeys(_IN_PART, Went.PARTLY),
    **dict.fromkeys(("ikke", "slet ikke", "ikke til noget", "ikke i gang", "mislykkedes"), Went.NOT_KEPT),
    **dict.fromkeys(("lavet om", "aendret"), Went.CHANGED),
    **dict.fromkeys(("gang", "undervejs"), Went.UNDER_WAY),
}
"""What may be said of an agreement, folded, without the small words it begins with."""
_BEFORE = re.compile(r"^(?:(?:det|den|aftalen|blev|er|har|i) )+")
_STOP = re.compile(r"\s*[,;:.()–—]\s*|\s+-\s+")
_TELLS = {"ikke": Went.NOT_KEPT, "lavet": Went.CHANGED, "aendret": Went.CHANGED, **dict.fromkeys(_DONE, Went.KEPT)}
"""Words that tell an outcome by themselves."""
_TURNS = frozenset({"men", "dog", "kun", "naesten", "nogle", "aldrig", *_IN_PART})
"""Words after which the rest says something else than the beginning."""


@dataclass(frozen=True, slots=True)
class WentSo:
    """The number of an agreement, how it went, and the words beside it."""

    number: int
    outcome: Went
    note: str


def how_it_went(line: str) -> WentSo | None:
    """Return how an agreement went by one line of the form; None for what cannot be read, or points both ways.

    The words for the outcome come first; what follows them, after a comma or not, is the note.
    """
    found = re.fullmatch(r"\s*(\d{1,3})\W+(\w.*?)\s*", line)
    if found is None:
        return None
    said, *rest = _STOP.split(found[2], maxsplit=1)
    words, note = said.split(), (rest[0] if rest else "").strip()
    for count in range(len(words), 0, -1):
        outcome = WENT.get(_BEFORE.sub("", fold(" ".join(words[:count]))))
        if outcome is not None:
            after = words[count:]
            if _points_both_ways(outcome, after, note):
                return None
            return WentSo(int(found[1]), outcome, " ".join([*after, *([note] if note else [])]))
    return None


def _points_both_ways(outcome: Went, after: list[str], note: str) -> bool:
    """Tell whether what follows takes the outcome back: anything said with it, or how the note begins."""
    if outcome is Went.PARTLY:
        return False
    following = {fold(each) for each in (*after, *note.split()[:1])}
    return any(each in _TURNS or _TELLS.get(each, outcome) is not outcome for each in following)
