"""The steps of the tour, and how far somebody has come: pure words and conditions, with no window."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from app.services.help_pages import help_folder
from app.services.ports import Changes
from app.views.navigation import TODAY, Place

LETTERS = 3
"""So many letters in the search box are a search."""
UNDOES = "Fortryd"


@dataclass(frozen=True, slots=True)
class TourStep:
    """One thing to do. `until` is the name of what must have happened."""

    until: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What the tour has just seen: where the user is, what was changed, what stands in the search box."""

    place: Place
    changed: Changes | None = None
    searched: str = ""
    locked: bool = False

    def touches(self, *tables: str) -> bool:
        """Tell whether something was changed in one of these tables, and not undone."""
        changed = self.changed
        return changed is not None and not changed.name.startswith(UNDOES) and bool(changed.tables & set(tables))


@cache
def steps() -> tuple[TourStep, ...]:
    """Return the steps in order."""
    raw = tomllib.loads((help_folder() / "rundtur.toml").read_text(encoding="utf-8"))
    return tuple(TourStep(str(each["until"]), str(each["title"]), str(each["text"])) for each in raw["step"])


def happened(step: TourStep, seen: Seen) -> bool:
    """Tell whether what a step asks for has happened. KeyError for a condition that is not known."""
    return CONDITIONS[step.until](seen)


def _on_today(seen: Seen) -> bool:
    changed = seen.changed
    done = changed is not None and not changed.name.startswith(UNDOES)
    return done and seen.place.page == TODAY and seen.place.case_id is None


CONDITIONS: dict[str, Callable[[Seen], bool]] = {
    "done_today": _on_today,
    "case": lambda seen: seen.place.case_id is not None,
    "people": lambda seen: seen.place.case_id is not None and seen.place.tab == "people",
    "person": lambda seen: seen.touches("person"),
    "undone": lambda seen: seen.changed is not None and seen.changed.name.startswith(UNDOES),
    "meeting": lambda seen: seen.place.meeting_id is not None and seen.touches("meeting"),
    "agreement": lambda seen: seen.place.meeting_id is not None and seen.touches("agreement"),
    "left": lambda seen: seen.place.meeting_id is None,
    "papers": lambda seen: seen.place.case_id is not None and seen.place.tab == "papers",
    "dated": _on_today,
    "searched": lambda seen: len(seen.searched.strip()) >= LETTERS,
    "locked": lambda seen: seen.locked,
}
"""Name -> whether it has happened, from what was seen last."""
