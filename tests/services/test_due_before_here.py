"""A case that came from elsewhere: I dag asks what happened there instead of calling it late, once for each child."""

import datetime as dt
import random
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.approx_date import ApproxDate
from app.models.case import Case
from app.models.deadline import StartedDeadline
from app.models.enums import FollowUpKind
from app.models.knowledge import ChildTalk
from app.models.log import DueItem
from app.models.plan import FollowUp
from app.rules.due import Bucket
from app.services import due
from app.services.due_before_here import BEFORE, FOLLOWED, HERE_ONLY, VISITED
from app.services.due_rows import DueRow
from app.services.told_before import NOT_AHEAD, TO_COME, read_before, set_here_since, tell_when
from tests.doing import ask, do
from tests.services.due_making import a_case, help_that_runs, lines, put, stop, the_child
from tests.services.test_due_by_chance import Enough, made_up

CAME = "20. november 2026"
SINCE = dt.date(2026, 11, 20)


def came_here(store: OpenStore, **values: str) -> UUID:
    """Start a case with help from July that nobody has written about here, and say that it came in November."""
    case_id = a_case(store)
    help_that_runs(store, case_id, **values)
    do(store, set_here_since, case_id, typed=CAME)
    return case_id


def tell(store: OpenStore, row: DueRow, typed: str) -> None:
    do(store, tell_when, row.case_id, table=row.source_table, row_id=row.source_id, rule_id=row.rule_id, typed=typed)


def question(store: OpenStore) -> DueRow:
    """Return the one line that asks."""
    [row] = [each for each in lines(store) if each.rule_id.startswith(BEFORE)]
    return row


def kept(store: OpenStore, kind: Any) -> list[Any]:
    with store.units.read("test") as unit:
        return unit.live(kind)


def test_a_first_follow_up_from_before_is_a_question_and_not_late(store: OpenStore) -> None:
    case_id = a_case(store)
    help_that_runs(store, case_id)
    assert [row.bucket for row in lines(store, table="intervention")] == [Bucket.OVERDUE]
    do(store, set_here_since, case_id, typed=CAME)
    row = question(store)
    assert (row.what, row.due, row.bucket) == (FOLLOWED, None, Bucket.MISSING)
    assert row.explanation == (
        "Første opfølgning på Kontaktperson (1. oktober 2026): det var, før sagen kom hertil 20. november 2026."
    )
    assert ask(store, read_before, case_id).questions == (row,)


def test_the_answer_is_a_follow_up_and_the_rule_goes_on_from_it(store: OpenStore) -> None:
    came_here(store)
    tell(store, question(store), "4/10")
    [held] = kept(store, FollowUp)
    assert (held.held_on, held.kind) == (dt.date(2026, 10, 4), FollowUpKind.FOLLOW_UP)
    assert [row.what for row in lines(store) if row.due is None] == ["Næste dato"]


def test_a_day_that_is_no_answer_is_refused_with_what_to_do(store: OpenStore) -> None:
    came_here(store)
    row = question(store)
    for typed, why in (("1. juni 2026", "efter 1. juli 2026"), ("1. december 2026", TO_COME[:20]), ("marts 2026", "én"),
                       ("i overmorgen tidlig", "Skriv en dag"), ("", "Skriv en dag")):  # fmt: skip
        with pytest.raises(UserError, match=why):
            tell(store, row, typed)
    with pytest.raises(UserError, match=NOT_AHEAD[:20]):
        do(store, set_here_since, row.case_id, typed="1. december 2026")


def test_a_planned_day_ahead_takes_the_question_in(store: OpenStore) -> None:
    case_id = came_here(store)
    put(store, case_id, "follow_up", planned_on="2026-12-02")
    assert not [row for row in lines(store) if row.rule_id.startswith(BEFORE)]
    [row] = lines(store, table="follow_up")
    assert (row.due, row.law) == (dt.date(2026, 12, 2), "barnets lov § 95, stk. 2")
    assert "før sagen kom hertil" in row.explanation


def test_a_planned_day_that_passed_elsewhere_asks_whether_it_was_held(store: OpenStore) -> None:
    case_id = a_case(store)
    put(store, case_id, "follow_up", planned_on="2026-09-01")
    do(store, set_here_since, case_id, typed=CAME)
    tell(store, question(store), "1/9")
    assert [each.held_on for each in kept(store, FollowUp)] == [dt.date(2026, 9, 1)]


def test_each_child_has_one_line_and_the_next_question_comes_when_the_first_is_answered(store: OpenStore) -> None:
    placed = {"name": "Plejefamilie", "legal_basis": "barnets lov § 46", "plan_choice": "", "rung": "5"}
    placed |= {"placement": "yes", "since": "2025-07-01", "decided_on": "2025-06-22"}
    case_id = came_here(store, **placed)
    with store.units.step("Gammel", "test") as unit:
        unit.get(Case, case_id).opened_on = ApproxDate.parse("2025-06-01")
    asked = []
    while found := [row for row in lines(store) if row.rule_id.startswith(BEFORE)]:
        assert len(found) == 1
        asked.append(found[0].what)
        tell(store, found[0], "10. november 2026")
    assert asked == [FOLLOWED, VISITED, "Barnets plan til »Plejefamilie«: er det gjort? Skriv dagen."]
    [row] = [row for row in lines(store) if row.due is None]
    assert row.explanation == "Sagen har ingen næste dato. Find også ud af: Den sidste samtale med Asta."
    put(store, case_id, "follow_up", planned_on="2026-12-02")
    tell(store, question(store), "10. november 2026")
    assert [each.on.exact for each in kept(store, ChildTalk)] == [dt.date(2026, 11, 10)]
    assert [each.done_on for each in kept(store, StartedDeadline)] == [dt.date(2026, 11, 10)]
    assert not [row for row in lines(store) if row.due is None or row.due < SINCE]


def test_a_rhythm_is_owed_from_the_day_the_case_came_once_the_last_time_is_told(store: OpenStore) -> None:
    case_id = a_case(store)
    values = {"every_count": "6", "every_unit": "weeks", "base_on": "2026-01-01", "reason": "ro"}
    put(store, case_id, "cadence", **values)
    do(store, set_here_since, case_id, typed=CAME)
    tell(store, question(store), "1. marts 2026")
    [row] = lines(store, table="cadence")
    assert row.due == SINCE


def test_what_falls_that_day_or_later_and_what_was_agreed_here_is_as_always(store: OpenStore) -> None:
    case_id = came_here(store, since="2026-08-22")
    put(store, case_id, "agreement", text="Ringe til skolen", due_on="2026-11-01")
    assert [row.due for row in lines(store, table="intervention")] == [dt.date(2026, 11, 22)]
    assert [row.bucket for row in lines(store, table="agreement")] == [Bucket.OVERDUE]


def test_silence_counts_from_the_day_the_case_came(store: OpenStore) -> None:
    case_id = a_case(store)
    with store.units.step("Gammel", "test") as unit:
        unit.get(Case, case_id).opened_on = ApproxDate.parse("2025-01-01")
        unit.get(Case, case_id).here_since = SINCE
    assert not lines(store, table="quiet")
    assert lines(store, "2027-06-01", table="quiet")


def test_while_a_child_is_heard_without_a_parent_no_line_carries_the_words_of_another(store: OpenStore) -> None:
    case_id = came_here(store)
    put(store, case_id, "person", name="Torben Lund", role="far")
    stop(store, case_id)
    with store.units.read("test") as unit:
        items = list(unit.session.scalars(select(DueItem)))
    assert not [each for each in items if "Find også" in each.explanation]
    assert the_child(store, case_id)


def look_at(store: OpenStore, seed: int) -> list[str]:
    """Work out the dates of a case by chance without a day, with one long ago, and with one by chance."""
    found: list[str] = []
    try:
        with store.units.step("Prøv", "test") as unit:
            rows, chance = made_up(unit, random.Random(seed)), random.Random(seed)
            lines_of = select(DueItem).where(DueItem.case_id == rows.case.id)

            def written(since: dt.date | None) -> list[DueItem]:
                rows.case.here_since = since
                due.recompute(unit, rows)
                return list(unit.session.scalars(lines_of, execution_options={"populate_existing": True}))

            def told(items: list[DueItem]) -> list[Any]:
                return sorted((each.what, str(each.due_on), each.rule_id, each.explanation) for each in items)

            always = told(written(None))
            if told(written(dt.date(1990, 1, 1))) != always:
                found.append("a day long ago changes something")
            since = dt.date(2026, 11, 22) - dt.timedelta(days=chance.randrange(400))
            for each in written(since):
                here_only = each.source_table in HERE_ONLY or each.rule_id == "after_meeting"
                if each.due_on and each.due_on < since and not (here_only or each.ends_on):
                    found.append(f"{each.what} is due {each.due_on}, before {since}")
            if told(written(None)) != always:
                found.append("it does not go back")
            raise Enough
    except Enough:
        return [f"seed {seed}: {each}" for each in found]


def test_no_line_is_late_from_before_the_case_came_and_without_that_day_nothing_changes(store: OpenStore) -> None:
    assert [fault for seed in range(25) for fault in look_at(store, seed)] == []
