"""The plan is called what has been decided."""

import pytest

from app.rules.plan_title import plan_title


@pytest.mark.parametrize(
    ("has_decision", "is_youth_plan", "title"),
    [
        (False, False, "Vores aftaler"),
        (True, False, "Barnets plan"),
        (True, True, "Ungeplan"),
        (False, True, "Ungeplan"),
    ],
)
def test_the_title_follows_the_decision(has_decision: bool, is_youth_plan: bool, title: str) -> None:
    assert plan_title(has_decision=has_decision, is_youth_plan=is_youth_plan) == title
