"""The self-test: every part of the program once, on a store that is thrown away, one line each with its time."""

import argparse
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from app.bootstrap import OpenStore, create_store, open_store
from app.cli import selftest_parts as parts
from app.cli.main_job import MainJob, carry_out
from app.cli.run import log_bug
from app.errors import RundbordError, StoreError
from app.store.check import findings
from app.store.key_cost import FLOOR

PASSPHRASE = "fire små stole om bordet"
FINE, WRONG, LEFT_OUT = "i orden", "FEJL: {0}", "sprunget over: {0}"
FAULTS = "Selvtesten fandt fejl i: {0}. Geninstallér programmet, og prøv igen."
ALL_FINE = "Selvtesten er gået godt. Der er ikke ændret noget på computeren."
OUR_FAULT = "den kunne ikke gøres ({0})"
COST = FLOOR
"""The cheapest a real store may have: a slow computer shall not fail for being slow."""


@dataclass
class SelfTest:
    """What the parts share, and which of them failed."""

    folder: Path
    store: OpenStore | None = None
    job: MainJob | None = None
    failed: list[str] = field(default_factory=list)

    def opened(self) -> tuple[OpenStore, MainJob]:
        """Return the store and what was done in it. Raises StoreError when an earlier part has failed."""
        if self.store is None or self.job is None:
            raise StoreError("noget før den gik galt")
        return self.store, self.job

    def run(self, name: str, part: Callable[["SelfTest"], str]) -> None:
        """Do one part and print how it went. A part returns why it was left out, or nothing."""
        begun = perf_counter()
        try:
            skipped = part(self)
            told = LEFT_OUT.format(skipped) if skipped else FINE
        except RundbordError as error:
            told = WRONG.format(error)
            self.failed.append(name)
        except Exception as error:  # the other parts are still worth knowing of
            log_bug(error)
            told = WRONG.format(OUR_FAULT.format(type(error).__name__))
            self.failed.append(name)
        seconds = f"{perf_counter() - begun:.1f}".replace(".", ",")
        print(f"{name}: {told} ({seconds} s)")


def selftest(_: argparse.Namespace) -> int:
    """Do every part. Raises StoreError naming those that failed."""
    with tempfile.TemporaryDirectory(prefix="rundbord-") as folder:
        test = SelfTest(Path(folder))
        try:
            for name, part in PARTS.items():
                test.run(name, part)
        finally:
            if test.store is not None:
                test.store.close()
    if test.failed:
        raise StoreError(FAULTS.format(", ".join(test.failed)))
    print(ALL_FINE)
    return 0


def _vault(test: SelfTest) -> str:
    """Make a store, see that nothing in it can be read, and open it again with the passphrase."""
    path = test.folder / "selvtest.db"
    made, _ = create_store(path, PASSPHRASE, training=True, cost=COST)
    made.close()
    if b"SQLite format" in path.read_bytes():
        raise StoreError("datafilen er ikke krypteret")
    test.store = open_store(path, PASSPHRASE, floor=COST)
    return ""


def _meeting(test: SelfTest) -> str:
    if test.store is None:
        raise StoreError("den kom ikke så langt")
    test.job = carry_out(test.store.units)
    if not test.job.due:
        raise StoreError("der kom ingen frister ud af det")
    return ""


def _whole(test: SelfTest) -> str:
    store, _ = test.opened()
    problems = findings(store.vault.engine, store.vault.progress)
    if problems:
        raise StoreError(" ".join(problems))
    return ""


def _with(part: Callable[[OpenStore, MainJob], str]) -> Callable[[SelfTest], str]:
    return lambda test: part(*test.opened())


PARTS: dict[str, Callable[[SelfTest], str]] = {
    "Datafil": _vault,
    "Møde og aftaler": _meeting,
    "Slægtstegning": _with(parts.drawing),
    "Plan på papir": _with(parts.plan),
    "Søgning": _with(parts.search_words_found),
    "Stavekontrol": lambda _test: parts.spelling(),
    "Billede fra telefon": lambda _test: parts.picture(),
    "Tal for en periode": _with(parts.period),
    "Sagsfil": _with(parts.case_file),
    "Vindue": _with(parts.window),
    "Efterset datafil": _whole,
}
"""What is tried, in this order, by the name that is printed."""
