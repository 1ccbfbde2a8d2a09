"""The doors of deadlines that are set going: the rule, the day, the clock and the note; and the day one is done."""

from uuid import UUID

from app.models.deadline import StartedDeadline
from app.services import started_deadlines
from app.services.ports import Unit
from tests.hostile.hall import Door, Hall, kept_in, read

RULE = "receipt"


def _note(unit: Unit, hall: Hall, text: str) -> UUID:
    return started_deadlines.start_deadline(unit, hall.case, rule_id=RULE, note=text)


DEADLINE_DOORS: dict[str, Door] = {
    "deadline.start note": kept_in(StartedDeadline, "note", _note),
    "deadline.start rule": read(lambda u, h, t: started_deadlines.start_deadline(u, h.case, rule_id=t)),
    "deadline.start on": read(lambda u, h, t: started_deadlines.start_deadline(u, h.case, rule_id=RULE, on=t)),
    "deadline.start at": read(lambda u, h, t: started_deadlines.start_deadline(u, h.case, rule_id=RULE, at=t)),
    "deadline.preview on": read(lambda u, _, t: started_deadlines.preview_deadline(u, rule_id=RULE, on=t)),
    "deadline.finish on": read(lambda u, h, t: started_deadlines.finish_deadline(u, h.the(StartedDeadline), on=t)),
}
