"""The meetings of the made-up municipality: who was there, what was agreed, how it went and what they said of it."""

import datetime as dt
from uuid import UUID

from tests.municipality_people import Family
from tests.municipality_story import END

TYPES = {
    "network_meeting": 52, "follow_up_meeting": 26, "three_columns": 4, "family_council": 5, "agreement_forum": 2,
    "whole_family_meeting": 4, "colleague_sparring": 5, "handover_meeting": 2, "vores eget møde": 2,
}  # fmt: skip
COUNTS = {0: 22, 1: 20, 2: 18, 3: 14, 4: 10, 5: 7, 6: 5, 8: 4}
CHILD_WAYS = {
    ("present", "whole"): 34, ("partly", "partly"): 10, ("phone", None): 2, ("absent", "told_before"): 12,
    ("unknown", "letter"): 6, ("absent", "represented"): 14, ("absent", "not_heard"): 10, ("unknown", None): 12,
}  # fmt: skip
GROWN_WAYS = {"present": 66, "partly": 6, "phone": 6, "absent": 12, "unknown": 10}
STATES = {"agreed": 78, "proposal": 12, "to_be_decided": 5, "dropped": 5}
OUTCOMES = {"kept": 46, "partly": 20, "not_kept": 14, "changed": 8, "under_way": 12}


def add_meetings(family: Family) -> list[tuple[UUID, dt.date]]:
    """Add the meetings of a case and what comes of them; return those that were held, with their days."""
    story = family.story
    held = []
    day = story.after(family.first, 2, 60)
    for _ in range(story.weighed(COUNTS)):
        if day > family.last:
            break
        meeting_id = _meeting(family, "held", None if story.odds(0.012) else day)
        held.append((meeting_id, day))
        _add_people(family, meeting_id)
        if story.odds(0.55):
            _add_feedback(family, meeting_id)
        for _ in range(story.weighed({0: 10, 1: 15, 2: 25, 3: 30, 4: 20})):
            _add_agreement(family, meeting_id, day)
        day = story.after(day, 0 if story.odds(0.02) else 14, 190)
    for _ in range(story.weighed({0: 60, 1: 34, 2: 6})):
        planned = _meeting(
            family, story.weighed({"planned": 6, "cancelled": 3, "running": 1}), story.after(END, -60, 90)
        )
        _add_people(family, planned)
    for _ in range(story.weighed({0: 70, 1: 20, 2: 10})):
        _add_agreement(family, None, story.day(family.first, family.last))
    return held


def _meeting(family: Family, status: str, held_on: dt.date | None) -> UUID:
    return family.story.add("meeting", type_id=family.story.weighed(TYPES), status=status, held_on=held_on)


def _add_people(family: Family, meeting_id: UUID) -> None:
    story = family.story
    for child in family.children:
        if story.odds(0.75):
            attendance, way = story.weighed(CHILD_WAYS)
            side = "child" if story.odds(0.93) else "private"
            _participant(family, meeting_id, child.person_id, (side, attendance, way))
    for person_id in family.private:
        if story.odds(0.62):
            _participant(family, meeting_id, person_id, ("private", story.weighed(GROWN_WAYS), None))
    for person_id in family.professionals:
        if story.odds(0.8):
            side = story.one_of(("general", "authority", "provider"))
            _participant(family, meeting_id, person_id, (side, story.weighed(GROWN_WAYS), None))


def _participant(family: Family, meeting_id: UUID, person_id: UUID, how: tuple[str, str, str | None]) -> None:
    side, attendance, way = how
    family.story.add(
        "participant", meeting_id=meeting_id, person_id=person_id, side=side, attendance=attendance, takes_part=way
    )


def _add_feedback(family: Family, meeting_id: UUID) -> None:
    story = family.story
    people = [*(each.person_id for each in family.children), *family.private, *family.professionals, None, None]
    for person_id in people:
        if story.odds(0.5):
            continue
        face = story.weighed({1: 10, 2: 30, 3: 60}) if story.odds(0.75) else None
        value = story.chance.randint(0, 10) if face is None or story.odds(0.2) else None
        if story.odds(0.05):
            face = value = None  # words alone
        story.add("feedback", meeting_id=meeting_id, person_id=person_id, face=face, value=value, text="Godt nok.")


def _add_agreement(family: Family, meeting_id: UUID | None, made: dt.date) -> None:
    story = family.story
    seen = story.after(made, 10, 150)
    judged = seen if seen <= END and story.odds(0.8) else None
    outcome = story.weighed(OUTCOMES) if judged else None
    repeats = story.odds(0.25)
    agreement_id = story.add(
        "agreement",
        meeting_id=meeting_id,
        child_id=family.whose(0.6),
        text="Det, vi aftalte",
        state=story.weighed(STATES),
        outcome=outcome if not repeats and story.odds(0.97) else None,
        recurrence="FREQ=WEEKLY;BYDAY=FR" if repeats else None,
    )
    if judged and story.odds(0.6):
        for word, day in _answers(family, judged, outcome or "kept"):
            story.add("agreement_review", agreement_id=agreement_id, outcome=word, judged_on=day)
    if repeats:
        for number in range(story.chance.randint(0, 3)):
            on = story.after(made, 7 * number, 7 * number + 6)
            story.add("agreement_occurrence", agreement_id=agreement_id, on=on, outcome=story.weighed(OUTCOMES))


def _answers(family: Family, judged: dt.date, last: str) -> list[tuple[str, dt.date | None]]:
    """Return the answers that were given, the newest with the word that stands at the agreement."""
    story = family.story
    before = story.after(judged, -60, 0) if story.odds(0.3) else None
    earlier = [(story.weighed(OUTCOMES), None if story.odds(0.1) else before)] if before else []
    newest: list[tuple[str, dt.date | None]] = [(last, None if story.odds(0.02) else judged)]
    return [*earlier, *newest] if story.odds(0.9) else [*newest, *earlier]
