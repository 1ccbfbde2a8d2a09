"""The register of one case as it is shown: each notification with its children, its clocks and what is missing yet."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.language.dates import at_clock, long_date
from app.language.folding import join_names
from app.models.enums_early import NotificationKind
from app.models.notification import Notification
from app.models.people import Person
from app.rules.rule import Trigger
from app.services.due_started import falls
from app.services.notification_clocks import (
    ACUTE,
    RECEIPT,
    deadline_words,
    may_need_second_look,
    needs_second_look,
    wants_receipt,
)
from app.services.notification_facts import NotifiedChild, age_words, told_of
from app.services.notification_senders import sender_of, sender_words
from app.services.ports import Unit, use_case
from app.services.profile import read_profile
from app.services.records import FieldRow, list_records
from app.services.rulebook import rules_of
from app.services.snapshot import CaseRows, read_case

NO_DAY = "Modtaget, dag ikke skrevet"
FIRST, NUMBER, UNCOUNTED = "første underretning", "underretning nummer {number}", "tælles ikke med"
ANOTHER = "En, der ikke før har haft sagen, ser på den igen. {name} har været med før."
WHICH_HELP: Final = (
    "{names} får hjælp, hvor der ikke står et lovgrundlag. Er det barnets lov §§ 32, 46 eller 47, ser en, der ikke før "
    "har haft sagen, på underretningen igen{law}."
)
_MISSING: Final = (
    ("received_on", "hvornår den kom"), ("sender", "hvem den kom fra"), ("assessed_on", "vurdering"),
    ("urgency", "akut eller ikke akut"), ("quick_help", "hurtig hjælp eller ej"),
)  # fmt: skip
"""What every notification has in the end, and what it is called while it is missing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ChildShown:
    """One child of a notification. `waits` is »4 dage til første kontakt« or that there was none yet."""

    id: UUID
    child_id: UUID
    called: str
    age: str
    number: str
    waits: str
    no_contact: bool
    contact_on: FieldRow
    view: FieldRow


@dataclass(frozen=True, kw_only=True, slots=True)
class NotificationRow:
    """One notification. `fields` are its own, by name; the other sentences are worked out and empty when not needed.

    `reassess` says for whom somebody else must look again, `same_person` that it was not somebody else.
    """

    id: UUID
    title: str
    sender: str
    nudge: str
    professional: bool
    kind: NotificationKind
    fields: Mapping[str, FieldRow]
    children: tuple[ChildShown, ...]
    others: tuple[tuple[UUID, str], ...]
    assess_by: str
    assessed: str
    receipt_by: str
    reassess: str
    same_person: str
    missing: tuple[str, ...]


@use_case("notification.list")
def list_notifications(unit: Unit, case_id: UUID) -> tuple[NotificationRow, ...]:
    """Return the notifications of a case: those without a day first, then the newest first."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    records = {each.id: each for each in list_records(unit, case_id, Notification.__tablename__)}
    told = told_of(unit, case_id)
    shown = []
    for each in _newest_first(rows):
        record = records[each.id]
        fields = {field.name: field for field in record.fields}
        inner = {nested.id: {field.name: field for field in nested.fields} for nested in record.nested}
        shown.append(
            _Shown(rows, each, [child for child in told if child.notification_id == each.id]).row(fields, inner)
        )
    return tuple(shown)


def _newest_first(rows: CaseRows) -> list[Notification]:
    found = rows.of(Notification)
    dated = sorted(found, key=lambda each: (each.received_on or dt.date.max, each.received_at or "", str(each.id)))
    return dated[::-1]


class _Shown:
    """Makes what is shown of one notification."""

    def __init__(self, rows: CaseRows, row: Notification, told: list[NotifiedChild]) -> None:
        self._rows, self._row, self._told = rows, row, told
        self._rules = rules_of(rows.unit)

    def row(self, fields: dict[str, FieldRow], inner: dict[UUID, dict[str, FieldRow]]) -> NotificationRow:
        """Return the row; `inner` are the fields of the children by the id of their rows."""
        row, sender = self._row, sender_of(self._row.sender)
        children = tuple(self._child(each, inner[each.row_id]) for each in self._told if each.row_id in inner)
        words = sender_words(row.sender, anonymous=bool(row.anonymous))
        known = needs_second_look(self._rows, row)
        return NotificationRow(
            id=row.id,
            title=" · ".join(filter(None, (self._received(), words, join_names([each.called for each in children])))),
            sender=words,
            nudge=sender.nudge if sender else "",
            professional=self._is_professional(),
            kind=row.kind,
            fields=fields,
            children=children,
            others=self._others(),
            assess_by=self._by(ACUTE),
            assessed=self._in_time(),
            receipt_by=self._by(RECEIPT) if wants_receipt(row) else "",
            reassess=_reassess(self._rows, known, () if known else may_need_second_look(self._rows, row)),
            same_person=self._same_person() if known else "",
            missing=self._missing(children, asks_again=bool(known)),
        )

    def _received(self) -> str:
        row = self._row
        if row.received_on is None:
            return NO_DAY
        return long_date(row.received_on) + (f" {at_clock(row.received_at)}" if row.received_at else "")

    def _is_professional(self) -> bool:
        sender = sender_of(self._row.sender)
        usual = sender.professional if sender else False
        return usual if self._row.professional is None else self._row.professional

    def _child(self, each: NotifiedChild, fields: dict[str, FieldRow]) -> ChildShown:
        person = self._rows.person(each.person_id)
        birth = person.birth if person else None
        days = each.days_to_contact
        no_contact = each.contact_on is None and not (each.unborn and self._row.family_contact_on)
        waits = "Ingen kontakt endnu" if no_contact and each.on else ""
        if days is not None:
            waits = {0: "Første kontakt samme dag", 1: "1 dag til første kontakt"}.get(
                days, f"{days} dage til første kontakt"
            )
        return ChildShown(
            id=each.row_id, child_id=each.child_id, called=self._rows.called(each.person_id),
            age=age_words(birth, each.on, unborn=each.unborn), number=_number(each), waits=waits,
            no_contact=no_contact, contact_on=fields["contact_on"], view=fields["child_view"],
        )  # fmt: skip

    def _others(self) -> tuple[tuple[UUID, str], ...]:
        there = {each.child_id for each in self._told}
        return tuple((child.id, self._rows.called(person.id)) for child, person in self._rows.children()
                     if child.id not in there)  # fmt: skip

    def _by(self, rule_id: str) -> str:
        row = self._row
        return deadline_words(self._rules, rule_id, row.received_on, row.received_at) if row.received_on else ""

    def _in_time(self) -> str:
        """Return whether it was assessed within its hours; empty when nobody can tell."""
        row, rule = self._row, self._rules.deadline(ACUTE, on=self._row.received_on)
        if row.received_on is None or row.assessed_on is None or rule is None:
            return ""
        last = falls(self._rules, rule, row.received_on, row.received_at)
        if last.on is None or (row.assessed_on == last.on and last.at_time and not row.assessed_at):
            return ""
        late = (row.assessed_on, row.assessed_at or "") > (last.on, last.at_time or "99:99")
        return "Vurderet efter fristen." if late else "Vurderet inden for fristen."

    def _same_person(self) -> str:
        """Say that the second look was not by somebody else, as far as names can tell."""
        by = (self._row.reassessed_by or "").strip()
        own = read_profile(self._rows.unit).contact.name
        before = {each.strip().casefold() for each in (own, self._row.assessed_by or "") if each.strip()}
        return ANOTHER.format(name=by) if by and by.casefold() in before else ""

    def _missing(self, children: tuple[ChildShown, ...], *, asks_again: bool) -> tuple[str, ...]:
        row = self._row
        found = [words for name, words in _MISSING if getattr(row, name) is None]
        if row.anonymous and "hvem den kom fra" in found:
            found.remove("hvem den kom fra")
        if asks_again and row.reassessed_on is None:
            found.append("genvurdering")
        if row.receipt_on is None and wants_receipt(row):
            found.append("kvittering")
        waiting = [each.called for each in children if each.no_contact]
        if waiting:
            found.append(f"første kontakt med {join_names(waiting)}")
        return tuple(found)


def _number(each: NotifiedChild) -> str:
    if each.number is None:
        return UNCOUNTED if each.on is not None else ""
    return FIRST if each.number == 1 else NUMBER.format(number=each.number)


def _reassess(rows: CaseRows, known: Sequence[Person], unsure: Sequence[Person]) -> str:
    if not (known or unsure):
        return ""
    names = join_names([rows.called(each.id) for each in known or unsure])
    rule = rules_of(rows.unit).on_event(Trigger.NOTIFICATION_OF_KNOWN)
    law = f" ({rule[0].law})" if rule and rule[0].law else ""
    if not known:
        return WHICH_HELP.format(names=names, law=law)
    return f"{names} får allerede hjælp. En, der ikke før har haft sagen, ser på den igen{law}."
