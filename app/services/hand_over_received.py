"""The other end of a hand-over: the case is taken in, its points are gone through, and what was not clear is asked."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import select

from app.models.attachment import SealedFile
from app.models.case import Case
from app.models.hand_over import HandOver, HandOverPoint
from app.models.paper import Blob
from app.models.registry import CASE_CLASSES
from app.models.setup import Setting
from app.services.change_stamps import MANY
from app.services.comparison import WHOLE, Pick, compare
from app.services.hand_over import CaseParcel, Parcel
from app.services.hand_over_counts import Counts, packed, row_ids, shas_in
from app.services.merge_case import receive_cases
from app.services.ports import Unit, use_case
from app.services.profile import read_profile
from app.services.typed_values import typed_text, typed_value

_ROAD = frozenset({HandOver.__tablename__, HandOverPoint.__tablename__})


@use_case("case.receive")
def take_over(unit: Unit, parcel: Parcel, *, take: Mapping[UUID, Collection[Pick]]) -> tuple[UUID, ...]:
    """Take in what was picked from a package, and note that a case handed over for good has come; return the cases.

    What came is counted, so that a receipt can be written now or later. Raises UserError as `merge_case`.
    """
    before = {each.id for each in unit.live(HandOver, HandOver.case_id.in_(take))}
    left = {case_id: _left(unit, parcel, case_id, picks) for case_id, picks in take.items()}
    cases = receive_cases(unit, parcel, take=take)
    for row in unit.live(HandOver, HandOver.case_id.in_(cases)):
        if row.id in before:
            _came_back(unit, row, parcel)
        elif row.received_on is None:
            _arrive(unit, row, parcel)
        else:  # between two others, and over: nobody here waits for anything of it
            row.confirmed_on = row.confirmed_on or row.received_on
    if parcel.mark:
        _remember(unit, parcel, [each for each in parcel.cases if each.case_id in cases], left)
    unit.about(*cases)
    return cases


@use_case("hand_over.seen")
def see_points(unit: Unit, points: Sequence[UUID], *, seen: bool = True) -> None:
    """Note that some points have been seen today, or that they have not after all."""
    for point_id in points:
        point = unit.get(HandOverPoint, point_id)
        point.seen_on = unit.today if seen else None
        unit.about(point.case_id)


@use_case("hand_over.seen_all")
def see_all(unit: Unit, hand_over_id: UUID) -> None:
    """Note that everything has been seen today, also what has been done since and is not listed any more."""
    row = unit.get(HandOver, hand_over_id)
    unit.about(row.case_id, row.id)
    for point in unit.live(HandOverPoint, HandOverPoint.hand_over_id == row.id):
        point.seen_on = point.seen_on or unit.today


@use_case("hand_over.ask")
def ask_back(unit: Unit, point_id: UUID, *, question: str) -> None:
    """Write a question about a point; it goes back in the receipt. Empty takes it away."""
    point = unit.get(HandOverPoint, point_id)
    point.question = typed_text(question) or None
    unit.about(point.case_id)


@use_case("hand_over.lacks")
def write_remark(unit: Unit, hand_over_id: UUID, *, typed: str) -> None:
    """Write what the new caseworker lacks in all; it goes back in the receipt."""
    row = unit.get(HandOver, hand_over_id)
    row.remark = typed_value(HandOver.__table__.columns["remark"], typed, unit.today)
    unit.about(row.case_id, row.id)


def _arrive(unit: Unit, row: HandOver, parcel: Parcel) -> None:
    row.received_on = unit.today
    row.received_by = read_profile(unit).contact.name or row.to_name or unit.actor or None
    row.package = parcel.mark or row.package
    unit.get(Case, row.case_id).caseworker = None  # hers, on her own laptop


def _came_back(unit: Unit, row: HandOver, parcel: Parcel) -> None:
    """Note that a case arrived when it comes back from whoever received it: no receipt is waited for any longer."""
    theirs = [each for case in parcel.cases for each in case.content.get(HandOver.section, ())]
    told = next((each for each in theirs if each.get("id") == str(row.id) and each.get("received_on")), None)
    if told is not None and row.sent_on is not None and row.confirmed_on is None and row.received_on is None:
        row.received_on = typed_value(HandOver.__table__.columns["received_on"], told["received_on"], unit.today)
        row.received_by = told.get("received_by")
        row.confirmed_on = unit.today


def _left(unit: Unit, parcel: Parcel, case_id: UUID, picks: Collection[Pick]) -> int:
    """Return how many records of a case that is here already keep other words than those that were sent."""
    review = compare(unit, parcel, case_id)
    if not review.known:
        return 0
    theirs = (review.newer() | review.conflicts()) - set(picks)
    road = {each.id for each in review.records if each.table in _ROAD}
    return len({row_id for row_id, column in theirs if column != WHOLE and row_id not in road})


def _remember(unit: Unit, parcel: Parcel, cases: Sequence[CaseParcel], left: Mapping[UUID, int]) -> None:
    """Keep what is here of what was sent, and the key to answer to; taking the same package in again counts anew."""
    key, sent = f"received:{parcel.mark}", parcel.sent()
    kept = next(iter(unit.live(Setting, Setting.key == key)), None) or unit.add(Setting(key=key))
    there: dict[str, list[object]] = json.loads(kept.value)["cases"] if kept.value else {}
    for each in cases:
        was = sent[each.case_id]
        counts = _here(unit, each)
        counts = replace(counts, rows=counts.rows - left[each.case_id])
        there[str(each.case_id)] = packed(replace(was, counts=counts))
    kept.value = json.dumps({"reply_to": parcel.reply_to, "cases": there}, sort_keys=True)


def _here(unit: Unit, case: CaseParcel) -> Counts:
    papers = _known(unit, Blob, shas_in(case.content, "papers"))
    files = _known(unit, SealedFile, shas_in(case.content, "attachments"))
    ids, rows = row_ids(case.content), len(unit.live(Case, Case.id == case.case_id))
    for kind in CASE_CLASSES:
        live = select(kind.id).where(kind.case_id == case.case_id, kind.deleted_at.is_(None))
        rows += len(ids.intersection(unit.session.scalars(live)))
    return Counts(rows, papers, files)


def _known(unit: Unit, kind: type[Blob] | type[SealedFile], shas: set[str]) -> int:
    every = sorted(shas)
    parts = (every[start : start + MANY] for start in range(0, len(every), MANY))
    return sum(len(unit.session.scalars(select(kind.sha256).where(kind.sha256.in_(part))).all()) for part in parts)
