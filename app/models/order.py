"""Fractional order keys: a row moves by getting a key between two others, and nobody else is rewritten."""

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_FIRST = DIGITS[0]


def key_between(before: str | None, after: str | None) -> str:
    """Return a key that sorts strictly between two keys; None means the open end.

    Keys are base-36 fractions without trailing zero, so there is always room for one more.
    Raises ValueError when `before` does not sort before `after`.
    """
    low, high = before or "", after
    if high is not None and low >= high:
        raise ValueError("order keys are not in order")
    return _after(low) if low and high is None else _midpoint(low, high)


def _after(low: str) -> str:
    """Count up by one; a key of nothing but z grows to more than twice its length, so a long list keeps short keys."""
    rest = low.rstrip(DIGITS[-1])
    if not rest:
        return low + _FIRST * len(low) + DIGITS[1]
    zeros = len(low) - len(rest)
    counted = rest[:-1] + DIGITS[DIGITS.index(rest[-1]) + 1]
    return counted + _FIRST * (zeros - 1) + DIGITS[1] if zeros else counted


def _midpoint(low: str, high: str | None) -> str:
    shared = _shared_prefix(low, high)
    if shared:
        return shared + _midpoint(low[len(shared) :], high[len(shared) :] if high is not None else None)
    left = DIGITS.index(low[0]) if low else 0
    right = DIGITS.index(high[0]) if high else len(DIGITS)
    if right - left > 1:
        return DIGITS[(left + right) // 2]
    if high is not None and len(high) > 1:
        return high[0]
    return DIGITS[left] + _midpoint(low[1:], None)


def _shared_prefix(low: str, high: str | None) -> str:
    if high is None:
        return ""
    count = 0
    while count < len(high) and (low[count] if count < len(low) else _FIRST) == high[count]:
        count += 1
    return high[:count]
