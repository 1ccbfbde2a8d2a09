"""How was the meeting? Three faces and a number, one at a time and without a name.

Answers are kept without whom they come from unless they want it told, each put in at a place drawn by lot, so that
their order says nothing of who sat where. They are shown as counts, never one by one.
"""

import secrets
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.models.meeting import Feedback, Meeting
from app.models.order import key_between
from app.services.ports import Unit, use_case
from app.services.snapshot import read_case
from app.services.typed_values import typed_text, typed_value


@dataclass(frozen=True, slots=True)
class FeedbackQuestion:
    """One question. `shape` is »face« (1 to 3), »scale« (0 to 10) or »words«."""

    text: str
    shape: str


ADULT_QUESTIONS = (
    FeedbackQuestion("Blev du lyttet til i dag?", "face"),
    FeedbackQuestion("Talte vi om det, der betyder noget for dig?", "face"),
    FeedbackQuestion("Hvor meget hjalp mødet, fra 0 til 10?", "scale"),
    FeedbackQuestion("Er der noget, vi skal gøre anderledes næste gang?", "words"),
)
CHILD_QUESTIONS = (
    FeedbackQuestion("Lyttede de voksne til dig?", "face"),
    FeedbackQuestion("Talte vi om det, der er vigtigt for dig?", "face"),
    FeedbackQuestion("Var det godt at være med?", "face"),
    FeedbackQuestion("Er der noget, vi skal gøre anderledes næste gang?", "words"),
)
NOTHING = "Vælg mindst ét svar, eller gå tilbage."


@dataclass(frozen=True, slots=True)
class FeedbackAnswer:
    """One person's answer to one question; what was not answered is None or empty."""

    question: str
    face: int | None = None
    value: int | None = None
    text: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered."""
        return self.face is None and self.value is None and not self.text.strip()


@dataclass(frozen=True, slots=True)
class FeedbackCounts:
    """The answers to one question: how many chose face 1, 2 and 3, the numbers from low to high, the words."""

    question: str
    faces: tuple[int, int, int]
    values: tuple[int, ...]
    texts: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many have answered it."""
        return sum(self.faces) + len(self.values) + len(self.texts)


@use_case("feedback.give")
def give_feedback(
    unit: Unit, meeting_id: UUID, answers: tuple[FeedbackAnswer, ...], *, person_id: UUID | None = None
) -> None:
    """Keep one person's answers, without a name unless `person_id` says whose they are.

    Raises UserError when nothing is answered, or a face or number is outside its range.
    """
    meeting = unit.get(Meeting, meeting_id)
    given = [each for each in answers if not each.is_empty]
    if not given:
        raise UserError(NOTHING)
    for each in given:
        row = Feedback(case_id=meeting.case_id, meeting_id=meeting_id, person_id=person_id)
        row.question, row.text = typed_text(each.question), typed_text(each.text) or None
        row.face, row.value = (_number(unit, name, getattr(each, name)) for name in ("face", "value"))
        row.order_key = _drawn_place(unit, meeting_id)
        unit.add(row)
        unit.session.flush()


@use_case("feedback.read")
def read_feedback(unit: Unit, meeting_id: UUID) -> tuple[FeedbackCounts, ...]:
    """Return the answers of a meeting as counts by question, adults' questions first."""
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id, meeting_id)
    rows = read_case(unit, meeting.case_id).inside(Feedback, meeting_id)
    known = [each.text for each in (*ADULT_QUESTIONS, *CHILD_QUESTIONS)]
    asked = {*known} | {each.question or "" for each in rows}
    order = sorted(asked, key=lambda text: (known.index(text) if text in known else len(known), text))
    found = (_counts(text, [each for each in rows if (each.question or "") == text]) for text in order)
    return tuple(each for each in found if each.count)


def _counts(question: str, rows: list[Feedback]) -> FeedbackCounts:
    one, two, three = (sum(each.face == face for each in rows) for face in (1, 2, 3))
    return FeedbackCounts(
        question,
        (one, two, three),
        tuple(sorted(each.value for each in rows if each.value is not None)),
        tuple(sorted(each.text for each in rows if each.text)),
    )


def _number(unit: Unit, name: str, number: int | None) -> int | None:
    column = Feedback.__table__.columns[name]
    read: int | None = typed_value(column, "" if number is None else str(number), unit.today)
    return read


def _drawn_place(unit: Unit, meeting_id: UUID) -> str:
    """Return an order key between two answers drawn by lot."""
    keys = sorted({each.order_key for each in unit.live(Feedback, Feedback.meeting_id == meeting_id) if each.order_key})
    place = secrets.randbelow(len(keys) + 1)
    before = keys[place - 1] if place else None
    return key_between(before, keys[place] if place < len(keys) else None)
