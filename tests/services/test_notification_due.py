"""What is due of a notification: the hour, six weekdays, a second look, the first contact; answered by its fields."""

import datetime as dt
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.models.case import Child
from app.models.enums import DueKind
from app.models.notification import Notification
from app.models.people import Person
from app.services.cases import close_case, start_case
from app.services.discreet_due import SEE_THE_CASE
from app.services.due_shown import NAMELESS_WORK
from app.services.hard_stops import NEUTRAL_TITLE
from app.services.modules import NOTIFICATIONS, switch_module
from app.services.notification_children import change_notified_child
from app.services.notification_waiting import NAMELESS_CHILD, list_waiting
from app.services.notifications import change_notification
from app.services.started_deadlines import start_deadline
from app.services.stop_decisions import note_stop
from tests.doing import ask, do
from tests.services.due_making import a_case, help_that_runs, lines
from tests.services.notification_making import children_of, due_of, note, siblings, the_row

ACUTE, RECEIPT, AGAIN, CONTACT = "acute-assessment", "receipt", "second-look", "first-contact"


@pytest.fixture
def family(store: OpenStore) -> UUID:
    return siblings(store)


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return a_case(store, birth="4. maj 2021")


@pytest.mark.parametrize(
    ("on", "at", "due", "clock"),
    [
        ("20. november 2026", "14.30", dt.date(2026, 11, 21), "14:30"),
        ("24. oktober 2026", "10", dt.date(2026, 10, 25), "09:00"),  # the clock goes back that night
        ("28. marts 2026", "10", dt.date(2026, 3, 29), "11:00"),
        ("20. november 2026", "", dt.date(2026, 11, 21), None),
    ],
)
def test_it_is_assessed_within_24_hours_that_have_passed(
    store: OpenStore, case_id: UUID, on: str, at: str, due: dt.date, clock: str | None
) -> None:
    made = note(store, case_id, received_on=on, received_at=at)
    line = due_of(store, case_id)[ACUTE]
    assert (line.due_on, line.at_time, line.kind, line.source_id) == (due, clock, DueKind.STATUTORY, made)
    assert "barnets lov § 136" in line.explanation
    assert line.module == NOTIFICATIONS
    do(store, change_notification, made, {"assessed_on": on})
    assert ACUTE not in due_of(store, case_id)


@pytest.mark.parametrize(("on", "due"), [("20. november 2026", (11, 27)), ("31. marts 2026", (4, 10))])
def test_a_receipt_is_due_in_six_weekdays_and_is_not_sure_of_its_paragraph(
    store: OpenStore, case_id: UUID, on: str, due: tuple[int, int]
) -> None:
    made = note(store, case_id, received_on=on)
    line = due_of(store, case_id)[RECEIPT]
    assert (line.due_on, line.uncertain, line.law) == (dt.date(2026, *due), True, None)
    do(store, change_notification, made, {"receipt_on": "i dag"})
    assert RECEIPT not in due_of(store, case_id)


def test_nobody_waits_for_a_receipt_who_cannot_get_one(store: OpenStore, case_id: UUID) -> None:
    made = note(store, case_id, sender="anonymous")
    assert RECEIPT not in due_of(store, case_id)
    do(store, change_notification, made, {"sender_name": "Ringer igen på tirsdag"})
    assert RECEIPT in due_of(store, case_id)
    do(store, change_notification, made, {"kind": "own_initiative"})
    assert set(due_of(store, case_id)) == {ACUTE, CONTACT}


def test_one_from_before_the_law_goes_by_its_own_time(store: OpenStore, case_id: UUID) -> None:
    made = note(store, case_id, received_on="1. december 2025")
    do(store, change_notification, made, {"received_on": "30. december 2023"})
    assert due_of(store, case_id) == {}  # noted long after: history
    with store.units.step("Skridt", "test") as unit:
        unit.get(Notification, made).created_at = dt.datetime(2024, 1, 2, tzinfo=dt.UTC)
    assert {ACUTE, "acute-assessment-sel"} & set(due_of(store, case_id)) == {"acute-assessment-sel"}


def test_a_second_look_waits_until_somebody_has_looked(store: OpenStore, case_id: UUID) -> None:
    made = note(store, case_id)
    assert AGAIN not in due_of(store, case_id)
    help_that_runs(store, case_id)
    assert due_of(store, case_id)[AGAIN].due_on is None
    do(store, change_notification, made, {"reassessed_on": "i dag"})
    assert AGAIN not in due_of(store, case_id)


@pytest.mark.parametrize(
    ("help_values", "again"),
    [
        ({"legal_basis": "barnets lov §§ 32 og 30"}, True),
        ({"legal_basis": "barnets lov § 46"}, True),
        ({"legal_basis": "", "placement": "ja"}, True),
        ({"earlier_legal_basis": "serviceloven § 52, stk. 3", "decided_on": "2023-05-01"}, True),
        ({"earlier_legal_basis": "serviceloven § 11", "decided_on": "2023-05-01"}, False),
        ({"legal_basis": "barnets lov § 30"}, False),
        ({"legal_basis": "barnets lov § 20"}, False),
        ({"legal_basis": "barnets lov § 114"}, False),
        ({"legal_basis": ""}, False),
    ],
)
def test_a_second_look_is_for_the_help_the_paragraph_names(
    store: OpenStore, case_id: UUID, help_values: dict[str, str], again: bool
) -> None:
    note(store, case_id)
    help_that_runs(store, case_id, **help_values)
    assert (AGAIN in due_of(store, case_id)) is again


def test_the_line_of_contact_names_those_who_wait_and_the_young(store: OpenStore, family: UUID) -> None:
    with store.units.step("Skridt", "test") as unit:
        bertil = unit.get(Child, children_of(store, family)[1])
        unit.get(Person, bertil.person_id).birth = None
    note(store, family, new_child="ufødt")
    assert due_of(store, family)[CONTACT].what == (
        "Ingen kontakt med Liv, Bertil og familien endnu efter underretningen"
    )
    liv, bertil_row, _unborn = the_row(store, family).children
    do(store, change_notified_child, liv.id, {"contact_on": "i dag"})
    do(store, change_notified_child, bertil_row.id, {"contact_on": "i dag"})
    assert due_of(store, family)[CONTACT].what == "Ingen kontakt med familien endnu efter underretningen"
    do(store, change_notification, _id(store, family), {"family_contact_on": "i dag"})
    assert CONTACT not in due_of(store, family)


def test_the_young_go_first_in_words_and_in_the_list_of_all_cases(store: OpenStore, case_id: UUID) -> None:
    older = do(store, start_case, child_name="Noah Holm", birth="2015")
    note(store, older, received_on="1. november")
    note(store, case_id, received_on="19. november")
    assert "De yngste går forrest: Asta er højst 6 år." in due_of(store, case_id)[CONTACT].explanation
    waiting = ask(store, list_waiting)
    assert [(each.called, each.days, each.is_young) for each in waiting][:2] == [("Asta", 3, True), ("Noah", 21, False)]
    do(store, change_notified_child, waiting[0].row_id, {"contact_on": "20. november"})
    assert [each.called for each in ask(store, list_waiting)] == ["Noah"]


def test_a_deadline_set_going_by_hand_stands_there_once(store: OpenStore, case_id: UUID) -> None:
    note(store, case_id, received_on="20. november")
    do(store, start_deadline, case_id, rule_id=RECEIPT, on="20. november")
    assert RECEIPT not in due_of(store, case_id)
    assert ACUTE in due_of(store, case_id)
    second = note(store, case_id, received_on="20. november", sender="police")
    assert due_of(store, case_id)[RECEIPT].source_id == second


def test_a_case_where_a_child_is_heard_without_a_parent_names_nobody(store: OpenStore, case_id: UUID) -> None:
    note(store, case_id, received_on="20. november", received_at="14.30", text="Asta er bange for sin far.")
    do(store, note_stop, case_id, kind="abuse", reason="Det, Asta selv har sagt.")
    lines = due_of(store, case_id).values()
    assert {(each.what, each.explanation, each.source_table) for each in lines} == {
        (NEUTRAL_TITLE, SEE_THE_CASE, NAMELESS_WORK)
    }
    assert {each.kind for each in lines} == {DueKind.AGREED}
    [waiting] = ask(store, list_waiting)
    assert (waiting.called, waiting.age) == (NAMELESS_CHILD, "")


def _id(store: OpenStore, case_id: UUID) -> UUID:
    return the_row(store, case_id).id


def test_i_dag_has_the_lines_only_while_the_register_is_used_also_of_a_closed_case(
    store: OpenStore, case_id: UUID
) -> None:
    note(store, case_id, received_on="20. november", received_at="14.30")
    assert lines(store, table="notification") == []
    do(store, switch_module, NOTIFICATIONS, on=True)
    assert {row.rule_id for row in lines(store, table="notification")} == {ACUTE, RECEIPT, CONTACT}
    do(store, close_case, case_id, reason="Flyttet.")
    assert {row.rule_id for row in lines(store, table="notification")} == {ACUTE, RECEIPT, CONTACT}
