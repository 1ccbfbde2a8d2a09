"""Reads one PDF in a process of its own (`apart`): how many pages there are, and one page at a time as plain pixels.

A document comes from anywhere: it may claim a page as large as a house, or send its reader round in rings. The process
stays for as long as the document is looked at, because most of the time goes with starting it. Nothing lies on disk.

Asked: eight bytes that tell how long the PDF is, the PDF, then a number in a line for each page that is wanted.
Answered each time: a line of JSON, and behind that of a page as many bytes as it says.
"""

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from app.errors import UserError
from app.exchange.apart import bound_ourselves, start_apart

FRONT_DOOR = "--read-pdf"
"""What an installed program is started with to be the reader (`app.__main__`)."""

SECONDS = 20
"""That one answer may take, and that the process may work in all; it is then started anew for the next page."""
MEMORY = 2 * 1024**3
LONGEST = 2048
"""Pixels on the longer side of a page."""
DOTS = 2.5
"""Pixels for each point of a page of ordinary size: 180 dots per inch."""
MOST_BYTES = 4 * LONGEST * (LONGEST + 1)
CANNOT_SHOW = "PDF-filen kan ikke vises her. Gem en kopi, og åbn den et andet sted."
TOO_SLOW = "PDF-filen er for tung at vise her. Gem en kopi, og åbn den et andet sted."


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page: four bytes for each pixel (red, green, blue, unused), `stride` bytes for each row."""

    width: int
    height: int
    stride: int
    pixels: bytes


class PdfReader:
    """One PDF while it is looked at. Its calls are slow (0.2 seconds at first): make them beside the window, in turn.

    `close` may be called from any thread, ends a call that is under way, and is the end of it.
    """

    def __init__(self, pdf: bytes, *, seconds: float = SECONDS) -> None:
        self._pdf, self._seconds = pdf, seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._pages = 0
        self._closed, self._late = threading.Event(), threading.Event()

    def count(self) -> int:
        """Return how many pages there are. Raises UserError when it cannot be read."""
        if self._process is None:
            self._open()
        return self._pages

    def page(self, number: int) -> PageImage:
        """Return a page, counted from 0. Raises UserError when it cannot be shown."""
        if self._process is None or self._process.poll() is not None:
            self._open()
        with self._in_time() as process:
            told, pixels = _ask(process, f"{number}\n".encode())
            image = PageImage(int(told["width"]), int(told["height"]), int(told["stride"]), pixels)
            if image.stride < 4 * image.width or len(pixels) != image.stride * image.height:
                raise ValueError("pixels")
            return image

    def close(self) -> None:
        """End the process."""
        self._closed.set()
        self._end()

    def _open(self) -> None:
        if self._closed.is_set():
            raise UserError(CANNOT_SHOW)
        self._end()
        self._process = start_apart(FRONT_DOOR, "app.exchange.pdf_process")
        with self._in_time() as process:
            told, _ = _ask(process, len(self._pdf).to_bytes(8, "big") + self._pdf)
            self._pages = int(told["pages"])

    @contextlib.contextmanager
    def _in_time(self) -> Iterator["subprocess.Popen[bytes]"]:
        """Let the process answer within its time, and end it when it does not, or does not keep to the form."""
        process = self._process
        if process is None or self._closed.is_set():
            self._end()
            raise UserError(CANNOT_SHOW)
        self._late.clear()
        watch = threading.Timer(self._seconds, self._on_late)
        watch.start()
        try:
            yield process
        except (OSError, ValueError, KeyError, TypeError) as error:  # it ended, or answers what it never should
            self._end()
            raise UserError(TOO_SLOW if self._late.is_set() else CANNOT_SHOW) from error
        finally:
            watch.cancel()

    def _on_late(self) -> None:
        self._late.set()
        self._end()

    def _end(self) -> None:
        process = self._process
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with contextlib.suppress(OSError, ValueError, AttributeError):  # what was not written is not wanted
                    pipe.close()  # type: ignore[union-attr]  # both are pipes


def count_pages(pdf: bytes, stop: threading.Event | None = None) -> int:
    """Return how many pages a PDF has. Slow, as a reader is. Raises UserError when it cannot be read, or is stopped."""
    reader, ended = PdfReader(pdf), threading.Event()
    watch = threading.Thread(target=_close_when_asked, args=(reader, stop or threading.Event(), ended), name="pdf stop")
    watch.start()
    try:
        return reader.count()
    finally:
        ended.set()
        watch.join()
        reader.close()


def _close_when_asked(reader: PdfReader, stop: threading.Event, ended: threading.Event) -> None:
    while not stop.is_set():
        if ended.wait(0.1):
            return
    reader.close()


def _ask(process: "subprocess.Popen[bytes]", words: bytes) -> tuple[dict[str, Any], bytes]:
    """Return what is answered. Raises OSError or ValueError when it ended, UserError for what it refuses."""
    asked, answered = process.stdin, process.stdout
    if asked is None or answered is None:
        raise ValueError("no pipes")
    asked.write(words)
    asked.flush()
    told = json.loads(answered.readline(1000))
    if "refused" in told:
        raise UserError(CANNOT_SHOW)
    size = int(told.get("size", 0))
    if not 0 <= size <= MOST_BYTES:
        raise ValueError("size")
    return told, answered.read(size)


def serve() -> int:
    """Be the reader: answer until nobody asks any more. Returns the exit code."""
    bound_ourselves(MEMORY, SECONDS)
    asked = sys.stdin.buffer
    pdf = asked.read(int.from_bytes(asked.read(8), "big"))
    import pypdfium2  # the decoder is loaded here, and the window has none of its own for what comes from outside

    try:
        document = pypdfium2.PdfDocument(pdf)
        count = len(document)
        if not count:
            raise ValueError("no pages")
    except (pypdfium2.PdfiumError, ValueError):
        _answer({"refused": 1})
        return 0
    _answer({"pages": count})
    for number in _wanted(asked):
        try:
            _answer_page(document, number)
        except (pypdfium2.PdfiumError, ValueError, IndexError, MemoryError):
            _answer({"refused": 1})
    return 0


def _wanted(asked: IO[bytes]) -> Iterator[int]:
    """Yield the pages that are asked for. When the window is gone the process ends, also in the middle of a page."""
    waiting: queue.Queue[int] = queue.Queue()

    def listen() -> None:
        for line in asked:
            waiting.put(int(line))
        os._exit(0)

    threading.Thread(target=listen, daemon=True, name="wanted").start()
    while True:
        yield waiting.get()


def _answer_page(document: Any, number: int) -> None:  # noqa: ANN401 - pypdfium2 is not loaded by whoever asks
    page = document[number]
    width, height = page.get_size()
    bitmap = page.render(scale=min(DOTS, LONGEST / max(width, height, 1.0)), rev_byteorder=True, prefer_bgrx=True)
    pixels = bytes(bitmap.buffer)
    told = {"width": bitmap.width, "height": bitmap.height, "stride": bitmap.stride, "size": len(pixels)}
    bitmap.close()
    page.close()
    _answer(told, pixels)


def _answer(told: dict[str, int], pixels: bytes = b"") -> None:
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + pixels)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(serve())
