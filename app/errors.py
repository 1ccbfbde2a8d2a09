"""Errors split by whose fault they are, because that decides what a caseworker is told."""


class RundbordError(Exception):
    """Something we foresaw; the message is a Danish sentence that says what to do and holds no case content."""


class UserError(RundbordError):
    """A rule said no: shown beside the work, nothing is lost (exit code 2)."""


class StoreError(RundbordError):
    """Disk, lock, key, damage or a newer file: shown in a dialog that says what to do (exit code 3)."""


class WrongPassphraseError(StoreError):
    """The passphrase or recovery code does not open the key file."""


class ExtraKeyNeededError(StoreError):
    """The passphrase opens nothing without the extra key on its stick."""


class StoreInUseError(StoreError):
    """Another Rundbord has the store open."""


class DamagedStoreError(StoreError):
    """The store cannot be read whole: a copy can be brought back, or what can be read be opened."""
