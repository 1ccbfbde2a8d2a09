"""Pictures of key figures: no words on each other, nothing hidden can be measured, all of it read without colour."""

import random
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.genogram.shapes import Curve, Label, Line, Polygon
from app.rules.key_figures import Chart
from app.services.chart_shapes import picture_of
from app.services.chart_shapes_bars import ADDED, LATE, Bar, WeekBar, bar_picture, week_bars
from app.services.chart_shapes_flow import Move, flow_picture
from app.services.chart_shapes_line import LineSpot, Seen, line_picture, multiples_picture, scale_of
from app.services.chart_shapes_twin import twin_of
from app.services.chart_shapes_words import small_groups, table_of
from app.services.curve_shapes import Picture
from app.typeface import measure
from tests.figure_pages import FIGURES, PLACES, a_page, a_row, figure

TEXTS = st.sampled_from([10.5, 16.0, 24.0])
COUNTS = st.none() | st.sampled_from([0, 1, 5, 43, 700, 1_000_000]) | st.integers(0, 300)
NAMES = st.sampled_from(
    ["skole", "Socialpædagogisk opholdssted", "Styrket forældreskab, gruppeforløb for unge mødre", "W" * 60]
)
BARS = st.lists(
    st.builds(Bar, NAMES, COUNTS, st.none() | st.floats(0, 100), st.sampled_from(["", "median 120,5 dage"])),
    max_size=20,
)
SPOTS = st.lists(
    st.builds(
        LineSpot,
        st.sampled_from(["1. halvår 2026", "2026", "3. kvartal 2025"]),
        st.floats(0, 1_000_000),
        st.sampled_from(Seen),
        st.booleans(),
    ),
    max_size=9,
)
WIDTH = 475.0


def edges(label: Label) -> tuple[float, float, float, float]:
    """Return left, upper, right and lower edge of the letters."""
    wide = measure(label.text, label.size, label.bold)
    left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    return left, label.y - label.size * 0.72, left + wide, label.y + label.size * 0.2


def faults(picture: Picture) -> list[str]:
    """Return the words that lie on others or outside the picture."""
    labels = [each for each in picture.shapes if isinstance(each, Label)]
    found = []
    for one, other in combinations(labels, 2):
        a, b = edges(one), edges(other)
        if a[0] < b[2] - 0.1 and b[0] < a[2] - 0.1 and a[1] < b[3] and b[1] < a[3]:
            found.append(f"{one.text} on {other.text}")
    for each in labels:
        left, high, right, low = edges(each)
        if left < -0.5 or right > picture.width + 0.5 or high < -0.5 or low > picture.height + 0.5:
            found.append(f"{each.text} outside")
    return found


@settings(max_examples=40)
@given(BARS, TEXTS, st.sampled_from(["", "I alt 389"]))
@example([], 10.5, "")
@example([Bar("skole", 1)], 24.0, "I alt 1")
@example([Bar("skole", None)] * 3, 10.5, "I alt skjult")
def test_words_of_bars_lie_inside_and_never_on_each_other(bars: list[Bar], text: float, heading: str) -> None:
    assert faults(bar_picture(bars, width=WIDTH, text=text, heading=heading)) == []


@settings(max_examples=40)
@given(SPOTS, TEXTS, st.sampled_from(["", " %"]))
def test_words_of_a_line_lie_inside_and_never_on_each_other(spots: list[LineSpot], text: float, unit: str) -> None:
    assert faults(line_picture(spots, width=WIDTH, text=text, unit=unit)) == []


@settings(max_examples=25)
@given(st.lists(st.tuples(NAMES, SPOTS.filter(bool)), max_size=6), TEXTS)
def test_words_of_small_lines_lie_inside_and_never_on_each_other(
    panels: list[tuple[str, list[LineSpot]]], text: float
) -> None:
    assert faults(multiples_picture(panels, width=WIDTH, text=text)) == []


@settings(max_examples=25)
@given(
    st.dictionaries(st.tuples(st.sampled_from(list(PLACES)), st.sampled_from(list(PLACES))), COUNTS, max_size=30), TEXTS
)
def test_names_of_rungs_lie_inside_and_never_on_each_other(
    moves: dict[tuple[str, str], int | None], text: float
) -> None:
    drawn = [Move(*ends, count) for ends, count in moves.items()]
    picture = flow_picture(drawn, PLACES, width=WIDTH, text=text, heads=("Da perioden begyndte", "Da den sluttede"))
    assert faults(replace(picture, shapes=tuple(each for each in picture.shapes if not _on_a_band(each)))) == []


def _on_a_band(shape: object) -> bool:
    return (
        isinstance(shape, Label)
        and shape.text.replace(".", "").isdigit()
        and shape.anchor == "start"
        and shape.x < WIDTH / 2
    )


@given(
    st.lists(
        st.builds(WeekBar, st.integers(1, 53).map(str), st.integers(4, 400), st.integers(0, 4), st.integers(0, 9)),
        max_size=14,
    ),
    TEXTS,
)
@settings(max_examples=25)
def test_words_of_weeks_lie_inside_and_never_on_each_other(weeks: list[WeekBar], text: float) -> None:
    assert faults(week_bars(weeks, width=WIDTH, text=text)) == []


def test_a_bar_is_as_long_as_there_are_many_and_a_hidden_one_has_one_length() -> None:
    picture = bar_picture([Bar("a", 100), Bar("b", 50), Bar("c", None), Bar("d", 0)], width=WIDTH, text=10)
    filled = [each for each in picture.shapes if isinstance(each, Polygon) and each.fill]
    lengths = [each.points[1][0] - each.points[0][0] for each in filled]
    assert lengths[0] == pytest.approx(2 * lengths[1])
    assert len(filled) == 2
    hidden = [each for each in picture.shapes if isinstance(each, Polygon) and each.dash]
    alone = bar_picture([Bar("c", None), Bar("a", 9)], width=WIDTH, text=10)
    other = next(each for each in alone.shapes if isinstance(each, Polygon) and each.dash)
    assert [each.points[1][0] - each.points[0][0] for each in (*hidden, other)] == pytest.approx([30.0] * 2)


def test_no_line_goes_through_a_hidden_number_nor_to_the_place_of_none() -> None:
    spots = [LineSpot(str(year), value, seen) for year, value, seen in (
        (2021, 10.0, Seen.SHOWN), (2022, 20.0, Seen.SHOWN), (2023, 0.0, Seen.HIDDEN), (2024, 30.0, Seen.SHOWN),
        (2025, 0.0, Seen.NOTHING), (2026, 40.0, Seen.SHOWN))]  # fmt: skip
    picture = line_picture(spots, width=WIDTH, text=10)
    drawn = [each for each in picture.shapes if isinstance(each, Line) and each.colour == "accent"]
    assert [len(each.points) for each in drawn] == [2]
    said = [each.text for each in picture.shapes if isinstance(each, Label)]
    assert said.count("skjult") == 1
    short = [each for each in picture.shapes if isinstance(each, Line) and each.points[1][0] - each.points[0][0] == 5]
    assert len(short) == 1  # »–«


@pytest.mark.parametrize(
    ("highest", "top"), [(0, 1), (1, 1), (7, 8), (34, 40), (72, 80), (100, 100), (101, 200), (999_999, 1_000_000)]
)
def test_the_scale_begins_at_nothing_and_ends_in_a_round_number(highest: float, top: float) -> None:
    assert scale_of([LineSpot("2026", highest)]) == top


def test_a_band_is_as_broad_as_there_are_many_and_a_hidden_one_has_one_breadth() -> None:
    moves = [Move("2", "3", 40), Move("2", "2", 20), Move("3", "2", None), Move("3", "3", None)]
    picture = flow_picture(moves, PLACES, width=WIDTH, text=10)
    bands = [each for each in picture.shapes if isinstance(each, Curve) and len(each.points) == 10]
    broad = sorted(
        round(each.points[-1][1] - each.points[0][1], 6) for each in bands if each.points[3][0] - each.points[0][0] > 99
    )
    assert broad[:2] == [8.0, 8.0]
    assert broad[3] == pytest.approx(2 * broad[2])


def test_where_a_number_on_a_side_is_hidden_no_sum_is_written() -> None:
    moves = [Move("2", "2", 20), Move("2", "3", None), Move("3", "3", 12)]
    picture = flow_picture(moves, PLACES, width=WIDTH, text=10)
    said = [each.text for each in picture.shapes if isinstance(each, Label)]
    assert "2 Forebyggende · 20" in said  # all who ended there are shown
    assert "2 Forebyggende" in said  # not all who began there
    assert "3 I hjemmet · 12" in said
    assert "3 I hjemmet" in said


@pytest.mark.parametrize("figure_id", [each.id for each in FIGURES])
@pytest.mark.parametrize("all_hidden", [False, True])
def test_every_figure_has_a_picture_in_order_and_the_same_in_words(figure_id: str, all_hidden: bool) -> None:
    row = a_row(figure(figure_id), random.Random(7), all_hidden=all_hidden)
    page = a_page([row])
    picture = picture_of(row, page, width=WIDTH, text=10.5)
    assert faults(replace(picture, shapes=tuple(each for each in picture.shapes if not _on_a_band(each)))) == []
    assert bool(picture.height) == (row.figure.chart is not Chart.NONE and not all_hidden)
    assert (small_groups(5) in picture.words) == row.suppressed
    assert picture.words.startswith(row.figure.name)


def test_the_table_of_a_flow_has_all_rungs_and_every_number() -> None:
    row = a_row(figure("rung_moves"), random.Random(2))
    told = table_of(row, a_page([row]))
    assert told.head[:3] == ("Fra / til", "Trin 6", "Trin 5")
    cells = [cell for _, *rest in told.rows for cell in rest]
    assert sorted(cell for cell in cells if cell != "0") == sorted(
        "skjult" if each.count is None else str(each.count) for each in row.parts
    )


def test_the_words_of_a_line_tell_every_period() -> None:
    row = a_row(figure("cases_opened"), random.Random(4))
    words = twin_of(row, a_page([row]))
    assert words.count("halvår") == 9


def test_a_page_that_hides_nothing_says_nothing_of_hiding() -> None:
    row = a_row(figure("cases_opened"), random.Random(4), times=100)
    assert "skjult" not in twin_of(row, a_page([row], may_leave=False))


def test_what_is_late_and_what_one_more_case_brings_are_told_by_pattern_and_in_words() -> None:
    picture = week_bars([WeekBar("48", 5, late=2), WeekBar("49", 3, added=1)], width=WIDTH, text=10)
    said = [each.text for each in picture.shapes if isinstance(each, Label)]
    assert said == ["5", "48", "3+1", "49", LATE, ADDED]
    light = [each for each in picture.shapes if isinstance(each, Line) and each.colour == "card"]
    assert light  # stripes in what is late
    plain = week_bars([WeekBar("48", 5)], width=WIDTH, text=10)
    assert [each.text for each in plain.shapes if isinstance(each, Label)] == ["5", "48"]
    assert week_bars([], width=WIDTH, text=10, words="ingen").height == 0
