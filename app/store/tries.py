"""Wrong passphrases are counted in a file beside the store, so that starting the program again gives no free tries.

It slows a hand at the keyboard. It is no protection of stolen files: those can be copied and the count thrown away.
No clock time is written, so setting the clock changes nothing: a new process waits from its own first look.
"""

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

from app.errors import WrongPassphraseError
from app.store.durable_file import read_small, replace_file

LONGEST = 30
"""Seconds."""
FIGURES = 6
"""Of the count that are read."""

_since: dict[Path, float] = {}


def seconds_after(failures: int) -> int:
    """Return the wait after so many wrong tries in a row: 0, 1, 2, 4, 8, 16 and then 30."""
    return 0 if failures < 2 else min(2 ** min(failures - 2, 8), LONGEST)


class Tries:
    """The wrong tries at one store."""

    def __init__(self, store: Path) -> None:
        self._path = store.with_name(store.name + ".tries")

    def left(self) -> float:
        """Return the seconds to wait before the next try."""
        began = _since.setdefault(self._path, time.monotonic())
        return max(0.0, seconds_after(self.count()) - (time.monotonic() - began))

    def wait(self) -> None:
        """Wait until one may try again."""
        while left := self.left():
            time.sleep(left)

    def failed(self) -> None:
        """Count one more wrong try. A disk that cannot be written is told about at the next real write."""
        with contextlib.suppress(OSError):
            replace_file(self._path, str(self.count() + 1).encode())
        _since[self._path] = time.monotonic()

    @contextlib.contextmanager
    def counted(self) -> Iterator[None]:
        """Wait, then let one try be made; a wrong one counts. Every door asks this, or one of them is the free one."""
        self.wait()
        try:
            yield
        except WrongPassphraseError:
            self.failed()
            raise

    def clear(self) -> None:
        """Forget them: the passphrase was right."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

    def count(self) -> int:
        """Return how many wrong tries there have been since the last right one."""
        try:
            return int(read_small(self._path, FIGURES)[:FIGURES])
        except (OSError, ValueError):
            return 0
