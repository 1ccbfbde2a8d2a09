"""Decisions that go against a stop or a warning: who decided, why and when. They lie in the vault beside the case.

They are not in the case file: whoever takes the case over is stopped or warned again and decides anew.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import object_session

from app.errors import UserError
from app.models.setup import Answer
from app.services.snapshot import CaseRows
from app.services.typed_values import typed_text

WHO_AND_WHY = "Skriv, hvem der har besluttet det, og hvorfor."
SHORTER_NAME = "Skriv navnet på den, der har besluttet det, lidt kortere."


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: the row it lies in, who decided, why, and the day it was written."""

    row_id: UUID
    by: str
    because: str
    on: dt.date | None


def decisions(rows: CaseRows, owner_id: UUID, question: str) -> dict[str, Decision]:
    """Return the decisions about one meeting by their mark, as they stand in the unit the rows were read in."""
    session = object_session(rows.case)
    if session is None:
        return {}
    query = select(Answer).where(
        Answer.case_id == rows.case.id, Answer.owner_id == owner_id, Answer.key == question, Answer.deleted_at.is_(None)
    )
    return {row.version_sha256 or "": _decision(row) for row in session.scalars(query)}


def decision_row(case_id: UUID, owner_id: UUID, question: str, mark: str, *, because: str, by: str) -> Answer:
    """Return a decision to be added. Raises UserError when it is not said who decided and why."""
    why, who = typed_text(because), typed_text(by)
    if not why or not who:
        raise UserError(WHO_AND_WHY)
    room = Answer.__table__.columns["source"].type.length  # type: ignore[attr-defined]  # a String of a set length
    if len(who) > room:
        raise UserError(SHORTER_NAME)
    return Answer(case_id=case_id, owner_id=owner_id, key=question, version_sha256=mark, source=who, text=why)


def _decision(row: Answer) -> Decision:
    return Decision(row.id, row.source or "", row.text or "", row.created_at.date() if row.created_at else None)
