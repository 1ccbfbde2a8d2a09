"""What must be known before the window goes on, but may hang: asked beside it, with a bar after a second and a way out.

A reader of files that stands apart answers in a fraction of a second, or is held up by what somebody put in the file.
"""

import threading
from collections.abc import Callable
from typing import TypeVar

from app.views.widgets.long_work import WAIT, LongWork

R = TypeVar("R")
_TURN = 0.03
"""Seconds between two looks at the button."""


def ask_beside(call: Callable[[], R], words: str, stop: Callable[[], None], *, wait: int = WAIT) -> R:
    """Return what a call in a thread of its own returns; what it raises is raised here.

    `words` stand over the bar when `wait` milliseconds have gone. `stop` ends the call, which then raises or returns
    at once. Until the bar is there nothing else happens in the window, so that nothing is pressed under her hands.
    """
    answers: list[R] = []
    errors: list[Exception] = []

    def work() -> None:
        try:
            answers.append(call())
        except Exception as error:  # raised again where it was asked
            errors.append(error)

    thread = threading.Thread(target=work, name="beside")
    thread.start()
    thread.join(wait / 1000)
    bar = LongWork(words, "Stop", wait=0)
    try:
        while thread.is_alive():
            if not bar(0, 0):
                stop()
            thread.join(_TURN)
    finally:
        bar.close()
    if errors:
        raise errors[0]
    return answers[0]
