"""Decisions of the authority (afgørelser), hearing of the parties, and what a parent without custody asked to know."""

import datetime as dt
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Mapped

from app.models.approx_date import ApproxDate
from app.models.approx_spans import Tense
from app.models.base import CaseRecord
from app.models.columns import APPROX, DATE, FLAG, fact
from app.models.enums import Floor


class FormalDecision(CaseRecord):
    """Afgørelse: what the municipality decided, on what legal basis, why, and when the family was told.

    `template` is the id of a template of `resources/definitions/decision_templates.toml`, which says what must be in
    it. Nothing is sent from here.
    """

    __tablename__ = "formal_decision"
    section: ClassVar[str] = "formal_decisions"
    title: ClassVar[str] = "Afgørelse"

    child_id: Mapped[UUID | None] = fact("Barn", ref="child")
    template: Mapped[str | None] = fact("Skabelon", floor=Floor.CASEWORKER)
    template_version: Mapped[str | None] = fact("Skabelonens version", floor=Floor.CASEWORKER)
    name: Mapped[str | None] = fact("Hvad er besluttet")
    on: Mapped[dt.date | None] = fact("Besluttet", DATE, tense=Tense.EITHER)
    legal_basis: Mapped[str | None] = fact("Lovgrundlag", floor=Floor.PROFESSIONAL)
    purpose: Mapped[str | None] = fact("Formål", long=True)
    expected_duration: Mapped[str | None] = fact("Forventet varighed")
    expected_until: Mapped[ApproxDate | None] = fact("Forventes at slutte", APPROX)
    reasons: Mapped[str | None] = fact("Begrundelse", long=True)
    with_consent: Mapped[bool | None] = fact("Med samtykke", FLAG)
    consent_note: Mapped[str | None] = fact("Om samtykket")
    child_view: Mapped[str | None] = fact("Barnets holdning", long=True)
    parents_view: Mapped[str | None] = fact("Forældrenes holdning", long=True)
    complaint_told: Mapped[bool | None] = fact("Klagevejledning givet", FLAG)
    complaint: Mapped[str | None] = fact("Sådan kan der klages", long=True)
    decided_by: Mapped[str | None] = fact("Besluttet af", floor=Floor.PROFESSIONAL)
    sent_on: Mapped[dt.date | None] = fact("Sendt", DATE, tense=Tense.GONE)
    intervention_id: Mapped[UUID | None] = fact("Om indsatsen", ref="intervention")
    assessment_id: Mapped[UUID | None] = fact("Efter undersøgelsen", ref="assessment", floor=Floor.PROFESSIONAL)


class PartyHearing(CaseRecord):
    """Partshøring: what one party was asked to answer before a decision, when, and what the answer was (fvl. § 19)."""

    __tablename__ = "party_hearing"
    section: ClassVar[str] = "party_hearings"
    title: ClassVar[str] = "Høring af en part"

    person_id: Mapped[UUID] = fact("Part", ref="person", required=True)
    decision_id: Mapped[UUID | None] = fact("Før afgørelsen", ref="formal_decision")
    about: Mapped[str | None] = fact("Hørt om", long=True)
    sent_on: Mapped[dt.date | None] = fact("Sendt", DATE, tense=Tense.GONE)
    answer_by: Mapped[dt.date | None] = fact("Svar senest", DATE)
    answered_on: Mapped[dt.date | None] = fact("Svarede", DATE, tense=Tense.GONE)
    answer: Mapped[str | None] = fact("Svar", long=True)
    companion_told: Mapped[bool | None] = fact("Fortalt, at en bisidder må være med", FLAG)
    companion: Mapped[str | None] = fact("Bisidder eller repræsentant")


class Orientation(CaseRecord):
    """Orientering: a parent without custody asked to know about a child, and what was told. Never a task of ours."""

    __tablename__ = "orientation"
    section: ClassVar[str] = "orientations"
    title: ClassVar[str] = "Orientering"

    person_id: Mapped[UUID] = fact("Hvem har bedt om det", ref="person", required=True, floor=Floor.CASEWORKER)
    child_id: Mapped[UUID | None] = fact("Om barnet", ref="child", floor=Floor.CASEWORKER)
    asked_on: Mapped[dt.date | None] = fact("Bedt om", DATE, tense=Tense.GONE, floor=Floor.CASEWORKER)
    told_on: Mapped[dt.date | None] = fact("Fortalt", DATE, tense=Tense.GONE, floor=Floor.CASEWORKER)
    told: Mapped[str | None] = fact("Fortalt om", long=True, floor=Floor.CASEWORKER)
    refused_because: Mapped[str | None] = fact("Ikke fortalt, fordi", long=True, floor=Floor.CASEWORKER)
