"""What is noted about dates: an event that set a deadline going, a date put off, and the review with the leader."""

import datetime as dt
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Mapped

from app.models.approx_spans import Tense
from app.models.base import CaseRecord
from app.models.columns import DATE, TIME, Id, fact
from app.models.enums import Floor


class StartedDeadline(CaseRecord):
    """Frist, der er sat i gang: the event of one deadline of the rules, such as a notification that was received.

    `rule_id` is the rule's id in the rule data; `source_id` the row whose event it was, when the program saw it begin
    by itself. The clock time matters for deadlines in hours (Danish time).
    """

    __tablename__ = "started_deadline"
    section: ClassVar[str] = "started_deadlines"
    title: ClassVar[str] = "Frist"

    rule_id: Mapped[str] = fact("Regel", required=True, floor=Floor.CASEWORKER)
    child_id: Mapped[UUID | None] = fact("Barn", ref="child", floor=Floor.CASEWORKER)
    on: Mapped[dt.date] = fact("Regnes fra", DATE, tense=Tense.EITHER, required=True, floor=Floor.CASEWORKER)
    at_time: Mapped[str | None] = fact("Klokken", TIME, floor=Floor.CASEWORKER)
    done_on: Mapped[dt.date | None] = fact("Gjort den", DATE, tense=Tense.GONE, floor=Floor.CASEWORKER)
    note: Mapped[str | None] = fact("Bemærkning", long=True, floor=Floor.CASEWORKER)
    source_id: Mapped[UUID | None] = fact("Begyndte med", Id(), floor=Floor.CASEWORKER)


class Snooze(CaseRecord):
    """Udsat dato: a line on I dag that waits until a day, and why. The date itself is never moved.

    `source_table`, `source_id` and `rule_id` say which line, as in the derived list of what is due, and `due_on` which
    date of it (None: it had none). When the line has another date, it no longer waits.
    """

    __tablename__ = "snooze"
    section: ClassVar[str] = "snoozes"
    title: ClassVar[str] = "Udsat"

    source_table: Mapped[str] = fact("Hvad", required=True, floor=Floor.CASEWORKER)
    source_id: Mapped[UUID] = fact("Hvilken", Id(), required=True, floor=Floor.CASEWORKER)
    rule_id: Mapped[str] = fact("Regel", required=True, floor=Floor.CASEWORKER)
    due_on: Mapped[dt.date | None] = fact("Datoen, den gjaldt", DATE, floor=Floor.CASEWORKER)
    until: Mapped[dt.date] = fact("Til", DATE, required=True, floor=Floor.CASEWORKER)
    reason: Mapped[str] = fact("Fordi", long=True, required=True, floor=Floor.CASEWORKER)
    decided_on: Mapped[dt.date | None] = fact("Besluttet", DATE, tense=Tense.GONE, floor=Floor.CASEWORKER)


class CaseReview(CaseRecord):
    """Sagsgennemgang: the caseworker and the leader went through the case, or plan to."""

    __tablename__ = "case_review"
    section: ClassVar[str] = "case_reviews"
    title: ClassVar[str] = "Sagsgennemgang"

    planned_on: Mapped[dt.date | None] = fact("Planlagt", DATE, floor=Floor.CASEWORKER)
    held_on: Mapped[dt.date | None] = fact("Holdt", DATE, tense=Tense.GONE, floor=Floor.CASEWORKER)
    leader: Mapped[str | None] = fact("Sammen med", floor=Floor.CASEWORKER)
    text: Mapped[str | None] = fact("Det blev vi enige om", long=True, floor=Floor.CASEWORKER)
