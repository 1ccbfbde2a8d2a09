"""What the overview counts and nothing else carries: the weight of a case, the aims of a plan, files of colleagues."""

import datetime as dt
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.approx_spans import Tense
from app.models.base import CaseRecord, Record
from app.models.columns import COUNT, DATE, fact
from app.models.enums import Floor


class CaseWeight(CaseRecord):
    """Sagens vægt: the answer to one criterion of how much work a case takes; the newest of each criterion counts.

    `criterion` and `level` are ids in the municipality's list, `points` what the level counted for that day.
    """

    __tablename__ = "case_weight"
    section: ClassVar[str] = "weights"
    title: ClassVar[str] = "Sagens vægt"

    criterion: Mapped[str] = fact("Kriterium", required=True, floor=Floor.CASEWORKER)
    level: Mapped[str | None] = fact("Hvor meget", floor=Floor.CASEWORKER)
    points: Mapped[int | None] = fact("Point", COUNT, bounds=(0, 100), floor=Floor.CASEWORKER)
    because: Mapped[str | None] = fact("Fordi", long=True, floor=Floor.CASEWORKER)
    noted_on: Mapped[dt.date | None] = fact("Skrevet", DATE, tense=Tense.GONE, floor=Floor.CASEWORKER)


class PlanAim(CaseRecord):
    """Delmål, planen arbejder for: one of the municipality's aims of its early help, as a tag on a plan.

    `aim` is an id in the municipality's list (the shipped seven: VIVE 2020).
    """

    __tablename__ = "plan_aim"
    section: ClassVar[str] = "aims"
    nested_in = ("action_plan", "plan_id")
    title: ClassVar[str] = "Delmål for planen"

    plan_id: Mapped[UUID] = fact("Plan", ref="action_plan", required=True, floor=Floor.PROFESSIONAL)
    aim: Mapped[str] = fact("Delmål", required=True, floor=Floor.PROFESSIONAL)


class PeriodFile(Record):
    """Tal fra en kollega: an anonymous file of one laptop's counts in a period, read in by the leader.

    `mark` is the file's own random mark, so that it is not counted twice; `content` the file as it was, counts only.
    """

    __tablename__ = "period_file"

    period: Mapped[str] = fact("Periode", required=True)
    mark: Mapped[str] = fact("Filens mærke", required=True)
    made_on: Mapped[dt.date | None] = fact("Skrevet", DATE, tense=Tense.GONE)
    read_on: Mapped[dt.date | None] = fact("Læst ind", DATE, tense=Tense.GONE)
    label: Mapped[str | None] = fact("Hold eller afdeling")
    content: Mapped[str] = mapped_column(Text())
