"""Words nobody would write, and the search for them in any bytes, however they are written or packed.

Each word begins with the same letters, so one search finds them all; the number tells which field it came from. The
letters are plain ASCII, so UTF-8, Latin-1 and Windows' own code pages write them alike.
"""

import base64
import contextlib
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from pypdfium2 import PdfiumError

from app.documents.read_back import read_back

STEM = "Kanarie"
LONG_STEM = f"{STEM}fugl"
_WRITTEN = {
    "plain": STEM.lower().encode(),
    "UTF-16LE": STEM.lower().encode("utf-16-le"),
    "UTF-16BE": STEM.lower().encode("utf-16-be"),
    "UTF-32": STEM.lower().encode("utf-32-le"),
    "hexadecimal": STEM.encode().hex().encode(),
}
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_GZIP = re.compile(rb"\x1f\x8b\x08")
_ASCII85 = re.compile(rb"stream\r?\n([!-uz\s]{4,}?~>)")
_LONGEST = 64 * 1024 * 1024
"""Bytes one packed stream may grow to; ours are far smaller."""


def word(number: int) -> str:
    """Return the word of a field."""
    return f"{LONG_STEM}{number:03}qzx"


def _in_base64() -> Iterator[bytes]:
    for before in range(3):
        # The letters at either end mix with what stands beside them; those in the middle are always the same.
        yield base64.b64encode(b"\0" * before + LONG_STEM.encode())[4 if before else 0 : -4]


_BASE64 = tuple(_in_base64())


def forms_in(raw: bytes) -> list[str]:
    """Return how a word of ours is written in some bytes: none when it is not there. Packed streams are unpacked."""
    found = _plain_forms(raw)
    for how, layer in _layers(raw):
        found += [f"{form} in {how}" for form in _plain_forms(layer)]
    return list(dict.fromkeys(found))


def hits_under(*folders: Path, asked_for: tuple[Path, ...] = ()) -> list[str]:
    """Return each file under some folders that holds a word or is named by one, except below what was asked for."""
    found = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if any(path.is_relative_to(each) for each in asked_for):
                continue
            if STEM.lower() in path.name.lower():
                found.append(f"{path}: its name")
            with contextlib.suppress(FileNotFoundError):  # it was only there for a moment; strace saw what went into it
                if path.is_file() and not path.is_symlink():
                    found += [f"{path}: {form}" for form in forms_in(path.read_bytes())]
    return found


def _plain_forms(raw: bytes) -> list[str]:
    small = raw.lower()
    found = [name for name, written in _WRITTEN.items() if written in small]
    return found + ["base64"] * any(each in raw for each in _BASE64)


def _layers(raw: bytes) -> Iterator[tuple[str, bytes]]:
    for match in _ZLIB.finditer(raw):
        yield "a deflated stream", _unpacked(raw[match.start() :], zlib.MAX_WBITS)
    for match in _GZIP.finditer(raw):
        yield "a gzip file", _unpacked(raw[match.start() :], 16 + zlib.MAX_WBITS)
    for match in re.finditer(rb"PK\x03\x04.{22}(..)(..)", raw, re.DOTALL):
        names = int.from_bytes(match[1], "little") + int.from_bytes(match[2], "little")
        yield "a zip file", _unpacked(raw[match.end() + names :], -zlib.MAX_WBITS)
    for match in _ASCII85.finditer(raw):
        yield "a stream in ASCII85", _from_ascii85(match[1])
    for match in re.finditer(rb"%PDF-", raw):
        yield "a PDF", _text_of_pdf(raw[match.start() :])


def _unpacked(raw: bytes, kind: int) -> bytes:
    """Return what can be unpacked, also of a stream that breaks off."""
    unpacking, out = zlib.decompressobj(kind), b""
    try:
        for start in range(0, len(raw), 16_384):
            out += unpacking.decompress(raw[start : start + 16_384], _LONGEST)
            if unpacking.eof or len(out) > _LONGEST:
                break
    except zlib.error:
        return out
    return out


def _from_ascii85(text: bytes) -> bytes:
    try:
        raw = base64.a85decode(text.strip(), adobe=False) if not text.endswith(b"~>") else _adobe(text)
    except ValueError:
        return b""
    return raw + _unpacked(raw, zlib.MAX_WBITS)


def _adobe(text: bytes) -> bytes:
    return base64.a85decode(text.removesuffix(b"~>"))


def _text_of_pdf(raw: bytes) -> bytes:
    """Return what a reader gets out of a PDF: its fonts have letters of their own, so its bytes tell nothing."""
    try:
        return "\n".join(part.text for part in read_back(raw).parts).encode("utf-8", "replace")
    except PdfiumError:
        return b""
