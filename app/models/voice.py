"""What the child tells with a pencil or a finger: three houses, the ruler of how I am, and feedback numbers."""

import datetime as dt
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Mapped

from app.models.approx_spans import Tense
from app.models.base import CaseRecord
from app.models.columns import COUNT, DATE, NUMBER, fact
from app.models.enums import Floor
from app.models.enums_early import House, Rater

TEN = (0, 10)


class HouseWord(CaseRecord):
    """Ord i et af de tre huse: one thing the child told in a talk, in its own words."""

    __tablename__ = "house_word"
    section: ClassVar[str] = "houses"
    nested_in = ("child_talk", "child_talk_id")
    title: ClassVar[str] = "I huset"

    child_talk_id: Mapped[UUID] = fact("Samtale", ref="child_talk", required=True)
    house: Mapped[House] = fact("Hus", House, required=True)
    text: Mapped[str | None] = fact("Barnets ord", long=True)


class WellbeingMark(CaseRecord):
    """Mærke på en trivselslineal: how it is, from one who knows, on one day; the curve is drawn from these.

    `ruler` and `question` are ids of `resources/definitions/rulers.toml`; the words are kept as they were asked.
    """

    __tablename__ = "wellbeing_mark"
    section: ClassVar[str] = "wellbeing"
    title: ClassVar[str] = "Trivsel"

    child_id: Mapped[UUID] = fact("Barn", ref="child", required=True)
    on: Mapped[dt.date | None] = fact("Dato", DATE, tense=Tense.GONE)
    ruler: Mapped[str] = fact("Lineal", required=True, floor=Floor.CASEWORKER)
    ruler_version: Mapped[str | None] = fact("Linealens version", floor=Floor.CASEWORKER)
    question: Mapped[str | None] = fact("Spørgsmålets id", floor=Floor.CASEWORKER)
    wording: Mapped[str | None] = fact("Spørgsmål")
    value: Mapped[int | None] = fact("Tal", COUNT, bounds=TEN)
    rater: Mapped[Rater] = fact("Hvem sætter mærket", Rater, default=Rater.CHILD)
    rated_by_id: Mapped[UUID | None] = fact("Navn", ref="person")
    because: Mapped[str | None] = fact("Fordi", long=True)
    child_talk_id: Mapped[UUID | None] = fact("Ved samtalen", ref="child_talk", floor=Floor.CASEWORKER)
    intervention_id: Mapped[UUID | None] = fact("Om indsatsen", ref="intervention", floor=Floor.PROFESSIONAL)


class FitScore(CaseRecord):
    """Tal fra et feedbackskema: four numbers somebody gave on a day; the form's own words are never kept here."""

    __tablename__ = "fit_score"
    section: ClassVar[str] = "fit_scores"
    title: ClassVar[str] = "Feedback i tal"

    child_id: Mapped[UUID | None] = fact("Barn", ref="child", floor=Floor.PROFESSIONAL)
    person_id: Mapped[UUID | None] = fact("Hvem svarede", ref="person", floor=Floor.PROFESSIONAL)
    form: Mapped[str] = fact("Skema", required=True, floor=Floor.PROFESSIONAL)
    on: Mapped[dt.date | None] = fact("Dato", DATE, tense=Tense.GONE, floor=Floor.PROFESSIONAL)
    first: Mapped[float | None] = fact("1", NUMBER, bounds=TEN, floor=Floor.PROFESSIONAL)
    second: Mapped[float | None] = fact("2", NUMBER, bounds=TEN, floor=Floor.PROFESSIONAL)
    third: Mapped[float | None] = fact("3", NUMBER, bounds=TEN, floor=Floor.PROFESSIONAL)
    fourth: Mapped[float | None] = fact("4", NUMBER, bounds=TEN, floor=Floor.PROFESSIONAL)
    intervention_id: Mapped[UUID | None] = fact("Om indsatsen", ref="intervention", floor=Floor.PROFESSIONAL)
    note: Mapped[str | None] = fact("Bemærkning", long=True, floor=Floor.PROFESSIONAL)
