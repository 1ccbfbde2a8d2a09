"""What nobody here can know: a case that came from elsewhere has a day from which it is written here (`here_since`).

What fell due before that day may have been done over there, so it is neither done nor late: it is unknown, and asked
about. What falls due on that day or later is as in any other case, and without such a day nothing changes at all.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SeenFromHere:
    """A date as it is seen from here. `asks`: it is unknown whether it was done, so there is no day but a question."""

    due: date | None
    asks: bool = False


def seen_from_here(due: date | None, here_since: date | None, *, last_is_told: bool = False) -> SeenFromHere:
    """Return what a due date is worth in a case that is written here from `here_since` (None: always).

    What fell due before is unknown. When somebody has told when it was last done (`last_is_told`) there is nothing left
    to ask: what is owed since then is owed from the day the case came, and never from before it.
    """
    if due is None or here_since is None or due >= here_since:
        return SeenFromHere(due)
    return SeenFromHere(here_since) if last_is_told else SeenFromHere(None, asks=True)


def counts_from_here(day: date, here_since: date | None) -> date:
    """Return the day silence is counted from: that nothing was written in a case says nothing before it came here."""
    return max(day, here_since) if here_since else day


def is_counted_here(due: str, here_since: str | None) -> bool:
    """Tell whether the key figures may call a deadline kept or missed: it fell when the case was written here.

    Both days are ISO text, as figures read them.
    """
    return here_since is None or due >= here_since
