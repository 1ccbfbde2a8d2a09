"""The power goes: only what was forced onto the disk is certain. It opens, and what was said to be saved is there.

A journey is recorded with strace, call by call, and the disk is built again as it may be after a cut at any of them.
"""

import random
import shutil
import time
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.errors import RundbordError
from tests.crash.conftest import FreshStore
from tests.crash.crash_disk import CrashDisk
from tests.crash.processes import HAS_STRACE, ForkServer
from tests.crash.reading_back import Morning, begin_with
from tests.crash.scenarios import ACTS, PASSPHRASE_NOW, PASSPHRASES, mix
from tests.crash.syscalls import TRACE, Call, read_calls
from tests.crash.told import Event, read_line

pytestmark = pytest.mark.skipif(not HAS_STRACE, reason="needs strace (Debian package strace)")
LENGTH = 30
IMAGES = 25
"""Cuts of one journey: recording the next costs as much as a few of them."""

EVERYTHING = ["case", "agreement", "draft", "flush", *ACTS, "draft", "seal", "agreement", "undo", "erase", "restore"]


@dataclass(frozen=True, slots=True)
class Recording:
    """A journey: the folder as it was before, the folder it ran in, and every call in it."""

    before: Path
    root: Path
    calls: list[Call]


def record(server: ForkServer, path: Path, acts: list[str], seed: int) -> Recording:
    """Run a journey under strace to its end."""
    folder = path.parent
    before, log = folder.with_name(folder.name + "-before"), folder.with_name(folder.name + ".log")
    shutil.copytree(folder, before)
    order = {"path": path, "secret": PASSPHRASES[0], "seed": seed, "acts": acts}
    ended = server.run(order, [*TRACE, "-o", str(log)])
    assert (ended.status, ended.surprises) == (0, [])
    return Recording(before, folder, read_calls(log))


def told_by(call: Call) -> Event | None:
    """Return what the writer told with this call: its lines, and nothing else, are written with `writev`."""
    return read_line(call.strings()[0]) if call.name == "writev" else None


def cut_at(recording: Recording, moments: Container[int], chance: random.Random, folder: Path) -> list[str]:
    """Cut the power after each of these calls; return what was wrong when the store was opened again."""
    disk, faults = CrashDisk(recording.root, recording.before), []
    told: list[Event] = []
    for index, call in enumerate(recording.calls):
        event = told_by(call)
        if event is None:
            disk.play(call)
        else:
            told.append(event)
        if index in moments:
            image = folder / f"image-{index}"
            disk.build(image, chance)
            faults += [f"after call {index} ({call.name}): {each}" for each in look(image, told)]
            shutil.rmtree(image)
    return faults


def look(image: Path, told: list[Event]) -> list[str]:
    """Open an image of a disk; return what is not as it must be after all that was told."""
    expected = begin_with({PASSPHRASE_NOW: PASSPHRASES[0]}).hear(told)
    try:
        return Morning(image / "rundbord.db", expected).look()
    except RundbordError as error:
        return [f"does not open: {error!r}"]


def test_after_a_power_cut_at_a_few_moments_everything_saved_is_there(
    fresh_store: FreshStore, fork_server: ForkServer, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    recording = record(fork_server, fresh_store("cut"), EVERYTHING, seed)
    moments = chance.sample(range(len(recording.calls)), 14)

    assert cut_at(recording, moments, chance, tmp_path) == []


@pytest.mark.long(sample=False)
def test_after_a_power_cut_at_any_moment_everything_saved_is_there(
    fresh_store: FreshStore, fork_server: ForkServer, tmp_path: Path, seconds: float, seed: int
) -> None:
    chance, images, journeys = random.Random(seed), 0, 0
    began = time.monotonic()
    while time.monotonic() < began + seconds:
        journeys += 1
        acts = EVERYTHING if journeys == 1 else mix(chance, LENGTH)
        recording = record(fork_server, fresh_store(f"cut-{journeys}"), acts, chance.getrandbits(40))
        moments = chance.sample(range(len(recording.calls)), min(len(recording.calls), IMAGES))
        assert cut_at(recording, moments, chance, tmp_path) == []
        images += len(moments)
    spent = time.monotonic() - began
    print(f"{images} crash images of {journeys} journeys, {images / spent:.1f} a second")  # noqa: T201 - the figure
