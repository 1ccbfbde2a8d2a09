"""The day beside words that only tell it to those who heard them."""

import datetime as dt

import pytest

from app.language.dated_words import dated

WEDNESDAY = dt.date(2026, 11, 25)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("på onsdag", "på onsdag (25. november)"),
        ("i morgen kl. 15", "i morgen kl. 15 (25. november)"),
        ("om 14 dage", "om 14 dage (25. november)"),
        ("senest onsdag", "senest onsdag (25. november)"),
        ("i næste uge", "i næste uge (senest 25. november)"),
        ("uge 48", "uge 48 (senest 25. november)"),
        ("inden for en måned", "inden for en måned (senest 25. november)"),
        ("senest i uge 48", "senest i uge 48 (25. november)"),
    ],
)
def test_the_day_stands_beside_words_that_do_not_tell_it(words: str, told: str) -> None:
    assert dated(words, WEDNESDAY) == told


@pytest.mark.parametrize("words", ["onsdag den 25. november", "25/11", "senest 25.11.", "den 25."])
def test_words_that_tell_the_day_are_left_alone(words: str) -> None:
    assert dated(words, WEDNESDAY) == words


def test_another_number_is_no_day() -> None:
    assert dated("125. gang", WEDNESDAY) == "125. gang (25. november)"


def test_what_has_no_day_stands_as_it_was_said() -> None:
    assert dated("to gange inden jul", None) == "to gange inden jul"
