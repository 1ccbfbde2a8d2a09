"""The rhythm that fits a case is suggested with why, and a long one asks once more."""

import datetime as dt
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.models.plan import Intervention
from app.services import interventions
from app.services.cases import start_case
from app.services.follow_ups import ChosenRhythm, HeldFollowUp, hold_follow_up, set_rhythm
from app.services.plan_page import read_plan
from app.services.rhythm_choice import RhythmAdvice, advise_rhythm, asks_again
from tests.doing import ask, do


@pytest.fixture
def asta(store: OpenStore) -> UUID:
    made: UUID = do(store, start_case, child_name="Asta")
    return made


def runs(store: OpenStore, case_id: UUID, basis: str = "", *, placement: bool | None = None) -> None:
    made = do(store, interventions.wish, case_id, name="Støtte")
    do(store, interventions.start, made, on="1. oktober 2026")
    with store.units.step("Lov", "test") as unit:
        row = unit.get(Intervention, made)
        row.legal_basis, row.placement = basis or None, placement


def advice(store: OpenStore, case_id: UUID) -> RhythmAdvice:
    found: RhythmAdvice = ask(store, advise_rhythm, case_id)
    return found


def test_a_placed_child_is_followed_closely(store: OpenStore, asta: UUID) -> None:
    runs(store, asta, "barnets lov § 32")
    runs(store, asta, "barnets lov § 46", placement=True)
    best = advice(store, asta).best
    assert best is not None
    assert (best.preset_id, best.first, best.first_unit, best.every, best.unit) == (
        "placement-frequent", 2, "weeks", 6, "weeks",
    )  # fmt: skip
    assert best.why == "Asta bor uden for hjemmet, så der følges tæt op."
    assert best.base_on == dt.date(2026, 10, 1)


def test_support_at_home_is_four_weeks_and_then_three_months(store: OpenStore, asta: UUID) -> None:
    runs(store, asta, "barnets lov § 32")
    found = advice(store, asta)
    assert found.best is not None
    assert (found.best.first, found.best.first_unit) == (4, "weeks")
    assert (found.best.every, found.best.unit) == (3, "months")
    assert "1. januar 2027" in found.law


def test_when_one_was_held_there_is_no_first_time_any_more(store: OpenStore, asta: UUID) -> None:
    runs(store, asta, "barnets lov § 32")
    do(store, hold_follow_up, asta, HeldFollowUp(held_on="4. november 2026"))
    found = advice(store, asta)
    assert found.best is not None
    assert (found.best.first, found.best.base_on, found.law) == (None, dt.date(2026, 11, 4), "")


def test_early_help_points_at_the_talks_and_fills_nothing_in(store: OpenStore, asta: UUID) -> None:
    runs(store, asta, "barnets lov § 30")
    found = advice(store, asta)
    assert found.best is not None
    assert (found.best.preset_id, found.best.every, found.law) == ("early-talks", None, "")


def test_a_network_that_meets_without_other_help_has_its_own_rhythm(store: OpenStore, mathias_case: UUID) -> None:
    best = advice(store, mathias_case).best
    assert best is not None
    assert (best.preset_id, best.base_on) == ("network-meeting", dt.date(2026, 11, 18))


def test_the_law_sets_the_first_and_leaves_the_rest_to_be_decided(store: OpenStore, asta: UUID) -> None:
    law = next(each for each in advice(store, asta).offers if each.preset_id == "bl-95")
    assert (law.first, law.first_unit, law.every) == (3, "months", None)


def test_visits_are_for_supervision_and_the_leaders_review_is_no_rhythm_here(store: OpenStore, asta: UUID) -> None:
    kinds = {each.preset_id: each.kind for each in advice(store, asta).offers}
    assert kinds["supervision-visits"] == "supervision"
    assert "case-review" not in kinds


def test_where_nothing_points_at_a_rhythm_none_is_pushed(store: OpenStore, asta: UUID) -> None:
    found = advice(store, asta)
    assert (found.best, found.law) == (None, "")
    assert {each.preset_id for each in found.offers} >= {"bl-95", "preventive-frequent"}
    assert "sel-70" not in {each.preset_id for each in found.offers}  # history, not a rhythm of today


@pytest.mark.parametrize(("every", "unit"), [(7, "months"), (27, "weeks"), (104, "weeks")])
def test_more_than_six_months_asks_again(every: int, unit: str) -> None:
    assert "før var højst 6 måneder reglen" in asks_again(every, unit, 6)


@pytest.mark.parametrize(("every", "unit"), [(6, "months"), (26, "weeks"), (1, "weeks")])
def test_up_to_six_months_asks_nothing(every: int, unit: str) -> None:
    assert asks_again(every, unit, 6) == ""


def test_the_answer_stands_with_the_reason(store: OpenStore, asta: UUID) -> None:
    chosen = ChosenRhythm(12, "months", "Asta trives", longer_because="Familien ringer selv.", explained_to="Asta")
    do(store, set_rhythm, asta, chosen)
    rhythm = ask(store, read_plan, asta).cadences[0]
    assert rhythm.reason == "Asta trives. Det er nok at mødes så sjældent, fordi familien ringer selv."
