"""Dates leave for her own calendar: made, read through as the calendar will show them, noted, and only then written.

What must not be read by others is not asked about here. It stands with its neutral words, and she is told how many.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.documents.outgoing_file import write_outside
from app.errors import UserError
from app.exchange.dates_calendar import USUAL_ALARM, AlarmChoice, dates_bytes, read_dates_file
from app.services import calendar_dates, leak_guard
from app.services.calendar_dates import CalendarDate
from app.services.leak_guard import RenderedPaper, open_findings
from app.views.workspace import Workspace

FILE_NAME = "rundbord-datoer.ics"
NOTHING = "Der er ingen datoer at gemme endnu."
STOPPED = "Stoppet. Der er ikke gemt nogen fil."
TOLD_EACH = 100
"""Dates between two words about how far it has come: showing it costs more than writing some of them."""
Progress = Callable[[int, int], bool]
"""Told how much of how much has been read through, and then written; False stops it all."""


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
        wanted = frozenset(each.uid for each in dates if choice.with_names)
        named = wanted - self._unsafe(dates, wanted, progress) if wanted else wanted
        data = dates_bytes(_watched(dates, progress), self._workspace.now(), named=named, alarm=choice.alarm)
        cases = frozenset(each.case_id for each in dates)
        silent = {each.uid for each in dates if each.named == each.neutral}
        return Prepared(data, cases, len(dates), len(wanted - named - silent))

    def save(self, prepared: Prepared, path: Path) -> bool:
        """Note it, then write the file; False when the vault refused. Raises UserError when the disk does."""
        if self._workspace.do("Kalenderfil", calendar_dates.note_dates, prepared.cases) is None:
            return False
        write_outside(path, prepared.data)
        return True

    def _unsafe(self, dates: Iterable[CalendarDate], wanted: frozenset[str], progress: Progress) -> frozenset[str]:
        """Return the entries whose own words somebody must not read, as they stand in the finished file."""
        by_case: dict[UUID, list[CalendarDate]] = {}
        for each in dates:
            by_case.setdefault(each.case_id, []).append(each)
        unsafe: set[str] = set()
        for done, (case_id, some) in enumerate(by_case.items()):
            if not progress(done, len(by_case)):
                raise UserError(STOPPED)
            unsafe |= self._unsafe_in(case_id, some, wanted)
        return frozenset(unsafe)

    def _unsafe_in(self, case_id: UUID, dates: list[CalendarDate], wanted: frozenset[str]) -> set[str]:
        unsafe: set[str] = set()
        # The same words found twice are told once, so it is read again until nothing is found.
        while True:
            left = wanted - unsafe
            data = dates_bytes(dates, self._workspace.now(), named=left)
            whole = read_dates_file(data)
            parts = tuple(each for each in whole.parts if each.where in left)
            found = open_findings(self._workspace.ask(leak_guard.look, case_id, RenderedPaper(parts), frozenset()))
            if not found:
                return unsafe
            unsafe |= {each.where for each in found}


def _watched(dates: Collection[CalendarDate], progress: Progress) -> Iterator[CalendarDate]:
    """Yield the dates and tell how many have been. Raises UserError when `progress` says stop."""
    for done, each in enumerate(dates):
        if done % TOLD_EACH == 0 and not progress(done, len(dates)):
            raise UserError(STOPPED)
        yield each
