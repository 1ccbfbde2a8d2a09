"""Reads one picture in a process of its own: raw bytes in through a pipe, the picture painted anew out again.

A process and not a thread, because decoders are large and written in C: what breaks or is broken into there has neither
the key nor the window, its memory and time are bounded by the system, it may write no file, and it is stopped by ending
it. Nothing lies on disk on the way.
"""

import contextlib
import datetime as dt
import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.errors import UserError
from app.exchange.file_kinds import UNREADABLE_PICTURE
from app.paths import own_program

FRONT_DOOR = "--read-picture"
"""What an installed program is started with to be the reader (`app.__main__`)."""

LARGEST = 60 * 1024 * 1024
SECONDS = 40
MEMORY = 2 * 1024**3
STOPPED = "Billedet blev ikke hentet."
TOO_SLOW = "Billedet er for tungt at åbne her. Gem det mindre, og hent det igen."
NOT_STARTED = "Computeren har ikke plads til at åbne billedet lige nu. Luk noget andet, og prøv igen."
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
    _bound_ourselves()
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
    root = str(Path(__file__).resolve().parents[2])
    installed = [*own_program(headless=True), FRONT_DOOR]
    command = installed if getattr(sys, "frozen", False) else [sys.executable, "-m", "app.exchange.photo_process"]
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=root,
            env={**_harmless(os.environ), "PYTHONPATH": root, "PYTHONDONTWRITEBYTECODE": "1"},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise UserError(NOT_STARTED) from error


def _harmless(variables: Mapping[str, str]) -> dict[str, str]:
    """Leave out what is ours: the passphrase of a command may stand there."""
    return {name: value for name, value in variables.items() if not name.startswith("RUNDBORD_")}


def _bound_ourselves() -> None:
    """Let the system keep the bounds: memory, time, no files, no core dump. Windows has none of these."""
    if sys.platform == "win32":
        return
    import resource  # only where there is one

    for what, bound in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):  # a system that does not know this one keeps the others
            resource.setrlimit(what, (bound, bound))


if __name__ == "__main__":
    sys.exit(serve())
