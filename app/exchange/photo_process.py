"""Reads one picture in a process of its own: raw bytes in through a pipe, the picture painted anew out again.

Why apart stands in `apart`. Nothing lies on disk on the way.
"""

import datetime as dt
import json
import subprocess
import sys
import threading
from dataclasses import dataclass

from app.errors import UserError
from app.exchange.apart import bound_ourselves, start_apart
from app.exchange.file_kinds import UNREADABLE_PICTURE

FRONT_DOOR = "--read-picture"
"""What an installed program is started with to be the reader (`app.__main__`)."""

LARGEST = 60 * 1024 * 1024
SECONDS = 40
MEMORY = 2 * 1024**3
STOPPED = "Billedet blev ikke hentet."
TOO_SLOW = "Billedet er for tungt at åbne her. Gem det mindre, og hent det igen."
_TURN = 0.1


@dataclass(frozen=True, slots=True)
class ReadPicture:
    """A picture as it is kept: its bytes and what is known about it."""

    content: bytes
    media_type: str
    taken_on: dt.date | None
    moved: bool


def read_picture(raw: bytes, stop: threading.Event | None = None, *, seconds: float = SECONDS) -> ReadPicture:
    """Return the picture in `raw`, painted anew. Slow (0.3 to 3 seconds): call it beside the window.

    Setting `stop` ends it within a tenth of a second. Raises UserError with a sentence for the window.
    """
    answer = _ask(raw, stop or threading.Event(), seconds)
    head, _, content = answer.partition(b"\n")
    try:
        told = json.loads(head)
        if "refused" in told:
            raise UserError(str(told["refused"]))
        taken = dt.date.fromisoformat(told["taken_on"]) if told["taken_on"] else None
        picture = ReadPicture(content, str(told["media_type"]), taken, bool(told["moved"]))
    except (ValueError, KeyError, TypeError) as error:  # it ended before it could answer
        raise UserError(UNREADABLE_PICTURE) from error
    if not content or picture.media_type not in ("image/jpeg", "image/png"):
        raise UserError(UNREADABLE_PICTURE)
    return picture


def serve() -> int:
    """Be the reader: one picture from standard input, the answer on standard output. Returns the exit code."""
    bound_ourselves(MEMORY, SECONDS)
    raw = sys.stdin.buffer.read(LARGEST + 1)
    from app.exchange.photo import painted_anew  # decoders are loaded here and nowhere else

    try:
        picture = painted_anew(raw)
        head = {
            "media_type": picture.media_type,
            "taken_on": picture.taken_on.isoformat() if picture.taken_on else "",
            "moved": picture.moved,
        }
        content = picture.content
    except UserError as error:
        head, content = {"refused": str(error)}, b""
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + content)
    sys.stdout.buffer.flush()
    return 0


def _ask(raw: bytes, stop: threading.Event, seconds: float) -> bytes:
    ended = threading.Event()
    with _start() as process:
        watch = threading.Thread(target=_end_when_asked, args=(process, stop, ended), name="picture stop")
        watch.start()
        try:
            answer = process.communicate(raw, timeout=seconds)[0]
        except subprocess.TimeoutExpired as error:
            raise UserError(TOO_SLOW) from error
        finally:
            ended.set()
            watch.join()
            process.kill()  # does nothing to one that has ended
    if stop.is_set():
        raise UserError(STOPPED)
    return answer


def _end_when_asked(process: "subprocess.Popen[bytes]", stop: threading.Event, ended: threading.Event) -> None:
    while not ended.wait(_TURN):
        if stop.is_set():
            process.kill()
            return


def _start() -> "subprocess.Popen[bytes]":
    return start_apart(FRONT_DOOR)
