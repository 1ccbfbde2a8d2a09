"""A process that has read in the program once and forks a child for each journey, so that a kill costs no start-up.

Started with the name of a module of journeys, which has `warm_up()` and `journey(order, teller, began)`.

One line of JSON in on stdin for a journey, `{"pid": …}` and `{"status": …, "died": …}` out on stdout. The child waits
for `go`, so that a tracer can be put on it first. `aim` kills a moment after the nth act has begun, `seconds` after
that time.
"""

import ctypes
import gc
import importlib
import json
import os
import select
import signal
import sys
import time
import traceback
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.cheap_stores import writers_stores
from tests.crash.told import Event, Teller

ANYBODY = ctypes.c_ulong(-1)
PR_SET_PTRACER = 0x59616D61


def _allow_tracing() -> None:
    # Where only parents may trace, the tracer is our sibling.
    ctypes.CDLL(None).prctl(PR_SET_PTRACER, ANYBODY, 0, 0, 0)


def _write(journeys: ModuleType, order: dict[str, Any], go: int, begun: int) -> int:
    """In the child: wait for the word, do the journey; 0 when nothing but foreseen errors came."""
    os.read(go, 1)
    teller = Teller(Path(order["told"]))
    counted = 0

    def began(_act: str) -> None:
        nonlocal counted
        counted += 1
        if counted == order.get("aim", 0):
            os.writev(begun, [b"!"])

    try:
        journeys.journey(order, teller, began)
    except BaseException as error:
        frames = "".join(traceback.format_exception(error))
        teller.tell(Event(time.monotonic(), "died", type(error).__name__, {}, frames))
        return 1
    return 0


def _kill_when_told(child: int, order: dict[str, Any], begun: int) -> float:
    """Kill the child at its moment (or let it end) and return when."""
    if "aim" in order:
        select.select([begun], [], [], 20)
    if "aim" in order or "seconds" in order:
        time.sleep(order.get("seconds", 0.0))
        os.kill(child, signal.SIGKILL)
    return time.monotonic()


def _serve(journeys: ModuleType, order: dict[str, Any]) -> None:
    go, say_go = os.pipe()
    begun, say_begun = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(begun)  # so that the end of the child closes the pipe
        _allow_tracing()
        os._exit(_write(journeys, order, go, say_begun))
    os.close(say_begun)
    print(json.dumps({"pid": child}), flush=True)  # noqa: T201 - stdout is how this process answers
    sys.stdin.readline()
    os.write(say_go, b"!")
    died = _kill_when_told(child, order, begun)
    _, status = os.waitpid(child, 0)
    for descriptor in (go, say_go, begun):
        os.close(descriptor)
    answer = {"status": os.waitstatus_to_exitcode(status), "died": died}
    print(json.dumps(answer), flush=True)  # noqa: T201 - stdout is how this process answers


if __name__ == "__main__":
    chosen = importlib.import_module(sys.argv[1])
    with writers_stores():
        chosen.warm_up()  # or every child does it for itself
        gc.freeze()  # or every child copies all that was read in when it looks for garbage
        for line in sys.stdin:
            _serve(chosen, json.loads(line))
