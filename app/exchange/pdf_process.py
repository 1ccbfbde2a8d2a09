"""Reads one PDF in a process of its own (`apart`): how many pages there are, and one page at a time as plain pixels.

A document comes from anywhere: it may claim a page as large as a house, or send its reader round in rings. The process
stays while pages are asked for, because most of the time goes with starting it. Nothing lies on disk.

Asked: eight bytes that tell how long the PDF is, the PDF, then a line for each thing that is wanted: a page (number,
how large, and at most how many pixels), or a word for what is told of the whole document (`SIZES` or another).
Answered each time: a line of JSON, and behind it as many bytes as it says: pixels, or JSON.
"""

import json
import os
import queue
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from typing import IO, Any

from app.exchange.apart import bound_ourselves
from app.exchange.talk_apart import PageImage, TalkApart, answer

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
MOST_PAGES = 100_000
MOST_TOLD = 20_000_000
"""Bytes of what is told of a document."""
SIZES = "sizes"
"""Asks for width and height of each page, in points."""
CANNOT_SHOW = "PDF-filen kan ikke vises her. Gem en kopi, og åbn den et andet sted."
TOO_SLOW = "PDF-filen er for tung at vise her. Gem en kopi, og åbn den et andet sted."


class PdfReader:
    """One PDF while it is looked at. Its calls are slow (0.2 seconds at first): make them beside the window, in turn.

    Calls from several threads wait for each other. `stop` and `close` may be called from any thread and end a call that
    is under way; after `close` nothing is answered any more.
    """

    def __init__(self, pdf: bytes, *, seconds: float = SECONDS) -> None:
        self._turn = threading.RLock()
        self._pdf, self._pages = pdf, -1
        self._talk = TalkApart(FRONT_DOOR, seconds=seconds, cannot=CANNOT_SHOW, too_slow=TOO_SLOW)

    def count(self) -> int:
        """Return how many pages there are. Raises UserError when it cannot be read."""
        with self._turn:
            if self._pages < 0:
                self._open()
            return self._pages

    def page(self, number: int, *, scale: float = DOTS, longest: int = LONGEST) -> PageImage:
        """Return a page, counted from 0, of so many pixels for each point and no longer than `longest`.

        Raises UserError when it cannot be shown.
        """
        with self._turn:
            self._wake()
            with self._talk.in_time():
                return self._talk.ask_image(f"{number} {scale} {longest}\n".encode(), longest=longest)

    def told(self, what: str) -> Any:  # noqa: ANN401 - any JSON
        """Return what is told of the whole document (a word). Raises UserError when that cannot be read."""
        with self._turn:
            self._wake()
            with self._talk.in_time():
                return json.loads(self._talk.ask(f"{what}\n".encode(), most=MOST_TOLD)[1])

    def rest(self) -> None:
        """End the process until something is asked again; one that is answering goes on."""
        if self._turn.acquire(blocking=False):
            try:
                self._talk.end()
            finally:
                self._turn.release()

    def stop(self) -> None:
        """End a call that is under way."""
        self._talk.end()

    def is_awake(self) -> bool:
        """Tell whether the process is there."""
        return self._talk.is_awake()

    def close(self) -> None:
        """End the process for good."""
        self._talk.close()

    def _wake(self) -> None:
        if not self.is_awake():
            self._open()

    def _open(self) -> None:
        self._talk.begin()
        with self._talk.in_time():
            told, _ = self._talk.ask(len(self._pdf).to_bytes(8, "big") + self._pdf, most=0)
            pages = int(told["pages"])
            if not 0 < pages <= MOST_PAGES:
                raise ValueError("pages")
            self._pages = pages


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
        answer({"refused": 1})
        return 0
    answer({"pages": count})
    sizes = {SIZES: lambda _pdf: [document.get_page_size(place) for place in range(count)]}
    for wanted in _wanted(asked):
        try:
            _answer_one(document, wanted, lambda what: json.dumps((sizes | dict(tell))[what](pdf)).encode())
        except (pypdfium2.PdfiumError, ValueError, LookupError, MemoryError):
            answer({"refused": 1})
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
        answer({"size": len(words)}, words)
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
    answer(told, pixels)
