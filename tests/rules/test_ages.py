"""The ages that change a child's rights."""

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from app.models.enums import DueKind
from app.rules.ages import AgeFlag, birthday, load_ages
from app.rules.ages import age_flags as flags_of
from app.rules.ages import next_age_flag as next_of
from app.rules.rule import Force, Scope

NOAH = date(2009, 4, 30)
RULES = load_ages(Path(__file__).parents[2] / "resources/rules/ages.toml")


def age_flags(birth: date, *, placed: bool = False) -> tuple[AgeFlag, ...]:
    return flags_of(RULES, birth, placed=placed)


def next_age_flag(birth: date, today: date) -> AgeFlag | None:
    return next_of(RULES, birth, today)


def test_the_flags_of_a_seventeen_year_old() -> None:
    assert [(flag.label, flag.on) for flag in age_flags(NOAH)] == [
        ("10 år", date(2019, 4, 30)),
        ("15 år", date(2024, 4, 30)),
        ("16 år", date(2025, 4, 30)),
        ("17½ år", date(2026, 10, 30)),
        ("18 år", date(2027, 4, 30)),
        ("23 år", date(2032, 4, 30)),
    ]


def test_the_next_flag_is_today_or_later() -> None:
    found = next_age_flag(NOAH, date(2026, 11, 22))
    assert found is not None
    assert found.label == "18 år"
    assert next_age_flag(NOAH, date(2032, 4, 30)) is not None
    assert next_age_flag(NOAH, date(2032, 5, 1)) is None


def test_a_child_of_the_29th_of_february_is_shown_honestly() -> None:
    flags = {flag.label: flag for flag in age_flags(date(2016, 2, 29))}
    assert flags["10 år"].on == date(2026, 3, 1)
    assert flags["16 år"].on == date(2032, 2, 29)
    assert "29. februar" in flags["10 år"].note
    assert not age_flags(NOAH)[0].note


def test_six_months_before_may_end_in_a_short_month() -> None:
    assert age_flags(date(2009, 8, 31))[3].on == date(2027, 2, 28)


def test_only_a_placed_youth_has_deadlines_of_the_law_at_16_and_17_and_a_half() -> None:
    def by_law(*, placed: bool) -> set[str]:
        rules = [rule for rule in RULES if rule.is_for(placed=placed)]
        assert all(rule.force is Force.LAW for rule in rules if rule.deadline)
        return {rule.label for rule in rules if rule.due_kind is DueKind.STATUTORY}

    assert by_law(placed=True) == {"16 år og 3 måneder", "17½ år"}
    assert by_law(placed=False) == set()
    assert len(age_flags(NOAH, placed=True)) == len(age_flags(NOAH, placed=False)) == 6


def test_early_help_is_followed_up_at_3_6_and_10_also_after_closing() -> None:
    early = [rule for rule in RULES if rule.scope is Scope.EARLY_HELP]
    assert [rule.age for rule in early] == [3, 6, 10]
    assert all(rule.also_closed and rule.force is Force.PRACTICE for rule in early)


def test_the_sentence_says_what_is_counted_from() -> None:
    rules = {rule.id: rule for rule in RULES}
    assert rules["age-17-half-placed"].because(NOAH) == "6 måneder før 18-årsdagen 30. april 2027, barnets lov § 111."
    assert rules["age-10"].because(date(2016, 2, 29)).endswith("om 28. februar er sikrere.")
    assert "lovfrist" not in rules["age-16"].because(NOAH)


def test_what_is_not_read_in_the_law_says_so() -> None:
    assert {flag.label for flag in age_flags(NOAH) if flag.uncertain} == {"18 år", "23 år"}
    assert all(flag.law for flag in age_flags(NOAH))


@given(st.dates(date(1950, 1, 1), date(2060, 12, 31)), st.integers(0, 30))
def test_a_birthday_is_the_same_day_unless_there_is_none(birth: date, age: int) -> None:
    day = birthday(birth, age)
    assert day.year == birth.year + age
    assert (day.month, day.day) == (birth.month, birth.day) or ((birth.month, birth.day), (day.month, day.day)) == (
        (2, 29),
        (3, 1),
    )
