"""Notifications (underretninger), and the ticked steps of the guides that stand beside the work."""

import datetime as dt
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Mapped

from app.models.approx_spans import Tense
from app.models.base import CaseRecord
from app.models.columns import DATE, FLAG, TIME, fact
from app.models.enums import Floor, Topic
from app.models.enums_early import NotificationKind, QuickHelp, Urgency
from app.models.enums_meeting import ContactKind


class Notification(CaseRecord):
    """Underretning: received on a day and hour, about one or more children, and what was done with it.

    Running number, first time and the child's age are computed and never typed. `sender` is the id of a category of
    `resources/definitions/senders.toml`. Source of the fields: barnets lov §§ 132-138, the registers of six
    municipalities. Who notified is for the caseworker alone.
    """

    __tablename__ = "notification"
    section: ClassVar[str] = "notifications"
    title: ClassVar[str] = "Underretning"

    kind: Mapped[NotificationKind] = fact(
        "Slags", NotificationKind, default=NotificationKind.ORDINARY, floor=Floor.CASEWORKER, topic=Topic.SAFETY
    )
    received_on: Mapped[dt.date | None] = fact(
        "Modtaget", DATE, tense=Tense.GONE, floor=Floor.CASEWORKER, topic=Topic.SAFETY
    )
    received_at: Mapped[str | None] = fact("Klokken", TIME, floor=Floor.CASEWORKER, topic=Topic.SAFETY)
    way: Mapped[ContactKind | None] = fact("Hvordan kom den", ContactKind, floor=Floor.CASEWORKER, topic=Topic.SAFETY)
    in_writing: Mapped[bool | None] = fact("Skriftlig", FLAG, floor=Floor.CASEWORKER, topic=Topic.SAFETY)
    sender: Mapped[str | None] = fact("Afsender", floor=Floor.CASEWORKER, topic=Topic.SAFETY)
    anonymous: Mapped[bool | None] = fact("Anonym", FLAG, floor=Floor.CASEWORKER, topic=Topic.SAFETY)
    sender_person_id: Mapped[UUID | None] = fact(
        "Person i sagen", ref="person", floor=Floor.CASEWORKER, topic=Topic.SAFETY
    )
    sender_name: Mapped[str | None] = fact("Navn og sted", floor=Floor.CASEWORKER, topic=Topic.SAFETY)
    professional: Mapped[bool | None] = fact("Fagperson", FLAG, floor=Floor.CASEWORKER, topic=Topic.SAFETY)
    dialogue: Mapped[bool | None] = fact(
        "Skrevet sammen med familien", FLAG, floor=Floor.CASEWORKER, topic=Topic.SAFETY
    )
    qualified_on: Mapped[dt.date | None] = fact(
        "Drøftet i tværfagligt team", DATE, floor=Floor.CASEWORKER, topic=Topic.SAFETY, tense=Tense.GONE
    )
    meeting_id: Mapped[UUID | None] = fact("Efter mødet", ref="meeting", floor=Floor.CASEWORKER, topic=Topic.SAFETY)
    concern_id: Mapped[UUID | None] = fact(
        "Efter bekymringen", ref="concern", floor=Floor.CASEWORKER, topic=Topic.SAFETY
    )
    text: Mapped[str | None] = fact("Hvad der står i den", long=True, floor=Floor.CASEWORKER, topic=Topic.SAFETY)
    parents_view: Mapped[str | None] = fact(
        "Det siger forældrene", long=True, floor=Floor.CASEWORKER, topic=Topic.SAFETY
    )
    assessed_on: Mapped[dt.date | None] = fact(
        "Vurderet", DATE, tense=Tense.GONE, floor=Floor.CASEWORKER, topic=Topic.SAFETY
    )
    assessed_at: Mapped[str | None] = fact("Vurderet klokken", TIME, floor=Floor.CASEWORKER, topic=Topic.SAFETY)
    assessed_by: Mapped[str | None] = fact("Vurderet af", floor=Floor.CASEWORKER, topic=Topic.SAFETY)
    urgency: Mapped[Urgency | None] = fact("Akut?", Urgency, floor=Floor.CASEWORKER, topic=Topic.SAFETY)
    judgement: Mapped[str | None] = fact("Vurdering", long=True, floor=Floor.CASEWORKER, topic=Topic.SAFETY)
    reassessed_on: Mapped[dt.date | None] = fact(
        "Vurderet igen", DATE, tense=Tense.GONE, floor=Floor.CASEWORKER, topic=Topic.SAFETY
    )
    reassessed_by: Mapped[str | None] = fact(
        "Vurderet igen af", None, "En, der ikke før har haft sagen.", floor=Floor.CASEWORKER, topic=Topic.SAFETY
    )
    reassessment: Mapped[str | None] = fact("Genvurdering", long=True, floor=Floor.CASEWORKER, topic=Topic.SAFETY)
    receipt_on: Mapped[dt.date | None] = fact(
        "Kvittering givet", DATE, tense=Tense.GONE, floor=Floor.CASEWORKER, topic=Topic.SAFETY
    )
    feedback_on: Mapped[dt.date | None] = fact(
        "Tilbagemelding givet", DATE, tense=Tense.GONE, floor=Floor.CASEWORKER, topic=Topic.SAFETY
    )
    feedback: Mapped[str | None] = fact("Tilbagemelding", long=True, floor=Floor.CASEWORKER, topic=Topic.SAFETY)
    family_contact_on: Mapped[dt.date | None] = fact(
        "Første kontakt med familien", DATE, floor=Floor.CASEWORKER, topic=Topic.SAFETY, tense=Tense.GONE
    )
    quick_help: Mapped[QuickHelp | None] = fact("Hurtig hjælp", QuickHelp, floor=Floor.CASEWORKER, topic=Topic.SAFETY)
    quick_help_because: Mapped[str | None] = fact(
        "Hurtig hjælp: hvorfor", long=True, floor=Floor.CASEWORKER, topic=Topic.SAFETY
    )
    quality: Mapped[str | None] = fact("Om underretningen", long=True, floor=Floor.CASEWORKER, topic=Topic.SAFETY)


class NotificationChild(CaseRecord):
    """Barn i en underretning: one of the children a notification is about."""

    __tablename__ = "notification_child"
    section: ClassVar[str] = "children"
    nested_in = ("notification", "notification_id")
    title: ClassVar[str] = "Barn"

    notification_id: Mapped[UUID] = fact("Underretning", ref="notification", required=True)
    child_id: Mapped[UUID] = fact("Barn", ref="child", required=True, floor=Floor.CASEWORKER, topic=Topic.SAFETY)
    contact_on: Mapped[dt.date | None] = fact(
        "Første kontakt med barnet", DATE, floor=Floor.CASEWORKER, topic=Topic.SAFETY, tense=Tense.GONE
    )
    child_view: Mapped[str | None] = fact("Det siger barnet", long=True, floor=Floor.CASEWORKER, topic=Topic.SAFETY)


class GuideTick(CaseRecord):
    """Trin i en handleguide, der er taget: the step as it was worded that day, who ticked it, and when.

    `guide` and `step` are ids of `resources/definitions/guides.toml`, `version` the SHA-256 of the guide's text.
    """

    __tablename__ = "guide_tick"
    section: ClassVar[str] = "guide_ticks"
    title: ClassVar[str] = "Trin i handleguide"

    guide: Mapped[str] = fact("Handleguide", required=True, floor=Floor.CASEWORKER)
    version: Mapped[str | None] = fact("Guidens version", floor=Floor.CASEWORKER)
    step: Mapped[str] = fact("Trin", required=True, floor=Floor.CASEWORKER)
    wording: Mapped[str | None] = fact("Trinnets ord", floor=Floor.CASEWORKER)
    done_on: Mapped[dt.date | None] = fact("Dato", DATE, tense=Tense.GONE, floor=Floor.CASEWORKER)
    initials: Mapped[str | None] = fact("Initialer", floor=Floor.CASEWORKER)
    note: Mapped[str | None] = fact("Bemærkning", long=True, floor=Floor.CASEWORKER, topic=Topic.SAFETY)
    concern_id: Mapped[UUID | None] = fact("Bekymring", ref="concern", floor=Floor.CASEWORKER)
    notification_id: Mapped[UUID | None] = fact("Underretning", ref="notification", floor=Floor.CASEWORKER)
    assessment_id: Mapped[UUID | None] = fact("Undersøgelse", ref="assessment", floor=Floor.CASEWORKER)
