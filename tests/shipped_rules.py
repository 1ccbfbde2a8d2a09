"""The rules about dates as they are shipped, to compare the book of a store with."""

from app.rules.counts import counts_of
from app.rules.rulebook import RuleBook, book_of
from app.services.rulebook import shipped_counts, shipped_rules


def shipped_book() -> RuleBook:
    """Return the book of a municipality that has changed nothing."""
    return book_of(shipped_rules().values(), counts_of(shipped_counts().values()))
