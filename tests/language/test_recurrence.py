"""Recurring agreements: their words and their dates."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.language.date_reader import read_when
from app.language.recurrence import DAY_CODES, Rule, next_occurrence, parse_rule, recurrence_words

START = date(2026, 11, 23)


@pytest.mark.parametrize(("rule", "words"), [
    ("FREQ=DAILY", "hver dag"), ("FREQ=DAILY;INTERVAL=2", "hver anden dag"), ("FREQ=WEEKLY", "hver uge"),
    ("FREQ=WEEKLY;BYDAY=FR", "hver fredag"), ("FREQ=WEEKLY;BYDAY=TU,TH", "hver tirsdag og torsdag"),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "hver anden onsdag"), ("FREQ=MONTHLY;INTERVAL=3", "hver 3. måned"),
    ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "alle hverdage"), ("FREQ=MONTHLY;BYDAY=1MO", "den første mandag i hver måned"),
    ("FREQ=MONTHLY;BYDAY=-1FR", "den sidste fredag i hver måned"), ("FREQ=YEARLY;INTERVAL=2", "hvert andet år"),
    ("FREQ=WEEKLY;BYDAY=MO;COUNT=4", "hver mandag, 4 gange"),
    ("FREQ=WEEKLY;BYDAY=FR;UNTIL=20261218", "hver fredag til 18. december 2026"),
])
def test_a_rule_in_danish(rule: str, words: str) -> None:
    assert recurrence_words(rule) == words


@pytest.mark.parametrize("rule", ["", "FREQ=HOURLY", "FREQ=DAILY;INTERVAL=0", "FREQ=WEEKLY;BYDAY=XX",
                                  "FREQ=DAILY;BYSETPOS=1", "FREQ=DAILY;UNTIL=morgen", "FREQ=DAILY;COUNT=-1",
                                  "FREQ=MONTHLY;BYMONTHDAY=32"])
def test_a_rule_of_another_program_is_refused_with_a_way_out(rule: str) -> None:
    with pytest.raises(UserError, match="hver fredag"):
        parse_rule(rule)


@pytest.mark.parametrize(("rule", "after", "expected"), [
    ("FREQ=WEEKLY;BYDAY=FR", date(2026, 11, 23), date(2026, 11, 27)),
    ("FREQ=WEEKLY;BYDAY=FR", date(2026, 11, 27), date(2026, 12, 4)),
    ("FREQ=DAILY", date(2026, 11, 22), START),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", date(2026, 11, 25), date(2026, 12, 9)),
    ("FREQ=WEEKLY;BYDAY=MO;COUNT=4", date(2026, 12, 14), None),
    ("FREQ=WEEKLY;BYDAY=MO;COUNT=4", date(2026, 12, 13), date(2026, 12, 14)),
    ("FREQ=WEEKLY;BYDAY=FR;UNTIL=20261218", date(2026, 12, 17), date(2026, 12, 18)),
    ("FREQ=WEEKLY;BYDAY=FR;UNTIL=20261218", date(2026, 12, 18), None),
    ("FREQ=MONTHLY;BYDAY=1MO", date(2026, 12, 7), date(2027, 1, 4)),
])
def test_the_next_occurrence(rule: str, after: date, expected: date | None) -> None:
    assert next_occurrence(rule, START, after) == expected


def test_a_month_end_is_not_chained() -> None:
    start, found = date(2026, 10, 31), []
    after = date(2026, 10, 30)
    while len(found) < 6:
        after = next_occurrence("FREQ=MONTHLY", start, after) or date.max
        found.append(after)
    assert [day.isoformat()[5:] for day in found] == ["10-31", "11-30", "12-31", "01-31", "02-28", "03-31"]


def test_monthly_series_end_where_they_say() -> None:
    assert next_occurrence("FREQ=MONTHLY;COUNT=2", START, date(2026, 12, 23)) is None
    assert next_occurrence("FREQ=MONTHLY;UNTIL=20261223", START, START) == date(2026, 12, 23)
    assert next_occurrence("FREQ=MONTHLY;UNTIL=20261222", START, START) is None


weekly = st.builds(
    lambda interval, days: Rule("WEEKLY", interval, tuple(code for code in DAY_CODES if code in days)),
    st.integers(1, 9), st.sets(st.sampled_from(DAY_CODES)))
by_unit = st.builds(Rule, st.sampled_from(["DAILY", "MONTHLY", "YEARLY"]), st.integers(1, 6))
in_month = st.builds(
    lambda number, code: Rule("MONTHLY", 1, (f"{number}{code}",)), st.sampled_from([1, 2, 3, 4, -1]),
    st.sampled_from(DAY_CODES))
ends = st.one_of(st.just({}), st.builds(lambda count: {"count": count}, st.integers(1, 20)),
                 st.builds(lambda day: {"until": day}, st.dates(date(2026, 12, 1), date(2030, 1, 1))))
rules = st.builds(lambda rule, end: Rule(**{**vars(rule), **end}), weekly | by_unit | in_month, ends)


@given(rules)
def test_the_words_of_a_rule_read_back_to_the_rule(rule: Rule) -> None:
    assert parse_rule(str(rule)) == rule
    assert read_when(recurrence_words(str(rule)), START).recurrence == str(rule)


@given(rules, st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.integers(0, 500))
def test_an_occurrence_is_later_and_within_the_series(rule: Rule, start: date, ahead: int) -> None:
    after = start + timedelta(days=ahead)
    found = next_occurrence(str(rule), start, after)
    if found is not None:
        assert found > after
        assert rule.until is None or found <= rule.until
        assert rule.freq != "WEEKLY" or not rule.days or DAY_CODES[found.weekday()] in rule.days
    else:
        assert rule.count or rule.until
