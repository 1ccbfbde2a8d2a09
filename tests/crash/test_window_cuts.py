"""The power goes in the middle of a meeting: its window stands there again, whatever of its writes came to the disk."""

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.crash.meeting_cuts import cut_night, record_night
from tests.crash.meeting_nights import Meeting
from tests.crash.meeting_stores import fresh
from tests.crash.processes import HAS_STRACE, ForkServer

pytestmark = pytest.mark.skipif(not HAS_STRACE, reason="needs strace (Debian package strace)")
LENGTH, IMAGES = 6, 25
"""Acts of a night, and cuts of it: recording the next costs as much as some of them."""


@pytest.mark.long(sample=False)
def test_after_a_power_cut_at_any_moment_a_meeting_has_every_word(
    window_server: ForkServer, meetings: tuple[Meeting, Meeting], tmp_path: Path, seconds: float, seed: int,
    many: Callable[[int], int],
) -> None:  # fmt: skip
    chance, began = random.Random(seed), time.monotonic()
    images, oldest, nights = 0, 0.0, 0
    faults: list[str] = []
    while not nights or time.monotonic() < began + seconds:
        meeting = fresh(chance.choice(meetings), tmp_path / f"cut-{nights}")
        night = record_night(window_server, meeting, chance, length=many(LENGTH))
        made, wrong, lost = cut_night(window_server, night, chance, tmp_path / f"images-{nights}", many(IMAGES))
        nights, images, oldest = nights + 1, images + made, max(oldest, lost)
        faults += wrong
    spent = time.monotonic() - began
    figures = f"{images} crash images of {nights} nights of a meeting, {images / spent:.2f} a second"
    print(f"{figures}; {len(faults)} losses, nothing older than {oldest:.2f} s")  # noqa: T201 - the figures of the run
    assert "\n".join(faults) == ""
