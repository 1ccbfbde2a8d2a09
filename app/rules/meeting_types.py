"""Meeting types as data: steps, questions, minutes; from `resources/definitions/` or as the municipality has them."""

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any

from app.errors import UserError

UNREADABLE = "Mødetyperne kan ikke læses. Geninstallér programmet."


@dataclass(frozen=True, slots=True)
class MeetingStep:
    """One step: its question ({barn} stands for the child's name), a hint for the chair, soft minutes, and its kind.

    `child_question` asks the same of a child, in words a child uses; empty when nobody would ask a child.
    """

    id: str
    name: str
    minutes: int
    question: str
    hint: str
    kind: str
    child_question: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the bank under one kind of step, and the same question as one asks a child."""

    kind: str
    text: str
    child_text: str


@dataclass(frozen=True, slots=True)
class MeetingType:
    """One kind of meeting. `follow_up` names the cadence preset for the next one; `valid_from` is its version.

    `at_the_end` lists what must be there when it closes (see `END_POINTS`). `usual` is False for the types most people
    never need: they are shown when asked for. `family` is False when no family is there and nobody is named in full.
    """

    id: str
    name: str
    source: str
    valid_from: str
    minutes: int
    follow_up: str
    steps: tuple[MeetingStep, ...]
    about: str = ""
    questions: tuple[Question, ...] = ()
    at_the_end: tuple[str, ...] = ()
    usual: bool = True
    family: bool = True

    def step(self, step_id: str | None) -> MeetingStep:
        """Return a step by id; the first when the id is empty or from another version."""
        return next((each for each in self.steps if each.id == step_id), self.steps[0])

    def minutes_before(self, step_id: str) -> int:
        """Return how many minutes into the meeting a step is thought to begin."""
        ids = [each.id for each in self.steps]
        return sum(each.minutes for each in self.steps[: ids.index(step_id)])

    def asked_under(self, kind: str) -> tuple[Question, ...]:
        """Return the questions of the bank for one kind of step."""
        return tuple(each for each in self.questions if each.kind == kind)


STEP_KINDS = (
    "attendance", "reason", "own_words", "child_leaves", "works", "worry", "for_absent", "safety", "scale", "hope",
    "agreement", "review", "read_aloud", "next", "evaluation", "private_time", "information",
)  # fmt: skip
"""What the screen can show under a step. »review« goes through what was agreed last time."""

END_POINTS = ("child_voice", "owner", "date", "next_meeting", "lead", "feedback", "told_child", "safety")
"""What a meeting type may ask to be there at the end."""


def load_meeting_types(path: Path) -> dict[str, MeetingType]:
    """Return the meeting types of a file by id. Raises UserError when the file cannot be read."""
    try:
        with path.open("rb") as file:
            content = tomllib.load(file)
        bank = tuple(Question(**_plain(Question, row)) for row in content.get("question", ()))
        return {row["id"]: meeting_type_of(row, bank) for row in content["meeting_type"]}
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise UserError(UNREADABLE) from error


def meeting_type_of(row: Mapping[str, Any], bank: tuple[Question, ...] = ()) -> MeetingType:
    """Return a meeting type from plain values; `bank` is used when it has no questions of its own.

    What a later version has added is left out. Raises KeyError or TypeError when a part is missing or of another kind.
    """
    values = _plain(MeetingType, {**row, "valid_from": str(row["valid_from"])})
    steps, questions, ends = row["steps"], row.get("questions", ()), row.get("at_the_end", ())
    if not all(isinstance(each, list | tuple) for each in (steps, questions, ends)):
        raise TypeError("steps, questions and at_the_end must be lists")
    if not steps or not all(isinstance(each, str) for each in ends):
        raise TypeError("a meeting type has steps, and what is at the end is told by name")
    return MeetingType(
        steps=tuple(MeetingStep(**_plain(MeetingStep, each)) for each in steps),
        questions=tuple(Question(**_plain(Question, each)) for each in questions) or bank,
        at_the_end=tuple(ends),
        **values,
    )


def _plain(kind: type[MeetingType | MeetingStep | Question], row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the texts, numbers and yes-or-no that a class knows. Raises KeyError and TypeError."""
    found = {}
    for each in fields(kind):
        if each.type not in (str, int, bool):
            continue
        if each.name in row and type(row[each.name]) is not each.type:
            raise TypeError(f"{each.name} is of another kind")
        if each.name in row:
            found[each.name] = row[each.name]
        elif each.default is MISSING:
            raise KeyError(each.name)
    return found
