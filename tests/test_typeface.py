"""Widths and coverage of the shipped fonts."""

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from app import typeface


def test_the_table_says_what_the_shipped_font_says() -> None:
    font = TTFont(typeface.font_file("AtkinsonHyperlegibleNext", 600))
    width = sum(font["hmtx"][font.getBestCmap()[ord(char)]][0] for char in "Mathias Østergård")
    assert typeface.measure("Mathias Østergård", 10, bold=True) == pytest.approx(width / 100)


def test_bold_text_is_wider_and_twice_the_size_is_twice_as_wide() -> None:
    assert typeface.measure("Hvem gør hvad?", 16, bold=True) > typeface.measure("Hvem gør hvad?", 16)
    assert typeface.measure("Aftale", 32) == pytest.approx(2 * typeface.measure("Aftale", 16))


@given(st.text())
def test_runs_joined_give_the_text_back(text: str) -> None:
    assert "".join(part for _, part in typeface.runs(text)) == text


@given(st.text(max_size=40))
def test_every_run_can_be_drawn_by_the_font_it_names(text: str) -> None:
    for key, part in typeface.runs(text):
        assert key is None or TABLES[key].issuperset(map(ord, part.translate(typeface._IGNORED)))


TABLES = {font.key: set(font.advances[400]) for font in typeface.fonts()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nguyễn", ["AtkinsonHyperlegibleNext", "NotoSans", "AtkinsonHyperlegibleNext"]),
        ("Оксана Шевченко", ["NotoSans"]),
        ("ياسمين حداد", ["NotoNaskhArabic"]),
        ("Ελένη", ["NotoSans"]),
        ("דוד", ["NotoSansHebrew"]),
        ("Mor → far ✓", ["AtkinsonHyperlegibleNext", "NotoSansMath", "AtkinsonHyperlegibleNext", "NotoSansSymbols2"]),
        ("😀", [None]),
        ("👨\u200d👩\u200d👧", [None]),
    ],
)
def test_a_name_finds_its_font(text: str, expected: list[str | None]) -> None:
    assert [key for key, _ in typeface.runs(text)][: len(expected)] == expected


def test_a_letter_stays_with_its_accent() -> None:
    assert typeface.runs("и\u0306n") == [("NotoSans", "и\u0306"), ("AtkinsonHyperlegibleNext", "n")]


def test_an_uncovered_character_takes_one_em() -> None:
    assert typeface.measure("😀", 16) == 16


def test_every_font_names_files_that_exist() -> None:
    for font in typeface.fonts():
        for weight in font.advances:
            assert typeface.font_file(font.key, weight).exists()
