"""The oracle on worries, notifications and assessments, written from the texts of the definitions alone."""

from typing import NamedTuple

from tests.figure_oracle_days import days_between, years
from tests.figure_oracle_placements import age_part
from tests.figure_oracle_rows import Answer, Asked, in_days, mean_of

UNDER_OTHERS = ("ppr", "foster_or_placement")
COUNTED = "kind <> 'own_initiative' AND received_on IS NOT NULL"


class Told(NamedTuple):
    """One human in one notification: how old, whether it is the first, and the days to the first contact."""

    day: str
    age: int | None
    unborn: bool
    is_first: bool
    days: int | None


def worry_to_meeting(asked: Asked) -> Answer:
    rows = asked.sql(
        """SELECT (SELECT julianday(min(held_on)) - julianday(noted_on) FROM meeting WHERE status = 'held'
            AND meeting.case_id = concern.case_id AND held_on BETWEEN noted_on AND :today)
        FROM concern WHERE noted_on BETWEEN :first AND :end"""
    )
    return in_days([None if days is None else int(days) for (days,) in rows], (14, 28, 56))


def worries(asked: Asked) -> Answer:
    return asked.parts("SELECT outcome FROM concern WHERE noted_on BETWEEN :first AND :end")


def advice_talks(asked: Asked) -> Answer:
    return asked.count("""SELECT count(*) FROM advice_talk WHERE "on" BETWEEN :first AND :end""")


def notifications_sender(asked: Asked) -> Answer:
    return asked.parts(
        f"""SELECT CASE WHEN sender IN {UNDER_OTHERS} THEN 'others' WHEN sender <> '' THEN sender
            WHEN anonymous THEN 'anonymous' ELSE 'not_said' END
        FROM notification WHERE received_on BETWEEN :first AND :end AND {COUNTED} AND EXISTS
            (SELECT 1 FROM notification_child JOIN kid ON kid.id = child_id WHERE notification_id = notification.id)"""
    )


def _told(asked: Asked) -> list[Told]:
    """Return each human of each notification of the period; which is the first is seen among all there are."""
    rows = asked.sql(
        f"""SELECT coalesce(identity_id, person_id) AS human, n.id, received_on, birth, stands_unborn,
            min(contact_on), family_contact_on
        FROM notification_child AS c JOIN notification AS n ON n.id = notification_id JOIN kid ON kid.id = c.child_id
        WHERE {COUNTED} GROUP BY human, n.id ORDER BY received_on, coalesce(nullif(received_at, ''), '99:99'), n.id"""
    )
    seen: set[bytes] = set()
    found = []
    for human, _, day, birth, stands_unborn, contact, family in rows:
        unborn = birth > day if birth else bool(stands_unborn)
        reached = [each for each in ((contact, family) if unborn else (contact,)) if each]
        days = max(0, days_between(day, min(reached))) if reached else None
        told = Told(day, years(birth, day), unborn, human not in seen, days)
        seen.add(human)
        if asked.first.isoformat() <= day <= asked.end.isoformat():
            found.append(told)
    return found


def notifications_first(asked: Asked) -> Answer:
    told = _told(asked)
    first = sum(each.is_first for each in told)
    return Answer(n=len(told), parts={"first": first, "again": len(told) - first})


def notifications_age(asked: Asked) -> Answer:
    parts: dict[str, int] = {}
    for each in _told(asked):
        key = "unborn" if each.unborn else age_part(each.age)
        parts[key] = parts.get(key, 0) + 1
    ages = [each.age for each in _told(asked) if each.age is not None]
    return Answer(n=sum(parts.values()), parts=parts, average=mean_of(ages))


def notification_contact_young(asked: Asked) -> Answer:
    young = [each.days for each in _told(asked) if each.unborn or (each.age is not None and each.age <= 6)]
    return in_days(young, (1, 7, 14, 28))


def notification_contact(asked: Asked) -> Answer:
    return in_days([each.days for each in _told(asked)], (1, 7, 14, 28))


def assessments_in_time(asked: Asked) -> Answer:
    limit = "add_months(coalesce(noticed_on, begun_on), 4)"
    return asked.share(
        f"""SELECT coalesce(finished_on <= {limit}, 0) FROM assessment JOIN matter ON matter.id = case_id
        WHERE kind IN ('investigation', 'old_investigation')
        AND {limit} BETWEEN :first AND :last AND {limit} < :today AND {limit} >= here"""
    )
