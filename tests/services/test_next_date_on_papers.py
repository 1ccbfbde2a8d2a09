"""Story B, and Noah is heard without his father: no paper prints a day that is counted from what came after the stop.

The follow-up after it is held on 21 November, and six weeks later is 2 January 2027.
"""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.documents.follow_up_paper import follow_up_pdf
from app.documents.plan_paper import plan_pdf
from app.models.plan import FollowUp
from app.services import journal_queue
from app.services.follow_up_paper import follow_up_paper_for
from app.services.follow_ups import HeldFollowUp, hold_follow_up
from app.services.journal_texts import NEXT_LEFT_OUT
from app.services.papers import plan_for
from app.services.stop_decisions import note_stop
from tests.doing import ask, do
from tests.ready_stores import ReadyStores, case_of, nothing
from tests.services.due_making import the_child
from tests.services.meeting_making import who
from tests.services.read_by_jan import text_of
from tests.shipped import TODAY

SECRET, KNOWN = "2. januar", "16. december"
"""Six weeks after the day no parent may know of, and six weeks after the follow-up both were told of."""


@pytest.fixture
def store(tmp_path: Path, ready_stores: ReadyStores) -> Iterator[OpenStore]:
    """A store whose clock goes on, since what came after a stop is told apart by its time."""
    minutes = iter(range(1_000_000))
    clock = lambda: TODAY + dt.timedelta(minutes=next(minutes) / 60)  # noqa: E731 - a clock
    with ready_stores.opened(tmp_path, nothing, "noah_case", now=clock) as (opened, _):
        yield opened


def follow_up_of(store: OpenStore, day: dt.date) -> UUID:
    found: UUID = ask(store, lambda unit: next(each.id for each in unit.live(FollowUp) if each.held_on == day))
    return found


def plan_read_by(store: OpenStore, case_id: UUID, name: str | None, copy: str = "family") -> str:
    reader, child = who(store, case_id, name) if name else None, the_child(store, case_id) if copy == "child" else None
    return text_of(plan_pdf(ask(store, plan_for, case_id, copy=copy, child_id=child, recipient_id=reader).paper))


def sheet_read_by(store: OpenStore, case_id: UUID, name: str | None, held_on: dt.date) -> str:
    reader, row = who(store, case_id, name) if name else None, follow_up_of(store, held_on)
    draft = ask(store, follow_up_paper_for, case_id, recipient_id=reader, follow_up_id=row)
    return text_of(follow_up_pdf(draft.paper))


def newest_for_the_journal(store: OpenStore, case_id: UUID) -> journal_queue.QueueItem:
    items = ask(store, journal_queue.list_queue, case_id, older=True)
    return max((each for each in items if each.source == "follow_up_id"), key=lambda each: each.title)


def test_no_paper_prints_a_day_that_is_counted_from_what_a_parent_may_not_know(store: OpenStore) -> None:
    case_id, before_it = case_of(store, "2026-007"), dt.date(2026, 11, 4)
    of_jan = plan_read_by(store, case_id, "Jan"), sheet_read_by(store, case_id, "Jan", before_it)
    everybody = plan_read_by(store, case_id, None), plan_read_by(store, case_id, None, "professional")
    assert all(KNOWN in paper for paper in (*of_jan, *everybody))
    assert f"Næste opfølgning: {KNOWN} 2026" in newest_for_the_journal(store, case_id).text

    do(store, note_stop, case_id, kind="abuse", against_id=who(store, case_id, "Jan"), reason="uro")
    held = HeldFollowUp(held_on="21. november 2026", child_id=the_child(store, case_id), progress="Noah har talt.")
    do(store, hold_follow_up, case_id, held)

    assert (plan_read_by(store, case_id, "Jan"), sheet_read_by(store, case_id, "Jan", before_it)) == of_jan
    readers = (plan_read_by(store, case_id, each) for each in (None, "Heidi"))
    papers = [*readers, *(plan_read_by(store, case_id, None, each) for each in ("professional", "child"))]
    papers += [sheet_read_by(store, case_id, "Heidi", day) for day in (before_it, dt.date(2026, 11, 21))]
    laid_over = newest_for_the_journal(store, case_id)
    assert [paper for paper in (*papers, laid_over.text) if SECRET in paper] == []
    assert "Rytme: hver 6. uge" in laid_over.text
    assert laid_over.left_out == NEXT_LEFT_OUT
