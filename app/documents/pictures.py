"""A municipality's mark made ready for a paper: small, on white where it was transparent, red-green-blue.

It came from outside, but was read apart and written anew as a small PNG before it was kept. A copy made elsewhere may
hold another in its place, so nothing but such a PNG is unpacked.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

_LARGEST = (900, 240)
"""Dots of a municipality's mark; it is at most 90 by 24 points on the page."""
_MOST = 2048
"""Dots on the longer side of what is unpacked at all; a mark is kept with 600."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Width and height in dots, and three bytes to a dot."""

    width: int
    height: int
    dots: bytes


def read_picture(data: bytes) -> Picture | None:
    """Return a PNG; None for one that cannot be read, because a paper must never fail for its mark."""
    from PIL import Image  # slow to load; most papers have no picture

    try:
        with Image.open(BytesIO(data), formats=("PNG",)) as image:
            shown = image.convert("RGBA") if max(image.size) <= _MOST else None
        if shown is None:
            return None
        shown.thumbnail(_LARGEST)
        flat = Image.new("RGB", shown.size, "white")
        flat.paste(shown, mask=shown.getchannel("A"))
    except Exception:  # the picture library raises whatever its readers raised
        return None
    return Picture(*flat.size, flat.tobytes())
