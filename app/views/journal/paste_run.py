"""One run through the queue: which text is copied next, which lie over there, and where she was. No Qt here.

A text counts as laid over when she goes on to the next, never because it was copied. After a stop in the middle the
text that was copied last is copied once more: it may have been pasted or not, and only she can see that.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from app.services.journal_queue import Laid, QueueItem

Key = tuple[str, str, str]
"""Box, id and fingerprint: the same text is the same key, and a text that has changed is another."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a text: the place of its item in the queue, and of the part in the text."""

    item: int
    part: int


class PasteRun:
    """The queue with a finger on it. `kept` is what `as_text` gave before the program was locked."""

    def __init__(self, items: Sequence[QueueItem], kept: str = "") -> None:
        self.items = tuple(items)
        self._spots = tuple(Spot(place, part) for place, each in enumerate(items) for part in range(len(each.parts)))
        self._laid: set[Spot] = set()
        self._later: set[int] = set()
        self._elsewhere: list[list[object]] = []
        self._at, self.is_copied = 0, False
        self.was_begun = self._restore(kept)

    @property
    def item(self) -> QueueItem | None:
        """Return what is to be pasted now; None when all is done."""
        return self.items[self._spots[self._at].item] if self._at < len(self._spots) else None

    @property
    def text(self) -> str:
        """Return the words to be pasted now, one part of them when they do not fit in the box."""
        spot = self._spots[self._at]
        return self.items[spot.item].parts[spot.part]

    @property
    def number(self) -> int:
        """Return which text this is, counted from one."""
        return min(self._at + 1, len(self._spots))

    @property
    def count(self) -> int:
        """Return how many texts there are."""
        return len(self._spots)

    @property
    def part(self) -> tuple[int, int]:
        """Return which part of how many this is: (1, 1) for a text that fits."""
        spot = self._spots[self._at]
        return spot.part + 1, len(self.items[spot.item].parts)

    @property
    def is_last(self) -> bool:
        """Tell whether nothing waits after this one."""
        return self._after(self._at) >= len(self._spots)

    @property
    def is_over(self) -> bool:
        """Tell whether nothing is left to copy."""
        return self._at >= len(self._spots)

    def copy(self) -> str:
        """Return the words to be put on the clipboard: of the first, or of the next one, and the one before is laid.

        Empty when there is no next.
        """
        if self.is_copied:
            self.go_on()
        if self.is_over:
            return ""
        self.is_copied = True
        return self.text

    def go_on(self) -> None:
        """Note that what was copied lies over there, and point at the next."""
        if not self.is_over:
            self._laid.add(self._spots[self._at])
            self._move(self._after(self._at))

    def go_back(self) -> bool:
        """Point at the one before again, which then does not lie over there; False at the first."""
        before = [place for place in range(self._at) if self._spots[place].item not in self._later]
        if not before:
            return False
        self._laid.discard(self._spots[before[-1]])
        self._move(before[-1])
        return True

    def pass_by(self) -> None:
        """Leave this one, all its parts, for another day."""
        if not self.is_over:
            place = self._spots[self._at].item
            self._later.add(place)
            self._laid = {spot for spot in self._laid if spot.item != place}
            self._move(self._after(self._at))

    def laid(self) -> tuple[Laid, ...]:
        """Return what lies over there: every part of it."""
        whole = [place for place in range(len(self.items)) if self._is_whole(place)]
        found = [self.items[place] for place in whole]
        return tuple(Laid(each.box.id, each.source, each.source_id, each.sha256) for each in found)

    def as_text(self) -> str:
        """Return where she is, to be kept: ids and fingerprints, no words."""
        here = self._spots[self._at] if not self.is_over else None
        laid = sorted(self._laid, key=self._spots.index)
        return json.dumps({
            "laid": [*self._elsewhere, *([*_key(self.items[spot.item]), spot.part] for spot in laid)],
            "later": [list(_key(self.items[place])) for place in sorted(self._later)],
            "at": [*_key(self.items[here.item]), here.part] if here else None,
        })  # fmt: skip

    def left_over(self) -> str:
        """Return what is still to be kept when this run is noted: what she laid over from another queue of the case."""
        return json.dumps({"laid": self._elsewhere, "later": [], "at": None}) if self._elsewhere else ""

    def _is_whole(self, place: int) -> bool:
        return all(spot in self._laid for spot in self._spots if spot.item == place)

    def _after(self, place: int) -> int:
        """Return the next place that is neither laid nor left for later."""
        open_ones = (
            each for each in range(place + 1, len(self._spots))
            if self._spots[each] not in self._laid and self._spots[each].item not in self._later
        )  # fmt: skip
        return next(open_ones, len(self._spots))

    def _move(self, place: int) -> None:
        self._at, self.is_copied = place, False

    def _restore(self, kept: str) -> bool:
        if not kept:
            return False
        places: dict[tuple[str, ...], int] = {_key(each): place for place, each in enumerate(self.items)}
        try:
            told = json.loads(kept)
            laid = [(tuple(map(str, key)), int(part)) for *key, part in told["laid"]]
            later = [tuple(map(str, key)) for key in told["later"]]
            *here, part = told["at"] or ["", "", "", 0]
        except (ValueError, TypeError, KeyError):
            return False
        known = set(self._spots)
        self._elsewhere = [[*key, number] for key, number in laid if key not in places]
        spots = {Spot(places[key], number) for key, number in laid if key in places}
        self._laid = spots & known
        self._later = {places[key] for key in later if key in places}
        spot = Spot(places.get(tuple(map(str, here)), -1), part)
        self._at = self._spots.index(spot) if spot in known else self._after(-1)
        return bool(self._laid or self._later or spot in known)


def _key(item: QueueItem) -> Key:
    return item.box.id, str(item.source_id), item.sha256
