"""A made-up municipality: 30 caseworkers, 700 cases and five years of life up to 22 November 2026, always the same.

What real cases are like is in it: worries that became none, siblings, help that goes up and down the ladder on days
people only nearly remember, meetings with and without the child, what was removed again, and what was typed wrong. It
is written straight into the tables, as a million rows are needed; nothing derived is. Proportions are those of the
reports on early help (VIVE 2020; six municipalities, 2014) where they have any.

`python -m tests.municipality STORE [--cases 700] [--worker 3] [--dates]` makes one by hand.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, insert

from app import __version__
from app.bootstrap import OpenStore, create_store
from app.models.registry import METADATA
from app.services import redating
from app.services.modules import MODULES, switch_module
from app.services.profile import save_profile
from tests.municipality_early import add_advice, add_early
from tests.municipality_help import add_help
from tests.municipality_meetings import add_meetings
from tests.municipality_people import WORKERS, caseworker, make_family, worker_of
from tests.municipality_story import BEGAN, END, Rows, Story
from tests.municipality_talks import add_follow_ups

__all__ = ["BEGAN", "CASES", "END", "PASSPHRASE", "SEED", "WORKERS", "caseworker", "families", "fill"]

CASES, SEED = 700, 2026
PASSPHRASE = "otte gule vanter på en knage"
AT_ONCE = 250
"""Cases that are written together."""


def fill(
    store: OpenStore, cases: int = CASES, *, seed: int = SEED, worker: int | None = None, dates: bool = False
) -> None:
    """Put the municipality in an open store, with every part of the program on.

    `worker` leaves only the cases of one caseworker, as on her own computer. What is due is worked out only when asked
    for by `dates`: it takes longer than all the rest.
    """
    with store.units.step("Om dig", "profile.save") as unit:
        save_profile(unit, {"name": caseworker(worker or 0), "municipality": "Øvekommunen"})
        for key in MODULES:
            switch_module(unit, key, on=True)
        redating.note_first(unit, __version__)  # else dates are made anew, for everybody, when the store is opened
    humans: set[UUID] = set()
    with store.vault.engine.begin() as connection:
        batch: Rows = defaultdict(list)
        for number, rows in enumerate(families(cases, seed, worker), 1):
            for table, some in rows.items():
                batch[table] += some
            if number % AT_ONCE == 0:
                _write(connection, batch, humans)
        _write(connection, batch, humans)
    is_done = not dates
    while not is_done:
        with store.units.step("Datoer", "due.renew", undoable=False) as unit:
            is_done = redating.renew(unit, __version__)


def families(cases: int = CASES, seed: int = SEED, worker: int | None = None) -> Iterator[Rows]:
    """Return the rows of one case after another, by table. A case is the same in a small town and in a large one."""
    for number in range(cases):
        if worker in (None, worker_of(number)):
            yield _family(Story(number, seed), is_own=worker_of(number) == 0)


def _family(story: Story, *, is_own: bool) -> Rows:
    family = make_family(story, is_own=is_own)
    add_early(family)
    add_help(family)
    add_follow_ups(family, add_meetings(family))
    for _ in range(story.weighed({0: 50, 1: 30, 2: 20})):
        add_advice(story, BEGAN)
    return story.rows


def _write(connection: Connection, batch: Rows, humans: set[UUID]) -> None:
    """Write some cases, and empty what they lay in."""
    fresh = {each["identity_id"] for each in batch.get("person", ()) if each["identity_id"]} - humans
    humans |= fresh
    batch["identity"] = [{"id": each} for each in sorted(fresh)]
    for table in METADATA.sorted_tables:
        if batch.get(table.name):
            connection.execute(insert(table), batch[table.name])
    batch.clear()


def main() -> None:
    """Make a store on disk."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("store", type=Path)
    asked.add_argument("--cases", type=int, default=CASES)
    asked.add_argument("--dates", action="store_true", help="work out what is due too")
    asked.add_argument("--worker", type=int, choices=range(WORKERS))
    chosen = asked.parse_args()
    store, code = create_store(chosen.store, PASSPHRASE, training=True)
    try:
        fill(store, chosen.cases, worker=chosen.worker, dates=chosen.dates)
    finally:
        store.close()
    sys.stdout.write(f"Passphrase »{PASSPHRASE}«, recovery code {code}\n")


if __name__ == "__main__":
    main()
