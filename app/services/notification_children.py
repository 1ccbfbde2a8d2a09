"""The children a notification is about: one more, one less, the first contact with each, and what each says."""

from collections.abc import Mapping
from uuid import UUID

from app.errors import UserError
from app.language.folding import fold
from app.models.case import Child
from app.models.enums_people import PersonKind
from app.models.notification import Notification, NotificationChild
from app.models.people import Person
from app.services.case_members import see_child
from app.services.cases import add_child
from app.services.notification_days import children_rows, past_day, see_contact
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.typed_values import typed_text

NO_CHILD = "Sæt flueben ved det eller de børn, den handler om."
LAST_CHILD = "En underretning handler om mindst ét barn. Tilføj det rigtige barn først, eller fjern underretningen."
UNBORN_NAME = "Barn på vej"
_UNBORN = ("ufødt", "barn på vej", "ikke født")


@use_case("notification.change")
def change_notified_child(unit: Unit, row_id: UUID, values: Mapping[str, str]) -> None:
    """Change the first contact with one of the children, or what that child says. Raises UserError."""
    row = unit.get(NotificationChild, row_id)
    for name, typed in values.items():
        if name == "contact_on":
            row.contact_on = past_day(unit, typed)
        elif name == "child_view":
            row.child_view = typed_text(typed) or None
        else:
            raise UserError(f"»{name[:40]}« kan ikke rettes her.")
    see_contact(unit.get(Notification, row.notification_id), row)


@use_case("notification.add_child")
def add_notified_child(unit: Unit, notification_id: UUID, *, child_id: UUID | None = None, new_child: str = "") -> UUID:
    """Say that a notification is also about a child, one of the case or a new one; returns the id of that row.

    A child it is about already stays. Raises UserError for a child of another case, and when none is named.
    """
    row = unit.get(Notification, notification_id)
    name = typed_text(new_child)
    chosen = child_id or (new_child_of(unit, row.case_id, name) if name else None)
    if chosen is None:
        raise UserError(NO_CHILD)
    unit.session.flush()
    return put_on(unit, row, chosen)


@use_case("notification.remove_child")
def remove_notified_child(unit: Unit, row_id: UUID) -> None:
    """Say that a notification is not about a child after all. Raises UserError for the only one."""
    row = unit.get(NotificationChild, row_id)
    if len(children_rows(unit, row.notification_id)) == 1:
        raise UserError(LAST_CHILD)
    unit.remove(row)


def put_on(unit: Unit, row: Notification, child_id: UUID) -> UUID:
    """Put a child on a notification, once; returns the id of that row. Raises UserError for one of another case."""
    see_child(unit, row.case_id, child_id)
    there = [each for each in children_rows(unit, row.id) if each.child_id == child_id]
    if there:
        return there[0].id
    key = next_key(unit, NotificationChild, row.case_id)
    made = NotificationChild(case_id=row.case_id, notification_id=row.id, child_id=child_id, order_key=key)
    unit.add(made)
    unit.session.flush()
    return made.id


def new_child_of(unit: Unit, case_id: UUID, name: str) -> UUID:
    """Put a child in the case: by name, or one that is on its way."""
    unborn = fold(name).startswith(tuple(map(fold, _UNBORN)))
    child_id = add_child(unit, case_id, name=UNBORN_NAME if unborn else name)
    unit.session.flush()
    if unborn:
        person = unit.get(Person, unit.get(Child, child_id).person_id)
        person.kind, person.called = PersonKind.UNBORN, UNBORN_NAME
    return child_id
