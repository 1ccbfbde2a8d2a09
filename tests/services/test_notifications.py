"""The register: a notification is noted in few words, put right, and never happens in an order that cannot be."""

import datetime as dt
from typing import Any
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.enums_meeting import ContactKind, NetworkEnough
from app.models.enums_people import PersonKind
from app.models.notification import Notification
from app.models.people import Person
from app.services.history import undo
from app.services.meeting_enough import set_enough
from app.services.meetings import list_meetings
from app.services.notification_children import (
    LAST_CHILD,
    NO_CHILD,
    add_notified_child,
    change_notified_child,
    remove_notified_child,
)
from app.services.notification_definition import read_definition, restore_definition, save_definition
from app.services.notification_rows import list_notifications
from app.services.notification_senders import category_of, list_senders, sender_words
from app.services.notification_twins import find_twins
from app.services.notifications import begin_after_meeting, change_notification, remove_notification
from app.services.people import list_people
from app.services.records import change_record
from tests.doing import ask, do
from tests.services.due_making import a_case, help_that_runs
from tests.services.notification_making import children_of, due_of, note, siblings, stored, the_row, typed


@pytest.fixture
def family(store: OpenStore) -> UUID:
    return siblings(store)


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return a_case(store, birth="4. maj 2021")


def test_the_fourteen_senders_stand_in_their_order_with_two_under_the_last(store: OpenStore) -> None:
    senders = ask(store, list_senders)
    assert len([each for each in senders if each.counted_as == each.id]) == 14
    assert [each.name for each in senders if each.counted_as != each.id] == [
        "PPR",
        "plejefamilie eller anbringelsessted",
    ]
    assert category_of("ppr", anonymous=False) == "others"
    assert category_of(None, anonymous=True) == "anonymous"
    assert [each.id for each in senders if each.nudge] == ["others"]
    assert sender_words("school", anonymous=True) == "skole, SFO, fritidshjem eller klub, anonymt"


def test_it_is_noted_today_with_what_follows_from_what_was_typed(store: OpenStore, case_id: UUID) -> None:
    row = stored(store, note(store, case_id, received_at="8.15", way="call"))
    assert (row.received_on, row.received_at, row.way) == (dt.date(2026, 11, 22), "08:15", ContactKind.CALL)
    assert row.in_writing is False
    assert stored(store, note(store, case_id, way="letter")).in_writing is True
    assert stored(store, note(store, case_id, way="mail", in_writing=False)).in_writing is False
    assert stored(store, note(store, case_id, sender="anonymous")).anonymous is True


def test_what_is_worked_out_stands_beside_each_child(store: OpenStore, case_id: UUID) -> None:
    note(store, case_id, received_on="20. november", received_at="14.30")
    shown = the_row(store, case_id)
    [child] = shown.children
    assert (child.age, child.number, child.waits) == ("5 år", "første underretning", "Ingen kontakt endnu")
    assert shown.title == "20. november 2026 kl. 14.30 · skole, SFO, fritidshjem eller klub · Asta"
    assert (shown.assess_by, shown.receipt_by) == ("senest 21. november 2026 kl. 14.30", "senest 27. november 2026")
    assert shown.professional
    assert shown.missing == (
        "vurdering", "akut eller ikke akut", "hurtig hjælp eller ej", "kvittering", "første kontakt med Asta",
    )  # fmt: skip


def test_what_is_answered_is_missing_no_more(store: OpenStore, case_id: UUID) -> None:
    made = note(store, case_id, received_on="20. november", received_at="14.30")
    answers = {
        "assessed_on": "21. november", "assessed_at": "14.30", "urgency": "not_urgent", "quick_help": "none",
        "receipt_on": "i dag", "quick_help_because": "Skolen er i gang.",
    }  # fmt: skip
    do(store, change_notification, made, answers)
    do(store, change_notified_child, the_row(store, case_id).children[0].id, {"contact_on": "22. november"})
    shown = the_row(store, case_id)
    assert (shown.missing, shown.assessed) == ((), "Vurderet inden for fristen.")
    assert shown.children[0].waits == "2 dage til første kontakt"
    do(store, change_notification, made, {"assessed_at": "14.31"})
    assert the_row(store, case_id).assessed == "Vurderet efter fristen."
    do(store, change_notification, made, {"assessed_at": ""})
    assert the_row(store, case_id).assessed == ""


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"received_on": "23. november 2026"}, "ikke kommet endnu"),
        ({"received_at": "9.31"}, "Klokken er ikke blevet 9.31 endnu"),
        ({"received_on": "engang"}, "Skriv"),
        ({"sender": "tante"}, "Vælg en afsender"),
        ({"kind": "rygte"}, "kan ikke vælges her"),
        ({"children": ()}, NO_CHILD),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(
    store: OpenStore, case_id: UUID, values: dict[str, Any], said: str
) -> None:
    with pytest.raises(UserError, match=said):
        note(store, case_id, **values)
    assert ask(store, list_notifications, case_id) == ()


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"assessed_on": "18. november"}, "»Vurderet« kan ikke være før 19. november 2026"),
        ({"receipt_on": "18. november"}, "»Kvittering givet« kan ikke være før"),
        ({"family_contact_on": "1. november"}, "»Første kontakt med familien« kan ikke være før"),
        ({"assessed_on": "19. november", "assessed_at": "9.59"}, "Vurderingen kan ikke være før kl. 10"),
        ({"assessed_on": "1. december 2026"}, "ikke kommet endnu"),
        ({"received_on": "21. november"}, "»Kvittering givet« kan ikke være før 21. november 2026"),
        ({"meeting_id": "x"}, "kan ikke rettes her"),
    ],
)
def test_the_order_of_things_is_kept(store: OpenStore, case_id: UUID, values: dict[str, str], said: str) -> None:
    made = note(store, case_id, received_on="19. november", received_at="10")
    do(store, change_notification, made, {"receipt_on": "20. november"})
    with pytest.raises(UserError, match=said):
        do(store, change_notification, made, values)
    row = stored(store, made)
    assert (row.received_on, row.assessed_on, row.receipt_on) == (dt.date(2026, 11, 19), None, dt.date(2026, 11, 20))


def test_a_first_contact_is_not_before_it_came_and_a_talk_in_a_team_may_be(store: OpenStore, case_id: UUID) -> None:
    made = note(store, case_id, received_on="19. november")
    do(store, change_notification, made, {"qualified_on": "2. november"})
    with pytest.raises(UserError, match="»Første kontakt med barnet« kan ikke være før"):
        do(store, change_notified_child, the_row(store, case_id).children[0].id, {"contact_on": "18. november"})


def test_children_come_and_go_and_the_last_one_stays(store: OpenStore, family: UUID) -> None:
    liv, bertil = children_of(store, family)
    made = note(store, family, children=(liv,), received_on="19. november")
    shown = the_row(store, family)
    assert [each.called for each in shown.children] == ["Liv"]
    assert [called for _, called in shown.others] == ["Bertil"]
    first = do(store, add_notified_child, made, child_id=bertil)
    assert do(store, add_notified_child, made, child_id=bertil) == first
    do(store, remove_notified_child, shown.children[0].id)
    assert [each.called for each in the_row(store, family).children] == ["Bertil"]
    with pytest.raises(UserError, match=LAST_CHILD[:30]):
        do(store, remove_notified_child, first)


def test_a_child_on_its_way_and_a_new_child_are_put_in_the_case(store: OpenStore, case_id: UUID) -> None:
    made = note(store, case_id, children=(), new_child="ufødt")
    do(store, add_notified_child, made, new_child="Ellen Lund")
    assert [(each.called, each.age) for each in the_row(store, case_id).children] == [
        ("Barn på vej", "ikke født"), ("Ellen", "alder ukendt"),
    ]  # fmt: skip
    do(store, change_notification, made, {"family_contact_on": "i dag"})
    assert the_row(store, case_id).missing[-1] == "første kontakt med Ellen"
    with store.units.read("test") as unit:
        kinds = [each.kind for each in unit.live(Person, Person.case_id == case_id) if each.name == "Barn på vej"]
    assert kinds == [PersonKind.UNBORN]


def test_nobody_of_another_case_is_taken_in(store: OpenStore, case_id: UUID, noah_case: UUID) -> None:
    stranger = ask(store, list_people, noah_case)[0].id
    for values in ({"children": tuple(children_of(store, noah_case))}, {"sender_person_id": stranger}):
        with pytest.raises(UserError, match="ikke på denne sag"):
            note(store, case_id, **values)
    made = note(store, case_id)
    with pytest.raises(UserError, match="ikke på denne sag"):
        do(store, change_notification, made, {"sender_person_id": str(stranger)})


def test_the_same_one_typed_twice_is_found(store: OpenStore, case_id: UUID) -> None:
    made = note(store, case_id, received_on="20. november", received_at="14.30")
    [twin] = ask(store, find_twins, case_id, typed(store, case_id, received_on="20/11"))
    assert (twin.id, twin.here) == (made, True)
    assert twin.words == "20. november 2026 kl. 14.30, skole, SFO, fritidshjem eller klub, om Asta"
    for other in ({"received_on": "19/11"}, {"received_on": "20/11", "sender": "police"},
                  {"received_on": "20/11", "children": ()}, {"received_on": "hvad?"}):  # fmt: skip
        assert ask(store, find_twins, case_id, typed(store, case_id, **other)) == ()
    assert ask(store, find_twins, case_id, typed(store, case_id, received_on="20/11", sender=""))


def test_help_already_given_asks_for_somebody_else_to_look_again(store: OpenStore, case_id: UUID) -> None:
    help_that_runs(store, case_id)
    made = note(store, case_id, received_on="20. november")
    shown = the_row(store, case_id)
    assert shown.reassess.startswith("Asta får allerede hjælp.")
    assert "barnets lov § 137, stk. 1" in shown.reassess
    assert "genvurdering" in shown.missing
    do(store, change_notification, made, {"assessed_by": "Bo Dam", "reassessed_by": "bo dam", "reassessed_on": "i dag"})
    shown = the_row(store, case_id)
    assert shown.same_person.endswith("bo dam har været med før.")
    assert "genvurdering" not in shown.missing


@pytest.mark.parametrize(
    "values",
    [
        {"legal_basis": "barnets lov § 30, stk. 1"},
        {"decided_on": "2026-11-21", "since": "2026-11-21"},
        {"status": "ended", "until": "2026-11-01"},
        {"status": "wished"},
    ],
)
def test_early_help_later_help_and_help_that_ended_ask_for_nothing(
    store: OpenStore, case_id: UUID, values: dict[str, str]
) -> None:
    help_that_runs(store, case_id, **values)
    note(store, case_id, received_on="20. november")
    assert the_row(store, case_id).reassess == ""


def test_after_a_meeting_that_was_not_enough_one_is_begun_once(store: OpenStore, mathias_case: UUID) -> None:
    meeting = ask(store, list_meetings, mathias_case)[0].id
    do(store, set_enough, meeting, answer=NetworkEnough.NO)
    made = do(store, begin_after_meeting, meeting)
    assert do(store, begin_after_meeting, meeting) == made
    shown = next(each for each in ask(store, list_notifications, mathias_case) if each.id == made)
    assert (stored(store, made).meeting_id, shown.missing[0]) == (meeting, "hvornår den kom")
    assert len(shown.children) == len(children_of(store, mathias_case))


def test_it_is_taken_away_and_comes_back_with_its_children(store: OpenStore, family: UUID) -> None:
    made = note(store, family)
    with store.units.step("Fjern underretning", "notification.remove") as unit:
        remove_notification(unit, made)
    assert ask(store, list_notifications, family) == ()
    assert unit.outcome is not None
    do(store, undo, unit.outcome.step_id)
    assert [each.called for each in the_row(store, family).children] == ["Liv", "Bertil"]


def test_what_counts_is_the_municipalitys_own_words_until_they_are_given_up(store: OpenStore) -> None:
    shipped = ask(store, read_definition)
    assert not shipped.is_own
    do(store, save_definition, "  Alt, der kommer skriftligt. ")
    own = ask(store, read_definition)
    assert (own.text, own.is_own) == ("Alt, der kommer skriftligt.", True)
    do(store, save_definition, "Noget andet.")
    do(store, save_definition, "Alt, der kommer skriftligt.")
    assert ask(store, read_definition).text == "Alt, der kommer skriftligt."
    do(store, restore_definition)
    assert ask(store, read_definition) == shipped
    for wrong in ("  ", "a" * 2001):
        with pytest.raises(UserError):
            do(store, save_definition, wrong)


def test_the_general_form_of_records_still_knows_the_fields(store: OpenStore, case_id: UUID) -> None:
    made = note(store, case_id)
    do(store, change_record, Notification.__tablename__, made, {"quality": "Klar og konkret."})
    assert the_row(store, case_id).fields["quality"].value == "Klar og konkret."


def test_help_without_a_paragraph_asks_which_it_is_and_sets_no_deadline(store: OpenStore, case_id: UUID) -> None:
    help_that_runs(store, case_id, legal_basis="")
    note(store, case_id, received_on="20. november")
    shown = the_row(store, case_id)
    assert shown.reassess.startswith("Asta får hjælp, hvor der ikke står et lovgrundlag.")
    assert "genvurdering" not in shown.missing
    assert "second-look" not in due_of(store, case_id)
