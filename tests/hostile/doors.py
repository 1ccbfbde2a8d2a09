"""Every way a text comes in through a use case: a name, and what to do with the text.

A door that keeps the text as it is tells where; one that reads it (a day, a number, a search) tells nothing.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy import Text

from app.models.agreement import Agreement
from app.models.attachment import Attachment
from app.models.base import Record
from app.models.case import Case
from app.models.meeting import Contribution, Meeting, Participant, Scale
from app.models.paper import Delivery, Paper
from app.models.people import Person
from app.models.plan import ActionPlan, Cadence, FollowUp, Goal, GoalBaseline
from app.models.registry import CASE_CLASSES
from app.models.setup import Answer, Profile, Setting
from app.services import (
    absent_words,
    agreement_proposals,
    agreements,
    attachments,
    cases,
    due_actions,
    follow_ups,
    hand_over,
    keeping,
    leak_guard,
    meetings,
    own_words,
    papers,
    plans,
    profile,
    records,
    room,
)  # fmt: skip
from app.services.ports import Unit
from app.services.search_offers import find_offers
from app.services.search_words import count_found, search
from tests.hostile.after_doors import AFTER_DOORS
from tests.hostile.assessment_doors import ASSESSMENT_DOORS
from tests.hostile.deadline_doors import DEADLINE_DOORS
from tests.hostile.early_doors import EARLY_DOORS
from tests.hostile.family_doors import FAMILY_DOORS
from tests.hostile.figure_doors import FIGURE_DOORS
from tests.hostile.follow_up_doors import FOLLOW_UP_DOORS
from tests.hostile.hall import Door, Hall, Kept, hall_of, kept_in, read
from tests.hostile.hand_over_doors import HAND_OVER_DOORS
from tests.hostile.meeting_type_doors import MEETING_TYPE_DOORS
from tests.hostile.notification_doors import NOTIFICATION_DOORS
from tests.hostile.overview_doors import OVERVIEW_DOORS
from tests.hostile.plan_doors import PLAN_DOORS
from tests.hostile.plan_paper_doors import PLAN_PAPER_DOORS
from tests.hostile.preparing_doors import PREPARING_DOORS
from tests.hostile.review_doors import REVIEW_DOORS
from tests.hostile.rule_doors import RULE_DOORS
from tests.hostile.ruling_doors import RULING_DOORS
from tests.hostile.safety_doors import SAFETY_DOORS
from tests.hostile.step_doors import STEP_DOORS
from tests.hostile.table_doors import TABLE_DOORS
from tests.hostile.voice_doors import VOICE_DOORS
from tests.hostile.waiting_doors import WAITING_DOORS

__all__ = ["Door", "Hall", "Kept", "all_doors", "hall_of"]

READ_NOT_KEPT = frozenset({"recurrence"})
"""Text columns that a program reads; they hold no free text."""


def all_doors() -> dict[str, Door]:
    """Return every door by name: the verbs, then every column through its form, then the profile."""
    before = {**FAMILY_DOORS, **SAFETY_DOORS, **MEETING_TYPE_DOORS, **PREPARING_DOORS}
    return {
        **_VERBS,
        **before,
        **STEP_DOORS,
        **AFTER_DOORS,
        **PLAN_DOORS,
        **FOLLOW_UP_DOORS,
        **DEADLINE_DOORS,
        **WAITING_DOORS,
        **EARLY_DOORS,
        **NOTIFICATION_DOORS,
        **ASSESSMENT_DOORS,
        **VOICE_DOORS,
        **RULING_DOORS,
        **REVIEW_DOORS,
        **HAND_OVER_DOORS,
        **RULE_DOORS,
        **PLAN_PAPER_DOORS,
        **TABLE_DOORS,
        **FIGURE_DOORS,
        **HAND_OVER_DOORS,
        **OVERVIEW_DOORS,
        **_verbs_about_time(),
        **_columns(),
        **_profile(),
    }


def _columns() -> dict[str, Door]:
    doors: dict[str, Door] = {}
    for kind in CASE_CLASSES:
        for name in kind.facts():
            doors[f"record.change {kind.__tablename__}.{name}"] = partial(_change, kind, name)
    for name in Case.facts():
        doors[f"record.change case_.{name}"] = partial(_change, Case, name)
    return doors


def _change(kind: type[Record], name: str, unit: Unit, hall: Hall, text: str) -> Kept | None:
    records.change_record(unit, kind.__tablename__, hall.the(kind), {name: text})
    is_free = isinstance(kind.__table__.columns[name].type, Text) and name not in READ_NOT_KEPT
    return Kept(kind, hall.the(kind), name) if is_free else None


def _profile() -> dict[str, Door]:
    return {f"profile.save {name}": partial(_save_profile, name) for name in Profile.facts()}


def _save_profile(name: str, unit: Unit, _: Hall, text: str) -> Kept:
    profile.save_profile(unit, {name: text})
    unit.session.flush()
    return Kept(Profile, unit.live(Profile)[0].id, name)


def _setting(unit: Unit, _: Hall, text: str) -> Kept:
    profile.save_setting(unit, "prøve", text)
    unit.session.flush()
    return Kept(Setting, unit.live(Setting, Setting.key == "prøve")[0].id, "value")


def _start_case(unit: Unit, field: str, text: str) -> Kept:
    values = {"child_name": "Ida", "number": "nummer", field: text}
    case_id = cases.start_case(unit, **values)
    if field == "child_name":
        return Kept(Person, unit.live(Person, Person.case_id == case_id)[0].id, "name")
    return Kept(Case, case_id, field)


def _close_case(unit: Unit, hall: Hall, text: str) -> Kept:
    cases.close_case(unit, hall.case, reason=text)
    return Kept(Case, hall.case, "closed_reason")


def _said_again(unit: Unit, hall: Hall, text: str) -> Kept | None:
    meetings.change_contribution(unit, hall.the(Contribution), text=text)
    row = unit.session.get(Contribution, hall.the(Contribution))
    return Kept(Contribution, hall.the(Contribution), "text") if row and row.deleted_at is None else None


def _note(unit: Unit, hall: Hall, text: str) -> Kept:
    meetings.set_attendance(unit, hall.the(Participant), attendance="present", note=text)
    return Kept(Participant, hall.the(Participant), "note")


def _agreement(unit: Unit, hall: Hall, field: str, text: str) -> Kept:
    agreements.change_agreement(unit, hall.the(Agreement), **{field: text})  # type: ignore[arg-type]  # by name
    return Kept(Agreement, hall.the(Agreement), {"when": "when_text"}.get(field, field))


def _closed(unit: Unit, hall: Hall, field: str, text: str) -> Kept:
    meetings.close_meeting(unit, hall.the(Meeting), **{field: text})
    return Kept(Meeting, hall.the(Meeting), {"because": "closed_because"}.get(field, field))


def _rhythm(unit: Unit, hall: Hall, field: str, text: str) -> Kept:
    values: dict[str, Any] = {"reason": "Vi vil se, om det går bedre.", field: text}
    chosen = follow_ups.ChosenRhythm(every=3, unit_of_time="months", **values)
    return Kept(Cadence, follow_ups.set_rhythm(unit, hall.case, chosen), field)


def _held(unit: Unit, hall: Hall, field: str, text: str) -> Kept:
    held = follow_ups.HeldFollowUp(**{field: text})  # type: ignore[arg-type]  # text fields by name
    return Kept(FollowUp, follow_ups.hold_follow_up(unit, hall.case, held), field)


def _goal(unit: Unit, hall: Hall, field: str, text: str) -> Kept:
    values: dict[str, Any] = {"text": "At sove om natten", field: text}
    return Kept(Goal, plans.add_goal(unit, hall.case, **values), field)


def _baseline(unit: Unit, hall: Hall, text: str) -> Kept | None:
    goal = plans.add_goal(unit, hall.case, text="At sove om natten", now=text)
    found = unit.live(GoalBaseline, GoalBaseline.goal_id == goal)
    return Kept(GoalBaseline, found[0].id, "value") if found else None


def _plan(unit: Unit, hall: Hall, field: str, text: str) -> Kept:
    return Kept(ActionPlan, plans.set_plan(unit, hall.case, **{field: text}), field)  # type: ignore[arg-type]  # text


def _delivered(unit: Unit, hall: Hall, text: str) -> Kept:
    return Kept(Delivery, papers.deliver(unit, hall.the(Paper), recipient_id=None, how=text), "how")


def _accepted(unit: Unit, hall: Hall, text: str) -> Kept:
    finding = leak_guard.Finding("adressen", "Vej 1", "side 1", None, "0" * 64, accepted=False)
    leak_guard.accept(unit, hall.case, [finding], reason=text)
    unit.session.flush()
    return Kept(Answer, unit.live(Answer, Answer.version_sha256 == "0" * 64)[0].id, "text")


def _attached(unit: Unit, hall: Hall, text: str) -> None:
    added = attachments.add_attachment(unit, hall.case, b"%PDF-1.7", name=text, media_type="application/pdf")
    unit.session.flush()
    assert len(unit.get(Attachment, added.id).name or "") <= attachments.LONGEST_NAME


_VERBS: dict[str, Door] = {
    "case.start child_name": lambda unit, _, text: _start_case(unit, "child_name", text),
    "case.start one_line": lambda unit, _, text: _start_case(unit, "one_line", text),
    "case.start number": lambda unit, _, text: _start_case(unit, "number", text),
    "case.close reason": _close_case,
    "case.add_child name": read(lambda unit, hall, text: cases.add_child(unit, hall.case, name=text)),
    "agreement.add": kept_in(Agreement, "text", lambda u, h, t: agreements.add_agreement(u, h.case, text=t)),
    "agreement.change text": lambda u, h, t: _agreement(u, h, "text", t),
    "agreement.change detail": lambda u, h, t: _agreement(u, h, "detail", t),
    "agreement.change when": lambda u, h, t: _agreement(u, h, "when", t),
    "agreement.change decides": lambda u, h, t: _agreement(u, h, "decides", t),
    "agreement.write": kept_in(
        Agreement, "typed", lambda u, h, t: agreement_proposals.write_agreement(u, h.the(Meeting), t)
    ),
    "meeting.say_for": kept_in(
        Contribution, "text", lambda u, h, t: absent_words.say_for(u, h.the(Meeting), absent_id=h.the(Person), text=t)
    ),
    "meeting.welcome": read(lambda u, h, t: meetings.welcome(u, h.the(Meeting), called=t)),
    "meeting.attendance note": _note,
    "meeting.say": kept_in(
        Contribution, "text", lambda u, h, t: meetings.add_contribution(u, h.the(Meeting), kind="works", text=t)
    ),
    "meeting.say_again": _said_again,
    "meeting.scale": kept_in(Scale, "question", lambda u, h, t: meetings.ask_scale(u, h.the(Meeting), question=t)),
    "meeting.close because": lambda u, h, t: _closed(u, h, "because", t),
    "meeting.close last_word": lambda u, h, t: _closed(u, h, "last_word", t),
    "rhythm.set reason": lambda u, h, t: _rhythm(u, h, "reason", t),
    "rhythm.set child_wish": lambda u, h, t: _rhythm(u, h, "child_wish", t),
    "rhythm.set explained_to": lambda u, h, t: _rhythm(u, h, "explained_to", t),
    "follow_up.hold child_said": lambda u, h, t: _held(u, h, "child_said", t),
    "follow_up.hold progress": lambda u, h, t: _held(u, h, "progress", t),
    "follow_up.hold next_reason": lambda u, h, t: _held(u, h, "next_reason", t),
    "plan.set purpose": lambda u, h, t: _plan(u, h, "purpose", t),
    "plan.set ends_when": lambda u, h, t: _plan(u, h, "ends_when", t),
    "plan.set call_then": lambda u, h, t: _plan(u, h, "call_then", t),
    "plan.set if_hard": lambda u, h, t: _plan(u, h, "if_hard", t),
    "plan.set expected_duration": lambda u, h, t: _plan(u, h, "expected_duration", t),
    "goal.add text": lambda u, h, t: _goal(u, h, "text", t),
    "goal.add reached_when": lambda u, h, t: _goal(u, h, "reached_when", t),
    "goal.add now": _baseline,
    "settings.save": _setting,
    "own_words.add": read(lambda u, _, t: own_words.add_own_word(u, t)),
    "own_words.remove": read(lambda u, _, t: own_words.remove_own_word(u, t)),
    "own_words.names": read(lambda u, _, t: own_words.names_among(u, (t, *t.split()))),
    "paper.deliver": _delivered,
    "leak.accepted": _accepted,
    "attachment.add": _attached,
    "case.note_handed_over": read(lambda u, h, t: hand_over.note_handed_over(u, [h.case], to=t)),
    "case.hand_over": read(lambda u, h, t: hand_over.pack(u, [h.case], note=t, papers=False, files=False)),
    "case.erase number": read(lambda u, h, t: keeping.note_erasing(u, h.case, typed_number=t, because="Fejl")),
    "case.erase because": read(lambda u, h, t: keeping.note_erasing(u, h.case, typed_number="x", because=t)),
    "search": read(lambda unit, _, text: (search(unit, text), count_found(unit, text))),
    "search programmes": read(lambda unit, _, text: find_offers(unit, text)),
    "cases.list": read(lambda unit, _, text: cases.list_cases(unit, words=text)),
    "cases.find": read(lambda unit, _, text: cases.find_case(unit, text)),
    "meeting.room": read(lambda u, h, t: room.read_room(u, h.the(Meeting), question=t)),
    "meeting.find_person": read(lambda u, h, t: meetings.person_called(u, h.the(Meeting), called=t)),
}


def _verbs_about_time() -> dict[str, Door]:
    """Return the doors that read a day, a time or a number."""
    doors: dict[str, Callable[[Unit, Hall, str], object]] = {
        "case.start birth": lambda u, _, t: cases.start_case(u, child_name="Ida", birth=t),
        "case.start next_on": lambda u, _, t: cases.start_case(u, child_name="Ida", next_on=t),
        "agreement.add when": lambda u, h, t: agreements.add_agreement(u, h.case, text="ringer", when=t),
        "meeting.plan held_on": lambda u, h, t: meetings.plan_meeting(u, h.case, held_on=t),
        "meeting.plan starts_at": lambda u, h, t: meetings.plan_meeting(u, h.case, starts_at=t),
        "meeting.attendance left_at": lambda u, h, t: meetings.set_attendance(
            u, h.the(Participant), attendance="partly", left_at=t
        ),
        "meeting.told_child when": lambda u, h, t: meetings.set_told_child(u, h.the(Meeting), when=t),
        "rhythm.set base_on": lambda u, h, t: _rhythm(u, h, "base_on", t),
        "follow_up.plan on": lambda u, h, t: follow_ups.plan_follow_up(u, h.case, on=t),
        "follow_up.hold held_on": lambda u, h, t: _held(u, h, "held_on", t),
        "goal.add period": lambda u, h, t: plans.add_goal(u, h.case, text="At sove", now="2 dage", period=t),
        "goal.score value": lambda u, h, t: plans.score_goal(u, h.the(Goal), value=t),
        "due.set_date agreement": lambda u, h, t: due_actions.set_due_date(
            u, table="agreement", row_id=h.the(Agreement), typed=t
        ),
        "due.set_date case": lambda u, h, t: due_actions.set_due_date(u, table="case_", row_id=h.case, typed=t),
        "due.set_date meeting": lambda u, h, t: due_actions.set_due_date(
            u, table="meeting", row_id=h.the(Meeting), typed=t
        ),
        "due.done on": lambda u, h, t: due_actions.mark_done(u, table="agreement", row_id=h.the(Agreement), on=t),
    }
    return {name: read(verb) for name, verb in doors.items()}
