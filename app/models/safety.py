"""Who decides, who may see, who must not meet: custody, contact, care, protection and consent."""

import datetime as dt
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Mapped

from app.models.approx_date import ApproxDate
from app.models.approx_spans import Tense
from app.models.base import CaseRecord
from app.models.columns import APPROX, DATE, FLAG, fact
from app.models.enums import Floor, Topic
from app.models.enums_early import ConsentCapacity
from app.models.enums_people import (
    ConsentAnswer,
    ConsentKind,
    CustodyKind,
    DayPart,
    HardStopKind,
    ProtectionScope,
    SharingBasis,
    VisitKind,
)


class Custody(CaseRecord):
    """Forældremyndighed og bopæl for ét barn; »ikke afklaret« warns until it is checked."""

    __tablename__ = "custody"
    section: ClassVar[str] = "custody"
    title: ClassVar[str] = "Forældremyndighed og bopæl"

    child_id: Mapped[UUID] = fact("Barn", ref="person", required=True)
    kind: Mapped[CustodyKind] = fact("Forældremyndighed", CustodyKind, default=CustodyKind.UNCLEAR)
    residence_with_id: Mapped[UUID | None] = fact("Bopæl hos", ref="person", topic=Topic.WHEREABOUTS)
    residence_note: Mapped[str | None] = fact("Om bopælen", topic=Topic.WHEREABOUTS)


class CustodyHolder(CaseRecord):
    """En, der har forældremyndighed."""

    __tablename__ = "custody_holder"
    section: ClassVar[str] = "holders"
    nested_in = ("custody", "custody_id")
    title: ClassVar[str] = "Har forældremyndighed"

    custody_id: Mapped[UUID] = fact("Forældremyndighed", ref="custody", required=True)
    person_id: Mapped[UUID] = fact("Person", ref="person", required=True)


class Visitation(CaseRecord):
    """Samvær eller kontakt mellem et barn og en person, som den er nu."""

    __tablename__ = "visitation"
    section: ClassVar[str] = "visitations"
    title: ClassVar[str] = "Samvær"

    child_id: Mapped[UUID] = fact("Barn", ref="person", required=True)
    with_id: Mapped[UUID] = fact("Med", ref="person", required=True)
    kind: Mapped[VisitKind] = fact("Slags", VisitKind, default=VisitKind.MEETS)
    rhythm: Mapped[str | None] = fact("Hvor ofte")
    how_it_goes: Mapped[str | None] = fact("Hvordan det går", topic=Topic.OTHER_PARENT, floor=Floor.PROFESSIONAL)
    since: Mapped[ApproxDate | None] = fact("Siden", APPROX)
    wished_by_id: Mapped[UUID | None] = fact("Efter hvis ønske", ref="person", topic=Topic.OTHER_PARENT)
    decided_by: Mapped[str | None] = fact("Hvem har besluttet det?", topic=Topic.OTHER_PARENT)


class CareArrangement(CaseRecord):
    """Hvem er hos børnene? Answers »er alle børn i hjemmet trygge?« for each part of the day."""

    __tablename__ = "care_arrangement"
    section: ClassVar[str] = "care"
    title: ClassVar[str] = "Hvem er hos børnene"

    household_id: Mapped[UUID | None] = fact("Hjem", ref="household")
    part: Mapped[DayPart] = fact("Tid på dagen", DayPart, required=True, topic=Topic.HOME)
    carer_id: Mapped[UUID | None] = fact("Hvem er der", ref="person", topic=Topic.HOME)
    when: Mapped[str | None] = fact("Hvornår", topic=Topic.HOME)
    note: Mapped[str | None] = fact("Andet", topic=Topic.HOME, floor=Floor.PROFESSIONAL)


class CareChild(CaseRecord):
    """Et barn, en pasningsaftale gælder."""

    __tablename__ = "care_child"
    section: ClassVar[str] = "children"
    nested_in = ("care_arrangement", "care_id")
    title: ClassVar[str] = "Gælder for"

    care_id: Mapped[UUID] = fact("Hvem er hos børnene", ref="care_arrangement", required=True)
    person_id: Mapped[UUID] = fact("Barn", ref="person", required=True)


class Protection(CaseRecord):
    """Beskyttelse: what the subject's counterpart must neither read nor infer. Always against a named person."""

    __tablename__ = "protection"
    section: ClassVar[str] = "protections"
    title: ClassVar[str] = "Beskyttelse"

    subject_id: Mapped[UUID] = fact("Hvem beskyttes", ref="person", required=True, floor=Floor.CASEWORKER)
    against_id: Mapped[UUID | None] = fact("Over for hvem", ref="person", floor=Floor.CASEWORKER)
    scope: Mapped[ProtectionScope] = fact(
        "Hvad", ProtectionScope, default=ProtectionScope.WHEREABOUTS, floor=Floor.CASEWORKER
    )
    since: Mapped[ApproxDate | None] = fact("Fra", APPROX, floor=Floor.CASEWORKER)
    until: Mapped[dt.date | None] = fact("Til", DATE, floor=Floor.CASEWORKER)
    reason: Mapped[str | None] = fact("Hvorfor", floor=Floor.CASEWORKER, topic=Topic.SAFETY, long=True)


class KeepApart(CaseRecord):
    """Må ikke være i samme rum."""

    __tablename__ = "keep_apart"
    section: ClassVar[str] = "keep_apart"
    title: ClassVar[str] = "Må ikke være i samme rum"

    a_id: Mapped[UUID] = fact("Den ene", ref="person", required=True, floor=Floor.CASEWORKER)
    b_id: Mapped[UUID] = fact("Den anden", ref="person", required=True, floor=Floor.CASEWORKER)
    arrangement: Mapped[str | None] = fact("Sådan gør vi", floor=Floor.CASEWORKER, topic=Topic.SAFETY)


class HardStop(CaseRecord):
    """Stop: a reason why some must not hear of a meeting, or not meet, before somebody has decided what is safe."""

    __tablename__ = "hard_stop"
    section: ClassVar[str] = "hard_stops"
    title: ClassVar[str] = "Stop"

    kind: Mapped[HardStopKind] = fact("Hvorfor", HardStopKind, required=True, floor=Floor.CASEWORKER)
    subject_id: Mapped[UUID | None] = fact("Hvem passer vi på", ref="person", floor=Floor.CASEWORKER)
    against_id: Mapped[UUID | None] = fact("Over for hvem", ref="person", floor=Floor.CASEWORKER)
    noted_on: Mapped[dt.date | None] = fact("Skrevet", DATE, tense=Tense.GONE, floor=Floor.CASEWORKER)
    reason: Mapped[str | None] = fact(
        "Hvad ved vi",
        help_text="Kun det, der er set eller sagt.",
        floor=Floor.CASEWORKER,
        topic=Topic.SAFETY,
        long=True,
    )
    assessed_on: Mapped[dt.date | None] = fact("Risikoen er vurderet", DATE, tense=Tense.GONE, floor=Floor.CASEWORKER)
    assessed_by: Mapped[str | None] = fact("Vurderet af", floor=Floor.CASEWORKER)
    decision: Mapped[str | None] = fact("Det er besluttet", floor=Floor.CASEWORKER, topic=Topic.SAFETY, long=True)
    decided_by: Mapped[str | None] = fact("Besluttet af", floor=Floor.CASEWORKER)
    decided_on: Mapped[dt.date | None] = fact("Besluttet", DATE, tense=Tense.GONE, floor=Floor.CASEWORKER)
    ended_on: Mapped[dt.date | None] = fact("Gælder ikke mere fra", DATE, tense=Tense.GONE, floor=Floor.CASEWORKER)


class Consent(CaseRecord):
    """Samtykke: who said yes to what, about whom, towards whom."""

    __tablename__ = "consent"
    section: ClassVar[str] = "consents"
    title: ClassVar[str] = "Ja og nej"

    person_id: Mapped[UUID] = fact("Hvem er spurgt", ref="person", required=True)
    kind: Mapped[ConsentKind] = fact("Til hvad", ConsentKind, required=True)
    answer: Mapped[ConsentAnswer] = fact("Svar", ConsentAnswer, default=ConsentAnswer.NOT_ASKED)
    scope: Mapped[str | None] = fact("Hvad handler det om?", long=True)
    about_id: Mapped[UUID | None] = fact("Oplysninger om", ref="person")
    listener_id: Mapped[UUID | None] = fact("Til hvem", ref="person")
    given_on: Mapped[ApproxDate | None] = fact("Dato", APPROX)
    until: Mapped[dt.date | None] = fact("Gælder til", DATE)
    in_writing: Mapped[bool | None] = fact("På skrift", FLAG)
    topic: Mapped[Topic | None] = fact("Emne", Topic)
    basis: Mapped[SharingBasis | None] = fact("Grundlag", SharingBasis)
    law: Mapped[str | None] = fact("Hvilken regel", help_text="Når grundlaget er lov.", floor=Floor.PROFESSIONAL)
    capacity: Mapped[ConsentCapacity | None] = fact("Spurgt som", ConsentCapacity)
    withdrawn_on: Mapped[dt.date | None] = fact("Trukket tilbage den", DATE, tense=Tense.GONE)
    from_whom: Mapped[str | None] = fact("Hentes hos", None, "Når det ikke er en af menneskerne i sagen.")
    intervention_id: Mapped[UUID | None] = fact("Til indsatsen", ref="intervention")
    form_printed_on: Mapped[dt.date | None] = fact(
        "Arket er skrevet ud", DATE, tense=Tense.GONE, floor=Floor.CASEWORKER
    )
