"""What the process tells the operating system about itself: no core dumps, no reading by other programs of the user.

A core file would hold the key and every open case in clear. What the system refuses is left; nothing here may stop
the program.
"""

import contextlib
import ctypes
import os
import sys

_NOT_DUMPABLE = (4, 0)
"""prctl(PR_SET_DUMPABLE, 0): no core file, and no other process of the same user may look into this one (prctl(2))."""

_NO_ERROR_BOX = 0x0002 | 0x0001
"""SEM_NOGPFAULTERRORBOX | SEM_FAILCRITICALERRORS: Windows offers no crash report with a copy of the memory."""


def harden() -> None:
    """Do what this system allows; to be called once, before anything secret is in memory."""
    os.umask(0o077)
    if sys.platform == "win32":
        with contextlib.suppress(AttributeError, OSError):
            ctypes.windll.kernel32.SetErrorMode(_NO_ERROR_BOX)
        return
    import resource

    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with contextlib.suppress(AttributeError, OSError):
            ctypes.CDLL(None).prctl(*_NOT_DUMPABLE, 0, 0, 0)
