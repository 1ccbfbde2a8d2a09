"""Counts of a generated year agree with a count by hand, written from the definitions on the raw rows of the tables."""

import datetime as dt
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.ids import new_id
from app.models.people import Person
from app.services.notification_counts import NotificationCounts, count_notifications
from app.services.notification_rows import list_notifications
from app.services.notifications import change_notification
from app.services.ports import Unit
from tests.doing import ask, do
from tests.ready_stores import ReadyStores, nothing
from tests.services.due_making import a_case
from tests.services.notification_making import note, the_row
from tests.services.notification_year import FIRST, LAST, a_year

Row = dict[str, Any]


class GivenUp(Exception):
    """Ends a step of which nothing is to be kept."""


@pytest.fixture(scope="module")
def counted(
    tmp_path_factory: pytest.TempPathFactory, ready_stores: ReadyStores
) -> tuple[NotificationCounts, dict[str, list[Row]]]:
    """The counts of the program, and the raw rows they are counted from."""
    folder: Path = tmp_path_factory.mktemp("year")
    tables = ("case_", "person", "child", "notification", "notification_child")
    found: list[tuple[NotificationCounts, dict[str, list[Row]]]] = []
    opened = ready_stores.opened(folder, nothing)
    with opened as (store, _), suppress(GivenUp), store.units.step("Skridt", "test") as unit:
        a_year(unit)
        unit.session.flush()
        raw = {
            table: [dict(each) for each in unit.session.execute(text(f"SELECT * FROM {table}")).mappings()]
            for table in tables
        }
        found.append((count_notifications(unit, first=FIRST, last=LAST), raw))
        raise GivenUp  # what is worked out of 150 cases when they are kept costs more than the count
    return found[0]


# The count by hand. It shares no code with the program: rows as the tables hold them, and plain sums.


def alive(rows: Iterable[Row]) -> dict[Any, Row]:
    return {each["id"]: each for each in rows if each["deleted_at"] is None}


def by_hand(raw: dict[str, list[Row]]) -> list[Row]:
    """Return each child of each notification there is, with its human."""
    cases, people, children, notes = (alive(raw[name]) for name in ("case_", "person", "child", "notification"))
    found = []
    for inner in alive(raw["notification_child"]).values():
        row, child = notes.get(inner["notification_id"]), children.get(inner["child_id"])
        if row and child and row["case_id"] in cases and child["person_id"] in people:
            person = people[child["person_id"]]
            human = person["identity_id"] or person["id"]
            found.append({"note": row, "inner": inner, "person": person, "human": human})
    return found


def day_of(told: Row) -> dt.date | None:
    return dt.date.fromisoformat(told["note"]["received_on"]) if told["note"]["received_on"] else None


def in_year(told: Row) -> bool:
    day = day_of(told)
    return day is not None and FIRST <= day <= LAST


def place_of(told: Row, everything: list[Row]) -> int:
    """Return how many counted notifications of the same human are not later than this one."""

    def moment(each: Row) -> tuple[str, str, str]:
        row = each["note"]
        return row["received_on"], row["received_at"] or "99:99", bytes(row["id"]).hex()

    same = [each for each in everything if each["human"] == told["human"]]
    return sum(moment(each) <= moment(told) for each in same)


def years_of(told: Row) -> int | None:
    """Return the whole years on the day, of a birthday that is known or of a year alone."""
    birth, day = told["person"]["birth"], day_of(told)
    if not birth or day is None:
        return None
    if len(birth) == 4:
        return day.year - int(birth) if int(birth) <= day.year else None
    born = dt.date.fromisoformat(birth)
    before = (day.month, day.day) < (born.month, born.day)
    return None if day < born else day.year - born.year - before


def mean_of(numbers: list[int]) -> Any:
    return pytest.approx(sum(numbers) / len(numbers)) if numbers else None


def test_a_generated_year_is_counted_as_by_hand(
    counted: tuple[NotificationCounts, dict[str, list[Row]]],
) -> None:
    found, raw = counted
    every = [each for each in by_hand(raw) if day_of(each) and each["note"]["kind"] != "own_initiative"]
    told = [each for each in every if in_year(each)]
    notes = {each["note"]["id"]: each["note"] for each in told}
    places = [place_of(each, every) for each in told]
    assert (found.notifications, found.children) == (len(notes), len(told))
    assert found.humans == len({each["human"] for each in told})
    assert (found.first_time, found.repeated) == (places.count(1), len(places) - places.count(1))
    assert found.anonymous == sum(bool(each["anonymous"]) for each in notes.values())
    assert found.dialogue == sum(bool(each["dialogue"]) for each in notes.values())
    own = {each["note"]["id"] for each in by_hand(raw) if each["note"]["kind"] == "own_initiative" and in_year(each)}
    assert found.own_initiative == len(own)
    ages = [years_of(each) for each in told]
    assert found.mean_age == mean_of([each for each in ages if each is not None])
    firsts = [age for age, place in zip(ages, places, strict=True) if place == 1 and age is not None]
    assert found.mean_age_first == mean_of(firsts)
    assert found.unborn + found.unknown_age == ages.count(None)
    # the sample is worth counting
    assert min(found.repeated, found.own_initiative, found.unborn, found.unknown_age, found.anonymous) > 5
    assert found.notifications > 500
    assert found.humans < found.children


def test_senders_of_the_year_are_counted_as_by_hand(
    counted: tuple[NotificationCounts, dict[str, list[Row]]],
) -> None:
    found, raw = counted
    told = [each for each in by_hand(raw) if in_year(each) and each["note"]["kind"] != "own_initiative"]
    notes = list({each["note"]["id"]: each["note"] for each in told}.values())
    shown = {each.name: each.count for each in found.by_sender}
    assert sum(shown.values()) == len(notes)
    assert shown["politi"] == sum(each["sender"] == "police" for each in notes)
    assert shown["andre"] == sum(each["sender"] in ("others", "ppr", "foster_or_placement") for each in notes)
    assert dict(next(each.inside for each in found.by_sender if each.name == "andre"))["PPR"] == sum(
        each["sender"] == "ppr" for each in notes
    )
    unsaid = [each for each in notes if each["sender"] is None]
    assert shown["anonym"] == sum(each["sender"] == "anonymous" for each in notes) + sum(
        bool(each["anonymous"]) for each in unsaid
    )
    assert shown["afsender ikke skrevet"] == sum(not each["anonymous"] for each in unsaid)
    assert len(found.by_sender) == 15


def test_days_to_first_contact_are_counted_as_by_hand(
    counted: tuple[NotificationCounts, dict[str, list[Row]]],
) -> None:
    found, raw = counted
    told = [each for each in by_hand(raw) if in_year(each) and each["note"]["kind"] != "own_initiative"]
    young = [each for each in told if (age := years_of(each)) is not None and age <= 6]
    for waits, some in ((found.waits, told), (found.waits_young, young)):
        days = sorted(
            (dt.date.fromisoformat(each["inner"]["contact_on"]) - (day_of(each) or FIRST)).days
            for each in some
            if each["inner"]["contact_on"]
        )
        middle = days[len(days) // 2] if len(days) % 2 else (days[len(days) // 2 - 1] + days[len(days) // 2]) / 2
        assert (waits.reached, waits.waiting) == (len(days), len(some) - len(days))
        assert waits.mean_days == mean_of(days)
        assert waits.median_days == middle
        assert waits.reached > 30


def test_a_number_follows_the_human_from_case_to_case(store: OpenStore) -> None:
    here, there = a_case(store, birth="2018"), a_case(store, birth="2018")
    note(store, here, received_on="1. november")
    second = note(store, there, received_on="10. november")
    assert the_row(store, there).children[0].number == "første underretning"

    def link(unit: Unit) -> None:
        same = new_id()
        for person in unit.live(Person):
            if person.name == "Asta Lund":
                person.identity_id = same

    do(store, link)
    assert the_row(store, there).children[0].number == "underretning nummer 2"
    do(store, change_notification, second, {"kind": "own_initiative"})
    assert the_row(store, there).children[0].number == "tælles ikke med"
    do(store, change_notification, second, {"kind": "", "received_on": "20. oktober"})
    assert the_row(store, there).children[0].number == "første underretning"
    assert the_row(store, here).children[0].number == "underretning nummer 2"


def test_a_period_does_not_end_before_it_begins(store: OpenStore) -> None:
    with pytest.raises(UserError, match="ikke ligge før"):
        ask(store, count_notifications, first=LAST, last=FIRST)
    empty = ask(store, count_notifications, first=FIRST, last=LAST)
    assert (empty.notifications, empty.mean_age, empty.waits.median_days) == (0, None, None)


def test_on_one_day_the_hour_decides_and_one_without_an_hour_stands_last(store: OpenStore) -> None:
    case_id = a_case(store, birth="2018")
    for at in ("", "14.00", "8.00"):
        note(store, case_id, received_on="1. november", received_at=at)
    shown = {each.title.split(" · ")[0]: each.children[0].number for each in ask(store, list_notifications, case_id)}
    assert shown == {
        "1. november 2026 kl. 8": "første underretning",
        "1. november 2026 kl. 14": "underretning nummer 2",
        "1. november 2026": "underretning nummer 3",
    }
