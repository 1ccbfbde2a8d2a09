"""Names of files on the command line."""

import argparse
import os
from pathlib import Path

LONGEST_NAME = 200
"""Bytes in the name of a file: disks hold 255, and ».key« and ».damaged« are put after it."""


def file_path(text: str) -> Path:
    """Return the path a word names. Raises ArgumentTypeError for a name no disk can hold, with room for endings."""
    path = Path(text)
    try:
        fits = "\0" not in text and all(len(os.fsencode(part)) <= LONGEST_NAME for part in path.parts)
    except UnicodeEncodeError:  # half a letter
        fits = False
    if not fits:
        raise argparse.ArgumentTypeError(f"»{text[:40]}« kan ikke være navnet på en fil")
    return path


def store_path(text: str) -> Path:
    """Return the path of a data file, beside which others lie. Raises ArgumentTypeError when it names no file."""
    path = file_path(text)
    if not path.name:
        raise argparse.ArgumentTypeError(f"»{text[:40]}« kan ikke være navnet på en fil")
    return path
