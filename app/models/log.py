"""The one change log, the audit chain, drafts, and what is derived from the rest."""

import datetime as dt
from uuid import UUID

from sqlalchemy import Boolean, Date, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base
from app.models.columns import Choice, Id, Moment
from app.models.enums import DueKind


class Step(Base):
    """Skridt: one use case, one undo, one audit row. An undo is a new step that names the one it reverses."""

    __tablename__ = "step"
    __table_args__ = (Index("ix_step_case_id_seq", "case_id", "seq"),)

    id: Mapped[UUID] = mapped_column(Id(), primary_key=True)
    seq: Mapped[int] = mapped_column(Integer, index=True)
    replica: Mapped[str] = mapped_column(String(32))
    name: Mapped[str] = mapped_column(Text())
    actor: Mapped[str | None] = mapped_column(String(80))
    at: Mapped[dt.datetime] = mapped_column(Moment())
    hlc: Mapped[str] = mapped_column(String(60))
    case_id: Mapped[UUID | None] = mapped_column(Id(), index=True)
    undoable: Mapped[bool] = mapped_column(Boolean, default=True)
    undoes: Mapped[UUID | None] = mapped_column(Id())


class Change(Base):
    """Ændring: one column of one row in one step. Column `*` is the birth of the row; `after` holds it whole."""

    __tablename__ = "change"
    __table_args__ = (Index("ix_change_row", "row_id"), Index("ix_change_step", "step_id"))

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    step_id: Mapped[UUID] = mapped_column(Id())
    table_name: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[UUID] = mapped_column(Id())
    column_name: Mapped[str] = mapped_column(String(40))
    before: Mapped[str | None] = mapped_column(Text())
    after: Mapped[str | None] = mapped_column(Text())


class Audit(Base):
    """Spor: who did what kind of thing to which ids, when; never content. One hash chain per replica."""

    __tablename__ = "audit"

    replica: Mapped[str] = mapped_column(String(32), primary_key=True)
    seq: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[str] = mapped_column(String(40))
    actor: Mapped[str | None] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(60))
    subjects: Mapped[str] = mapped_column(Text())
    prev_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class Draft(Base):
    """Kladde: the raw text of an editor, 300 ms after the last key; no history."""

    __tablename__ = "draft"

    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    case_id: Mapped[UUID | None] = mapped_column(Id(), index=True)
    text: Mapped[str] = mapped_column(Text())
    at: Mapped[dt.datetime] = mapped_column(Moment())


class Meta(Base):
    """Oplysning om filen: replica id, whether it is a training store."""

    __tablename__ = "meta"

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(Text())


class DueItem(Base):
    """Frist, derived: rewritten per case in the same transaction as the change; status comes from `today` at read."""

    __tablename__ = "due_item"
    __table_args__ = (
        # I dag counts from this index alone: with ten thousand cases the rows themselves take seconds to read.
        Index(
            "ix_due_item_window", "due_on", "kind", "recurrence", "ends_on", "source_table", "earliest_on",
            "snoozed_until", "module",
        ),
        {"info": {"derived": True}},
    )  # fmt: skip

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[UUID] = mapped_column(Id(), index=True)
    child_id: Mapped[UUID | None] = mapped_column(Id())
    source_table: Mapped[str] = mapped_column(String(40))
    source_id: Mapped[UUID] = mapped_column(Id())
    rule_id: Mapped[str] = mapped_column(String(80))
    kind: Mapped[DueKind] = mapped_column(Choice(DueKind))
    what: Mapped[str] = mapped_column(Text())
    due_on: Mapped[dt.date | None] = mapped_column(Date())
    at_time: Mapped[str | None] = mapped_column(String(5))
    recurrence: Mapped[str | None] = mapped_column(Text())
    ends_on: Mapped[dt.date | None] = mapped_column(Date())
    explanation: Mapped[str] = mapped_column(Text())
    law: Mapped[str | None] = mapped_column(Text())
    uncertain: Mapped[bool] = mapped_column(Boolean, default=False, server_default="0")
    by_hour: Mapped[bool] = mapped_column(Boolean, default=False, server_default="0")
    earliest_on: Mapped[dt.date | None] = mapped_column(Date())
    snoozed_until: Mapped[dt.date | None] = mapped_column(Date())
    snoozed_because: Mapped[str | None] = mapped_column(Text())
    module: Mapped[str | None] = mapped_column(String(40))


class SearchDoc(Base):
    """Søgetekst, derived: what a hit points at; the folded words lie in the FTS table beside it, under the same id."""

    __tablename__ = "search_doc"
    __table_args__ = {"info": {"derived": True}}

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    case_id: Mapped[UUID] = mapped_column(Id(), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    row_id: Mapped[UUID] = mapped_column(Id())
    fingerprint: Mapped[str] = mapped_column(String(32))
    title: Mapped[str] = mapped_column(Text())
