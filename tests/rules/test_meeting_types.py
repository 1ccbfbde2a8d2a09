"""The meeting types that are shipped, and a file that cannot be read."""

from pathlib import Path

import pytest

from app.errors import UserError
from app.paths import resources
from app.rules.meeting_types import MeetingType, load_meeting_types

SHIPPED = resources() / "definitions" / "meeting_types.toml"


@pytest.fixture
def network_meeting() -> MeetingType:
    return load_meeting_types(SHIPPED)["network_meeting"]


@pytest.mark.parametrize("type_id", ["network_meeting", "follow_up_meeting"])
def test_the_steps_take_the_time_the_meeting_has(type_id: str) -> None:
    meeting_type = load_meeting_types(SHIPPED)[type_id]
    assert sum(step.minutes for step in meeting_type.steps) == meeting_type.minutes


@pytest.mark.parametrize("type_id", ["network_meeting", "follow_up_meeting"])
def test_the_child_speaks_before_the_worries_and_has_the_last_word(type_id: str) -> None:
    kinds = [step.kind for step in load_meeting_types(SHIPPED)[type_id].steps]
    assert kinds.index("own_words") < kinds.index("worry")
    assert kinds.index("works") < kinds.index("worry")
    assert kinds[-1] == "evaluation"


def test_step_ids_are_told_apart(network_meeting: MeetingType) -> None:
    ids = [step.id for step in network_meeting.steps]
    assert len(set(ids)) == len(ids)


def test_an_unknown_step_is_the_first_one(network_meeting: MeetingType) -> None:
    assert network_meeting.step("fra en anden udgave").id == "welcome"
    assert network_meeting.step("hopes").id == "hopes"


def test_a_step_begins_when_those_before_it_are_over(network_meeting: MeetingType) -> None:
    assert network_meeting.minutes_before("welcome") == 0
    assert network_meeting.minutes_before("child") == 12


def test_a_meeting_type_tells_its_version(network_meeting: MeetingType) -> None:
    assert network_meeting.valid_from == "2024-01-01"


@pytest.mark.parametrize("text", ["", "[[meeting_type]]\nid = 'x'", "ikke toml ="])
def test_a_file_that_cannot_be_read_is_told_in_danish(tmp_path: Path, text: str) -> None:
    broken = tmp_path / "types.toml"
    broken.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match="Geninstallér"):
        load_meeting_types(broken)
