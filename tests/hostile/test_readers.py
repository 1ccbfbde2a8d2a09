"""Everything that reads or folds a text without a store: only UserError is raised, and nothing takes long."""

import datetime as dt
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents import plain_text
from app.errors import UserError
from app.language import folding, safe_text
from app.language.date_reader import read_when
from app.language.recurrence import next_occurrence, recurrence_words
from app.models.approx_date import ApproxDate, age_on
from app.rules.cpr import read_cpr
from app.rules.figure_periods import period_named
from tests.hostile.knocking import is_fit_to_keep, refusal, seen
from tests.hostile.naughty_strings import NAMED, NAUGHTY

TODAY = dt.date(2026, 11, 22)
SLOW = 0.5
"""Seconds that one text may take; a grammar that goes back over its words takes minutes."""


def _when(text: str) -> object:
    read = read_when(text, TODAY)
    assert read.on is None or read.on.year < 10_000
    if read.recurrence:
        assert recurrence_words(read.recurrence)
        next_occurrence(read.recurrence, read.on or TODAY, TODAY)
    return read


def _approx(text: str) -> object:
    read = ApproxDate.parse(text)
    assert ApproxDate.parse(str(read)) == read
    return age_on(read, TODAY)


def _fold(text: str) -> str:
    folded = folding.fold(text)
    assert folding.fold(folded) == folded
    return folded


def _clean(text: str) -> str:
    cleaned = safe_text.clean(text)
    assert safe_text.clean(cleaned) == cleaned
    assert is_fit_to_keep(cleaned.strip())
    assert seen(cleaned) == seen(text)
    return cleaned


def _printed(text: str) -> str:
    printed = plain_text.clean(text)
    assert plain_text.clean(printed) == printed
    printed.encode()
    return printed


READERS: dict[str, Callable[[str], object]] = {
    "date reader": _when,
    "approximate date": _approx,
    "recurrence": recurrence_words,
    "CPR": lambda text: read_cpr(text, TODAY),
    "period": period_named,
    "fold": _fold,
    "sort key": folding.sort_key,
    "initials": folding.initials,
    "possessive": folding.possessive,
    "first name": folding.first_name,
    "clean": _clean,
    "clean for print": _printed,
}


def wrong_with(reader: str, text: str) -> str:
    """Return what is wrong with one reading, or nothing."""
    began = time.process_time()  # work, so that a busy machine does not count
    try:
        READERS[reader](text)
    except UserError as error:
        refusal(error, text)
    except Exception as error:  # whatever it is, the other texts are tried as well
        return f"{type(error).__name__}: {ascii(str(error))[:200]}"
    spent = time.process_time() - began
    return f"{spent:.1f} s" if spent > SLOW else ""


@pytest.mark.parametrize("reader", READERS)
def test_a_reader_takes_every_naughty_text(reader: str) -> None:
    assert {name: wrong for name, text in NAMED.items() if (wrong := wrong_with(reader, text))} == {}


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(READERS)), st.sampled_from(NAUGHTY), st.text(max_size=60), st.sampled_from(NAUGHTY))
def test_a_reader_takes_texts_put_together(reader: str, first: str, between: str, last: str) -> None:
    assert wrong_with(reader, f"{first[:2_000]}{between}{last[:2_000]}") == ""
