"""Names and words under Danish rules: folding for search, alphabetical order, initials, possessive, lists.

Python and SQL sort Aa first and Å Æ Ø by code point, and a search for »Kjaer« must find »Kjær«; that is settled here.
"""

import unicodedata
from collections.abc import Sequence
from typing import Final

NAMELESS_CHILD: Final = "Et barn uden navn"
"""What a child is called in the lists before anybody has written a name."""

_FOLD = str.maketrans(
    {
        "æ": "ae",
        "ä": "ae",
        "ø": "oe",
        "ö": "oe",
        "å": "aa",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "ı": "i",
        "þ": "th",
        "œ": "oe",
    }
)
_QUIET = str.maketrans(
    {"'": None, "’": None, "‘": None, "´": None, "`": None, "-": " ", "‐": " ", "‑": " ", "–": " ", ".": " ", ",": " "}
)
# Æ, Ø and Å come after Z, in that order; { | } follow z in every code page we meet.
_ORDER = str.maketrans(
    {
        "æ": "{",
        "ä": "{",
        "ø": "|",
        "ö": "|",
        "œ": "|",
        "å": "}",
        "ü": "y",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "ı": "i",
        "þ": "th",
    }
)


def fold(text: str) -> str:
    """The form two spellings share in search: »Kjær« and »KJAER«, »Åse« and »Aase«, »Anne-Grethe« and »anne grethe«.

    Lower case, no accents, no hyphens or apostrophes, single spaces. Folding twice changes nothing.
    """
    return " ".join(_plain(text, _FOLD).translate(_QUIET).split())


def sort_key(text: str) -> str:
    """A string whose Python order is Danish alphabetical order: æ ø å last, aa as å, ü as y, accents after plain."""
    plain = " ".join(_plain(text, _ORDER).translate(_QUIET).split()).replace("aa", "}")
    return f"{plain}\0{text.casefold()}\0{text}"


def _plain(text: str, letters: dict[int, str]) -> str:
    """Lower case with `letters` replaced and every other accent taken off."""
    if text.isascii():  # most words, and none of them has anything to replace
        return text.lower()
    composed = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())
    apart = unicodedata.normalize("NFKD", composed.translate(letters))
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return plain.translate(letters).casefold()  # »ǿ« is ø by now


def initials(name: str) -> str:
    """»MKØ« for Mathias Kjærgaard Østergård, »JOB« for Jens-Ole Brask. Small words (von, de) are left out."""
    words = name.replace("-", " ").split()
    return "".join(word[0] for word in words if word[0].isupper()) or "".join(word[0] for word in words[:2]).upper()


def possessive(name: str) -> str:
    """»Livs«, »Mathias’«, »Max’«, »PPR’s« (Retskrivningsordbogen § 13). Empty stays empty."""
    name = name.strip()
    if not name:
        return ""
    last = name.split()[-1]
    if last[-1] in "sxzSXZß" and not (len(last) > 1 and last.isupper()):
        return name + "’"
    if last[-1].isdigit() or not last[-1].isalpha() or (len(last) > 1 and last.isupper()):
        return name + "’s"
    return name + "s"


def join_names(names: Sequence[str]) -> str:
    """»a«, »a og b«, »a, b og c«; no comma before »og«. Nobody gives an empty text."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} og {names[-1]}"


def first_name(name: str) -> str:
    """The first word of a name, hyphens kept: »Jens-Ole«. A double first name without a hyphen cannot be told apart.

    What stands before it with a small letter goes along: »mormor Inger« is nobody called »mormor«. A child nobody has
    named yet is »barnet«, or the table would be told of somebody called »Et«.
    """
    if name == NAMELESS_CHILD:
        return "barnet"
    words = name.split()
    first = next((at for at, word in enumerate(words) if word[0].isupper()), 0)
    return " ".join(words[: first + 1])
