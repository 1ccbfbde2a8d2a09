"""The receipt of a package: what arrived, as hashes and counts, and the new caseworker's questions.

Without the questions it says nothing about anybody. It is held against what was remembered when the package was made.
"""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from app.errors import UserError
from app.language.folding import fold
from app.models.case import Case
from app.models.hand_over import HandOver, HandOverPoint
from app.models.setup import Setting
from app.services.hand_over_counts import (
    Counts,
    SentCase,
    is_mark,
    label_of,
    receiver_label,
    sent_in,
    unpacked,
)
from app.services.hand_over_rows import Stage
from app.services.hand_over_stage import current, stage_of
from app.services.ports import Unit, use_case
from app.services.profile import read_profile
from app.services.snapshot import read_case
from app.services.typed_values import typed_text

NO_RECEIPT = "Pakken er fra et ældre Rundbord, så der er ingen kvittering at skrive. Ring til den, der sendte den."
NOT_HERE = "Intet fra pakken er lagt ind her endnu, så der er ingen kvittering at skrive."
NOT_OURS = "Kvitteringen hører til en pakke, der ikke er lavet på denne computer."
ALL_THERE = "Alt er modtaget."
NOT_TAKEN = "Sagen er ikke lagt ind hos {name}."
OTHER = "Det, der er modtaget, er ikke det, der blev sendt. Send sagen igen."
EARLIER = "Det er kvitteringen for en tidligere pakke. Overdragelsen til {name} er stadig i gang."
_LACKING = (
    ("rows", "oplysning", "oplysninger", "er ikke lagt ind"),
    ("papers", "papir", "papirer", "mangler"),
    ("files", "fil", "filer", "mangler"),
)


@dataclass(frozen=True, slots=True)
class Question:
    """What the new caseworker asks about one point."""

    point_id: UUID
    text: str


@dataclass(frozen=True, slots=True)
class ReceivedCase:
    """One case as it was received: its label, the hash of what came, what is there of it, and how far she has read."""

    case: SentCase
    points: int = 0
    seen: int = 0
    remark: str = ""
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """The receipt of one package. `reply_to` is the key it is sealed to; it is not part of what is written."""

    mark: str
    received_on: dt.date
    received_by: str
    cases: tuple[ReceivedCase, ...]
    reply_to: str = ""


@dataclass(frozen=True, slots=True)
class Arrived:
    """What a receipt says of one case; `ok` when all that was sent is there. A case that is gone here has no number."""

    number: str
    text: str
    ok: bool
    questions: int = 0


@use_case("hand_over.receipt")
def receipt_for(unit: Unit, mark: str) -> Receipt:
    """Return the receipt of a package that was taken in here. Raises UserError when nothing was, or it is older."""
    if not mark:
        raise UserError(NO_RECEIPT)
    known = unit.live(Setting, Setting.key == f"received:{mark}") if is_mark(mark) else []
    kept = next(iter(known), None)
    if kept is None or not kept.value:
        raise UserError(NOT_HERE)
    plain = json.loads(kept.value)
    cases = {UUID(each): unpacked(label_of(mark, UUID(each)), counts) for each, counts in plain["cases"].items()}
    unit.about(*cases)
    rows = [row for case_id, each in cases.items() for row in _road(unit, mark, case_id, each)]
    return Receipt(
        mark=mark,
        received_on=min((each.received_on for each in rows if each.received_on), default=unit.today),
        received_by=_received_by(unit, rows),
        cases=tuple(_received(unit, mark, case_id, each) for case_id, each in cases.items()),
        reply_to=plain["reply_to"],
    )


@use_case("hand_over.confirm")
def read_receipt(unit: Unit, receipt: Receipt) -> tuple[Arrived, ...]:
    """Note in each case that it arrived, with the questions, and return what the receipt says of each.

    Raises UserError when the package was not made here.
    """
    sent = sent_in(unit, receipt.mark)
    if not sent:
        raise UserError(NOT_OURS)
    ours = {label_of(receipt.mark, each.id): each for each in unit.live(Case)}
    came = {each.case.label: each for each in receipt.cases}
    told = []
    for label, was in sent.items():
        case, there = ours.get(label), came.get(label)
        arrived = _arrived(case.number or "" if case else "", was, there, receipt.received_by)
        if case is not None and there is not None and there.case.sha256 == was.sha256:
            still = _confirm(unit, case, receipt, was, there)
            arrived = replace(arrived, text=" ".join(filter(None, (arrived.text, still))))
        told.append(arrived)
    unit.about(*(case.id for label, case in ours.items() if label in sent))
    return tuple(sorted(told, key=lambda each: (each.ok, each.number)))


def _received_by(unit: Unit, rows: Sequence[HandOver]) -> str:
    """Return who received it; a laptop whose name nobody has written answers with whom it was handed to."""
    handed_to = next((each.received_by for each in rows if each.received_by), None)
    return read_profile(unit).contact.name or handed_to or unit.actor


def _road(unit: Unit, mark: str, case_id: UUID, case: SentCase) -> Sequence[HandOver]:
    """Return the hand-over a package came with, also when another package with the same one was taken in first."""
    rows = unit.live(HandOver, HandOver.case_id == case_id, HandOver.received_on.is_not(None))
    return [each for each in rows if each.package == mark or str(each.id) == case.hand_over]


def _received(unit: Unit, mark: str, case_id: UUID, case: SentCase) -> ReceivedCase:
    rows = _road(unit, mark, case_id, case)
    if not rows:
        return ReceivedCase(case)
    points = unit.live(HandOverPoint, HandOverPoint.hand_over_id == rows[-1].id)
    return ReceivedCase(
        case=case,
        points=len(points),
        seen=sum(each.seen_on is not None for each in points),
        remark=rows[-1].remark or "",
        questions=tuple(Question(each.id, each.question) for each in points if each.question),
    )


def _confirm(unit: Unit, case: Case, receipt: Receipt, was: SentCase, there: ReceivedCase) -> str:
    """Note that a case arrived; return what to say when its hand-over waits for another package all the same."""
    row = current(read_case(unit, case.id))
    if row is None or not was.hand_over:
        return ""  # lent out or taken back
    if str(row.id) != was.hand_over or not _went_there(unit, row, receipt, was):
        waits = stage_of(row) in (Stage.BEGUN, Stage.SENT)
        return EARLIER.format(name=row.to_name or "en kollega") if waits else ""
    came_on = min(receipt.received_on, unit.today)  # the clock of another laptop may be ahead
    if row.sent_on is None:  # cut off between writing the file and noting that it was
        row.sent_on, row.package, case.caseworker = came_on, receipt.mark, row.to_name
    row.received_on, row.received_by, row.confirmed_on = came_on, receipt.received_by or None, unit.today
    asked = {each.point_id: typed_text(each.text) for each in there.questions}
    for point in unit.live(HandOverPoint, HandOverPoint.hand_over_id == row.id):
        point.question = asked.pop(point.id, "") or None
    # What is asked about a point that was taken out since is asked all the same, and what is lacking stays in sight.
    told = (_lacking(was.counts, there.case.counts), typed_text(there.remark), *asked.values())
    row.remark = "\n".join(filter(None, told)) or None
    return ""


def _went_there(unit: Unit, row: HandOver, receipt: Receipt, was: SentCase) -> bool:
    """Tell whether a package went to whoever the case is handed over to now, though her name was put right since.

    It is the last one, or locked to the same key as the last one, or she has that name in the receipt or had it then.
    """
    if row.package == receipt.mark:
        return True
    if not was.went_to:
        return row.package is None
    name = row.to_name or ""
    if was.went_to == receiver_label(receipt.mark, name) or fold(receipt.received_by) == fold(name) != "":
        return True
    last = sent_in(unit, row.package or "").values()
    return bool(was.key) and any(each.key == was.key for each in last if each.hand_over == was.hand_over)


def _arrived(number: str, sent: SentCase, there: ReceivedCase | None, name: str) -> Arrived:
    if there is None:
        return Arrived(number, NOT_TAKEN.format(name=name or "modtageren"), ok=False)
    if there.case.sha256 != sent.sha256:
        return Arrived(number, OTHER, ok=False)
    lacking = _lacking(sent.counts, there.case.counts)
    read = f" {there.seen} af {there.points} punkter er set." if there.points else ""
    asked = len(there.questions) + bool(there.remark)
    return Arrived(number, f"{lacking or ALL_THERE}{read}", ok=not lacking, questions=asked)


def _lacking(sent: Counts, here: Counts) -> str:
    parts = []
    for name, one, many, fault in _LACKING:
        was, is_there = getattr(sent, name), getattr(here, name)
        if is_there < was:
            parts.append(f"{was - is_there} af {was} {one if was == 1 else many} {fault}")
    words = ", ".join(parts)
    return f"{words}." if words else ""
