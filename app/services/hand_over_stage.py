"""Which hand-over of a case counts, and how far it has come as this laptop knows it."""

from app.models.hand_over import HandOver
from app.services.hand_over_rows import Stage
from app.services.snapshot import CaseRows


def current(rows: CaseRows) -> HandOver | None:
    """Return the newest hand-over of a case."""
    found = rows.of(HandOver)
    return found[-1] if found else None


def stage_of(row: HandOver) -> Stage:
    """Return how far a hand-over has come."""
    if row.confirmed_on is not None:
        return Stage.CONFIRMED
    if row.received_on is not None:
        return Stage.RECEIVED
    return Stage.SENT if row.sent_on is not None else Stage.BEGUN
