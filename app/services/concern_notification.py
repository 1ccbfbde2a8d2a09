"""A worry becomes a notification: what is known of it goes along, and the two know each other."""

from uuid import UUID

from app.models.case import Child
from app.models.enums_early import ConcernOutcome
from app.models.knowledge import Concern
from app.models.notification import Notification
from app.services.notifications import TypedNotification, note_notification
from app.services.ports import Unit, use_case


@use_case("concern.notify")
def notify_from(unit: Unit, concern_id: UUID) -> UUID:
    """Begin a notification from a worry, received today, about its child or all of them; returns its id.

    Who told the worry, and its words, go along and may be put right there. One that was begun from the same worry is
    the one there is. Raises UserError when there is no child to notify about.
    """
    row = unit.get(Concern, concern_id)
    there = unit.live(Notification, Notification.concern_id == concern_id)
    if there:
        return there[0].id
    children = [row.child_id] if row.child_id else [e.id for e in unit.live(Child, Child.case_id == row.case_id)]
    typed = TypedNotification(
        children=tuple(children), text=row.text or row.signs or "", sender_name=row.told_by or "",
        sender_person_id=row.raised_by_id,
    )  # fmt: skip
    row.outcome, row.closed_on = ConcernOutcome.NOTIFICATION, unit.today
    return note_notification(unit, row.case_id, typed, concern_id=concern_id)
