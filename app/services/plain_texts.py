"""What is read on a paper sentence by sentence, taken from its frozen rows, and where each of its texts was written."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Text

from app.genogram.shapes import Drawing
from app.language.lix import words_of
from app.language.word_sets import word_set
from app.models.agreement import Agreement, AgreementOwner, AgreementReview
from app.models.case import Case
from app.models.meeting import Contribution, Meeting, Participant, Scale
from app.models.plan import ActionPlan, Cadence, FollowUp, Goal, GoalResponsible, GoalStep
from app.models.setup import Profile
from app.services.plan_rows import ContactBox, Quote
from app.services.ports import Unit
from app.services.snapshot import CaseRows

NOT_PROSE = word_set(
    """
    title copy version recipients municipality name first_name called names trusted area owners awaiting party status
    place present people who speaker role kind chair minutes_by caller own_language children guests correct_until
    period starts_at ends_at low_word high_word professional_text baseline target
    """
)
"""Fields of rows whose texts are names, labels, numbers, or words that only professionals get."""
_UNTOUCHED = (Quote, ContactBox, Drawing)
"""What somebody said is as it was said; whom to call and a drawing are no prose."""
_WRITTEN_IN = (
    Goal, GoalStep, GoalResponsible, Agreement, AgreementOwner, AgreementReview, Contribution, ActionPlan, Cadence,
    FollowUp, Meeting, Participant, Scale,
)  # fmt: skip
_SAME = 0.6
"""So large a part of what was written must stand in the text on the paper for it to come from there."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text was written: the row, the column, what they are called, and all that stands there now."""

    table: str
    row_id: UUID
    column: str
    label: str
    text: str


def prose_of(paper: object, *, is_prose: bool = True) -> Iterator[str]:
    """Yield every text of a paper's rows that is to be read as sentences, in their order."""
    if isinstance(paper, str):
        if is_prose and paper.strip() and not isinstance(paper, StrEnum):
            yield paper
    elif isinstance(paper, tuple):
        for each in paper:
            yield from prose_of(each, is_prose=is_prose)
    elif is_dataclass(paper) and not isinstance(paper, _UNTOUCHED):
        for field in fields(paper):
            yield from prose_of(getattr(paper, field.name), is_prose=field.name not in NOT_PROSE)


def sources_of(unit: Unit, rows: CaseRows) -> list[Source]:
    """Return all that is written in a case, and in the municipality's own lines, that may come to stand on a paper.

    What somebody was quoted for is left out: nobody writes that better.
    """
    found = [each for kind in _WRITTEN_IN for each in rows.of(kind) if not getattr(each, "quoted", False)]
    written = [source for row in (*found, rows.case) for source in _written(row)]
    return written + [source for profile in unit.live(Profile) for source in _written(profile)]


def source_of(text: str, words: str, sources: list[Source]) -> Source | None:
    """Return where some words of a text on a paper were written; None when it was not in the case."""
    there = _folded(text)
    found = [(each, _folded(each.text)) for each in sources if " ".join(words.split()).casefold() in _plain(each.text)]
    shares = [(len(own & there) / len(own), len(own), each) for each, own in found if own]
    best = max(shares, key=lambda share: share[:2], default=None)
    return best[2] if best and best[0] >= _SAME else None


def source_of_sentence(text: str, sentence: str, sources: list[Source]) -> Source | None:
    """Return where most of a sentence was written: a sentence may have been put together from several fields."""
    there = _folded(sentence)
    shares = [(len(_folded(each.text) & there), source_of(text, each.text, [each])) for each in sources]
    best = max((share for share in shares if share[1]), key=lambda share: share[0], default=None)
    return best[1] if best and best[0] * 2 >= len(there) else None


def _written(row: Any) -> Iterator[Source]:  # noqa: ANN401 - a mapped row of any table
    titles = {Case: "Sagen", Profile: "Indstillinger"}
    for column, fact in row.facts().items():
        is_text = isinstance(row.__table__.columns[column].type, Text) and not fact.refers_to
        text = getattr(row, column) if is_text and column not in ("typed", "to_check") else None
        if text:
            title = titles.get(type(row)) or row.title
            yield Source(row.__tablename__, row.id, column, f"{title}: {fact.label}", text)


def _folded(text: str) -> set[str]:
    return {each.text.casefold() for each in words_of(text)}


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
