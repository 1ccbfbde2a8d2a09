"""Templates of the plan: chosen by what it is and the day of the decision, kept as text, and put right before use."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.models.enums import PlanKind
from app.paths import resources
from app.rules.plan_limits import load_limits
from app.rules.plan_templates import (
    PlanTemplate,
    as_text,
    faults_of,
    from_text,
    load_templates,
    template_for,
)

TEMPLATES = load_templates(resources() / "definitions" / "plan_templates.toml")
TODAY = dt.date(2026, 11, 22)


def chosen(kind: PlanKind, decided: dt.date | None = None) -> str:
    template = template_for(TEMPLATES, kind, decided, TODAY)
    assert template is not None
    return template.id


@pytest.mark.parametrize(
    ("decided", "template"),
    [
        (None, "bl-92"),
        (dt.date(2024, 1, 1), "bl-92"),
        (dt.date(2023, 12, 31), "sel-140"),
        (dt.date(2016, 2, 1), "sel-140"),
    ],
)
def test_the_day_of_the_decision_governs_the_words(decided: dt.date | None, template: str) -> None:
    assert chosen(PlanKind.CHILD_PLAN, decided) == template


def test_an_ungeplan_on_an_old_decision_has_the_headings_of_an_ungeplan() -> None:
    assert chosen(PlanKind.YOUTH_PLAN, dt.date(2022, 5, 1)) == "bl-109"
    assert chosen(PlanKind.AGREEMENTS, dt.date(2010, 1, 1)) == "agreements"
    assert template_for([], PlanKind.AGREEMENTS, None, TODAY) is None


def test_support_to_the_family_is_asked_of_the_placed_alone() -> None:
    template = next(each for each in TEMPLATES if each.id == "bl-92")
    placed, home = ({each.key for each in template.asked(placed=flag, age=10)} for flag in (True, False))
    assert placed - home == {"family_support", "contact", "return_home"}
    assert {each.key for each in template.asked(placed=False, age=None)} == home


def test_the_shipped_templates_are_sound_and_name_their_source() -> None:
    assert [fault for each in TEMPLATES for fault in faults_of(each)] == []
    assert all(each.source for each in TEMPLATES)
    assert "Handleplan" not in " ".join(each.name for each in TEMPLATES)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda each: each.id)
def test_a_template_is_the_same_after_being_kept_as_text(template: PlanTemplate) -> None:
    text = as_text(template)
    assert from_text(text) == template
    assert as_text(from_text(text)) == text
    assert text == as_text(from_text(text))


def test_what_must_be_put_right_is_said() -> None:
    good = TEMPLATES[1]
    section = good.sections[0]
    assert "navn" in faults_of(replace(good, name=" "))[0]
    assert "overskrift" in faults_of(replace(good, sections=(replace(section, heading=""),)))[0]
    assert "samme navn" in faults_of(replace(good, sections=(section, section)))[0]
    assert "slutter" in faults_of(replace(good, valid_to=dt.date(2020, 1, 1)))[0]


@given(
    st.text(max_size=60) | st.sampled_from(["[]", "null", "3", '{"id": 1}', "[" * 5000, '{"sections": 3, "for": "x"}'])
)
def test_a_text_that_is_no_template_is_refused_in_danish(text: str) -> None:
    with pytest.raises(UserError, match="ikke en skabelon"):
        from_text(text)


@pytest.mark.parametrize("text", ["", "[goals]\nenough = 0", "[goals]\nenough = true", "[goals"])
def test_limits_that_cannot_be_read_are_said_in_danish(tmp_path: Path, text: str) -> None:
    path = tmp_path / "limits.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match="grænser"):
        load_limits(path)


def test_three_goals_are_enough() -> None:
    assert load_limits(resources() / "rules" / "plan_limits.toml").enough_goals == 3
