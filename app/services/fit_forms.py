"""The feedback forms as data: names, when they are used, and the sums that are worth a talk; never their words."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.paths import resources

LICENCE = "Skemaerne er beskyttede. Kommunen skal selv have ret til at bruge dem. Her skrives kun tallene."
UNREADABLE = "Feedbackskemaerne kan ikke læses. Geninstallér programmet."


@dataclass(frozen=True, slots=True)
class CutOff:
    """A sum below which a talk is worth while, for an age in whole years (both ends with; None: open)."""

    value: float
    from_age: int | None = None
    to_age: int | None = None

    def is_for(self, age: int | None) -> bool:
        """Tell whether it counts at an age; one that is for all counts also when the age is not known."""
        if self.from_age is None and self.to_age is None:
            return True
        if age is None:
            return False
        return (self.from_age is None or age >= self.from_age) and (self.to_age is None or age <= self.to_age)


@dataclass(frozen=True, slots=True)
class FitForm:
    """A form: its id, name, when it is used, its cut-offs, where they are from, and whether they are confirmed."""

    id: str
    name: str
    when: str
    cutoffs: tuple[CutOff, ...]
    source: str = ""
    confirmed: bool = False

    def cutoff_at(self, age: int | None) -> float | None:
        """Return the sum that counts at an age in whole years (None: not known), None when there is none."""
        return next((each.value for each in self.cutoffs if each.is_for(age)), None)


def load_forms(path: Path) -> tuple[FitForm, ...]:
    """Return the forms of a file in their order. Raises UserError when it cannot be read."""
    try:
        with path.open("rb") as file:
            return tuple(_form(row) for row in tomllib.load(file)["form"])
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise UserError(UNREADABLE) from error


@cache
def shipped_forms() -> tuple[FitForm, ...]:
    """Return the forms that come with the program."""
    return load_forms(resources() / "definitions" / "fit_forms.toml")


def _form(row: Mapping[str, Any]) -> FitForm:
    cutoffs = tuple(CutOff(float(e["value"]), e.get("from_age"), e.get("to_age")) for e in row["cutoff"])
    return FitForm(
        str(row["id"]), str(row["name"]), str(row["when"]), cutoffs, str(row["source"]), bool(row["confirmed"])
    )
