"""Opening the window, and saying in one line what is missing when it cannot open."""

import ctypes
import os
import subprocess
import sys
from pathlib import Path

from app.paths import own_program

NEEDED = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
"""What Qt needs on a Linux desktop, and the Debian package it comes in."""

NO_DISPLAY = "Der er ingen skærm her, så vinduet åbnes ikke."
MISSING = "Vinduet kan ikke åbnes: {names} mangler. Hent det med: sudo apt-get install {names}"
FAILED = "Vinduet kunne ikke åbne på denne skærm."


def missing_libraries() -> list[str]:
    """Return the Debian packages Qt lacks here; none on Windows and macOS, where everything is in the wheel."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for library, package in NEEDED.items() if not _loads(library)]


def open_window(store: Path) -> str:
    """Open the window on a store in a process of its own and wait for it. Returns a line on how it went."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return NO_DISPLAY
    missing = missing_libraries()
    if missing:
        return MISSING.format(names=" ".join(missing))
    finished = subprocess.run([*own_program(), "--store", str(store)], check=False)  # noqa: S603 - ourselves
    return "Vinduet er lukket." if finished.returncode == 0 else FAILED


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
