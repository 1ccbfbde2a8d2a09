"""The log of faults: kinds and places in the program, never a message or a value, for those may hold a name."""

import contextlib
import logging
from logging.handlers import RotatingFileHandler

from app import paths

LOGGER = logging.getLogger("rundbord")
LARGEST = 200_000
"""Bytes; one older file is kept beside it."""


class _FaultFile(RotatingFileHandler):
    """A file that is made when there is a fault to write, and never a new fault itself."""

    def __init__(self) -> None:
        super().__init__(paths.log_file(), maxBytes=LARGEST, backupCount=1, encoding="utf-8", delay=True)
        self.setFormatter(logging.Formatter("%(asctime)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        """Write one fault, making the folder first."""
        with contextlib.suppress(OSError):
            paths.log_file().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:
        """Do nothing: a full disk is told about by the store, and here there is nobody to tell."""


def keep_log() -> None:
    """Write the faults of this process to the log file from now on; twice does no harm."""
    if not any(isinstance(each, _FaultFile) for each in LOGGER.handlers):
        LOGGER.addHandler(_FaultFile())


def close_log() -> None:
    """Let go of the file."""
    for each in [each for each in LOGGER.handlers if isinstance(each, _FaultFile)]:
        LOGGER.removeHandler(each)
        each.close()
