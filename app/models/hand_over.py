"""A case that goes from one caseworker to another: the meeting about it, what must be known, and that it arrived."""

import datetime as dt
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Mapped

from app.models.approx_spans import Tense
from app.models.base import CaseRecord
from app.models.columns import DATE, Id, fact
from app.models.enums import Floor
from app.models.enums_overview import HandOverPointKind


class HandOver(CaseRecord):
    """Rådgiverskift: the case is handed over, or is about to be. The row goes along with the case.

    `package` is the mark of the package it was sent in, random and about nobody. The sender writes until `sent_on`; the
    receiver writes `received_on` and what comes after; `confirmed_on` is the day the sender read the receipt.
    """

    __tablename__ = "hand_over"
    section: ClassVar[str] = "hand_overs"
    title: ClassVar[str] = "Rådgiverskift"

    from_name: Mapped[str | None] = fact("Fra", floor=Floor.PROFESSIONAL)
    to_name: Mapped[str | None] = fact("Til", floor=Floor.PROFESSIONAL)
    begun_on: Mapped[dt.date | None] = fact("Begyndt", DATE, tense=Tense.GONE, floor=Floor.PROFESSIONAL)
    planned_on: Mapped[dt.date | None] = fact("Skal være overdraget", DATE, floor=Floor.CASEWORKER)
    meeting_id: Mapped[UUID | None] = fact("Overgangsmøde", ref="meeting", floor=Floor.PROFESSIONAL)
    no_meeting_because: Mapped[str | None] = fact("Intet overgangsmøde, fordi", long=True, floor=Floor.PROFESSIONAL)
    family_told_on: Mapped[dt.date | None] = fact(
        "Familien har fået det at vide", DATE, tense=Tense.GONE, floor=Floor.PROFESSIONAL
    )
    child_told_on: Mapped[dt.date | None] = fact(
        "Barnet har fået det at vide", DATE, tense=Tense.GONE, floor=Floor.PROFESSIONAL
    )
    child_wish: Mapped[str | None] = fact("Det vil barnet gerne have, den nye ved", long=True)
    must_know: Mapped[str | None] = fact("Det skal den nye vide først", long=True, floor=Floor.CASEWORKER)
    first_step: Mapped[str | None] = fact("Det første, der skal ske", floor=Floor.PROFESSIONAL)
    sent_on: Mapped[dt.date | None] = fact("Sendt", DATE, tense=Tense.GONE, floor=Floor.CASEWORKER)
    package: Mapped[str | None] = fact("Pakkens mærke", floor=Floor.CASEWORKER)
    received_on: Mapped[dt.date | None] = fact("Modtaget", DATE, tense=Tense.GONE, floor=Floor.CASEWORKER)
    received_by: Mapped[str | None] = fact("Modtaget af", floor=Floor.CASEWORKER)
    remark: Mapped[str | None] = fact("Det mangler jeg", long=True, floor=Floor.CASEWORKER)
    confirmed_on: Mapped[dt.date | None] = fact("Kvitteringen læst", DATE, tense=Tense.GONE, floor=Floor.CASEWORKER)


class HandOverPoint(CaseRecord):
    """Punkt i et rådgiverskift: one thing the new caseworker must have seen, and that it was.

    `record_id` is the agreement, goal or paper it is about, when it is about one.
    """

    __tablename__ = "hand_over_point"
    section: ClassVar[str] = "points"
    nested_in = ("hand_over", "hand_over_id")
    title: ClassVar[str] = "Punkt i et rådgiverskift"

    hand_over_id: Mapped[UUID] = fact("Rådgiverskift", ref="hand_over", required=True, floor=Floor.PROFESSIONAL)
    kind: Mapped[HandOverPointKind] = fact(
        "Slags", HandOverPointKind, default=HandOverPointKind.OTHER, floor=Floor.PROFESSIONAL
    )
    person_id: Mapped[UUID | None] = fact("Hvem", ref="person", floor=Floor.CASEWORKER)
    record_id: Mapped[UUID | None] = fact("Hvad det handler om", Id(), floor=Floor.CASEWORKER)
    text: Mapped[str | None] = fact("Punkt", long=True, floor=Floor.CASEWORKER)
    seen_on: Mapped[dt.date | None] = fact("Set af den nye", DATE, tense=Tense.GONE, floor=Floor.CASEWORKER)
    question: Mapped[str | None] = fact("Spørgsmål fra den nye", long=True, floor=Floor.CASEWORKER)
