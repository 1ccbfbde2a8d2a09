"""Erasing for good, when all windows are gone: a bar says how far it has come once it takes more than a second."""

from uuid import UUID

from app.errors import StoreError
from app.views.entrance import OpenedStore
from app.views.frame.crash import CrashGuard
from app.views.guard.lock_note import Why
from app.views.widgets.long_work import LongWork

ERASING = "Sagen bliver slettet, og sikkerhedskopierne bliver lavet om. Det kan ikke stoppes undervejs."


def erase_told(store: OpenedStore, cases: frozenset[UUID]) -> Why:
    """Erase cases and close the store; return how it went, as the next process tells it."""
    work = LongWork(ERASING, "")
    try:
        store.erase_cases(cases, work)
    except StoreError as error:
        CrashGuard.note(error)
        return Why.UNERASED
    finally:
        work.close()
    return Why.ERASED
