"""Agreements: who does what and when; each owner has an answer of their own."""

import datetime as dt
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Mapped

from app.models.approx_date import ApproxDate
from app.models.approx_spans import Tense
from app.models.base import CaseRecord
from app.models.columns import APPROX, COUNT, DATE, FLAG, TIME, fact
from app.models.enums import Floor
from app.models.enums_meeting import AgreementArea, AgreementOutcome, AgreementState, OwnerAnswer


class Agreement(CaseRecord):
    """Aftale: a sentence that begins after the owner's name, with when; made at a meeting or outside one."""

    __tablename__ = "agreement"
    section: ClassVar[str] = "agreements"
    title: ClassVar[str] = "Aftale"

    meeting_id: Mapped[UUID | None] = fact("Møde", ref="meeting")
    child_id: Mapped[UUID | None] = fact("Barn", ref="child")
    goal_id: Mapped[UUID | None] = fact("Mål", ref="goal")
    text: Mapped[str | None] = fact("Hvad", help_text="Det, der kommer efter navnet: »henter til træning«.", long=True)
    detail: Mapped[str | None] = fact("Sådan gør vi", help_text="Fx »Lone skriver til ham aftenen før«.")
    area: Mapped[AgreementArea] = fact("Hvor", AgreementArea, default=AgreementArea.OTHER)
    state: Mapped[AgreementState] = fact("Status", AgreementState, default=AgreementState.AGREED)
    when_text: Mapped[str | None] = fact("Hvornår, som det blev sagt")
    starts_on: Mapped[dt.date | None] = fact("Begynder", DATE, tense=Tense.EITHER)
    due_on: Mapped[dt.date | None] = fact("Senest", DATE)
    ends_on: Mapped[dt.date | None] = fact("Slutter", DATE)
    recurrence: Mapped[str | None] = fact("Gentages", help_text="iCalendar-regel, fx FREQ=WEEKLY;BYDAY=FR.")
    at_time: Mapped[str | None] = fact("Klokkeslæt", TIME, "16:40")
    times: Mapped[int | None] = fact("Antal gange", COUNT, bounds=(1, 1000))
    ongoing: Mapped[bool | None] = fact("Gælder løbende, uden dato", FLAG)
    place: Mapped[str | None] = fact("Sted")
    minutes: Mapped[int | None] = fact("Varighed i minutter", COUNT, bounds=(1, 1440))
    decides: Mapped[str | None] = fact("Hvem skal afgøre det?", floor=Floor.FAMILY)
    party_id: Mapped[UUID | None] = fact("Part i afgørelsen", ref="person")
    on_child_page: Mapped[bool | None] = fact("Står på barnets side", FLAG, "Nej, når aftalen kun er for de voksne.")
    outcome: Mapped[AgreementOutcome | None] = fact("Hvordan gik det?", AgreementOutcome)
    done_on: Mapped[dt.date | None] = fact("Gjort den", DATE, tense=Tense.GONE)
    proposed_by_id: Mapped[UUID | None] = fact("Foreslået af", ref="person")
    family_answer: Mapped[OwnerAnswer | None] = fact("Familiens svar på forslaget", OwnerAnswer)
    continues_id: Mapped[UUID | None] = fact("Laver om på aftalen", ref="agreement")
    typed: Mapped[str | None] = fact("Som det blev skrevet", floor=Floor.CASEWORKER)
    to_check: Mapped[str | None] = fact("Skal ses efter", floor=Floor.CASEWORKER)


class AgreementOwner(CaseRecord):
    """Ejer af en aftale, with an answer of their own."""

    __tablename__ = "agreement_owner"
    section: ClassVar[str] = "owners"
    nested_in = ("agreement", "agreement_id")
    title: ClassVar[str] = "Hvem"

    agreement_id: Mapped[UUID] = fact("Aftale", ref="agreement", required=True)
    person_id: Mapped[UUID] = fact("Person", ref="person", required=True)
    answer: Mapped[OwnerAnswer] = fact("Svar", OwnerAnswer, default=OwnerAnswer.AWAITING)
    part: Mapped[str | None] = fact(
        "Egen del", help_text="Når ejeren gør noget andet end de andre: »skriver aftenen før«."
    )
    answered_on: Mapped[ApproxDate | None] = fact("Svarede", APPROX)


class AgreementAudience(CaseRecord):
    """En, der må have aftalen på papir. No rows = everybody round the table."""

    __tablename__ = "agreement_audience"
    section: ClassVar[str] = "audience"
    nested_in = ("agreement", "agreement_id")
    title: ClassVar[str] = "Kun på papir for"

    agreement_id: Mapped[UUID] = fact("Aftale", ref="agreement", required=True)
    person_id: Mapped[UUID] = fact("Person", ref="person", required=True)


class AgreementOccurrence(CaseRecord):
    """Én gang af en aftale, der gentages: holdt, delvist, ikke."""

    __tablename__ = "agreement_occurrence"
    section: ClassVar[str] = "occurrences"
    nested_in = ("agreement", "agreement_id")
    title: ClassVar[str] = "Gang"

    agreement_id: Mapped[UUID] = fact("Aftale", ref="agreement", required=True)
    on: Mapped[dt.date] = fact("Dato", DATE, tense=Tense.EITHER, required=True)
    outcome: Mapped[AgreementOutcome] = fact("Hvordan gik det?", AgreementOutcome, required=True)


class AgreementReview(CaseRecord):
    """Vurdering af en aftale ved et møde: holdt, delvist, ikke, lavet om. The newest one is the agreement's outcome."""

    __tablename__ = "agreement_review"
    section: ClassVar[str] = "reviews"
    nested_in = ("agreement", "agreement_id")
    title: ClassVar[str] = "Hvordan gik det?"

    agreement_id: Mapped[UUID] = fact("Aftale", ref="agreement", required=True)
    meeting_id: Mapped[UUID | None] = fact("Set på ved mødet", ref="meeting")
    outcome: Mapped[AgreementOutcome] = fact("Hvordan gik det?", AgreementOutcome, required=True)
    note: Mapped[str | None] = fact("Med ord", long=True)
    judged_on: Mapped[dt.date | None] = fact("Dato", DATE, tense=Tense.GONE)
