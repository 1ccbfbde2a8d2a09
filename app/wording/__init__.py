"""Danish words for the fixed choices of the domain; one word for one thing, and the same one everywhere."""

from enum import StrEnum

from app.rules.due import Bucket
from app.wording import cases, early, meetings, overview, people

_WORDS: dict[type[StrEnum], dict[str, str]] = {
    **people.WORDS, **meetings.WORDS, **cases.WORDS, **early.WORDS, **overview.WORDS,
}  # fmt: skip


def word(choice: StrEnum) -> str:
    """Return the Danish word for a choice."""
    return _WORDS[type(choice)][choice]


def enums_with_words() -> frozenset[type[StrEnum]]:
    """Return the choices that have words (a test sees that none is missing)."""
    return frozenset(_WORDS)


_BUCKETS = {
    Bucket.OVERDUE: "Skulle være sket",
    Bucket.TODAY: "I dag",
    Bucket.THIS_WEEK: "Denne uge",
    Bucket.NEXT_14_DAYS: "De næste 14 dage",
    Bucket.LATER: "Senere",
    Bucket.MISSING: "Mangler dato",
}


def bucket_word(bucket: Bucket) -> str:
    """Return the heading of a part of the due list."""
    return _BUCKETS[bucket]
