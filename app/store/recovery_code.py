"""The recovery code on the sheet in the safe: 138 random bits in six groups of five, with two check characters.

The 31 characters cannot be mistaken for each other on paper (no 0, O, 1, I or L). 31 is a prime, so the last two
characters can make both the plain sum and the sum weighted by place zero (a Reed-Solomon code of length 30): every
one or two wrong characters and every swap are noticed, and a single wrong one can be placed.
"""

import re
import secrets

from app.errors import UserError

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
GROUPS = 6
GROUP_LENGTH = 5
LENGTH = GROUPS * GROUP_LENGTH
_PRIME = len(ALPHABET)
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212_.,]+")


class RecoveryCodeError(UserError):
    """What was typed is not a recovery code; the message says where to look."""


def generate() -> str:
    """Return a new code in groups, as it is printed: »ABCDE-FGHJK-…«."""
    values = [secrets.randbelow(_PRIME) for _ in range(LENGTH - 2)]
    plain = sum(values)
    weighted = sum(place * value for place, value in enumerate(values, start=1))
    # Solve a + b = -plain and 29a + 30b = -weighted (mod 31) for the two check characters a and b.
    second_last = (weighted - LENGTH * plain) % _PRIME
    last = (-plain - second_last) % _PRIME
    return grouped("".join(ALPHABET[value] for value in (*values, second_last, last)))


def grouped(code: str) -> str:
    """Return the 30 characters of `code` in groups of five with hyphens between."""
    return "-".join(code[start : start + GROUP_LENGTH] for start in range(0, len(code), GROUP_LENGTH))


def normalise(typed: str) -> str:
    """Return the 30 bare characters behind what was typed: case, spaces and hyphens do not matter.

    Raises RecoveryCodeError with a Danish sentence that says which group to look at when that can be known.
    """
    code = _bare(typed)
    for index, character in enumerate(code):
        if character not in ALPHABET:
            raise RecoveryCodeError(
                f"Tegnet »{character}« i gruppe {index // GROUP_LENGTH + 1} findes ikke i en genoprettelseskode. "
                "Koden bruger aldrig 0, O, 1, I eller L."
            )
    if len(code) != LENGTH:
        raise RecoveryCodeError(f"Genoprettelseskoden har {LENGTH} tegn i {GROUPS} grupper. Her er {len(code)}.")
    _check([ALPHABET.index(character) for character in code])
    return code


def looks_like_code(typed: str) -> bool:
    """Return whether the text was probably meant as a recovery code, slips of the pen allowed.

    A passphrase hardly ever has digits and so few of the characters that codes leave out.
    """
    code = _bare(typed)
    foreign = sum(character not in ALPHABET for character in code)
    digits = sum(character.isdigit() for character in code)
    return abs(len(code) - LENGTH) <= 2 and foreign <= 2 and digits >= 2


def _bare(typed: str) -> str:
    return _BETWEEN.sub("", typed).upper()


def _check(values: list[int]) -> None:
    plain = sum(values) % _PRIME
    weighted = sum(place * value for place, value in enumerate(values, start=1)) % _PRIME
    if plain == 0 and weighted == 0:
        return
    message = "Genoprettelseskoden er ikke skrevet rigtigt. Sammenlign med arket tegn for tegn."
    if plain and weighted:
        # One wrong character by e at place p leaves e and p*e behind, so their ratio is its place.
        place = weighted * pow(plain, -1, _PRIME) % _PRIME
        message = f"Genoprettelseskoden er ikke skrevet rigtigt. Se først efter i gruppe {-(-place // GROUP_LENGTH)}."
    raise RecoveryCodeError(message)
