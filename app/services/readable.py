"""Stored values in Danish: words for choices, dates as said, and names in place of ids, also for rows that are gone.

What the history of a case and an access request show; forms use `shown_value` too.
"""

import datetime as dt
import json
from collections.abc import Callable, Collection, Iterable
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select

from app.errors import UserError
from app.language.dates import approx, clock, long_date
from app.language.recurrence import recurrence_words
from app.models.approx_date import ApproxDate
from app.models.base import CaseRecord, Record
from app.models.case import Case, Child
from app.models.codec import Plain, from_plain
from app.models.columns import TIME, Choice, Fact
from app.models.meeting import Meeting
from app.models.people import Household, Partnership, PartnershipMember, Person
from app.models.registry import PROGRAMS_OWN, RECORD_CLASSES, TOP_CLASSES
from app.services.discreet_rows import Discretion, neutral_title
from app.services.journal_boxes import shipped_boxes
from app.services.modules import ASSESSMENTS, CASE_WEIGHT, FIT, GUIDES, NOTIFICATIONS, RULINGS
from app.services.notification_senders import sender_words
from app.services.placement_kinds import list_placement_kinds, placement_name, shipped_kinds
from app.services.plan_aims import aim_name
from app.services.ports import Unit
from app.wording import word

NAMELESS = "Uden navn"
SHORT = 60
"""Letters of a text that are enough to know it again."""

TECHNICAL = frozenset(
    {
        ("person", "identity_id"), ("meeting", "type_id"), ("meeting", "type_version"), ("meeting", "step"),
        ("cadence", "preset_id"), ("paper", "sha256"), ("paper", "model_sha256"),
        ("plan_answer", "key"),
        ("assessment", "template"), ("assessment", "template_version"), ("assessment_view", "heading"),
        ("guide_tick", "guide"), ("guide_tick", "version"), ("guide_tick", "step"),
        ("wellbeing_mark", "ruler"), ("wellbeing_mark", "ruler_version"), ("wellbeing_mark", "question"),
        ("formal_decision", "template"), ("formal_decision", "template_version"),
        ("started_deadline", "source_id"), ("journal_entry", "record_id"), ("journal_entry", "text_sha256"),
        ("attachment", "sha256"), ("attachment", "media_type"), ("attachment", "size"),
    }
)  # fmt: skip
"""Columns that say something to the program and nothing to people."""


def shown_value(value: Any, column: Any) -> str:  # noqa: ANN401 - a value of any column
    """Return a value that is no reference in Danish; nothing for None."""
    if value is None:
        return ""
    if isinstance(column.type, Choice):
        return word(value)
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, ApproxDate):
        return approx(value)
    if isinstance(value, dt.date):
        return long_date(value)
    if column.type is TIME:
        return clock(value)
    if column.key in _OF_IDS:
        return _OF_IDS[column.key](value)
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)


def _sender(value: str) -> str:
    return sender_words(value, anonymous=False)


def _rhythm(rule: str) -> str:
    try:
        return recurrence_words(rule)
    except UserError:
        return rule


def _placement(kind_id: str) -> str:
    return placement_name(kind_id, shipped_kinds())


def _box(box_id: str) -> str:
    return next((each.name for each in shipped_boxes() if each.id == box_id), box_id)


_OF_IDS: Final[dict[str, Callable[[str], str]]] = {
    "recurrence": _rhythm, "sender": _sender, "aim": aim_name, "placement_kind": _placement,
    "box": _box,
}  # fmt: skip
"""Columns whose text says something only to the program, and what it says in Danish."""


def known_facts(kind: type[Record]) -> dict[str, Fact]:
    """Return the facts of a class that people read: without technical ones and without the owner of a nested row."""
    owner = (getattr(kind, "nested_in", None) or ("", ""))[1]
    table = kind.__tablename__
    return {name: each for name, each in kind.facts().items() if name != owner and (table, name) not in TECHNICAL}


class Reading:
    """Reads values and rows aloud inside one unit of work. A row that was removed still has its name.

    With a judge, what nobody beside the screen may read of has a neutral one.
    """

    def __init__(self, unit: Unit, judge: Discretion | None = None) -> None:
        self._unit, self._judge = unit, judge
        self._labels: dict[tuple[str, UUID], str] = {}

    def prefetch(self, table: str, ids: Iterable[UUID]) -> None:
        """Read many rows of one table at once; asking for each would be a query each."""
        kind, wanted = RECORD_CLASSES[table], list(set(ids))
        for start in range(0, len(wanted), 500):
            self._unit.session.scalars(select(kind).where(kind.id.in_(wanted[start : start + 500]))).all()

    def value(self, kind: type[Record], name: str, plain: Plain) -> str:
        """Return a plain value of the change log in Danish; what cannot be read is shown as it is written."""
        fact: Fact | None = kind.__table__.columns[name].info.get("fact")
        try:
            value = from_plain(kind.__table__.columns[name], plain)
            if fact and fact.refers_to and value is not None:
                return self.row(fact.refers_to, value)
            return self._said(value, kind.__table__.columns[name])
        except (ValueError, TypeError, KeyError):
            return str(plain)

    def facts_of(self, row: Record) -> list[tuple[str, str, str]]:
        """Return (column, label, value) of everything that is filled in on a row."""
        found = []
        for name, fact in known_facts(type(row)).items():
            value = getattr(row, name)
            if value is None:
                continue
            column = row.__table__.columns[name]
            shown = self.row(fact.refers_to, value) if fact.refers_to else self._said(value, column)
            if shown:
                found.append((name, fact.label.rstrip("?"), shown))
        return found

    def born(self, kind: type[Record], after: dict[str, Plain]) -> str:
        """Return a whole new row on one line: »Navn: Mia · Født: 2015«; what nobody chose is left out."""
        parts = []
        for name, fact in known_facts(kind).items():
            plain, default = after.get(name), kind.__table__.columns[name].default
            if plain is None or (default is not None and plain == default.arg):
                continue
            if shown := self.value(kind, name, plain):
                parts.append(f"{fact.label.rstrip('?')}: {shown}")
        return " · ".join(parts)

    def row(self, table: str, row_id: UUID) -> str:
        """Return what a row is called: a name, the beginning of a text, else what kind of thing it is."""
        key = (table, row_id)
        if key not in self._labels:
            self._labels[key] = ""  # rows may point at each other in a ring
            record = self._unit.session.get(RECORD_CLASSES[table], row_id)
            self._labels[key] = self._label(record) if record is not None else ""
        return self._labels[key]

    def _said(self, value: Any, column: Any) -> str:  # noqa: ANN401 - a value of any column
        """Return a value as the form says it, with the municipality's own names."""
        if column.key == "placement_kind" and value is not None:
            return placement_name(value, list_placement_kinds(self._unit))
        return shown_value(value, column)

    def _label(self, record: Record) -> str:
        if self._judge is not None and self._judge.hides(record):
            return neutral_title(record)
        match record:
            case Person():
                return record.name or record.called or record.role or NAMELESS
            case Child():
                return self.row("person", record.person_id)
            case Case():
                return f"Sag {record.number}" if record.number else "Sagen"
            case Household():
                return record.label or record.title
            case Meeting():
                return f"Møde {long_date(record.held_on)}" if record.held_on else "Møde uden dato"
            case Partnership():
                return self._pair(record)
        return self._by_text(record) or self._by_person(record) or title_of(type(record))

    def _pair(self, pair: Partnership) -> str:
        query = select(PartnershipMember.person_id).where(PartnershipMember.partnership_id == pair.id)
        names = [self.row("person", each) for each in self._unit.session.scalars(query)]
        return " og ".join(names) or "ukendte forældre"

    def _by_text(self, record: Record) -> str:
        for name in ("text", "name", "question", "purpose", "heading", "key"):
            text = getattr(record, name, None)
            if text and (record.__tablename__, name) not in TECHNICAL:
                return text if len(text) <= SHORT else f"{text[:SHORT].rsplit(' ', 1)[0]} …"
        return ""

    def _by_person(self, record: Record) -> str:
        for name, fact in record.facts().items():
            if fact.refers_to in ("person", "child") and getattr(record, name):
                return self.row(fact.refers_to, getattr(record, name))
        return ""


def title_of(kind: type[Record]) -> str:
    """Return what one row of a class is called in Danish."""
    return kind.title if issubclass(kind, CaseRecord) else _TITLES.get(kind.__tablename__, "Oplysning")


_PART_OF = {
    "notification": NOTIFICATIONS, "assessment": ASSESSMENTS, "formal_decision": RULINGS, "party_hearing": RULINGS,
    "orientation": RULINGS, "guide_tick": GUIDES, "fit_score": FIT, "case_weight": CASE_WEIGHT,
}  # fmt: skip
"""The part of the program a kind of record is written in and nowhere else."""
_TITLES = {"case_": "Sagen", "profile": "Rådgiver og kommune", "setting": "Indstilling", "answer": "Svar"}


def sections(parts_on: Collection[str]) -> list[tuple[str, str]]:
    """Return (table, Danish name) of the kinds of records a case has, in the order they are shown.

    Kinds of parts of the program that are off (`parts_on` are those that are on) are left out. Whether a case has any
    of a kind is not looked at: a list that named a kind only then would tell of it.
    """
    seen = [each for each in TOP_CLASSES if _PART_OF.get(each.__tablename__) in (None, *parts_on)]
    listed = [each for each in seen if each.__tablename__ not in PROGRAMS_OWN]
    return [("case_", "Sagen"), *((kind.__tablename__, kind.title) for kind in listed)]


def plain_of(text: str | None) -> Any:  # noqa: ANN401 - any JSON value
    """Return the value of a before or after in the change log."""
    return json.loads(text) if text else None
