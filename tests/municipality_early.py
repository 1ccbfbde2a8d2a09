"""What comes before the help in the made-up municipality: worries, notifications, assessments, talks without a name."""

import datetime as dt
from uuid import UUID

from tests.municipality_people import Family
from tests.municipality_story import END, REMOVED, Story

SENDERS = {
    "school": 22, "day_care": 9, "health_visitor": 8, "police": 9, "other_municipality": 7, "child_or_parent": 6,
    "family_or_neighbour": 8, "other_administration": 5, "doctor": 3, "psychiatry": 2, "other_health": 9,
    "crisis_centre": 2, "others": 3, "ppr": 3, "foster_or_placement": 2, "anonymous": 2, None: 2,
}  # fmt: skip
KINDS = {"ordinary": 86, "application": 4, "eviction": 2, "other_municipality": 4, "own_initiative": 4}
WORRIES = {
    "open": 12, "network_meeting": 30, "early_course": 14, "notification": 12, "case": 14, "settled": 12, "closed": 6,
}  # fmt: skip


def add_early(family: Family) -> None:
    """Add what came before: what was seen, who told the municipality, and what was looked into."""
    story = family.story
    for _ in range(1 if family.stage == "worry" else story.weighed({0: 50, 1: 38, 2: 12})):
        story.add(
            "concern",
            child_id=family.whose(0.2),
            text="Det, vi ser",
            noted_on=None if story.odds(0.02) else story.after(family.first, -60, 40),
            outcome=story.weighed(WORRIES),
        )
    for number in range(story.weighed({0: 42, 1: 34, 2: 14, 3: 7, 5: 3})):
        near = story.after(family.first, -40, 20) if number == 0 else story.day(family.first, family.last)
        _add_notification(family, near)
    if family.stage == "case" and story.odds(0.6):
        _add_assessment(family)


def add_advice(story: Story, first: dt.date) -> None:
    """Add a talk in the open counselling, which is nobody's: it only lies with the caseworker who had it."""
    story.rows["advice_talk"].append(
        {
            "id": story.new_id(),
            "on": story.day(first, END),
            "profession": story.one_of(("teacher", "pedagogue", "health_visitor", "citizen")),
            "way": story.one_of(("call", "mail", "visit")),
            "deleted_at": None if story.odds(0.98) else REMOVED,
        }
    )


def _add_notification(family: Family, received: dt.date) -> None:
    story = family.story
    day = None if story.odds(0.01) else min(received, END)
    clock = f"{story.chance.randint(7, 22):02d}:{story.chance.randint(0, 59):02d}"
    notification_id = story.add(
        "notification",
        kind=story.weighed(KINDS),
        received_on=day,
        received_at=clock if story.odds(0.6) else None,
        sender=story.weighed(SENDERS),
        anonymous=True if story.odds(0.07) else story.one_of((None, False)),
        family_contact_on=_contact(family, received) if story.odds(0.6) else None,
    )
    chosen = [each for each in family.children if story.odds(0.85)]
    for child in chosen if story.odds(0.99) else []:
        for _ in range(2 if story.odds(0.008) else 1):  # noted twice
            _add_child(family, notification_id, child.id, received)


def _add_child(family: Family, notification_id: UUID, child_id: UUID, received: dt.date) -> None:
    reached = family.story.odds(0.82)
    family.story.add(
        "notification_child",
        notification_id=notification_id,
        child_id=child_id,
        contact_on=_contact(family, received) if reached else None,
    )


def _contact(family: Family, received: dt.date) -> dt.date:
    """Return the day of a first contact: most within two weeks, a few before anybody notified."""
    story = family.story
    if story.odds(0.02):
        return story.after(received, -10, -1)
    return received + dt.timedelta(days=min(200, int(story.chance.expovariate(1 / 12))))


def _add_assessment(family: Family) -> None:
    story = family.story
    begun = None if story.odds(0.03) else story.after(family.first, 0, 120)
    took = int(story.chance.gauss(118, 35))
    finished = begun + dt.timedelta(days=max(5, took)) if begun and story.odds(0.88) else None
    assessment_id = story.add(
        "assessment",
        kind=story.weighed({"investigation": 60, "screening": 15, "uncovering": 15, "old_investigation": 10}),
        noticed_on=story.after(begun, -40, 0) if begun and story.odds(0.5) else None,
        begun_on=begun,
        finished_on=finished if finished is None or finished <= END else None,
    )
    for child in family.children:
        if story.odds(0.8):
            story.add("assessment_child", assessment_id=assessment_id, child_id=child.id)
