"""The boxes of the municipality's own system: what they take, what is too long for them, and how long is too long."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.paths import resources
from app.rules.journal_boxes import (
    NO_NAME,
    SMALL,
    TWICE,
    JournalBox,
    as_text,
    faults_of,
    from_text,
    latest_day,
    load_boxes,
    load_journal_rule,
    read_limit,
)
from app.rules.journal_parts import length_of, parts_of

SHIPPED = resources() / "definitions" / "journal_boxes.toml"


def test_the_shipped_boxes_stand_in_the_order_they_are_pasted_and_nobody_guesses_their_size() -> None:
    boxes = load_boxes(SHIPPED)
    first = ["child_talk", "minutes", "goal", "follow_up", "note"]
    before_plan = [
        "concern",
        "notification",
        "assessment",
        "consent",
        "hearing",
        "decision",
        "orientation",
        "wellbeing",
    ]
    assert [each.id for each in boxes] == [*first, *before_plan, "paper"]
    assert {each.limit for each in boxes} == {None}
    assert faults_of(boxes) == ()
    assert from_text(as_text(boxes)) == boxes


@pytest.mark.parametrize("content", ["", "[[box]]\nid = 1", '[[box]]\nid = "a"\nname = "A"\nlimit = "stor"', "[[box"])
def test_a_file_that_is_something_else_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "boxes.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UserError):
        load_boxes(path)


@pytest.mark.parametrize("text", ["", "{}", "[1]", '[{"id": "a"}]', "[" * 5000, '[{"id":"a","name":"A","limit":true}]'])
def test_a_text_that_is_something_else_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        from_text(text)


def test_a_box_without_a_name_two_alike_and_one_too_small_are_told() -> None:
    boxes = (JournalBox("a", " "), JournalBox("b", "Notat"), JournalBox("c", "notat "), JournalBox("d", "D", limit=3))
    assert faults_of(boxes) == (NO_NAME, TWICE.format(name="notat"), SMALL)


@pytest.mark.parametrize(
    ("typed", "limit"), [("", None), (" ", None), ("4000", 4000), ("4.000", 4000), ("4 000 tegn", 4000)]
)
def test_a_limit_is_read_as_people_write_it(typed: str, limit: int | None) -> None:
    assert read_limit(typed) == limit


@pytest.mark.parametrize("typed", ["mange", "0", "3", "-5", "4,5", "²", "1" * 400])
def test_a_limit_that_cannot_be_meant_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="tegn"):
        read_limit(typed)


def test_five_working_days_pass_over_weekends_and_closed_days() -> None:
    days = load_journal_rule(resources() / "rules" / "journal.toml").working_days_outside
    assert days == 5
    assert latest_day(dt.date(2026, 11, 18), days) == dt.date(2026, 11, 25)
    # Juleaftensdag, juledag, 2. juledag (a Saturday), nytårsaftensdag and nytårsdag are not worked.
    assert latest_day(dt.date(2026, 12, 22), days) == dt.date(2027, 1, 4)
    assert latest_day(dt.date(2026, 11, 21), days) == dt.date(2026, 11, 27)


def test_length_is_counted_as_forms_count() -> None:
    assert length_of("æøå »«") == 6
    assert length_of("a\nb") == 4
    assert length_of("🙂") == 2


def test_a_text_that_fits_is_one_part_and_one_without_a_limit_too() -> None:
    assert parts_of("Referat\nLinje", 14) == ("Referat\nLinje",)
    assert parts_of("x" * 9000, None) == ("x" * 9000,)


def test_a_long_text_is_cut_between_lines_and_else_between_words() -> None:
    assert parts_of("Referat\nMed var Lone\nAftaler", 16) == ("Referat", "Med var Lone", "Aftaler")
    assert parts_of("Henning vækker Mathias", 15) == ("Henning vækker", "Mathias")
    assert parts_of("ordudenmellemrum", 5) == ("ordud", "enmel", "lemru", "m")


@given(st.text(alphabet="abæ 🙂\n»«", max_size=300), st.integers(min_value=4, max_value=60))
def test_every_part_fits_and_nothing_but_space_is_lost(text: str, limit: int) -> None:
    parts = parts_of(text, limit)
    assert all(length_of(part) <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())
    if length_of(text) > limit:
        assert all(part.strip() for part in parts)
