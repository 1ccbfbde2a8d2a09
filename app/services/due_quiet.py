"""What is due because nothing happened: a case nobody has moved for long, and a child nobody has talked with.

Both are lines in their own right, written with the day they begin to count; the day they count from is the last one
something was held or noted, never the last key press.
"""

import datetime as dt
from collections.abc import Iterator

from app.language.dates import long_date
from app.models.case import Child
from app.models.enums import DueKind, FollowUpKind
from app.models.enums_meeting import Attendance, MeetingStatus
from app.models.enums_people import LOST_PREGNANCIES, PersonKind
from app.models.knowledge import ChildTalk, Contact, ContactPerson, Note
from app.models.log import DueItem
from app.models.meeting import Meeting, Participant
from app.models.people import Person
from app.models.plan import FollowUp
from app.rules.before_here import counts_from_here
from app.services.due_lines import Desk, Source, line
from app.services.due_shown import CHILD_TALK, QUIET
from app.services.plan_kind import last_day
from app.services.snapshot import CaseRows

_THERE = frozenset({Attendance.PRESENT, Attendance.PARTLY, Attendance.PHONE})


def when_nothing_happened(desk: Desk) -> Iterator[DueItem]:
    """Yield the line of a quiet case and one for each child nobody has talked with, from the day each counts."""
    last = last_moved(desk.rows)
    if last:
        last = counts_from_here(last, desk.rows.case.here_since)
        because = f"Intet møde, ingen kontakt, opfølgning, samtale eller notat i {desk.rules.counts.quiet_days} dage."
        day = last + dt.timedelta(days=desk.rules.counts.quiet_days)
        yield _waiting(desk, Source(QUIET, desk.rows.case.id), f"Stille siden {long_date(last)}", day, because)
    for child, person in desk.rows.children():
        yield from _not_talked_with(desk, child, person)


def last_moved(rows: CaseRows) -> dt.date | None:
    """Return the last day something was held or noted in a case, or the day it began; None when nobody knows.

    Days ahead do not count: what is planned has not happened.
    """
    days = [each.held_on for each in rows.of(Meeting) if each.status is MeetingStatus.HELD]
    days += [each.held_on for each in rows.of(FollowUp)]
    days += [each.on for each in rows.of(Note)]
    days += [last_day(each.on) for each in rows.of(Contact)]
    days += [last_day(each.on) for each in rows.of(ChildTalk)]
    return _latest(rows, [*days, last_day(rows.case.opened_on)]) or _began(rows)


def last_talked(rows: CaseRows, child: Child) -> dt.date | None:
    """Return the last day somebody talked with a child: in a talk, a contact, at a follow-up or at a meeting."""
    days = [last_day(each.on) for each in rows.of(ChildTalk) if each.child_id == child.id]
    days += [
        each.held_on
        for each in rows.of(FollowUp)
        if each.child_talked and each.kind is FollowUpKind.FOLLOW_UP and each.child_id in (None, child.id)
    ]
    days += [last_day(each.on) for each in rows.of(Contact) if each.child_talked and _is_with(rows, each, child)]
    days += [
        each.held_on
        for each in rows.of(Meeting)
        if each.status is MeetingStatus.HELD
        and any(
            who.person_id == child.person_id and who.attendance in _THERE for who in rows.inside(Participant, each.id)
        )
    ]
    return _latest(rows, days)


def children_in(rows: CaseRows, contact: Contact) -> list[Child]:
    """Return the children of the case a contact was with; a contact that names none of them may be about any."""
    people = {each.person_id for each in rows.inside(ContactPerson, contact.id)}
    return [child for child in rows.of(Child) if child.person_id in people] or rows.of(Child)


def _is_with(rows: CaseRows, contact: Contact, child: Child) -> bool:
    return any(each.id == child.id for each in children_in(rows, contact))


def _not_talked_with(desk: Desk, child: Child, person: Person) -> Iterator[DueItem]:
    last, name = last_talked(desk.rows, child), desk.rows.called(child.person_id)
    since, born = last or _began(desk.rows), _born(person)
    unborn = person.kind is PersonKind.UNBORN and born is None
    if since is None or unborn or person.death or person.kind in LOST_PREGNANCIES:
        return
    since = max(since, born or since)  # there is nobody to talk with before
    what = f"Ikke talt med {name} siden {long_date(last)}" if last else f"Ingen har talt med {name} endnu"
    because = f"{desk.rules.counts.not_talked_days} dage uden en samtale. {name} har ret til at blive hørt undervejs."
    day = since + dt.timedelta(days=desk.rules.counts.not_talked_days)
    yield _waiting(desk, Source(CHILD_TALK, child.id, child.id), what, day, because)


def _waiting(desk: Desk, source: Source, what: str, day: dt.date, because: str) -> DueItem:
    item = line(desk.rows, source, DueKind.PRACTICE, what, day, because)
    item.rule_id, item.earliest_on = source.table, day
    return item


def _born(person: Person) -> dt.date | None:
    """Return the first day a child can be born on; of one that is expected the day it is due."""
    born = person.birth or (person.due_date if person.kind is PersonKind.UNBORN else None)
    return born.start if born else None


def _began(rows: CaseRows) -> dt.date | None:
    made = rows.case.created_at
    return last_day(rows.case.opened_on) or (made.date() if made else None)


def _latest(rows: CaseRows, days: list[dt.date | None]) -> dt.date | None:
    return max((day for day in days if day and day <= rows.today), default=None)
