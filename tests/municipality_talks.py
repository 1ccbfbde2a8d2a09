"""What is followed up in the made-up municipality: the rhythms, the follow-ups, talks with the child and contacts."""

import datetime as dt
from uuid import UUID

from tests.municipality_people import Family
from tests.municipality_story import END

Held = list[tuple[UUID, dt.date]]


def add_follow_ups(family: Family, meetings: Held) -> None:
    """Add the rhythms, what was followed up, and who talked with whom."""
    _add_cadences(family)
    _add_series(family, meetings)
    _add_talks(family, meetings)
    story = family.story
    for _ in range(story.chance.randint(0, 8)):
        on = None if story.odds(0.03) else story.told(story.day(family.first, family.last), 0.95)
        talked = story.weighed({None: 50, False: 25, True: 25})
        story.add("contact", kind=story.one_of(("call", "visit", "message")), on=on, child_talked=talked)


def _add_cadences(family: Family) -> None:
    story = family.story
    if story.odds(0.6):
        _cadence(family, None, "follow_up")
    for child in family.children:
        if story.odds(0.25):
            _cadence(family, child.id, "follow_up")
            if story.odds(0.1):
                _cadence(family, child.id, "follow_up")
    if story.odds(0.1):
        _cadence(family, family.whose(), "supervision")


def _cadence(family: Family, child_id: UUID | None, kind: str) -> None:
    story = family.story
    every, unit = story.one_of(((6, "weeks"), (8, "weeks"), (3, "months"), (6, "months"), (1, "months"), (None, None)))
    story.add(
        "cadence",
        child_id=child_id,
        kind=kind,
        preset_id=None if every else "by_talks",
        every_count=every,
        every_unit=unit,
        base_on=family.first,
    )


WHY_NOT = ("family_away", None, "no_time", "cancelled", "other", "replaced", None)
"""Why what was planned and is not held was not; the last in turn is what nobody has written."""


def _add_series(family: Family, meetings: Held) -> None:
    story = family.story
    by_day = {day: meeting_id for meeting_id, day in meetings}
    pace = story.one_of((45, 90, 90, 120, 180, 300))
    day = story.after(family.first, 10, 2 * pace)
    while day <= family.last:
        on = story.one_of(tuple(by_day)) if by_day and story.odds(0.15) else day
        held = None if story.odds(0.08) else on
        planned = story.after(on, -25, 25) if story.odds(0.55) else None
        _add_one(family, by_day.get(on), planned, held)
        day = story.after(day, pace // 3 or 1, 2 * pace)
    if family.is_open and story.odds(0.6):
        _add_one(family, None, story.after(END, -40, 120), None)


def _add_one(family: Family, meeting_id: UUID | None, planned: dt.date | None, held: dt.date | None) -> None:
    """Add one follow-up: of all the children in one row, of some of them in a row each, or of one child."""
    story = family.story
    kind = "supervision" if story.odds(0.08) else "follow_up"
    way = story.weighed({"all": 40, "each": 30, "one": 30})
    whose: list[UUID | None] = [None] if way == "all" else [each.id for each in family.children]
    if way == "one":
        whose = [story.one_of(whose)]
    for child_id in [*whose, story.one_of(whose)] if story.odds(0.02) else whose:
        story.add(
            "follow_up",
            child_id=child_id,
            kind=kind,
            meeting_id=meeting_id,
            planned_on=planned,
            held_on=held,
            not_held=WHY_NOT[planned.toordinal() % len(WHY_NOT)] if planned and not held else None,
            child_talked=story.weighed({None: 25, True: 60, False: 15}),
            plan_reviewed=story.weighed({None: 25, True: 60, False: 15}),
            heard_instead=story.one_of(("Pædagogen fortalte.", "", None)) if story.odds(0.2) else None,
        )


def _add_talks(family: Family, meetings: Held) -> None:
    story = family.story
    for child in family.children:
        for _ in range(story.chance.randint(0, 6)):
            before = story.one_of(meetings)[0] if meetings and story.odds(0.25) else None
            on = story.day(family.first, family.last)
            story.add(
                "child_talk",
                child_id=child.id,
                on=None if story.odds(0.03) else story.told(on, 0.92),
                meeting_id=before,
                not_held_because="Barnet ville ikke." if story.odds(0.1) else story.one_of((None, "")),
            )
