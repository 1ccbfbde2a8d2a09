"""What files from strangers are read in: a process of its own, without key, window or files, bounded by the system.

A process and not a thread, because decoders are large and written in C: what breaks or is broken into there has neither
the key nor the window, its memory and time are bounded by the system, it may write no file, and it is stopped by ending
it.
"""

import contextlib
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from app.errors import UserError
from app.paths import own_program

NOT_STARTED = "Computeren har ikke plads til at åbne filen lige nu. Luk noget andet, og prøv igen."


def start_apart(front_door: str) -> "subprocess.Popen[bytes]":
    """Start a reader with pipes for what it is asked and answers. Raises UserError when the computer cannot.

    It is this program once more; `front_door` is the word that makes a reader of it (`app.__main__`).
    """
    root = str(Path(__file__).resolve().parents[2])
    try:
        return subprocess.Popen(
            [*own_program(headless=True), front_door],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=root,
            env={**_harmless(os.environ), "PYTHONPATH": root, "PYTHONDONTWRITEBYTECODE": "1"},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise UserError(NOT_STARTED) from error


def _harmless(variables: Mapping[str, str]) -> dict[str, str]:
    """Leave out what is ours: the passphrase of a command may stand there."""
    return {name: value for name, value in variables.items() if not name.startswith("RUNDBORD_")}


def bound_ourselves(memory: int, seconds: int) -> None:
    """Let the system keep the bounds: bytes of memory, seconds of work, no files, no core dump. Not on Windows."""
    if sys.platform == "win32":
        return
    import resource  # only where there is one

    for what, bound in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):  # a system that does not know this one keeps the others
            resource.setrlimit(what, (bound, bound))
