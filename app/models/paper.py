"""Papers that were made, to whom they went, and their bytes."""

import datetime as dt
from typing import ClassVar
from uuid import UUID

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.approx_spans import Tense
from app.models.base import Base, CaseRecord
from app.models.columns import DATE, Id, fact
from app.models.enums import Copy, Floor, PaperKind, PaperStatus


class Paper(CaseRecord):
    """Papir: a finished one is never changed; a new one gets a new version. The version carries the laptop's name."""

    __tablename__ = "paper"
    section: ClassVar[str] = "papers"
    title: ClassVar[str] = "Papir"

    kind: Mapped[PaperKind] = fact("Slags", PaperKind, required=True, floor=Floor.PROFESSIONAL)
    copy: Mapped[Copy | None] = fact("Udgave til", Copy, floor=Floor.PROFESSIONAL)
    child_id: Mapped[UUID | None] = fact("Barn", ref="child", floor=Floor.PROFESSIONAL)
    recipient_id: Mapped[UUID | None] = fact("Modtager", ref="person", floor=Floor.PROFESSIONAL)
    meeting_id: Mapped[UUID | None] = fact("Fra mødet", ref="meeting", floor=Floor.PROFESSIONAL)
    version: Mapped[str | None] = fact("Udgave", floor=Floor.PROFESSIONAL)
    status: Mapped[PaperStatus] = fact("Status", PaperStatus, default=PaperStatus.DRAFT, floor=Floor.PROFESSIONAL)
    made_on: Mapped[dt.date | None] = fact("Lavet", DATE, tense=Tense.GONE, floor=Floor.PROFESSIONAL)
    name: Mapped[str | None] = fact("Navn", floor=Floor.PROFESSIONAL)
    left_out: Mapped[str | None] = fact("Udeladt i dette eksemplar", long=True, floor=Floor.CASEWORKER)
    sha256: Mapped[str | None] = fact("Fingeraftryk", floor=Floor.CASEWORKER)
    model_sha256: Mapped[str | None] = fact("Indholdets fingeraftryk", floor=Floor.CASEWORKER)
    journalised_on: Mapped[dt.date | None] = fact("Journaliseret", DATE, tense=Tense.GONE, floor=Floor.CASEWORKER)
    journalised_by: Mapped[str | None] = fact("Journaliseret af", floor=Floor.CASEWORKER)
    bytes_gone_on: Mapped[dt.date | None] = fact("Papiret slettet her", DATE, tense=Tense.GONE, floor=Floor.CASEWORKER)


class Delivery(CaseRecord):
    """Udlevering: hvem fik papiret, hvordan og hvornår."""

    __tablename__ = "delivery"
    section: ClassVar[str] = "deliveries"
    nested_in = ("paper", "paper_id")
    title: ClassVar[str] = "Udleveret"

    paper_id: Mapped[UUID] = fact("Papir", ref="paper", required=True, floor=Floor.CASEWORKER)
    recipient_id: Mapped[UUID | None] = fact("Til", ref="person", floor=Floor.CASEWORKER)
    how: Mapped[str | None] = fact("Hvordan", floor=Floor.CASEWORKER)
    on: Mapped[dt.date | None] = fact("Hvornår", DATE, tense=Tense.GONE, floor=Floor.CASEWORKER)


class JournalEntry(CaseRecord):
    """Lagt i fagsystemet: one text from here that now stands in the municipality's own system too.

    Exactly one of the references says what it came from: `record_id` is a worry, a notification, an assessment, a
    consent, a decision, a hearing or an orientation, told by the box. `box` is the key of the field it was put in.
    Without a day it is not to be laid over, and the reason is the answer beside it.
    """

    __tablename__ = "journal_entry"
    section: ClassVar[str] = "journal_entries"
    title: ClassVar[str] = "Lagt i fagsystemet"

    box: Mapped[str] = fact("Felt", required=True, floor=Floor.CASEWORKER)
    meeting_id: Mapped[UUID | None] = fact("Møde", ref="meeting", floor=Floor.CASEWORKER)
    follow_up_id: Mapped[UUID | None] = fact("Opfølgning", ref="follow_up", floor=Floor.CASEWORKER)
    talk_id: Mapped[UUID | None] = fact("Samtale med barnet", ref="child_talk", floor=Floor.CASEWORKER)
    goal_id: Mapped[UUID | None] = fact("Mål", ref="goal", floor=Floor.CASEWORKER)
    note_id: Mapped[UUID | None] = fact("Notat", ref="note", floor=Floor.CASEWORKER)
    paper_id: Mapped[UUID | None] = fact("Papir", ref="paper", floor=Floor.CASEWORKER)
    record_id: Mapped[UUID | None] = fact("Andet fra sagen", Id(), floor=Floor.CASEWORKER)
    text_sha256: Mapped[str | None] = fact("Tekstens fingeraftryk", floor=Floor.CASEWORKER)
    on: Mapped[dt.date | None] = fact("Hvornår", DATE, tense=Tense.GONE, floor=Floor.CASEWORKER)
    by: Mapped[str | None] = fact("Af", floor=Floor.CASEWORKER)


class Blob(Base):
    """Indhold: bytes by their SHA-256, of finished papers and the logo. Never in the case file."""

    __tablename__ = "blob"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
