"""Whose turn it is when agreements are read aloud: each owner who is here answers for themselves, one at a time."""

from dataclasses import dataclass
from uuid import UUID

from app.language.folding import join_names
from app.models.enums_meeting import AgreementState, OwnerAnswer
from app.services.agreement_rows import AgreementRow

GO_ON = "Enter går videre."


@dataclass(frozen=True, slots=True)
class Turn:
    """One who is asked about one agreement; `person_id` is None when the whole family answers a proposal.

    `answer` is None until it has been asked for. `here` is False for somebody who is asked another day.
    """

    person_id: UUID | None
    name: str
    answer: OwnerAnswer | None
    here: bool


def turns_of(row: AgreementRow, here: frozenset[UUID]) -> tuple[Turn, ...]:
    """Return who is asked about an agreement; nobody is asked about what law decides."""
    if row.state is AgreementState.TO_BE_DECIDED:
        return ()
    if row.state is AgreementState.PROPOSAL:
        return (Turn(None, "Familien", row.family_answer, here=True),)
    return tuple(
        Turn(person, name, answer if person in row.asked else None, person in here)
        for person, name, answer in row.answers
    )


def next_turn(turns: tuple[Turn, ...]) -> int | None:
    """Return the place of the first who is here and has not been asked, None when all have."""
    return next((place for place, turn in enumerate(turns) if turn.here and turn.answer is None), None)


def is_read(row: AgreementRow, here: frozenset[UUID], heard: frozenset[UUID]) -> bool:
    """Tell whether an agreement is done: all here were asked, or it was read (`heard`) and there is nobody to ask."""
    turns = turns_of(row, here)
    asked = [each for each in turns if each.here]
    return all(each.answer is not None for each in asked) if asked else row.id in heard


def nobody_to_ask(row: AgreementRow, turns: tuple[Turn, ...]) -> str:
    """Return why a yes or no has nowhere to go just now, and how to go on."""
    away = [each.name for each in turns if not each.here and each.answer is None]
    if away:
        return f"{join_names(away)} er her ikke – mangler svar. {GO_ON}"
    if row.state is AgreementState.TO_BE_DECIDED:
        return f"Det skal afgøres bagefter. {GO_ON}"
    return f"Alle har svaret. {GO_ON}" if turns else f"Ingen er sat på endnu. {GO_ON}"


def summary(rows: list[AgreementRow], here: frozenset[UUID]) -> tuple[str, ...]:
    """Return how it stands when all has been read, in sentences everybody may read."""
    agreed = [each for each in rows if each.is_agreed]
    yes = sum(_has_yes(each, here) for each in agreed)
    lines = [f"{_agreements(yes)} har fået ja." if yes else "Ingen aftaler har fået ja endnu."]
    for row in agreed:
        turns = turns_of(row, here)
        later = [each.name for each in turns if not each.here and each.answer is None]
        open_ = [each for each in turns if each.answer not in (None, OwnerAnswer.YES)]
        lines += [f"Aftale {row.number}: {name} spørges bagefter." for name in later]
        lines += [f"Aftale {row.number}: {each.name} {_SAID[each.answer]}." for each in open_ if each.answer in _SAID]
    for row in rows:
        if row.state is AgreementState.PROPOSAL:
            lines.append(f"Aftale {row.number} er stadig et forslag.")
        elif row.state is AgreementState.TO_BE_DECIDED:
            lines.append(f"Aftale {row.number} skal afgøres bagefter.")
    return tuple(lines)


_SAID = {
    OwnerAnswer.OTHER_FORM: "vil det på en anden måde",
    OwnerAnswer.THINKING: "tænker over det",
    OwnerAnswer.NO: "siger nej tak",
}


def _has_yes(row: AgreementRow, here: frozenset[UUID]) -> bool:
    asked = [each for each in turns_of(row, here) if each.here]
    return bool(asked) and all(each.answer is OwnerAnswer.YES for each in asked)


def _agreements(count: int) -> str:
    return "1 aftale" if count == 1 else f"{count} aftaler"
