"""When something is due for the first time, and a question that lost its words still takes its answer."""

import datetime as dt
from contextlib import suppress
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.plan import FollowUp
from app.services.agreements import add_agreement
from app.services.told_before import may_be_question, set_here_since, tell_when
from tests.doing import do
from tests.services.due_making import a_case, help_that_runs, lines, put, stop


@pytest.mark.parametrize(
    ("when", "first"),
    [
        ("hver dag kl. 7.50", "2026-11-23"),
        ("hver dag kl. 21", "2026-11-22"),
        ("hver søndag kl. 8", "2026-11-29"),
        ("hver dag", "2026-11-22"),
    ],
)
def test_a_rhythm_agreed_after_its_hour_begins_the_next_time_it_can_happen(
    store: OpenStore, when: str, first: str
) -> None:
    do(store, add_agreement, a_case(store), text="står op", when=when)  # Sunday 22 November 2026 at 9.30
    [row] = lines(store, table="agreement")
    assert row.due == dt.date.fromisoformat(first)
    [later] = lines(store, "2026-12-06", table="agreement")
    assert later.due == dt.date(2026, 12, 6)


def nameless(store: OpenStore, case_id: UUID) -> UUID:
    """Return a child heard without a parent, in a case that came here with a follow-up nobody knows of."""
    put(store, case_id, "person", name="Torben")
    stop(store, case_id)
    help_that_runs(store, case_id)
    do(store, set_here_since, case_id, typed="20. november 2026")
    return case_id


def test_a_question_without_words_is_answered_by_its_day(store: OpenStore) -> None:
    case_id = nameless(store, a_case(store))
    before = [row for row in lines(store) if row.what == "Aftale i sagen" and row.due is None]
    assert before
    assert all(may_be_question(row) for row in before)
    for row in before:
        asked = {"table": row.source_table, "row_id": row.source_id, "rule_id": row.rule_id}
        with suppress(UserError):  # one that is no question is done in the case; which it is, nobody is told
            do(store, tell_when, case_id, **asked, typed="10. november 2026")

    with store.units.read("test") as unit:
        assert dt.date(2026, 11, 10) in {each.held_on for each in unit.live(FollowUp)}
