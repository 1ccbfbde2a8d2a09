"""What interventions put on I dag and in the figures: an expected end, a choice to make, and a long wait."""

import datetime as dt
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.models.enums import DueKind, PlanChoice
from app.rules.due import Bucket
from app.rules.figure_periods import period_named
from app.services.cases import close_case, start_case
from app.services.due_rows import DueRow, list_due
from app.services.figure_rows import FigureRow
from app.services.figures import read_figures
from app.services.interventions import choose_plan, end, grant, refuse, start, wish
from app.services.plan_limits import shipped_limits
from tests.doing import ask, do
from tests.shipped import TODAY

LAW = "barnets lov § 32, stk. 1, nr. 2"


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return UUID(str(do(store, start_case, child_name="Asta Lund", birth="2018", next_on="1. december 2026")))


def due(store: OpenStore, case_id: UUID, rule: str) -> list[DueRow]:
    return [each for each in ask(store, list_due, case_id=case_id) if each.rule_id == rule]


def waits(store: OpenStore) -> FigureRow:
    found = ask(store, read_figures, period_named("2026")).row("interventions_waiting")
    assert isinstance(found, FigureRow)
    return found


def test_an_expected_end_is_asked_about_on_its_day_until_it_ends(store: OpenStore, case_id: UUID) -> None:
    made = do(store, wish, case_id, name="Kontaktperson")
    do(store, start, made, on="1. oktober", expected_until="uge 46 2026")
    [row] = due(store, case_id, "expected_end")
    assert (row.what, row.due, row.bucket, row.kind) == (
        "Er »Kontaktperson« slut, eller fortsætter den?", dt.date(2026, 11, 15), Bucket.OVERDUE, DueKind.AGREED,
    )  # fmt: skip
    do(store, end, made)
    assert due(store, case_id, "expected_end") == []


def test_the_choice_of_a_plan_stands_on_the_list_until_it_is_made(store: OpenStore, case_id: UUID) -> None:
    made = do(store, wish, case_id, name="Hjælp hjemme")
    assert due(store, case_id, "plan_choice") == []
    do(store, grant, made, on="30. november 2025", legal_basis=LAW)
    [row] = due(store, case_id, "plan_choice")
    assert (row.what, row.due) == ("Plan eller ingen plan til »Hjælp hjemme«", dt.date(2026, 2, 28))
    assert row.kind is not DueKind.STATUTORY
    do(store, choose_plan, made, choice=PlanChoice.NO_PLAN, because="Et kort forløb")
    assert due(store, case_id, "plan_choice") == []


def test_early_help_and_old_decisions_ask_for_no_choice(store: OpenStore, case_id: UUID) -> None:
    for law, day in (("barnets lov § 30", "1. november 2026"), ("serviceloven § 52", "1. november 2021")):
        do(store, grant, do(store, wish, case_id, name="Hjælp"), on=day, legal_basis=law)
    assert due(store, case_id, "plan_choice") == []


def test_rows_of_one_intervention_are_told_apart(store: OpenStore) -> None:
    case_id = UUID(str(do(store, start_case, child_name="Asta Lund")))
    made = do(store, wish, case_id, name="Hjælp hjemme")
    do(store, grant, made, on="1. oktober", legal_basis=LAW)
    do(store, start, made, on="1. oktober", expected_until="1. oktober 2027")
    rows = [each for each in ask(store, list_due, case_id=case_id) if each.source_id == made]
    assert {each.rule_id for each in rows} == {"bl-95", "expected_end", "plan_choice"}
    assert len({each.id for each in rows}) == 3


def test_a_long_wait_is_counted_until_it_begins_or_is_refused(store: OpenStore, case_id: UUID) -> None:
    made = [do(store, wish, case_id, name=f"Ønske {number}") for number in range(6)]
    assert (waits(store).numerator, waits(store).denominator) == (0, 6)
    store.units.now = lambda: TODAY + dt.timedelta(days=shipped_limits().long_wait)
    assert waits(store).numerator == 0
    store.units.now = lambda: TODAY + dt.timedelta(days=shipped_limits().long_wait + 1)
    assert (waits(store).numerator, waits(store).suppressed) == (6, False)
    do(store, start, made[0])
    do(store, refuse, made[1], because="Der er ingen plads")
    assert (waits(store).numerator, waits(store).denominator, waits(store).suppressed) == (None, None, True)


def test_a_closed_case_waits_for_nothing(store: OpenStore, case_id: UUID) -> None:
    do(store, wish, case_id, name="Kontaktperson")
    do(store, close_case, case_id, reason="Familien klarer sig")
    assert (waits(store).numerator, waits(store).denominator) == (0, 0)
