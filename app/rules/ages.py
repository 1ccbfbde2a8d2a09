"""The ages that change a child's rights or are followed up, as rules (`resources/rules/ages.toml`) and as dates.

The flags are reminders: at 10 a child is a party only in the matters that barnets lov § 3 lists, and 15 is about
consent to placement. Whoever is placed has other rules at 16 and 17½ than the rest, so the scope counts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.language.dates import long_date
from app.models.enums import DueKind
from app.rules.counting import Step
from app.rules.explaining import sentence, step_words, told
from app.rules.rule import Force, Rule, Scope
from app.rules.rule_reading import read_rules

UNREADABLE = "Reglerne om alder kan ikke læses. Geninstallér programmet."
BEFORE = " før "
_LEAP_NOTE = "Født 29. februar: Datoen er 1. marts i år uden skuddag. Vurdér selv, om 28. februar er sikrere."


@dataclass(frozen=True, kw_only=True)
class AgeRule(Rule):
    """A rule for the day a child turns `age`, or so long `before` or `after` it. `label` is the age in words: »17½ år«.

    `notice` is how long ahead the day is spoken of. `deadline`: something must be there on that day; without it the
    day itself changes something, and is no deadline of the law even where the law says what changes.
    """

    age: int
    label: str
    before: Step | None = None
    after: Step | None = None
    deadline: bool = False
    notice: Step | None = None

    def on_day(self, birth: date) -> date:
        """The day for a child born on `birth`; before a birthday it may fall on a shorter month's last day."""
        day = birthday(birth, self.age)
        if self.before:
            return self.before.after(day, -1)
        return self.after.after(day) if self.after else day

    @property
    def due_kind(self) -> DueKind:
        """What kind of date it gives: a deadline of the law only where something must be there by then."""
        return super().due_kind if self.deadline else DueKind.PRACTICE

    def notice_from(self, birth: date) -> date:
        """The first day it is spoken of."""
        day = self.on_day(birth)
        return self.notice.after(day, -1) if self.notice else day

    def because(self, birth: date) -> str:
        """The sentence beside the date: »6 måneder før 18-årsdagen 30. april 2027, barnets lov § 111.«."""
        day = f"{self.age}-årsdagen {long_date(birthday(birth, self.age))}"
        distance = f"{step_words(self.before)} før " if self.before else ""
        distance = f"{step_words(self.after)} efter " if self.after else distance
        words = told(self, sentence(f"{distance}{day}"))
        return f"{words} {_LEAP_NOTE}" if is_leap_day(birth) else words


@dataclass(frozen=True)
class AgeFlag:
    """A day on which an age begins to matter. `label`, `meaning`, `law` and `note` are Danish and shown.

    `note` is filled when the day itself is open to doubt (born 29 February). `uncertain`: the paragraph is not read.
    """

    rule_id: str
    label: str
    on: date
    meaning: str
    law: str
    force: Force
    note: str = ""
    uncertain: bool = False


def birthday(birth: date, age: int) -> date:
    """The day a person turns `age`. Born 29 February: 1 March in common years (Danish practice, no statute found)."""
    year = birth.year + age
    try:
        return birth.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def turning(who: str, verb: str, label: str) -> str:
    """Return when an age is reached: »Noah fylder 17½ år«, »5 måneder før Noah fylder 18 år«."""
    distance, before, age = label.rpartition(BEFORE)
    return f"{distance}{before}{who} {verb} {age}"


def is_leap_day(birth: date) -> bool:
    """Whether a child is born on 29 February, so that most birthdays are open to doubt."""
    return (birth.month, birth.day) == (2, 29)


def age_flags(
    rules: Iterable[AgeRule], birth: date, *, placed: bool = False, scopes: Sequence[Scope] = (Scope.ALL,)
) -> tuple[AgeFlag, ...]:
    """The flags of a child born on `birth`, in order of day; scopes besides placed or not are the caller's."""
    note = _LEAP_NOTE if is_leap_day(birth) else ""
    mine = {*scopes, Scope.PLACED if placed else Scope.NOT_PLACED}
    flags = (
        AgeFlag(each.id, each.label, each.on_day(birth), each.explanation, each.law, each.force, note, each.uncertain)
        for each in rules
        if each.scope in mine and each.valid_on(each.on_day(birth))
    )
    return tuple(sorted(flags, key=lambda flag: flag.on))


def next_age_flag(rules: Iterable[AgeRule], birth: date, today: date, *, placed: bool = False) -> AgeFlag | None:
    """The first flag on or after `today`; None when all have passed."""
    return next((flag for flag in age_flags(rules, birth, placed=placed) if flag.on >= today), None)


def load_ages(path: Path) -> tuple[AgeRule, ...]:
    """The age rules in `path`, in file order. Raises UserError when the file is not what it should be."""
    return read_rules(path, "age", AgeRule, UNREADABLE)
