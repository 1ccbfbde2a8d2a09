"""Pictures and files that belong to a case. Their bytes lie encrypted beside the store, one key each in the vault."""

import datetime as dt
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.approx_spans import Tense
from app.models.base import Base, CaseRecord
from app.models.columns import COUNT, DATE, fact
from app.models.enums import AttachmentKind, Floor


class Attachment(CaseRecord):
    """Bilag: a photo of the whiteboard, a child's drawing, a letter. The bytes are found by `sha256`."""

    __tablename__ = "attachment"
    section: ClassVar[str] = "attachments"
    title: ClassVar[str] = "Billede eller fil"

    name: Mapped[str | None] = fact("Navn", floor=Floor.CASEWORKER)
    kind: Mapped[AttachmentKind] = fact(
        "Slags", AttachmentKind, default=AttachmentKind.DOCUMENT, floor=Floor.CASEWORKER
    )
    about_id: Mapped[UUID | None] = fact("Om", ref="person", floor=Floor.CASEWORKER)
    meeting_id: Mapped[UUID | None] = fact("Fra mødet", ref="meeting", floor=Floor.CASEWORKER)
    child_talk_id: Mapped[UUID | None] = fact("Fra samtalen", ref="child_talk", floor=Floor.CASEWORKER)
    dated: Mapped[dt.date | None] = fact("Dato", DATE, tense=Tense.GONE, floor=Floor.CASEWORKER)
    note: Mapped[str | None] = fact("Hvad er det?", long=True, floor=Floor.CASEWORKER)
    media_type: Mapped[str | None] = fact("Filtype", floor=Floor.CASEWORKER)
    size: Mapped[int | None] = fact("Størrelse i bytes", COUNT, bounds=(0, 10**9), floor=Floor.CASEWORKER)
    sha256: Mapped[str | None] = fact("Fingeraftryk", floor=Floor.CASEWORKER)
    journalised_on: Mapped[dt.date | None] = fact("Journaliseret", DATE, tense=Tense.GONE, floor=Floor.CASEWORKER)


class SealedFile(Base):
    """Forseglet fil: the key of one encrypted file beside the store, and its name there (SHA-256 of it)."""

    __tablename__ = "sealed_file"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(64))
    key: Mapped[bytes] = mapped_column(LargeBinary)
    size: Mapped[int] = mapped_column(Integer)
