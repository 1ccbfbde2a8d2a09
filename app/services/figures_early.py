"""Key figures of what comes early: worries and what became of them, advice, notifications, assessments in time.

What each counts stands in `resources/definitions/key_figures.toml`.
"""

from collections import Counter
from collections.abc import Callable
from statistics import mean
from typing import Final

from app.models.enums_early import ConcernOutcome
from app.rules.key_figures import Measure, Part, count, share
from app.services.day_bands import DayBands
from app.services.figure_desk import FigureDesk
from app.services.figure_readings_assessments import read_in_time
from app.services.figure_readings_days import in_period, passed_in_period
from app.services.figure_readings_early import NotifiedFact, read_advice, read_notified, read_senders, read_worries
from app.services.notification_senders import NOT_SAID, category_of, shipped_senders
from app.wording import word

TO_MEETING: Final = DayBands(0, (14, 28, 56), "intet møde endnu")
TO_CONTACT: Final = DayBands(0, (1, 7, 14, 28), "ingen kontakt endnu")
UNBORN, UNKNOWN, FIRST, AGAIN, SENDER_NOT_SAID = "unborn", "unknown", "first", "again", "not_said"
_AGES: Final = {
    "0-2": ("0-2 år", range(0, 3)),
    "3-6": ("3-6 år", range(3, 7)),
    "7-12": ("7-12 år", range(7, 13)),
    "13-17": ("13-17 år", range(13, 18)),
}
_GROWN = "18+"


def worry_to_meeting(desk: FigureDesk) -> Measure:
    """Return the days from worries to the first meeting that was held."""
    return TO_MEETING.measure("worry_to_meeting", (days for _, days in in_period(desk, desk.always(read_worries))))


def worries(desk: FigureDesk) -> Measure:
    """Return what the worries led to."""
    counted = Counter(outcome for outcome, _ in in_period(desk, desk.always(read_worries)))
    parts = tuple(Part(each.value, word(each), counted[each.value]) for each in ConcernOutcome)
    return Measure(id="worries", n=counted.total(), parts=parts)


def advice_talks(desk: FigureDesk) -> Measure:
    """Return how many talks there were in the open counselling."""
    return count("advice_talks", len(in_period(desk, desk.always(read_advice))))


def notifications_sender(desk: FigureDesk) -> Measure:
    """Return the notifications by the kind of sender: the fourteen, and those nobody has said who came from."""
    told = in_period(desk, desk.always(read_senders))
    counted = Counter(category_of(sender, anonymous=anonymous) for sender, anonymous in told)
    senders = shipped_senders().senders.values()
    parts = [Part(each.id, each.name, counted[each.id]) for each in senders if each.counted_as == each.id]
    parts.append(Part(SENDER_NOT_SAID, NOT_SAID, counted[""]))
    return Measure(id="notifications_sender", n=len(told), parts=tuple(parts))


def notifications_first(desk: FigureDesk) -> Measure:
    """Return how many of the notified children it was the first time for."""
    told = in_period(desk, desk.always(read_notified))
    first = sum(each.is_first for each in told)
    parts = (Part(FIRST, "første gang", first), Part(AGAIN, "igen", len(told) - first))
    return Measure(id="notifications_first", n=len(told), parts=parts)


def notifications_age(desk: FigureDesk) -> Measure:
    """Return how old the notified children were, and the mean age of those who are born and of known age."""
    told = in_period(desk, desk.always(read_notified))
    counted = Counter(_age_part(each) for each in told)
    ages = [each.age for each in told if each.age is not None]
    parts = (
        Part(UNBORN, "ikke født", counted[UNBORN]),
        *(Part(key, label, counted[key]) for key, (label, _) in _AGES.items()),
        Part(_GROWN, "18 år og over", counted[_GROWN]),
        Part(UNKNOWN, "alder ukendt", counted[UNKNOWN]),
    )
    return Measure(id="notifications_age", n=len(told), parts=parts, average=mean(ages) if ages else None)


def notification_contact_young(desk: FigureDesk) -> Measure:
    """Return the days to the first contact with the youngest, the unborn with them."""
    told = in_period(desk, desk.always(read_notified))
    return TO_CONTACT.measure("notification_contact_young", (each.days for each in told if each.is_young))


def notification_contact(desk: FigureDesk) -> Measure:
    """Return the days to the first contact with each notified child."""
    told = in_period(desk, desk.always(read_notified))
    return TO_CONTACT.measure("notification_contact", (each.days for each in told))


def assessments_in_time(desk: FigureDesk) -> Measure:
    """Return how many assessments were finished in time, of those whose day has passed."""
    in_time = passed_in_period(desk, desk.always(read_in_time))
    return share("assessments_in_time", sum(in_time), len(in_time))


def _age_part(each: NotifiedFact) -> str:
    if each.is_unborn:
        return UNBORN
    if each.age is None:
        return UNKNOWN
    return next((key for key, (_, ages) in _AGES.items() if each.age in ages), _GROWN)


MEASURES: Final[dict[str, Callable[[FigureDesk], Measure]]] = {
    each.__name__: each
    for each in (
        worry_to_meeting,
        worries,
        advice_talks,
        notifications_sender,
        notifications_first,
        notifications_age,
        notification_contact_young,
        notification_contact,
        assessments_in_time,
    )
}
"""The measures of this group by the ids of their definitions."""
