"""What we know and how we came to know it: worries, contacts, talks with the child, absence and notes."""

import datetime as dt
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Mapped

from app.models.approx_date import ApproxDate
from app.models.approx_spans import Tense
from app.models.base import CaseRecord
from app.models.columns import APPROX, DATE, FLAG, NUMBER, TIME, fact
from app.models.enums import Floor, NoteKind, Topic
from app.models.enums_early import ConcernOutcome
from app.models.enums_meeting import ContactKind, ContactRole


class Concern(CaseRecord):
    """Bekymring: what somebody saw, also before there was a case; looked at from the child *and* what is round it.

    `kind` is a kind of worry of `resources/definitions/guides.toml`.
    """

    __tablename__ = "concern"
    section: ClassVar[str] = "concerns"
    title: ClassVar[str] = "Bekymring"

    child_id: Mapped[UUID | None] = fact("Barn", ref="child")
    raised_by_id: Mapped[UUID | None] = fact("Hvem er bekymret?", ref="person", floor=Floor.PROFESSIONAL)
    noticed: Mapped[ApproxDate | None] = fact("Først set", APPROX)
    text: Mapped[str | None] = fact("Bekymringen", long=True, floor=Floor.PROFESSIONAL)
    noted_on: Mapped[dt.date | None] = fact("Skrevet", DATE, tense=Tense.GONE, floor=Floor.PROFESSIONAL)
    told_by: Mapped[str | None] = fact(
        "Fra hvem", None, "Når det ikke er en af menneskerne i sagen.", floor=Floor.PROFESSIONAL
    )
    profession: Mapped[str | None] = fact("Faggruppe", floor=Floor.PROFESSIONAL)
    kind: Mapped[str | None] = fact("Slags bekymring", floor=Floor.PROFESSIONAL)
    signs: Mapped[str | None] = fact("Det er set eller hørt", long=True, floor=Floor.PROFESSIONAL)
    in_school: Mapped[str | None] = fact("I skolen", long=True, topic=Topic.SCHOOL, floor=Floor.PROFESSIONAL)
    in_daycare: Mapped[str | None] = fact("I dagtilbuddet", long=True, topic=Topic.SCHOOL, floor=Floor.PROFESSIONAL)
    in_family: Mapped[str | None] = fact("I familien", long=True, topic=Topic.HOME, floor=Floor.PROFESSIONAL)
    can_change: Mapped[str | None] = fact("Hvad kan ændres omkring barnet", long=True, floor=Floor.PROFESSIONAL)
    tried: Mapped[str | None] = fact("Det er prøvet", long=True, floor=Floor.PROFESSIONAL)
    sparring_on: Mapped[dt.date | None] = fact("Sparring givet", DATE, tense=Tense.GONE, floor=Floor.PROFESSIONAL)
    sparring: Mapped[str | None] = fact("Sparring", long=True, floor=Floor.PROFESSIONAL)
    limited: Mapped[bool | None] = fact("Konkret og afgrænset", FLAG, floor=Floor.PROFESSIONAL)
    limited_because: Mapped[str | None] = fact("Konkret og afgrænset: hvorfor", long=True, floor=Floor.PROFESSIONAL)
    outcome: Mapped[ConcernOutcome] = fact(
        "Hvad førte det til",
        ConcernOutcome,
        default=ConcernOutcome.OPEN,
        server_default="open",
        floor=Floor.PROFESSIONAL,
    )
    closed_on: Mapped[dt.date | None] = fact("Afsluttet", DATE, tense=Tense.GONE, floor=Floor.PROFESSIONAL)
    closed_because: Mapped[str | None] = fact("Afsluttet, fordi", long=True, floor=Floor.PROFESSIONAL)


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
    alone: Mapped[bool | None] = fact("Talte alene med barnet", FLAG)
    others: Mapped[str | None] = fact("Hvem var med")
    companion: Mapped[str | None] = fact("Bisidder")
    decision_id: Mapped[UUID | None] = fact("Forud for afgørelsen", ref="formal_decision")
    assessment_id: Mapped[UUID | None] = fact("Til undersøgelsen", ref="assessment")
    not_held_because: Mapped[str | None] = fact("Ikke talt med, fordi", long=True, floor=Floor.PROFESSIONAL)
    done_instead: Mapped[str | None] = fact("Det gjorde vi i stedet", long=True, floor=Floor.PROFESSIONAL)


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

    on: Mapped[dt.date | None] = fact("Dato", DATE, tense=Tense.EITHER, floor=Floor.PROFESSIONAL)
    kind: Mapped[NoteKind] = fact("Slags", NoteKind, default=NoteKind.NOTE, floor=Floor.PROFESSIONAL)
    text: Mapped[str | None] = fact("Notat", long=True, floor=Floor.CASEWORKER)
    about_id: Mapped[UUID | None] = fact("Handler om", ref="person", floor=Floor.CASEWORKER)
    only_screen: Mapped[bool | None] = fact("Kun på min skærm (kan indgå i aktindsigt)", FLAG, floor=Floor.CASEWORKER)
    pinned: Mapped[bool | None] = fact("Øverst", FLAG, floor=Floor.CASEWORKER)
