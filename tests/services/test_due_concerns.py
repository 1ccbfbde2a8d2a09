"""A worry nobody looked at has a line on I dag; what is no case yet has none of a case's lines."""

import datetime as dt
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.models.enums_early import ConcernOutcome
from app.models.knowledge import Concern
from app.models.notification import Notification, NotificationChild
from app.services import concerns
from app.services.concern_notification import notify_from
from app.services.contacts import TypedContact, note_contact
from app.services.due_rows import DueRow, list_due
from app.services.early_course import begin_early_course
from app.services.own_rules import put_rules
from app.services.records import add_record, change_record, list_records
from tests.doing import ask, do
from tests.services.due_making import a_case
from tests.shipped import TODAY

LATER = "2026-12-06"


@pytest.fixture
def worry(store: OpenStore) -> UUID:
    return UUID(str(do(store, concerns.begin_worry, text="Hun er blevet stille.", child_name="S.K.", birth="2019")))


def the_concern(store: OpenStore, case_id: UUID) -> UUID:
    return UUID(str(ask(store, list_records, case_id, "concern")[0].id))


def lines(store: OpenStore, today: str, case_id: UUID) -> list[DueRow]:
    found: list[DueRow] = ask(store, list_due, today=dt.date.fromisoformat(today), case_id=case_id)
    return found


def test_it_is_said_from_the_fourteenth_day_and_not_before(store: OpenStore, worry: UUID) -> None:
    assert lines(store, "2026-12-05", worry) == []
    [line] = lines(store, LATER, worry)
    assert (line.what, line.due, line.is_still) == (
        "Ingen har set på bekymringen siden 22. november 2026", dt.date(2026, 12, 6), True,
    )  # fmt: skip
    assert "14 dage uden sparring" in line.explanation


def test_sparring_and_a_call_count_as_looking(store: OpenStore, worry: UUID) -> None:
    store.units.now = lambda: TODAY + dt.timedelta(days=8)
    do(store, change_record, "concern", the_concern(store, worry), {"sparring_on": "2026-11-28"})
    assert lines(store, "2026-12-11", worry) == []
    assert lines(store, "2026-12-12", worry)[0].what.endswith("siden 28. november 2026")
    do(store, note_contact, worry, TypedContact(text="Kirstine ser an."))
    assert lines(store, "2026-12-13", worry) == []
    assert lines(store, "2026-12-14", worry)[0].what.endswith("siden 30. november 2026")


def test_a_day_that_is_set_stands_in_its_place(store: OpenStore, worry: UUID) -> None:
    do(store, add_record, worry, "follow_up", {"planned_on": "2026-12-03"})
    assert [(each.source_table, each.due) for each in lines(store, LATER, worry)] == [
        ("follow_up", dt.date(2026, 12, 3))
    ]


def test_the_municipality_chooses_how_long(store: OpenStore, worry: UUID) -> None:
    do(store, put_rules, {}, {"concern_days": 5})
    assert lines(store, "2026-11-26", worry) == []
    assert len(lines(store, "2026-11-27", worry)) == 1


def test_what_led_to_something_waits_for_nobody(store: OpenStore, worry: UUID) -> None:
    do(store, concerns.note_concern, worry, text="Nu også i klubben.")
    assert lines(store, LATER, worry)[0].what.startswith("Ingen har set på de 2 bekymringer")
    do(store, concerns.lead_on, the_concern(store, worry), ConcernOutcome.SETTLED, because="Hun leger igen.")
    assert lines(store, LATER, worry)[0].what.startswith("Ingen har set på bekymringen")
    do(store, concerns.become_case, worry)
    assert "concern" not in {each.source_table for each in lines(store, LATER, worry)}


def test_a_worry_has_no_line_that_only_a_case_has(store: OpenStore, worry: UUID) -> None:
    far = "2027-11-22"
    assert {each.source_table for each in lines(store, far, worry)} == {"concern"}
    case = a_case(store)
    assert {"quiet", "child_talk"} <= {each.source_table for each in lines(store, far, case)}
    do(store, concerns.become_case, worry)
    assert {"quiet", "child_talk"} <= {each.source_table for each in lines(store, far, worry)}


def test_the_tenth_talk_of_an_early_course_asks_what_comes_after(store: OpenStore, worry: UUID) -> None:
    do(
        store, begin_early_course, worry, limited=True, because="Kun om morgenen.", purpose="Ro", next_on="1. december",
    )  # fmt: skip
    for day in range(1, 11):
        do(store, add_record, worry, "contact", {"on": f"2026-11-{day:02}", "in_course": "ja"})
    [line] = [each for each in lines(store, "2026-11-22", worry) if each.source_table == "course"]
    assert line.what.startswith("10 af 10 samtaler")
    assert line.due == dt.date(2026, 11, 10)


def test_a_notification_begins_from_a_worry_once_and_knows_it(store: OpenStore, worry: UUID) -> None:
    concern = the_concern(store, worry)
    do(store, change_record, "concern", concern, {"told_by": "Kirstine, børnehaven"})
    made = do(store, notify_from, concern)
    assert do(store, notify_from, concern) == made
    with store.units.read("test") as unit:
        row = unit.get(Notification, made)
        assert (row.concern_id, row.text, row.sender_name) == (concern, "Hun er blevet stille.", "Kirstine, børnehaven")
        assert len(unit.live(NotificationChild, NotificationChild.notification_id == made)) == 1
        assert unit.get(Concern, concern).outcome is ConcernOutcome.NOTIFICATION
