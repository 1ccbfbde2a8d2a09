"""The steps that were decided at a review with the leader, on I dag until they are done."""

from collections.abc import Iterator

from app.models.enums import DueKind
from app.models.knowledge import Note
from app.models.log import DueItem
from app.services.due_lines import Desk, Source, line
from app.services.review_steps import open_steps

BECAUSE = "Aftalt ved sagsgennemgang."


def of_review_steps(desk: Desk) -> Iterator[DueItem]:
    """Yield each step on its day."""
    for each in open_steps(desk.rows):
        source = Source(Note.__tablename__, each.id)
        yield line(desk.rows, source, DueKind.AGREED, each.text, each.by, BECAUSE)
