"""The harness itself can fail: a disk loses what was not forced, and a missing or half thing is called a fault."""

import random
from pathlib import Path

import pytest

from tests.crash.crash_disk import CrashDisk
from tests.crash.syscalls import read_calls
from tests.crash.told import Event, Expected, Facts

ROOT = "/a"


def hexed(words: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in words.encode())


def written(name: str, words: str, *, forced: bool) -> list[str]:
    """The lines of strace for a file that is made and written, and forced with its folder or not."""
    file = f"3<{hexed(f'{ROOT}/{name}')}>"
    lines = [
        f'openat(AT_FDCWD<{hexed("/")}>, "{hexed(f"{ROOT}/{name}")}", O_RDWR|O_CREAT, 0600) = {file}',
        f'pwrite64({file}, "{hexed(words)}", {len(words)}, 0) = {len(words)}',
    ]
    folder = f"4<{hexed(ROOT)}>"
    opened = f'openat(AT_FDCWD<{hexed("/")}>, "{hexed(ROOT)}", O_RDONLY) = {folder}'
    return [*lines, f"fsync({file}) = 0", opened, f"fsync({folder}) = 0"] if forced else lines


def images(lines: list[str], tmp_path: Path) -> list[dict[str, bytes]]:
    """Play the lines and cut the power eighty times afterwards."""
    log, before = tmp_path / "log", tmp_path / "before"
    before.mkdir()
    log.write_text("".join(f"77 {number}.000000 {line}\n" for number, line in enumerate(lines, 1)))
    disk = CrashDisk(Path(ROOT), before)
    for call in read_calls(log):
        disk.play(call)
    found, chance = [], random.Random(1)
    for number in range(80):
        disk.build(tmp_path / str(number), chance)
        found.append({file.name: file.read_bytes() for file in (tmp_path / str(number)).iterdir()})
    return found


def test_what_was_forced_is_always_there_and_the_rest_may_be_lost(tmp_path: Path) -> None:
    found = images([*written("sure", "kept", forced=True), *written("unsure", "maybe", forced=False)], tmp_path)

    assert all(each["sure"] == b"kept" for each in found)
    assert {each.get("unsure") for each in found} == {None, b"", b"maybe"}


def test_a_long_write_may_be_torn_at_a_sector(tmp_path: Path) -> None:
    found = images(written("long", "x" * 2048, forced=False), tmp_path)

    halves = [each["long"] for each in found if "long" in each]
    assert any(0 < each.count(b"x") < 2048 and each.count(b"x") % 512 == 0 for each in halves)


def test_a_call_cut_in_two_by_another_thread_is_put_together(tmp_path: Path) -> None:
    lines = written("file", "words", forced=False)
    head, tail = lines[1].split(", 5, 0")
    found = images([lines[0], f"{head}, 5, 0 <unfinished ...>", f"<... pwrite64 resumed>{tail}"], tmp_path)

    assert b"words" in {each.get("file") for each in found}


DONE = Event(1.0, "done", "case", {"case:Liv": "there"})
BEGUN = Event(2.0, "begun", "erase", {"case:Liv": "", "agreement:x": "there"})
GIVEN = Event(3.0, "given", "draft", {"draft:note": "a"})
LATER = Event(5.0, "done", "seal", {})


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ([DONE], {}),
        ([DONE], {"case:Liv": "there", "case:Noah": "there"}),
        ([DONE, BEGUN], {}),
        ([GIVEN, LATER], {}),
        ([GIVEN, LATER], {"draft:note": "b"}),
    ],
)
def test_what_is_missing_too_much_or_half_is_a_fault(told: list[Event], found: Facts) -> None:
    assert Expected().hear(told).faults(found) != []


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ([DONE], {"case:Liv": "there"}),
        ([DONE, BEGUN], {"case:Liv": "there"}),
        ([DONE, BEGUN], {"agreement:x": "there"}),
        ([GIVEN], {}),
        ([GIVEN, LATER], {"draft:note": "a"}),
    ],
)
def test_old_or_new_is_no_fault(told: list[Event], found: Facts) -> None:
    assert Expected().hear(told).faults(found) == []
