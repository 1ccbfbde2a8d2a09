"""What we know and how we came to know it: worries, contacts, talks with the child, absence and notes."""

import datetime as dt
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Mapped

from app.models.approx_date import ApproxDate
from app.models.base import CaseRecord
from app.models.columns import APPROX, DATE, FLAG, NUMBER, TIME, fact
from app.models.enums import Floor, NoteKind, Topic
from app.models.enums_meeting import ContactKind, ContactRole


class Concern(CaseRecord):
    """Bekymring: what somebody saw before there was a meeting."""

    __tablename__ = "concern"
    section: ClassVar[str] = "concerns"
    title: ClassVar[str] = "Bekymring"

    child_id: Mapped[UUID | None] = fact("Barn", ref="child")
    raised_by_id: Mapped[UUID | None] = fact("Hvem er bekymret?", ref="person", floor=Floor.PROFESSIONAL)
    noticed: Mapped[ApproxDate | None] = fact("Først set", APPROX)
    text: Mapped[str | None] = fact("Bekymringen", long=True, floor=Floor.PROFESSIONAL)


class Contact(CaseRecord):
    """Kontakt: a call, a visit, a message; who reached whom, and who knows about it."""

    __tablename__ = "contact"
    section: ClassVar[str] = "contacts"
    title: ClassVar[str] = "Kontakt"

    kind: Mapped[ContactKind] = fact("Slags", ContactKind, default=ContactKind.CALL)
    on: Mapped[ApproxDate | None] = fact("Hvornår", APPROX)
    at_time: Mapped[str | None] = fact("Klokken", TIME, floor=Floor.PROFESSIONAL)
    child_talked: Mapped[bool | None] = fact("Talt med barnet", FLAG, floor=Floor.PROFESSIONAL)
    in_course: Mapped[bool | None] = fact(
        "Samtale i et tidligt forløb", FLAG, "Tælles med i de 10 samtaler.", floor=Floor.PROFESSIONAL
    )
    text: Mapped[str | None] = fact("Om hvad", long=True, floor=Floor.PROFESSIONAL)


class ContactPerson(CaseRecord):
    """En person i en kontakt: fra, til eller orienteret."""

    __tablename__ = "contact_person"
    section: ClassVar[str] = "people"
    nested_in = ("contact", "contact_id")
    title: ClassVar[str] = "Person"

    contact_id: Mapped[UUID] = fact("Kontakt", ref="contact", required=True)
    person_id: Mapped[UUID] = fact("Person", ref="person", required=True)
    role: Mapped[ContactRole] = fact("Rolle", ContactRole, required=True)


class ChildTalk(CaseRecord):
    """Samtale med barnet: many, dated, before any decision (barnets lov § 5, stk. 3)."""

    __tablename__ = "child_talk"
    section: ClassVar[str] = "child_talks"
    title: ClassVar[str] = "Samtale med barnet"

    child_id: Mapped[UUID] = fact("Barn", ref="child", required=True)
    with_id: Mapped[UUID | None] = fact("Talte med", ref="person")
    on: Mapped[ApproxDate | None] = fact("Hvornår", APPROX)
    place: Mapped[str | None] = fact("Hvor")
    how: Mapped[str | None] = fact("Hvordan")
    own_words: Mapped[str | None] = fact("Barnets egne ord", long=True)
    companion_offered: Mapped[bool | None] = fact("Bisidder tilbudt", FLAG)
    meeting_id: Mapped[UUID | None] = fact("Forud for mødet", ref="meeting")


class Absence(CaseRecord):
    """Fravær: value *and* period; lawful, ill and unlawful are three different things."""

    __tablename__ = "absence"
    section: ClassVar[str] = "absences"
    title: ClassVar[str] = "Fravær"

    child_id: Mapped[UUID] = fact("Barn", ref="child", required=True)
    period: Mapped[ApproxDate | None] = fact("Periode", APPROX, topic=Topic.SCHOOL)
    percent: Mapped[float | None] = fact("Fravær i procent", NUMBER, bounds=(0, 100), topic=Topic.SCHOOL)
    days_present: Mapped[float | None] = fact("Dage i skole", NUMBER, topic=Topic.SCHOOL)
    in_words: Mapped[str | None] = fact("Med ord", help_text="Fx »godt tre skoledage om ugen«.", topic=Topic.SCHOOL)
    school_days: Mapped[float | None] = fact("Skoledage i perioden", NUMBER, topic=Topic.SCHOOL)
    lawful_days: Mapped[float | None] = fact("Dage lovligt", NUMBER, topic=Topic.SCHOOL)
    sick_days: Mapped[float | None] = fact("Dage syg", NUMBER, topic=Topic.SCHOOL)
    unlawful_days: Mapped[float | None] = fact("Dage ulovligt", NUMBER, topic=Topic.SCHOOL, floor=Floor.PROFESSIONAL)
    pattern: Mapped[str | None] = fact(
        "Mønster", help_text="Fx »mest sygemeldt« eller »mandag og fredag«.", topic=Topic.SCHOOL
    )


class Note(CaseRecord):
    """Notat: a fact of importance, dated (offentlighedsloven § 13). There are no private notes; see `only_screen`."""

    __tablename__ = "note"
    section: ClassVar[str] = "notes"
    title: ClassVar[str] = "Notat"

    on: Mapped[dt.date | None] = fact("Dato", DATE, floor=Floor.PROFESSIONAL)
    kind: Mapped[NoteKind] = fact("Slags", NoteKind, default=NoteKind.NOTE, floor=Floor.PROFESSIONAL)
    text: Mapped[str | None] = fact("Notat", long=True, floor=Floor.CASEWORKER)
    about_id: Mapped[UUID | None] = fact("Handler om", ref="person", floor=Floor.CASEWORKER)
    only_screen: Mapped[bool | None] = fact("Kun på min skærm (kan indgå i aktindsigt)", FLAG, floor=Floor.CASEWORKER)
    pinned: Mapped[bool | None] = fact("Øverst", FLAG, floor=Floor.CASEWORKER)
