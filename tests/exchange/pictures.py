"""Pictures as phones, scanners and enemies make them, made in memory for the tests."""

import io
import struct
import zlib
from typing import Any

import pillow_heif
from PIL import ExifTags, Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

CANARY = "Kanarievej 7 qzx"
GPS = {1: "N", 2: (56.0, 9.0, 12.3456), 3: "E", 4: (10.0, 12.0, 34.5678)}
XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:li>{CANARY}</rdf:li></x:xmpmeta>'.encode()
IPTC = (
    b"Photoshop 3.0\x008BIM\x04\x04\x00\x00"
    + struct.pack(">I", len(CANARY) + 5)
    + b"\x1c\x02\x5a\x00\x10"
    + CANARY.encode()
)


def board(width: int = 640, height: int = 480, mode: str = "RGB") -> Image.Image:
    """A picture whose four corners have colours of their own: red, green, blue and yellow from the upper left round."""
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    for x, y, colour in ((0, 0, "red"), (1, 0, "green"), (1, 1, "blue"), (0, 1, "yellow")):
        left, top = x * width * 3 // 4, y * height * 3 // 4
        draw.rectangle((left, top, left + width // 4, top + height // 4), fill=colour)
    return image.convert(mode)


def noise(width: int, height: int) -> Image.Image:
    """A picture that does not compress."""
    return Image.effect_noise((width, height), 80).convert("RGB")


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    """Return a picture as a file in memory."""
    pillow_heif.register_heif_opener()
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def exif_with_a_place(orientation: int = 1) -> Image.Exif:
    """What a phone writes: where, when, with what, and how it was held."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Make] = "Kanariefon"
    exif[ExifTags.Base.ImageDescription] = CANARY
    exif[ExifTags.Base.DateTime] = "2026:11:20 14:02:33"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(GPS)
    exif.get_ifd(ExifTags.IFD.Exif).update(
        {ExifTags.Base.DateTimeOriginal: "2026:11:18 16:20:00", ExifTags.Base.UserComment: CANARY.encode()}
    )
    return exif


def telltale_jpeg() -> bytes:
    """A JPEG that tells the address in EXIF, GPS, XMP, IPTC, a comment, a thumbnail's place and after its end."""
    plain = saved(board(), "JPEG", exif=exif_with_a_place(), xmp=XMP, comment=CANARY)
    iptc = b"\xff\xed" + struct.pack(">H", len(IPTC) + 2) + IPTC
    hidden = saved(board(160, 120), "JPEG", comment=CANARY)
    thumbnail = b"\xff\xe2" + struct.pack(">H", len(hidden) + 2) + hidden
    return plain[:2] + iptc + thumbnail + plain[2:] + b"\0" * 8 + CANARY.encode()


def telltale_png() -> bytes:
    """A PNG that tells it in text chunks, and under pixels that are made see-through."""
    info = PngInfo()
    info.add_text("Comment", CANARY)
    info.add_itxt("XML:com.adobe.xmp", XMP.decode(), zip=False)
    info.add_text("Author", CANARY, zip=True)
    image = board(mode="RGBA")
    image.putpixel((5, 5), (1, 2, 3, 0))
    return saved(image, "PNG", pnginfo=info, exif=exif_with_a_place())


def two_in_one() -> bytes:
    """A JPEG with a second picture behind the first, as some cameras make."""
    return saved(board(), "MPO", save_all=True, append_images=[noise(320, 240)])


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _png(width: int, height: int, kind: int, rows: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def huge_png(side: int = 50_000) -> bytes:
    """A PNG of a few kilobytes that claims to be billions of points."""
    return _png(side, side, 2, zlib.compress(b"\0" * 4_000_000, 9))


def see_through_png(width: int, height: int) -> bytes:
    """A whole PNG of one see-through colour; a hundred rows are packed once, for packing all takes seconds."""
    rows, packer, times, seen = 100 * (b"\0" + bytes((200, 10, 10, 128)) * width), zlib.compressobj(1), height // 100, 1
    first, again = (packer.compress(rows) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    for _ in range(times):
        seen = zlib.adler32(rows, seen)
    return _png(width, 100 * times, 6, first + again * (times - 1) + b"\x03\x00" + struct.pack(">I", seen))
