"""The meeting round the table: who was there, what was said, where everybody stands on a scale."""

import datetime as dt
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Mapped

from app.models.approx_date import ApproxDate
from app.models.base import CaseRecord
from app.models.columns import APPROX, COUNT, DATE, FLAG, TIME, fact
from app.models.enums import Floor
from app.models.enums_meeting import Attendance, ContributionKind, Invitation, MeetingStatus, Side, TakesPart


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
    asked_on: Mapped[dt.date | None] = fact("Dato", DATE)


class ScaleAnswer(CaseRecord):
    """Svar på en skala."""

    __tablename__ = "scale_answer"
    section: ClassVar[str] = "answers"
    nested_in = ("scale", "scale_id")
    title: ClassVar[str] = "Svar"

    scale_id: Mapped[UUID] = fact("Skala", ref="scale", required=True)
    person_id: Mapped[UUID] = fact("Hvem", ref="person", required=True)
    value: Mapped[int] = fact("Tal", COUNT, required=True, bounds=(0, 10))
