"""One night of a meeting: its window is opened, tells what it found, goes on with the meeting and is killed."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from sqlalchemy.orm import configure_mappers

from app.views.case import family_part
from app.views.widgets import pace
from tests.crash.meeting_acts import ACTS, ACTS_OF_A_NIGHT, mix
from tests.crash.meeting_ways import open_list, walk_steps
from tests.crash.meeting_window import ALT, SHIFT, MeetingWindow
from tests.crash.told import Teller

LAST_WAIT = 2.5
"""Seconds the window stands there when all acts are done; most kills come before."""


READ_IN = (family_part,)
"""What the window reads in when it shows a meeting; read in here, it is so once for all windows."""


def warm_up() -> None:
    """Prepare what every window needs."""
    configure_mappers()


def journey(order: dict[str, Any], teller: Teller, began: Callable[[str], None]) -> None:
    """Open the window, tell what stands there, check that undo works, and do the acts.

    `late` plants a fault: drafts are handed on so many seconds after the last key.
    """
    if "late" in order:
        pace.AFTER_LAST_KEY_MS = pace.AFTER_FIRST_KEY_MS = round(order["late"] * 1000)
    window = MeetingWindow(order, teller)
    window.report()
    for way in (open_list, walk_steps):
        if any(text and name not in window.seen for name, text in order["watched"].items()):
            way(window)
    window.tell("settled", {})
    undo_works(window)
    window.began = began
    began("settled")
    for act in order.get("acts", mix(window.chance, order.get("length", ACTS_OF_A_NIGHT))):
        window.act = act
        ACTS[act](window)
    window.wait(order.get("rest", LAST_WAIT))


def undo_works(window: MeetingWindow) -> None:
    """Do something that leaves the fields alone, undo it, and see that the meeting is as it was."""
    before = dict(window.facts)
    if window.screen.turns.isHidden():
        window.press(Qt.Key.Key_H, ALT)
    window.press(Qt.Key.Key_1, ALT | SHIFT)
    counted = window.facts != before
    window.call(window.workspace.undo_stack.undo)
    if window.facts != before or not counted:
        window.tell("died", {}, f"undo did not work: {counted=}")
