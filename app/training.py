"""The training store: four invented families and an invented caseworker, on the Monday after the stories are told.

Everybody knows its passphrase, for there is nothing true in it.
"""

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from app.errors import StoreError
from app.paths import resources

if TYPE_CHECKING:
    from app.services.ports import Units

PASSPHRASE = "fire små stole om bordet"
FOLDER, NAME = "oevelse", "rundbord-oevelse.db"
DEMO = "øvelse.db"
"""What the command `demo` calls its store, wherever it lies."""
MONDAY = dt.date(2026, 11, 23)
"""The day it always is there, so that what falls due is the same for everybody who learns."""


def training_store(own: Path) -> Path:
    """Return where the training store lies: in a folder of its own beside the store with the true cases."""
    return own if own.parent.name == FOLDER else own.parent / FOLDER / NAME


def clear(store: Path) -> None:
    """Remove a training store with all beside it. Raises StoreError when something else lies there or holds it."""
    if store.parent.name != FOLDER or store.name != NAME:
        raise StoreError("Det er ikke en øvelse, så det bliver ikke slettet.")
    try:
        if store.parent.exists():
            shutil.rmtree(store.parent)
    except OSError as error:
        raise StoreError("Øvelsen er i brug. Luk dens vindue, og prøv igen.") from error


def on_monday(now: dt.datetime) -> dt.datetime:
    """Return the time of day as it is, on the day of the training."""
    return now.replace(year=MONDAY.year, month=MONDAY.month, day=MONDAY.day)


def caseworker() -> dict[str, str]:
    """Return the invented caseworker."""
    text = (resources() / "examples" / "profile.json").read_text(encoding="utf-8")
    profile: dict[str, str] = json.loads(text)
    return profile


def examples() -> list[Path]:
    """Return the files of the families one practises with, in their order."""
    return sorted((resources() / "examples").glob("[a-z]-*.json"))


def fill(units: "Units") -> dict[str, UUID]:
    """Put the caseworker and the families in a new store; return the cases by the names of their files."""
    from app.exchange.case_file import read_case_file  # all of them after the passphrase: they load the database
    from app.services.case_content import store_content
    from app.services.profile import save_profile

    with units.step("Om dig", "profile.save") as unit:
        save_profile(unit, caseworker())
    cases = {}
    for path in examples():
        with units.step("Hent sag", "case.import", undoable=False) as unit:
            cases[path.stem] = store_content(unit, read_case_file(path))
    return cases
