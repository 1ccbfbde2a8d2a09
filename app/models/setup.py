"""What belongs to the laptop and the municipality rather than to a case."""

import datetime as dt
from uuid import UUID

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.approx_spans import Tense
from app.models.base import Base, Record
from app.models.columns import DATE, FLAG, Id, fact
from app.models.enums_meeting import ContactKind


class Profile(Record):
    """Rådgiver og kommune: the names, phones and lines that stand on papers and in the audit log."""

    __tablename__ = "profile"

    name: Mapped[str | None] = fact("Dit navn")
    job_title: Mapped[str | None] = fact("Stilling")
    phone: Mapped[str | None] = fact("Telefon")
    hours: Mapped[str | None] = fact("Telefontid")
    email: Mapped[str | None] = fact("E-mail")
    substitute: Mapped[str | None] = fact("Når du er væk: navn")
    substitute_phone: Mapped[str | None] = fact("Når du er væk: telefon")
    municipality: Mapped[str | None] = fact("Kommune")
    department: Mapped[str | None] = fact("Afdeling")
    out_of_hours: Mapped[str | None] = fact("Uden for åbningstid: navn", help_text="Fx »Døgnvagten«.")
    out_of_hours_phone: Mapped[str | None] = fact("Uden for åbningstid: telefon")
    safety_line: Mapped[str | None] = fact("Hvis det haster, skriv sådan", long=True)
    child_line: Mapped[str | None] = fact("Linje til børn", help_text="Fx BørneTelefonen 116 111.")
    rights: Mapped[str | None] = fact("Godt at vide", help_text="Én rettighed på hver linje.", long=True)
    device: Mapped[str | None] = fact("Computerens navn")
    logo_sha256: Mapped[str | None] = mapped_column(String(64))


class Module(Record):
    """En del af programmet, der kan slås fra: off = no trace in the window, no deadlines, data kept."""

    __tablename__ = "module"

    key: Mapped[str] = fact("Navn", required=True)
    switched_on: Mapped[bool] = fact("Slået til", FLAG, required=True, default=True)


class AdviceTalk(Record):
    """Anonym rådgivning: one talk in the open counselling, counted by profession; nothing tells who it was about.

    `profession` and `kind` are ids of `resources/definitions/guides.toml`. There is no text on purpose.
    """

    __tablename__ = "advice_talk"

    on: Mapped[dt.date] = fact("Dato", DATE, tense=Tense.GONE, required=True)
    profession: Mapped[str] = fact("Faggruppe", required=True)
    kind: Mapped[str | None] = fact("Om hvad")
    way: Mapped[ContactKind] = fact("Hvordan", ContactKind, default=ContactKind.CALL)


class Setting(Record):
    """Indstilling: key and value, e.g. theme, text size, recent cases."""

    __tablename__ = "setting"

    key: Mapped[str] = fact("Navn", required=True)
    value: Mapped[str | None] = fact("Værdi")


class Definition(Base):
    """Definition: a rule, meeting type, question bank … that the municipality may edit."""

    __tablename__ = "definition"

    kind: Mapped[str] = mapped_column(String(40), primary_key=True)
    key: Mapped[str] = mapped_column(String(80), primary_key=True)


class DefinitionVersion(Base):
    """En version af en definition; records point at the version they used by its SHA-256."""

    __tablename__ = "definition_version"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    key: Mapped[str] = mapped_column(String(80))
    content: Mapped[str] = mapped_column(Text())
    source: Mapped[str | None] = mapped_column(Text())
    valid_from: Mapped[dt.date | None] = mapped_column()
    valid_to: Mapped[dt.date | None] = mapped_column()


class Identity(Record):
    """Samme menneske: links persons of several cases; facts never flow by themselves."""

    __tablename__ = "identity"


class Answer(Record):
    """Svar på et spørgsmål i en skabelon, with the version of the template it answered."""

    __tablename__ = "answer"

    owner_id: Mapped[UUID] = mapped_column(Id(), index=True)
    case_id: Mapped[UUID | None] = mapped_column(Id(), ForeignKey("case_.id"), index=True)
    version_sha256: Mapped[str | None] = mapped_column(String(64))
    key: Mapped[str] = mapped_column(String(80))
    source: Mapped[str | None] = mapped_column(String(80))
    text: Mapped[str | None] = mapped_column(Text())
