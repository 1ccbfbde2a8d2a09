"""What was agreed in a review stands on the case, and the plan for the next one follows the half-yearly rule."""

import datetime as dt
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.services.case_reviews import ReviewRow, hold_review, list_reviews, plan_review, remove_review
from app.services.due_rows import list_due
from app.services.people import add_to_network
from app.services.snoozes import put_off
from app.services.stop_decisions import note_stop
from tests.doing import ask, do
from tests.services.due_making import a_case, lines
from tests.services.meeting_making import who
from tests.shipped import TODAY as NOW

TODAY = dt.date(2026, 11, 22)


def reviews(store: OpenStore, case_id: UUID) -> tuple[ReviewRow, ...]:
    found: tuple[ReviewRow, ...] = ask(store, list_reviews, case_id)
    return found


def test_what_was_agreed_stands_on_the_case_of_today(store: OpenStore) -> None:
    case_id = a_case(store)
    do(store, hold_review, case_id, text="  Ring til skolen.  ", leader="Mette")
    [row] = reviews(store, case_id)
    assert (row.held_on, row.leader, row.text) == (TODAY, "Mette", "Ring til skolen.")


def test_the_planned_review_becomes_the_held_one(store: OpenStore) -> None:
    case_id = a_case(store)
    do(store, plan_review, case_id, on="4/12")
    do(store, plan_review, case_id, on="5/12")
    [planned] = reviews(store, case_id)
    made = do(store, hold_review, case_id, text="Tidligere end planlagt.")
    [row] = reviews(store, case_id)
    assert made == planned.id == row.id
    assert (row.planned_on, row.held_on) == (dt.date(2026, 12, 5), TODAY)


@pytest.mark.parametrize("nameless", [False, True])
def test_a_planned_day_that_came_and_went_says_why_until_it_is_moved_or_held(store: OpenStore, nameless: bool) -> None:
    case_id = a_case(store)
    if nameless:
        mother = do(store, add_to_network, case_id, name="Mor Lund", role="mor")
        do(store, note_stop, case_id, kind="abuse", subject_id=who(store, case_id, "Asta"), against_id=mother)
    do(store, plan_review, case_id, on="22/11")
    [planned] = reviews(store, case_id)
    store.units.now = lambda: NOW + dt.timedelta(days=1)
    [line] = [each for each in ask(store, list_due, case_id=case_id) if each.source_id == planned.id]
    assert (line.source_table != "case_review") is nameless
    known = {"table": line.source_table, "row_id": line.source_id, "rule_id": line.rule_id}
    do(store, put_off, **known, until="4/12", because="Mette er syg.")
    assert [each.put_off for each in reviews(store, case_id)] == ["Udskudt til 4. december 2026: Mette er syg."]
    do(store, plan_review, case_id, on="5/12")
    assert [each.put_off for each in reviews(store, case_id)] == [""]


def test_coming_back_on_the_same_day_goes_on_with_the_same_review(store: OpenStore) -> None:
    case_id = a_case(store)
    first = do(store, hold_review, case_id, text="Én ting.", next_on="om 3 måneder")
    again = do(store, hold_review, case_id, text="To ting.", next_on="")
    assert (first, [row.text for row in reviews(store, case_id)]) == (again, ["To ting."])


def test_an_older_review_is_left_alone_and_stands_below(store: OpenStore) -> None:
    case_id = a_case(store)
    do(store, hold_review, case_id, text="I foråret.", on="4. maj 2026")
    do(store, hold_review, case_id, text="Nu.", next_on="4. maj 2027")
    planned, now, spring = reviews(store, case_id)
    assert (planned.planned_on, now.text, spring.text) == (dt.date(2027, 5, 4), "Nu.", "I foråret.")


def test_the_next_review_is_due_half_a_year_after_the_last(store: OpenStore) -> None:
    case_id = a_case(store)
    do(store, hold_review, case_id)
    assert lines(store, "2026-12-01", table="case_review") == []
    assert [row.due for row in lines(store, "2027-05-10", table="case_review")] == [dt.date(2027, 5, 22)]


def test_a_review_that_never_was_can_be_taken_away(store: OpenStore) -> None:
    case_id = a_case(store)
    do(store, remove_review, do(store, hold_review, case_id))
    assert reviews(store, case_id) == ()


@pytest.mark.parametrize(
    ("values", "says"),
    [({"on": "i morgen"}, "ikke kommet endnu"), ({"on": "en dag"}, "dato"), ({"next_on": "4. maj 2020"}, "er gået")],
)
def test_days_that_cannot_be_are_refused_and_nothing_is_kept(
    store: OpenStore, values: dict[str, str], says: str
) -> None:
    case_id = a_case(store)
    with pytest.raises(UserError, match=says):
        do(store, hold_review, case_id, text="x", **values)
    assert reviews(store, case_id) == ()
