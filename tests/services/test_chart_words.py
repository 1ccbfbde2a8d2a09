"""Key figures in words: their number, how they stand to the period before, and what is said when there is nothing."""

import random
from dataclasses import replace

import pytest

from app.genogram.shapes import Label, Line
from app.rules.figure_periods import period_named
from app.rules.key_figures import HIT, REST
from app.services.chart_shapes import MOST_BARS, picture_of
from app.services.chart_shapes_moves import places_of
from app.services.chart_shapes_words import (
    UNKNOWN_POPULATION,
    change_of,
    number_of,
    table_of,
    trend_of,
)
from app.services.curve_shapes import Picture
from app.services.figure_rows import FigureRow, ShownPart, Trend
from tests.figure_pages import PLACES, a_page, a_row, figure


def plain(figure_id: str, **told: object) -> FigureRow:
    """Return a figure without a past."""
    row = replace(a_row(figure(figure_id), random.Random(3)), trend=Trend.NONE, past=(), percent=None, middle=None)
    return replace(row, **told)  # type: ignore[arg-type]  # the fields of a row, each of its own kind


@pytest.mark.parametrize(
    ("figure_id", "told", "words"),
    [
        ("cases_opened", {"n": 1250}, "1.250"),
        ("cases_opened", {"n": 0}, "0"),
        ("cases_opened", {"n": None, "parts": (ShownPart(HIT, "", None),)}, "skjult"),
        ("rungs_start", {"n": None, "parts": (ShownPart("1", "", 9), ShownPart("2", "", None))}, "delvist skjult"),
        ("talked_with", {"n": 60, "parts": (ShownPart(HIT, "", 43, 71.7), ShownPart(REST, "", 17))}, "43 af 60 (72 %)"),
        ("talked_with", {"n": 60, "parts": (ShownPart(HIT, "", None), ShownPart(REST, "", None))}, "skjult af 60"),
        ("talked_with", {"n": 0, "parts": (ShownPart(HIT, "", 0), ShownPart(REST, "", 0))}, "ingen"),
        ("follow_up_days", {"n": 56, "middle": 1.0}, "56 i alt · median 1 dag"),
        ("notifications_age", {"n": 94, "average": 9.46}, "94 i alt · gennemsnit 9,5 år"),
        ("cases_per_caseworker", {"n": 289, "ratio": 9.633}, "9,6 for hver"),
        ("per_thousand", {"n": 195, "rate": 12.34}, "12,3 for hver 1.000 (195)"),
        ("per_thousand", {"n": 195, "rate": None}, f"ikke regnet ({UNKNOWN_POPULATION})"),
        ("meetings_held", {"n": 0}, "ingen"),
    ],
)  # fmt: skip
def test_the_number_of_a_figure_is_read_as_it_is_said(figure_id: str, told: dict[str, object], words: str) -> None:
    assert number_of(plain(figure_id, **told)).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("figure_id", "told", "long", "short"),
    [
        ("talked_with", {"trend": Trend.RISING, "change": 5.0}, "Stigende siden 2. halvår 2025", "Stigende"),
        ("talked_with", {"trend": Trend.STABLE, "change": 0.0}, "Stabil siden 2. halvår 2025", "Stabil"),
        ("cases_opened", {"change": 12.0}, "12 flere end i 2. halvår 2025", "+12"),
        ("cases_opened", {"change": -1200.0}, "1.200 færre end i 2. halvår 2025", "\u22121.200"),
        ("cases_opened", {"change": 0.0}, "Som i 2. halvår 2025", "0"),
        ("cases_per_caseworker", {"change": 0.04}, "Som i 2. halvår 2025", "0"),
        ("follow_up_days", {"change": -4.5}, "4,5 dage kortere end i 2. halvår 2025", "\u22124,5"),
        ("cases_opened", {"change": None}, "", ""),
    ],
)
def test_a_figure_is_held_against_the_period_before(
    figure_id: str, told: dict[str, object], long: str, short: str
) -> None:
    row = plain(figure_id, **told)
    assert (trend_of(row, a_page([row])), change_of(row, a_page([row]))) == (long, short)


def test_while_a_period_runs_only_shares_are_held_against_a_whole_one() -> None:
    count, share = plain("cases_opened", change=-9.0), plain("talked_with", trend=Trend.FALLING)
    page = replace(a_page([count, share], period_named("2026H2")), running=True)
    assert trend_of(count, page) == change_of(count, page) == ""
    assert trend_of(share, page) == "Faldende siden 1. halvår 2026"


def test_one_case_more_or_less_is_no_way_that_a_share_moves() -> None:
    row = plain("talked_with", trend=Trend.FALLING, change=-20.0, n=5)
    assert trend_of(row, a_page([row])) == change_of(row, a_page([row])) == ""
    assert change_of(replace(row, n=6), a_page([row])) == "Faldende"
    today = plain("interventions_waiting", trend=Trend.STABLE, change=0.0)
    assert trend_of(today, a_page([today])) == "", "it is counted as it is today in every period"


def test_a_period_that_runs_is_no_fall_in_the_line_and_says_so_in_the_table() -> None:
    happened, of_a_day = (a_row(figure(each), random.Random(3)) for each in ("cases_opened", "talked_with"))
    page = replace(a_page([happened, of_a_day], period_named("2026H2")), running=True)
    picture = picture_of(happened, page, width=475, text=10.5)
    whole = picture_of(happened, replace(page, running=False), width=475, text=10.5)
    assert _corners(picture) == _corners(whole) - 1
    assert "indtil nu" in [each.text for each in picture.shapes if isinstance(each, Label)]
    assert table_of(happened, page).rows[-1][0] == "2. halvår 2026, indtil nu"
    assert table_of(of_a_day, page).rows[-1][0] == "2. halvår 2026"


def _corners(picture: Picture) -> int:
    lines = [each for each in picture.shapes if isinstance(each, Line)]
    return sum(len(each.points) for each in lines if each.colour == "accent")


def test_without_the_children_of_the_municipality_no_number_stands_for_a_rate() -> None:
    parts = tuple(ShownPart(each, each, 40) for each in "23456")
    row = plain("per_thousand", n=200, rate=None, per=None, parts=parts)
    assert picture_of(row, a_page([row]), width=475, text=10.5).height == 0
    assert {cell for cells in table_of(row, a_page([row])).rows for cell in cells[1:]} == {"–"}


def test_without_a_number_but_nought_there_is_no_picture() -> None:
    parts = (ShownPart("1", "skole", 0), ShownPart("2", "politi", None))
    row = plain("notifications_sender", parts=parts, n=None)
    picture = picture_of(row, a_page([row]), width=475, text=10.5)
    assert picture.height == 0
    assert (
        picture.words == f"{row.figure.name}: skjult. Tal under 5 er skjult, og det samme er tal, der ville røbe dem."
    )


def test_a_percent_is_hidden_with_its_group_and_of_nobody_there_is_none() -> None:
    parts = (ShownPart("1", "skole", 0), ShownPart("2", "politi", 9), ShownPart("3", "andre", None))
    hidden = plain("notifications_sender", parts=parts, n=None)
    assert [cells[2] for cells in table_of(hidden, a_page([hidden])).rows] == ["skjult", "skjult", "skjult", ""]
    nobody = plain("notifications_sender", parts=(ShownPart("1", "skole", 0),), n=0)
    assert table_of(nobody, a_page([nobody])).rows == (("Skole", "0", "–"), ("I alt", "0", ""))


def test_of_many_parts_the_largest_are_drawn_in_their_own_order() -> None:
    counts = [*range(30, 0, -1), *range(1, 31)]
    parts = tuple(ShownPart(str(place), f"del {place}", count, 1.0) for place, count in enumerate(counts))
    row = plain("catalogue_use", parts=parts, n=930)
    labels = [
        each.text for each in picture_of(row, a_page([row]), width=475, text=10.5).shapes if hasattr(each, "text")
    ]
    drawn = [int(each.removeprefix("Del ")) for each in labels if each.startswith("Del ")]
    assert len(drawn) == MOST_BARS
    assert drawn == sorted(drawn)
    assert min(counts[place] for place in drawn) == 22
    assert f"De {MOST_BARS} største af 60" in labels
    assert len(table_of(row, a_page([row])).rows) == 61


def test_the_places_of_a_flow_begin_at_the_top_of_the_ladder() -> None:
    assert list(places_of(a_row(figure("rung_moves"), random.Random(2)))) == list(PLACES)
