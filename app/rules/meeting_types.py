"""Meeting types as data: their steps, questions and minutes, from `resources/definitions/meeting_types.toml`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from app.errors import UserError

UNREADABLE = "Mødetyperne kan ikke læses. Geninstallér programmet."


@dataclass(frozen=True, slots=True)
class MeetingStep:
    """One step: its question ({barn} stands for the child's name), a hint for the chair, soft minutes, and its kind."""

    id: str
    name: str
    minutes: int
    question: str
    hint: str
    kind: str


@dataclass(frozen=True, slots=True)
class MeetingType:
    """One kind of meeting. `follow_up` names the cadence preset for the next one; `valid_from` is its version."""

    id: str
    name: str
    source: str
    valid_from: str
    minutes: int
    follow_up: str
    steps: tuple[MeetingStep, ...]

    def step(self, step_id: str | None) -> MeetingStep:
        """Return a step by id; the first when the id is empty or from another version."""
        return next((each for each in self.steps if each.id == step_id), self.steps[0])

    def minutes_before(self, step_id: str) -> int:
        """Return how many minutes into the meeting a step is thought to begin."""
        ids = [each.id for each in self.steps]
        return sum(each.minutes for each in self.steps[: ids.index(step_id)])


def load_meeting_types(path: Path) -> dict[str, MeetingType]:
    """Return the meeting types of a file by id. Raises UserError when the file cannot be read."""
    try:
        with path.open("rb") as file:
            rows = tomllib.load(file)["meeting_type"]
        return {row["id"]: _meeting_type(row) for row in rows}
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise UserError(UNREADABLE) from error


def _meeting_type(row: dict[str, object]) -> MeetingType:
    known = {key: row[key] for key in ("id", "name", "source", "minutes", "follow_up")}
    known["valid_from"] = str(row["valid_from"])
    steps = row["steps"]
    if not isinstance(steps, list):
        raise TypeError("steps must be a list")
    return MeetingType(steps=tuple(MeetingStep(**step) for step in steps), **known)  # type: ignore[arg-type]  # TOML
