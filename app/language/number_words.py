"""Danish numbers: »om to uger« and »fire gange« as people write them, and how a large one is written."""

_WORDS = (
    "nul",
    "en",
    "to",
    "tre",
    "fire",
    "fem",
    "seks",
    "syv",
    "otte",
    "ni",
    "ti",
    "elleve",
    "tolv",
    "tretten",
    "fjorten",
    "femten",
    "seksten",
    "sytten",
    "atten",
    "nitten",
    "tyve",
)
_ALSO = {
    "første": 1,
    "et": 1,
    "én": 1,
    "ét": 1,
    "anden": 2,
    "andet": 2,
    "tredje": 3,
    "fjerde": 4,
    "femte": 5,
    "sjette": 6,
    "syvende": 7,
    "ottende": 8,
    "niende": 9,
    "tiende": 10,
    "ellevte": 11,
    "tolvte": 12,
    "trettende": 13,
    "fjortende": 14,
    "femtende": 15,
    "sekstende": 16,
    "syttende": 17,
    "attende": 18,
    "nittende": 19,
    "tyvende": 20,
    "tredivte": 30,
}
_ONES = ("en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni")
_ALSO |= {f"{ones}ogtyvende": 20 + number for number, ones in enumerate(_ONES, 1)} | {"enogtredivte": 31}

NUMBER = r"(?:\d{1,3}\.?|" + "|".join((*_WORDS[1:], *_ALSO)) + ")"
"""Pattern for one number: digits, »3.«, »tre« or »tredje«."""

ORDINAL = (
    "(?:" + "|".join(word for word in sorted(_ALSO, key=len, reverse=True) if word not in ("et", "én", "ét")) + ")"
)
"""Pattern for »femte« and »enogtyvende«, as in »den femte januar«."""


def whole_number(number: float) -> str:
    """Return »1.000.000«, the way a Danish reader writes a whole number."""
    return f"{round(number):,}".replace(",", ".")


def number_of(word: str) -> int:
    """The number that a word matched by NUMBER stands for. Raises KeyError for any other word."""
    digits = word.rstrip(".")
    if digits.isdecimal():
        return int(digits)
    return _ALSO[word] if word in _ALSO else {name: number for number, name in enumerate(_WORDS)}[word]
