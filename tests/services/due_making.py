"""Making cases whose dates are looked at: one child, help that runs, and the lines as few words."""

import datetime as dt
from typing import Any
from uuid import UUID

from app.bootstrap import OpenStore
from app.models.case import Child
from app.models.enums_meeting import MeetingStatus
from app.models.meeting import Meeting
from app.models.plan import FollowUp
from app.services.cases import start_case
from app.services.due_rows import DueRow, list_due
from app.services.ports import Unit
from app.services.records import add_record
from app.services.stop_decisions import note_stop
from tests.doing import ask, do
from tests.services.meeting_making import who
from tests.shipped import TODAY


def a_case(store: OpenStore, birth: str = "2018", **values: str) -> UUID:
    """Start a case with one child and return its id."""
    return UUID(str(do(store, start_case, child_name="Asta Lund", birth=birth, **values)))


def the_child(store: OpenStore, case_id: UUID) -> UUID:
    """Return the first child of a case."""
    with store.units.read("test") as unit:
        return unit.live(Child, Child.case_id == case_id)[0].id


def put(store: OpenStore, case_id: UUID, table: str, **values: Any) -> UUID:
    """Write one record as a form would."""
    return UUID(str(do(store, add_record, case_id, table, values)))


def help_that_runs(store: OpenStore, case_id: UUID, **values: Any) -> UUID:
    """Write support at home (§ 32) that began on 1 July 2026."""
    usual = {
        "name": "Kontaktperson", "status": "active", "legal_basis": "barnets lov § 32, stk. 1, nr. 3",
        "decided_on": "2026-06-22", "since": "2026-07-01", "plan_choice": "no_plan", "plan_choice_because": "Kort.",
    }  # fmt: skip
    return put(store, case_id, "intervention", **(usual | values))


def lines(store: OpenStore, today: str = "2026-11-22", *, table: str = "") -> list[DueRow]:
    """Return what is due as seen on a day, of one source table when it is named."""
    rows: list[DueRow] = ask(store, list_due, today=dt.date.fromisoformat(today))
    return [row for row in rows if not table or row.source_table == table]


def told(store: OpenStore, today: str = "2026-11-22", *, table: str = "") -> list[tuple[str, str, str]]:
    """Return what, when and by which rule."""
    found = lines(store, today, table=table)
    return [(row.what, row.due.isoformat() if row.due else "", row.rule_id) for row in found]


def stop(store: OpenStore, case_id: UUID, parent: str = "Torben") -> None:
    """Note that the child is heard without a parent; what is done from here on came after it."""
    do(store, note_stop, case_id, kind="abuse", against_id=who(store, case_id, parent), reason="hemmelig")
    store.units.now = lambda: TODAY + dt.timedelta(minutes=1)


def clear_planned(store: OpenStore, case_id: UUID) -> None:
    """Take away what is planned, so that a rhythm asks for a day of its own."""

    def change(unit: Unit) -> None:
        for meeting in unit.live(Meeting, Meeting.case_id == case_id):
            if meeting.status is MeetingStatus.PLANNED:
                unit.remove(meeting)
        for each in unit.live(FollowUp, FollowUp.case_id == case_id):
            unit.remove(each)

    do(store, change)
