"""Where you are in the program: a place, the way back, and the words it is kept under so a new start returns there."""

import json
from dataclasses import asdict, dataclass, field, replace
from uuid import UUID

TODAY, CASES, CATALOGUE, FIGURES, SETTINGS = "today", "cases", "catalogue", "figures", "settings"
PAGES = (TODAY, CASES, CATALOGUE, FIGURES, SETTINGS)
END_MEETING = "Afslut mødet"
"""The step that ends a meeting, as »Fortryd« names it; the window offers what is next when it was the last."""
PLACE_KEY = "place"
"""The draft that holds the place: ids only, rewritten on every move and so without history."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the rail, and on top of it a case with its tab and a meeting."""

    page: str = TODAY
    case_id: UUID | None = None
    tab: str = ""
    meeting_id: UUID | None = None

    def to_json(self) -> str:
        """Return the place as text."""
        return json.dumps({key: str(value) for key, value in asdict(self).items() if value})

    @classmethod
    def from_json(cls, text: str) -> "Place":
        """Read a place; anything that cannot be read is I dag, since a lost place must never stop a start."""
        try:
            raw = json.loads(text)
            page = raw.get("page") if raw.get("page") in PAGES else TODAY
            return cls(page, _id(raw, "case_id"), str(raw.get("tab", "")), _id(raw, "meeting_id"))
        except (ValueError, AttributeError, TypeError):
            return cls()


@dataclass
class Trail:
    """The places behind you, newest last."""

    here: Place = field(default_factory=Place)
    behind: list[Place] = field(default_factory=list)

    def go(self, place: Place) -> None:
        """Move on; a page of the rail begins a new trail."""
        if place == self.here:
            return
        self.behind = [*self.behind, self.here] if place.case_id else []
        self.here = place

    def back(self) -> Place:
        """Return to the place before; with nothing behind, out of the meeting, then out of the case."""
        if self.behind:
            self.here = self.behind.pop()
        elif self.here.meeting_id:
            self.here = replace(self.here, meeting_id=None)
        else:
            self.here = Place(self.here.page)
        return self.here

    def note_tab(self, tab: str) -> None:
        """Remember the tab of the case that is open; changing tab is no step on the way back."""
        self.here = replace(self.here, tab=tab)


def _id(raw: dict[str, str], key: str) -> UUID | None:
    return UUID(raw[key]) if raw.get(key) else None
