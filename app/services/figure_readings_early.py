"""What the figures about early help are counted from: worries, notifications and assessments of every matter.

A worry that never became a case is told of here and nowhere else. Nothing depends on a period.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Select, select

from app.models.approx_date import ApproxDate
from app.models.case import Case, Child
from app.models.enums_early import NotificationKind
from app.models.enums_meeting import MeetingStatus
from app.models.enums_people import PersonKind
from app.models.knowledge import Concern
from app.models.meeting import Meeting
from app.models.notification import Notification, NotificationChild
from app.models.people import Person
from app.models.setup import AdviceTalk
from app.services.figure_desk import FigureDesk, stored
from app.services.figure_readings_cases import is_asked_for
from app.services.figure_readings_days import by_day
from app.services.notification_facts import NO_HOUR, YOUNGEST_FIRST


class NotifiedFact(NamedTuple):
    """A child of a notification. `is_first`: the first there is of that human. `days` to the first contact, or None.

    `age` in whole years that day; None when it is unborn, or nobody knows.
    """

    notification: bytes
    is_first: bool
    is_unborn: bool
    age: int | None
    days: int | None

    @property
    def is_young(self) -> bool:
        """Whether it is one of the youngest, the unborn with them."""
        return self.is_unborn or (self.age is not None and self.age <= YOUNGEST_FIRST)


def read_matters(desk: FigureDesk) -> frozenset[bytes]:
    """Return everything there is, worries too, by the ids as they are stored. For `FigureDesk.always`."""
    query = select(stored(Case.id), Case.caseworker).where(Case.deleted_at.is_(None))
    return frozenset(key for key, name in desk.rows(query) if is_asked_for(desk, name))


def read_worries(desk: FigureDesk) -> list[tuple[str, tuple[str, int | None]]]:
    """Return the worries by the day they were written: what they led to, and the days to the first meeting held after.

    None while there is no such meeting. For `FigureDesk.always`.
    """
    meeting, row, matters = Meeting, Concern, desk.always(read_matters)
    held = select(stored(meeting.case_id), stored(meeting.held_on)).where(
        meeting.deleted_at.is_(None), meeting.status == MeetingStatus.HELD, meeting.held_on.is_not(None)
    )
    days, today = defaultdict[bytes, list[str]](list), desk.today.isoformat()
    for case_id, on in desk.rows(held):
        if on <= today:  # asked here: the store compares a day with one it is given ten times as slowly
            days[case_id].append(on)
    noted = select(stored(row.case_id), stored(row.noted_on), stored(row.outcome)).where(
        row.deleted_at.is_(None), row.noted_on.is_not(None)
    )
    return by_day(
        (on, (outcome, _days_between(on, min((each for each in days.get(case_id, ()) if each >= on), default=None))))
        for case_id, on, outcome in desk.rows(noted)
        if case_id in matters
    )


def read_advice(desk: FigureDesk) -> list[tuple[str, None]]:
    """Return the days of the talks of open counselling; there is no more to tell of them. For `FigureDesk.always`."""
    row = AdviceTalk
    return by_day((on, None) for (on,) in desk.rows(select(stored(row.on)).where(row.deleted_at.is_(None))))


def read_notified(desk: FigureDesk) -> list[tuple[str, NotifiedFact]]:
    """Return the children of the notifications that are counted, the oldest first. For `FigureDesk.always`.

    The order and the human are those of `notification_facts`: the hour decides within a day, one without stands last.
    A human who is told of twice in one notification is one child, reached when first reached.
    """
    found: dict[tuple[bytes, bytes], _Told] = {}
    for notification, case_id, person, human, on, at, kind, birth, contact, family in desk.rows(_notified()):
        who = notification, human or person
        born = _first_birthday(birth)
        unborn = on < born.isoformat() if born else not birth and kind == PersonKind.UNBORN
        told = found.setdefault(who, _Told(case_id, on, at or NO_HOUR, born, is_unborn=unborn))
        told.reached += filter(None, (contact, family if unborn else None))
    in_time = sorted(found.items(), key=lambda each: (each[1].on, each[1].at, each[0][0]))
    matters = desk.always(read_matters)
    # Numbered before they are chosen: the first time may have been at a colleague's.
    return [(on, fact) for case_id, on, fact in _numbered(in_time) if case_id in matters]


def read_senders(desk: FigureDesk) -> list[tuple[str, tuple[str | None, bool]]]:
    """Return the notifications about children, by their day: the kind of sender, and whether it hid its name.

    For `FigureDesk.always`.
    """
    row, about = Notification, {each.notification for _, each in desk.always(read_notified)}
    columns: tuple[Any, ...] = (stored(row.id), stored(row.received_on), row.sender, stored(row.anonymous))
    query = select(*columns).where(row.received_on.is_not(None))
    return by_day((on, (sender, bool(anonymous))) for key, on, sender, anonymous in desk.rows(query) if key in about)


@dataclass(slots=True)
class _Told:
    case_id: bytes
    on: str
    at: str
    born: dt.date | None
    is_unborn: bool
    reached: list[str] = field(default_factory=list)

    @property
    def age(self) -> int | None:
        """Return whole years that day, by the first day the child may be born."""
        born, on = self.born, dt.date.fromisoformat(self.on)
        if born is None or self.is_unborn:
            return None
        return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _numbered(in_time: list[tuple[tuple[bytes, bytes], _Told]]) -> Iterator[tuple[bytes, str, NotifiedFact]]:
    known: set[bytes] = set()
    for (notification, human), told in in_time:
        days = _days_between(told.on, max(told.on, min(told.reached))) if told.reached else None
        fact = NotifiedFact(notification, human not in known, told.is_unborn, told.age, days)
        yield told.case_id, told.on, fact
        known.add(human)


def _days_between(first: str, last: str | None) -> int | None:
    return (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days if last else None


@lru_cache(maxsize=16384)
def _first_birthday(birth: str | None) -> dt.date | None:
    return ApproxDate.parse(birth).start if birth else None


def _notified() -> Select[Any]:
    row, child = Notification, NotificationChild
    columns: tuple[Any, ...] = (
        stored(row.id).label("notification"), stored(row.case_id), stored(Person.id).label("person"),
        stored(Person.identity_id),
        stored(row.received_on), row.received_at, stored(Person.kind), stored(Person.birth), stored(child.contact_on),
        stored(row.family_contact_on),
    )  # fmt: skip
    return (
        select(*columns)
        .join(child, child.notification_id == row.id)
        .join(Child, Child.id == child.child_id)
        .join(Person, Person.id == Child.person_id)
        .join(Case, Case.id == row.case_id)
        .where(
            *(each.deleted_at.is_(None) for each in (row, child, Child, Person, Case)),
            row.received_on.is_not(None),
            row.kind != NotificationKind.OWN_INITIATIVE,
        )
        .order_by(child.id)
    )
