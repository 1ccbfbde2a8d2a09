"""What is due of notifications: the assessment within 24 hours, the receipt, a second look, and the first contact.

Each is answered by a field of the notification itself, and all of it goes with the part »Underretninger«. What came
more than a year before it was noted here is history: nothing is due of it. The names are the caseworker's alone, so
in a case where a child is heard without a parent the lines are nameless.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from app.language.dates import long_date
from app.language.folding import join_names
from app.models.deadline import StartedDeadline
from app.models.enums import DueKind
from app.models.log import DueItem
from app.models.notification import Notification, NotificationChild
from app.models.people import Person
from app.rules.deadlines import Deadline
from app.rules.rule import Trigger
from app.services.discreet_due import make_nameless
from app.services.due_events import SEEN, Event, is_answered, is_in_scope
from app.services.due_lines import Desk, Source, line, ruled
from app.services.due_started import falls, in_hours, why
from app.services.modules import NOTIFICATIONS
from app.services.notification_clocks import ACUTE, RECEIPT, SECOND_LOOK, needs_second_look, wants_receipt
from app.services.notification_facts import YOUNGEST_FIRST, is_young, was_unborn

TABLE, FIRST_CONTACT = "notification", "first-contact"
NO_CONTACT = "Ingen kontakt med {names} endnu efter underretningen"
SINCE = "Underretningen kom {day}. Skriv dagen for den første kontakt i sagen."
YOUNG = "De yngste går forrest: {names} er højst {years} år."
FAMILY_FIRST = "familien"
HISTORY: Final = dt.timedelta(days=365)
_OLD_ACUTE: Final = "acute-assessment-sel"


def of_notifications(desk: Desk) -> Iterator[DueItem]:
    """Yield what is due of the notifications of a case, those of a closed one too: hours run on."""
    for item in _lines(desk):
        item.module = NOTIFICATIONS
        if desk.judge.is_careful:
            make_nameless(item)
        yield item


def notification_events(desk: Desk) -> Iterator[Event]:
    """Yield the notifications as events that rules count from, with the clock left out."""
    for row in desk.rows.of(Notification):
        if row.received_on is not None and not is_history(row):
            source = Source(TABLE, row.id)
            yield Event(Trigger.NOTIFICATION, row.received_on, source)
            if needs_second_look(desk.rows, row):
                yield Event(Trigger.NOTIFICATION_OF_KNOWN, row.received_on, source)


def _lines(desk: Desk) -> Iterator[DueItem]:
    by_id = {row.id: row for row in desk.rows.of(Notification)}
    for event in notification_events(desk):
        row = by_id[event.source.id]
        for rule in desk.rules.on_event(event.trigger):
            if rule.on and rule.valid_on(event.on) and is_in_scope(desk, rule, event):
                yield from _of_rule(desk, rule, event, row)
    for row in by_id.values():
        if row.received_on is not None and not is_history(row):
            yield from _contact(desk, row, row.received_on)


def _of_rule(desk: Desk, rule: Deadline, event: Event, row: Notification) -> Iterator[DueItem]:
    if _is_done(desk, rule, event, row):
        return
    day = falls(desk.rules, rule, event.on, row.received_at)
    item = ruled(desk.rows, event.source, rule, rule.name, day.on, why(rule, event.on, row.received_at))
    item.at_time, item.by_hour = day.at_time, in_hours(rule)
    if rule.id not in (ACUTE, _OLD_ACUTE, RECEIPT, SECOND_LOOK):
        item.rule_id = f"{SEEN}{rule.id}"
    yield item


def _is_done(desk: Desk, rule: Deadline, event: Event, row: Notification) -> bool:
    """Tell whether a field answers a rule; the municipality's own are answered when somebody says so."""
    if _runs_by_hand(desk, rule, event):
        return True
    if rule.id in (ACUTE, _OLD_ACUTE):
        return row.assessed_on is not None
    if rule.id == RECEIPT:
        return row.receipt_on is not None or not wants_receipt(row)
    if rule.id == SECOND_LOOK:
        return row.reassessed_on is not None
    return is_answered(desk, rule, event)


def _runs_by_hand(desk: Desk, rule: Deadline, event: Event) -> bool:
    """Tell whether somebody set the same deadline going, so that it stands there already or is done.

    Of several notifications on one day each that was set going by hand stands for one, the oldest first.
    """
    by_hand = [each for each in desk.rows.of(StartedDeadline) if (each.rule_id, each.on) == (rule.id, event.on)]
    same_day = [row.id for row in desk.rows.of(Notification) if row.received_on == event.on]
    return event.source.id in same_day[: len(by_hand)]


def _contact(desk: Desk, row: Notification, on: dt.date) -> Iterator[DueItem]:
    """Yield one line while there was no contact with some of the children, or with the family of an unborn one."""
    waiting = [person for each, person in _children(desk, row) if each.contact_on is None]
    born = [person for person in waiting if not was_unborn(person, on)]
    family = len(born) < len(waiting) and row.family_contact_on is None
    names = [desk.rows.called(each.id) for each in born] + ([FAMILY_FIRST] if family else [])
    if not names:
        return
    young = join_names([desk.rows.called(each.id) for each in born if is_young(each, on)])
    because = SINCE.format(day=long_date(on))
    if young:
        because = f"{because} {YOUNG.format(names=young, years=YOUNGEST_FIRST)}"
    what = NO_CONTACT.format(names=join_names(names))
    item = line(desk.rows, Source(TABLE, row.id), DueKind.PRACTICE, what, None, because)
    item.rule_id = FIRST_CONTACT
    yield item


def _children(desk: Desk, row: Notification) -> Iterator[tuple[NotificationChild, Person]]:
    people = {child.id: person for child, person in desk.rows.children()}
    for each in desk.rows.inside(NotificationChild, row.id):
        person = people.get(each.child_id)
        if person is not None and person.death is None:
            yield each, person


def is_history(row: Notification) -> bool:
    """Tell whether a notification was noted here long after it came."""
    noted = row.created_at
    return row.received_on is not None and noted is not None and noted.date() - row.received_on > HISTORY
