"""The same notification typed twice: asked about before it is noted, also when it stands in another case of the child.

The same means received on the same day, about the same human, and from the same kind of sender as far as anybody said.
"""

from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.language.dates import at_clock, long_date
from app.language.folding import join_names
from app.models.case import Case, Child
from app.models.notification import Notification
from app.models.people import Person
from app.services.notification_days import past_day
from app.services.notification_facts import told_of
from app.services.notification_senders import category_of, sender_words
from app.services.notifications import TypedNotification
from app.services.ports import Unit, use_case
from app.services.snapshot import read_case


@dataclass(frozen=True, slots=True)
class Twin:
    """One notification that may be the same: `words` tells it apart, `in_case` the number of the other case it is in.

    `here` is whether it stands in the case that is worked in.
    """

    id: UUID
    case_id: UUID
    words: str
    here: bool
    in_case: str


@use_case("notification.twins")
def find_twins(unit: Unit, case_id: UUID, typed: TypedNotification) -> tuple[Twin, ...]:
    """Return what is there already and may be the same; nothing for a day that cannot be read."""
    unit.about(case_id)
    try:
        day = past_day(unit, typed.received_on) or unit.today
    except UserError:
        return ()
    humans = _humans(unit, case_id, typed.children)
    near = [each for each in told_of(unit, case_id) if each.on == day and each.human in humans]
    asked = category_of(typed.sender, anonymous=typed.anonymous)
    found: dict[UUID, Twin] = {}
    for row in unit.live(Notification, Notification.id.in_({each.notification_id for each in near})):
        other = category_of(row.sender, anonymous=bool(row.anonymous))
        if not (asked and other and asked != other):
            found[row.id] = _twin(unit, row, case_id)
    return tuple(found.values())


def _humans(unit: Unit, case_id: UUID, children: tuple[UUID, ...]) -> set[UUID]:
    chosen = unit.live(Child, Child.case_id == case_id, Child.id.in_(children))
    people = unit.live(Person, Person.id.in_({each.person_id for each in chosen}))
    return {each.identity_id or each.id for each in people}


def _twin(unit: Unit, row: Notification, case_id: UUID) -> Twin:
    here = row.case_id == case_id
    day = long_date(row.received_on) if row.received_on else "uden dag"
    clock = f" {at_clock(row.received_at)}" if row.received_at else ""
    words = f"{day}{clock}, {sender_words(row.sender, anonymous=bool(row.anonymous))}"
    if here:
        rows = read_case(unit, case_id)
        told = [each.person_id for each in told_of(unit, case_id) if each.notification_id == row.id]
        words = f"{words}, om {join_names([rows.called(each) for each in told])}"
    number = "" if here else unit.get(Case, row.case_id).number or "uden nummer"
    return Twin(row.id, row.case_id, words, here, number)
