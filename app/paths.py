"""Where things lie, in a checkout and in an installed (frozen) program."""

import sys
from pathlib import Path

import platformdirs

APP_NAME = "Rundbord"

ProgramStamp = tuple[int, int, int]
"""Number, time and size of a file."""


def resources() -> Path:
    """Return the folder of fonts, icons, rules, schema and examples."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return root / "resources"


def own_program(*, headless: bool = False) -> list[str]:
    """Return the command that starts this program once more, from a checkout or installed.

    `headless`: it will be read from or written to through pipes, or say something at a prompt. On Windows a program
    with a window has neither, so an installed Rundbord has a second front door there.
    """
    if not getattr(sys, "frozen", False):
        return [sys.executable, "-m", "app"]
    beside = Path(sys.executable).with_name("rundbord-kommando.exe")
    return [str(beside) if headless and sys.platform == "win32" else sys.executable]


def program_stamp() -> ProgramStamp | None:
    """Return what tells the installed program's file from another in its place; None from a checkout or when gone."""
    if not getattr(sys, "frozen", False):
        return None
    try:
        found = Path(sys.executable).stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def default_store() -> Path:
    """Return where the store lies unless told otherwise: the local, never roaming or synchronised, data folder."""
    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False, roaming=False)) / "rundbord.db"


def policy_file() -> Path:
    """Return where the IT department's policy lies: a fixed place that no environment variable can move."""
    if sys.platform == "win32":
        return Path(_common_data()) / APP_NAME / "policy.toml"
    root = "/Library/Application Support/Rundbord" if sys.platform == "darwin" else "/etc/rundbord"
    return Path(root) / "policy.toml"


def log_file() -> Path:
    """Return the log file: ids and error kinds only, never content."""
    return Path(platformdirs.user_log_dir(APP_NAME, appauthor=False)) / "rundbord.log"


def _common_data() -> str:
    """Return what %ProgramData% is meant to be, from the part of the registry that only an administrator writes.

    Neither the variable nor a library that can be overridden by one is asked. Written, not tried on Windows.
    """
    import winreg

    place = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\Shell Folders"
    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place) as key:  # type: ignore[attr-defined,unused-ignore]  # Windows only
            return str(winreg.QueryValueEx(key, "Common AppData")[0])  # type: ignore[attr-defined,unused-ignore]  # Windows only
    except OSError:
        return r"C:\ProgramData"
