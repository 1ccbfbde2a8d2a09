"""`kill -9` at any moment of writes, drafts, copies, migrations and new passphrases: it opens, and nothing is lost."""

import random
import time
from pathlib import Path

import pytest

from tests.crash.conftest import FreshStore
from tests.crash.processes import ForkServer
from tests.crash.reading_back import Morning, copy_faults
from tests.crash.scenarios import PASSPHRASES, mix

LINES = 30
"""Acts in a journey: more than most kills let it come to."""

NIGHTS_OF_ONE_STORE = 25
SLOW = ("backup", "restore", "erase", "migrate", "passphrase", "code", "again")
"""What takes several steps on disk: a kill is aimed at one of these half of the time."""


def order(path: Path, chance: random.Random, secret: str) -> dict[str, object]:
    """A random journey with a kill in it: a moment after an act has begun, or after some time."""
    acts = mix(chance, LINES)
    if chance.random() < 0.5:
        acts[chance.randrange(3, 9)] = chance.choice(SLOW)
        acts[2] = "backup"
    kill: dict[str, object] = {"aim": chance.randrange(1, 12), "seconds": chance.expovariate(1 / 0.006)}
    if chance.random() < 0.1:  # so late that drafts which were only given must be there
        kill = {"seconds": chance.uniform(0.9, 1.6)}
        acts = ["draft" if each == "flush" else each for each in acts] * 8
    return {"path": path, "secret": secret, "seed": chance.getrandbits(40), "acts": acts, **kill}


def kill_and_look(server: ForkServer, morning: Morning, chance: random.Random) -> None:
    """One night: a writer is killed, and the store is opened again."""
    sent = order(morning.path, chance, morning.passphrase())
    ended = server.run(sent)
    assert ended.surprises == []
    assert [event for event in ended.told if event.word == "refused"] == []
    morning.expected.hear(ended.told)
    doing = morning.expected.begun
    assert morning.look() == [], (doing, sent)


def test_a_few_kills_at_any_moment_lose_nothing(fresh_store: FreshStore, fork_server: ForkServer, seed: int) -> None:
    morning, chance = Morning(fresh_store("kill")), random.Random(seed)

    for _ in range(8):
        kill_and_look(fork_server, morning, chance)

    assert any(key.startswith("case:") for key in morning.expected.done)


@pytest.mark.parametrize("act", SLOW)
def test_a_kill_in_the_middle_of_something_long_loses_nothing(
    act: str, fresh_store: FreshStore, fork_server: ForkServer, seed: int
) -> None:
    morning, chance = Morning(fresh_store(act)), random.Random(seed)
    for milliseconds in (0.5, 6):
        acts = ["case", "agreement", "draft", "backup", "agreement", act, "case"]
        sent = {"path": morning.path, "secret": morning.passphrase(), "seed": chance.getrandbits(40), "acts": acts}
        ended = fork_server.run({**sent, "aim": 5, "seconds": milliseconds / 1000})

        morning.expected.hear(ended.told)
        assert ended.surprises == []
        assert morning.look() == []


@pytest.mark.long
def test_any_number_of_kills_at_any_moment_lose_nothing(
    fresh_store: FreshStore, fork_server: ForkServer, tmp_path: Path, seconds: float, seed: int
) -> None:
    chance, kills = random.Random(seed), 0
    began = time.monotonic()
    while time.monotonic() < began + seconds:
        if kills % NIGHTS_OF_ONE_STORE == 0:
            morning = Morning(fresh_store(f"kill-{kills}"))
        kill_and_look(fork_server, morning, chance)
        kills += 1
        if kills % 5 == 0:
            look_at_copies(morning, tmp_path / f"restored-{kills}")
    print(f"{kills} kills, {kills / (time.monotonic() - began):.1f} a second")  # noqa: T201 - the figure of the run


def look_at_copies(morning: Morning, empty: Path) -> None:
    """Every copy that got its name is whole, also the one that was being made; then it may go."""
    for number, copy in enumerate((morning.path.parent / "copies").glob("*.zip")):
        folder = empty / str(number)
        folder.mkdir(parents=True)
        assert copy_faults(copy, PASSPHRASES, folder) == []
        morning.expected.done.pop(f"copy:{copy.name}", None)
        copy.unlink()
