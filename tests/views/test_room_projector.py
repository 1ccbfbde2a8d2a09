"""F9 with a real second and third screen: the room's window is there and nowhere else, and goes when it has to."""

import json
import subprocess
import sys
from typing import Any

import pytest
from own_display import HERE, PATIENCE, surroundings

from tests.ready_stores import ReadyStores, copy_store
from tests.views.projector_program import screens_of


@pytest.fixture(scope="module")
def afternoon(tmp_path_factory: pytest.TempPathFactory, ready_stores: ReadyStores) -> dict[str, Any]:
    """What happened on a laptop with two screens beside it."""
    folder = tmp_path_factory.mktemp("projector")
    copy_store(ready_stores(("mathias_case",)), folder / "rundbord.db")
    display = screens_of(folder, "Laptop", "Projektor", "Tavle")
    done = subprocess.run(
        [sys.executable, str(HERE / "projector_program.py"), str(folder)],
        env=surroundings(QT_QPA_PLATFORM=display), capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def test_it_opens_on_the_other_screen_and_moves_on_to_the_next(afternoon: dict[str, Any]) -> None:
    assert afternoon["opened"] == ["Projektor"]
    assert afternoon["next"] == ["Tavle"]
    assert afternoon["own"] == "Laptop"


def test_it_closes_and_remembers_where_it_was(afternoon: dict[str, Any]) -> None:
    assert afternoon["closed"] == []
    assert afternoon["remembered"] == ["Tavle"]


def test_it_is_gone_while_covered_and_comes_back_after(afternoon: dict[str, Any]) -> None:
    assert afternoon["covered"] == []
    assert afternoon["lifted"] == ["Tavle"]


def test_it_closes_with_the_meeting_and_does_not_open_by_itself(afternoon: dict[str, Any]) -> None:
    assert afternoon["left"] == []
    assert afternoon["opened again"] == []
    assert afternoon["ended"] == []


def test_an_unplugged_projector_closes_it_and_it_falls_onto_no_other_screen(afternoon: dict[str, Any]) -> None:
    assert afternoon["unplugged"] == []


def test_the_own_window_on_the_projector_shows_the_room_and_nothing_else(afternoon: dict[str, Any]) -> None:
    assert afternoon["own moved"] == []
    assert afternoon["own shows the room"] is True
