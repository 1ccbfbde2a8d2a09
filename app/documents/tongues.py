"""Which language foreign text is most likely in, from letters no other language we meet here has.

A screen reader chooses its voice by it. Where no letter tells, the answer is »und«: not known (BCP 47).
"""

import unicodedata

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


def language_of(text: str) -> str:
    """Return the code of the language a text is most likely in."""
    letters = set(unicodedata.normalize("NFC", text).lower())
    return next((code for code, telling in _TELLING if not letters.isdisjoint(telling)), UNKNOWN)
