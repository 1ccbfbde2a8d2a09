"""Statutory deadlines: the worked examples of the domain notes."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.errors import UserError
from app.models.enums import DueKind
from app.rules.deadlines import Deadline, load_deadlines
from app.rules.rule import Force

D = date
RULES = {rule.id: rule for rule in load_deadlines(Path(__file__).parents[2] / "resources/rules/deadlines.toml")}


@pytest.mark.parametrize(
    ("rule", "day", "due"),
    [
        ("acute-assessment", D(2026, 11, 20), D(2026, 11, 21)),
        ("receipt", D(2026, 11, 20), D(2026, 11, 27)),
        ("receipt", D(2026, 3, 31), D(2026, 4, 10)),
        ("child-assessment", D(2026, 10, 31), D(2027, 2, 28)),
        ("child-plan", D(2027, 11, 30), D(2028, 2, 29)),
        ("youth-plan", D(2025, 4, 30), D(2025, 7, 30)),
        ("appeal", D(2026, 11, 20), D(2026, 12, 18)),
        ("access-to-documents", D(2026, 12, 22), D(2027, 1, 6)),
    ],
)
def test_a_deadline_falls_on_its_day(rule: str, day: date, due: date) -> None:
    assert RULES[rule].due_on(day) == due


def test_saturday_is_a_setting_for_hverdage() -> None:
    assert RULES["receipt"].due_on(D(2026, 11, 20), saturday_counts=False) == D(2026, 11, 30)
    assert RULES["appeal"].due_on(D(2026, 11, 20), saturday_counts=False) == D(2026, 12, 18)


def test_only_deadlines_in_hours_have_a_moment() -> None:
    received = datetime(2026, 11, 20, 15, 30, tzinfo=ZoneInfo("Europe/Copenhagen"))
    assert RULES["acute-assessment"].due_at(received) == received.replace(day=21)
    assert RULES["child-plan"].due_at(received) is None


def test_an_unsure_paragraph_is_told_and_no_paragraph_is_printed() -> None:
    fact = RULES["receipt"].fact(D(2026, 11, 20))
    assert fact is not None
    assert (fact.kind, fact.law, fact.uncertain) == (DueKind.STATUTORY, "", True)


def test_a_rule_of_2024_sets_no_date_for_an_event_before_it() -> None:
    assert RULES["child-assessment"].fact(D(2023, 12, 31)) is None
    assert RULES["child-assessment"].fact(D(2024, 1, 1)) is not None


def test_a_plan_before_the_decision_is_due_on_its_day() -> None:
    assert RULES["child-plan-before"].due_on(D(2026, 11, 20)) == D(2026, 11, 20)
    assert RULES["child-plan-before"].because(D(2026, 11, 20)) == "Før afgørelsen 20. november 2026, barnets lov § 91."


def test_a_second_look_has_no_day() -> None:
    assert RULES["second-look"].due_on(D(2026, 11, 20)) is None
    assert RULES["second-look"].because(D(2026, 11, 20)).startswith("Uden fast dato, efter underretningen")


def test_support_in_school_ends_with_the_school_year() -> None:
    ends = RULES["school-year-end"]
    assert [ends.due_on(day) for day in (D(2026, 8, 1), D(2027, 7, 31), D(2027, 8, 1))] == [
        D(2027, 7, 31),
        D(2027, 7, 31),
        D(2028, 7, 31),
    ]


def test_old_rules_are_for_their_own_time_only() -> None:
    old = [rule for rule in RULES.values() if rule.valid_to]
    assert {rule.id for rule in old} == {"acute-assessment-sel", "child-assessment-sel", "plan-sel", "plan-sel-urgent"}
    assert all(rule.valid_to == D(2023, 12, 31) for rule in old)


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_every_deadline_says_where_it_comes_from(rule: Deadline) -> None:
    assert rule.source
    assert rule.explanation.endswith(".")
    assert rule.law or rule.uncertain or rule.force is Force.PRACTICE


@pytest.mark.parametrize("text", ["", "[[deadline]]\nid='a'", "deadline = 3", "[[deadline]]\nafter='soon'"])
def test_broken_rule_data_says_what_to_do(tmp_path: Path, text: str) -> None:
    file = tmp_path / "deadlines.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match="Geninstallér"):
        load_deadlines(file)
