"""A meeting type that is changed, checked and written as text: what is kept, what is refused, what it reads again."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.paths import resources
from app.rules import meeting_type_checks as checks
from app.rules.meeting_type_edits import (
    copied,
    question_added,
    question_places,
    question_removed,
    step_added,
    step_moved,
    step_removed,
    with_question,
    with_step,
    with_values,
    without_empty_questions,
)
from app.rules.meeting_type_text import as_file, as_text, from_file, from_text
from app.rules.meeting_types import MeetingType, load_meeting_types

TYPES = load_meeting_types(resources() / "definitions" / "meeting_types.toml")
KIND = TYPES["network_meeting"]
RHYTHMS = ("network-meeting",)


def ids(kind: MeetingType) -> list[str]:
    return [step.id for step in kind.steps]


def faults(kind: MeetingType) -> dict[tuple[str | int, ...], str]:
    return {each.where: each.sentence for each in checks.faults_of(kind, RHYTHMS)}


def test_the_minutes_follow_the_steps() -> None:
    assert with_step(KIND, 0, minutes=16).minutes == KIND.minutes + 10
    assert step_removed(KIND, 2).minutes == KIND.minutes - KIND.steps[2].minutes


def test_a_new_step_gets_an_id_no_other_step_has() -> None:
    twice = step_added(step_added(KIND, 3, "Pause", "works"), 3, "Pause", "works")
    assert len(set(ids(twice))) == len(KIND.steps) + 2
    assert ids(step_removed(step_removed(twice, 3), 3)) == ids(KIND)


@given(st.integers(0, len(KIND.steps) - 1), st.integers(-3, len(KIND.steps) + 3))
def test_a_step_that_is_moved_keeps_the_others_in_order(place: int, to: int) -> None:
    moved = step_moved(KIND, place, to)
    without = [each for each in ids(moved) if each != ids(KIND)[place]]
    assert without == [each for each in ids(KIND) if each != ids(KIND)[place]]
    assert moved.minutes == KIND.minutes


def test_a_new_question_stands_after_the_others_of_its_kind() -> None:
    more = question_added(KIND, "works")
    places = question_places(more, "works")
    assert more.questions[places[-1]].text == ""
    assert len(places) == len(KIND.asked_under("works")) + 1
    asked = with_question(more, places[-1], text="Hvad gør dig glad?")
    assert asked.asked_under("works")[-1].text == "Hvad gør dig glad?"
    assert question_removed(asked, places[-1]) == KIND


def test_questions_nobody_wrote_are_left_out_when_it_is_used() -> None:
    assert without_empty_questions(question_added(KIND, "hope")) == KIND


def test_a_copy_is_a_type_of_its_own_that_most_people_see() -> None:
    copy = copied(TYPES["handover_meeting"], "own_1", "Farvelmøde", "Vores egen")
    assert (copy.id, copy.name, copy.usual) == ("own_1", "Farvelmøde", True)
    assert copy.steps == TYPES["handover_meeting"].steps


@pytest.mark.parametrize(
    ("kind", "where", "sentence"),
    [
        (with_values(KIND, name="  "), ("name",), checks.NAME_MISSING),
        (with_values(KIND, name="x" * 61), ("name",), checks.TOO_LONG.format(60)),
        (with_values(KIND, about="Til\x07alle."), ("about",), checks.WRONG_SIGNS),
        (with_values(KIND, about="Til\ud800alle."), ("about",), checks.WRONG_SIGNS),
        (with_values(KIND, follow_up="another"), ("follow_up",), checks.WRONG_RHYTHM),
        (with_values(KIND, at_the_end=("coffee",)), ("at_the_end",), checks.WRONG_FORM),
        (with_values(KIND, steps=()), ("steps",), checks.NO_STEPS),
        (with_values(KIND, steps=KIND.steps * 3), ("id",), checks.WRONG_FORM),
        (with_values(KIND, steps=KIND.steps * 3), ("steps",), checks.TOO_MANY_STEPS),
        (with_step(KIND, 2, minutes=500), ("steps", 2, "minutes"), checks.WRONG_MINUTES),
        (with_step(KIND, 2, minutes=-1), ("steps", 2, "minutes"), checks.WRONG_MINUTES),
        (with_step(KIND, 2, question=""), ("steps", 2, "question"), checks.QUESTION_MISSING),
        (with_step(KIND, 2, hint="Kære {navn}"), ("steps", 2, "hint"), checks.WRONG_BRACES),
        (with_step(KIND, 2, kind="dance"), ("steps", 2, "kind"), checks.KIND_MISSING),
        (with_values(KIND, questions=KIND.questions * 9), ("questions",), checks.TOO_MANY_QUESTIONS),
        (question_added(KIND, "dance"), ("questions", len(KIND.questions)), checks.WRONG_FORM),
        (replace(KIND, minutes=3), ("steps",), checks.WRONG_LENGTH.format(90)),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_where_it_stands(kind: MeetingType, where: tuple[str | int, ...], sentence: str) -> None:
    assert faults(kind)[where] == sentence


def test_the_name_of_another_type_is_taken_whatever_its_capitals() -> None:
    found = checks.faults_of(KIND, RHYTHMS, ["INDDRAGENDE netværksmøde "])
    assert [each.sentence for each in found] == [checks.NAME_TAKEN]


def test_the_child_may_stand_in_a_question_by_name() -> None:
    assert faults(with_step(KIND, 2, question="Hvad siger {barn}?")) == {}


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (with_values(KIND, steps=tuple(each for each in KIND.steps if each.kind != "own_words")), "barnet ordet"),
        (step_moved(KIND, 2, 9), "først ordet efter bekymringerne"),
        (step_moved(KIND, 4, 9), "før det, der virker"),
        (step_removed(KIND, 6), "spørger til dem"),
        (step_removed(KIND, 11), "næste møde"),
    ],
)
def test_an_order_that_forgets_the_child_is_worth_a_second_thought(kind: MeetingType, words: str) -> None:
    assert any(words in each for each in checks.advice_on(kind))


@pytest.mark.parametrize("kind", TYPES.values(), ids=TYPES)
def test_a_type_is_read_as_it_was_written(kind: MeetingType) -> None:
    assert from_text(as_text(kind)) == kind
    assert from_file(as_file(kind)) == kind
    assert from_file(b"\xef\xbb\xbf" + as_file(kind)) == kind


def test_what_a_later_version_has_added_does_not_keep_a_type_from_being_read() -> None:
    row = json.loads(as_text(KIND)) | {"colour": "blue"}
    row["steps"][0]["music"] = True
    assert from_text(json.dumps(row)) == KIND


def broken(**values: object) -> bytes:
    return json.dumps(json.loads(as_text(KIND)) | values).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"null", b"3", b'"x"', b"{}", b"\xff\xfe\x00", b"[" * 100_000, broken(name=3), broken(steps={}),
        broken(steps=[]), broken(steps=["x"]), broken(steps=[None]), broken(minutes="90"), broken(minutes=True),
        broken(usual=1), broken(at_the_end=[1]), broken(at_the_end="x"), broken(questions=[{"kind": "x"}]),
    ],
)  # fmt: skip
def test_a_file_that_is_something_else_is_refused_in_one_sentence(content: bytes) -> None:
    with pytest.raises(UserError, match="ikke en mødetype"):
        from_file(content)


@given(st.text())
def test_no_text_makes_the_reader_stumble(text: str) -> None:
    with pytest.raises(UserError):
        from_text(text)
