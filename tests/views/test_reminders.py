"""The reminder: numbers only, once a day, also from a process that has no key."""

import datetime as dt
import os
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import COPENHAGEN
from app.services import profile
from app.views.reminders import (
    REMIND_KEY,
    TIME_KEY,
    ReminderNumbers,
    Reminders,
    chosen_time,
    read_handed,
    reminder_words,
)
from app.views.reminding import Reminding
from app.views.settings.reminding import RemindingPart
from app.views.theme import Theme, apply_theme
from app.views.tray import TrayMark
from app.views.widgets.logo import logo_icon
from app.views.workspace import Workspace

SUNDAY = dt.date(2026, 11, 22)
NUMBERS = ReminderNumbers(SUNDAY, (2, 3, 0, 1))


class Wall:
    """A wall clock the test moves."""

    def __init__(self, text: str) -> None:
        self.at = dt.datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)

    def __call__(self) -> dt.datetime:
        return self.at

    def becomes(self, text: str) -> None:
        self.at = dt.datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


def said_by(clock: Reminders) -> list[int]:
    said: list[int] = []
    clock.due.connect(said.append)
    return said


@settings(max_examples=50, deadline=None)
@given(
    first=st.dates(dt.date(2000, 1, 1)),
    counts=st.lists(st.integers(0, 9_999_999), min_size=1, max_size=31),
    at=st.times().map(lambda each: each.replace(second=0, microsecond=0)),
    told=st.none() | st.dates(dt.date(2000, 1, 1)),
)
def test_the_line_says_what_was_handed(first: dt.date, counts: list[int], at: dt.time, told: dt.date | None) -> None:
    numbers = ReminderNumbers(first, tuple(counts), at, told)
    assert ReminderNumbers.from_line(numbers.to_line()) == numbers
    assert not any(each.isalpha() for each in numbers.to_line())


@pytest.mark.parametrize(
    "line", ["", "Mathias", "2026-13-01 08:30 - 1\n", "2026-11-22 29:00 - 1\n", "2026-11-22 08:30 - \n"]
)
def test_a_wrong_line_is_no_line(line: str) -> None:
    assert ReminderNumbers.from_line(line) is None


def test_the_numbers_come_through_a_pipe() -> None:
    reading, writing = os.pipe()
    os.write(writing, NUMBERS.to_line().encode())
    os.close(writing)
    assert read_handed(reading) == NUMBERS
    assert read_handed(reading) is None
    os.close(reading)
    assert read_handed(reading) is None


def test_it_is_said_once_a_day_at_the_time(qapp: QApplication) -> None:
    wall = Wall("2026-11-22 08:29")
    clock = Reminders(wall)
    said = said_by(clock)
    clock.use(NUMBERS)
    for at in ("2026-11-22 08:29", "2026-11-22 08:30", "2026-11-22 12:00", "2026-11-23 07:00"):
        wall.becomes(at)
        clock.look()
    assert said == [2]
    wall.becomes("2026-11-23 11:15")  # the laptop slept past half past eight
    clock.look()
    assert said == [2, 3]
    wall.becomes("2026-11-24 09:00")
    clock.look()
    assert said == [2, 3]


def test_a_process_that_takes_over_does_not_say_it_again(qapp: QApplication) -> None:
    wall = Wall("2026-11-22 09:00")
    first, second = Reminders(wall), Reminders(wall)
    first.use(NUMBERS)
    first.look()
    handed = first.numbers
    assert handed is not None
    second.use(ReminderNumbers.from_line(handed.to_line()))
    said = said_by(second)
    second.look()
    assert said == []
    second.use(NUMBERS)  # nor when it has counted anew
    second.look()
    assert said == []


def test_nothing_is_said_of_days_that_were_not_counted(qapp: QApplication) -> None:
    wall = Wall("2026-12-24 09:00")
    clock = Reminders(wall)
    said = said_by(clock)
    clock.use(NUMBERS)
    clock.look()
    assert said == []


def test_the_time_that_is_chosen() -> None:
    assert chosen_time({}) == dt.time(8, 30)
    assert chosen_time({TIME_KEY: "07:00"}) == dt.time(7)
    assert chosen_time({TIME_KEY: "halv ni"}) == dt.time(8, 30)
    assert chosen_time({REMIND_KEY: "0", TIME_KEY: "07:00"}) is None


def test_at_the_door_the_number_is_said(qapp: QApplication) -> None:
    wall, said = Wall("2026-11-22 10:00"), list[str]()
    reminding = Reminding(NUMBERS, allowed=True, now=wall)
    reminding.at_the_door(said.append)
    reminding.stop()
    assert said == ["2 frister i dag"]
    forbidden = Reminding(NUMBERS, allowed=False, now=wall)
    forbidden.at_the_door(said.append)
    assert len(said) == 1


def test_the_open_store_hands_its_numbers_on(workspace: Workspace, mathias_case: UUID) -> None:
    reminding = Reminding(None, allowed=True, now=workspace.now)
    reminding.inside(workspace)
    handed = reminding.to_hand_on()
    assert handed is not None
    assert handed.first == workspace.today
    assert sum(handed.counts) > 3
    workspace.do("Ret", profile.save_setting, REMIND_KEY, "0")
    assert reminding.to_hand_on() is None
    reminding.stop()


def test_the_mark_beside_the_clock_names_nobody(qapp: QApplication) -> None:
    for locked in (True, False):
        mark = TrayMark(logo_icon(), locked=locked)
        words = [each.text() for each in mark.menu.actions()]
        assert words == (["Vis Rundbord", "Afslut"] if locked else ["Vis Rundbord", "Lås", "Afslut"])
        assert mark.tool_tip == ("Rundbord er låst" if locked else "Rundbord")
        mark.take_away()
    assert [reminder_words(count) for count in (1, 3)] == ["1 frist i dag", "3 frister i dag"]


def test_the_choice_is_kept(workspace: Workspace, qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, Theme())
    part = RemindingPart(workspace)
    qtbot.addWidget(part)
    part.show_settings({})
    part._on.click()
    part._at.committed.emit("07:30")
    kept = workspace.ask(profile.read_settings)
    assert (kept[REMIND_KEY], kept[TIME_KEY]) == ("0", "07:30")
    part.show_settings(kept)
    assert not part._at.isEnabled()
    assert part._at.text() == "07:30"
