"""Making notifications as a caseworker notes them, and reading what is due of them."""

from typing import Any
from uuid import UUID

from app.bootstrap import OpenStore
from app.models.case import Child
from app.models.log import DueItem
from app.models.notification import Notification
from app.services.cases import add_child, start_case
from app.services.discreet_rows import Discretion
from app.services.due_lines import Desk
from app.services.due_notifications import of_notifications
from app.services.notification_rows import NotificationRow, list_notifications
from app.services.notifications import TypedNotification, note_notification
from app.services.rulebook import rules_of
from app.services.snapshot import read_case
from tests.doing import ask, do


def children_of(store: OpenStore, case_id: UUID) -> list[UUID]:
    """Return the children of a case in their order."""
    with store.units.read("test") as unit:
        return [each.id for each in unit.live(Child, Child.case_id == case_id)]


def siblings(store: OpenStore) -> UUID:
    """Start a case with Liv, ten, and Bertil, eight, and return its id."""
    case_id = UUID(str(do(store, start_case, child_name="Liv Lund", birth="3. maj 2016", number="2016-031")))
    do(store, add_child, case_id, name="Bertil Lund", birth="9. juni 2018")
    return case_id


def typed(store: OpenStore, case_id: UUID, **values: Any) -> TypedNotification:
    """Return a notification about all children of a case, as it is typed."""
    usual: dict[str, Any] = {"children": tuple(children_of(store, case_id)), "sender": "school"}
    return TypedNotification(**(usual | values))


def note(store: OpenStore, case_id: UUID, **values: Any) -> UUID:
    """Note one and return its id."""
    return UUID(str(do(store, note_notification, case_id, typed(store, case_id, **values))))


def the_row(store: OpenStore, case_id: UUID) -> NotificationRow:
    """Return the one notification of a case as it is shown."""
    [row] = ask(store, list_notifications, case_id)
    assert isinstance(row, NotificationRow)
    return row


def stored(store: OpenStore, notification_id: UUID) -> Notification:
    """Return one as it lies in the store."""
    with store.units.read("test") as unit:
        return unit.get(Notification, notification_id)


def due_of(store: OpenStore, case_id: UUID) -> dict[str, DueItem]:
    """Return what is due of the notifications of a case, by rule."""
    with store.units.read("test") as unit:
        rows = read_case(unit, case_id)
        return {each.rule_id: each for each in of_notifications(Desk(unit, rows, rules_of(unit), Discretion(rows)))}
