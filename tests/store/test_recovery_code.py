"""The code on the sheet in the safe: what it is made of, and which slips of the pen it notices."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.store.recovery_code import (
    ALPHABET,
    GROUP_LENGTH,
    LENGTH,
    RecoveryCodeError,
    generate,
    looks_like_code,
    normalise,
)

A_CODE = normalise(generate())
PLACES = st.integers(0, LENGTH - 1)
CHARACTERS = st.sampled_from(ALPHABET)


def test_a_code_is_six_groups_of_five_that_cannot_be_misread() -> None:
    assert re.fullmatch(r"([2-9A-HJKMNP-Z]{5}-){5}[2-9A-HJKMNP-Z]{5}", generate())
    assert not set("01OIL") & set(ALPHABET)
    assert len(ALPHABET) ** (LENGTH - 2) > 2**128


def test_no_two_codes_are_alike() -> None:
    assert len({generate() for _ in range(200)}) == 200


def test_every_new_code_passes_its_own_check() -> None:
    for _ in range(200):
        assert normalise(generate())


def test_case_spaces_and_dashes_do_not_matter() -> None:
    code = generate()
    typed = f"  {code.lower().replace('-', ' – ')}\n"

    assert normalise(typed) == code.replace("-", "")
    assert normalise(code.replace("-", "")) == code.replace("-", "")


@given(place=PLACES, character=CHARACTERS)
def test_one_wrong_character_is_noticed_and_placed(place: int, character: str) -> None:
    wrong = A_CODE[:place] + character + A_CODE[place + 1 :]
    if wrong == A_CODE:
        return

    with pytest.raises(RecoveryCodeError, match=f"gruppe {place // GROUP_LENGTH + 1}\\."):
        normalise(wrong)


@given(first=PLACES, second=PLACES, one=CHARACTERS, other=CHARACTERS)
def test_any_two_wrong_characters_are_noticed(first: int, second: int, one: str, other: str) -> None:
    letters = list(A_CODE)
    letters[first], letters[second] = one, other
    if "".join(letters) == A_CODE:
        return

    with pytest.raises(RecoveryCodeError):
        normalise("".join(letters))


def test_a_character_that_codes_never_use_is_named() -> None:
    with pytest.raises(RecoveryCodeError, match="»0« i gruppe 2"):
        normalise(A_CODE[:7] + "0" + A_CODE[8:])


def test_a_code_cut_short_says_how_many_characters_there_are() -> None:
    with pytest.raises(RecoveryCodeError, match=r"Her er 29\."):
        normalise(A_CODE[:-1])


@pytest.mark.parametrize(
    "passphrase", ["hest sommer kaffe cykel", "korrekthestbatterihæfteklammer", "blå tagsten 1987 danser"]
)
def test_a_passphrase_is_not_taken_for_a_code(passphrase: str) -> None:
    assert not looks_like_code(passphrase)


def test_a_code_with_a_slip_still_looks_like_a_code() -> None:
    assert looks_like_code("23456-789AB-CDEFG-HJKMN-PQRST-UVWX0")
