"""Dates leave for her own calendar: made, read through as the calendar will show them, noted, and only then written.

What must not be read by others is not asked about here. It stands with its neutral words, and she is told how many.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.documents.outgoing_file import write_outside
from app.errors import UserError
from app.exchange.dates_calendar import (
    STOPPED,
    USUAL_ALARM,
    AlarmChoice,
    Progress,
    dates_bytes,
    event_bytes,
    read_dates_file,
    whole_file,
)
from app.services import calendar_dates, leak_guard
from app.services.calendar_dates import CalendarDate
from app.services.leak_guard import open_findings
from app.views.workspace import Workspace

FILE_NAME = "rundbord-datoer.ics"
NOTHING = "Der er ingen datoer at gemme endnu."


@dataclass(frozen=True, slots=True)
class Choice:
    """What she has chosen: one case or all, with names or without, and when the calendar reminds (None: never)."""

    case_id: UUID | None = None
    with_names: bool = False
    alarm: AlarmChoice | None = USUAL_ALARM


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that may leave: its bytes, whose dates stand in it, how many, and how many lost their words."""

    data: bytes
    cases: frozenset[UUID]
    count: int
    silenced: int


class DatesDesk:
    """Makes the file and lets it out."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    @property
    def is_allowed(self) -> bool:
        """Whether the municipality lets papers out of the vault: invitations go the same way."""
        return self._workspace.policy.allows("paper")

    def prepare(self, choice: Choice, progress: Progress = lambda _done, _total: True) -> Prepared:
        """Return the file, read through; `progress` hears how far it has come.

        Raises UserError when there is nothing, when a line cannot leave at all, and when `progress` says stop.
        """
        dates = self._workspace.ask(calendar_dates.read_dates, case_id=choice.case_id)
        if not dates:
            raise UserError(NOTHING)
        now, named = self._workspace.now(), frozenset[str]()
        if choice.with_names:
            written, named = self._read_through(dates, choice.alarm, now, progress)
            data = whole_file(written[each.uid] for each in dates)
        else:
            data = dates_bytes(dates, now, alarm=choice.alarm, progress=progress)
        silenced = sum(each.named != each.neutral and each.uid not in named for each in dates)
        cases = frozenset(each.case_id for each in dates)
        return Prepared(data, cases, len(dates), silenced if choice.with_names else 0)

    def save(self, prepared: Prepared, path: Path) -> bool:
        """Note it, then write the file; False when the vault refused. Raises UserError when the disk does."""
        if self._workspace.do("Kalenderfil", calendar_dates.note_dates, prepared.cases) is None:
            return False
        write_outside(path, prepared.data)
        return True

    def _read_through(
        self, dates: Iterable[CalendarDate], alarm: AlarmChoice | None, now: dt.datetime, progress: Progress
    ) -> tuple[dict[str, bytes], frozenset[str]]:
        """Return each entry as it may leave, and which of them kept their words: those nobody must not read."""
        by_case: dict[UUID, list[CalendarDate]] = {}
        for each in dates:
            by_case.setdefault(each.case_id, []).append(each)
        written, named = dict[str, bytes](), set[str]()
        for done, (case_id, some) in enumerate(by_case.items()):
            if not progress(done, len(by_case)):
                raise UserError(STOPPED)
            with_words = {each.uid: event_bytes(each, now, named=True, alarm=alarm) for each in some}
            unsafe = self._unsafe(case_id, with_words)
            written |= with_words
            written |= {
                each.uid: event_bytes(each, now, named=False, alarm=alarm) for each in some if each.uid in unsafe
            }
            named |= with_words.keys() - unsafe
        return written, frozenset(named)

    def _unsafe(self, case_id: UUID, written: Mapping[str, bytes]) -> set[str]:
        """Return the entries whose own words somebody must not read, as they stand in the finished file."""
        unsafe: set[str] = set()
        # The same words found twice are told once, so it is read again until nothing is found.
        while True:
            whole = read_dates_file(whole_file(data for uid, data in written.items() if uid not in unsafe))
            found = open_findings(self._workspace.ask(leak_guard.look, case_id, whole, frozenset()))
            if not found:
                return unsafe
            unsafe |= {each.where for each in found}
