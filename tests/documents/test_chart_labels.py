"""The words of a curve stand inside it and never on each other, however the numbers lie."""

from datetime import date, timedelta
from itertools import combinations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.genogram.shapes import Label, Line
from app.services.curve_shapes import CurveChart, CurveLevel, CurveSeries, Picture, curve_picture
from app.typeface import measure

BEGAN = date(2026, 8, 1)
MARKS = (CurveLevel(10, "10 % ulovligt fravær"), CurveLevel(15, "15 % ulovligt fravær"))
Edges = tuple[float, float, float, float]


def edges(label: Label) -> Edges:
    """Return left, upper, right and lower edge of the letters; the point given is on the line they stand on."""
    wide = measure(label.text, label.size, label.bold)
    left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    return left, label.y - label.size * 0.75, left + wide, label.y + label.size * 0.25


def labels(picture: Picture) -> list[Edges]:
    return [edges(each) for each in picture.shapes if isinstance(each, Label)]


def on_each_other(one: Edges, other: Edges) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def chart(top: float, lines: list[list[float]], levels: tuple[CurveLevel, ...], step: int) -> CurveChart:
    series = tuple(
        CurveSeries(
            f"Navn {place}", tuple((BEGAN + timedelta(step * day), share * top) for day, share in enumerate(own))
        )
        for place, own in enumerate(lines)
    )
    return CurveChart(series, top, (0, top / 2, top), " %", levels)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([10.0, 20.0, 40.0, 60.0, 100.0]),
    st.lists(st.lists(st.floats(0, 1), min_size=1, max_size=9), min_size=1, max_size=8),
    st.lists(st.builds(CurveLevel, st.floats(0, 10), st.just("mærke")), max_size=3).map(tuple),
    st.integers(1, 90),
    st.sampled_from([10.5, 14.0, 21.0]),
)
@example(100.0, [[0.34, 0.98], [0.09, 0.14]], (*MARKS, CurveLevel(12, "eget mærke")), 30, 10.5)
def test_no_words_of_a_curve_lie_on_each_other_or_outside_it(
    top: float, lines: list[list[float]], levels: tuple[CurveLevel, ...], step: int, text: float
) -> None:
    picture = curve_picture(chart(top, lines, levels, step), width=text * 45, text=text, words="")
    found = labels(picture)
    assert [pair for pair in combinations(found, 2) if on_each_other(*pair)] == []
    for left, high, right, low in found:
        assert min(left, high) >= -0.5
        assert right <= picture.width + 0.5
        assert low <= picture.height + 0.5


def test_marks_close_together_are_told_apart_and_led_to_their_lines() -> None:
    picture = curve_picture(chart(100, [[0.3, 0.98]], MARKS, 30), width=475, text=10.5, words="")
    strokes = [each for each in picture.shapes if isinstance(each, Line)]
    dashed = sorted(each.points[0][1] for each in strokes if each.dash == (5, 4))
    assert dashed[1] - dashed[0] > 4
    led = [each.points[0][1] for each in strokes if each.width == 0.6]
    assert any(abs(began - high) < 0.1 for began in led for high in dashed)
