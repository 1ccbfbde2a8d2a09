"""The doors to what comes after a meeting: how it was, calls, the next day, last time's agreements, the form."""

from app.models.agreement import Agreement, AgreementReview
from app.models.meeting import Feedback, Meeting, Participant
from app.models.people import Person
from app.services import (
    meeting_call_back,
    meeting_enough,
    meeting_feedback,
    meeting_next,
    meeting_review,
    meeting_typed_in,
    meetings,
)
from app.services.meeting_feedback import FeedbackAnswer
from app.services.meeting_typed_in import HEAD, TypedField
from app.services.ports import Unit
from tests.hostile.hall import Door, Hall, Kept, read

FORM_KINDS = (
    "attendance", "reason", "own_words", "child_leaves", "safety", "scale", "agreement", "review", "next", "unknown",
)  # fmt: skip


def _fed_back(unit: Unit, hall: Hall, text: str) -> Kept:
    before = {each.id for each in unit.live(Feedback)}
    meeting_feedback.give_feedback(unit, hall.the(Meeting), (FeedbackAnswer("Andet?", text=text),))
    unit.session.flush()
    [new] = [each.id for each in unit.live(Feedback) if each.id not in before]
    return Kept(Feedback, new, "text")


def _called(unit: Unit, hall: Hall, text: str) -> Kept:
    person = hall.the(Person)
    meeting_call_back.plan_call(unit, hall.the(Meeting), person, may_be_told=text)
    unit.session.flush()
    there = unit.live(Participant, Participant.meeting_id == hall.the(Meeting))
    return Kept(Participant, next(each.id for each in there if each.person_id == person), "may_be_told")


def _enough(unit: Unit, hall: Hall, text: str) -> Kept:
    meeting_enough.set_enough(unit, hall.the(Meeting), because=text)
    return Kept(Meeting, hall.the(Meeting), "enough_because")


def _judged(unit: Unit, hall: Hall, text: str) -> Kept:
    later = meetings.plan_meeting(unit, hall.case, held_on="2027-03-01")
    meeting_review.judge(unit, hall.the(Agreement), later, "partly", note=text)
    unit.session.flush()
    [row] = unit.live(AgreementReview, AgreementReview.meeting_id == later)
    return Kept(AgreementReview, row.id, "note")


def _form(kind: str, place: int) -> Door:
    def verb(unit: Unit, hall: Hall, text: str) -> None:
        field = TypedField(f"1.{place}", kind, text)
        meeting_typed_in.type_in(unit, hall.the(Meeting), (field,))

    return read(verb)


AFTER_DOORS: dict[str, Door] = {
    "feedback.give": _fed_back,
    "meeting.plan_call": _called,
    "meeting.set_enough": _enough,
    "meeting.plan_call on": read(lambda u, h, t: meeting_call_back.plan_call(u, h.the(Meeting), h.the(Person), on=t)),
    "agreement.judge": _judged,
    "meeting.look_at_day day": read(lambda u, h, t: meeting_next.look_at_day(u, h.the(Meeting), day=t)),
    "meeting.look_at_day time": read(lambda u, h, t: meeting_next.look_at_day(u, h.the(Meeting), day="6/1", time=t)),
    "meeting.plan_next held_on": read(lambda u, h, t: meeting_next.plan_next(u, h.the(Meeting), held_on=t)),
    "meeting.plan_next starts_at": read(
        lambda u, h, t: meeting_next.plan_next(u, h.the(Meeting), held_on="6/1", starts_at=t)
    ),
    "meeting.plan_next place": read(lambda u, h, t: meeting_next.plan_next(u, h.the(Meeting), held_on="6/1", place=t)),
    **{f"meeting.type_in {kind}": _form(kind, 1) for kind in FORM_KINDS},
    **{f"meeting.type_in {HEAD} {place}": _form(HEAD, place) for place in range(1, 6)},
}
