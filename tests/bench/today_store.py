"""A store with any number of cases and twelve dates in each, put there by plain inserts: what I dag reads, and no more.

The dates lie as in a working municipality: some over the time, most ahead, a few without a day, agreements that come
back every week. Derived rows are written as the program would have worked them out.
"""

import datetime as dt
import random
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from app import __version__
from app.bootstrap import OpenStore, create_store
from app.models.approx_date import ApproxDate
from app.models.case import Case, Child
from app.models.enums import DueKind
from app.models.ids import new_id
from app.models.log import DueItem
from app.models.people import Person
from app.services import redating
from tests.bench.make_municipality import BOYS, GIRLS, LAST, PASSPHRASE, TODAY

DATES = 12
BECAUSE = "3 måneder efter start 1. juli 2026, barnets lov § 95, stk. 2."
SERIES = (
    "FREQ=WEEKLY;BYDAY=FR", "FREQ=WEEKLY;BYDAY=TU,TH", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "FREQ=DAILY",
    "FREQ=MONTHLY", "FREQ=MONTHLY;BYDAY=1MO", "FREQ=WEEKLY;BYDAY=MO;COUNT=30",
)  # fmt: skip
KINDS = (
    (DueKind.STATUTORY, "intervention", "OPF1", "Første opfølgning på Fast kontaktperson"),
    (DueKind.MEETING, "meeting", "meeting", "Inddragende netværksmøde"),
    (DueKind.PRACTICE, "cadence", "every_3_months", "Opfølgning"),
    (DueKind.AGREED, "goal", "agreed", "Mål: Er i skole fire dage om ugen"),
)

Row = dict[str, Any]


def big_store(path: Path, cases: int, seed: int = 7) -> OpenStore:
    """Return an open store with so many cases; the same seed gives the same dates."""
    store, _ = create_store(path, PASSPHRASE, training=True)
    chance = random.Random(seed)
    rows: dict[type[Any], list[Row]] = {Case: [], Person: [], Child: [], DueItem: []}
    for number in range(cases):
        _one_case(rows, number, chance)
    with store.vault.engine.begin() as connection:
        for kind, values in rows.items():
            connection.execute(insert(kind.__table__), values)
    with store.units.step("Datoer", "due.renew", undoable=False) as unit:
        # As if this program had made them: else they are made anew, from nothing, when the store is opened.
        redating.note_first(unit, __version__)
    return store


def _one_case(rows: dict[type[Any], list[Row]], number: int, chance: random.Random) -> None:
    case_id, person_id, child_id = new_id(), new_id(), new_id()
    rows[Case].append({"id": case_id, "number": f"2026-{number:05d}", "status": "open"})
    name = f"{chance.choice(GIRLS + BOYS)} {chance.choice(LAST)} {chance.choice(LAST)}"
    born = ApproxDate.of(dt.date(chance.randrange(2009, 2024), chance.randrange(1, 13), chance.randrange(1, 29)))
    rows[Person].append({"id": person_id, "case_id": case_id, "name": name, "birth": born, "order_key": "a"})
    rows[Child].append({"id": child_id, "case_id": case_id, "person_id": person_id, "order_key": "a"})
    rows[DueItem].extend(_dates(case_id, child_id, chance))


def _dates(case_id: Any, child_id: Any, chance: random.Random) -> list[Row]:
    found = []
    for place in range(DATES):
        kind, table, rule, what = KINDS[place] if place < len(KINDS) else _agreed(chance)
        item = {
            "case_id": case_id, "child_id": child_id, "source_table": table, "source_id": new_id(), "rule_id": rule,
            "kind": kind, "what": what, "due_on": TODAY + dt.timedelta(days=chance.randrange(-20, 170)),
            "explanation": BECAUSE if kind is DueKind.STATUTORY else "Aftalt.",
            "uncertain": False, "recurrence": None, "snoozed_until": None, "at_time": None,
        }  # fmt: skip
        found.append(item)
    for item in found[-3:-1]:
        item["recurrence"] = chance.choice(SERIES)
        item["due_on"] = TODAY - dt.timedelta(days=chance.randrange(-20, 200))
    found[-1]["due_on"] = None if chance.random() < 0.3 else found[-1]["due_on"]
    found[5]["snoozed_until"] = TODAY + dt.timedelta(days=chance.randrange(-5, 20)) if chance.random() < 0.1 else None
    return found


def _agreed(chance: random.Random) -> tuple[DueKind, str, str, str]:
    doing = chance.choice(("ringer til skolen", "henter fra fritidsklubben", "åbner døren om morgenen"))
    return DueKind.AGREED, "agreement", "agreed", f"{chance.choice(GIRLS)} {doing}."
