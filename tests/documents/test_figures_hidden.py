"""What is hidden changes nothing: other hidden numbers give the same picture, the same paper and the same table."""

import datetime as dt
import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations, islice, product
from typing import cast

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.documents.figures_paper import figures_pdf
from app.exchange.figures_table import figures_csv
from app.exchange.figures_table_xlsx import figures_xlsx
from app.rules.figure_periods import earlier_periods
from app.rules.key_figures import HIT, REST, Measure, Part
from app.services.chart_shapes import picture_of
from app.services.figure_counting import FigureCounting
from app.services.figure_desk import FigureDesk
from app.services.figure_rows import FigurePage
from app.services.figure_showing import FigureShowing
from app.services.ports import Unit
from tests.figure_pages import FIGURES, NOW, PLACES, SENDERS, a_page, figure, report_of

Told = Mapping[str, Measure]
Moves = dict[tuple[str, str], int]
TODAY = dt.date(2026, 11, 22)
SHAPES = {each.id: each.shape for each in FIGURES}
SMALL = st.sampled_from([0, 1, 2, 3, 4, 6, 9, 40])
RUNGS = ("none", "2", "3", "4")


def published(told: Told, figure_ids: tuple[str, ...], past: int = 8) -> FigurePage:
    """Return figures with such numbers as they are shown: the same in so many earlier periods."""
    counts = {name: lambda _desk, measure=measure: measure for name, measure in told.items()}
    desk = FigureDesk(cast("Unit", None), NOW, TODAY)
    showing = FigureShowing(FigureCounting(desk, counts, SHAPES, 5), {})
    return a_page([showing.row(figure(each), NOW, earlier_periods(NOW, past)) for each in figure_ids])


def outside(page: FigurePage) -> tuple[bytes, bytes, bytes]:
    """Return all that leaves of a page."""
    report = report_of(page)
    return figures_pdf(report), figures_csv(report), figures_xlsx(report)


def pictures(page: FigurePage) -> list[str]:
    """Return the pictures of a page to the last digit."""
    return [repr(picture_of(row, page, width=475, text=10.5)) for row in page.rows]


def parts(figure_id: str, counts: list[int]) -> Measure:
    """Return a group that is divided."""
    own = tuple(Part(str(place), SENDERS[place], count) for place, count in enumerate(counts))
    return Measure(id=figure_id, n=sum(counts), parts=own)


def shifted(counts: list[int], hidden: list[int]) -> list[int] | None:
    """Return the counts with one moved between two hidden parts, where that is possible."""
    for one, other in combinations(hidden, 2):
        if counts[one] > 1 and 0 < counts[other] < 4:
            return [count + (place == other) - (place == one) for place, count in enumerate(counts)]
    return None


@settings(max_examples=60)
@given(st.lists(SMALL, min_size=3, max_size=15))
def test_parts_that_are_hidden_cannot_be_told_apart(counts: list[int]) -> None:
    name = "notifications_sender"
    page = published({name: parts(name, counts)}, (name,))
    others = shifted(counts, [place for place, each in enumerate(page.rows[0].parts) if each.hidden])
    assume(others is not None)
    after = published({name: parts(name, others or [])}, (name,))
    assume([each.hidden for each in after.rows[0].parts] == [each.hidden for each in page.rows[0].parts])
    assert pictures(after) == pictures(page)
    assert figures_csv(report_of(after)) == figures_csv(report_of(page))


def test_a_share_and_a_count_under_the_limit_look_the_same_whatever_they_are() -> None:
    seen = set()
    for number in (1, 2, 3, 4):
        share = Measure(id="talked_with", n=40, parts=(Part(HIT, "", 40 - number), Part(REST, "", number)))
        talks = Measure(id="advice_talks", n=number, parts=(Part(HIT, "", number),))
        faces = Measure(id="feedback_children", n=20, parts=tuple(
            Part(str(place + 1), name, count) for place, (name, count) in enumerate(
                (("ked af det", number), ("midt imellem", 5 - number), ("glad", 15)))
        ))  # fmt: skip
        told = {each.id: each for each in (share, talks, faces)}
        page = published(told, tuple(told))
        assert all(row.suppressed for row in page.rows)
        seen.add((*outside(page), *pictures(page)))
    assert len(seen) == 1


def moved(moves: Moves) -> Told:
    """Return moves with the two ladders that are their margins."""
    rungs = ("none", "1", "2", "3", "4", "5", "6")
    sides = [
        tuple(
            Part(rung, PLACES[rung], sum(count for ends, count in moves.items() if ends[side] == rung))
            for rung in rungs
        )
        for side in (0, 1)
    ]
    own = tuple(Part(f"{a}>{b}", f"{PLACES[a]} → {PLACES[b]}", count) for (a, b), count in moves.items() if count)
    flow = Measure(id="rung_moves", n=sum(moves.values()), parts=own)
    ladders = (
        Measure(id=name, n=sum(part.count for part in side), parts=side)
        for name, side in zip(("rungs_start", "rungs_end"), sides, strict=True)
    )
    return {each.id: each for each in (flow, *ladders)}


def swapped(moves: Moves, hidden: set[str]) -> Iterator[Moves]:
    """Yield the moves with one child from each of two bands in two others, all hidden: no margin changes."""
    for (a, b), (c, d) in product(combinations(RUNGS, 2), repeat=2):
        fewer, more = ((a, c), (b, d)), ((a, d), (b, c))
        are_hidden = all(f"{start}>{end}" in hidden for start, end in (*fewer, *more))
        if are_hidden and all(moves[each] > 1 for each in fewer):
            yield {**moves, **{each: moves[each] - 1 for each in fewer}, **{each: moves[each] + 1 for each in more}}


def test_moves_that_are_hidden_cannot_be_told_apart_by_the_breadth_of_their_bands() -> None:
    chance, compared = random.Random(9), 0
    for _ in range(8):
        moves = {(a, b): chance.choice((1, 2, 3, 4, 9, 30)) for a in RUNGS for b in RUNGS}
        page = published(moved(moves), ("rung_moves",), past=0)
        hidden = {part.key for part in page.rows[0].parts if part.hidden}
        for others in islice(swapped(moves, hidden), 3):
            after = published(moved(others), ("rung_moves",), past=0)
            if {part.key for part in after.rows[0].parts if part.hidden} == hidden:
                assert pictures(after) == pictures(page)
                compared += 1
    assert compared > 5


def test_the_test_would_see_a_number_that_came_through() -> None:
    name = "notifications_sender"
    page = published({name: parts(name, [4, 4, 3, 30])}, (name,))
    row = page.rows[0]
    assert [each.hidden for each in row.parts] == [True, True, True, False]
    leaky = replace(page, rows=(replace(row, parts=(replace(row.parts[0], count=4), *row.parts[1:])),))
    assert outside(leaky) != outside(page)
    assert pictures(leaky) != pictures(page)
