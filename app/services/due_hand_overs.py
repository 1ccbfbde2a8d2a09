"""What a hand-over leaves to do: the new caseworker goes through its points, the old one waits for word of it."""

import datetime as dt
from collections.abc import Iterator

from app.models.enums import DueKind
from app.models.hand_over import HandOver, HandOverPoint
from app.models.log import DueItem
from app.services.due_lines import Desk, Source, line
from app.services.hand_over_rows import Stage
from app.services.hand_over_stage import current, stage_of

WITHIN = dt.timedelta(days=7)
"""How soon a case that has come should be gone through, and a receipt be here: a practice, not law."""
GO_THROUGH = "Gå overdragelsen igennem"
HAND_ON = "Giv sagen videre"
NO_WORD = "Spørg, om sagen er nået frem"


def of_hand_overs(desk: Desk) -> Iterator[DueItem]:
    """Yield the one thing that waits, if any. No line names anybody."""
    row = current(desk.rows)
    if row is None:
        return
    source, stage = Source(HandOver.__tablename__, row.id), stage_of(row)
    if stage is Stage.RECEIVED and row.received_on:
        left = sum(each.seen_on is None for each in desk.rows.inside(HandOverPoint, row.id))
        if left:
            because = "Ét punkt er ikke set endnu." if left == 1 else f"{left} punkter er ikke set endnu."
            yield line(desk.rows, source, DueKind.PRACTICE, GO_THROUGH, row.received_on + WITHIN, because)
    elif stage is Stage.BEGUN and row.planned_on:
        because = "Sagen skal være overdraget den dag."
        yield line(desk.rows, source, DueKind.PRACTICE, HAND_ON, row.planned_on, because)
    elif stage is Stage.SENT and row.sent_on:
        because = "Pakken er sendt, og der er ikke kommet en kvittering."
        yield line(desk.rows, source, DueKind.PRACTICE, NO_WORD, row.sent_on + WITHIN, because)
