"""The next meeting: three days from the rhythm, what is in the way, and the same people at the same place."""

import datetime as dt
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.meeting import Meeting
from app.rules.school_holidays import school_holiday
from app.services import meeting_next, meetings, people, records, stop_decisions
from app.services.meeting_next import DayOffer, NextDays


@pytest.fixture
def november(store: OpenStore, mathias_case: UUID) -> UUID:
    """The meeting of Wednesday 18 November, when nothing is planned after it."""
    rows = ask(store, meetings.list_meetings, mathias_case)
    planned = next(row.id for row in rows if row.held_on == "2027-01-06")
    do(store, records.change_record, "meeting", planned, {"status": "cancelled"})
    return next(row.id for row in rows if row.held_on == "2026-11-18")


def days(store: OpenStore, meeting: UUID) -> NextDays:
    found: NextDays = ask(store, meeting_next.next_days, meeting)
    return found


def look(store: OpenStore, meeting: UUID, day: str, time: str = "") -> DayOffer:
    found: DayOffer = ask(store, meeting_next.look_at_day, meeting, day=day, time=time)
    return found


def test_the_first_day_is_the_one_the_rhythm_of_the_case_points_at(store: OpenStore, november: UUID) -> None:
    found = days(store, november)
    assert dt.date(2027, 1, 6) in [each.on for each in found.days], "seven weeks after the first meeting"
    assert {each.on.weekday() for each in found.days} == {2}
    assert {each.starts_at for each in found.days} == {"15:00"}
    assert "rytme" in found.because


def test_without_a_rhythm_the_type_of_meeting_says_how_far_ahead(
    store: OpenStore, november: UUID, mathias_case: UUID
) -> None:
    rhythm = ask(store, records.list_records, mathias_case, "cadence")[0]
    do(store, records.remove_record, "cadence", rhythm.id)
    found = days(store, november)
    assert "6-8 uger" in found.because
    assert all(dt.timedelta(weeks=5) <= each.on - dt.date(2026, 11, 18) <= dt.timedelta(weeks=9) for each in found.days)


def test_another_meeting_at_that_time_is_told_without_whose_it_is(
    store: OpenStore, november: UUID, noah_case: UUID, mathias_case: UUID
) -> None:
    do(store, meetings.plan_meeting, noah_case, held_on="6. januar 2027", starts_at="16.00", place="hos Heidi")
    offer = look(store, november, "6. januar 2027", "15")
    [clash] = [each for each in offer.notes if "møde" in each]
    assert clash.startswith("Du har også et møde den dag")
    assert not any(secret in clash for secret in ("Noah", "Heidi", "2026-007"))
    assert not offer.is_free
    assert look(store, november, "6. januar 2027", "9").is_free, "an hour and a half in the morning is free"


def test_a_day_that_is_taken_gives_way_to_one_that_is_free(store: OpenStore, november: UUID, noah_case: UUID) -> None:
    for day in ("30. december 2026", "6. januar 2027"):
        do(store, meetings.plan_meeting, noah_case, held_on=day, starts_at="15.00")
    found = days(store, november)
    assert all(each.is_free for each in found.days)
    assert dt.date(2027, 1, 6) not in [each.on for each in found.days]


def test_holidays_and_school_holidays_are_said_and_forbid_nothing(store: OpenStore, november: UUID) -> None:
    assert look(store, november, "25. december 2026").notes == (
        "Det er juledag. Kan alle komme den dag?",
        "Som regel juleferie.",
    )
    assert look(store, november, "20. oktober 2027").notes == ("Som regel efterårsferie.",)
    assert not look(store, november, "1. november 2026").is_free


def test_the_next_meeting_asks_the_same_people_for_as_long_at_the_same_place(store: OpenStore, november: UUID) -> None:
    new = do(store, meeting_next.plan_next, november, held_on="onsdag den 6. januar 2027", starts_at="14.30")
    before, after = (ask(store, meetings.read_meeting, each) for each in (november, new))
    assert {each.person_id for each in after.participants} == {each.person_id for each in before.participants}
    assert {(each.person_id, each.side) for each in after.participants} == {
        (each.person_id, each.side) for each in before.participants
    }
    assert (after.type_id, after.follows_id, after.place) == ("follow_up_meeting", november, before.place)
    assert (after.starts_at, after.ends_at) == ("14:30", "16:00")
    assert (after.chair_id, after.minutes_id) == (before.chair_id, before.minutes_id)


def test_choosing_another_day_moves_the_meeting_that_is_planned(store: OpenStore, november: UUID) -> None:
    first = do(store, meeting_next.plan_next, november, held_on="6/1 2027")
    again = do(store, meeting_next.plan_next, november, held_on="13/1 2027", starts_at="9")
    assert first == again
    assert ask(store, lambda unit: unit.get(Meeting, first).held_on) == dt.date(2027, 1, 13)


def test_who_must_not_hear_of_a_meeting_is_not_asked_to_the_next(
    store: OpenStore, november: UUID, mathias_case: UUID
) -> None:
    lone = next(row.id for row in ask(store, people.list_people, mathias_case) if row.called == "Lone")
    do(store, stop_decisions.note_stop, mathias_case, kind="abuse", against_id=lone)
    new = do(store, meeting_next.plan_next, november, held_on="6/1 2027")
    assert lone not in {each.person_id for each in ask(store, meetings.read_meeting, new).participants}


def test_a_day_that_is_no_day_is_asked_for_again(store: OpenStore, november: UUID) -> None:
    with pytest.raises(UserError, match="Skriv"):
        do(store, meeting_next.plan_next, november, held_on=" ")
    with pytest.raises(UserError, match="ikke en dato"):
        look(store, november, "når det passer")


@pytest.mark.parametrize(
    ("day", "holiday"),
    [
        (dt.date(2026, 6, 26), ""),
        (dt.date(2026, 6, 27), "sommerferie"),
        (dt.date(2026, 12, 21), "juleferie"),
        (dt.date(2027, 1, 4), ""),
        (dt.date(2027, 2, 17), "vinterferie"),
        (dt.date(2027, 3, 24), "påskeferie"),
        (dt.date(2027, 4, 1), ""),
        (dt.date(2026, 10, 14), "efterårsferie"),
    ],
)
def test_school_holidays_fall_where_most_municipalities_have_them(day: dt.date, holiday: str) -> None:
    assert school_holiday(day) == holiday
