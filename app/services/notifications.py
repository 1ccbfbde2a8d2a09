"""The register of notifications: note one, put it right, say which children it is about, take it away.

A notification is half open like everything else: what is not known yet is missing and asked for, and never refused.
What cannot be is refused: a day ahead, something before the notification came, a notification about nobody.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.errors import UserError
from app.models.case import Case, Child
from app.models.enums_early import NotificationKind
from app.models.enums_meeting import ContactKind
from app.models.meeting import Meeting
from app.models.notification import Notification
from app.services.case_members import see_person
from app.services.notification_children import NO_CHILD, new_child_of, put_on
from app.services.notification_days import (
    is_day,
    past_day,
    see_order,
    typed_clock,
)
from app.services.notification_senders import ANONYMOUS_ID, UNKNOWN, sender_of
from app.services.pointers import let_go
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.typed_values import typed_text, typed_value

_ORAL = frozenset({ContactKind.CALL, ContactKind.VISIT, ContactKind.MEETING})
_NOT_HERE = frozenset({"meeting_id", "concern_id"})


@dataclass(frozen=True, kw_only=True, slots=True)
class TypedNotification:
    """A notification as it is typed when it comes. `received_on` empty is today; `in_writing` None follows `way`.

    `new_child` is the name of a child that is not in the case yet, or »ufødt«.
    """

    received_on: str = ""
    received_at: str = ""
    way: str = ""
    in_writing: bool | None = None
    sender: str = ""
    anonymous: bool = False
    sender_name: str = ""
    sender_person_id: UUID | None = None
    kind: str = ""
    children: tuple[UUID, ...] = ()
    new_child: str = ""
    text: str = ""


@use_case("notification.note")
def note_notification(unit: Unit, case_id: UUID, typed: TypedNotification, *, concern_id: UUID | None = None) -> UUID:
    """Note a notification that has come; returns its id.

    Raises UserError for a day or hour that cannot be read or is still to come, a sender that is not on the list,
    somebody of another case, and when it is about nobody.
    """
    unit.get(Case, case_id)
    day = past_day(unit, typed.received_on) if typed.received_on.strip() else unit.today
    row = Notification(case_id=case_id, received_on=day, order_key=next_key(unit, Notification, case_id))
    row.concern_id = concern_id
    _fill(unit, row, typed)
    see_order(unit, row)
    children = list(dict.fromkeys(typed.children))
    if typed_text(typed.new_child):
        children.append(new_child_of(unit, case_id, typed_text(typed.new_child)))
    if not children:
        raise UserError(NO_CHILD)
    unit.add(row)
    unit.session.flush()
    for child_id in children:
        put_on(unit, row, child_id)
    unit.about(case_id, row.id)
    return row.id


@use_case("notification.after_meeting")
def begin_after_meeting(unit: Unit, meeting_id: UUID) -> UUID:
    """Begin a notification after a meeting that was not enough, about all children of the case; the day is written on.

    One that was begun after the same meeting is the one there is.
    """
    meeting = unit.get(Meeting, meeting_id)
    there = unit.live(Notification, Notification.meeting_id == meeting_id)
    if there:
        return there[0].id
    key = next_key(unit, Notification, meeting.case_id)
    row = unit.add(Notification(case_id=meeting.case_id, meeting_id=meeting_id, order_key=key))
    unit.session.flush()
    for child in unit.live(Child, Child.case_id == meeting.case_id):
        put_on(unit, row, child.id)
    unit.about(meeting.case_id, row.id)
    return row.id


@use_case("notification.change")
def change_notification(unit: Unit, notification_id: UUID, values: Mapping[str, str]) -> None:
    """Change some fields from typed values; empty takes one away. Raises UserError as `note_notification`."""
    row = unit.get(Notification, notification_id)
    for name, typed in values.items():
        if name not in Notification.facts() or name in _NOT_HERE:
            raise UserError(f"»{name[:40]}« kan ikke rettes her.")
        setattr(row, name, _value(unit, row, name, typed))
    if row.sender == ANONYMOUS_ID:
        row.anonymous = True
    see_order(unit, row)


@use_case("notification.remove")
def remove_notification(unit: Unit, notification_id: UUID) -> None:
    """Take a notification away that never was; it can be undone. Ticked steps of a guide stay and point no more."""
    row = unit.get(Notification, notification_id)
    let_go(unit, row)
    unit.remove(row)


def _fill(unit: Unit, row: Notification, typed: TypedNotification) -> None:
    row.received_at = typed_clock(unit, typed.received_at)
    row.way = _value(unit, row, "way", typed.way)
    row.in_writing = typed.in_writing
    if row.in_writing is None and row.way is not None:
        row.in_writing = row.way not in _ORAL
    row.sender = _value(unit, row, "sender", typed.sender)
    row.anonymous = (typed.anonymous or row.sender == ANONYMOUS_ID) or None
    row.sender_name = typed_text(typed.sender_name) or None
    see_person(unit, row.case_id, typed.sender_person_id)
    row.sender_person_id = typed.sender_person_id
    row.kind = _value(unit, row, "kind", typed.kind)
    row.text = typed_text(typed.text) or None


def _value(unit: Unit, row: Notification, name: str, typed: str) -> Any:  # noqa: ANN401 - the value of any column
    if is_day(name):
        return past_day(unit, typed)
    value = typed_value(Notification.__table__.columns[name], typed, unit.today)
    if name == "sender" and value is not None and sender_of(value) is None:
        raise UserError(UNKNOWN)
    if name == "sender_person_id":
        see_person(unit, row.case_id, value)
    return NotificationKind.ORDINARY if name == "kind" and value is None else value
