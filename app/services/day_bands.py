"""Waits and distances in days, divided into bands: »8-14 dage«, the last one open, and their median."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from app.rules.key_figures import Measure, Part

NONE = "none"


@dataclass(frozen=True, slots=True)
class DayBands:
    """The last day of each band but the open one. `first` is where the first begins; `none` names what has no days.

    Without words for it nothing may lack its days.
    """

    first: int
    last: tuple[int, ...]
    none: str = ""

    def measure(self, figure_id: str, days: Iterable[int | None]) -> Measure:
        """Return days as a figure: all of them divided, with the median of those that are known."""
        all_of_them = list(days)
        known = [each for each in all_of_them if each is not None]
        counted = Counter[int]()
        for day, number in Counter(known).items():
            counted[bisect_left(self.last, day)] += number
        parts = [Part(key, f"{key} dage", counted[place]) for place, key in enumerate(self._keys())]
        parts[-1] = Part(parts[-1].key, f"over {self.last[-1]} dage", parts[-1].count)
        if self.none:
            parts.append(Part(NONE, self.none, len(all_of_them) - len(known)))
        middle = float(median(known)) if known else None
        return Measure(id=figure_id, n=len(all_of_them), parts=tuple(parts), middle=middle)

    def _keys(self) -> list[str]:
        firsts = [self.first, *(each + 1 for each in self.last)]
        return [*(f"{low}-{high}" for low, high in zip(firsts, self.last, strict=False)), f"{firsts[-1]}+"]
