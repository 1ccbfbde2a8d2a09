"""What she noted in a hurry and has not laid in a case yet: kept in the vault as drafts, oldest first."""

import datetime as dt
import json
import time
from dataclasses import dataclass
from uuid import UUID

from app.language.dates import at_clock, in_days
from app.models.enums import NoteKind
from app.services import records
from app.views.drafts import DraftPort
from app.views.workspace import Workspace

PREFIX = "capture:"
LONGEST = 2000
"""Characters of one capture: what is pasted by mistake shall not lie there for ever."""


@dataclass(frozen=True, slots=True)
class Capture:
    """A few words and when they were written."""

    key: str
    text: str
    at: dt.datetime

    def told(self, today: dt.date) -> str:
        """Return »i dag kl. 14.05«."""
        return f"{in_days(self.at.date(), today)} {at_clock(self.at.strftime('%H:%M'))}"


def keep_capture(drafts: DraftPort, text: str, now: dt.datetime) -> None:
    """Keep some words; empty ones are not kept."""
    if text.strip():
        put_back(drafts, Capture(f"{PREFIX}{time.monotonic_ns():020d}", text.strip()[:LONGEST], now))


def put_back(drafts: DraftPort, capture: Capture) -> None:
    """Let a capture wait again, as when the note it became is undone."""
    drafts.keep(capture.key, json.dumps({"text": capture.text, "at": capture.at.isoformat()}), None)


def waiting(drafts: DraftPort) -> list[Capture]:
    """Return what waits, oldest first; what cannot be read is left where it lies."""
    found = [_read(key, text) for key, text in drafts.kept().items() if key.startswith(PREFIX)]
    return sorted((each for each in found if each is not None), key=lambda each: (each.at, each.key))


def lay_in_case(workspace: Workspace, capture: Capture, case_id: UUID) -> bool:
    """Make a note of it, dated the day it was written; the draft goes in the same step. False when it was refused."""
    values: dict[str, object] = {
        "text": capture.text, "kind": NoteKind.NOTE.value, "on": capture.at.date().isoformat(),
    }  # fmt: skip
    with workspace.becoming_step(capture.key):
        return workspace.do("Læg på plads", records.add_record, case_id, "note", values) is not None


def _read(key: str, text: str) -> Capture | None:
    try:
        raw = json.loads(text)
        return Capture(key, str(raw["text"]), dt.datetime.fromisoformat(raw["at"]))
    except (ValueError, KeyError, TypeError):
        return None
