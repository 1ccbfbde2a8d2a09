"""The doors of a line that is put off or asks: until when and why, and when it last happened."""

from uuid import UUID

from sqlalchemy import select

from app.models.case import Child
from app.models.deadline import Snooze
from app.models.enums import DueKind
from app.models.log import DueItem
from app.services import snoozes, told_before
from app.services.ports import Unit
from tests.hostile.hall import Door, Hall, kept_in, read


def _put_off(unit: Unit, hall: Hall, *, until: str = "i morgen", because: str = "Vi venter på skolen.") -> UUID:
    agreed = select(DueItem).where(DueItem.case_id == hall.case, DueItem.kind == DueKind.AGREED).order_by(DueItem.id)
    item = unit.session.scalars(agreed).first()
    assert item is not None
    line = {"table": item.source_table, "rule_id": item.rule_id}
    return snoozes.put_off(unit, row_id=item.source_id, until=until, because=because, **line)


WAITING_DOORS: dict[str, Door] = {
    "due.put_off because": kept_in(Snooze, "reason", lambda u, h, t: _put_off(u, h, because=t)),
    "due.put_off until": read(lambda u, h, t: _put_off(u, h, until=t)),
    "due.tell typed": read(
        lambda u, h, t: told_before.tell_when(
            u, h.case, table="talk_before", row_id=h.the(Child), rule_id="before:child_talk", typed=t
        )
    ),
    "before.set typed": read(lambda u, h, t: told_before.set_here_since(u, h.case, typed=t)),
}
