"""What a rhythm of our own may count from, and when it may end."""

from dataclasses import replace
from typing import Any

import pytest

from app.rules.cadence import Cadence, CountsFrom
from app.rules.counting import Step
from app.rules.rule import Trigger
from app.rules.rule_checks import (
    ENDS_EARLY,
    HELD,
    NO_THEN,
    NO_WINDOW,
    NOT_HELD,
    NOT_SOONER,
    ODD_UNIT,
    TOO_FEW,
    faults_of,
)
from app.rules.rule_text import as_text, rule_from_text
from app.rules.rule_words import when_words
from app.services.rulebook import shipped_rules

RULES = {key: rule for key, rule in shipped_rules().items() if isinstance(rule, Cadence)}
START, SIX = CountsFrom.START, Step.parse("6 months")


def ours(rule_id: str, **values: Any) -> Cadence:
    """A shipped rhythm made into one of our own."""
    return replace(RULES[rule_id], id="own_1", **values)


@pytest.mark.parametrize(
    ("rule", "faults"),
    [
        (ours("case-review", ends_after=Step.parse("5 months")), [ENDS_EARLY]),
        (ours("case-review", ends_after=Step.parse("6 months")), []),
        (ours("case-review", ends_after=Step.parse("0 months")), [TOO_FEW, ENDS_EARLY]),
        (ours("case-review", ends_after=Step.parse("300 workdays")), [ODD_UNIT]),
        (ours("case-review", last=Trigger.BIRTHDAY), [NOT_HELD]),
        (ours("case-review", counts_from=START, then=None), [NO_THEN]),
        (ours("network-meeting", counts_from=START), [NO_WINDOW]),
        (ours("bl-95"), [NOT_SOONER]),
        (ours("case-review", or_when=Trigger.DECISION), [NOT_SOONER]),
        (replace(RULES["bl-95"], or_when=Trigger.DECISION), [NOT_SOONER]),
        (replace(RULES["bl-95"], or_when=None), []),
    ],
)
def test_a_rhythm_that_could_not_be_counted_is_refused(rule: Cadence, faults: list[str]) -> None:
    assert faults_of(rule) == faults


@pytest.mark.parametrize("last", HELD)
def test_a_rhythm_of_our_own_is_kept_with_all_it_counts_by(last: Trigger) -> None:
    rule = ours("case-review", last=last, counts_from=START, ends_after=SIX)
    assert faults_of(rule) == []
    assert rule_from_text(as_text(rule)) == rule
    assert when_words(rule).endswith("derefter 6 måneder med faste datoer, i højst 6 måneder")
