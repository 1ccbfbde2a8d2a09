"""The doors at the table: an agreement in one line, and how it is for a child at home."""

from app.models.agreement import Agreement
from app.models.case import Child
from app.models.meeting import Meeting, SafetyCheck
from app.services import agreement_lines, meeting_children
from app.services.ports import Unit
from tests.hostile.hall import Door, Hall, Kept


def _line(unit: Unit, hall: Hall, text: str) -> Kept | None:
    added = agreement_lines.add_line(unit, hall.the(Meeting), text)
    return Kept(Agreement, added, "typed") if len(text) < 400 else None


def _safety(unit: Unit, hall: Hall, text: str) -> Kept | None:
    meeting, child = hall.the(Meeting), unit.get(Child, hall.the(Child)).person_id
    meeting_children.set_child_safety(unit, meeting, child, note=text)
    unit.session.flush()
    checks = unit.live(SafetyCheck, SafetyCheck.meeting_id == meeting, SafetyCheck.person_id == child)
    return Kept(SafetyCheck, checks[0].id, "note")


STEP_DOORS: dict[str, Door] = {"agreement.line": _line, "meeting.child_safety": _safety}
