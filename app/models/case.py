"""The case and the children it is about."""

import datetime as dt
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Mapped

from app.models.approx_date import ApproxDate
from app.models.approx_spans import Tense
from app.models.base import CaseRecord, Record
from app.models.columns import APPROX, DATE, FLAG, fact
from app.models.enums import CaseStatus, Floor, NotificationStatus, Topic
from app.models.enums_early import CaseStage


class Case(Record):
    """Sag: one family's matter, with one or more children. The number is a label, never a key."""

    __tablename__ = "case_"

    number: Mapped[str | None] = fact(
        "Sagsnummer", help_text="Jeres eget nummer, fx 2026-014.", floor=Floor.PROFESSIONAL
    )
    status: Mapped[CaseStatus] = fact("Status", CaseStatus, default=CaseStatus.OPEN, floor=Floor.PROFESSIONAL)
    stage: Mapped[CaseStage] = fact(
        "Sag eller endnu ikke", CaseStage, default=CaseStage.CASE, server_default="case", floor=Floor.PROFESSIONAL
    )
    opened_on: Mapped[ApproxDate | None] = fact("Begyndt", APPROX)
    closed_on: Mapped[dt.date | None] = fact("Afsluttet", DATE, tense=Tense.GONE)
    closed_reason: Mapped[str | None] = fact("Hvorfor sagen er afsluttet", long=True, floor=Floor.PROFESSIONAL)
    why: Mapped[str | None] = fact(
        "Derfor er vi her", help_text="Kort og venligt, som familien selv må læse det.", long=True
    )
    one_line: Mapped[str | None] = fact("Én linje om sagen", floor=Floor.PROFESSIONAL)
    notification: Mapped[NotificationStatus | None] = fact(
        "Underretning", NotificationStatus, floor=Floor.PROFESSIONAL, topic=Topic.SAFETY
    )
    caseworker: Mapped[str | None] = fact(
        "Rådgiver", help_text="Tomt betyder den, der har denne computer.", floor=Floor.PROFESSIONAL
    )
    here_since: Mapped[dt.date | None] = fact(
        "Skrevet her fra",
        DATE,
        tense=Tense.GONE,
        help_text="Sagen er hentet fra et andet sted. Hvad der skete før den dag, er ikke kendt her.",
        floor=Floor.CASEWORKER,
    )
    guiding_words: Mapped[str | None] = fact("Det, vi holder fast i", help_text="En sætning, alle arbejder efter.")


class Child(CaseRecord):
    """Barn i sagen: a person the case is about, with school and everyday life."""

    __tablename__ = "child"
    section: ClassVar[str] = "children"
    title: ClassVar[str] = "Barn"

    person_id: Mapped[UUID] = fact("Person", ref="person", required=True)
    school: Mapped[str | None] = fact("Skole eller dagtilbud", topic=Topic.SCHOOL)
    school_class: Mapped[str | None] = fact("Klasse", topic=Topic.SCHOOL)
    education: Mapped[str | None] = fact("Uddannelse", topic=Topic.SCHOOL)
    leisure: Mapped[str | None] = fact("Fritid")
    needs: Mapped[str | None] = fact("Har brug for", long=True)
    disability_only: Mapped[bool | None] = fact("Kun på grund af en funktionsnedsættelse", FLAG, floor=Floor.CASEWORKER)
    unaccompanied: Mapped[bool | None] = fact("Flygtning uden forældre", FLAG, floor=Floor.CASEWORKER)
