"""The real program on a laptop of the test's own: it does a whole day's work by itself and tells of every stage.

`python -m tests.leaks.journey_program STORE first|second|short`. After each stage it writes one line of JSON to
standard output and waits for a line back, so that the test can look at everything that lies on the disk just then.
"""

import os
import sys
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.hardening import harden
from app.policy import Policy
from app.views import app as program
from app.views.app import Doorway, run_window
from app.views.guard.lock_note import LockNote
from app.window import Door
from tests.leaks.telling import tell
from tests.shipped import CHEAP

if TYPE_CHECKING:
    from app.bootstrap import OpenStore

NOT_ENDED = 7


class CheapDoor(Door):
    """The program's own ways in, with a key that is cheap to make and a restart that is only told."""

    def unlock(self, secret: str) -> "OpenStore":
        """Open the store whose key was made cheaply."""
        from app.bootstrap import open_store  # after the passphrase, as in the program itself

        return open_store(self.store, secret, floor=CHEAP)

    def restart(self, note: LockNote) -> None:
        """Tell which words the new process would have been started with."""
        tell("restart", words=note.to_word())


class Working(Doorway):
    """The way in, which then does the work of the day by itself."""

    def open(self) -> None:
        super().open()
        QTimer.singleShot(0, partial(_work, self))


def _work(doorway: Doorway) -> None:
    from tests.leaks import journey_stages  # it knows services and pages: not before the unlock window is shown

    parts: dict[str, Callable[[Doorway], None]] = {
        "first": journey_stages.first, "second": journey_stages.second, "short": journey_stages.short
    }  # fmt: skip
    try:
        parts[sys.argv[2]](doorway)
    except BaseException:  # whatever it is: the window must not stay open and wait for somebody
        traceback.print_exc()
    sys.stderr.flush()
    os._exit(NOT_ENDED)


if __name__ == "__main__":
    harden()
    program.Doorway = Working  # type: ignore[misc]  # the way in of `run_window`
    sys.exit(run_window(CheapDoor(Path(sys.argv[1]), Policy()).entrance(None), ["rundbord"]))
