"""Deadlines that one event sets going (`resources/rules/deadlines.toml`), and the day each falls on.

A date is never moved by weekends or holidays; `holidays.working_deadline` gives the day to work by. A deadline whose
paragraph is unsure carries that, and the user is told.
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app.language.dates import long_date
from app.rules.counting import Step, StepUnit, hours_after
from app.rules.due import DueFact
from app.rules.explaining import because, event_noun, told
from app.rules.rule import Rule
from app.rules.rule_reading import read_rules

UNREADABLE = "Reglerne om frister kan ikke læses. Geninstallér programmet."


@dataclass(frozen=True, kw_only=True)
class Deadline(Rule):
    """A deadline: how long after its event, or `before` it (a plan before the decision); None: a task without a day.

    `older_of` is the id of the deadline that took its place: for events from before that one was in force.
    """

    after: Step | None = None
    before: bool = False
    older_of: str = ""

    def due_on(self, day: date, *, saturday_counts: bool = True) -> date | None:
        """The last day, when the event is on `day`; None for a task without a day.

        `saturday_counts` is the municipality's reading of »hverdag«. Hours count as whole days here; `due_at` gives
        the moment.
        """
        if self.after is None:
            return None
        return self.after.after(day, -1 if self.before else 1, saturday_counts=saturday_counts)

    def due_at(self, moment: datetime) -> datetime | None:
        """The moment a deadline in hours ends, for an event at `moment` (with zone); None for those counted in days."""
        if self.after is None or self.after.unit is not StepUnit.HOURS:
            return None
        return hours_after(moment, self.after.count)

    def because(self, day: date, at_time: str = "") -> str:
        """The sentence beside the date, for an event on `day` (clock time HH:MM where hours are counted)."""
        if self.after is None:
            return told(self, f"Uden fast dato, efter {event_noun(self.trigger)} {long_date(day)}")
        return because(self, self.after, day, at_time=at_time, before=self.before)

    def fact(self, day: date, *, saturday_counts: bool = True) -> DueFact | None:
        """The line for the list of what is due; None when the rule was not in force on `day`."""
        if not self.valid_on(day):
            return None
        due = self.due_on(day, saturday_counts=saturday_counts)
        return DueFact(self.due_kind, self.id, self.name, due, self.because(day), self.law, self.uncertain)


def load_deadlines(path: Path) -> tuple[Deadline, ...]:
    """The deadlines in `path`, in file order. Raises UserError when the file is not what it should be."""
    return read_rules(path, "deadline", Deadline, UNREADABLE)
