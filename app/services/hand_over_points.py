"""The points of a hand-over: what the program finds in the case, what is written by hand, and that it was seen.

A point the program found holds no words, only what it is about: its words are made when it is read, so that they are
never older than the case and a stop is written in one place alone. What is no longer in the case is no point.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from app.errors import UserError
from app.language.dates import long_date
from app.models.agreement import Agreement
from app.models.enums import Copy, GoalStatus, PaperKind, PaperStatus
from app.models.enums_meeting import AgreementState
from app.models.enums_overview import HandOverPointKind
from app.models.hand_over import HandOver, HandOverPoint
from app.models.order import key_between
from app.models.paper import Delivery, Paper
from app.models.people import NetworkTie
from app.models.plan import Goal
from app.services import plan_wording as say
from app.services.discreet_rows import Discretion
from app.services.due_rows import list_due
from app.services.hand_over_knows import knowings
from app.services.hand_over_rows import PointRow
from app.services.plan_kind import current_plan, title_of
from app.services.plan_lines import plan_line
from app.services.ports import Unit, use_case
from app.services.snapshot import CaseRows, read_case
from app.services.typed_values import typed_text

WRITE_SOMETHING = "Skriv, hvad den nye skal vide."
_LIVE = (GoalStatus.UNDER_WAY, GoalStatus.ALMOST, GoalStatus.PAUSED)
_FOR_FAMILY = (
    PaperKind.PLAN, PaperKind.AGREEMENT_SHEET, PaperKind.OWN_AGREEMENTS, PaperKind.MINUTES, PaperKind.CHANGED,
)  # fmt: skip
_DROPPED = AgreementState.DROPPED
_TOLD_ALREADY = (Agreement.__tablename__, HandOver.__tablename__)
_NEAR = 2
"""Rings of the network that carry a case."""
Key = tuple[HandOverPointKind, UUID | None, UUID | None]


@dataclass(frozen=True, slots=True)
class Found:
    """One thing the case tells of: what it is about, and its words now."""

    kind: HandOverPointKind
    record_id: UUID | None
    person_id: UUID | None
    text: str
    careful: bool = False

    @property
    def key(self) -> Key:
        """Return what tells it apart from the others."""
        return self.kind, self.record_id, self.person_id


def found_in(rows: CaseRows) -> list[Found]:
    """Return what a new caseworker must know of, in the order it is gone through."""
    judge = Discretion(rows)
    known = [
        Found(HandOverPointKind.KNOWS, each.record_id, each.person_id, each.text, each.careful)
        for each in knowings(rows, judge)
    ]
    every = [*known, *_agreements(rows, judge), *_dates(rows), *_plan(rows, judge), *_papers(rows, judge)]
    return list({each.key: each for each in [*every, *_network(rows)]}.values())


@use_case("hand_over.points")
def fill_points(unit: Unit, hand_over_id: UUID) -> int:
    """Add a point for what the case tells of now and has none yet; return how many. What was taken out stays out."""
    row = unit.get(HandOver, hand_over_id)
    unit.about(row.case_id, row.id)
    kind = HandOverPoint
    query = select(kind.kind, kind.record_id, kind.person_id, kind.order_key).where(kind.hand_over_id == row.id)
    there = unit.session.execute(query).all()
    known = {(each.kind, each.record_id, each.person_id) for each in there}
    last, added = max((each.order_key or "" for each in there), default="") or None, 0
    for each in found_in(read_case(unit, row.case_id)):
        if each.key not in known:
            last = key_between(last, None)
            unit.add(HandOverPoint(
                case_id=row.case_id, hand_over_id=row.id, kind=each.kind, record_id=each.record_id,
                person_id=each.person_id, order_key=last,
            ))  # fmt: skip
            added += 1
    unit.session.flush()
    return added


@use_case("hand_over.add_point")
def add_point(unit: Unit, hand_over_id: UUID, *, text: str) -> UUID:
    """Add a point in the caseworker's own words. Raises UserError when nothing is written."""
    row, words = unit.get(HandOver, hand_over_id), typed_text(text)
    if not words:
        raise UserError(WRITE_SOMETHING)
    unit.about(row.case_id, row.id)
    there = unit.live(HandOverPoint, HandOverPoint.hand_over_id == row.id)
    key = key_between(max((each.order_key or "" for each in there), default="") or None, None)
    point = HandOverPoint(case_id=row.case_id, hand_over_id=row.id, text=words, order_key=key)
    return unit.add(point).id


@use_case("hand_over.remove_point")
def remove_point(unit: Unit, point_id: UUID) -> None:
    """Take a point out; it does not come back by itself."""
    unit.remove(unit.get(HandOverPoint, point_id))


def point_rows(rows: CaseRows, hand_over_id: UUID) -> tuple[PointRow, ...]:
    """Return the points of a hand-over as they read now, the kinds together and own words first."""
    words, judge = {each.key: each for each in found_in(rows)}, Discretion(rows)
    found = [_row(each, words, judge) for each in rows.inside(HandOverPoint, hand_over_id)]
    order = list(HandOverPointKind)
    told = [each for each in found if each is not None]
    return tuple(sorted(told, key=lambda each: (not each.own, order.index(each.kind))))


def _row(point: HandOverPoint, words: dict[Key, Found], judge: Discretion) -> PointRow | None:
    told = words.get((point.kind, point.record_id, point.person_id))
    if not point.text and told is None:
        return None
    return PointRow(
        id=point.id, kind=point.kind, text=point.text or (told.text if told else ""), own=bool(point.text),
        careful=told.careful if told else judge.hides(point), seen_on=point.seen_on, question=point.question or "",
    )  # fmt: skip


def _agreements(rows: CaseRows, judge: Discretion) -> Iterator[Found]:
    standing = say.standing_agreements(rows)
    apart = {each.id for each in rows.of(Agreement)} - {each.id for each in say.agreements_with_family(rows)}
    # What professionals agreed among themselves, and what is only proposed, is no less for somebody to carry on.
    others = [each for each in rows.of(Agreement) if each.id in apart and each.outcome is None]
    for number, each in enumerate([*standing, *(one for one in others if one.state is not _DROPPED)], start=1):
        line = plan_line(rows, each, Copy.PROFESSIONAL, number, rows.today)
        proposed = "Forslag: " if each.state is AgreementState.PROPOSAL else ""
        text = f"{proposed}{line.text.rstrip('.')} {line.when_text}".strip()
        yield Found(HandOverPointKind.AGREEMENT, each.id, None, text, judge.hides(each))


def _dates(rows: CaseRows) -> Iterator[Found]:
    # The lines have been judged already: those nobody may read beside the screen have no words.
    by_source: dict[UUID, list[str]] = defaultdict(list)
    for each in list_due(rows.unit, case_id=rows.case.id):
        if each.due and each.source_table not in _TOLD_ALREADY:
            by_source[each.source_id].append(f"{long_date(each.due)}: {each.what}")
    for source_id, lines in by_source.items():
        yield Found(HandOverPointKind.DATE, source_id, None, "; ".join(dict.fromkeys(lines)))


def _plan(rows: CaseRows, judge: Discretion) -> Iterator[Found]:
    plan = current_plan(rows)
    if plan is not None:
        words = f"{title_of(rows)}: {plan.purpose}" if plan.purpose else title_of(rows)
        yield Found(HandOverPointKind.PLAN, plan.id, None, words, judge.hides(plan))
    for each in rows.of(Goal):
        if each.status in _LIVE and each.text:
            yield Found(HandOverPointKind.PLAN, each.id, None, f"Mål: {each.text}", judge.hides(each))


def _papers(rows: CaseRows, judge: Discretion) -> Iterator[Found]:
    newest: dict[tuple[object, ...], Paper] = {}
    for each in rows.of(Paper):
        if each.kind in _FOR_FAMILY and each.copy is not Copy.PROFESSIONAL and each.status is PaperStatus.FINAL:
            newest[(each.kind, each.copy, each.child_id, each.recipient_id, each.meeting_id)] = each
    for each in newest.values():
        if not rows.inside(Delivery, each.id):
            whom = f" til {rows.name(each.recipient_id)}" if each.recipient_id else ""
            text = f"»{each.name or 'Papir'}«{whom} er ikke udleveret."
            yield Found(HandOverPointKind.PAPER, each.id, None, text, judge.hides(each))


def _network(rows: CaseRows) -> Iterator[Found]:
    children = {person.id for _, person in rows.children()}
    for each in sorted(rows.of(NetworkTie), key=lambda tie: tie.ring or 9):
        if each.can_contribute and (each.ring or 9) <= _NEAR and each.person_id not in children:
            role = say.role(rows, each.person_id)
            who = f"{rows.name(each.person_id)}, {role}" if role else rows.name(each.person_id)
            text = f"{who}: {each.can_contribute.strip().rstrip('.')}."
            yield Found(HandOverPointKind.OTHER, None, each.person_id, text)
