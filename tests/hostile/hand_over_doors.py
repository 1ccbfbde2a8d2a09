"""The doors of a hand-over: to whom and when, what the new one must know, a point by hand, what is asked back."""

from functools import partial
from uuid import UUID

from app.models.hand_over import HandOver, HandOverPoint
from app.services import hand_over_points, hand_over_receipt, hand_over_received, hand_over_road
from app.services.ports import Unit
from tests.hostile.hall import Door, Hall, Kept, kept_in, read

_WORDS = ("to_name", "no_meeting_because", "child_wish", "must_know", "first_step")
_DAYS = ("planned_on", "family_told_on", "child_told_on")


def _changed(column: str, unit: Unit, hall: Hall, text: str) -> UUID:
    row_id = hall.the(HandOver)
    hand_over_road.change_hand_over(unit, row_id, column=column, typed=text)
    return row_id


def _begun(unit: Unit, hall: Hall, text: str) -> UUID:
    hand_over_road.leave_hand_over(unit, hall.the(HandOver))
    return hand_over_road.begin_hand_over(unit, hall.case, to=text)


def _asked(unit: Unit, hall: Hall, text: str) -> Kept:
    hand_over_received.ask_back(unit, hall.the(HandOverPoint), question=text)
    return Kept(HandOverPoint, hall.the(HandOverPoint), "question")


def _lacked(unit: Unit, hall: Hall, text: str) -> Kept:
    hand_over_received.write_remark(unit, hall.the(HandOver), typed=text)
    return Kept(HandOver, hall.the(HandOver), "remark")


HAND_OVER_DOORS: dict[str, Door] = {
    "hand_over.begin to": kept_in(HandOver, "to_name", _begun),
    "hand_over.begin by": read(lambda u, h, t: hand_over_road.begin_hand_over(u, h.case, to="Kirsten", by=t)),
    **{f"hand_over.change {name}": kept_in(HandOver, name, partial(_changed, name)) for name in _WORDS},
    **{f"hand_over.change {name}": read(partial(_changed, name)) for name in _DAYS},
    "hand_over.prepare": read(lambda u, h, t: hand_over_road.prepare_sending(u, [h.case], to=t)),
    "hand_over.sent": read(lambda u, h, t: hand_over_road.mark_sent(u, [h.case], mark="", to=t)),
    "hand_over.add_point": kept_in(
        HandOverPoint, "text", lambda u, h, t: hand_over_points.add_point(u, h.the(HandOver), text=t)
    ),
    "hand_over.ask": _asked,
    "hand_over.lacks": _lacked,
    "hand_over.receipt": read(lambda u, _, t: hand_over_receipt.receipt_for(u, t)),
}
