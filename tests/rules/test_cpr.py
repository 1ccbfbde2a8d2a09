"""CPR numbers: century, test numbers, the soft hint, and that they never print by accident."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.cpr import read_cpr


@pytest.mark.parametrize(
    ("text", "birth"),
    [
        ("070761-4285", date(1961, 7, 7)),
        ("0707614285", date(1961, 7, 7)),
        (" 070761 4285 ", date(1961, 7, 7)),
        ("010100-0000", date(1900, 1, 1)),
        ("010199-3999", date(1999, 1, 1)),
        ("010136-4000", date(2036, 1, 1)),
        ("010137-4000", date(1937, 1, 1)),
        ("010136-9000", date(2036, 1, 1)),
        ("010137-9000", date(1937, 1, 1)),
        ("010157-5000", date(2057, 1, 1)),
        ("010158-5000", date(1858, 1, 1)),
        ("010157-8000", date(2057, 1, 1)),
        ("290200-4000", date(2000, 2, 29)),
    ],
)
def test_the_seventh_digit_gives_the_century(text: str, birth: date) -> None:
    cpr = read_cpr(text)
    assert cpr is not None
    assert cpr.birth == birth


@pytest.mark.parametrize(
    "text",
    [
        "",
        "070761",
        "320161-1234",
        "290201-4000",
        "001361-1234",
        "07o761-4285",
        "070761--4285",
        "٠٧٠٧٦١-٤٢٨٥",
        "070761-42855",
        "290200-0000",
    ],
)
def test_what_cannot_be_a_number_is_none(text: str) -> None:
    assert read_cpr(text) is None


def test_a_birth_in_the_future_is_none_when_today_is_given() -> None:
    assert read_cpr("231126-4000", date(2026, 11, 22)) is None
    assert read_cpr("221126-4000", date(2026, 11, 22)) is not None


def test_a_failing_check_digit_is_a_hint_and_never_an_error() -> None:
    good, odd = read_cpr("070761-4285"), read_cpr("070761-4286")
    assert good is not None
    assert odd is not None
    assert good.hint == ""
    assert "Kontrollér" in odd.hint


def test_a_test_number_has_sixty_added_to_the_day() -> None:
    cpr = read_cpr("740315-4321")
    assert cpr is not None
    assert (cpr.birth, cpr.is_test, cpr.hint) == (date(2015, 3, 14), True, "")
    assert cpr.masked == "740315-••••"


def test_the_last_four_digits_do_not_print_by_accident() -> None:
    cpr = read_cpr("070761-4285")
    assert cpr is not None
    assert "4285" not in repr(cpr) + str(cpr) + cpr.masked
    assert cpr.written == "070761-4285"


@given(st.dates(date(1937, 1, 1), date(2036, 12, 31)), st.integers(0, 999), st.booleans())
def test_every_birth_date_reads_back(birth: date, rest: int, test: bool) -> None:
    seventh = 4 if birth.year >= 2000 or birth.year < 1937 else 0
    digits = f"{birth.day + (60 if test else 0):02d}{birth.month:02d}{birth.year % 100:02d}{seventh}{rest:03d}"
    cpr = read_cpr(digits)
    assert cpr is not None
    assert (cpr.birth, cpr.is_test, cpr.digits) == (birth, test, digits)
