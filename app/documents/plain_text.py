"""Typed text made safe to set: no control characters, no hidden direction marks, days bound to their months."""

import re
import unicodedata

_BOUND = re.compile(
    r"(?<=\d\.) (?=(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec))|(?<=\bkl\.) (?=\d)|(?<=\d) (?=%)"
)
"""Spaces that must not part a day from its month or »kl.« from its time."""


_LOOKS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Characters that only ask for another look of the sign before them; the faces of a paper have one look each."""


def clean(text: str) -> str:
    """Return text without control and invisible characters; line breaks stay, tabs become spaces."""
    flat = re.sub(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]", "\n", unicodedata.normalize("NFC", text)).replace("\t", " ")
    flat = _LOOKS.sub("", _BOUND.sub("\u00a0", flat))
    kept = (char for char in flat if char == "\n" or unicodedata.category(char) not in {"Cc", "Cf"})
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in kept)
