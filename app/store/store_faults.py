"""What can be wrong with the file, the disk or the lock, said so that a caseworker knows what to do."""

import errno

from app.errors import DamagedStoreError, StoreError, StoreInUseError

MISSING = (
    "Filen med sagerne, »{name}«, mangler, men nøglefilen er her. Hent begge filer fra den seneste sikkerhedskopi."
)
EMPTY = "Filen med sagerne er tom. Hent den fra den seneste sikkerhedskopi."
NOT_OURS = "Filen er ikke lavet af Rundbord og bliver ikke åbnet. Vælg den rigtige fil. Intet er ændret."
NEWER = "Sagerne er gemt af en nyere udgave af Rundbord. Opdatér programmet, og prøv igen. Intet er ændret."
UNREADABLE = (
    "Filen med sagerne kan ikke låses op med denne nøglefil. Enten er den beskadiget, eller også hører de to filer "
    "ikke sammen. Hent begge fra den samme sikkerhedskopi."
)
DAMAGED = (
    "En del af filen med sagerne er beskadiget. "
    "Ved oplåsningen kan du hente en sikkerhedskopi frem eller åbne det, der kan læses."
)
LOCKED = "Sagerne er i brug af noget andet lige nu. Vent et øjeblik, og prøv igen."
FULL = "Disken er fuld, så ændringen er ikke gemt. Ryd op på disken, og prøv igen."
DISK = "Disken svarer ikke, som den skal, så ændringen er ikke gemt. Prøv igen, eller spørg jeres it-afdeling."
FOLDER = "Mappen med sagerne kan ikke skrives til. Se, om den er skrivebeskyttet, eller spørg jeres it-afdeling."
VANISHED = (
    "Filen med sagerne er flyttet eller slettet, mens den var åben, så ændringen er ikke gemt. "
    "Læg den tilbage, hvor den lå, eller hent den seneste sikkerhedskopi."
)
UNKNOWN = "Filen med sagerne kan ikke bruges lige nu. Prøv igen. Sker det igen, så spørg jeres it-afdeling."

# SQLite's primary result codes (sqlite.org/rescode.html); the low byte of the extended ones.
_BY_RESULT_CODE = {
    3: FOLDER,  # PERM
    5: LOCKED,  # BUSY
    6: LOCKED,  # LOCKED
    8: FOLDER,  # READONLY
    10: DISK,  # IOERR
    11: DAMAGED,  # CORRUPT: SQLCipher says so when the seal of a page after the first is broken
    13: FULL,  # FULL
    14: FOLDER,  # CANTOPEN
    15: LOCKED,  # PROTOCOL: the locks of the write-ahead log could not be had
    26: UNREADABLE,  # NOTADB: the first page does not open with this key
}
_BY_ERRNO = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EACCES: FOLDER,
    errno.EPERM: FOLDER,
    errno.EROFS: FOLDER,
    errno.ENOENT: FOLDER,
    errno.ENOTDIR: FOLDER,
    errno.EIO: DISK,
}

_KINDS: dict[str, type[StoreError]] = {
    LOCKED: StoreInUseError,
    DAMAGED: DamagedStoreError,
    UNREADABLE: DamagedStoreError,
}


def translate(error: BaseException) -> StoreError | None:
    """Return what to tell about an error of the driver, of SQLAlchemy around it, or of the operating system.

    None when neither disk, lock nor key is at fault (a broken rule of the schema, a bug of ours).
    """
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, OSError):
        return StoreError(_BY_ERRNO.get(cause.errno or 0, DISK))
    code = getattr(cause, "sqlite_errorcode", None)
    message = _BY_RESULT_CODE.get(code & 0xFF) if isinstance(code, int) else None
    if message is None:
        return None
    return _KINDS.get(message, StoreError)(message)
