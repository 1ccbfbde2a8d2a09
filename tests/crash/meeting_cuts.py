"""The power goes while a meeting is on the screen: one night is recorded, and its disk is built as a cut may leave it.

The disk is `crash_disk`: what was forced is certain, of the rest any part may be there. Each image is opened in the
program's own window, and judged by what the recorded window had told until the cut.
"""

import copy
import random
import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.crash.crash_disk import CrashDisk
from tests.crash.meeting_nights import Meeting
from tests.crash.processes import ForkServer
from tests.crash.syscalls import TRACE, Call, read_calls
from tests.crash.told import Event, read_line

A_LITTLE = 0.3
"""Seconds a recorded window stands there at the end: long enough for the last draft."""


@dataclass(frozen=True, slots=True)
class NightRecording:
    """A night: the meeting as it was before, its folder as it was before, and every call of the window."""

    meeting: Meeting
    before: Path
    calls: list[Call]


def record_night(server: ForkServer, meeting: Meeting, chance: random.Random, *, length: int) -> NightRecording:
    """Run a night of so many acts under strace to its end."""
    folder = meeting.path.parent
    before, log = folder.with_name(f"{folder.name}-before"), folder.with_name(f"{folder.name}.log")
    shutil.copytree(folder, before)
    began = copy.deepcopy(meeting)
    ended = meeting.night(server, chance, [*TRACE, "-o", str(log)], length=length, rest=A_LITTLE)
    assert (ended.status, meeting.faults) == (0, [])
    calls = read_calls(log)
    log.unlink()
    return NightRecording(began, before, calls)


def cut_night(
    server: ForkServer, night: NightRecording, chance: random.Random, folder: Path, images: int
) -> tuple[int, list[str], float]:
    """Cut the power at some moments; return how many, what was wrong, and how old the oldest lost word was."""
    disk, told, faults, oldest = CrashDisk(night.meeting.path.parent, night.before), list[Event](), list[str](), 0.0
    settled = next(place for place, each in enumerate(night.calls) if told_by(each, "settled"))
    moments = sorted(chance.sample(range(settled + 1, len(night.calls)), images))
    for place, call in enumerate(night.calls):
        if (event := told_by(call)) is not None:
            told.append(event)
        else:
            disk.play(call)
        if place in moments:
            image = folder / f"image-{place}"
            disk.build(image, chance)
            found = look(server, night.meeting, image, told, chance)
            faults += [f"cut after call {place} ({call.name}): {each}" for each in found.faults]
            oldest = max(oldest, found.oldest_lost)
            shutil.rmtree(image)
    return len(moments), faults, oldest


def look(server: ForkServer, before: Meeting, image: Path, told: list[Event], chance: random.Random) -> Meeting:
    """Open the window on an image; the meeting it returns says what was wrong."""
    meeting = copy.deepcopy(before)
    meeting.hear(told)
    meeting.nights += 1
    meeting.path = image / meeting.path.name
    meeting.night(server, chance, acts=[], rest=0.0)
    return meeting


def told_by(call: Call, word: str = "") -> Event | None:
    """Return what the window told with this call: its lines, and nothing else of it, are written with `writev`."""
    if call.name != "writev":
        return None
    event = read_line(call.strings()[0])
    return event if not word or event.word == word else None
