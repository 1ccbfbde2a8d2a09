"""Aktindsigt for one person of a case: everything there is, what is given, what is left out and on what ground.

Every kind of record is walked from the registry, so a new table is in the list without a line written here. What
nobody has decided and concerns somebody else is left out and counted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.models.access import AccessDecision
from app.models.base import CaseRecord, Record
from app.models.order import key_between
from app.models.people import Person
from app.models.registry import RECORD_CLASSES, TOP_CLASSES, nested_classes
from app.models.setup import Answer, Profile
from app.services.access_grounds import grounds
from app.services.access_judge import AccessJudge
from app.services.leak_guard import QUESTION as LEAK_ANSWER
from app.services.ports import Unit, use_case
from app.services.readable import Reading, known_facts, title_of
from app.services.snapshot import CaseRows, read_case
from app.services.typed_values import typed_text

NOT_LISTED = {
    "access_decision": "valgene til netop det her svar",
    "drawing_place": "hvem der står til venstre for hvem på tegningen",
    "draft": "halvt skrevet, endnu ikke en del af sagen",
    "due_item": "datoer regnet ud af det, der er med",
    "search_doc": "ord fra det, der er med",
    "step": "ændringer af det, der er med, vist for sig selv",
}
"""Tables that carry a case and are not given, and why; a test sees that no other is missing."""

NO_GROUND = "Vælg, hvorfor oplysningen er udeladt. Grunden kommer til at stå i brevet."
NOT_HERE = "Oplysningen hører ikke til sagen længere. Åbn siden igen."


@dataclass(frozen=True, slots=True)
class AccessFact:
    """One filled-in field. `points_at` is (table, id) of the record it shows the name of."""

    label: str
    value: str
    points_at: tuple[str, UUID] | None = None


@dataclass(frozen=True, slots=True)
class AccessItem:
    """One record. `included` and `ground` are what was decided, else what is suggested for the reason in `why`."""

    table: str
    record_id: UUID
    section: str
    kind: str
    name: str
    inside: str
    owner: tuple[str, UUID] | None
    facts: tuple[AccessFact, ...]
    decided: bool
    included: bool
    ground: str
    why: str
    note: str

    @property
    def text(self) -> str:
        """Everything the record says, on one line."""
        return " · ".join(f"{each.label}: {each.value}" for each in self.facts)


@dataclass(frozen=True, slots=True)
class AccessRequest:
    """All there is for one person, in the order of the sections."""

    person_id: UUID
    name: str
    items: tuple[AccessItem, ...]

    @property
    def undecided(self) -> int:
        """How many records concern somebody else and wait for a decision."""
        return sum(not each.decided and not each.included for each in self.items)


@dataclass(frozen=True, slots=True)
class AccessPick:
    """What the caseworker decides about one record; `ground` is needed when it is left out."""

    table: str
    record_id: UUID
    included: bool
    ground: str = ""
    note: str = ""


@use_case("access.read")
def read_access(unit: Unit, case_id: UUID, *, person_id: UUID) -> AccessRequest:
    """Return everything in a case with what was decided or is suggested for a person. Raises UserError when gone."""
    unit.about(case_id, person_id)
    rows = read_case(unit, case_id)
    person = unit.get(Person, person_id)
    lister = _Lister(unit, rows, person)
    return AccessRequest(person_id, rows.name(person_id), tuple(lister.items()))


@use_case("access.decide")
def decide(unit: Unit, case_id: UUID, *, person_id: UUID, picks: Sequence[AccessPick]) -> None:
    """Keep what the caseworker decided about some records. Raises UserError without a ground for leaving out."""
    unit.about(case_id, person_id)
    made = unit.live(AccessDecision, AccessDecision.case_id == case_id)
    known = {(each.record_table, each.record_id): each for each in made if each.person_id == person_id}
    last = max((each.order_key or "" for each in made), default=None)
    for pick in picks:
        _check(unit, case_id, pick)
        row = known.get((pick.table, pick.record_id))
        if row is None:
            last = key_between(last or None, None)
            row = AccessDecision(case_id=case_id, person_id=person_id, order_key=last)
            row.record_table, row.record_id = pick.table, pick.record_id
            unit.add(row)
        row.included = pick.included
        row.ground = None if pick.included else pick.ground
        row.note = typed_text(pick.note) or None


@use_case("access.accept")
def accept_suggestions(unit: Unit, case_id: UUID, *, person_id: UUID) -> int:
    """Decide everything that waits as it is suggested; return how many records that was."""
    waiting = [each for each in read_access(unit, case_id, person_id=person_id).items if not each.decided]
    picks = [AccessPick(each.table, each.record_id, each.included, each.ground) for each in waiting]
    decide(unit, case_id, person_id=person_id, picks=picks)
    return len(picks)


def _check(unit: Unit, case_id: UUID, pick: AccessPick) -> None:
    if not pick.included and pick.ground not in grounds():
        raise UserError(NO_GROUND)
    kind = RECORD_CLASSES.get(pick.table)
    row = unit.session.get(kind, pick.record_id) if kind else None
    if row is None or getattr(row, "case_id", row.id) != case_id:
        raise UserError(NOT_HERE)


class _Lister:
    """Walks the records of a case and makes an item of each."""

    def __init__(self, unit: Unit, rows: CaseRows, person: Person) -> None:
        self._unit, self._rows = unit, rows
        profile = next(iter(unit.live(Profile)), None)
        self._judge = AccessJudge(rows, person.id, (profile.name if profile else None) or "")
        self._read = Reading(unit)
        decisions = [each for each in rows.of(AccessDecision) if each.person_id == person.id]
        self._decided = {(each.record_table, each.record_id): each for each in decisions}

    def items(self) -> Iterator[AccessItem]:
        """Yield an item for the case, each record with what lies inside it, and answers to templates."""
        yield self._item(self._rows.case, title_of(type(self._rows.case)), None)
        for kind in TOP_CLASSES:
            if kind.__tablename__ not in NOT_LISTED:
                yield from self._of(kind)
        # What she answered the leak guard is about who is protected, and no answer to a template.
        for answer in self._unit.live(Answer, Answer.case_id == self._rows.case.id, Answer.key != LEAK_ANSWER):
            yield self._item(answer, title_of(Answer), None)

    def _of(self, kind: type[CaseRecord]) -> Iterator[AccessItem]:
        for record in self._rows.of(kind):
            yield self._item(record, kind.title, None)
            for inner in nested_classes(kind):
                for each in self._rows.inside(inner, record.id):
                    yield self._item(each, kind.title, record)

    def _item(self, record: Record, section: str, owner: Record | None) -> AccessItem:
        table = record.__tablename__
        decision = self._decided.get((table, record.id))
        suggestion = self._judge.judge(record)
        included = decision.included if decision else not suggestion.ground
        return AccessItem(
            table=table,
            record_id=record.id,
            section=section,
            kind=title_of(type(record)),
            name=self._read.row(table, record.id),
            inside=self._read.row(owner.__tablename__, owner.id) if owner else "",
            owner=(owner.__tablename__, owner.id) if owner else None,
            facts=tuple(self._facts(record)),
            decided=decision is not None,
            included=included,
            ground="" if included else ((decision.ground or "") if decision else suggestion.ground),
            why=suggestion.why,
            note=(decision.note or "") if decision else "",
        )

    def _facts(self, record: Record) -> Iterator[AccessFact]:
        known = known_facts(type(record))
        for name, label, shown in self._read.facts_of(record):
            refers_to = known[name].refers_to
            yield AccessFact(label, shown, (refers_to, getattr(record, name)) if refers_to else None)
        if isinstance(record, Answer):
            yield AccessFact(record.key, record.text or "")
