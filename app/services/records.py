"""Any kind of fact of a case: its form, and the verbs add, change and remove.

Screens that carry a method (meeting, drawing, plan) have services of their own; everything else is edited through
here, so that every field of the domain has a home in the window.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Date

from app.errors import UserError
from app.language.dates import approx, clock, long_date
from app.models.approx_date import ApproxDate
from app.models.approx_spans import Tense
from app.models.assessment import Assessment
from app.models.base import CaseRecord, Record
from app.models.case import Case, Child
from app.models.codec import to_plain
from app.models.columns import TIME, Choice, Fact
from app.models.deadline import CaseReview
from app.models.enums_meeting import MeetingStatus
from app.models.meeting import Meeting
from app.models.order import key_between
from app.models.people import Household, Partnership, PartnershipMember, Person
from app.models.plan import FollowUp
from app.models.registry import RECORD_CLASSES, case_class, nested_classes
from app.services.defined_choices import defined_choices
from app.services.drawing_facts import keep_places_before
from app.services.goal_status import status_day
from app.services.module_facts import hidden_facts
from app.services.moved_meeting import take_along
from app.services.not_held import sign_not_held
from app.services.pointers import let_go
from app.services.ports import Unit, use_case
from app.services.snapshot import CaseRows, last_key, read_case
from app.services.typed_values import typed_value
from app.wording import word

TO_COME = "Den dag er ikke kommet endnu. Skriv den som planlagt, eller skriv den dag, det blev holdt."
NOT_YET = "Den dag er ikke kommet endnu. Skriv en dag til og med i dag."
SEEN_BEFORE = frozenset({"noticed_on", "begun_on"})
"""Days of an assessment the four months are counted from."""


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of a form. `kind` is text, long, choice, flag or date; `value` is as typed, `shown` as read.

    `tense`: where a day without a year lies.
    """

    name: str
    label: str
    help: str
    kind: str
    value: str
    shown: str
    choices: tuple[tuple[str, str], ...] = ()
    required: bool = False
    tense: Tense = Tense.COMING


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of record: its table and what one of them is called."""

    table: str
    title: str


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One record with its form and what lies inside it."""

    id: UUID
    table: str
    title: str
    fields: tuple[FieldRow, ...]
    nested: tuple["RecordRow", ...] = ()

    @property
    def summary(self) -> str:
        """One line that tells the record apart."""
        return " · ".join(field.shown for field in self.fields if field.shown and field.kind != "flag")


@use_case("record.list")
def list_records(unit: Unit, case_id: UUID, *tables: str) -> list[RecordRow]:
    """Return the records of some tables with their forms, in their order."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    return [_record(rows, record) for table in tables for record in rows.of(case_class(table))]


@use_case("record.form")
def blank_form(unit: Unit, case_id: UUID, table: str) -> tuple[FieldRow, ...]:
    """Return the empty form of a table, with the people of the case to choose from."""
    unit.about(case_id)
    return _fields(read_case(unit, case_id), case_class(table), None)


@use_case("record.kinds")
def inner_kinds(unit: Unit, table: str) -> tuple[KindRow, ...]:
    """Return the kinds whose records lie inside a record of `table`."""
    unit.about()
    return tuple(KindRow(kind.__tablename__, kind.title) for kind in nested_classes(case_class(table)))


@use_case("record.add")
def add_record(
    unit: Unit, case_id: UUID, table: str, values: dict[str, object], *, owner_id: UUID | None = None
) -> UUID:
    """Add a record from typed values, inside `owner_id` where its kind lies in another.

    Raises UserError when a value cannot be read, or a needed one is missing.
    """
    kind = case_class(table)
    inside: dict[str, object] = {kind.nested_in[1]: owner_id} if kind.nested_in and owner_id else {}
    typed = _typed(unit, kind, dict.fromkeys(_needed(kind), "") | values | inside)
    typed |= status_day(unit, kind, typed)
    row = kind(**typed, case_id=case_id, order_key=next_key(unit, kind, case_id))
    _see_that_it_was(unit, row)
    keep_places_before(unit, row)
    return unit.add(row).id


@use_case("record.change")
def change_record(unit: Unit, table: str, record_id: UUID, values: dict[str, object]) -> None:
    """Change some fields of a record from typed values. Raises UserError as `add_record`."""
    kind = RECORD_CLASSES[table]
    row = unit.get(kind, record_id)
    typed = _typed(unit, kind, values)
    typed |= status_day(unit, kind, typed, row)
    keep_places_before(unit, row, [name for name, value in typed.items() if getattr(row, name) != value])
    said_before = getattr(row, "not_held", None)
    for name, value in typed.items():
        setattr(row, name, value)
    if typed.keys() & {"held_on", "status", *SEEN_BEFORE}:
        _see_that_it_was(unit, row)
    if isinstance(row, Meeting) and "held_on" in typed:
        take_along(unit, row)
    if isinstance(row, FollowUp | Meeting) and row.not_held is not said_before and "not_held_on" not in typed:
        sign_not_held(unit, row)


@use_case("record.remove")
def remove_record(unit: Unit, table: str, record_id: UUID) -> None:
    """Take a record away (undoable) with what lies inside it; what pointed at it stays and points no more.

    Raises UserError when something cannot be without it.
    """
    row = unit.get(RECORD_CLASSES[table], record_id)
    keep_places_before(unit, row)
    let_go(unit, row)
    unit.remove(row)


@use_case("record.remove")
def remove_records(unit: Unit, table: str, records: Sequence[UUID]) -> None:
    """Take several records of one kind away (undoable). Raises UserError when something cannot be without one."""
    for each in records:
        remove_record(unit, table, each)


@use_case("case.form")
def case_form(unit: Unit, case_id: UUID) -> tuple[FieldRow, ...]:
    """Return the form of the case itself."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    return tuple(_field(rows, name, fact, Case, rows.case) for name, fact in Case.facts().items())


def next_key(unit: Unit, kind: type[CaseRecord], case_id: UUID) -> str:
    """Return the order key after the last row of its kind in the case."""
    return key_between(last_key(unit, kind, case_id), None)


def _typed(unit: Unit, kind: Any, values: dict[str, object]) -> dict[str, Any]:  # noqa: ANN401 - a mapped class
    columns = kind.__table__.columns
    typed = {name: typed_value(columns[name], value, unit.today) for name, value in values.items()}
    _look_up(unit, kind, typed)
    missing = [kind.facts()[name].label for name in _needed(kind) if name in typed and typed[name] is None]
    if missing:
        raise UserError(f"»{missing[0].rstrip('?')}« mangler. Vælg eller skriv det først.")
    return {
        name: columns[name].default.arg if value is None and columns[name].default is not None else value
        for name, value in typed.items()
    }


def _see_that_it_was(unit: Unit, row: Record) -> None:
    """See that what is written as held, begun or seen is not still to come: a deadline would be answered or moved."""
    gone = [getattr(row, each) for each in SEEN_BEFORE] if isinstance(row, Assessment) else []
    if any(day and day > unit.today for day in gone):
        raise UserError(NOT_YET)
    held = isinstance(row, FollowUp | CaseReview) or (isinstance(row, Meeting) and row.status is MeetingStatus.HELD)
    day = getattr(row, "held_on", None) if held else None
    if day is not None and day > unit.today:
        raise UserError(TO_COME)


def _look_up(unit: Unit, kind: type[Record], typed: dict[str, Any]) -> None:
    """See that what is pointed at is there. Raises UserError when it went away while the form stood open."""
    for name, value in typed.items():
        table = kind.facts()[name].refers_to if name in kind.facts() else None
        if table and value is not None:
            unit.get(RECORD_CLASSES[table], value)


def _needed(kind: type[Record]) -> list[str]:
    """Return the facts a record cannot be without."""
    columns = kind.__table__.columns
    return [name for name in kind.facts() if not columns[name].nullable and columns[name].default is None]


def _record(rows: CaseRows, record: CaseRecord) -> RecordRow:
    nested = tuple(
        _record(rows, inner) for kind in nested_classes(type(record)) for inner in rows.inside(kind, record.id)
    )
    return RecordRow(record.id, record.__tablename__, record.title, _fields(rows, type(record), record), nested)


def _fields(rows: CaseRows, kind: type[CaseRecord], record: CaseRecord | None) -> tuple[FieldRow, ...]:
    owner = kind.nested_in[1] if kind.nested_in else ""
    hidden = hidden_facts(rows.unit, kind.__tablename__) | {owner}
    return tuple(_field(rows, name, fact, kind, record) for name, fact in kind.facts().items() if name not in hidden)


def _field(rows: CaseRows, name: str, fact: Fact, kind: Any, record: Any) -> FieldRow:  # noqa: ANN401 - mapped
    column = kind.__table__.columns[name]
    value = getattr(record, name) if record is not None else None
    choices = _choices(rows, column, fact, value)
    plain = to_plain(value)
    as_typed = "" if plain is None else ("ja" if plain else "nej") if isinstance(plain, bool) else str(plain)
    shown = dict(choices).get(as_typed, "") if choices else _shown(value, column)
    needed = not column.nullable and column.default is None
    kind_of_field = "choice" if choices else _kind(column, fact)
    return FieldRow(name, fact.label, fact.help, kind_of_field, as_typed, shown, choices, needed, fact.tense)


def _kind(column: Any, fact: Fact) -> str:  # noqa: ANN401 - a column of any type
    if fact.refers_to or isinstance(column.type, Choice):
        return "choice"
    if isinstance(column.type, Boolean):
        return "flag"
    if isinstance(column.type, Date):
        return "date"
    return "long" if fact.long else "text"


def _choices(
    rows: CaseRows,
    column: Any,  # noqa: ANN401 - any column
    fact: Fact,
    value: Any,  # noqa: ANN401 - what stands in it
) -> tuple[tuple[str, str], ...]:
    if isinstance(column.type, Choice):
        return tuple((each.value, word(each)) for each in column.type.options)
    if fact.refers_to:
        return tuple((str(each.id), _label(rows, each)) for each in rows.of(case_class(fact.refers_to)))
    return defined_choices(rows.unit, column.table.name, column.name, value)


def _label(rows: CaseRows, record: Any) -> str:  # noqa: ANN401 - any record that others point at
    match record:
        case Person():
            return rows.name(record.id)
        case Child():
            return rows.name(record.person_id)
        case Partnership():
            members = rows.inside(PartnershipMember, record.id)
            return " og ".join(rows.name(each.person_id) for each in members) or "ukendte forældre"
        case Household():
            return record.label or record.title
    text = getattr(record, "text", None) or getattr(record, "name", None) or record.title
    day = getattr(record, "held_on", None)
    return f"{text} {long_date(day)}" if day else str(text)


def _shown(value: Any, column: Any) -> str:  # noqa: ANN401 - any column value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, ApproxDate):
        return approx(value)
    if isinstance(column.type, Date):
        return long_date(value)
    if column.type is TIME:
        return clock(value)
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)
