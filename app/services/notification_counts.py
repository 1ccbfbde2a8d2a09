"""Counts of the register for a period, by their definitions (sources: registers of the forebyggelseskommuner, 2014).

- Counted: notifications received in the period (both days counted) about at least one child; not the municipality's
  own initiative, which is told apart.
- By sender: each notification once, in one of the 14 categories; PPR and foster families under »andre«. An anonymous
  one of which nothing else is known is counted as anonymous.
- First-time and repeated: each child of a notification once, by its running number among all there are of that human.
- Mean age: whole years on the day, each child of a notification once; the unborn and those of unknown age left out.
- Days to first contact: each child of a notification; those who were not reached are counted beside it.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import mean, median

from app.errors import UserError
from app.models.enums_early import NotificationKind
from app.models.notification import Notification
from app.services.notification_facts import YOUNGEST_FIRST, NotifiedChild, told_of
from app.services.notification_senders import NOT_SAID, category_of, sender_of, shipped_senders
from app.services.ports import Unit, use_case

WRONG_WAY = "Den sidste dag kan ikke ligge før den første."


@dataclass(frozen=True, slots=True)
class Waits:
    """Days from notification to first contact: how many were reached, mean and median, and how many were not."""

    reached: int
    mean_days: float | None
    median_days: float | None
    waiting: int


@dataclass(frozen=True, slots=True)
class SenderCount:
    """How many notifications came from one category; `inside` is how many of them from what lies under it."""

    name: str
    count: int
    inside: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class NotificationCounts:
    """The counts of a period. `children` counts each child of each notification, `humans` each child once."""

    first: dt.date
    last: dt.date
    notifications: int
    children: int
    humans: int
    first_time: int
    repeated: int
    unborn: int
    unknown_age: int
    mean_age: float | None
    mean_age_first: float | None
    anonymous: int
    dialogue: int
    own_initiative: int
    by_sender: tuple[SenderCount, ...]
    waits: Waits
    waits_young: Waits


@use_case("notification.counts")
def count_notifications(unit: Unit, *, first: dt.date, last: dt.date) -> NotificationCounts:
    """Return the counts of a period in all cases. Raises UserError for one that ends before it begins."""
    if last < first:
        raise UserError(WRONG_WAY)
    unit.about()
    told = [each for each in told_of(unit) if each.on is not None and first <= each.on <= last]
    counted, own = [each for each in told if each.counts], [each for each in told if not each.counts]
    ids = {each.notification_id for each in counted}
    rows = [each for each in unit.live(Notification, Notification.received_on.between(first, last)) if each.id in ids]
    return NotificationCounts(
        first=first,
        last=last,
        notifications=len(rows),
        children=len(counted),
        humans=len({each.human for each in counted}),
        first_time=sum(each.number == 1 for each in counted),
        repeated=sum(each.number is not None and each.number > 1 for each in counted),
        unborn=sum(each.unborn for each in counted),
        unknown_age=sum(each.age is None and not each.unborn for each in counted),
        mean_age=_mean_age(counted),
        mean_age_first=_mean_age(each for each in counted if each.number == 1),
        anonymous=sum(bool(each.anonymous) for each in rows),
        dialogue=sum(bool(each.dialogue) for each in rows),
        own_initiative=len({each.notification_id for each in own if each.kind is NotificationKind.OWN_INITIATIVE}),
        by_sender=_by_sender(rows),
        waits=_waits(counted),
        waits_young=_waits([each for each in counted if each.age is not None and each.age <= YOUNGEST_FIRST]),
    )


def _mean_age(told: Iterable[NotifiedChild]) -> float | None:
    ages = [each.age for each in told if each.age is not None]
    return mean(ages) if ages else None


def _waits(told: Sequence[NotifiedChild]) -> Waits:
    days = [each.days_to_contact for each in told if each.days_to_contact is not None]
    return Waits(len(days), mean(days) if days else None, median(days) if days else None, len(told) - len(days))


def _by_sender(rows: Sequence[Notification]) -> tuple[SenderCount, ...]:
    """Return all fourteen in their order, those nobody came from too; last those nobody has said who came from."""
    senders = shipped_senders().senders
    counts = Counter(category_of(each.sender, anonymous=bool(each.anonymous)) for each in rows)
    chosen = Counter(sender.id for each in rows if (sender := sender_of(each.sender)))
    found = [
        SenderCount(
            each.name,
            counts[each.id],
            tuple((sub.name, chosen[sub.id]) for sub in senders.values() if sub.counted_as == each.id != sub.id),
        )
        for each in senders.values()
        if each.counted_as == each.id
    ]
    return (*found, SenderCount(NOT_SAID, counts[""])) if counts[""] else tuple(found)
