"""A day's work with the real program, seen from outside: what it opened, wrote, connected to and let anybody read."""

import re
import shutil
from pathlib import Path

import pytest

from app.bootstrap import create_store
from app.documents.read_back import read_back
from tests.leaks.canaries import LONG_STEM, STEM
from tests.leaks.laptop import Laptop, Running, working
from tests.leaks.watching import faults_of
from tests.shipped import CHEAP, PASSPHRASE
from tests.views.own_display import display

HAS_DISPLAY = all(shutil.which(each) for each in ("Xvfb", "xdotool"))
USUAL_LIMIT = 8 * 1024 * 1024
"""Bytes a program may lock in memory on most Linux desktops."""


def a_laptop(root: Path) -> Laptop:
    """A laptop with an empty store on it."""
    laptop = Laptop(root)
    create_store(laptop.store, PASSPHRASE, cost=CHEAP)[0].close()
    return laptop


def an_hour(laptop: Laptop, **more: str) -> Running:
    """Work until the battery is pulled out."""
    with working(laptop, "short", **more) as running:
        running.go_on(kill_at="sluk")
    assert running.process.returncode == -9, running.stderr[-3000:]
    return running


def must_be_hard(told: dict[str, object]) -> None:
    """Nobody may look into the process, it leaves no core, and what SQLCipher keeps is locked in memory."""
    assert (told["dumpable"], told["core"]) == (0, [0, 0])
    assert 0 < int(str(told["locked"]).split()[0]) * 1024 < USUAL_LIMIT


@pytest.fixture(scope="module")
def hour(tmp_path_factory: pytest.TempPathFactory) -> Running:
    """An hour of work at a real display; without one where none can be made (the two days are always without)."""
    laptop = a_laptop(tmp_path_factory.mktemp("hour"))
    if not HAS_DISPLAY:
        return an_hour(laptop)
    with display() as name:
        return an_hour(laptop, DISPLAY=name, QT_QPA_PLATFORM="xcb")


def test_an_hour_of_work_and_a_dead_battery_leave_nothing_to_read(hour: Running) -> None:
    assert faults_of(hour) == []
    must_be_hard(hour.stage("sluk"))


def test_the_hour_was_a_real_one(hour: Running) -> None:
    assert hour.stage("sag")["fields"] > 100
    assert hour.stage("rummet")["room"]
    assert hour.stage("møde")["typed"]
    assert hour.stage("udskrift")["printed"] == 1
    assert hour.stage("kopieret")["copied"]
    assert hour.stage("hverdag")["copied"]
    assert hour.stage("hverdag")["instead"], "the speller has really been asked"
    paper = "\n".join(part.text for part in read_back((hour.laptop.papers / "plan.pdf").read_bytes()).parts)
    assert LONG_STEM in paper


def test_a_fault_of_ours_tells_where_it_was_and_never_what_was_in_it(hour: Running) -> None:
    heading, advice, report = hour.stage("fejl")["said"]

    for told in (report, hour.stderr):
        assert "LookupError" in told
        assert "journey_stages.py" in told
    assert STEM not in f"{heading}{advice}{report}{hour.stderr}"


@pytest.mark.long(sample=False)
def test_two_days_of_work_leave_nothing_to_read(tmp_path: Path) -> None:
    laptop = a_laptop(tmp_path)
    with working(laptop, "first") as first:
        first.go_on()
    assert first.process.returncode == 0, first.stderr[-3000:]
    away = laptop.store.with_name("væk.db")
    moves = {"fil væk": (laptop.store, away), "fil tilbage": (away, laptop.store)}

    def move(stage: str) -> None:
        if stage in moves:
            moves[stage][0].rename(moves[stage][1])

    with working(laptop, "second") as second:
        second.go_on(kill_at="sluk", look=move)
    assert second.process.returncode == -9, second.stderr[-3000:]

    assert (first.leaks, faults_of(second)) == ([], [])
    must_be_hard(first.stage("lås"))
    assert re.fullmatch(r"key-\d\d\.\d\d-\d+", first.stage("restart")["words"])
    assert first.stage("søg")["shown"]
    assert first.stage("billede")["pictures"] > 2
    assert first.stage("pdf")["page"] == 1
    assert (first.stage("kopi")["verified"], first.stage("kopi")["outside"]) == (True, 1)
    assert second.stage("fil tilbage")["said"]
    saved = {"plan.pdf", "pakke.rundbord", "set.pdf", "set.csv", "set.json", "aktindsigt.pdf"}
    assert {each.name for each in laptop.papers.iterdir()} == {"tavle.jpg", *saved}


@pytest.mark.skipif(not HAS_DISPLAY, reason="needs Xvfb, xdotool")
def test_a_display_is_told_nothing_it_could_pass_on(hour: Running) -> None:
    trace = hour.laptop.trace()
    sent = b"".join(raw for target, raw in trace.sent() if target.startswith("socket:"))
    # Titles go to the display as properties of the window, for everybody to read: the watch did see them go.
    assert b"_NET_WM_NAME" in sent
    assert b"Gem papiret" in sent
    assert any("X11-unix" in each for each in trace.addresses())
