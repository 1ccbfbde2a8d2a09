"""A picture from outside made ready for a paper: small, on white where it was transparent, red-green-blue."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

_LARGEST = (900, 240)
"""Dots of a municipality's mark; it is at most 90 by 24 points on the page."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Width and height in dots, and three bytes to a dot."""

    width: int
    height: int
    dots: bytes


def read_picture(data: bytes) -> Picture | None:
    """Return a PNG or JPEG; None for one that cannot be read, because a paper must never fail for its mark."""
    from PIL import Image  # slow to load; most papers have no picture

    try:
        with Image.open(BytesIO(data)) as image:
            shown = image.convert("RGBA")
        shown.thumbnail(_LARGEST)
        flat = Image.new("RGB", shown.size, "white")
        flat.paste(shown, mask=shown.getchannel("A"))
    except Exception:  # the picture library raises whatever its readers raised
        return None
    return Picture(*flat.size, flat.tobytes())
