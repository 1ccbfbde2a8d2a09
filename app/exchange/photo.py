"""A picture from a phone or scanner, painted anew: what the camera wrote beside the picture does not come along.

A picture tells the secret address: in EXIF, XMP and IPTC, in a thumbnail or a second picture behind the first, in text
beside the pixels, and under what was made see-through. So nothing is filtered out. The pixels alone are copied on a
white ground, turned upright, made small enough, and written as a new file.

It reads files nobody can vouch for, and is therefore run in a process of its own (`photo_process`).
"""

import datetime as dt
import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import cast

import pi_heif
from PIL import ExifTags, Image, ImageCms, ImageOps, UnidentifiedImageError

from app.errors import UserError
from app.exchange.file_kinds import UNREADABLE_PICTURE

LONGEST_SIDE = 2048
"""Pixels: small writing on a whiteboard can still be read, and 50 pictures are some 25 MB."""
QUALITY = 85
MOST_PIXELS = 120_000_000
"""Phones take up to 108 million. Looked at before anything is unpacked: a few kilobytes can claim to be billions."""
LONGEST_ALLOWED = 65_500
FEW_COLOURS = 256
READ = ("JPEG", "PNG", "HEIF", "WEBP", "AVIF", "GIF", "TIFF", "BMP")
DRAWN = frozenset({"PNG", "GIF", "TIFF", "BMP"})
"""Formats that drawings and scans come in; with few colours a PNG of them is smaller and has sharper lines."""

CUT_SHORT = "Billedet er ikke helt. Hent det igen fra telefonen."
TOO_MANY_PIXELS = "Billedet har over 120 millioner punkter. Gem det mindre, og hent det igen."
SEVERAL_PAGES = "Filen har flere sider, og kun den første ville komme med. Gem den som PDF, og hent den igen."

_BROKEN = (OSError, ValueError, TypeError, SyntaxError, EOFError, KeyError, IndexError, OverflowError, struct.error,
           RuntimeError, ArithmeticError, AttributeError, AssertionError)  # fmt: skip
"""What decoders raise on damaged files; the list is long because each of them has its own habits."""

pi_heif.register_heif_opener(thumbnails=False, aux_images=False, depth_images=False)
Image.MAX_IMAGE_PIXELS = None  # our own limit is looked at right after the header is read


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is kept. `taken_on` is the day the camera says; `moved` that only the first frame was kept."""

    content: bytes
    media_type: str
    width: int
    height: int
    taken_on: dt.date | None = None
    moved: bool = False


def painted_anew(raw: bytes) -> Picture:
    """Return the picture in `raw` without anything but its pixels. Raises UserError with a sentence for the window."""
    with _readable(UNREADABLE_PICTURE):
        image = Image.open(io.BytesIO(raw), formats=READ)
    with image:
        with _readable(UNREADABLE_PICTURE):  # counting the frames reads on
            source, frames = image.format or "", getattr(image, "n_frames", 1)
        _refuse_bombs(image)
        if source == "TIFF" and frames > 1:
            raise UserError(SEVERAL_PAGES)
        exif = _exif(image)
        with _readable(CUT_SHORT):
            plain = _upright(_plain(image), exif)
    content, media_type = _written(plain, drawn=source in DRAWN)
    moved = frames > 1 and source in ("GIF", "WEBP", "PNG")
    return Picture(content, media_type, plain.width, plain.height, _day(exif), moved)


@contextmanager
def _readable(sentence: str) -> Iterator[None]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except UserError:
        raise
    except MemoryError as error:
        raise UserError(TOO_MANY_PIXELS) from error
    except (UnidentifiedImageError, *_BROKEN) as error:
        raise UserError(sentence) from error


def _refuse_bombs(image: Image.Image) -> None:
    width, height = image.size
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_ALLOWED:
        raise UserError(TOO_MANY_PIXELS)
    if not width or not height:
        raise UserError(UNREADABLE_PICTURE)


def _exif(image: Image.Image) -> Image.Exif:
    try:
        return image.getexif()
    except _BROKEN:  # a picture with a torn note is still a picture
        return Image.Exif()


def _plain(image: Image.Image) -> Image.Image:
    """Return the pixels in grey or RGB, no longer than allowed, on white where they were see-through."""
    profile = image.info.get("icc_profile")
    if image.format in ("JPEG", "MPO"):
        image.draft(None, (LONGEST_SIDE * 2, LONGEST_SIDE * 2))
    image.load()
    small = _blendable(_eight_bits(image))
    if max(small.size) > LONGEST_SIDE:  # first of all, for what follows takes several times its memory
        small.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return _same_colours(_on_white(small), profile)


def _blendable(image: Image.Image) -> Image.Image:
    """Return a picture whose points can be mixed, which numbers in a palette cannot."""
    if image.has_transparency_data:
        return image if image.mode in ("RGBA", "LA") else image.convert("RGBA")
    return image.convert("L" if image.mode == "1" else "RGB") if image.mode in ("1", "P") else image


def _eight_bits(image: Image.Image) -> Image.Image:
    """Return a picture whose grey has 256 steps; more are scaled, where a plain conversion would turn them white."""
    if not image.mode.startswith(("I", "F")):
        return image
    whole = image.convert("F")
    lowest, highest = cast("tuple[float, float]", whole.getextrema())  # one band, so one pair
    top = 255.0 if highest <= 255 else 65_535.0 if highest <= 65_535 else highest
    scale = 255.0 / top if lowest >= 0 else 0.0
    return whole.point(lambda value: value * scale + 0.0).convert("L")


def _on_white(image: Image.Image) -> Image.Image:
    if image.has_transparency_data:
        seen = image.convert("RGBA")
        ground = Image.new("RGBA", seen.size, "white")
        ground.alpha_composite(seen)
        return ground.convert("RGB")
    return image if image.mode in ("L", "RGB", "CMYK", "LAB") else image.convert("RGB")


def _same_colours(image: Image.Image, profile: object) -> Image.Image:
    """Return the picture in sRGB, for the profile that says otherwise is not kept."""
    if isinstance(profile, bytes) and image.mode in ("RGB", "CMYK", "LAB"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            turned = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            return turned or image.convert("RGB")
        except (ImageCms.PyCMSError, *_BROKEN):
            pass  # a torn profile, or one for another kind of picture: the colours are then a little off
    return image if image.mode in ("L", "RGB") else image.convert("RGB")


def _upright(image: Image.Image, exif: Image.Exif) -> Image.Image:
    """Return the pixels alone, turned as the camera was held."""
    bare = Image.frombytes(image.mode, image.size, image.tobytes())
    try:
        orientation = int(exif.get(ExifTags.Base.Orientation, 1))
    except _BROKEN:
        orientation = 1
    if not 2 <= orientation <= 8:
        return bare
    bare.getexif()[ExifTags.Base.Orientation] = orientation
    turned = ImageOps.exif_transpose(bare)
    return Image.frombytes(turned.mode, turned.size, turned.tobytes())


def _written(image: Image.Image, *, drawn: bool) -> tuple[bytes, str]:
    jpeg = io.BytesIO()
    image.save(jpeg, "JPEG", quality=QUALITY, optimize=True)
    if drawn and image.getcolors(FEW_COLOURS) is not None:
        png = io.BytesIO()
        image.save(png, "PNG", optimize=True)
        if png.tell() < jpeg.tell():
            return png.getvalue(), "image/png"
    return jpeg.getvalue(), "image/jpeg"


def _day(exif: Image.Exif) -> dt.date | None:
    """Return the day the picture was taken, when the camera says one that can be."""
    try:
        told = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal) or exif.get(ExifTags.Base.DateTime)
        day = dt.date.fromisoformat(str(told)[:10].replace(":", "-"))
    except _BROKEN:
        return None
    return day if day.year >= 1900 else None
