"""How long the dates of one case take to work out after one change: `python -m tests.bench.due_recompute`.

The case is a large one: story A with forty people, twelve dates, and a year of notes and contacts. Told is processor
time, since that is what the program spends; the clock on the wall belongs to the machine.
"""

import tempfile
import time
from pathlib import Path
from uuid import UUID

from app.bootstrap import OpenStore, create_store, open_store
from app.exchange.case_file import read_case_file
from app.models.case import Case
from app.paths import resources
from app.services import case_content, due
from app.services.ports import Unit
from app.services.records import add_record
from app.services.snapshot import CaseRows
from tests.bench.measures import milliseconds
from tests.municipality import PASSPHRASE

PEOPLE, DATES, A_YEAR = 30, 12, 40
HELP: dict[str, object] = {
    "name": "Kontaktperson", "status": "active", "legal_basis": "barnets lov § 32", "decided_on": "2026-06-22",
    "since": "2026-07-01",
}  # fmt: skip


def main() -> None:
    """Make the case, work its dates out again and again, and print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.db"
        create_store(path, PASSPHRASE, training=True)[0].close()
        # Opened again, as on any day: the driver keeps the first statements it gets, and those that made it are many.
        store = open_store(path, PASSPHRASE)
        try:
            print(told(store))
        finally:
            store.close()


def told(store: OpenStore, rounds: int = 40) -> str:
    """Return what one recomputation of a large case takes in an open store."""
    with store.units.step("Hent sag", "case.import", undoable=False) as unit:
        case_id = case_content.store_content(unit, read_case_file(resources() / "examples" / "a-mathias.json"))
        grow(unit, case_id)
    spent = [_once(store, case_id) for _ in range(rounds + 3)][3:]
    figures = milliseconds(spent)
    return f"dates of one case with {PEOPLE + 11} people: {figures['median']:.1f} ms, p95 {figures['p95']:.1f} ms"


def grow(unit: Unit, case_id: UUID) -> None:
    """Add people, dates, help, and a year of notes and contacts."""
    people = [add_record(unit, case_id, "person", {"name": f"Person {number}"}) for number in range(PEOPLE)]
    add_record(unit, case_id, "intervention", dict(HELP))
    for number in range(DATES):
        made = add_record(unit, case_id, "agreement", {"text": "ringer", "due_on": f"2026-12-{number + 1:02d}"})
        owner: dict[str, object] = {"agreement_id": str(made), "person_id": str(people[number])}
        add_record(unit, case_id, "agreement_owner", owner)
    for number in range(A_YEAR):
        day = f"2026-{number % 10 + 1:02d}-{number % 28 + 1:02d}"
        add_record(unit, case_id, "note", {"on": day, "text": "Skolen ringede."})
        made = add_record(unit, case_id, "contact", {"on": day, "kind": "call"})
        called: dict[str, object] = {"contact_id": str(made), "person_id": str(people[number % PEOPLE]), "role": "to"}
        add_record(unit, case_id, "contact_person", called)


def _once(store: OpenStore, case_id: UUID) -> float:
    with store.units.step("Regn om", "bench") as unit:
        case = unit.get(Case, case_id)
        began = time.process_time()
        due.recompute(unit, CaseRows(unit, case))
        return time.process_time() - began


if __name__ == "__main__":
    main()
