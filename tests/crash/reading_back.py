"""Opening a store as the next morning would, and telling what lies in it in the words of `told`."""

from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from app.bootstrap import OpenStore, open_store
from app.errors import WrongPassphraseError
from app.models.agreement import Agreement
from app.models.case import Case, Child
from app.models.people import Person
from app.store import migrations
from app.store.check import findings
from app.store.key_file import key_path, unlock
from app.store.restore import restore
from tests.crash.scenarios import (
    CODE,
    COPIES,
    COPY,
    PASSPHRASE_NOW,
    PASSPHRASES,
    THERE,
    UNSEEN,
    VERSION,
    open_as_newer_program,
)
from tests.crash.told import DRAFT, Expected, Facts
from tests.shipped import CHEAP


def open_morning_after(path: Path, expected: Expected) -> OpenStore:
    """Open with the passphrase that was set, or the one that was being set."""
    try:
        return open_as_newer_program(path, expected.done[PASSPHRASE_NOW])
    except WrongPassphraseError:
        coming = [expected.begun.get(PASSPHRASE_NOW, ""), *expected.refused.get(PASSPHRASE_NOW, ())]
        if not any(coming):
            raise
        return open_as_newer_program(path, next(each for each in coming if each))


def found_in(opened: OpenStore) -> Facts:
    """Return cases, agreements, drafts, copies and the number of the newest migration."""
    with opened.units.read("cases.list") as unit:
        living = {case.id for case in unit.live(Case)}
        children = select(Person.name, Person.case_id).join(Child, Child.person_id == Person.id)
        names = [name for name, case_id in unit.session.execute(children) if case_id in living]
        agreed = [each.text for each in unit.live(Agreement) if each.case_id in living]
    found = {**{f"case:{name}": THERE for name in names}, **{f"agreement:{what}": THERE for what in agreed}}
    found.update({f"{DRAFT}{key}": words for key, words in opened.drafts.kept().items()})
    copies = (opened.vault.path.parent / COPIES).glob("*.zip")
    found.update({f"{COPY}{copy.name}": THERE for copy in copies})
    found[VERSION] = str(migrations.version(opened.vault.engine))
    return found


def lost(opened: OpenStore) -> list[str]:
    """Return what an open says is missing; that a wrong passphrase was tried is our own doing."""
    return [each for each in opened.warnings if "mangler" in each]


@dataclass
class Morning:
    """One store through many nights: what must be in it, and what was wrong when it was opened."""

    path: Path
    expected: Expected = field(default_factory=lambda: begin_with({PASSPHRASE_NOW: PASSPHRASES[0]}))

    def passphrase(self) -> str:
        """Return the passphrase the next writer must use."""
        return self.expected.done[PASSPHRASE_NOW]

    def look(self) -> list[str]:
        """Open the store and return all that is not as it must be; what is there is the beginning of the next day."""
        opened = open_morning_after(self.path, self.expected)
        try:
            found = found_in(opened)
            faults = [*lost(opened), *findings(opened.vault.engine, opened.vault.progress)]
        finally:
            opened.close()
        secrets, coming = _secrets(self.path, self.expected)
        faults += self.expected.faults({**found, **secrets})
        self.expected = begin_with({**found, **coming})
        return faults


def _secrets(path: Path, expected: Expected) -> tuple[Facts, Facts]:
    """Try the passphrase and the recovery code; return what they turned out to be, and what to expect from now on.

    A code that was being renewed when the process died was never shown to anybody: then nothing is known of it.
    """
    found: Facts = {}
    for key in (PASSPHRASE_NOW, CODE):
        told = (expected.done.get(key), expected.begun.get(key), *expected.refused.get(key, ()))
        candidates = [each for each in told if each]
        opening = next((each for each in candidates if each != UNSEEN and _opens(path, each)), None)
        if opening or candidates:
            found[key] = opening or (UNSEEN if UNSEEN in candidates else "opens with nothing that was told")
    return found, {key: value for key, value in found.items() if value != UNSEEN}


def _opens(path: Path, secret: str) -> bool:
    try:
        unlock(key_path(path), secret, floor=CHEAP)
    except WrongPassphraseError:
        return False
    return True


def begin_with(found: Facts) -> Expected:
    """Return the expectation of a store that holds just this."""
    drafts = {key: [(float("-inf"), words)] for key, words in found.items() if key.startswith(DRAFT)}
    return Expected(done=dict(found), drafts=drafts)


def copy_faults(copy: Path, secrets: tuple[str, ...], empty: Path) -> list[str]:
    """Restore a copy in an empty folder with one of these secrets, open it, and return what is wrong with it."""
    for secret in secrets:
        target = empty / "rundbord.db"
        try:
            restore(copy, target, secret, floor=CHEAP)
        except WrongPassphraseError:
            continue
        opened = open_store(target, secret, floor=CHEAP)
        try:
            return [*lost(opened), *findings(opened.vault.engine, opened.vault.progress)]
        finally:
            opened.close()
    return [f"{copy.name} opens with no passphrase it ever had"]
