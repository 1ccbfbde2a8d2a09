"""A made-up year of notifications by a fixed seed: what is counted, and what must not be."""

import datetime as dt
import random
from uuid import UUID

from app.models.approx_date import ApproxDate
from app.models.case import Case, Child
from app.models.enums_early import NotificationKind
from app.models.enums_people import PersonKind
from app.models.ids import new_id
from app.models.notification import Notification, NotificationChild
from app.models.people import Person
from app.services.notification_senders import list_senders
from app.services.notifications import remove_notification
from app.services.ports import Unit

FIRST, LAST = dt.date(2025, 10, 1), dt.date(2026, 9, 30)
NOTIFICATIONS, CHILDREN = 820, 200


def a_year(unit: Unit) -> None:
    """Write notifications over 220 children, 500 of them in the year: linked, removed, undated and our own too."""
    chance = random.Random(20_261_122)
    cases = [unit.add(Case(number=f"T-{place}")) for place in range(150)]
    unit.session.flush()
    children = [_child(unit, chance, chance.choice(cases)) for _ in range(CHILDREN)]
    unit.session.flush()
    for _ in range(20):
        _link(unit, chance, children, cases)
    by_case: dict[UUID, list[Child]] = {}
    for child in children:
        by_case.setdefault(child.case_id, []).append(child)
    senders = [each.id for each in list_senders(unit)]
    for place in range(NOTIFICATIONS):
        _notify(unit, chance, place, by_case[chance.choice(list(by_case))], senders)
    unit.session.flush()
    for row in unit.live(Notification)[::61]:
        remove_notification(unit, row.id)
    for inner in unit.live(NotificationChild)[::67]:
        unit.remove(inner)
    unit.remove(cases[3])


def _child(unit: Unit, chance: random.Random, case: Case, identity: UUID | None = None) -> Child:
    born = dt.date(2008, 1, 1) + dt.timedelta(days=chance.randrange(6900))
    person = Person(case_id=case.id, name="Barn", identity_id=identity)
    person.birth = chance.choice([ApproxDate.of(born), ApproxDate.of(born), ApproxDate.parse(str(born.year)), None])
    if chance.random() < 0.05:
        person.kind, person.birth = PersonKind.UNBORN, None
    unit.add(person)
    return unit.add(Child(case_id=case.id, person_id=person.id))


def _link(unit: Unit, chance: random.Random, children: list[Child], cases: list[Case]) -> None:
    """Let a child be the same human as one in another case, born the same day."""
    person = unit.get(Person, chance.choice(children).person_id)
    person.identity_id = person.identity_id or new_id()
    twin = _child(unit, chance, chance.choice([each for each in cases if each.id != person.case_id]))
    unit.session.flush()
    other = unit.get(Person, twin.person_id)
    other.identity_id, other.birth, other.kind = person.identity_id, person.birth, person.kind
    children.append(twin)


def _notify(unit: Unit, chance: random.Random, place: int, family: list[Child], senders: list[str]) -> None:
    day = FIRST - dt.timedelta(days=120) + dt.timedelta(days=chance.randrange(500))
    kinds = [NotificationKind.ORDINARY] * 7 + [NotificationKind.APPLICATION] * 2 + [NotificationKind.OWN_INITIATIVE]
    row = Notification(
        case_id=family[0].case_id, received_on=None if place % 97 == 0 else day, kind=chance.choice(kinds)
    )
    row.received_at = chance.choice([None, f"{chance.randrange(24):02d}:{chance.randrange(60):02d}"])
    row.sender = chance.choice([*senders, None])
    row.anonymous, row.dialogue = chance.choice([True, None, None]), chance.choice([True, False, None])
    unit.add(row)
    for child in chance.sample(family, chance.randint(1, len(family))):
        inner = NotificationChild(case_id=row.case_id, notification_id=row.id, child_id=child.id)
        inner.contact_on = day + dt.timedelta(days=chance.randrange(40)) if chance.random() < 0.8 else None
        unit.add(inner)
