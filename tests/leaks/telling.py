"""What the program on the journey tells the test, and then it waits until the test has looked."""

import ctypes
import json
import resource
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication


def tell(stage: str, **more: object) -> None:
    """Tell of a stage, with every title there is, and wait until the test has looked."""
    titles = sorted({each.windowTitle() for each in QApplication.topLevelWidgets()} - {""})
    sys.stdout.write(json.dumps({"stage": stage, "titles": titles, **more}) + "\n")
    sys.stdout.flush()
    sys.stdin.readline()


def memory() -> dict[str, object]:
    """Return what the system says of this process: whether others may look into it, and what is locked in memory."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    status = dict(line.split(":\t", 1) for line in lines if ":\t" in line)
    return {
        "dumpable": ctypes.CDLL(None).prctl(3, 0, 0, 0, 0),
        "core": list(resource.getrlimit(resource.RLIMIT_CORE)),
        "locked": status["VmLck"].strip(),
        "may_lock": resource.getrlimit(resource.RLIMIT_MEMLOCK)[0],
    }
