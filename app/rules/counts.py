"""Numbers and choices of lists and reminders, as data (`resources/rules/counts.toml`); none of them stops anything."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from app.errors import UserError

UNREADABLE = "Tallene til påmindelser kan ikke læses. Geninstallér programmet."
OUT_OF_RANGE = "»{name}« skal være et helt tal fra {least} til {most}."
YES_OR_NO = "»{name}« er ja eller nej."


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers by name: days, talks and months as named; what »hverdag« means; what makes a follow-up count."""

    quiet_days: int
    not_talked_days: int
    concern_days: int
    coming_days: int
    slack_days: int
    talks_before_limit: int
    long_rhythm_months: int
    saturday_counts: bool
    follow_up_needs_talk: bool
    follow_up_needs_plan: bool


@dataclass(frozen=True, slots=True)
class CountRow:
    """One number or choice as it is shown: Danish words, bounds and where it comes from."""

    id: str
    name: str
    value: int | bool
    explanation: str
    source: str
    least: int = 0
    most: int = 1
    unit: str = ""

    @property
    def words(self) -> str:
        """The value in Danish: »60 dage«, »ja«."""
        if isinstance(self.value, bool):
            return "ja" if self.value else "nej"
        return f"{self.value} {self.unit}".strip()

    def with_value(self, value: object) -> "CountRow":
        """Return it with another value. Raises UserError for one that it cannot have."""
        if isinstance(self.value, bool):
            if not isinstance(value, bool):
                raise UserError(YES_OR_NO.format(name=self.name))
            return replace(self, value=value)
        if not isinstance(value, int) or isinstance(value, bool) or not self.least <= value <= self.most:
            raise UserError(OUT_OF_RANGE.format(name=self.name, least=self.least, most=self.most))
        return replace(self, value=value)


def load_counts(path: Path) -> tuple[CountRow, ...]:
    """Return the rows of a file in their order. Raises UserError when it is not what it should be."""
    try:
        with path.open("rb") as file:
            rows = tuple(_row(each) for each in tomllib.load(file)["count"])
        counts_of(rows)
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, UserError) as error:
        raise UserError(UNREADABLE) from error
    return rows


def counts_of(rows: Iterable[CountRow]) -> Counts:
    """Return the numbers by name. Raises TypeError when one is missing, or is none."""
    values: dict[str, Any] = {each.id: each.value for each in rows}
    if any(type(values.get(each.name)) is not each.type for each in fields(Counts)):
        raise TypeError("a number is missing or of another kind")
    return Counts(**values)


def _row(row: Mapping[str, Any]) -> CountRow:
    found = CountRow(**row)
    return found.with_value(found.value)
