"""The case load as frozen rows: each case with its weight, each caseworker, the weeks ahead, and one more case."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.services.weight_list import Heaviness


@dataclass(frozen=True, slots=True)
class LoadLine:
    """One open case: whose children, its weight, why, and how many criteria nobody has answered.

    `why` is empty while a child is heard without a parent: the answers may tell what that parent must not know.
    """

    case_id: UUID
    number: str
    children: str
    caseworker: str
    points: int | None
    heaviness: Heaviness
    why: str
    unanswered: int
    weighed_on: dt.date | None


@dataclass(frozen=True, slots=True)
class WorkerLoad:
    """What one caseworker has: cases, points of those that are weighed, and how many are not."""

    name: str
    cases: int
    points: int
    heavy: int
    unweighed: int


@dataclass(frozen=True, slots=True)
class WeekLoad:
    """What is due in one week, by its kind; `late` is what should have been done before, counted in the first week."""

    monday: dt.date
    meetings: int = 0
    statutory: int = 0
    practice: int = 0
    agreed: int = 0
    late: int = 0

    @property
    def number(self) -> int:
        """The number of the week (ISO)."""
        return self.monday.isocalendar().week

    @property
    def count(self) -> int:
        """How many dates there are in the week itself."""
        return self.meetings + self.statutory + self.practice + self.agreed


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseLoad:
    """The cases of one caseworker (`whose`), or of all (None). `own` is what she is called herself.

    `is_hers`: all of them are her own. `capacity` is her own number of points then, None when she has not said.
    """

    whose: str | None
    own: str
    is_hers: bool
    lines: tuple[LoadLine, ...]
    workers: tuple[WorkerLoad, ...]
    weeks: tuple[WeekLoad, ...]
    points: int
    unweighed: int
    capacity: int | None
    light_to: int
    middle_to: int
    source: str

    @property
    def count(self) -> int:
        """How many cases there are."""
        return len(self.lines)

    def of(self, heaviness: Heaviness) -> int:
        """Return how many cases weigh so."""
        return sum(each.heaviness is heaviness for each in self.lines)


@dataclass(frozen=True, slots=True)
class RhythmChoice:
    """A rhythm the rules suggest: how it would fill the weeks of a new case."""

    preset_id: str
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class OneMore:
    """What one more case would do: the points it is counted with, the sum after, and its dates in each of the weeks."""

    points: int
    sum_before: int
    sum_after: int
    capacity: int | None
    added: tuple[int, ...]
    dates: tuple[dt.date, ...]
