"""The median of many groups lies where it is said to lie, whatever the hidden numbers are."""

from itertools import pairwise
from statistics import median

from hypothesis import given, settings
from hypothesis import strategies as st

from app.rules.merged_medians import Band, BandCount, band_of, median_between

EDGES = (0, 10, 20, 40, 80)
BANDS = [Band(first, last - 1) for first, last in pairwise(EDGES)] + [Band(EDGES[-1], None)]


def test_a_class_is_known_by_what_it_is_called() -> None:
    assert band_of("43-91") == Band(43, 91)
    assert band_of("366+") == Band(366, None)
    assert [band_of(each) for each in ("none", "unknown", "1", "3-", "")] == [None] * 5


@given(
    st.lists(st.integers(0, 120), min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 6), st.one_of(st.none(), st.integers(0, 6))), min_size=5, max_size=5),
)
@settings(max_examples=60, deadline=None)
def test_the_true_median_is_in_it_however_wide_the_limits_are(
    days: list[int], slack: list[tuple[int, int | None]]
) -> None:
    counts = []
    for band, (less, more) in zip(BANDS, slack, strict=True):
        true = sum(band.first <= day and (band.last is None or day <= band.last) for day in days)
        counts.append(BandCount(band, max(0, true - less), None if more is None else true + more))
    found = median_between(counts)
    if found is not None:
        assert found[0] <= median(days)
        assert found[1] is None or median(days) <= found[1]


def test_what_is_certain_gives_the_class_and_what_is_not_gives_nothing() -> None:
    known = [BandCount(band, count, count) for band, count in zip(BANDS, (5, 5, 20, 5, 0), strict=True)]
    assert median_between(known) == (20, 39)
    assert median_between([BandCount(band, 0, None) for band in BANDS]) is None
    assert median_between([]) is None
