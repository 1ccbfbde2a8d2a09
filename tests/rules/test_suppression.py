"""Small groups are hidden so that nobody can compute them back; a solver tries to."""

import random
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.rules.suppression import Cell, Sum, Web, hidden_cells
from tests.rules.attacker import narrowest

RUNGS = ("out", "none", "1", "2", "3")
counted = st.sampled_from((0, 0, 1, 2, 3, 4, 5, 6, 8, 12, 20, 45))


def part(name: str, figure: str = "f", period: str = "p") -> Cell:
    return (period, figure, name)


def table(numbers: list[int], figure: str = "f", period: str = "p") -> Web:
    """A group and its parts."""
    counts = {part(str(place), figure, period): number for place, number in enumerate(numbers)}
    total = Sum(part("", figure, period), tuple(counts))
    return Web(counts={**counts, total.total: sum(numbers)}, sums=(total,))


def joined(*webs: Web, sums: tuple[Sum, ...] = (), counts: dict[Cell, int] | None = None) -> Web:
    """Several tables in one web."""
    every = {cell: count for each in webs for cell, count in each.counts.items()}
    return Web(counts={**every, **(counts or {})}, sums=(*(one for each in webs for one in each.sums), *sums))


@st.composite
def lists(draw: st.DrawFn) -> Web:
    return table(draw(st.lists(counted, min_size=1, max_size=7)))


@st.composite
def moves(draw: st.DrawFn) -> Web:
    """From rung to rung, with both margins, and who went up, down or stayed."""
    pairs = [(a, b) for a in RUNGS for b in RUNGS if (a, b) != ("out", "out")]
    counts = {part(f"{a}>{b}", "moves"): draw(counted) for a, b in pairs}
    sums = [Sum(part("", "moves"), tuple(counts))]
    for each in RUNGS:
        sums.append(Sum(part(each, "start"), tuple(part(f"{a}>{b}", "moves") for a, b in pairs if a == each)))
        sums.append(Sum(part(each, "end"), tuple(part(f"{a}>{b}", "moves") for a, b in pairs if b == each)))
    both = [(RUNGS.index(a), RUNGS.index(b), part(f"{a}>{b}", "moves")) for a, b in pairs if "out" not in (a, b)]
    ways: dict[str, Callable[[int, int], bool]] = {
        "up": int.__lt__, "same": int.__eq__, "down": int.__gt__,
    }  # fmt: skip
    for name, way in ways.items():
        sums.append(Sum(part(name, "direction"), tuple(cell for a, b, cell in both if way(a, b))))
    counts |= {each.total: sum(counts[cell] for cell in each.parts) for each in sums}
    return Web(counts=counts, sums=tuple(sums))


@st.composite
def years(draw: st.DrawFn) -> Web:
    """Four quarters of a figure and their year."""
    width = draw(st.integers(1, 4))
    quarters = [
        table(draw(st.lists(counted, min_size=width, max_size=width)), period=f"q{number}") for number in range(4)
    ]
    year = table([sum(each.counts[part(str(k), period=f"q{q}")] for q, each in enumerate(quarters))
                  for k in range(width)], period="year")  # fmt: skip
    names = [str(k) for k in range(width)] + [""]
    sums = tuple(Sum(part(k, period="year"), tuple(part(k, period=f"q{q}") for q in range(4))) for k in names)
    return joined(*quarters, year, sums=sums)


@st.composite
def shares(draw: st.DrawFn) -> Web:
    """Several figures that divide the same group, each in its own way; one is small within another."""
    size = draw(st.sampled_from((3, 5, 6, 9, 14, 30)))
    webs = []
    for figure in ("a", "b", "c"):
        cuts = sorted(draw(st.lists(st.integers(0, size), min_size=1, max_size=2)))
        webs.append(table([b - a for a, b in zip([0, *cuts], [*cuts, size], strict=True)], figure))
    return joined(*webs, sums=tuple(Sum(part("", "a"), (part("", each),)) for each in ("b", "c")))


@st.composite
def tags(draw: st.DrawFn) -> Web:
    """Tags on a group: what has none of them stands nowhere, and can be subtracted."""
    size = draw(st.sampled_from((4, 6, 11, 30)))
    given_to = draw(st.lists(st.integers(0, size), min_size=1, max_size=4))
    counts, sums, unseen = {part(""): size}, [], set()
    for place, number in enumerate(given_to):
        tag, rest = part(str(place)), part(f"not {place}")
        counts |= {tag: number, rest: size - number}
        sums.append(Sum(part(""), (tag, rest)))
        unseen.add(rest)
    return Web(counts=counts, sums=tuple(sums), unseen=frozenset(unseen))


def is_safe(web: Web, *, beside: bool = True) -> bool:
    hidden = hidden_cells(web, beside=beside)
    assert all(cell in hidden for cell, count in web.counts.items() if 0 < count < 5 and cell not in web.unseen)
    return narrowest(web.counts, web.sums, hidden, web.unseen)[0] >= 5


@pytest.mark.parametrize("webs", [lists, moves, years, shares, tags])
def test_no_hidden_number_is_known_nearer_than_a_range_of_five(webs: Callable[[], st.SearchStrategy[Web]]) -> None:
    @settings(max_examples=15, deadline=None)
    @given(webs())
    def look(web: Web) -> None:
        assert is_safe(web)

    look()


@pytest.mark.parametrize("webs", [lists, moves, years, shares, tags])
def test_the_same_attacker_finds_them_when_only_the_small_ones_are_hidden(
    webs: Callable[[], st.SearchStrategy[Web]],
) -> None:
    found: list[bool] = []

    @settings(max_examples=15, deadline=None)
    @given(webs())
    def look(web: Web) -> None:
        found.append(is_safe(web, beside=False))

    look()
    assert not all(found)


def a_year_of_figures(chance: random.Random) -> Web:
    """A year and its quarters, in which two or three figures divide the same group, each in its own way."""
    webs, sums = [], []
    names = [f"q{number}" for number in range(4)]
    widths = [chance.randint(1, 5) for _ in range(chance.randint(2, 3))]
    for name in names:
        group = chance.choice((0, 2, 6, 11, 25, 60))
        for figure, width in enumerate(widths):
            cuts = sorted(chance.randint(0, group) for _ in range(width - 1))
            numbers = [b - a for a, b in zip([0, *cuts], [*cuts, group], strict=True)]
            webs.append(table(numbers, f"f{figure}", name))
    counts = {cell: count for each in webs for cell, count in each.counts.items()}
    for figure, width in enumerate(widths):
        for key in (*map(str, range(width)), ""):
            quarters = tuple(part(key, f"f{figure}", name) for name in names)
            sums.append(Sum(part(key, f"f{figure}", "year"), quarters))
            counts[part(key, f"f{figure}", "year")] = sum(counts[cell] for cell in quarters)
        own = tuple(part(str(key), f"f{figure}", "year") for key in range(width))
        sums.append(Sum(part("", f"f{figure}", "year"), own))
        sums += [Sum(part("", "f0", name), (part("", f"f{figure}", name),)) for name in names if figure]
    return joined(*webs, sums=tuple(sums), counts=counts)


@pytest.mark.long
def test_whole_years_of_figures_stand_the_attack(seconds: float, seed: int) -> None:
    chance, end = random.Random(seed), time.monotonic() + seconds
    while True:
        assert is_safe(a_year_of_figures(chance))
        if time.monotonic() > end:
            break


@given(moves(), st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None)
def test_the_order_of_rows_changes_nothing(web: Web, chance: random.Random) -> None:
    cells, sums = list(web.counts.items()), [Sum(each.total, tuple(sorted(each.parts))) for each in web.sums]
    before = hidden_cells(Web(counts=dict(cells), sums=tuple(sums)))
    chance.shuffle(cells)
    turned = [Sum(each.total, tuple(chance.sample(each.parts, len(each.parts)))) for each in sums]
    chance.shuffle(turned)
    assert hidden_cells(Web(counts=dict(cells), sums=tuple(turned))) == before


@given(st.one_of(lists(), years(), shares(), tags()))
@settings(max_examples=30, deadline=None)
def test_nothing_is_hidden_in_vain(web: Web) -> None:
    hidden = hidden_cells(web)
    for cell in sorted(hidden):
        if not 0 < web.counts[cell] < 5:
            assert narrowest(web.counts, web.sums, hidden - {cell}, web.unseen)[0] < 5


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ([], ["", ]),
        ([0, 0], ["", "0", "1"]),
        ([5, 0, 7], ["", "0", "1", "2"]),
        ([3, 20], [""]),
        ([3, 6, 20], ["", "2"]),
        ([3, 4, 20], ["", "2"]),
        ([3, 1, 0, 20], ["", "2"]),
        ([1, 2], []),
        ([4, 0], ["1"]),
    ],
)  # fmt: skip
def test_as_little_as_possible_is_hidden_in_a_list(numbers: list[int], shown: list[str]) -> None:
    web = table(numbers)
    assert sorted(cell[2] for cell in set(web.counts) - hidden_cells(web)) == shown


def test_a_sum_that_is_not_true_ties_nothing_together() -> None:
    web = joined(table([3, 20]), counts={part("", "g"): 3}, sums=(Sum(part("", "g"), (part("1"),)),))
    assert hidden_cells(web) == {part("0"), part("1"), part("", "g")}


def test_what_is_kept_is_never_hidden_for_others() -> None:
    web = joined(table([3, 20]), table([3, 20], "g"), sums=(Sum(part(""), (part("", "g"),)),))
    kept = frozenset({part("1")})
    hidden = hidden_cells(Web(counts=web.counts, sums=web.sums, kept=kept))
    assert part("1") not in hidden
    assert narrowest(web.counts, web.sums, hidden)[0] >= 5


def test_a_larger_smallest_group_hides_more() -> None:
    assert hidden_cells(table([8, 30, 40]), 10) == {part("0"), part("1")}
