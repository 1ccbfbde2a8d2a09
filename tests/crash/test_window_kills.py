"""`kill -9` at any moment of a meeting: its window stands there again with every word that had stood for a second."""

import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from tests.crash.conftest import WINDOWS
from tests.crash.meeting_nights import Meeting, moment
from tests.crash.meeting_stores import fresh
from tests.crash.processes import ForkServer

NIGHTS_OF_ONE_MEETING = 12
SIDE_BY_SIDE = 2
"""Windows at a time: much of a night is waiting."""
LOOK: dict[str, Any] = {"acts": [], "rest": 0.0}
"""A night in which the window is only opened."""


def test_drafts_that_come_five_seconds_late_are_found_out(
    window_server: ForkServer, meetings: tuple[Meeting, Meeting], tmp_path: Path
) -> None:
    meeting = fresh(meetings[0], tmp_path / "late")

    meeting.night(window_server, random.Random(1), acts=["half_a_line"], rest=1.6, late=5)
    meeting.night(window_server, random.Random(1), **LOOK)

    assert ["holds ''" in each for each in meeting.faults] == [True]


@pytest.mark.long(sample=False)
def test_any_number_of_kills_at_any_moment_take_no_word_from_a_meeting(
    window_server: ForkServer, meetings: tuple[Meeting, Meeting], tmp_path: Path, seconds: float, seed: int,
    many: Callable[[int], int],
) -> None:  # fmt: skip
    until, began = time.monotonic() + seconds, time.monotonic()
    sides = min(SIDE_BY_SIDE, many(SIDE_BY_SIDE))

    def one_side(number: int) -> list[Meeting]:
        folder = tmp_path / f"side-{number}"
        folder.mkdir()
        with nullcontext(window_server) if not number else ForkServer(folder, WINDOWS) as server:
            return kill_until(until, server, meetings, random.Random(seed + number), folder)

    with ThreadPoolExecutor(sides) as pool:
        held = [meeting for side in pool.map(one_side, range(sides)) for meeting in side]

    spent, kills = time.monotonic() - began, sum(each.judged for each in held)
    oldest, lost = max(each.oldest_lost for each in held), sum(len(each.faults) for each in held)
    print(f"{kills} kills of a meeting, {kills / spent:.2f} a second; {lost} losses, nothing older than {oldest:.2f} s")  # noqa: T201 - the figures of the run
    assert "\n".join(fault for each in held for fault in each.faults) == ""


def kill_until(
    until: float, server: ForkServer, ready: tuple[Meeting, Meeting], chance: random.Random, folder: Path
) -> list[Meeting]:
    """Kill one meeting's window after the other's; each is opened once more at its end."""
    held: list[Meeting] = []
    while not held or time.monotonic() < until:
        meeting = fresh(chance.choice(ready), folder / f"meeting-{len(held)}")
        held.append(meeting)
        while meeting.nights < NIGHTS_OF_ONE_MEETING and (not meeting.nights or time.monotonic() < until):
            meeting.night(server, chance, **moment(chance))
        meeting.night(server, chance, **LOOK)
    return held
