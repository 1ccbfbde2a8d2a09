"""A distance in time as it is typed, and how a rule is said to whoever looks after it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.rules.counting import Step, StepUnit
from app.rules.explaining import step_words
from app.rules.step_reading import read_step


@pytest.mark.parametrize(
    ("typed", "step"),
    [
        ("24 timer", "24 hours"), ("6 hverdage", "6 weekdays"), ("7 arbejdsdage", "7 workdays"), ("en uge", "1 weeks"),
        ("3 Måneder ", "3 months"), ("3 mdr.", "3 months"), ("2 år", "24 months"), ("et halvt år", "6 months"),
        ("14 dage", "14 days"), ("1 skoleår", "1 school_years"), ("0 dage", "0 days"), ("6uger", "6 weeks"),
    ],
)  # fmt: skip
def test_a_distance_is_read_as_people_write_it(typed: str, step: str) -> None:
    assert str(read_step(typed)) == step


def test_nothing_typed_is_no_distance() -> None:
    assert read_step("  ") is None


@pytest.mark.parametrize("typed", ["snart", "3", "uger", "tre uger", "-3 uger", "3,5 uger", "12345 uger", "٣ uger",
                                   "et halvt uger", "3 uger og en dag"])  # fmt: skip
def test_anything_else_is_told_with_an_example(typed: str) -> None:
    with pytest.raises(UserError, match="fx »3 måneder«"):
        read_step(typed)


@given(st.integers(0, 9999), st.sampled_from(StepUnit))
def test_what_is_said_reads_back(count: int, unit: StepUnit) -> None:
    assert read_step(step_words(Step(count, unit))) == Step(count, unit)
