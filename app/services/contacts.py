"""The log of contacts: a call, a visit, a message, noted in two keys and corrected later.

A contact is movement in the case. »Talt med barnet« counts as a talk, »samtale i et tidligt forløb« among the ten.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.language.dates import approx
from app.models.approx_date import ApproxDate
from app.models.approx_spans import Tense
from app.models.enums_meeting import ContactKind, ContactRole
from app.models.knowledge import Contact, ContactPerson
from app.models.order import key_between
from app.models.people import Person
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import CaseRows, read_case
from app.services.typed_days import typed_day
from app.services.typed_values import typed_text, typed_value

TO_COME = "Den dag er ikke kommet endnu. Skriv den dag, I havde kontakt, eller lad feltet stå tomt for i dag."
NOTHING = "Skriv, hvem du havde kontakt med, eller hvad det handlede om."
OTHER_CASE = "Den person hører ikke til sagen. Vælg en fra listen."


@dataclass(frozen=True, kw_only=True, slots=True)
class TypedContact:
    """A contact as it was typed. `on` and `at` may be empty (today, no clock time); people are persons of the case."""

    kind: ContactKind = ContactKind.CALL
    with_ids: tuple[UUID, ...] = ()
    text: str = ""
    on: str = ""
    at: str = ""
    child_talked: bool = False
    in_course: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ContactRow:
    """One contact as the log shows it, newest first. `on` is empty when nobody knows the day."""

    id: UUID
    kind: ContactKind
    on: str
    day: dt.date | None
    at: str
    people: tuple[tuple[UUID, str], ...]
    text: str
    child_talked: bool
    in_course: bool


@use_case("contact.note")
def note_contact(unit: Unit, case_id: UUID, typed: TypedContact) -> UUID:
    """Note a contact that has been; returns its id. Raises UserError as `correct_contact`."""
    row = Contact(case_id=case_id, order_key=next_key(unit, Contact, case_id))
    _fill(unit, row, typed)
    unit.add(row)
    unit.session.flush()
    _set_people(unit, row, typed.with_ids)
    return row.id


@use_case("contact.correct")
def correct_contact(unit: Unit, contact_id: UUID, typed: TypedContact) -> None:
    """Put a contact right; who told whom of a meeting stays. Raises UserError.

    For an unreadable day or clock time, a day still to come, somebody of another case, and when it says nothing.
    """
    row = unit.get(Contact, contact_id)
    _fill(unit, row, typed)
    _set_people(unit, row, typed.with_ids)


@use_case("contact.remove")
def remove_contact(unit: Unit, contact_id: UUID) -> None:
    """Take a contact away that never was; it can be undone."""
    unit.remove(unit.get(Contact, contact_id))


@use_case("contact.list")
def list_contacts(unit: Unit, case_id: UUID, *, person_id: UUID | None = None) -> tuple[ContactRow, ...]:
    """Return the contacts of a case, the newest first; those with one person when asked. Unknown days stand last."""
    rows = read_case(unit, case_id)
    unit.about(case_id)
    found = [_row(rows, each) for each in rows.of(Contact)]
    chosen = [each for each in found if person_id is None or person_id in {key for key, _ in each.people}]
    in_time = sorted(enumerate(chosen), key=lambda each: (each[1].day or dt.date.min, each[1].at, each[0]))
    return tuple(each for _, each in reversed(in_time))


def _fill(unit: Unit, row: Contact, typed: TypedContact) -> None:
    text = typed_text(typed.text)
    if not text and not typed.with_ids:
        raise UserError(NOTHING)
    day = typed_day(typed.on, unit.today, Tense.GONE)
    if day.start is not None and day.start > unit.today:
        raise UserError(TO_COME)
    row.kind, row.on, row.text = typed.kind, day, text or None
    row.at_time = typed_value(Contact.__table__.columns["at_time"], typed.at, unit.today)
    row.child_talked, row.in_course = typed.child_talked or None, typed.in_course or None


def _set_people(unit: Unit, row: Contact, people: Iterable[UUID]) -> None:
    known = {person.id for person in unit.live(Person, Person.case_id == row.case_id)}
    chosen = list(dict.fromkeys(people))
    if not known.issuperset(chosen):
        raise UserError(OTHER_CASE)
    there = unit.live(ContactPerson, ContactPerson.contact_id == row.id)
    for each in there:
        if each.person_id not in chosen:
            unit.remove(each)
    stays = {each.person_id for each in there}
    key = max((each.order_key or "" for each in there), default=None)
    for person_id in chosen:
        if person_id not in stays:
            key = key_between(key, None)
            unit.add(
                ContactPerson(
                    case_id=row.case_id, contact_id=row.id, person_id=person_id, role=ContactRole.TO, order_key=key
                )
            )


def _row(rows: CaseRows, each: Contact) -> ContactRow:
    people = dict.fromkeys(inner.person_id for inner in rows.inside(ContactPerson, each.id))
    on: ApproxDate | None = each.on
    return ContactRow(
        id=each.id,
        kind=each.kind,
        on=approx(on) if on else "",
        day=on.end if on else None,
        at=each.at_time or "",
        people=tuple((person_id, rows.called(person_id)) for person_id in people),
        text=each.text or "",
        child_talked=bool(each.child_talked),
        in_course=bool(each.in_course),
    )
