"""The program's own window on a meeting, driven by keys in a process that is going to be killed, and telling of it.

Before each key it tells that it comes (`begun`), after it what was changed on the screen (`done`) and what
stands half typed in which field (`given`). A heartbeat tells how long the program itself has lived since a key: what a
busy machine took from it is not counted (`meeting_nights`).
"""

import datetime as dt
import random
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from app.bootstrap import open_store
from app.store.check import findings
from app.views.app import set_up
from app.views.guard.cover import Cover
from app.views.main_window import MainWindow
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.workspace import Workspace
from tests.crash.meeting_facts import editors_in, facts_of, half_typed, name_of
from tests.crash.meeting_words import EMPTIED, PLACE, all_in, invented
from tests.crash.told import GONE, Event, Facts, Teller
from tests.shipped import CHEAP, TODAY

PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
HEARTBEAT_MS = 50
NIGHT = dt.timedelta(minutes=10)
THROWING = ("take_back",)
"""Acts that wipe out words."""


class MeetingWindow:
    """One window, opened as the program opens it after the passphrase."""

    def __init__(self, order: dict[str, Any], teller: Teller) -> None:
        self._teller = teller
        self.began: Callable[[str], None] = lambda _: None
        """Called when a key comes: where a kill may be aimed."""
        self.chance = random.Random(order["seed"])
        sys.excepthook = self._surprised
        self.app = QApplication.instance() or QApplication(["rundbord"])
        assert isinstance(self.app, QApplication)
        set_up(self.app)
        opens = time.monotonic()
        morning = TODAY + order.get("night", 0) * NIGHT

        def now() -> dt.datetime:
            return morning + dt.timedelta(seconds=time.monotonic() - opens)

        self.opened = open_store(Path(order["path"]), order["secret"], floor=CHEAP, now=now)
        self.workspace = Workspace(
            self.opened.units, self.opened.drafts, self.opened.units.now, training=False, keeper=self.opened.keeper
        )
        self.window = MainWindow(self.workspace)
        self._case, self._meeting = UUID(order["case"]), UUID(order["meeting"])
        self.cover = Cover(self.window)
        self.window.cover_requested.connect(self.cover.ask)
        self.act = "open"
        self.given: Facts = {}
        """What stands in the fields that were typed in, this night or before, and where the window is."""
        self.seen: Facts = {}
        """What was found in which field when the window had opened."""
        self._undone: set[str] = set()
        """Words that were stored until their step was undone; a field may show them until it is drawn again."""
        self._heart = QTimer(self.window)
        self._heart.timeout.connect(lambda: self.tell("alive", {}))
        self._heart.start(HEARTBEAT_MS)
        self._show()
        self._row: object = self.screen.desk.row
        self.facts = facts_of(self.screen.desk)
        here = {**self.fields(), PLACE: str(self.window.place.meeting_id)}
        self.given = {name: here.get(name, "") for name in order.get("watched", ())}

    @property
    def screen(self) -> MeetingScreen:
        """The meeting's screen, covered or not."""
        found = self.window._rooms._meeting
        assert found is not None, "the window does not show the meeting"
        return found[1]

    @property
    def focus(self) -> QWidget:
        """Where the next key goes."""
        return QApplication.focusWidget() or self.window

    def report(self) -> None:
        """Tell what a window that was just opened found: in the meeting, in the fields, and wrong in the file."""
        wrong = findings(self.opened.vault.engine, self.opened.vault.progress)
        wrong += [each for each in self.opened.warnings if "mangler" in each]
        self.tell("found", self.facts, "\n".join(wrong))
        self.tell_fields()

    def tell_fields(self) -> None:
        """Tell what stands in the fields there are now."""
        here = {**self.fields(), PLACE: str(self.window.place.meeting_id or "")}
        new = {name: text for name, text in here.items() if text not in self.seen.values()}  # on the way words may move
        self.seen.update(new)
        self.tell("fields", new)

    def fields(self) -> Facts:
        """Return what stands half typed in the meeting's fields."""
        found = half_typed(self.screen, self.facts)
        return {name: text for name, text in found.items() if not all_in(text, self._undone)}

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key, and tell what it changed."""
        self.tell("begun", {}, key.name)
        self.began(self.act)
        QTest.keyClick(self.focus, key, modifier)
        self.told()

    def click(self, widget: QWidget) -> None:
        """Press a widget with the mouse."""
        self.tell("begun", {}, "mouse")
        self.began(self.act)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.told()

    def call(self, change: Callable[[], object]) -> None:
        """Do what a shortcut of the window does, or the mouse: a field that is left becomes a step."""
        self.tell("begun", {}, "shortcut")
        self.began(self.act)
        change()
        self.told()

    def come_back(self) -> None:
        """Open the meeting when something led out of it; where the window was is found again, too."""
        if self.window.place.meeting_id is None:
            self.call(lambda: self.window.open_meeting(self._case, self._meeting))

    def write(self, text: str) -> None:
        """Type in bursts as people do; after each the field holds it, and that is told."""
        while text:
            burst = text[: self.chance.randint(1, 9)]
            text = text[len(burst) :]
            for letter in burst:
                self._letter(letter)
            if name := self._here():
                self.given.setdefault(name, "")
            self._tell_fields()
            self.wait(self.chance.choice((0.0, 0.02, 0.05, 0.15)))

    def wait(self, seconds: float) -> None:
        """Let the program live for a while."""
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()

    def told(self) -> None:
        """Tell what has changed since last, when the screen has caught up.

        What went from a field is told before the key is done: a kill between the two finds the words where they went.
        """
        self.app.processEvents()
        self.app.processEvents()
        if self.window.place.meeting_id is None:
            self._tell_place()
            return
        changed = self._changed() if self.screen.desk.row is not self._row else {}
        self._tell_fields()
        self.tell("done", changed)

    def tell(self, word: str, facts: Facts, note: str = "") -> None:
        self._teller.tell(Event(time.monotonic(), word, self.act, facts, note))

    def _changed(self) -> Facts:
        """Read what is stored of the meeting again, and return what is otherwise."""
        self._row = self.screen.desk.row
        now = facts_of(self.screen.desk)
        changed = {key: value for key, value in now.items() if self.facts.get(key) != value}
        changed.update({key: GONE for key in self.facts if key not in now})
        if self.act == "undo":
            self._undone |= {each for key in changed for each in invented(self.facts.get(key, ""))}
        self.facts = now
        return changed

    def _letter(self, letter: str) -> None:
        if letter.isascii():
            QTest.keyClicks(self.focus, letter)
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):  # letters a test's keyboard does not have
            QApplication.sendEvent(self.focus, QKeyEvent(kind, 0, PLAIN, letter))

    def _here(self) -> str:
        """Return the name of the field that is written in, empty when it is none."""
        focus = self.focus
        return name_of(focus, self.screen) if isinstance(focus, QLineEdit | QPlainTextEdit) else ""

    def _tell_fields(self) -> None:
        """Tell what has changed in the fields that were typed in."""
        now = {**self._on_pages_not_made(), **self.fields()}
        watched = {*self.given, *EMPTIED} - {PLACE}  # words follow from one line to another
        changed = {name: now.get(name, "") for name in watched if now.get(name, "") != self.given.get(name, "")}
        self._tell_thrown(changed, now)
        self._tell_place()
        if changed:
            self.given.update(changed)
            self.tell("given", changed)

    def _on_pages_not_made(self) -> Facts:
        """Return what waits among the drafts for fields whose page is not made."""
        there = {name_of(each, self.screen) for each in editors_in(self.screen)}
        away = {name: text for name, text in self.given.items() if name not in there and invented(text)}
        waiting = self.workspace.drafts.kept().values() if away else ()
        return {name: text for name, text in away.items() if all_in(text, waiting)}

    def _tell_place(self) -> None:
        place = str(self.window.place.meeting_id or "")
        if self.given.get(PLACE) != place:
            self.given[PLACE] = place
            self.tell("given", {PLACE: place})

    def _tell_thrown(self, changed: Facts, now: Facts) -> None:
        """Tell of words that went from a field without standing anywhere else; a covered screen is read later.

        A line that waits comes back when the other form of an agreement is written.
        """
        anywhere = [*now.values(), *self.facts.values(), *self._undone, self.screen.centre.writer.line._waiting]
        for name in changed:
            gone = [each for each in invented(self.given.get(name, "")) if not all_in(each, anywhere)]
            if gone and self.act not in THROWING and self.screen.isVisible():
                self.tell("thrown", {name: " ".join(gone)})

    def _show(self) -> None:
        self.window.resize(1280, 720)
        self.window.show()
        self.window.activateWindow()
        self.window.restore()
        QTest.qWaitForWindowActive(self.window)
        if self.window.place.meeting_id is None:
            self.window.open_meeting(self._case, self._meeting)
        self.app.processEvents()

    def _surprised(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        frames = "".join(traceback.format_exception(kind, error, trace))
        self._teller.tell(Event(time.monotonic(), "died", self.act, {}, frames))
