"""The pictures of the guide are those the script takes, all of them are there, and they show the program as it is."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.paths import resources
from app.services.help_pages import pages
from app.services.help_text import Picture
from app.views.theme import Theme, apply_theme
from tests.guide_pictures import GUIDE, KEPT, README, SAMPLE, old
from tests.guide_shots import SHOTS
from tests.ready_stores import ReadyStores

MOST = 6_000_000
"""Bytes all pictures may take together: they are shipped."""


def test_the_script_takes_every_picture_there_is_and_no_other_is_left_over() -> None:
    there = {path.stem for path in GUIDE.iterdir()}
    assert there == set(SHOTS) == set(json.loads(KEPT.read_text(encoding="utf-8")))
    assert sum(path.stat().st_size for path in GUIDE.iterdir()) < MOST


def test_every_picture_a_page_shows_is_one_of_them() -> None:
    shown = {Path(block.file).stem for each in pages() for block in each.blocks if isinstance(block, Picture)}
    assert shown <= set(SHOTS)


def test_the_pictures_of_readme_are_the_same_as_in_the_guide() -> None:
    for name, same in README.items():
        assert (resources() / "pictures" / f"{name}.png").read_bytes() == (GUIDE / f"{same}.png").read_bytes()


def test_the_windows_still_say_what_they_said_when_their_pictures_were_taken(
    ready_stores: ReadyStores, tmp_path: Path, qapp: QApplication
) -> None:
    apply_theme(qapp, Theme())
    assert old(SAMPLE, ready_stores, tmp_path) == [], "a window has changed: »make pictures«"


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(set(SHOTS) - set(SAMPLE)))
def test_so_does_every_other_window(ready_stores: ReadyStores, tmp_path: Path, qapp: QApplication, name: str) -> None:
    apply_theme(qapp, Theme())
    assert old((name,), ready_stores, tmp_path) == [], "a window has changed: »make pictures«"
