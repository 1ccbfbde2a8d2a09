"""The doors of a follow-up: every line on its page, and the words of a rhythm."""

from typing import Any
from uuid import UUID

from app.models.agreement import Agreement, AgreementReview
from app.models.enums import GoalStatus, TimeUnit
from app.models.enums_meeting import AgreementOutcome, MeetingStatus
from app.models.meeting import Meeting
from app.models.plan import Cadence, FollowUp, FollowUpDecision, Goal, Intervention
from app.services import follow_up_session, follow_ups, interventions, meeting_settles, planned_not_held
from app.services.follow_up_outcomes import AgreementWent, GoalNow, HelpDecided
from app.services.ports import Unit
from tests.hostile.hall import Door, Hall, Kept, read


def _held(unit: Unit, hall: Hall, **values: Any) -> UUID:
    made = follow_ups.hold_follow_up(unit, hall.case, follow_ups.HeldFollowUp(**values))
    unit.session.flush()
    return made


def _line(field: str) -> Door:
    """A door for a text of the follow-up itself."""
    return lambda unit, hall, text: Kept(FollowUp, _held(unit, hall, **{field: text}), field)


def _went(unit: Unit, hall: Hall, text: str, **values: str) -> None:
    outcome = AgreementOutcome.CHANGED
    _held(unit, hall, agreements=(AgreementWent(hall.the(Agreement), outcome, **values or {"note": text}),))


def _note(unit: Unit, hall: Hall, text: str) -> Kept:
    _went(unit, hall, text)
    found = unit.live(AgreementReview, AgreementReview.agreement_id == hall.the(Agreement))
    return Kept(AgreementReview, next(each.id for each in found if each.meeting_id is None), "note")


def _instead(unit: Unit, hall: Hall, text: str) -> Kept | None:
    _went(unit, hall, text, instead=text)
    found = unit.live(Agreement, Agreement.continues_id == hall.the(Agreement))
    return Kept(Agreement, found[-1].id, "text") if found else None


def _help(unit: Unit, hall: Hall) -> UUID:
    made = interventions.wish(unit, hall.case, name="Kontaktperson")
    interventions.start(unit, made)
    return made


def _why(unit: Unit, hall: Hall, text: str) -> Kept:
    made = _held(unit, hall, decisions=(HelpDecided(_help(unit, hall), "adjust", why=text),))
    return Kept(FollowUpDecision, unit.live(FollowUpDecision, FollowUpDecision.follow_up_id == made)[0].id, "note")


def _result(unit: Unit, hall: Hall, text: str) -> Kept:
    help_now = _help(unit, hall)
    _held(unit, hall, decisions=(HelpDecided(help_now, "end", result=text),))
    return Kept(Intervention, help_now, "result")


def _goal_because(unit: Unit, hall: Hall, text: str) -> Kept:
    _held(unit, hall, goals=(GoalNow(hall.the(Goal), status=GoalStatus.PAUSED, because=text),))
    return Kept(Goal, hall.the(Goal), "status_because")


def _longer(unit: Unit, hall: Hall, text: str) -> None:
    chosen = follow_ups.ChosenRhythm(12, TimeUnit.MONTHS, "Ro.", longer_because=text)
    made = unit.get(Cadence, follow_ups.set_rhythm(unit, hall.case, chosen))
    assert made.reason is not None
    assert made.reason.startswith("Ro.")


def _ended(unit: Unit, hall: Hall, text: str) -> None:
    _held(unit, hall, decisions=(HelpDecided(_help(unit, hall), "end", ended_on=text),))


def _explained(unit: Unit, hall: Hall, text: str) -> None:
    chosen = follow_ups.ChosenRhythm(3, TimeUnit.MONTHS, "Ro.", explained_to="Lone", explained_on=text)
    follow_ups.set_rhythm(unit, hall.case, chosen)


def _explained_once_more(unit: Unit, hall: Hall, to: str, on: str = "") -> UUID:
    made = follow_ups.set_rhythm(unit, hall.case, follow_ups.ChosenRhythm(3, TimeUnit.MONTHS, "Ro."))
    follow_ups.explain_rhythm(unit, follow_ups.ExplainedRhythm(made, to, on))
    return made


def _not_held(unit: Unit, hall: Hall, words: str = "", next_on: str = "") -> Kept:
    planned = follow_ups.plan_follow_up(unit, hall.case, on=unit.today.isoformat())
    said = planned_not_held.WhyNot("no_time", words, next_on)
    planned_not_held.say_not_held(unit, table="follow_up", row_id=planned, said=said)
    return Kept(FollowUp, planned, "not_held_because")


def _meeting_not_held(unit: Unit, hall: Hall, text: str) -> Kept:
    meeting = unit.get(Meeting, hall.the(Meeting))
    meeting.status, meeting.held_on = MeetingStatus.PLANNED, unit.today
    said = planned_not_held.WhyNot("no_time", text)
    planned_not_held.say_not_held(unit, table="meeting", row_id=meeting.id, said=said)
    return Kept(Meeting, meeting.id, "closed_because")


def _off_again(unit: Unit, hall: Hall, text: str) -> None:
    unit.get(Meeting, hall.the(Meeting)).status = MeetingStatus.CANCELLED
    planned_not_held.plan_off_again(unit, hall.the(Meeting), on=text)


def _settled(unit: Unit, hall: Hall, text: str) -> None:
    unit.get(Meeting, hall.the(Meeting)).status = MeetingStatus.HELD
    planned = follow_ups.plan_follow_up(unit, hall.case, on=unit.today.isoformat())
    meeting_settles.set_settled(unit, hall.the(Meeting), table=text, row_id=planned, yes=True)


def _explained_again(unit: Unit, hall: Hall, text: str) -> Kept:
    return Kept(Cadence, _explained_once_more(unit, hall, text), "explained_to")


FOLLOW_UP_DOORS: dict[str, Door] = {
    "follow_up.hold not_talked_because": _line("not_talked_because"),
    "follow_up.hold heard_instead": _line("heard_instead"),
    "follow_up.hold agreement note": _note,
    "follow_up.hold agreement instead": _instead,
    "follow_up.hold why": _why,
    "follow_up.hold result": _result,
    "follow_up.hold goal because": _goal_because,
    "follow_up.hold goal value": read(lambda u, h, t: _held(u, h, goals=(GoalNow(h.the(Goal), value=t),))),
    "follow_up.hold ended_on": read(_ended),
    "follow_up.hold next_on": read(lambda u, h, t: _held(u, h, next_on=t)),
    "follow_up.day": read(lambda u, h, t: follow_up_session.look_at_follow_up_day(u, h.case, day=t)),
    "planned.not_held words": _not_held,
    "planned.not_held meeting": _meeting_not_held,
    "planned.again": read(_off_again),
    "planned.not_held next_on": read(lambda u, h, t: _not_held(u, h, next_on=t)),
    "meeting.settles table": read(_settled),
    "rhythm.set longer_because": read(_longer),
    "rhythm.explain to": _explained_again,
    "rhythm.explain on": read(lambda u, h, t: _explained_once_more(u, h, "Lone", t)),
    "rhythm.set explained_on": read(_explained),
}
