"""Days in bands: each day in one of them, and the median of those that are known."""

import pytest

from app.services.day_bands import DayBands
from app.services.figures_early import TO_CONTACT, TO_MEETING
from app.services.figures_follow_up import BETWEEN


def told(bands: DayBands, *days: int | None) -> dict[str, int]:
    return {each.key: each.count for each in bands.measure("x", days).parts}


@pytest.mark.parametrize(
    ("bands", "keys"),
    [
        (BETWEEN, ["1-42", "43-91", "92-182", "183-365", "366+"]),
        (TO_MEETING, ["0-14", "15-28", "29-56", "57+", "none"]),
        (TO_CONTACT, ["0-1", "2-7", "8-14", "15-28", "29+", "none"]),
    ],
)
def test_every_band_is_told_also_when_nobody_is_in_it(bands: DayBands, keys: list[str]) -> None:
    assert told(bands) == dict.fromkeys(keys, 0)


def test_the_last_day_of_a_band_is_in_it() -> None:
    assert told(TO_MEETING, 0, 14, 15, 28, 29, 56, 57, 4000, None) == {
        "0-14": 2, "15-28": 2, "29-56": 2, "57+": 2, "none": 1,
    }  # fmt: skip


def test_the_median_is_of_those_whose_days_are_known() -> None:
    measure = TO_CONTACT.measure("x", [3, None, 10, 4, None])

    assert (measure.n, measure.middle) == (5, 4.0)
    assert TO_CONTACT.measure("x", [None]).middle is None
    assert [each.label for each in measure.parts][-2:] == ["over 28 dage", "ingen kontakt endnu"]
