"""Lists of words written as running text, so that a list of sixty takes four lines."""


def word_set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())
