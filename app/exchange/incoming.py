"""A picture or file on its way into a case: read once, known by its content, pictures painted anew."""

import datetime as dt
import stat
import threading
from dataclasses import dataclass
from pathlib import Path

from app.errors import UserError
from app.exchange import pdf_process, photo_process
from app.exchange.file_kinds import PDF, PICTURE, kind_of

LARGEST_PICTURE = photo_process.LARGEST
LARGEST_DOCUMENT = 25 * 1024 * 1024
TOO_LARGE_PICTURE = "Billedet fylder over 60 MB. Gem det mindre, og hent det igen."
TOO_LARGE_DOCUMENT = "Filen fylder over 25 MB. Gem den mindre, eller del den op."
NO_FILE = "Det er ikke en fil, der kan hentes. Vælg et billede eller et dokument."
CANNOT_OPEN = "Filen kan ikke åbnes. Se efter, om den er der, og om du må læse den."

_HEAD = 4096
"""Bytes from which it is told whether what is too large is a picture."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """What can be kept: bytes and media type, a suggested name, the day a camera told, and what to say about it.

    `is_whole`: it can be shown here, as far as was looked. A PDF that is broken or locked is kept all the same.
    """

    content: bytes
    media_type: str
    name: str
    taken_on: dt.date | None = None
    moved: bool = False
    is_whole: bool = True


def read_file(path: Path, stop: threading.Event | None = None) -> Incoming:
    """Return what lies in a file. Only the name without its ending is remembered, as a suggestion she can change.

    Slow for pictures and PDFs: call it beside the window. Raises UserError with a sentence for the window.
    """
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise UserError(NO_FILE)
        with path.open("rb") as file:
            if facts.st_size > LARGEST_PICTURE:
                raise UserError(_too_large(file.read(_HEAD)))
            raw = file.read(LARGEST_PICTURE + 1)
    except (OSError, ValueError) as error:
        raise UserError(CANNOT_OPEN) from error
    return read_bytes(raw, path.stem, stop)


def read_bytes(raw: bytes, name: str, stop: threading.Event | None = None) -> Incoming:
    """Return what bytes from a file or the clipboard hold. Slow for pictures and PDFs. Raises UserError."""
    if len(raw) > LARGEST_PICTURE:
        raise UserError(_too_large(raw[:_HEAD]))
    kind = kind_of(raw)
    if kind != PICTURE:
        if len(raw) > LARGEST_DOCUMENT:
            raise UserError(TOO_LARGE_DOCUMENT)
        return Incoming(raw, kind, name, is_whole=kind != PDF or _has_pages(raw, stop))
    picture = photo_process.read_picture(raw, stop)
    return Incoming(picture.content, picture.media_type, name, picture.taken_on, picture.moved)


def _has_pages(raw: bytes, stop: threading.Event | None) -> bool:
    try:
        return pdf_process.count_pages(raw, stop) > 0
    except UserError:
        return False


def _too_large(head: bytes) -> str:
    try:
        is_picture = kind_of(head) == PICTURE
    except UserError:
        is_picture = False
    return TOO_LARGE_PICTURE if is_picture else TOO_LARGE_DOCUMENT
