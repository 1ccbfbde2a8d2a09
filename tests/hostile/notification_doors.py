"""The doors of the register of notifications: when and from whom, its words, a new child, and what counts as one."""

from typing import Any
from uuid import UUID

from app.models.case import Child
from app.models.notification import Notification, NotificationChild
from app.models.setup import DefinitionVersion
from app.services import notification_children, notification_definition, notifications
from app.services.notification_twins import find_twins
from app.services.notifications import TypedNotification
from app.services.ports import Unit
from tests.hostile.hall import Door, Hall, Kept, kept_in, read


def _typed(hall: Hall, **values: Any) -> TypedNotification:
    return TypedNotification(**({"children": (hall.the(Child),)} | values))


def _note(unit: Unit, hall: Hall, **values: Any) -> UUID:
    return notifications.note_notification(unit, hall.case, _typed(hall, **values))


def _change(unit: Unit, hall: Hall, name: str, text: str) -> Kept:
    made = _note(unit, hall)
    notifications.change_notification(unit, made, {name: text})
    return Kept(Notification, made, name)


def _says(unit: Unit, hall: Hall, text: str) -> Kept:
    inner = hall.the(NotificationChild)
    notification_children.change_notified_child(unit, inner, {"child_view": text})
    return Kept(NotificationChild, inner, "child_view")


def _define(unit: Unit, _: Hall, text: str) -> None:
    notification_definition.save_definition(unit, text)
    unit.session.flush()
    kept = unit.session.query(DefinitionVersion).filter_by(kind=notification_definition.KIND, valid_to=None).all()
    assert all(len(each.content) <= notification_definition.LONGEST for each in kept)


NOTIFICATION_DOORS: dict[str, Door] = {
    "notification.note name": kept_in(Notification, "sender_name", lambda u, h, t: _note(u, h, sender_name=t)),
    "notification.note text": kept_in(Notification, "text", lambda u, h, t: _note(u, h, text=t)),
    "notification.note on": read(lambda u, h, t: _note(u, h, received_on=t)),
    "notification.note at": read(lambda u, h, t: _note(u, h, received_at=t)),
    "notification.note way": read(lambda u, h, t: _note(u, h, way=t)),
    "notification.note sender": read(lambda u, h, t: _note(u, h, sender=t)),
    "notification.note kind": read(lambda u, h, t: _note(u, h, kind=t)),
    "notification.note child": read(lambda u, h, t: _note(u, h, new_child=t)),
    "notification.twins": read(lambda u, h, t: find_twins(u, h.case, _typed(h, received_on=t, sender=t))),
    "notification.change judgement": lambda u, h, t: _change(u, h, "judgement", t),
    "notification.change feedback": lambda u, h, t: _change(u, h, "feedback", t),
    "notification.change days": read(lambda u, h, t: _change(u, h, "assessed_on", t)),
    "notification.change name": read(
        lambda u, h, t: notifications.change_notification(u, h.the(Notification), {t: "ja"})
    ),
    "notification.change says": _says,
    "notification.add_child name": read(
        lambda u, h, t: notification_children.add_notified_child(u, h.the(Notification), new_child=t)
    ),
    "notification.define": read(_define),
}
