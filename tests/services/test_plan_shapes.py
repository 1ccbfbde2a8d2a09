"""The curve and the ladder as shapes: inside their picture, and no words on top of others."""

import datetime as dt
from itertools import pairwise
from uuid import uuid4

import pytest

from app.genogram.shapes import Label, Polygon
from app.rules.ladder import Movement, OnRung
from app.services.curve_shapes import CurveChart, CurveLevel, CurveSeries, Picture, curve_picture, fitted, goal_chart
from app.services.goal_rows import CurveMark, MarkKind, ScorePoint
from app.services.ladder import LadderRow, shipped_rungs
from app.services.ladder_shapes import ladder_picture
from app.typeface import measure

TODAY = dt.date(2026, 11, 22)
LONG = "Anne-Grethe Kjærgaard Østergård"


def labels(picture: Picture) -> list[Label]:
    return [each for each in picture.shapes if isinstance(each, Label)]


def reach(label: Label) -> tuple[float, float]:
    wide = measure(label.text, label.size, label.bold)
    left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    return left, left + wide


def ladder(*steps: OnRung) -> LadderRow:
    return LadderRow(uuid4(), "Mathias", shipped_rungs(), steps, (2,), (), None, Movement.NONE, (), "I dag: trin 2.")


@pytest.mark.parametrize("width", [260, 400, 760])
def test_no_words_of_a_curve_stand_outside_it_or_on_each_other(width: float) -> None:
    days = [dt.date(2026, 8, 1) + dt.timedelta(days=7 * week) for week in range(12)]
    series = tuple(CurveSeries(f"{LONG} {number}", tuple((on, 5.0) for on in days)) for number in range(5))
    levels = (CurveLevel(4.9, "15 % ulovligt fravær"), CurveLevel(5.1, "10 % ulovligt fravær"))
    picture = curve_picture(CurveChart(series, 10, (0, 5, 10), levels=levels), width=width, text=14, words="")
    assert [each.text for each in labels(picture) if reach(each)[0] < -1 or reach(each)[1] > width + 1] == []
    rows: dict[float, list[tuple[float, float]]] = {}
    for each in labels(picture):
        rows.setdefault(round(each.y), []).append(reach(each))
    for spans in rows.values():
        assert all(before[1] <= after[0] for before, after in pairwise(sorted(spans)))
    right = sorted(each.y for each in labels(picture) if each.anchor == "start")
    assert all(after - before >= 14 for before, after in pairwise(right))


def test_a_goal_has_a_line_for_each_who_gave_numbers_and_its_follow_ups() -> None:
    points = [ScorePoint(TODAY, 3, "Mathias", ""), ScorePoint(TODAY, 5, "Lone", ""), ScorePoint(TODAY, 4, "", "")]
    chart = goal_chart(points, [CurveMark(TODAY, MarkKind.FOLLOW_UP, ""), CurveMark(TODAY, MarkKind.TARGET, "")])
    assert [each.name for each in chart.series] == ["Mathias", "Lone", "uden navn"]
    assert chart.days == (TODAY,)


def test_a_curve_without_numbers_is_of_no_height() -> None:
    picture = curve_picture(goal_chart(()), width=400, text=14, words="Ingen tal.")
    assert (picture.height, picture.shapes, picture.words) == (0, (), "Ingen tal.")


def test_interventions_of_one_rung_at_the_same_time_lie_beside_each_other() -> None:
    both = (OnRung("A", 2, dt.date(2026, 1, 1)), OnRung("B", 2, dt.date(2026, 3, 1)))
    picture = ladder_picture(ladder(*both), width=600, text=14, today=TODAY)
    tops = [min(y for _, y in each.points) for each in picture.shapes if isinstance(each, Polygon)]
    assert len(set(tops)) == 2


def test_what_has_ended_is_told_from_what_runs_by_its_length_and_its_ground() -> None:
    steps = (OnRung("A", 2, dt.date(2026, 1, 1), dt.date(2026, 6, 1)), OnRung("B", 3, dt.date(2026, 1, 1)))
    bars = [
        each
        for each in ladder_picture(ladder(*steps), width=600, text=14, today=TODAY).shapes
        if isinstance(each, Polygon)
    ]
    assert {each.fill for each in bars} == {"accent", "accent_soft"}


@pytest.mark.parametrize("width", [260, 760])
def test_a_long_name_on_the_ladder_stays_inside(width: float) -> None:
    steps = [OnRung(LONG * 3, rung, dt.date(2026, rung, 1), dt.date(2026, rung + 1, 1)) for rung in range(1, 7)]
    picture = ladder_picture(ladder(*steps), width=width, text=14, today=TODAY)
    assert [each.text for each in labels(picture) if reach(each)[0] < -1 or reach(each)[1] > width + 1] == []


def test_words_that_do_not_fit_end_with_an_ellipsis() -> None:
    assert fitted("kort", 14, 200) == "kort"
    cut = fitted(LONG, 14, 60)
    assert cut.endswith("…")
    assert measure(cut, 14) <= 60
