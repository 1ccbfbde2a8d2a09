"""A caseworker without pauses: one process that does a random mix of all that writes in a store, and says so.

A new way of writing is one function under `ACTS`. It tells what it is about to make true, does it, and tells that it
is done; `told.Expected` and `reading_back` judge the rest.
"""

import random
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

from app.bootstrap import OpenStore, create_store, open_store
from app.errors import RundbordError
from app.services import agreements, cases, history
from app.store import backup, connection, migrations
from app.store.connection import store_errors
from app.store.durable_file import make_folder
from app.store.restore import restore
from tests.crash.told import DRAFT, GONE, Event, Facts, Teller
from tests.shipped import CHEAP, PASSPHRASE

THERE = "there"
UNSEEN = "?"
BREATH = 0.05
"""Seconds after a key: a writer that saves steps without a breath keeps the lock from its own drafts."""
COPIES = "copies"
COPY = "copy:"
PASSPHRASE_NOW, CODE, VERSION = "secret:passphrase", "secret:code", "file:version"
PASSPHRASES = (PASSPHRASE, "syv blå heste under en bro")
NEWEST = 900
"""The number of the invented migration: far above any real one."""


class Writer:
    """One open store, and what has been made in it by this process."""

    def __init__(self, path: Path, secret: str, teller: Teller, seed: int) -> None:
        self.path = path
        self.chance = random.Random(seed)
        self.opened = open_as_newer_program(path, secret)
        self._teller = teller
        self._made = 0
        self._mark = f"{seed:x}"
        self.facts: Facts = {PASSPHRASE_NOW: secret, VERSION: str(migrations.version(self.opened.vault.engine))}
        self._at_first = dict(self.facts)
        self.ids: dict[str, UUID] = {}
        """Cases and agreements that are there, by what is told of them."""
        self.case_of: dict[str, str] = {}
        self.steps: list[tuple[str, UUID]] = []
        """What can be undone, the newest last."""
        self.copies: list[tuple[Path, Facts]] = []
        self.erased: Facts = {}
        """Cases that were to be erased, with what lay in them: no copy brings them back."""
        self.began: Callable[[str], None] = lambda _: None
        """Called when an act has begun: where a kill may be aimed."""

    def name(self) -> str:
        """A word no run has used before."""
        self._made += 1
        return f"{self._mark}.{self._made}"

    def tell(self, word: str, act: str, facts: Facts, note: str = "") -> None:
        self._teller.tell(Event(time.monotonic(), word, act, facts, note))

    @contextmanager
    def telling(self, act: str, facts: Facts) -> Iterator[None]:
        """Tell that `facts` are on their way, and afterwards that they are there, or the sentence that said no."""
        self.tell("begun", act, facts)
        self.began(act)
        try:
            yield
        except RundbordError as error:
            self.tell("refused", act, facts, str(error))
        else:
            self.facts.update(facts)
            self.forget(key for key, value in facts.items() if value == GONE)
            self.tell("done", act, facts)

    def forget(self, keys: Iterable[str]) -> None:
        """Do nothing more with what is gone."""
        for key in list(keys):
            self.ids.pop(key, None)
            self.case_of.pop(key, None)

    def changed_since(self, then: Facts) -> Facts:
        """Return what would be true again if everything were as it was `then`."""
        known = [key for key in self.facts if not key.startswith((DRAFT, COPY)) and key not in self.erased]
        return {key: then.get(key, self._at_first.get(key, UNSEEN if key == CODE else GONE)) for key in known}

    def open(self) -> None:
        """Open as the next morning would, after this process has closed."""
        self.opened = open_as_newer_program(self.path, self.facts[PASSPHRASE_NOW])

    def run(self, acts: list[str]) -> None:
        """Do these acts in this order."""
        for act in acts:
            ACTS[act](self)

    def close(self) -> None:
        """Close as a window does."""
        with self.telling("close", {}):
            self.opened.close()


def open_as_newer_program(path: Path, secret: str) -> OpenStore:
    """Open a store with a program that is one migration newer than the real one."""
    connection.SCHEMA_VERSION = NEWEST
    return open_store(path, secret, floor=CHEAP)


def start_case(writer: Writer) -> None:
    key = f"case:Barn {writer.name()}"
    with writer.telling("case", {key: THERE}):
        with writer.opened.units.step("Ny sag", "case.start") as unit:
            case_id = cases.start_case(unit, child_name=key.removeprefix("case:"))
        writer.ids[key] = case_id
        writer.steps.append((key, unit.outcome.step_id))


def add_agreement(writer: Writer) -> None:
    started = [key for key in writer.ids if key.startswith("case:")]
    if not started:
        start_case(writer)
        return
    case, key = started[-1], f"agreement:Kasper henter {writer.name()}"
    with writer.telling("agreement", {key: THERE}):
        with writer.opened.units.step("Ny aftale", "agreement.add") as unit:
            added = agreements.add_agreement(unit, writer.ids[case], text=key.removeprefix("agreement:"))
        writer.ids[key], writer.case_of[key] = added, case
        writer.steps = [(key, unit.outcome.step_id)]  # the case cannot be undone under its agreement


def remove_agreement(writer: Writer) -> None:
    added = [key for key in writer.ids if key in writer.case_of]
    if added:
        writer.steps.clear()
        with writer.telling("remove", {added[-1]: GONE}), writer.opened.units.step("Fjern", "agreement.remove") as unit:
            agreements.remove_agreement(unit, writer.ids[added[-1]])


def undo(writer: Writer) -> None:
    if writer.steps:
        key, step_id = writer.steps.pop()
        with writer.telling("undo", {key: GONE}), writer.opened.units.step("Fortryd", "step.undo") as unit:
            history.undo(unit, step_id)


def type_draft(writer: Writer) -> None:
    key, words = f"{DRAFT}{writer.chance.choice(('note', 'agreement'))}", f"Det gik godt {writer.name()}"
    writer.tell("given", "draft", {key: words})
    writer.opened.drafts.keep(key.removeprefix(DRAFT), words)
    time.sleep(BREATH)


def wait_for_draft(writer: Writer) -> None:
    words = f"Ventet på {writer.name()}"
    writer.tell("given", "flush", {f"{DRAFT}note": words})
    failures = len(writer.opened.draft_failures)
    with writer.telling("flush", {f"{DRAFT}note": words}):
        writer.opened.drafts.keep("note", words)
        writer.opened.drafts.flush()
        if len(writer.opened.draft_failures) > failures:
            raise writer.opened.draft_failures[-1]


def seal(writer: Writer) -> None:
    with writer.telling("seal", {}):
        writer.opened.seal()


def copy_aside(writer: Writer) -> None:
    target = writer.path.parent / COPIES / f"kopi-{writer.name()}.zip"
    with writer.telling("backup", {f"{COPY}{target.name}": THERE}):
        then = dict(writer.facts)
        with store_errors():
            make_folder(target.parent)
        backup.backup(writer.opened.vault, target)
        writer.copies.append((target, then))


def bring_back(writer: Writer) -> None:
    """Put a copy in the place of the store: all after it is gone, and what it held is there, but for the erased."""
    if writer.copies:
        copy, then = writer.chance.choice(writer.copies)
        with writer.telling("restore", writer.changed_since(then)):
            writer.opened.close()
            restore(copy, writer.path, then[PASSPHRASE_NOW], floor=CHEAP)
            writer.ids.clear()
            writer.steps.clear()
        writer.open()


def erase(writer: Writer) -> None:
    """Erase a case for good: the store gets a new file under a new key."""
    started = [key for key in writer.ids if key.startswith("case:")]
    if started:
        case = started[0]
        facts = {case: GONE, **{each: GONE for each, owner in writer.case_of.items() if owner == case}}
        writer.steps.clear()
        writer.erased.update(facts)
        with writer.telling("erase", facts):
            writer.opened.erase_cases(frozenset({writer.ids[case]}))
        writer.open()


def change_passphrase(writer: Writer) -> None:
    new = PASSPHRASES[1 - PASSPHRASES.index(writer.facts[PASSPHRASE_NOW])]
    with writer.telling("passphrase", {PASSPHRASE_NOW: new}):
        writer.opened.vault.change_passphrase(new, cost=CHEAP)


def renew_code(writer: Writer) -> None:
    made = ""
    with writer.telling("code", {CODE: writer.facts.get(CODE, UNSEEN)}):  # the sheet there is opens until one is kept
        made = writer.opened.vault.add_recovery_code(cost=CHEAP)
    if made:
        with writer.telling("code", {CODE: made}):
            writer.opened.vault.keep_recovery_code()


def migrate(writer: Writer) -> None:
    number = migrations.version(writer.opened.vault.engine) + 1
    with writer.telling("migrate", {VERSION: str(number)}):
        migrations.bring_up_to_date(writer.opened.vault, (migrations.Migration(number, _add_index),))


def _add_index(database: Connection) -> None:
    # As many pages as a real migration touches, and nothing that another room would have to know.
    database.execute(text("DROP INDEX IF EXISTS crash_index"))
    database.execute(text("UPDATE person SET order_key = order_key || ''"))
    database.execute(text("CREATE INDEX crash_index ON change (table_name, column_name, row_id)"))


def open_again(writer: Writer) -> None:
    """Close and open: the log is emptied, removed and made again."""
    with writer.telling("again", {}):
        writer.opened.close()
    writer.open()


ACTS: dict[str, Callable[[Writer], None]] = {
    "case": start_case,
    "agreement": add_agreement,
    "remove": remove_agreement,
    "undo": undo,
    "draft": type_draft,
    "flush": wait_for_draft,
    "seal": seal,
    "backup": copy_aside,
    "restore": bring_back,
    "erase": erase,
    "passphrase": change_passphrase,
    "code": renew_code,
    "migrate": migrate,
    "again": open_again,
}
OFTEN = ("case", "agreement", "agreement", "draft", "draft", "flush", "seal")


def mix(chance: random.Random, length: int) -> list[str]:
    """A random row of acts in which the common ones are common and each of the others may come."""
    return [chance.choice(OFTEN if chance.random() < 0.6 else tuple(ACTS)) for _ in range(length)]


def warm_up() -> None:
    """Prepare what every writer needs: one does all there is to do in a store that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rundbord.db"
        create_store(path, PASSPHRASES[0], cost=CHEAP)[0].close()
        acts = ["case", "case", "draft", *ACTS]
        order = {"path": path, "secret": PASSPHRASES[0], "seed": 0, "acts": acts}
        journey(order, Teller(path.with_name("told")), lambda _act: None)


def journey(order: dict[str, Any], teller: Teller, began: Callable[[str], None]) -> None:
    """Do one journey in this process; `began` is told of each act when it has begun."""
    writer = Writer(Path(order["path"]), order["secret"], teller, order["seed"])
    writer.began = began
    writer.run(order["acts"])
    writer.close()
