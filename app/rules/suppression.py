"""Small groups are hidden, and so much beside them that no hidden number can be computed back.

Everything shown adds up with what is hidden: parts to their group, moves to the rungs they begin and end on, quarters
to their year. One who knows all that is shown, how it adds up, and that numbers are whole and never below nothing must
not come nearer to a hidden number than a range as wide as the smallest group. Zero is shown: nobody is in it.

Source: the usual practice of statistical offices (primary and secondary suppression; Danmarks Statistik, Eurostat).
What it does not protect against stands in `app/README.md`, »Figures«.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.rules.hidden_ranges import HiddenRanges

SMALLEST_GROUP = 5
"""Shipped: one to four are too few to show."""
Cell = tuple[str, ...]
"""The name of a number: (period, figure, part), the group itself with an empty part."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and the parts that give it."""

    total: Cell
    parts: tuple[Cell, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Return all numbers in it."""
        return (self.total, *self.parts)


@dataclass(frozen=True, kw_only=True, slots=True)
class Web:
    """Numbers that are judged together.

    `kept` are never hidden for the sake of others; `hidden` are so already, because another web said so; `unseen` stand
    nowhere and are only what is left when others are subtracted; those that are `loose` tell of nobody in particular
    and may be known. `prices` say what it costs to hide one for another's sake; without one it is its own size.
    """

    counts: Mapping[Cell, int]
    sums: tuple[Sum, ...]
    kept: frozenset[Cell] = frozenset()
    hidden: frozenset[Cell] = frozenset()
    unseen: frozenset[Cell] = frozenset()
    loose: frozenset[Cell] = frozenset()
    prices: Mapping[Cell, int] = field(default_factory=dict)

    def holds(self, each: Sum) -> bool:
        """Tell whether a sum is true of the numbers; one that is not tells nobody anything."""
        known = all(cell in self.counts for cell in each.cells)
        return known and self.counts[each.total] == sum(self.counts[cell] for cell in each.parts)


def too_few(count: int, smallest: int = SMALLEST_GROUP) -> bool:
    """Tell whether a group is too small to be shown; nobody at all is not a group."""
    return 0 < count < smallest


def hidden_cells(web: Web, smallest: int = SMALLEST_GROUP, *, beside: bool = True) -> frozenset[Cell]:
    """Return which numbers are hidden. `beside=False` hides the small ones alone, which protects nobody."""
    small = {cell for cell, count in web.counts.items() if cell not in web.unseen and too_few(count, smallest)}
    if not beside:
        return frozenset(small | web.hidden)
    # In one order, whatever order they came in.
    true = {Sum(each.total, tuple(sorted(each.parts))) for each in web.sums if web.holds(each)}
    sums = tuple(sorted(true, key=lambda each: each.cells))
    return _Hiding(web, sums, smallest, small | web.hidden).settled()


@dataclass(slots=True)
class _Hiding:
    web: Web
    sums: tuple[Sum, ...]
    smallest: int
    hidden: set[Cell]
    known: list[dict[Cell, int]] = field(default_factory=list)
    _of: dict[Cell, list[Sum]] = field(default_factory=dict)
    _near: dict[Cell, list[Cell]] = field(default_factory=dict)
    """All that share a sum with a number, in order: it is asked for again at each step."""
    _rank: dict[int, int] = field(default_factory=dict)  # by the id of a sum: they live as long as this does

    def settled(self) -> frozenset[Cell]:
        """Hide more until all is safe, and then show again what was hidden in vain."""
        for rank, each in enumerate(self.sums):
            self._rank[id(each)] = rank
            for cell in each.cells:
                self._of.setdefault(cell, []).append(each)
        first = set(self.hidden)
        safe: set[Cell] = set()
        for cell in sorted(first | self.web.unseen):
            if cell not in safe:
                safe |= self._made_safe(cell)
        for cell in sorted(self.hidden - first, key=self._price, reverse=True):
            self.hidden.discard(cell)
            if any(map(self._bare_in, self._of[cell])) or not self._all_safe(self._neighbours(cell)):
                self.hidden.add(cell)
        return frozenset(self.hidden)

    def _made_safe(self, cell: Cell) -> set[Cell]:
        """Hide more until everything that hangs together with one unknown number is safe; return that."""
        area = self._touched(cell)
        while (bare := self._bare(area)) is not None and (more := self._beside(bare, area)) is not None:
            self.hidden.add(more)
            area = self._touched(cell)
        return area

    def _all_safe(self, cells: list[Cell]) -> bool:
        seen: set[Cell] = set()
        for cell in cells:
            if cell not in seen:
                area = self._touched(cell)
                if self._bare(area) is not None:
                    return False
                seen |= area
        return True

    def _neighbours(self, cell: Cell) -> list[Cell]:
        """Return the unknown numbers that share a sum with one."""
        near = self._near.get(cell)
        if near is None:
            near = self._near[cell] = sorted({name for each in self._of.get(cell, ()) for name in each.cells})
        return [name for name in near if self._unknown(name)]

    def _touched(self, cell: Cell) -> set[Cell]:
        """Return the unknown numbers that hang together with one that is unknown."""
        seen, waiting = {cell}, [cell]
        while waiting:
            fresh = set(self._neighbours(waiting.pop())) - seen
            seen |= fresh
            waiting.extend(fresh)
        return seen

    def _unknown(self, cell: Cell) -> bool:
        return cell in self.hidden or cell in self.web.unseen

    def _bare(self, area: set[Cell]) -> Cell | None:
        """Return the first number of an area that can be computed too nearly."""
        order = sorted(area)
        by_id = {id(each): each for cell in order for each in self._of.get(cell, ())}
        touched = [by_id[each] for each in sorted(by_id, key=self._rank.__getitem__)]
        if (plain := next(filter(None, map(self._bare_in, touched)), None)) is not None:
            return plain
        counts = {cell: self.web.counts[cell] for cell in order}
        ranges = HiddenRanges(counts, [self._tie(each) for each in touched], self.known)
        unsafe = (each for each in order if self._must_be_safe(each) and not ranges.is_wide(each, self.smallest))
        return next(unsafe, None)

    def _bare_in(self, each: Sum) -> Cell | None:
        """Return a number that one sum alone gives away: the only unknown one, or one of a rest that is too small."""
        unknown = [cell for cell in each.cells if self._unknown(cell)]
        rest = sum(self.web.counts[cell] for cell in unknown)
        if len(unknown) == 1 or (rest < self.smallest and each.total not in unknown):
            return next((cell for cell in unknown if self._must_be_safe(cell)), None)
        return None

    def _tie(self, each: Sum) -> dict[Cell, int]:
        tie: dict[Cell, int] = {}
        for cell, factor in ((each.total, -1), *((part, 1) for part in each.parts)):
            if self._unknown(cell):
                tie[cell] = tie.get(cell, 0) + factor
        return tie

    def _must_be_safe(self, cell: Cell) -> bool:
        if cell in self.hidden:
            return True
        return cell not in self.web.loose and too_few(self.web.counts[cell], self.smallest)

    def _beside(self, bare: Cell, area: set[Cell]) -> Cell | None:
        """Return what is hidden next for the sake of one that is bare: from its own sums, else from those around."""
        for near in ({bare}, area):
            around = {cell for name in near for each in self._of.get(name, ()) for cell in each.cells}
            chosen = [cell for cell in around if not self._unknown(cell) and cell not in self.web.kept]
            if chosen:
                return min(chosen, key=self._price)
        return None

    def _price(self, cell: Cell) -> tuple[bool, int, Cell]:
        # What is smaller than the smallest group (here: nobody) protects little, so it comes last.
        count = self.web.counts[cell]
        return count < self.smallest, self.web.prices.get(cell, count), cell
