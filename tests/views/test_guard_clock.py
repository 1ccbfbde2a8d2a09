"""How long nobody has been here: over sleep, over clocks set back and forward, over sources that fail or lie."""

import pytest
from guard_reading import Computer

from app.views.guard.idle import FirstThatWorks
from app.views.guard.idle_clock import IdleClock
from app.views.guard.limits import IDLE_KEY, Limits
from app.views.guard.lock_note import LockNote, Why


def looking_each_second(clock: IdleClock, computer: Computer, seconds: int) -> float:
    idle = 0.0
    for _ in range(seconds):
        computer.pass_time(1)
        idle = clock.look().idle
    return idle


def test_an_unused_computer_counts_up_and_a_key_starts_over() -> None:
    computer = Computer()
    clock = IdleClock(computer, computer.clocks())
    assert looking_each_second(clock, computer, 40) == pytest.approx(40)
    computer.pass_time(1, used=True)
    assert clock.look().idle == pytest.approx(0)


def test_work_in_another_program_counts_as_being_here() -> None:
    computer = Computer()
    clock = IdleClock(computer, computer.clocks())
    for _ in range(600):
        computer.pass_time(1, used=True)
        assert clock.look().idle == pytest.approx(0)


def test_a_short_sleep_is_added_to_what_went_before_it() -> None:
    computer = Computer()
    clock = IdleClock(computer, computer.clocks())
    looking_each_second(clock, computer, 60)
    computer.sleep(180)
    assert looking_each_second(clock, computer, 60) == pytest.approx(300)


def test_the_key_that_wakes_the_computer_does_not_hide_the_sleep() -> None:
    computer = Computer()
    clock = IdleClock(computer, computer.clocks())
    computer.sleep(3_600)
    computer.pass_time(1, used=True)
    assert clock.look().gap == pytest.approx(3_601)


def test_a_clock_set_back_changes_nothing() -> None:
    computer = Computer()
    clock = IdleClock(computer, computer.clocks())
    looking_each_second(clock, computer, 100)
    computer.wall -= 86_400
    assert looking_each_second(clock, computer, 100) == pytest.approx(200)


def test_a_clock_set_back_during_sleep_does_not_hide_it() -> None:
    computer = Computer()
    clock = IdleClock(computer, computer.clocks())
    computer.sleep(7_200)
    computer.wall -= 86_400
    assert clock.look().gap == pytest.approx(7_200)


def test_a_computer_whose_only_clock_over_sleep_is_the_wall_still_notices() -> None:
    computer = Computer()
    clock = IdleClock(computer, computer.clocks())
    computer.wall += 400
    assert clock.look().gap == pytest.approx(400)


def test_a_source_that_cannot_tell_counts_as_nobody_here() -> None:
    computer = Computer(answers=False)
    clock = IdleClock(computer, computer.clocks())
    assert looking_each_second(clock, computer, 30) == pytest.approx(30)


class Says:
    """A source that says what it is told to."""

    def __init__(self, *said: float | None) -> None:
        self._said = list(said)

    def seconds(self) -> float | None:
        return self._said.pop(0) if len(self._said) > 1 else self._said[0]


def test_the_first_source_that_answers_is_believed() -> None:
    source = FirstThatWorks([Says(None), Says(7.0)], Says(99.0))
    assert [source.seconds(), source.seconds()] == [7.0, 7.0]


def test_a_source_that_only_ever_says_nought_is_not_believed() -> None:
    source = FirstThatWorks([Says(0.0)], Says(123.0))
    assert {source.seconds() for _ in range(50)} == {123.0}


def test_a_source_that_goes_away_is_replaced_by_our_own_events() -> None:
    source = FirstThatWorks([Says(5.0, None)], Says(1.0))
    assert [source.seconds() for _ in range(5)] == [5.0, 1.0, 1.0, 1.0, 1.0]


@pytest.mark.parametrize(("chosen", "minutes"), [("2", 2), ("15", 15), ("", 5), ("0", 5), ("9999", 5), ("æ", 5)])
def test_the_user_chooses_among_the_minutes_there_are(chosen: str, minutes: int) -> None:
    assert Limits().idle_seconds({IDLE_KEY: chosen}) == minutes * 60


def test_what_the_it_department_decided_goes_before_the_users_choice() -> None:
    assert Limits(idle_minutes=3).idle_seconds({IDLE_KEY: "15"}) == 180


@pytest.mark.parametrize("why", list(Why))
def test_a_note_comes_through_the_command_line_unchanged(why: Why) -> None:
    note = LockNote(why, "14.30", 5)
    assert LockNote.from_word(note.to_word()) == note
    assert "kl.\u00a014.30" in note.sentence()


def test_the_unlock_window_says_why() -> None:
    said = LockNote(Why.IDLE, "14.30", 5).sentence().replace("\u00a0", " ")
    assert said == "Rundbord låste sig selv kl. 14.30, fordi computeren ikke var brugt i 5 minutter."
    assert LockNote(Why.IDLE, "08.05", 1).sentence().endswith("i 1 minut.")


@pytest.mark.parametrize(
    "word", ["", "idle", "idle-25.00-5", "hus-14.30-5", "idle-14.30-5 Ring 12345678", "idle-14.30-x"]
)
def test_a_word_that_is_no_note_is_left_alone(word: str) -> None:
    assert LockNote.from_word(word) is None
