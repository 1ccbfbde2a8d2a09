"""A ruler's steps and questions as lines that can be written: »3 Midt imellem«, one question on each."""

from collections.abc import Sequence

from app.errors import UserError
from app.services.wellbeing_rulers import BEST, RulerQuestion, RulerStep

NO_NUMBER = "»{line}« begynder ikke med et tal. Skriv fx »3 Midt imellem«."
_SHOWN = 40


def steps_text(steps: Sequence[RulerStep]) -> str:
    """Return steps as lines."""
    return "\n".join(f"{each.value} {each.word}".strip() for each in steps)


def steps_of(text: str) -> tuple[RulerStep, ...]:
    """Return the steps of some lines; how good each is follows from its place. Raises UserError without a number."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    found = []
    for place, line in enumerate(lines):
        number, _, word = line.partition(" ")
        number = number.rstrip(".:")
        if not (number.isascii() and number.isdecimal() and len(number) <= 3):
            raise UserError(NO_NUMBER.format(line=line[:_SHOWN]))
        found.append(RulerStep(int(number), word.strip(), _mood(place, len(lines))))
    return tuple(found)


def questions_text(questions: Sequence[RulerQuestion]) -> str:
    """Return questions as lines."""
    return "\n".join(each.text for each in questions)


def questions_of(text: str, before: Sequence[RulerQuestion]) -> tuple[RulerQuestion, ...]:
    """Return the questions of some lines. One with the same words keeps its id, and so does one worded anew in place.

    So a curve goes on when a question is only put better; when a line is added or taken away, the words decide.
    """
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    known = {each.text: each.id for each in before}
    in_place = len(lines) == len(before)
    found: list[RulerQuestion] = []
    for place, line in enumerate(lines):
        own = known.get(line, before[place].id if in_place and before[place].text not in lines else "")
        found.append(RulerQuestion(own, line))
    return tuple(found)


def _mood(place: int, count: int) -> int:
    return round(place * BEST / (count - 1)) if count > 1 else BEST // 2
