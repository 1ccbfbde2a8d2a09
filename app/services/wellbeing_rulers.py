"""Rulers as values: steps with words, several questions; read from a file or a kept text, and checked.

A ruler is data (`resources/definitions/rulers.toml`) the municipality may make its own. A mark keeps the words it was
asked with, so that an old curve reads the same when a question is worded anew.
"""

import datetime as dt
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from app.errors import UserError

UNREADABLE = "Linealerne kan ikke læses. Geninstallér programmet."
NO_NAME = "Giv linealen et navn på højst 60 tegn."
FEW_STEPS = "En lineal skal have mindst to trin og højst 11."
ODD_VALUE = "Trinnenes tal skal være forskellige hele tal fra 0 til 10 og stå i rækkefølge."
ODD_MOOD = "Sig for hvert trin, hvor godt det er: fra 0 (svært) til 4 (rigtig godt)."
NO_WORDS = "Skriv et ord ved det første og det sidste trin."
LONG_WORDS = "Et ord ved et trin kan højst fylde 40 tegn."
NO_QUESTION = "Skriv mindst ét spørgsmål. Der kan være 20."
LONG_QUESTION = "Et spørgsmål skal have ord, og det kan højst fylde 120 tegn."
LONGEST_NAME, LONGEST_WORD, LONGEST_QUESTION = 60, 40, 120
MOST_STEPS, MOST_QUESTIONS, MOST_VALUE, BEST = 11, 20, 10, 4


class RulerKind(StrEnum):
    """How the steps look: faces, three colours with a sign each, or numbers on a line."""

    FACES = "faces"
    COLOURS = "colours"
    NUMBERS = "numbers"


@dataclass(frozen=True, slots=True)
class RulerStep:
    """One step: the number that is kept (0 to 10), its word, and how good it is, from 0 (hard) to 4 (really good)."""

    value: int
    word: str = ""
    mood: int = 2


@dataclass(frozen=True, slots=True)
class RulerQuestion:
    """One question and its own id."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Ruler:
    """A ruler: its id, name and look, its steps from the hardest to the best, and its questions."""

    id: str
    name: str
    kind: RulerKind
    steps: tuple[RulerStep, ...]
    questions: tuple[RulerQuestion, ...]
    source: str = ""
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None

    @property
    def top(self) -> int:
        """Return the highest number."""
        return max(each.value for each in self.steps)

    def step(self, value: int | None) -> RulerStep | None:
        """Return the step with a number, None when there is none."""
        return next((each for each in self.steps if each.value == value), None)


def load_rulers(path: Path) -> tuple[Ruler, ...]:
    """Return the rulers of a file in their order. Raises UserError when it cannot be read."""
    try:
        with path.open("rb") as file:
            return tuple(_ruler(row) for row in tomllib.load(file)["ruler"])
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise UserError(UNREADABLE) from error


def as_text(ruler: Ruler) -> str:
    """Return a ruler as text (JSON); the same ruler gives the same text."""
    return json.dumps(asdict(ruler), ensure_ascii=False, sort_keys=True, default=str)


@lru_cache(maxsize=64)
def from_text(text: str) -> Ruler:
    """Return the ruler a text holds; the same few are asked for with each mark. Raises UserError when it is none."""
    try:
        return _ruler(json.loads(text))
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise UserError(UNREADABLE) from error


def faults_of(ruler: Ruler) -> Iterator[str]:
    """Yield what must be put right before a ruler can be used, in Danish."""
    if not 0 < len(ruler.name.strip()) <= LONGEST_NAME:
        yield NO_NAME
    if not 2 <= len(ruler.steps) <= MOST_STEPS:
        yield FEW_STEPS
        return
    values = [each.value for each in ruler.steps]
    if values != sorted(set(values)) or not 0 <= values[0] <= values[-1] <= MOST_VALUE:
        yield ODD_VALUE
    if any(not 0 <= each.mood <= BEST for each in ruler.steps):
        yield ODD_MOOD
    if not (ruler.steps[0].word.strip() and ruler.steps[-1].word.strip()):
        yield NO_WORDS
    if any(len(each.word) > LONGEST_WORD for each in ruler.steps):
        yield LONG_WORDS
    yield from _question_faults(ruler)


def _question_faults(ruler: Ruler) -> Iterator[str]:
    ids = [each.id for each in ruler.questions]
    if not 1 <= len(ids) <= MOST_QUESTIONS or len(set(ids)) < len(ids):
        yield NO_QUESTION
    if any(not 0 < len(each.text.strip()) <= LONGEST_QUESTION for each in ruler.questions):
        yield LONG_QUESTION


def _ruler(row: Mapping[str, Any]) -> Ruler:
    steps = row.get("steps", row.get("step"))
    questions = row.get("questions", row.get("question"))
    if not isinstance(steps, list) or not isinstance(questions, list):
        raise TypeError("a list was expected")
    return Ruler(
        id=_text(row["id"]),
        name=_text(row["name"]),
        kind=RulerKind(row["kind"]),
        steps=tuple(RulerStep(_number(e["value"]), _text(e.get("word", "")), _number(e.get("mood", 2))) for e in steps),
        questions=tuple(RulerQuestion(_text(each["id"]), _text(each["text"])) for each in questions),
        source=_text(row.get("source", "")),
        valid_from=_day(row.get("valid_from")),
        valid_to=_day(row.get("valid_to")),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text was expected")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("a whole number was expected")
    return value


def _day(value: object) -> dt.date | None:
    return dt.date.fromisoformat(value) if isinstance(value, str) else value if isinstance(value, dt.date) else None
