"""Interventions from wish to result: days that cannot be are refused, reasons are kept, waiting is counted."""

import datetime as dt
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.enums import Arena, InterventionStatus, PlanChoice, Worked
from app.models.plan import InterventionArena
from app.services.cases import start_case
from app.services.intervention_rows import InterventionRow
from app.services.interventions import choose_plan, end, grant, refuse, set_arenas, start, wish, wish_again
from app.services.plan_page import read_plan
from app.services.records import add_record, change_record
from tests.doing import ask, do
from tests.shipped import TODAY

Status = InterventionStatus


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return UUID(str(do(store, start_case, child_name="Asta Lund", birth="2018")))


@pytest.fixture
def wished(store: OpenStore, case_id: UUID) -> UUID:
    return UUID(
        str(do(store, wish, case_id, name=" Kontaktperson ", purpose="Ro om morgenen", why_this="Det har virket før"))
    )


def only(store: OpenStore, case_id: UUID) -> InterventionRow:
    [row] = ask(store, read_plan, case_id).interventions
    assert isinstance(row, InterventionRow)
    return row


def later(store: OpenStore, days: int) -> None:
    store.units.now = lambda: TODAY + dt.timedelta(days=days)


def test_what_is_wished_waits_from_today(store: OpenStore, case_id: UUID, wished: UUID) -> None:
    row = only(store, case_id)
    assert (row.id, row.name, row.status, row.wished_on, row.waiting_days) == (
        wished, "Kontaktperson", Status.WISHED, "22. november 2026", 0,
    )  # fmt: skip
    later(store, 30)
    assert only(store, case_id).waiting_days == 30


def test_the_whole_way_from_wish_to_result(store: OpenStore, case_id: UUID, wished: UUID) -> None:
    do(store, grant, wished, on="20. november", legal_basis="barnets lov § 32, stk. 1, nr. 3")
    later(store, 9)
    do(store, start, wished, on="1. december", expected_until="1. juli 2027")
    assert (only(store, case_id).status, only(store, case_id).waiting_days) == (Status.ACTIVE, 9)
    later(store, 250)
    assert only(store, case_id).overdue
    do(store, end, wished, worked=Worked.PARTLY, result="Færre morgener alene", family_view="Vi vil gerne mere")

    row = only(store, case_id)
    assert (row.status, row.decided_on, row.since, row.until) == (
        Status.ENDED, "20. november 2026", "1. december 2026", "30. juli 2027",
    )  # fmt: skip
    assert (row.worked, row.result, row.family_view) == (Worked.PARTLY, "Færre morgener alene", "Vi vil gerne mere")
    assert (row.overdue, row.waiting_days, row.legal_basis) == (False, 9, "barnets lov § 32, stk. 1, nr. 3")


def test_help_without_a_decision_begins_right_away(store: OpenStore, case_id: UUID, wished: UUID) -> None:
    do(store, start, wished)
    assert (only(store, case_id).status, only(store, case_id).decided_on) == (Status.ACTIVE, "")


def test_what_begins_later_is_granted_until_then_and_asked_about_on_the_day(
    store: OpenStore, case_id: UUID, wished: UUID
) -> None:
    do(store, start, wished, on="1. december")
    assert (only(store, case_id).status, only(store, case_id).since) == (Status.GRANTED, "1. december 2026")
    assert "begun" not in {each.ask for each in ask(store, read_plan, case_id).questions}
    later(store, 9)
    assert "begun" in {each.ask for each in ask(store, read_plan, case_id).questions}
    do(store, start, wished, on="1. december")
    assert only(store, case_id).status is Status.ACTIVE


def test_granting_again_moves_the_day_and_stops_nothing(store: OpenStore, case_id: UUID, wished: UUID) -> None:
    do(store, grant, wished, on="1. november", legal_basis="barnets lov § 32")
    do(store, start, wished)
    do(store, grant, wished, on="15. november")
    row = only(store, case_id)
    assert (row.status, row.decided_on, row.legal_basis) == (Status.ACTIVE, "15. november 2026", "barnets lov § 32")


def test_granting_without_a_day_keeps_the_day_that_stands(store: OpenStore, case_id: UUID, wished: UUID) -> None:
    do(store, grant, wished, on="31. december 2016")
    do(store, start, wished, on="2. januar 2017")
    do(store, grant, wished, legal_basis="serviceloven § 52")
    assert only(store, case_id).decided_on == "31. december 2016", "old law stays old law"
    do(store, start, wished, on="1. december 2026")
    assert only(store, case_id).decided_on == "31. december 2016"


def test_a_wish_that_begins_later_is_granted_on_a_day(store: OpenStore, case_id: UUID, wished: UUID) -> None:
    do(store, start, wished, on="1. december 2026")
    assert (only(store, case_id).status, only(store, case_id).decided_on) == (Status.GRANTED, "22. november 2026")


def test_a_refusal_that_was_changed_is_granted_today(store: OpenStore, case_id: UUID, wished: UUID) -> None:
    do(store, refuse, wished, because="Ikke nu", on="1. oktober 2026")
    do(store, grant, wished)
    assert only(store, case_id).decided_on == "22. november 2026"


def test_a_start_before_the_wish_has_waited_no_days(store: OpenStore, case_id: UUID, wished: UUID) -> None:
    do(store, start, wished, on="1. november")
    assert only(store, case_id).waiting_days == 0


def test_a_refusal_keeps_its_reason_and_the_wish_can_come_again(store: OpenStore, case_id: UUID, wished: UUID) -> None:
    do(store, set_arenas, wished, (Arena.HOME, Arena.SCHOOL))
    with pytest.raises(UserError, match="hvorfor"):
        do(store, refuse, wished, because=" ")
    do(store, refuse, wished, because="Der er ingen ledige")
    with pytest.raises(UserError, match="sagt nej"):
        do(store, start, wished)
    later(store, 20)
    again = do(store, wish_again, wished)

    rows = {each.id: each for each in ask(store, read_plan, case_id).interventions}
    old, new = rows[wished], rows[again]
    assert (old.status, old.result, old.waiting_days) == (Status.REFUSED, "Der er ingen ledige", None)
    assert (new.status, new.name, new.purpose, new.result, new.waiting_days) == (
        Status.WISHED, "Kontaktperson", "Ro om morgenen", "", 0,
    )  # fmt: skip
    assert new.arenas == (Arena.HOME, Arena.SCHOOL)
    with pytest.raises(UserError, match="allerede"):
        do(store, wish_again, again)


def test_a_no_that_becomes_a_yes_loses_its_reason(store: OpenStore, case_id: UUID, wished: UUID) -> None:
    do(store, refuse, wished, because="Ikke nu")
    do(store, grant, wished)
    assert (only(store, case_id).status, only(store, case_id).result) == (Status.GRANTED, "")


def test_what_cannot_be_is_refused(store: OpenStore, case_id: UUID, wished: UUID) -> None:
    with pytest.raises(UserError, match="ikke begyndt"):
        do(store, end, wished)
    with pytest.raises(UserError, match="før den begynder"):
        do(store, start, wished, on="1. november 2026", expected_until="1. oktober 2026")
    do(store, start, wished, on="1. november")
    with pytest.raises(UserError, match="Afslut den"):
        do(store, refuse, wished, because="Nej")
    with pytest.raises(UserError, match="forventet slut"):
        do(store, end, wished, on="1. december")
    with pytest.raises(UserError, match="før den begynder"):
        do(store, end, wished, on="1. oktober")
    with pytest.raises(UserError, match="Skriv en dag"):
        do(store, end, wished, on="engang")
    assert only(store, case_id).status is Status.ACTIVE
    do(store, end, wished)
    for verb in (grant, start):
        with pytest.raises(UserError, match="slut"):
            do(store, verb, wished)


def test_ending_twice_puts_the_first_time_right(store: OpenStore, case_id: UUID, wished: UUID) -> None:
    do(store, start, wished, on="1. oktober")
    do(store, end, wished, on="1. november", result="Det gik godt")
    do(store, end, wished, worked=Worked.YES)
    assert (only(store, case_id).until, only(store, case_id).worked) == ("1. november 2026", Worked.YES)
    do(store, end, wished, on="2. november")
    assert (only(store, case_id).until, only(store, case_id).result) == ("2. november 2026", "Det gik godt")


def test_no_plan_needs_a_reason_and_a_plan_needs_none(store: OpenStore, case_id: UUID, wished: UUID) -> None:
    with pytest.raises(UserError, match="hvorfor"):
        do(store, choose_plan, wished, choice=PlanChoice.NO_PLAN)
    do(store, choose_plan, wished, choice=PlanChoice.NO_PLAN, because="Kort forløb")
    assert only(store, case_id).plan_choice_because == "Kort forløb"
    do(store, choose_plan, wished, choice=PlanChoice.PLAN)
    assert (only(store, case_id).plan_choice, only(store, case_id).plan_choice_because) == (PlanChoice.PLAN, "")


def test_a_place_stands_once_however_often_it_is_said(store: OpenStore, case_id: UUID, wished: UUID) -> None:
    do(store, set_arenas, wished, (Arena.SCHOOL, Arena.HOME, Arena.SCHOOL))
    for _ in range(2):
        do(store, add_record, case_id, "intervention_arena", {"arena": "home"}, owner_id=wished)
    assert len(ask(store, lambda unit: unit.live(InterventionArena))) == 4
    do(store, set_arenas, wished, (Arena.HOME, Arena.LEISURE, Arena.HOME))
    assert only(store, case_id).arenas == (Arena.HOME, Arena.LEISURE)
    do(store, set_arenas, wished, ())
    assert only(store, case_id).arenas == ()


def test_what_came_from_a_file_without_a_wish_has_no_waiting_time(store: OpenStore, case_id: UUID) -> None:
    do(store, add_record, case_id, "intervention", {"name": "Fast kontaktperson", "status": "active", "since": "2026"})
    do(store, add_record, case_id, "intervention", {"name": "Lindely", "status": "ended"})
    assert [each.waiting_days for each in ask(store, read_plan, case_id).interventions] == [None, None]


def test_a_child_of_another_case_is_nobody_here(store: OpenStore, case_id: UUID, mathias_case: UUID) -> None:
    other = ask(store, read_plan, mathias_case).children[0].child_id
    with pytest.raises(UserError, match="ikke på denne sag"):
        do(store, wish, case_id, name="Kontaktperson", child_id=other)


@pytest.mark.parametrize(
    "words", ["</b><script>", "’; DROP TABLE intervention; --", "بيت\u202eabc", "👨‍👩‍👧", "x" * 10_000]
)
def test_any_words_are_kept_as_they_are_seen(store: OpenStore, case_id: UUID, words: str) -> None:
    made = do(store, wish, case_id, name=words)
    do(store, change_record, "intervention", made, {"amount": words})
    do(store, start, made)
    do(store, end, made, result=words, family_view=words)
    row = only(store, case_id)
    shown = words.replace("\u202e", "")
    assert (row.name, row.amount, row.result, row.family_view) == (shown, shown, shown, shown)
