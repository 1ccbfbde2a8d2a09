"""Runs in the installed program before anything of ours: the file that its modules lie in stays open.

PyInstaller opens the program's file anew for each module that is loaded. When the computer brings Rundbord up to date
while somebody works, another file stands in its place, and the next page she opens would be read from the wrong one.
On Linux the old file lives for as long as somebody holds it; Windows lets nobody exchange a program that runs.
"""

import importlib
import os
import sys
from typing import Protocol


class Archive(Protocol):
    """What PyInstaller reads modules from."""

    _filename: str


def hold(archive: Archive) -> None:
    """Let an archive be read through the open file from now on; where that cannot be, all stays as it was."""
    try:
        descriptor = os.open(archive._filename, os.O_RDONLY)  # noqa: SLF001 - PyInstaller has no other way in
    except OSError:
        return
    held = f"/proc/self/fd/{descriptor}"
    if os.access(held, os.R_OK):
        archive._filename = held  # noqa: SLF001 - as above


if getattr(sys, "frozen", False) and sys.platform == "linux":
    hold(importlib.import_module("pyimod02_importers").pyz_archive)  # PyInstaller's own, only in the built program
