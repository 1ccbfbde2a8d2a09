"""Closed stores with story A and a meeting that is under way: the first meeting, or the one that looks back on it."""

import shutil
from pathlib import Path
from uuid import UUID

from app.bootstrap import OpenStore, create_store
from app.services.meetings import add_participant, list_meetings, start_meeting
from app.services.records import change_record
from tests.crash.meeting_nights import Meeting
from tests.doing import ask, do
from tests.shipped import CHEAP, PASSPHRASE, TODAY, import_example

PARTS = ("", ".key")


def make_stores(folder: Path) -> tuple[Meeting, Meeting]:
    """Make both stores; they are copied for each row of nights."""
    made = []
    for name in ("first", "again"):
        path = folder / name / "rundbord.db"
        path.parent.mkdir(parents=True)
        opened, _ = create_store(path, PASSPHRASE, cost=CHEAP, now=lambda: TODAY)
        case = import_example(opened, "a-mathias.json")
        meeting = _run_first(opened, case) if name == "first" else _run_again(opened, case)
        opened.close()
        made.append(Meeting(path, str(case), str(meeting)))
    return made[0], made[1]


def fresh(ready: Meeting, folder: Path) -> Meeting:
    """Copy a store to a folder of its own."""
    folder.mkdir(parents=True)
    for part in PARTS:
        shutil.copy(ready.path.with_name(ready.path.name + part), folder)
    return Meeting(folder / ready.path.name, ready.case, ready.meeting)


def _run_first(opened: OpenStore, case: UUID) -> UUID:
    """Story A's meeting of November, as if it were running today."""
    meeting: UUID = next(row.id for row in ask(opened, list_meetings, case) if row.held_on == "2026-11-18")
    do(opened, change_record, "meeting", meeting, {"status": "running", "held_on": "2026-11-22"})
    return meeting


def _run_again(opened: OpenStore, case: UUID) -> UUID:
    """The meeting in January that looks at November's agreements, with the same people round the table."""
    rows = ask(opened, list_meetings, case)
    before, meeting = next(row for row in rows if row.held_on == "2026-11-18"), rows[0].id
    for each in before.participants:
        do(opened, add_participant, meeting, each.person_id)
    do(opened, start_meeting, meeting, step="welcome")
    return meeting
