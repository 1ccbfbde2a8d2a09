"""The policy file of the municipality's IT department: limits that a user can see and cannot change.

It lies where only an administrator can write (`paths.policy_file`). No file means no limits beyond the program's own.
A file that is there and cannot be trusted or read stops the program: to guess would be to switch the limits off.
"""

import ctypes
import os
import re
import stat
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from app import paths
from app.errors import StoreError, UserError

EXPORT_NAMES = {
    "paper": "at gemme og udskrive papirer",
    "genogram": "at gemme slægtstegninger",
    "case_file": "at skrive sager ud som sagsfiler",
    "hand_over": "at give sager videre",
    "access": "at gemme svar på aktindsigt",
    "audit": "at gemme, hvem der har set på en sag",
    "figures": "at skrive nøgletal ud",
    "attachment": "at gemme kopier af billeder og filer",
}
EXPORTS = frozenset(EXPORT_NAMES)
"""What may be forbidden to leave the vault, by name. Backups are not among them: they stay encrypted."""

UNREADABLE = "Jeres it-afdelings politikfil kan ikke læses. Rundbord åbner ikke uden den. Spørg jeres it-afdeling."
UNTRUSTED = (
    "Politikfilen kan rettes af andre end administratoren, så den bliver ikke brugt, og Rundbord åbner ikke. "
    "Spørg jeres it-afdeling."
)
WRONG = "Politikfilen: »{name}« kan ikke bruges ({why}). Rundbord åbner ikke, før jeres it-afdeling har rettet den."
NOT_ALLOWED = "Jeres it-afdeling har slået det fra på denne computer: {what}."
LARGEST = 64 * 1024
_FILE, _OWNER = 1, 1
"""SE_FILE_OBJECT and OWNER_SECURITY_INFORMATION of GetNamedSecurityInfoW."""
ADMINISTRATORS = frozenset({
    "S-1-5-32-544",  # Administrators
    "S-1-5-18",  # the system itself, as when a management service writes the file
    "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464",  # TrustedInstaller
})  # fmt: skip
"""Who may own the file and its folder on Windows, as security identifiers (Microsoft's well-known ones)."""
_PEM = re.compile(r"-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----")


@dataclass(frozen=True, slots=True)
class Policy:
    """What the IT department has decided. None (and the defaults) mean that nothing was decided.

    `idle_minutes`: lock after so long without use, in place of the user's own choice. `meeting_idle_minutes`: the same
    in a meeting. `clipboard_seconds`: how long copied text stays. `hide_from_capture`: windows are left out of screen
    sharing where the system can. `backup_folder`: the second place for copies. `allowed_exports`: names from EXPORTS.
    `municipal_key`: a public key (PEM, X25519) that every vault gets a slot for. `retention_days`: how long a closed
    and journalised case stays. `store_folder`: where the store lies. `require_extra_key`: a key on a stick is needed.
    `reminders`: whether »3 frister i dag« may be said beside the clock.
    """

    idle_minutes: int | None = None
    meeting_idle_minutes: int | None = None
    clipboard_seconds: int = 120
    hide_from_capture: bool = False
    backup_folder: Path | None = None
    allowed_exports: frozenset[str] = EXPORTS
    municipal_key: str | None = None
    retention_days: int | None = None
    store_folder: Path | None = None
    require_extra_key: bool = False
    reminders: bool = True

    def allows(self, export: str) -> bool:
        """Tell whether something may leave the vault. KeyError for a name that is not in EXPORTS."""
        if export not in EXPORTS:
            raise KeyError(export)
        return export in self.allowed_exports

    def must_allow(self, export: str) -> None:
        """Raise UserError in Danish when something may not leave the vault on this computer."""
        if not self.allows(export):
            raise UserError(NOT_ALLOWED.format(what=EXPORT_NAMES[export]))

    def decided(self) -> frozenset[str]:
        """Return the names of what the IT department has decided, for »bestemt af jeres it-afdeling«."""
        bare = Policy()
        return frozenset(each.name for each in fields(self) if getattr(self, each.name) != getattr(bare, each.name))


def read_policy(path: Path | None = None) -> Policy:
    """Return the policy of this computer. Raises StoreError when the file is there and cannot be used."""
    place = path or paths.policy_file()
    try:
        with place.open("rb") as file:
            if not _only_the_administrator_writes(place, os.fstat(file.fileno())):
                raise StoreError(UNTRUSTED)
            raw = file.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return Policy()
    except OSError as error:
        raise StoreError(UNREADABLE) from error
    try:
        if len(raw) > LARGEST:
            raise StoreError(UNREADABLE)
        return _checked(tomllib.loads(raw.decode("utf-8-sig")))
    except (ValueError, RecursionError) as error:  # tomllib's own error and a wrong encoding are ValueErrors
        raise StoreError(UNREADABLE) from error


def _checked(values: Mapping[str, object]) -> Policy:
    read: dict[str, object] = {}
    for name, value in values.items():
        if name not in _READERS:
            raise StoreError(WRONG.format(name=name[:40], why="kendes ikke"))
        try:
            read[name] = _READERS[name](value)
        except (TypeError, ValueError) as error:
            raise StoreError(WRONG.format(name=name, why=str(error))) from error
    return Policy(**read)  # type: ignore[arg-type]  # each reader returns its field's type


def _whole(low: int, high: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise ValueError(f"skriv et helt tal fra {low} til {high}")
        return value

    return read


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("skriv true eller false")
    return value


def _folder(value: object) -> Path:
    if not isinstance(value, str) or not Path(value).is_absolute():
        raise ValueError("skriv en hel sti")
    return Path(value)


def _exports(value: object) -> frozenset[str]:
    if not isinstance(value, list) or not set(map(str, value)) <= EXPORTS:
        raise ValueError(f"skriv en liste af {', '.join(sorted(EXPORTS))}")
    return frozenset(map(str, value))


def _public_key(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(
        r"\s*-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----\s*", value
    ):
        raise ValueError("skriv en offentlig nøgle som PEM")
    return value.strip() + "\n"


_READERS: dict[str, Callable[[object], object]] = {
    "idle_minutes": _whole(1, 60),
    "meeting_idle_minutes": _whole(1, 120),
    "clipboard_seconds": _whole(5, 600),
    "hide_from_capture": _flag,
    "backup_folder": _folder,
    "allowed_exports": _exports,
    "municipal_key": _public_key,
    "retention_days": _whole(0, 36_500),
    "store_folder": _folder,
    "require_extra_key": _flag,
    "reminders": _flag,
}


def _only_the_administrator_writes(path: Path, found: os.stat_result) -> bool:
    if os.name == "nt":  # any user may make a folder in %ProgramData%, but not one that administrators own
        return all(owner_sid(each) in ADMINISTRATORS for each in (path.parent, path))
    folder = path.parent.stat()
    return all(each.st_uid == 0 and not each.st_mode & (stat.S_IWGRP | stat.S_IWOTH) for each in (found, folder))


def owner_sid(path: Path, libraries: Any = None) -> str:  # noqa: ANN401 - no types of Windows here
    """Return the security identifier of a file's or folder's owner; empty when Windows does not tell.

    `libraries` has `advapi32` and `kernel32` as attributes; None means those of Windows.
    """
    system = libraries or ctypes.windll  # type: ignore[attr-defined]  # is there on Windows only
    owner, descriptor, words = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_wchar_p()
    refused = system.advapi32.GetNamedSecurityInfoW(
        ctypes.c_wchar_p(str(path)), _FILE, _OWNER, ctypes.byref(owner), None, None, None, ctypes.byref(descriptor)
    )
    if refused:
        return ""
    try:
        if not system.advapi32.ConvertSidToStringSidW(owner, ctypes.byref(words)):
            return ""
        told = words.value or ""
        system.kernel32.LocalFree(ctypes.cast(words, ctypes.c_void_p))
        return told
    finally:
        system.kernel32.LocalFree(descriptor)
