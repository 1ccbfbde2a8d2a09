"""Places in a text: Python counts letters, Qt counts an emoji as two."""


def qt_place(text: str, place: int) -> int:
    """Return the place Qt gives to a place in a text."""
    return place if text.isascii() else len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def own_place(text: str, place: int) -> int:
    """Return the place in a text that Qt calls `place`."""
    if text.isascii():
        return place
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * place].decode("utf-16-le", "ignore"))
