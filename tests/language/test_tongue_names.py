"""The language that is named under »Tolk«, as machines know it."""

import pytest

from app.language.tongue_names import tongue_named


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Somali", "so"),
        ("arabisk (levantinsk), kvinde, tlf. 12 34 56 78", "ar"),
        ("kurdisk, sorani", "ckb"),
        ("kurmanji (kurdisk)", "kmr"),
        ("Kurdisk", "ku"),
        ("polsk eller engelsk", "pl"),
        ("taler godt dansk", "da"),
        ("tegnsprog", ""),
        ("en tysker", ""),
        ("", ""),
    ],
)
def test_the_first_language_named_is_meant_and_its_dialect_before_it(words: str, code: str) -> None:
    assert tongue_named(words) == code
