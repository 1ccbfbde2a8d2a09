"""GEDCOM dates as ours: the standard's forms, programs' own, old calendars, and words."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.exchange.gedcom_dates import read_date, written_date
from app.models.approx_date import ApproxDate

READ = {
    "3 MAY 2011": "2011-05-03",
    "03 may 2011": "2011-05-03",
    "MAY 2011": "maj 2011",
    "2011": "2011",
    "ABT 1982": "ca. 1982",
    "Abt. 1982": "ca. 1982",
    "CAL 1982": "ca. 1982",
    "EST MAR 1982": "ca. marts 1982",
    "BEF 2 JAN 1950": "før 1950-01-02",
    "AFT 1950": "efter 1950",
    "BET 1900 AND 1910": "1900-1910",
    "BET 1 JAN 1900 AND 3 FEB 1901": "1900-01-01/1901-02-03",
    "FROM 2019": "siden 2019",
    "TO 2019": "før 2020",
    "TO MAR 2019": "før april 2019",
    "FROM 2013 TO 2019": "2013-2019",
    "INT 1900 (omkring påske)": "ca. 1900",
    "11 FEB 1731/32": "1732-02-11",
    "@#DGREGORIAN@ 3 MAY 2011": "2011-05-03",
    "GREGORIAN 3 MAY 2011": "2011-05-03",
    "@#DJULIAN@ 5 MAR 1699": "1699-03-15",
    "JULIAN 5 MAR 1699": "1699-03-15",
    "12 maj 1990": "1990-05-12",
    "1. Dezember 1990": "1990-12-01",
    "12.05.1990": "1990-05-12",
    "1990-05-12": "1990-05-12",
    "<1850": "før 1850",
    "ca 1830": "ca. 1830",
    "1850-1855": "1850-1855",
    "foråret 1990": "foråret 1990",
}
WORDS = {
    "HEBREW 2 TVT 5758": "2 TVT 5758 (jødisk kalender)",
    "@#DHEBREW@ 2 TVT 5758": "2 TVT 5758 (jødisk kalender)",
    "FRENCH_R 12 VEND 3": "12 VEND 3 (fransk republikansk kalender)",
    "@#DFRENCH R@ 12 VEND 3": "12 VEND 3 (fransk republikansk kalender)",
    "(mens hun gik i skole)": "(mens hun gik i skole)",
    "44 B.C.": "44 B.C.",
    "44 BCE": "44 BCE",
    "31 FEB 1900": "31 FEB 1900",
    "12 JAN": "12 JAN",
    "BET 1910 AND 1900": "BET 1910 AND 1900",
    "1 JAN 99999": "1 JAN 99999",
}


@pytest.mark.parametrize("text", READ)
def test_a_date_is_read_as_far_as_it_is_known(text: str) -> None:
    assert str(read_date(text)) == READ[text]


@pytest.mark.parametrize("text", WORDS)
def test_what_cannot_be_placed_in_time_is_kept_as_words(text: str) -> None:
    read = read_date(text)
    assert read is not None
    assert (read.known, read.written) == (False, WORDS[text])


def test_a_phrase_that_is_a_date_says_more_than_the_value() -> None:
    assert read_date("BET 1 MAR 1990 AND 31 MAY 1990", "foråret 1990") == ApproxDate.parse("foråret 1990")
    assert read_date("1990", "da huset brændte") == ApproxDate.parse("1990")
    assert read_date("", "da huset brændte") == ApproxDate.parse("da huset brændte")


def test_no_date_is_none() -> None:
    assert read_date("") is None
    assert read_date("  ") is None


@given(st.dates(dt.date(1601, 1, 1), dt.date(2399, 12, 31)), st.sampled_from(["", "ca. ", "siden ", "før ", "efter "]))
@settings(deadline=None)
def test_every_day_comes_back_as_it_was_written(day: dt.date, opening: str) -> None:
    for text in (day.isoformat(), str(day.year)):
        when = ApproxDate.parse(opening + text)
        assert read_date(*written_date(when)) == when


@given(st.text(max_size=200))
@settings(deadline=None)
def test_no_text_makes_the_reader_fail(text: str) -> None:
    read = read_date(text)
    assert read is None or read_date(*written_date(read)) == read
