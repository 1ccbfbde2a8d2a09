"""What a hand-over leaves to do: before it is sent, until word has come, and until every point is seen."""

import datetime as dt
from uuid import UUID

from app.bootstrap import OpenStore
from app.models.log import DueItem
from app.services.comparison import compare
from app.services.discreet_rows import Discretion
from app.services.due_hand_overs import GO_THROUGH, HAND_ON, NO_WORD, of_hand_overs
from app.services.due_lines import Desk
from app.services.hand_over import pack
from app.services.hand_over_received import see_all, take_over
from app.services.hand_over_road import begin_hand_over, mark_sent, read_hand_over
from app.services.rulebook import rules_of
from app.services.snapshot import read_case
from tests.doing import ask, do
from tests.services.two_laptops import colleague, empty_store
from tests.shipped import TODAY

__all__ = ["colleague", "empty_store"]
WEEK = dt.timedelta(days=7)


def lines(store: OpenStore, case_id: UUID) -> list[tuple[str, dt.date | None, str]]:
    with store.units.read("test") as unit:
        rows = read_case(unit, case_id)
        found: list[DueItem] = list(of_hand_overs(Desk(unit, rows, rules_of(unit), Discretion(rows))))
        return [(each.what, each.due_on, each.explanation) for each in found]


def test_each_end_has_its_own_reminder_and_none_names_anybody(
    store: OpenStore, colleague: OpenStore, mathias_case: UUID
) -> None:
    today = TODAY.date()
    assert lines(store, mathias_case) == []
    do(store, begin_hand_over, mathias_case, to="Kirsten Holm", by="1. december")
    assert lines(store, mathias_case) == [(HAND_ON, dt.date(2026, 12, 1), "Sagen skal være overdraget den dag.")]
    parcel = do(store, pack, [mathias_case])
    do(store, mark_sent, [mathias_case], mark=parcel.mark, to="")
    (sent,) = lines(store, mathias_case)
    assert sent[:2] == (NO_WORD, today + WEEK)
    do(colleague, take_over, parcel, take={mathias_case: ask(colleague, compare, parcel, mathias_case).everything()})
    (come,) = lines(colleague, mathias_case)
    assert come[:2] == (GO_THROUGH, today + WEEK)
    assert "Kirsten" not in f"{sent}{come}"
    do(colleague, see_all, ask(colleague, read_hand_over, mathias_case).id)
    assert lines(colleague, mathias_case) == []
