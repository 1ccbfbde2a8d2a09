"""A case on its way from one laptop to another: begun, sent, taken in and answered, as the windows do it."""

from uuid import UUID

from app.bootstrap import OpenStore
from app.exchange.receipt import receipt_bytes, receipt_of
from app.models.case import Case
from app.services.comparison import compare
from app.services.hand_over import Parcel, pack
from app.services.hand_over_receipt import Arrived, read_receipt, receipt_for
from app.services.hand_over_received import take_over
from app.services.hand_over_road import begin_hand_over, mark_sent, prepare_sending, read_hand_over
from app.services.hand_over_rows import HandOverRow
from tests.doing import ask, do
from tests.ready_stores import case_of

KEY = "reply to this key"


def standing(store: OpenStore, case_id: UUID) -> HandOverRow:
    row = ask(store, read_hand_over, case_id)
    assert isinstance(row, HandOverRow)
    return row


def caseworker(store: OpenStore, case_id: UUID) -> str | None:
    with store.units.read("test") as unit:
        return unit.get(Case, case_id).caseworker


def sent(store: OpenStore, *cases: UUID) -> Parcel:
    """Send cases that are on their way, as the window does: made ready, packed, noted."""
    do(store, prepare_sending, cases)
    parcel = do(store, pack, cases, reply_to=KEY)
    do(store, mark_sent, cases, mark=parcel.mark, to="Kirsten")
    assert isinstance(parcel, Parcel)
    return parcel


def taken(store: OpenStore, parcel: Parcel) -> None:
    picks = {each.case_id: ask(store, compare, parcel, each.case_id).everything() for each in parcel.cases}
    do(store, take_over, parcel, take=picks)


def answered(sender: OpenStore, receiver: OpenStore, mark: str, *, sealed: bool = True) -> tuple[Arrived, ...]:
    receipt = receipt_of(receipt_bytes(ask(receiver, receipt_for, mark), sealed=sealed))
    told = do(sender, read_receipt, receipt)
    assert isinstance(told, tuple)
    return told


def begin(opened: OpenStore) -> UUID:
    return UUID(str(do(opened, begin_hand_over, case_of(opened, "2026-014"), to="Kirsten Holm")))
