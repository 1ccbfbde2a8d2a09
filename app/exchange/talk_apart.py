"""A reader that stands apart (`apart`) and is asked one thing after another: most of the time goes with starting it.

Asked: bytes. Answered each time: a line of JSON, and behind it as many bytes as it says. Whatever it answers, it is
judged here: what broke into it may say anything.
"""

import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.errors import UserError
from app.exchange.apart import start_apart

LONGEST_LINE = 1000
"""Bytes of the line that tells what comes behind it."""
_NONSENSE = (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)
"""What is raised when a reader ended, or answers what it never should."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """A picture: four bytes for each pixel (red, green, blue, unused), `stride` bytes for each row."""

    width: int
    height: int
    stride: int
    pixels: bytes


class TalkApart:
    """One reader. Its calls are slow: make them beside the window, in turn.

    `end` and `close` may be called from any thread, and end a call that is under way. `cannot` is the sentence for what
    the reader refuses or answers wrong, `too_slow` for what takes longer than `seconds`.
    """

    def __init__(self, front_door: str, *, seconds: float, cannot: str, too_slow: str) -> None:
        self._front_door, self._seconds = front_door, seconds
        self._cannot, self._too_slow = cannot, too_slow
        self._process: subprocess.Popen[bytes] | None = None
        self._closed, self._late = threading.Event(), threading.Event()

    def is_awake(self) -> bool:
        """Tell whether the process is there."""
        return self._process is not None and self._process.poll() is None

    def begin(self) -> None:
        """Start the process, a new one when there was one. Raises UserError when it cannot or was closed for good."""
        if self._closed.is_set():
            raise UserError(self._cannot)
        self.end()
        self._process = start_apart(self._front_door)

    @contextlib.contextmanager
    def in_time(self) -> Iterator[None]:
        """Let the process answer within its time, and end it when it does not, or does not keep to the form.

        What is found wrong with an answer is raised inside as ValueError or the like. Raises UserError.
        """
        if self._process is None or self._closed.is_set():
            self.end()
            raise UserError(self._cannot)
        self._late.clear()
        watch = threading.Timer(self._seconds, self._on_late)
        watch.start()
        try:
            yield
        except _NONSENSE as error:
            self.end()
            raise UserError(self._too_slow if self._late.is_set() else self._cannot) from error
        finally:
            watch.cancel()

    def ask(self, *words: bytes, most: int) -> tuple[dict[str, Any], bytes]:
        """Return what is answered, at most so many bytes behind the line; to be called within `in_time`.

        Raises OSError or ValueError when it ended, UserError for what it refuses.
        """
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise ValueError("no pipes")
        for each in words:
            process.stdin.write(each)
        process.stdin.flush()
        told = json.loads(process.stdout.readline(LONGEST_LINE))
        if "refused" in told:
            raise UserError(self._cannot)
        size = int(told.get("size", 0))
        if not 0 <= size <= most:
            raise ValueError("size")
        return told, process.stdout.read(size)

    def ask_image(self, *words: bytes, longest: int) -> PageImage:
        """Return the picture that is answered; as `ask`."""
        side = longest + 1  # what is made to fit may be rounded up
        told, pixels = self.ask(*words, most=4 * side * side)
        image = PageImage(int(told["width"]), int(told["height"]), int(told["stride"]), pixels)
        if not (0 < image.width <= side and 0 < image.height <= side and 4 * image.width <= image.stride):
            raise ValueError("shape")
        if len(pixels) != image.stride * image.height:
            raise ValueError("pixels")
        return image

    def end(self) -> None:
        """End the process; it can begin again."""
        process = self._process
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with contextlib.suppress(OSError, ValueError, AttributeError):  # what was not written is not wanted
                    pipe.close()  # type: ignore[union-attr]  # both are pipes

    def close(self) -> None:
        """End the process for good."""
        self._closed.set()
        self.end()

    def _on_late(self) -> None:
        self._late.set()
        self.end()


def answer(told: dict[str, int], behind: bytes = b"") -> None:
    """Answer as the reader: a line, and what comes behind it."""
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + behind)
    sys.stdout.buffer.flush()
