"""The sentence beside every date: what it is counted from, and whether that is law, practice or unsure."""

from dataclasses import replace
from datetime import date

import pytest

from app.rules.ages import AgeRule
from app.rules.cadence import Cadence, CadenceKind, next_follow_up
from app.rules.deadlines import Deadline
from app.rules.explaining import OWN, UNSURE
from app.rules.rule import Area, Force, Rule, Scope, Trigger
from app.rules.rule_checks import faults_of
from app.rules.rule_text import as_text, rule_from_text
from app.rules.rule_words import AREAS, SCOPES, force_words, kind_words, when_words
from app.services.rulebook import shipped_rules
from tests.shipped_rules import shipped_book

D = date
RULES = shipped_rules()
BOOK = shipped_book()


def sentence(rule: Rule) -> str:
    day = D(2023, 7, 1)
    if isinstance(rule, Deadline):
        return rule.because(day, "14:30" if rule.id.startswith("acute-assessment") else "")
    if isinstance(rule, AgeRule):
        return rule.because(day)
    assert isinstance(rule, Cadence)
    found = next_follow_up(replace(rule, valid_from=None, valid_to=None), day)
    return found.because if found else "Ved 10 samtaler. Praksis, ikke et lovkrav."


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_every_rule_says_law_practice_or_unsure_as_it_is(rule: Rule) -> None:
    words = sentence(rule)
    assert words.endswith(".")
    assert words[0].isupper() or words[0].isdigit()
    assert "lovfrist" not in words.casefold()
    assert ("ikke et lovkrav" in words) == (rule.force is Force.PRACTICE)
    assert rule.force is Force.PRACTICE or rule.law in words
    if rule.id != "early-talks":
        assert (UNSURE in words) == rule.uncertain


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_every_rule_can_be_kept_edited_and_said_in_words(rule: Rule) -> None:
    assert rule_from_text(as_text(rule)) == rule
    assert faults_of(rule) == []
    assert when_words(rule)
    assert (kind_words(rule) == "Praksis") == (rule.force is Force.PRACTICE)
    assert ("Paragraffen er ikke bekræftet" in force_words(rule)) == (rule.confidence == "unsure")


def test_the_words_of_the_domain_notes() -> None:
    by_law, meeting = BOOK.cadence("bl-95"), BOOK.cadence("network-meeting")
    assert by_law is not None
    assert meeting is not None
    first = next_follow_up(by_law, D(2026, 7, 1))
    sooner = next_follow_up(by_law, D(2026, 7, 1), investigation_ends=D(2026, 8, 15))
    window = next_follow_up(meeting, D(2026, 11, 18))
    assert [each.because for each in (first, sooner, window) if each] == [
        "3 måneder efter start 1. juli 2026, barnets lov § 95, stk. 2.",
        "Den dag, en samtidig undersøgelse slutter, 15. august 2026, barnets lov § 95, stk. 2.",
        "6-8 uger efter netværksmødet 18. november 2026. Praksis, ikke et lovkrav.",
    ]
    receipt, acute = BOOK.deadline("receipt"), BOOK.deadline("acute-assessment")
    assert receipt is not None
    assert acute is not None
    assert receipt.because(D(2026, 11, 20)) == f"6 hverdage efter underretningen 20. november 2026. {UNSURE}"
    assert acute.because(D(2026, 11, 20), "15:30") == (
        "24 timer efter underretningen 20. november 2026 kl. 15.30, barnets lov § 136."
    )


def test_what_the_municipality_has_changed_says_so() -> None:
    plan = replace(RULES["child-plan"], own=True)
    assert sentence(plan).endswith(f"barnets lov § 91. {OWN}")
    assert "Kommunens egen praksis, ikke et lovkrav" in sentence(replace(RULES["case-review"], own=True))


def test_every_rule_counts_from_something_that_has_words_and_stands_in_an_area() -> None:
    assert set(AREAS) == set(Area)
    assert set(SCOPES) == set(Scope)
    counters = [rule for rule in BOOK.cadences if rule.kind is CadenceKind.COUNTER]
    assert [rule.trigger for rule in counters] == [Trigger.TALKS]


def test_no_deadline_of_the_law_in_2026_is_six_months() -> None:
    today = D(2026, 11, 22)
    in_force = [rule for rule in BOOK if rule.force is Force.LAW and rule.valid_on(today)]
    assert len(in_force) > 10
    assert not [rule.id for rule in in_force if "6 months" in as_text(rule) and not isinstance(rule, AgeRule)]
