"""Reads one PDF in a process of its own (`apart`): how many pages there are, and one page at a time as plain pixels.

A document comes from anywhere: it may claim a page as large as a house, or send its reader round in rings. The process
stays while pages are asked for, because most of the time goes with starting it. Nothing lies on disk.

Asked: eight bytes that tell how long the PDF is, the PDF, then a line for each thing that is wanted: a page (number,
how large, and at most how many pixels), or a word for what is told of the whole document (`SIZES` or another).
Answered each time: a line of JSON, and behind it as many bytes as it says: pixels, or JSON.
"""

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
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
MOST_PIXELS = 5000
"""That may be asked for: the longer side of a sheet (A3) at 300 dots per inch."""
MOST_TOLD = 20_000_000
"""Bytes of what is told of a document."""
SIZES = "sizes"
"""Asks for width and height of each page, in points."""
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

    def page(self, number: int, *, scale: float = DOTS, longest: int = LONGEST) -> PageImage:
        """Return a page, counted from 0, of so many pixels for each point and no longer than `longest`.

        Raises UserError when it cannot be shown.
        """
        self._wake()
        with self._in_time() as process:
            told, pixels = _ask(process, f"{number} {scale} {longest}\n".encode(), 4 * longest * (longest + 1))
            image = PageImage(int(told["width"]), int(told["height"]), int(told["stride"]), pixels)
            if image.stride < 4 * image.width or len(pixels) != image.stride * image.height:
                raise ValueError("pixels")
            return image

    def told(self, what: str) -> Any:  # noqa: ANN401 - any JSON
        """Return what is told of the whole document (a word). Raises UserError when that cannot be read."""
        self._wake()
        with self._in_time() as process:
            return json.loads(_ask(process, f"{what}\n".encode(), MOST_TOLD)[1])

    def rest(self) -> None:
        """End the process until something is asked again."""
        self._end()

    def is_awake(self) -> bool:
        """Tell whether the process is there."""
        return self._process is not None and self._process.poll() is None

    def close(self) -> None:
        """End the process for good."""
        self._closed.set()
        self._end()

    def _wake(self) -> None:
        if not self.is_awake():
            self._open()

    def _open(self) -> None:
        if self._closed.is_set():
            raise UserError(CANNOT_SHOW)
        self._end()
        self._process = start_apart(FRONT_DOOR)
        with self._in_time() as process:
            told, _ = _ask(process, len(self._pdf).to_bytes(8, "big") + self._pdf, 0)
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
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:  # it ended, or answers nonsense
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


def _ask(process: "subprocess.Popen[bytes]", words: bytes, most: int) -> tuple[dict[str, Any], bytes]:
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
    if not 0 <= size <= most:
        raise ValueError("size")
    return told, answered.read(size)


def serve(tell: Mapping[str, Callable[[bytes], object]]) -> int:
    """Be the reader: answer until nobody asks any more. `tell` is who tells what of a PDF. Returns the exit code."""
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
    sizes = {SIZES: lambda _pdf: [document.get_page_size(place) for place in range(count)]}
    for wanted in _wanted(asked):
        try:
            _answer_one(document, wanted, lambda what: json.dumps((sizes | dict(tell))[what](pdf)).encode())
        except (pypdfium2.PdfiumError, ValueError, LookupError, MemoryError):
            _answer({"refused": 1})
    return 0


def _wanted(asked: IO[bytes]) -> Iterator[list[str]]:
    """Yield what is asked for. When the window is gone the process ends, also in the middle of a page."""
    waiting: queue.Queue[list[str]] = queue.Queue()

    def listen() -> None:
        for line in asked:
            waiting.put(line.decode().split())
        os._exit(0)

    threading.Thread(target=listen, daemon=True, name="wanted").start()
    while True:
        yield waiting.get()


def _answer_one(document: Any, wanted: list[str], told: Callable[[str], bytes]) -> None:  # noqa: ANN401 - see above
    if len(wanted) == 1:
        words = told(wanted[0])
        _answer({"size": len(words)}, words)
    else:
        number, scale, longest = wanted
        _answer_page(document, int(number), float(scale), min(int(longest), MOST_PIXELS))


def _answer_page(document: Any, number: int, scale: float, longest: int) -> None:  # noqa: ANN401 - as above
    page = document[number]
    width, height = page.get_size()
    bitmap = page.render(scale=min(scale, longest / max(width, height, 1.0)), rev_byteorder=True, prefer_bgrx=True)
    pixels = bytes(bitmap.buffer)
    told = {"width": bitmap.width, "height": bitmap.height, "stride": bitmap.stride, "size": len(pixels)}
    bitmap.close()
    page.close()
    _answer(told, pixels)


def _answer(told: dict[str, int], behind: bytes = b"") -> None:
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + behind)
    sys.stdout.buffer.flush()
