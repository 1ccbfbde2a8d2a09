"""The meeting types that are shipped: whole, in good order, in words a child knows; and a file that cannot be read."""

import re
from pathlib import Path

import pytest

from app.errors import UserError
from app.paths import resources
from app.rules.cadence import load_cadences
from app.rules.meeting_type_checks import advice_on, faults_of, hard_words
from app.rules.meeting_types import END_POINTS, STEP_KINDS, MeetingType, load_meeting_types

SHIPPED = resources() / "definitions" / "meeting_types.toml"
TYPES = load_meeting_types(SHIPPED)
RHYTHMS = {each.id for each in load_cadences(resources() / "rules" / "cadences.toml")}
BANK = TYPES["network_meeting"].questions
EIGHT = [
    "network_meeting", "follow_up_meeting", "three_columns", "family_council", "agreement_forum",
    "whole_family_meeting", "colleague_sparring", "handover_meeting",
]  # fmt: skip
GROWN_UP_WORDS = (
    "bekymring",
    "trivsel",
    "ressource",
    "relation",
    "støtte",
    "indsats",
    "netværk",
    "udfordring",
    "aftale ",
)
LONG, LIX = 6, 25
"""Letters of a word that LIX counts as long; and LIX of a children's book."""

every_type = pytest.mark.parametrize("kind", TYPES.values(), ids=TYPES)


def asked_of_children(kinds: dict[str, MeetingType]) -> list[str]:
    steps = [step.child_question for kind in kinds.values() for step in kind.steps]
    return sorted({each for each in [*steps, *(question.child_text for question in BANK)] if each})


def lix(text: str) -> float:
    """Björnsson's readability: words per sentence, and the percentage of long words."""
    words = re.findall(r"\w+", text)
    return len(words) / len(re.findall(r"[.?!]", text)) + 100 * sum(len(each) > LONG for each in words) / len(words)


@pytest.fixture
def network_meeting() -> MeetingType:
    return TYPES["network_meeting"]


def test_there_are_eight_types_and_the_two_usual_ones_come_first() -> None:
    assert list(TYPES) == EIGHT
    assert [key for key, kind in TYPES.items() if kind.usual] == EIGHT[:2]


@every_type
def test_a_shipped_type_could_be_taken_in_use_as_it_is(kind: MeetingType) -> None:
    others = [each.name for each in TYPES.values() if each is not kind]
    assert faults_of(kind, RHYTHMS, others) == []


@every_type
def test_a_shipped_type_needs_no_second_thought(kind: MeetingType) -> None:
    assert advice_on(kind) == []


@every_type
def test_the_steps_take_the_time_the_meeting_has(kind: MeetingType) -> None:
    assert sum(step.minutes for step in kind.steps) == kind.minutes


@every_type
def test_what_goes_well_comes_before_the_worries(kind: MeetingType) -> None:
    kinds = [step.kind for step in kind.steps]
    if "worry" in kinds:
        assert kinds.index("works") < kinds.index("worry")
    if kind.family:
        assert "own_words" in kinds
    assert kinds[0] == "attendance"
    assert kinds[-1] == "evaluation"


@every_type
def test_a_type_says_in_one_sentence_what_it_is_for_and_where_it_comes_from(kind: MeetingType) -> None:
    assert kind.about.endswith(".")
    assert kind.source


@every_type
def test_no_type_carries_a_trade_mark_in_its_name(kind: MeetingType) -> None:
    assert "signs of safety" not in " ".join([kind.name, kind.about, *(step.name for step in kind.steps)]).lower()


def test_sparring_is_without_the_family_and_asks_no_child() -> None:
    sparring = TYPES["colleague_sparring"]
    assert [key for key, kind in TYPES.items() if not kind.family] == ["colleague_sparring"]
    assert [step.child_question for step in sparring.steps if step.child_question] == []
    assert "child_voice" not in sparring.at_the_end


def test_a_family_council_is_told_speaks_alone_and_makes_its_plan() -> None:
    kinds = [step.kind for step in TYPES["family_council"].steps]
    assert kinds.index("information") < kinds.index("private_time") < kinds.index("agreement")


def test_the_network_meeting_asks_who_tells_the_child_and_whether_all_children_are_safe(
    network_meeting: MeetingType,
) -> None:
    ids = [step.id for step in network_meeting.steps]
    assert ids.index("child") < ids.index("child_leaves") < ids.index("worries") < ids.index("safety")
    assert set(network_meeting.at_the_end) == set(END_POINTS)


def test_the_bank_has_questions_for_every_kind_of_step_and_no_question_twice() -> None:
    assert {question.kind for question in BANK} == set(STEP_KINDS)
    assert len({question.text for question in BANK}) == len(BANK)
    assert len(BANK) >= 60


def test_every_question_of_the_bank_can_be_asked_of_a_child() -> None:
    assert [question.text for question in BANK if not question.child_text] == []


@pytest.mark.parametrize("text", asked_of_children(TYPES))
def test_a_question_to_a_child_is_short_and_in_words_a_child_knows(text: str) -> None:
    assert hard_words(text) == []
    assert len(text.split()) <= 14
    assert [word for word in GROWN_UP_WORDS if word in text.lower()] == []
    assert text[-1] in "?."


def test_questions_to_children_read_like_a_childrens_book() -> None:
    assert lix(" ".join(asked_of_children(TYPES))) < LIX


def test_a_question_for_adults_ends_like_one() -> None:
    texts = [question.text for question in BANK] + [step.question for kind in TYPES.values() for step in kind.steps]
    assert [each for each in texts if each[-1] not in "?."] == []


def test_an_unknown_step_is_the_first_one(network_meeting: MeetingType) -> None:
    assert network_meeting.step("fra en anden udgave").id == "welcome"
    assert network_meeting.step("hopes").id == "hopes"


def test_a_step_begins_when_those_before_it_are_over(network_meeting: MeetingType) -> None:
    assert network_meeting.minutes_before("welcome") == 0
    assert network_meeting.minutes_before("child") == 12


def test_a_meeting_type_tells_its_version(network_meeting: MeetingType) -> None:
    assert network_meeting.valid_from == "2024-01-01"


@pytest.mark.parametrize(
    "text", ["", "[[meeting_type]]\nid = 'x'", "ikke toml =", "[[question]]\nkind = 1", "meeting_type = 3"]
)
def test_a_file_that_cannot_be_read_is_told_in_danish(tmp_path: Path, text: str) -> None:
    broken = tmp_path / "types.toml"
    broken.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match="Geninstallér"):
        load_meeting_types(broken)
