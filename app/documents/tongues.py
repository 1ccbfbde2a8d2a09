"""Which language foreign text is in: the one somebody named, else as letters tell that no other we meet here has.

A screen reader chooses its voice by it. Where nothing tells, the answer is »und«: not known (BCP 47).
"""

import unicodedata
from collections import Counter

UNKNOWN = "und"
_TELLING = (
    ("he", "אבגדהוזחטיכלמנסעפצקרשת"),
    ("ur", "ٹڈڑے"),
    ("fa", "پچژگ"),
    ("ar", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"),
    ("uk", "іїєґ"),
    ("ru", "абвгдежзийклмнопрстуфхцчшщыья"),
    ("el", "αβγδεζηθικλμνξοπρστυφχψω"),
    ("vi", "ơưđạảấầẩậếềểệộ"),
    ("pl", "ąęłńśźż"),
    ("tr", "ğışİ"),
    ("ro", "ățș"),
    ("lt", "ėįųū"),
)
"""Languages with the letters that tell them, those that share most of their letters with another first."""


_SCRIPTS = {
    "ARABIC": ("ar", "ckb", "fa", "ku", "prs", "ps", "ur"),
    "CYRILLIC": ("bg", "mk", "ru", "sr", "uk"),
    "ETHIOPIC": ("am", "ti"),
    "DEVANAGARI": ("hi", "ne"),
    "BENGALI": ("bn",),
    "CJK": ("zh",),
    "GREEK": ("el",),
    "GURMUKHI": ("pa",),
    "HEBREW": ("he",),
    "MYANMAR": ("my",),
    "TAMIL": ("ta",),
    "THAI": ("th",),
}
"""Languages that are not written in Latin letters, or not always, by the letters as Unicode names them."""
_BOTH = ("ku", "sr")


def language_of(text: str, named: str = "") -> str:
    """Return the code of the language a text is in: the one `named` if it is written in such letters, else by them."""
    if named and named in _written(text, named):
        return named
    letters = set(unicodedata.normalize("NFC", text).lower())
    return next((code for code, telling in _TELLING if not letters.isdisjoint(telling)), UNKNOWN)


def _written(text: str, named: str) -> tuple[str, ...]:
    """Return the languages that most letters of a text may belong to; for Latin ones, the one named if it may."""
    kinds = Counter(unicodedata.name(letter, "").split(" ")[0] for letter in text if letter.isalpha())
    kind = max(kinds, key=lambda each: kinds[each], default="")
    if kind != "LATIN":
        return _SCRIPTS.get(kind, ())
    elsewhere = {code for codes in _SCRIPTS.values() for code in codes}.difference(_BOTH)
    return () if named in elsewhere else (named,)
