"""The meter under the passphrase: what it lets through, and that its advice fits what was typed."""

import time

import pytest

from app.store import passphrase
from app.store.passphrase import strength


@pytest.mark.parametrize("text", ["hest sommer kaffe cykel", "blå tagsten danser mandag", "ka#9!lmQ2zz8"])
def test_four_words_or_twelve_wild_characters_will_do(text: str) -> None:
    assert strength(text).ok


@pytest.mark.parametrize("text", ["", " " * 20, "ka#9!lmQ2zz", "hest"])
def test_less_than_twelve_characters_will_not(text: str) -> None:
    judged = strength(text)

    assert not judged.ok
    assert judged.text == passphrase.TOO_SHORT


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("sommerferie2024", passphrase.COMMON_WORD),
        ("Netværksmøde2024", passphrase.COMMON_WORD),
        ("netvaerksmoede", passphrase.COMMON_WORD),
        ("hest sommer kaffe", passphrase.COMMON_WORD),
        ("Mathias Kjærgaard", passphrase.COMMON_WORD),
        ("københavn københavn", passphrase.REPEAT),
        ("a" * 400, passphrase.REPEAT),
        ("abcdefghijklmnop", passphrase.SEQUENCE),
        ("qwertyuiop123", passphrase.WELL_KNOWN),
        ("12.03.1987 xk", passphrase.DATE),
    ],
)
def test_the_advice_names_what_is_weak(text: str, advice: str) -> None:
    judged = strength(text)

    assert not judged.ok
    assert judged.score < 4
    assert judged.text == advice


def test_words_from_the_day_are_weak_for_the_one_who_uses_them() -> None:
    text = "kirsebærhaven storkereden"

    assert strength(text).ok
    judged = strength(text, today_words=["Storkereden", "Kirsebærhaven"])
    assert not judged.ok
    assert judged.text == passphrase.WORKING_WORD


def test_words_from_the_day_are_forgotten_at_the_next_question() -> None:
    strength("noget helt andet", today_words=["storkereden"])

    assert strength("kirsebærhaven storkereden").ok


def test_a_whole_page_pasted_in_does_not_stop_the_typing() -> None:
    started = time.perf_counter()

    assert strength("Der var engang en mand, som boede i et hus ved havet. " * 500).score >= 0
    assert time.perf_counter() - started < 2
