"""ApproxDate: every way a family says when something was."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.approx_date import Age, ApproxDate, Bound, Precision, age_on
from app.models.approx_spans import unit_around

D = date


@pytest.mark.parametrize("written", [
    "2015-03-14", "14. marts 2015", "14/3-2015", "14.3.2015", "140315", "d. 14. marts 2015",
    "14. mar. 2015", "f. 14. marts 2015", "14/3-15", "14–3–2015", " 14.  Marts  2015 ", "14/3 2015",
])
def test_an_exact_day_is_read_in_every_danish_form(written: str) -> None:
    when = ApproxDate.parse(written)
    assert when.exact == D(2015, 3, 14)
    assert str(when) == "2015-03-14"


@pytest.mark.parametrize(("written", "start", "end", "precision", "bound"), [
    ("1975", D(1975, 1, 1), D(1975, 12, 31), Precision.YEAR, Bound.WITHIN),
    ("ca. 1975", D(1975, 1, 1), D(1975, 12, 31), Precision.YEAR, Bound.ABOUT),
    ("marts 2027", D(2027, 3, 1), D(2027, 3, 31), Precision.MONTH, Bound.WITHIN),
    ("foråret 2019", D(2019, 3, 1), D(2019, 5, 31), Precision.SEASON, Bound.WITHIN),
    ("sommeren 2026", D(2026, 6, 1), D(2026, 8, 31), Precision.SEASON, Bound.WITHIN),
    ("vinteren 2019/2020", D(2019, 12, 1), D(2020, 2, 29), Precision.SEASON, Bound.WITHIN),
    ("uge 45 2026", D(2026, 11, 2), D(2026, 11, 8), Precision.WEEK, Bound.WITHIN),
    ("uge 45, 2026", D(2026, 11, 2), D(2026, 11, 8), Precision.WEEK, Bound.WITHIN),
    ("1990'erne", D(1990, 1, 1), D(1999, 12, 31), Precision.DECADE, Bound.WITHIN),
    ("90’erne", D(1990, 1, 1), D(1999, 12, 31), Precision.DECADE, Bound.WITHIN),
    ("2018-11-11/2018-12-01", D(2018, 11, 11), D(2018, 12, 1), Precision.RANGE, Bound.WITHIN),
    ("2013-2019", D(2013, 1, 1), D(2019, 12, 31), Precision.RANGE, Bound.WITHIN),
    ("mellem 2013 og 2019", D(2013, 1, 1), D(2019, 12, 31), Precision.RANGE, Bound.WITHIN),
    ("fra 2013 til 2019", D(2013, 1, 1), D(2019, 12, 31), Precision.RANGE, Bound.WITHIN),
    ("siden august 2026", D(2026, 8, 1), None, Precision.MONTH, Bound.SINCE),
    ("siden den 20. februar 2016", D(2016, 2, 20), None, Precision.DAY, Bound.SINCE),
    ("før 2019", None, D(2018, 12, 31), Precision.YEAR, Bound.BEFORE),
    ("efter 2019", D(2020, 1, 1), None, Precision.YEAR, Bound.AFTER),
])
def test_vague_dates_keep_their_first_and_last_possible_day(
    written: str, start: date | None, end: date | None, precision: Precision, bound: Bound
) -> None:
    when = ApproxDate.parse(written)
    assert (when.start, when.end, when.precision, when.bound) == (start, end, precision, bound)
    assert when.exact is None


@pytest.mark.parametrize("written", ["mens hun gik i børnehave", "31. februar 2020", "uge 53 2025", "", "2019-2013",
                                     "14/13-2015", "siden sommerferien", "før 2013-2019", "5", "9999"])
def test_words_that_are_no_date_are_kept_as_written(written: str) -> None:
    when = ApproxDate.parse(written)
    assert (when.start, when.end, when.precision, when.written) == (None, None, Precision.UNKNOWN, written)
    assert str(when) == written
    assert not when.known


def test_an_exact_first_of_the_month_stays_a_day_when_something_lasts_since_then() -> None:
    assert str(ApproxDate.parse("siden 1. august 2026")) == "siden 2026-08-01"
    assert str(ApproxDate.parse("siden august 2026")) == "siden august 2026"


def test_the_same_time_in_other_words_is_equal_but_the_words_are_kept() -> None:
    one, other = ApproxDate.parse("14. marts 2015"), ApproxDate.parse("2015-03-14")
    assert one == other
    assert hash(one) == hash(other)
    assert one.written == "14. marts 2015"
    assert ApproxDate.parse("ca. 1975") != ApproxDate.parse("1975")


def test_four_arguments_are_enough_for_an_open_date() -> None:
    assert ApproxDate(D(2026, 8, 1), None, Precision.MONTH, "") == ApproxDate.parse("siden august 2026")
    assert ApproxDate(None, D(2018, 12, 31), Precision.YEAR, "") == ApproxDate.parse("før 2019")


def test_unknown_dates_sort_last_and_others_by_their_earliest_day() -> None:
    dates = [ApproxDate.parse(text) for text in ("ukendt", "2015-03-14", "2015", "før 2010", "1990'erne")]
    assert [str(when) for when in sorted(dates)] == ["1990'erne", "før 2010", "2015", "2015-03-14", "ukendt"]


@pytest.mark.parametrize(("written", "year"), [
    ("2015-03-14", 2015), ("ca. 1975", 1975), ("siden august 2026", 2026), ("uge 53 2026", 2026), ("før 2019", None),
    ("1990'erne", None), ("vinteren 2019/2020", None), ("ukendt", None), ("uge 1 2026", 2026),
])
def test_the_year_is_given_only_when_one_year_is_possible(written: str, year: int | None) -> None:
    assert ApproxDate.parse(written).year == year


@pytest.mark.parametrize(("born", "day", "age"), [
    ("2015-03-14", D(2026, 3, 13), Age(10, certain=True)),
    ("2015-03-14", D(2026, 3, 14), Age(11, certain=True)),
    ("1958", D(2026, 11, 22), Age(68, certain=False)),
    ("1958", D(2026, 12, 31), Age(68, certain=True)),
    ("ca. 1975", D(2026, 12, 31), Age(51, certain=False)),
    ("1990'erne", D(2026, 11, 22), Age(31, certain=False)),
    ("2026", D(2026, 11, 22), Age(0, certain=False)),
    ("marts 2027", D(2026, 11, 22), None),
    ("før 2019", D(2026, 11, 22), None),
    ("ukendt", D(2026, 11, 22), None),
    ("2008-02-29", D(2026, 2, 28), Age(17, certain=True)),
    ("2008-02-29", D(2026, 3, 1), Age(18, certain=True)),
])
def test_age_says_whether_it_is_certain(born: str, day: date, age: Age | None) -> None:
    assert age_on(ApproxDate.parse(born), day) == age


days = st.dates(D(1602, 1, 1), D(2398, 12, 31))
units = st.sampled_from([Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.SEASON, Precision.YEAR,
                         Precision.DECADE])


@given(days, units, st.sampled_from(list(Bound)))
def test_canonical_text_reads_back_to_the_same_time(day: date, unit: Precision, bound: Bound) -> None:
    opener = {Bound.WITHIN: "", Bound.ABOUT: "ca. ", Bound.SINCE: "siden ", Bound.BEFORE: "før ",
              Bound.AFTER: "efter "}[bound]
    span = unit_around(day, unit)
    when = ApproxDate.parse(opener + str(ApproxDate(span.start, span.end, span.precision, "")))
    assert when.known
    assert when.bound is bound
    assert when.named == span
    assert ApproxDate.parse(str(when)) == when


@given(days, days)
def test_a_range_reads_back_to_the_same_range(one: date, other: date) -> None:
    first, last = sorted((one, other))
    when = ApproxDate.parse(f"{first.isoformat()}/{last.isoformat()}")
    assert when.known == (first < last)
    assert ApproxDate.parse(str(when)) == when


@given(st.text(max_size=40) | st.from_regex(r"(ca\. |siden |fra |i )?[0-9./'-]{1,12}( (uge|marts|til) [0-9]{1,4})?",
                                            fullmatch=True))
def test_no_text_fails_and_every_text_has_a_stable_canonical_form(text: str) -> None:
    when = ApproxDate.parse(text)
    assert ApproxDate.parse(str(when)) == when
    if when.start and when.end:
        assert when.start <= when.end
