"""Text of users: nothing invisible, nothing that turns the reading order round."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.safe_text import clean


@pytest.mark.parametrize("visible", [
    "Jeg får ondt i maven, når jeg skal ind ad døren.", "Åse Østergård Dahl »mormor«", "نور حداد", "Оксана", "Nguyễn",
    "glad 😀 og 👩‍👧‍👦 og 🏳️‍🌈 og 👩🏽‍🏫", "linje 1\nlinje 2", "½ – 3 °C § 32",
])
def test_what_can_be_seen_stays(visible: str) -> None:
    assert clean(visible) == unicodedata.normalize("NFC", visible)


@pytest.mark.parametrize(("raw", "cleaned"), [
    ("bil\u202eklap\u202c", "bilklap"), ("a\u2066b\u2069", "ab"), ("Jan\u200bSørensen", "JanSørensen"),
    ("a\u200db", "ab"), ("😀\u200d", "😀"), ("\ufeffHej", "Hej"), ("a\x00b\x1b[31mc\x7f", "ab[31mc"), ("a\tb", "a b"),
    ("a\r\nb\rc\u2028d", "a\nb\nc\nd"), ("A\u030a", "Å"), ("\ud800x", "x"), ("a\ufffe", "a"), ("a\U000e0041", "a"),
    ("hjem\u00adgivet", "hjemgivet"), ("A\u200b\u030a", "Å"),
])
def test_what_hides_or_reorders_is_removed(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


def test_a_line_field_gets_one_line() -> None:
    assert clean("Lone\r\nKjærgaard\tmor", keep_newlines=False) == "Lone Kjærgaard mor"


@given(st.text(st.characters(codec=None), max_size=60))
def test_cleaning_twice_changes_nothing_and_the_text_can_be_written_to_a_file(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    cleaned.encode("utf-8")
    assert not any(unicodedata.category(letter) == "Cc" and letter != "\n" for letter in cleaned)
