"""The doors to a meeting before it is held: planned whole, somebody new by name, asked how, parted, called off."""

from typing import Any

from app.models.enums_meeting import MeetingStatus
from app.models.meeting import Meeting, Participant
from app.models.people import Person
from app.services import meeting_changes, meeting_days, meeting_plan
from app.services.ports import Unit
from tests.hostile.hall import Door, Hall, Kept, read


def _planned(unit: Unit, hall: Hall, field: str, text: str) -> Kept:
    values: dict[str, Any] = {field: text}
    return Kept(Meeting, meeting_plan.plan_whole(unit, hall.case, meeting_plan.MeetingPlan(**values)), field)


def _newcomer(unit: Unit, hall: Hall, name: str, role: str) -> None:
    plan = meeting_plan.MeetingPlan(newcomers=((name, role),))
    meeting_plan.plan_whole(unit, hall.case, plan)


def _named(unit: Unit, hall: Hall, text: str) -> Kept | None:
    before = {each.id for each in unit.live(Person)}
    row = unit.get(Participant, meeting_plan.ask_by_name(unit, hall.the(Meeting), name=text, role="tante"))
    return None if row.person_id in before else Kept(Person, row.person_id, "name")


def _asked(unit: Unit, hall: Hall, text: str) -> Kept:
    meeting_changes.note_invited(unit, hall.the(Participant), how=text)
    return Kept(Participant, hall.the(Participant), "invited_how")


def _called_off(unit: Unit, hall: Hall, text: str) -> Kept:
    unit.get(Meeting, hall.the(Meeting)).status = MeetingStatus.PLANNED
    meeting_changes.cancel_meeting(unit, hall.the(Meeting), because=text)
    return Kept(Meeting, hall.the(Meeting), "closed_because")


def _parted(unit: Unit, hall: Hall, field: str, text: str) -> None:
    meeting = meeting_plan.plan_whole(unit, hall.case, meeting_plan.MeetingPlan())
    values: dict[str, Any] = {field: text}
    meeting_changes.split_meeting(unit, meeting, participants=(), **values)


def _hours(unit: Unit, hall: Hall, field: str, text: str) -> None:
    values: dict[str, Any] = {field: text}
    meeting_changes.set_hours(unit, hall.the(Meeting), **values)


def _day(unit: Unit, hall: Hall, field: str, text: str) -> None:
    values: dict[str, Any] = {"held_on": "3. december 2026", "starts_at": "15", field: text}
    meeting_days.day_notes(unit, hall.case, **values)


PREPARING_DOORS: dict[str, Door] = {
    "meeting.plan whole purpose": lambda u, h, t: _planned(u, h, "purpose", t),
    "meeting.plan whole place": lambda u, h, t: _planned(u, h, "place", t),
    "meeting.plan whole held_on": read(lambda u, h, t: _planned(u, h, "held_on", t)),
    "meeting.plan whole starts_at": read(lambda u, h, t: _planned(u, h, "starts_at", t)),
    "meeting.plan whole ends_at": read(lambda u, h, t: _planned(u, h, "ends_at", t)),
    "meeting.plan whole newcomer": read(lambda u, h, t: _newcomer(u, h, t, "")),
    "meeting.plan whole newcomer role": read(lambda u, h, t: _newcomer(u, h, "Yrsa", t)),
    "meeting.plan two starts_at": read(lambda u, h, t: _parted(u, h, "starts_at", t)),
    "meeting.plan two place": read(lambda u, h, t: _parted(u, h, "place", t)),
    "meeting.invite by name": _named,
    "meeting.invited how": _asked,
    "meeting.invited on": read(lambda u, h, t: meeting_changes.note_invited(u, h.the(Participant), how="ringet", on=t)),
    "meeting.change starts_at": read(lambda u, h, t: _hours(u, h, "starts_at", t)),
    "meeting.change ends_at": read(lambda u, h, t: _hours(u, h, "ends_at", t)),
    "meeting.cancel": _called_off,
    "meeting.day held_on": read(lambda u, h, t: _day(u, h, "held_on", t)),
    "meeting.day starts_at": read(lambda u, h, t: _day(u, h, "starts_at", t)),
    "meeting.day ends_at": read(lambda u, h, t: _day(u, h, "ends_at", t)),
}
