"""What the list of dates lets you do with a row."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.rules.due import Bucket
from app.services import agreements, cases, due_actions, due_rows, search_words
from app.services.due_rows import DueRow


def rows_of(store: OpenStore, today: dt.date | None = None) -> list[DueRow]:
    with store.units.read("due.list") as unit:
        return due_rows.list_due(unit, today=today)


def do(store: OpenStore, change: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    with store.units.step("Prøve", "test") as unit:
        return change(unit, *args, **kwargs)


def row_called(store: OpenStore, words: str) -> DueRow:
    return next(row for row in rows_of(store) if words in row.what)


@pytest.fixture
def small_case(store: OpenStore) -> UUID:
    return UUID(str(do(store, cases.start_case, child_name="Nadia Holm", birth="2015-03-14")))


def test_a_row_says_the_age_of_the_child(store: OpenStore, mathias_case: UUID) -> None:
    assert {row.ages for row in rows_of(store)} == {"11 år"}


def test_siblings_share_one_line_of_ages(store: OpenStore, liv_case: UUID) -> None:
    together = [row for row in rows_of(store) if " og " in row.children]
    assert together
    assert together[0].ages == "10 og 8 år"


def test_a_kept_agreement_leaves_the_list(store: OpenStore, small_case: UUID) -> None:
    made = do(store, agreements.add_agreement, small_case, text="ringer til skolen", when="24. november")
    do(store, due_actions.mark_done, table="agreement", row_id=made, on="2026-11-24")
    assert not [row for row in rows_of(store) if row.source_id == made]


def test_ticking_one_friday_moves_a_weekly_agreement_to_the_next(store: OpenStore, small_case: UUID) -> None:
    made = do(store, agreements.add_agreement, small_case, text="sender fravær", when="hver fredag")
    first = row_called(store, "ender fravær").due
    assert first == dt.date(2026, 11, 27)
    do(store, due_actions.mark_done, table="agreement", row_id=made, on=first.isoformat())
    assert row_called(store, "ender fravær").due == dt.date(2026, 12, 4)


def test_a_date_in_words_is_read(store: OpenStore, small_case: UUID) -> None:
    made = do(store, agreements.add_agreement, small_case, text="taler med ham", when="inden jul")
    assert row_called(store, "aler med ham").bucket is Bucket.MISSING
    do(store, due_actions.set_due_date, table="agreement", row_id=made, typed="på fredag")
    assert row_called(store, "aler med ham").due == dt.date(2026, 11, 27)


def test_words_that_are_no_date_are_refused_and_nothing_changes(store: OpenStore, small_case: UUID) -> None:
    made = do(store, agreements.add_agreement, small_case, text="taler med ham", when="inden jul")
    with pytest.raises(UserError, match="er ikke en dato"):
        do(store, due_actions.set_due_date, table="agreement", row_id=made, typed="engang i det nye")
    assert row_called(store, "aler med ham").explanation == "»inden jul« er ikke en dato."


def test_a_case_without_a_next_date_gets_a_planned_follow_up(store: OpenStore, small_case: UUID) -> None:
    row = row_called(store, "Næste dato")
    do(store, due_actions.set_due_date, table=row.source_table, row_id=row.source_id, typed="4/12")
    assert [(each.what, each.due) for each in rows_of(store)] == [("Opfølgning", dt.date(2026, 12, 4))]


def test_a_follow_up_can_be_moved(store: OpenStore) -> None:
    do(store, cases.start_case, child_name="Nadia Holm", next_on="1/12")
    row = row_called(store, "Opfølgning")
    do(store, due_actions.set_due_date, table=row.source_table, row_id=row.source_id, typed="8/12")
    assert row_called(store, "Opfølgning").due == dt.date(2026, 12, 8)


def test_a_meeting_is_not_ticked_off_from_the_list(store: OpenStore, mathias_case: UUID) -> None:
    with pytest.raises(UserError, match="Åbn sagen"):
        do(store, due_actions.mark_done, table="meeting", row_id=mathias_case, on="2026-11-22")


def test_what_is_found_says_whose_case_it_lies_in(store: OpenStore, mathias_case: UUID) -> None:
    with store.units.read("search") as unit:
        hits = search_words.search(unit, "birgitte")
    assert hits[0].title.startswith("Birgitte")
    assert {hit.about for hit in hits} == {"Mathias Kjærgaard Østergård"}
