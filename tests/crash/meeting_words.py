"""The words that are written in a meeting that is going to be killed: each is made up once, so that it can be found."""

import re
from collections.abc import Iterable

from tests.crash.told import Facts

PLACE = "place"
"""Told like a field: which meeting the window shows."""
WORDS, LINE = "Det, der bliver sagt", "Aftalen på én linje: hvem, hvad, hvornår"
CORRECTED, NEW = "Ret, hvad der blev sagt", " (ny aftale)"
EMPTIED = (WORDS, LINE, f"Hvad{NEW}", "Er der kommet en mere?", "Hvad spørger vi om, fra 0 til 10?")
"""Fields that are empty again when what stood in them has become a step."""
INVENTED = re.compile(r"\b(?:[bdfgklmnprstvæøå][aeiouyæøå]){6}\b", re.IGNORECASE)
"""Words that were made up for one place only (`meeting_acts.word`)."""


def invented(text: str) -> list[str]:
    """Return the made-up words in a text."""
    return INVENTED.findall(text)


def doubled(facts: Facts, fields: Facts) -> list[str]:
    """Return the words that are twice in the meeting, or stored and still waiting in the field they came from."""
    found = []
    for word in sorted({each for value in facts.values() for each in invented(value)}):
        stored = [key for key, value in facts.items() if word in value and key.startswith(("said:", "agreed:"))]
        waiting = [name for name in EMPTIED if word in fields.get(name, "")]
        if len(stored) > 1 or (stored and waiting):
            found.append(f"»{word}« stands in {[*stored, *waiting]}")
    return found


def all_in(text: str, stored: Iterable[str]) -> bool:
    """Tell whether every made-up word of a text is stored; what has none is not known to be."""
    whole, words = " ".join(stored).lower(), invented(text)
    return bool(words) and all(each.lower() in whole for each in words)
