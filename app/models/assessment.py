"""Screening, afdækning and børnefaglig undersøgelse: what is known, from whom, and what it leads to."""

import datetime as dt
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Mapped

from app.models.approx_spans import Tense
from app.models.base import CaseRecord
from app.models.columns import DATE, FLAG, fact
from app.models.enums import Floor, Topic
from app.models.enums_early import Aspect, AssessmentKind, AssessmentOutcome, FetchState, ViewSource
from app.models.enums_people import SharingBasis


class Assessment(CaseRecord):
    """Undersøgelse: a screening, an afdækning or a børnefaglig undersøgelse (barnets lov §§ 18-22).

    Its headings are those of a template of `resources/definitions/assessment_templates.toml`; `template_version` is the
    SHA-256 of the template it was made with. One may be joint for siblings (§ 21).
    """

    __tablename__ = "assessment"
    section: ClassVar[str] = "assessments"
    title: ClassVar[str] = "Undersøgelse"

    kind: Mapped[AssessmentKind] = fact("Slags", AssessmentKind, default=AssessmentKind.SCREENING)
    noticed_on: Mapped[dt.date | None] = fact(
        "Behovet blev set", DATE, "De fire måneder regnes herfra.", floor=Floor.PROFESSIONAL, tense=Tense.GONE
    )
    begun_on: Mapped[dt.date | None] = fact("Begyndt", DATE, tense=Tense.GONE)
    preliminary_on: Mapped[dt.date | None] = fact("Foreløbig vurdering", DATE, tense=Tense.GONE)
    preliminary: Mapped[str | None] = fact("Foreløbig vurdering: hvad den siger", long=True)
    finished_on: Mapped[dt.date | None] = fact("Afsluttet", DATE, tense=Tense.GONE)
    template: Mapped[str | None] = fact("Overskrifter", floor=Floor.PROFESSIONAL)
    template_version: Mapped[str | None] = fact("Overskrifternes version", floor=Floor.CASEWORKER)
    notification_id: Mapped[UUID | None] = fact(
        "Efter underretningen", ref="notification", floor=Floor.CASEWORKER, topic=Topic.SAFETY
    )
    reason: Mapped[str | None] = fact("Derfor undersøger vi", long=True)
    limited_to: Mapped[str | None] = fact("Afgrænset til", None, "Når det er en afdækning.", long=True)
    basis: Mapped[SharingBasis | None] = fact("Grundlag", SharingBasis)
    child_part: Mapped[str | None] = fact("Sådan er barnet med", long=True)
    siblings: Mapped[str | None] = fact("Søskende", None, "Hvad der er vurderet om dem.", long=True)
    second_caseworker: Mapped[str | None] = fact("Den anden rådgiver", floor=Floor.PROFESSIONAL)
    analysis: Mapped[str | None] = fact("Analyse", long=True)
    judgement: Mapped[str | None] = fact("Vurdering", long=True)
    parents_comment: Mapped[str | None] = fact("Forældrenes bemærkninger", long=True)
    conclusion: Mapped[str | None] = fact("Konklusion", long=True)
    purpose: Mapped[str | None] = fact("Formål", None, "Følger med til planen og indsatsen.", long=True)
    can_help: Mapped[str | None] = fact("Det kan hjælpe", long=True)
    outcome: Mapped[AssessmentOutcome | None] = fact("Hvad fører det til", AssessmentOutcome)
    outcome_because: Mapped[str | None] = fact("Fordi", long=True)


class AssessmentChild(CaseRecord):
    """Barn i en undersøgelse: one of the children it is about, with what is true for this child alone."""

    __tablename__ = "assessment_child"
    section: ClassVar[str] = "children"
    nested_in = ("assessment", "assessment_id")
    title: ClassVar[str] = "Barn"

    assessment_id: Mapped[UUID] = fact("Undersøgelse", ref="assessment", required=True)
    child_id: Mapped[UUID] = fact("Barn", ref="child", required=True)
    judgement: Mapped[str | None] = fact("Vurdering for barnet", long=True)
    child_comment: Mapped[str | None] = fact("Barnets bemærkninger", long=True)


class AssessmentView(CaseRecord):
    """Oplysning under en overskrift: what the child, the parents, the network or a professional tells about it."""

    __tablename__ = "assessment_view"
    section: ClassVar[str] = "views"
    nested_in = ("assessment", "assessment_id")
    title: ClassVar[str] = "Oplysning"

    assessment_id: Mapped[UUID] = fact("Undersøgelse", ref="assessment", required=True)
    heading: Mapped[str] = fact("Overskriftens id", required=True, floor=Floor.CASEWORKER)
    wording: Mapped[str | None] = fact("Overskrift")
    aspect: Mapped[Aspect] = fact("Hvad er det", Aspect, required=True)
    source: Mapped[ViewSource] = fact("Hvem ved det", ViewSource, required=True)
    person_id: Mapped[UUID | None] = fact("Fortalt af", ref="person")
    child_id: Mapped[UUID | None] = fact("Om barnet", ref="child")
    text: Mapped[str | None] = fact("Oplysning", long=True, topic=Topic.HOME)


class FetchedInformation(CaseRecord):
    """Oplysning, der findes et andet sted: fetched, asked for or not fetched, why, and on what basis."""

    __tablename__ = "fetched_information"
    section: ClassVar[str] = "fetched"
    nested_in = ("assessment", "assessment_id")
    title: ClassVar[str] = "Oplysning fra andre"

    assessment_id: Mapped[UUID] = fact("Undersøgelse", ref="assessment", required=True)
    what: Mapped[str | None] = fact("Hvad")
    whose: Mapped[str | None] = fact("Hvor findes den")
    person_id: Mapped[UUID | None] = fact("Hos", ref="person")
    state: Mapped[FetchState] = fact("Status", FetchState, default=FetchState.NOT_FETCHED)
    because: Mapped[str | None] = fact("Hvorfor", long=True, floor=Floor.PROFESSIONAL)
    asked_on: Mapped[dt.date | None] = fact("Bedt om", DATE, tense=Tense.GONE)
    fetched_on: Mapped[dt.date | None] = fact("Hentet", DATE, tense=Tense.GONE)
    basis: Mapped[SharingBasis] = fact("Grundlag", SharingBasis, default=SharingBasis.UNCLEAR)
    consent_id: Mapped[UUID | None] = fact("Samtykke", ref="consent")
    law: Mapped[str | None] = fact("Hvilken regel", floor=Floor.PROFESSIONAL)


class ProfessionalView(CaseRecord):
    """Bidrag fra en faggruppe til en undersøgelse: one contribution per profession."""

    __tablename__ = "professional_view"
    section: ClassVar[str] = "professionals"
    nested_in = ("assessment", "assessment_id")
    title: ClassVar[str] = "Fagligt bidrag"

    assessment_id: Mapped[UUID] = fact("Undersøgelse", ref="assessment", required=True)
    profession: Mapped[str | None] = fact("Faggruppe")
    person_id: Mapped[UUID | None] = fact("Hvem", ref="person")
    on: Mapped[dt.date | None] = fact("Dato", DATE, tense=Tense.GONE)
    text: Mapped[str | None] = fact("Bidrag", long=True)
    agreed: Mapped[bool | None] = fact("Læst og godkendt af den, der gav det", FLAG, floor=Floor.PROFESSIONAL)
