"""The meeting round the table: who was there, what was said, where everybody stands on a scale."""

import datetime as dt
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Mapped

from app.models.approx_date import ApproxDate
from app.models.approx_spans import Tense
from app.models.base import CaseRecord
from app.models.columns import APPROX, COUNT, DATE, FLAG, TIME, fact
from app.models.enums import Floor, Topic
from app.models.enums_meeting import (
    Attendance,
    ChildSafety,
    ContributionKind,
    Invitation,
    MeetingStatus,
    NetworkEnough,
    NotHeld,
    Side,
    TakesPart,
)


class Meeting(CaseRecord):
    """Møde, first of all det inddragende netværksmøde. Keeps the version of the meeting type it was run with."""

    __tablename__ = "meeting"
    section: ClassVar[str] = "meetings"
    title: ClassVar[str] = "Møde"

    type_id: Mapped[str] = fact("Mødetype", default="network_meeting", help_text="network_meeting, follow_up_meeting …")
    type_version: Mapped[str | None] = fact("Mødetypens version", floor=Floor.CASEWORKER)
    status: Mapped[MeetingStatus] = fact("Status", MeetingStatus, default=MeetingStatus.PLANNED)
    held_on: Mapped[dt.date | None] = fact("Dato", DATE)
    starts_at: Mapped[str | None] = fact("Begynder kl.", TIME, "15:00")
    ends_at: Mapped[str | None] = fact("Slutter kl.", TIME, "16:30")
    place: Mapped[str | None] = fact("Sted")
    purpose: Mapped[str | None] = fact("Hvad vil vi gerne finde ud af?", long=True)
    chair_id: Mapped[UUID | None] = fact("Ordstyrer", ref="person")
    minutes_id: Mapped[UUID | None] = fact("Skriver", ref="person")
    told_child_by_id: Mapped[UUID | None] = fact("Hvem fortæller barnet, hvad vi aftalte?", ref="person")
    told_child_when: Mapped[str | None] = fact("Hvornår får barnet det at vide?")
    last_word: Mapped[str | None] = fact("Sidste ord", long=True)
    closed_because: Mapped[str | None] = fact("Afsluttet, selv om noget mangler, fordi", floor=Floor.PROFESSIONAL)
    step: Mapped[str | None] = fact("Trin, vi er nået til", floor=Floor.CASEWORKER)
    lead_id: Mapped[UUID | None] = fact("Tovholder", ref="person")
    follows_id: Mapped[UUID | None] = fact("Følger op på", ref="meeting")
    other_part_id: Mapped[UUID | None] = fact("Den anden del af mødet", ref="meeting", floor=Floor.CASEWORKER)
    interpreter: Mapped[str | None] = fact(
        "Tolk", help_text="Sprog, dialekt og telefon. Aldrig et barn eller en slægtning.", floor=Floor.PROFESSIONAL
    )
    practical: Mapped[str | None] = fact(
        "Praktisk", help_text="Bisidder, lift, allergi, hvem der henter barnet bagefter.", long=True
    )
    enough: Mapped[NetworkEnough | None] = fact(
        "Kan det løses gennem netværksmøder?", NetworkEnough, floor=Floor.PROFESSIONAL
    )
    enough_because: Mapped[str | None] = fact("Fordi", long=True, floor=Floor.PROFESSIONAL)
    companion_told: Mapped[bool | None] = fact("Har fået at vide, at de må tage en bisidder med", FLAG)
    not_repeated: Mapped[str | None] = fact("Det, vi ikke fortæller videre", long=True, floor=Floor.PROFESSIONAL)
    closed_on: Mapped[dt.date | None] = fact("Sluttede den", DATE, tense=Tense.GONE, floor=Floor.PROFESSIONAL)
    closed_at: Mapped[str | None] = fact("Sluttede kl.", TIME, floor=Floor.PROFESSIONAL)
    not_held: Mapped[NotHeld | None] = fact("Blev ikke holdt", NotHeld, floor=Floor.PROFESSIONAL)
    not_held_on: Mapped[dt.date | None] = fact("Skrevet den", DATE, tense=Tense.GONE, floor=Floor.CASEWORKER)
    not_held_by: Mapped[str | None] = fact("Skrevet af", floor=Floor.CASEWORKER)


class Participant(CaseRecord):
    """Deltager: invited, answered, was there."""

    __tablename__ = "participant"
    section: ClassVar[str] = "participants"
    nested_in = ("meeting", "meeting_id")
    title: ClassVar[str] = "Deltager"

    meeting_id: Mapped[UUID] = fact("Møde", ref="meeting", required=True)
    person_id: Mapped[UUID] = fact("Person", ref="person", required=True, floor=Floor.ROOM)
    side: Mapped[Side] = fact("Side af bordet", Side, default=Side.PRIVATE)
    invitation: Mapped[Invitation] = fact(
        "Indbydelse", Invitation, default=Invitation.INVITED, floor=Floor.PROFESSIONAL
    )
    attendance: Mapped[Attendance] = fact("Var med", Attendance, default=Attendance.UNKNOWN)
    takes_part: Mapped[TakesPart | None] = fact("Måde at være med på", TakesPart)
    present_from: Mapped[str | None] = fact("Med fra kl.", TIME)
    present_until: Mapped[str | None] = fact("Med til kl.", TIME)
    note: Mapped[str | None] = fact("Bemærkning", help_text="Fx »ringes op bagefter«.", floor=Floor.PROFESSIONAL)
    invited_on: Mapped[dt.date | None] = fact("Indbudt den", DATE, tense=Tense.GONE, floor=Floor.PROFESSIONAL)
    invited_how: Mapped[str | None] = fact("Indbudt hvordan", floor=Floor.PROFESSIONAL)
    own_language: Mapped[str | None] = fact(
        "Indbydelsen på eget sprog", help_text="Teksten, som du selv har fået den oversat.", long=True
    )
    turns: Mapped[int | None] = fact("Har talt", COUNT, bounds=(0, 1000), floor=Floor.CASEWORKER)
    may_be_told: Mapped[str | None] = fact("Må få at vide", long=True, floor=Floor.PROFESSIONAL)
    called_back_by_id: Mapped[UUID | None] = fact("Ringes op af", ref="person", floor=Floor.PROFESSIONAL)
    call_planned_on: Mapped[dt.date | None] = fact("Ringes op den", DATE, floor=Floor.PROFESSIONAL)
    called_back_on: Mapped[dt.date | None] = fact("Ringet op den", DATE, tense=Tense.GONE, floor=Floor.PROFESSIONAL)


class AgendaPoint(CaseRecord):
    """Punkt til mødet: what the child, the parents or others want to talk about."""

    __tablename__ = "agenda_point"
    section: ClassVar[str] = "agenda"
    nested_in = ("meeting", "meeting_id")
    title: ClassVar[str] = "Punkt"

    meeting_id: Mapped[UUID] = fact("Møde", ref="meeting", required=True)
    wished_by_id: Mapped[UUID | None] = fact("Hvis ønske", ref="person")
    text: Mapped[str | None] = fact("Hvad vil de tale om?", long=True)
    done: Mapped[bool | None] = fact("Talt om", FLAG)


class SafetyCheck(CaseRecord):
    """Tryghed: »er alle børn i hjemmet trygge?«, one answer for each child that is named."""

    __tablename__ = "safety_check"
    section: ClassVar[str] = "safety_checks"
    nested_in = ("meeting", "meeting_id")
    title: ClassVar[str] = "Er barnet trygt?"

    meeting_id: Mapped[UUID] = fact("Møde", ref="meeting", required=True, floor=Floor.PROFESSIONAL)
    person_id: Mapped[UUID] = fact("Barn", ref="person", required=True, floor=Floor.PROFESSIONAL)
    answer: Mapped[ChildSafety] = fact(
        "Svar", ChildSafety, default=ChildSafety.OPEN, floor=Floor.PROFESSIONAL, topic=Topic.HOME
    )
    note: Mapped[str | None] = fact("Sådan er det", floor=Floor.PROFESSIONAL, topic=Topic.HOME, long=True)


class Feedback(CaseRecord):
    """Tilbagemelding på mødet: a face or a number, with a name only when they want it."""

    __tablename__ = "feedback"
    section: ClassVar[str] = "feedback"
    nested_in = ("meeting", "meeting_id")
    title: ClassVar[str] = "Tilbagemelding"

    meeting_id: Mapped[UUID] = fact("Møde", ref="meeting", required=True, floor=Floor.PROFESSIONAL)
    person_id: Mapped[UUID | None] = fact("Fra", ref="person", floor=Floor.PROFESSIONAL)
    question: Mapped[str | None] = fact("Spørgsmål", floor=Floor.PROFESSIONAL)
    face: Mapped[int | None] = fact("Ansigt", COUNT, "1 er trist, 3 er glad.", bounds=(1, 3), floor=Floor.PROFESSIONAL)
    value: Mapped[int | None] = fact("Tal", COUNT, bounds=(0, 10), floor=Floor.PROFESSIONAL)
    text: Mapped[str | None] = fact("Med ord", long=True, floor=Floor.PROFESSIONAL)


class Contribution(CaseRecord):
    """Udsagn: what was said, by theme; the child's own words stand in quotation marks. May lie outside a meeting."""

    __tablename__ = "contribution"
    section: ClassVar[str] = "contributions"
    title: ClassVar[str] = "Det sagde vi"

    meeting_id: Mapped[UUID | None] = fact("Møde", ref="meeting")
    child_id: Mapped[UUID | None] = fact("Om hvilket barn", ref="child")
    kind: Mapped[ContributionKind] = fact("Tema", ContributionKind, required=True)
    speaker_id: Mapped[UUID | None] = fact("Hvem sagde det?", ref="person")
    text: Mapped[str | None] = fact("Det sagde vi", long=True)
    quoted: Mapped[bool | None] = fact("Ordret", FLAG)
    may_be_written: Mapped[bool | None] = fact("Har sagt ja til, at ordene står her", FLAG, floor=Floor.PROFESSIONAL)
    said_on: Mapped[ApproxDate | None] = fact("Hvornår", APPROX)
    on_behalf_of_id: Mapped[UUID | None] = fact("Sagt for", ref="person")
    horizon: Mapped[str | None] = fact("Tidshorisont", help_text="Fx »om tre måneder«.")
    only_screen: Mapped[bool | None] = fact("Kun på min skærm (kan indgå i aktindsigt)", FLAG, floor=Floor.CASEWORKER)


class Scale(CaseRecord):
    """Skala 0-10 med ét spørgsmål, answered by several."""

    __tablename__ = "scale"
    section: ClassVar[str] = "scales"
    title: ClassVar[str] = "Skala"

    meeting_id: Mapped[UUID | None] = fact("Møde", ref="meeting")
    child_id: Mapped[UUID | None] = fact("Om hvilket barn", ref="child")
    question: Mapped[str | None] = fact("Spørgsmål")
    low_text: Mapped[str | None] = fact("0 betyder")
    high_text: Mapped[str | None] = fact("10 betyder")
    asked_on: Mapped[dt.date | None] = fact("Dato", DATE, tense=Tense.GONE)
    revealed: Mapped[bool | None] = fact("Tallene er vist", FLAG, "De voksne skriver først, så vises alle.")


class ScaleAnswer(CaseRecord):
    """Svar på en skala."""

    __tablename__ = "scale_answer"
    section: ClassVar[str] = "answers"
    nested_in = ("scale", "scale_id")
    title: ClassVar[str] = "Svar"

    scale_id: Mapped[UUID] = fact("Skala", ref="scale", required=True)
    person_id: Mapped[UUID] = fact("Hvem", ref="person", required=True)
    value: Mapped[int] = fact("Tal", COUNT, required=True, bounds=(0, 10))
