"""Which decisions carry a plan: placement always, § 32 when it was chosen, early help never, each under its own law."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.enums import PlanChoice
from app.rules.plan_decisions import HelpDecision, Law, governing_day

OLD, NEW = dt.date(2023, 12, 31), dt.date(2024, 1, 1)


@pytest.mark.parametrize(
    ("basis", "day", "carries"),
    [
        ("barnets lov § 46", NEW, True),
        ("barnets lov §§ 46 og 47", None, True),
        ("barnets lov § 30", NEW, False),
        ("Barnets lov §\u00a030, stk. 1", NEW, False),
        ("BL § 30", None, False),
        ("barnets lov §§ 28-30", NEW, False),
        ("serviceloven § 11, stk. 3", OLD, False),
        ("§ 11.3", OLD, False),
        ("SEL § 11", None, False),
        ("serviceloven § 52, stk. 3, nr. 3", OLD, True),
        ("§ 52, stk. 3, nr. 7", OLD, True),
        ("barnets lov § 32, stk. 1, nr. 3", NEW, False),
        ("barnets lov §§ 30 og 32", NEW, False),
        ("barnets lov § 32 og § 46", NEW, True),
        ("barnets lov § 32, stk. 1, nr. 3, jf. § 91", NEW, False),
        ("§ 30, jf. § 9", NEW, False),
        ("barnets lov § 30 jævnfør § 46", NEW, False),
        ("afgørelse jf. barnets lov § 46", NEW, True),
        ("§ 20", NEW, False),
        ("efter aftale på mødet", NEW, False),
        ("", NEW, False),
        ("", OLD, True),
    ],
)
def test_a_decision_carries_a_plan_by_its_own_law(basis: str, day: dt.date | None, carries: bool) -> None:
    assert HelpDecision(basis, day).carries_plan() is carries


def test_under_32_it_is_a_plan_when_it_was_chosen_or_is_written_already() -> None:
    support = HelpDecision("barnets lov § 32", NEW)
    chosen = HelpDecision("barnets lov § 32", NEW, choice=PlanChoice.PLAN)
    declined = HelpDecision("barnets lov § 32", NEW, choice=PlanChoice.NO_PLAN)
    assert (support.asks_for_choice, support.carries_plan(made_anyway=True)) == (True, True)
    assert (chosen.carries_plan(), declined.carries_plan(made_anyway=True)) == (True, False)


def test_numbers_are_never_moved_from_one_law_to_the_other() -> None:
    # § 32 and § 30 of serviceloven are something else than § 32 and § 30 of barnets lov.
    assert HelpDecision("§ 32", OLD).paragraphs == {(Law.OLD, 32)}
    assert not HelpDecision("§ 32", OLD).asks_for_choice
    assert not HelpDecision("serviceloven § 30", None).is_early_help
    assert not HelpDecision("barnets lov § 11", NEW).is_early_help


@pytest.mark.parametrize(
    ("basis", "asks", "support"),
    [
        ("§ 32, stk. 1, nr. 3, jf. § 91", True, True),
        ("§ 20, jf. § 32", True, True),
        ("§ 20", True, False),
        ("", True, False),
        ("§ 30, jf. § 9", False, False),
        ("§ 46, jf. § 32", False, False),
    ],
)
def test_a_choice_is_asked_for_where_it_is_one_or_where_nobody_can_tell(basis: str, asks: bool, support: bool) -> None:
    decision = HelpDecision(basis, NEW)
    assert (decision.asks_for_choice, decision.is_support) == (asks, support)
    assert HelpDecision(basis, NEW, choice=PlanChoice.NO_PLAN).carries_plan() is (basis == "§ 46, jf. § 32")
    assert not HelpDecision(basis, NEW, placement=True).asks_for_choice


def test_a_placement_carries_a_plan_whatever_paragraph_stands_there() -> None:
    assert HelpDecision("barnets lov § 32", NEW, placement=True, choice=PlanChoice.NO_PLAN).carries_plan()
    assert HelpDecision("barnets lov § 30", NEW, placement=True).carries_plan()


def test_the_newest_decision_governs_the_words() -> None:
    old, new = HelpDecision("serviceloven § 52", dt.date(2016, 12, 31)), HelpDecision("barnets lov § 32", NEW)
    assert governing_day([old]) == dt.date(2016, 12, 31)
    assert governing_day([old, new]) == NEW
    assert governing_day([HelpDecision("serviceloven § 52", None)]) == OLD
    assert governing_day([HelpDecision("barnets lov § 46", None)]) is None
    assert governing_day([]) is None


def test_a_book_pasted_as_legal_basis_is_read_at_its_beginning() -> None:
    assert HelpDecision("barnets lov § 30" + " §§ 1-999" * 20_000, NEW).carries_plan()
    assert not HelpDecision("barnets lov § 30" + " xyz" * 50_000 + "§ 46", NEW).carries_plan()


@given(st.text(alphabet="§ 0123456789,-ogbarnets lovserviceloven\u00a0", max_size=80), st.none() | st.dates())
def test_any_text_can_stand_as_legal_basis(basis: str, day: dt.date | None) -> None:
    decision = HelpDecision(basis, day)
    assert decision.carries_plan(made_anyway=True) or not decision.carries_plan()
    assert not (decision.is_early_help and decision.carries_plan(made_anyway=True))
