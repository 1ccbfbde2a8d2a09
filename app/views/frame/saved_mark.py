"""The quiet words at the foot of the rail: all is saved and when, what was undone, or that something is not saved."""

import datetime as dt
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.language.dates import clock
from app.services.field_history import is_step_told
from app.services.ports import Changes
from app.views.icons import IconMark
from app.views.step_stack import AGAIN, UNDO
from app.views.widgets.aloud import say_aloud
from app.views.widgets.heard import Role
from app.views.widgets.text import Text
from app.views.workspace import Workspace

NOT_SAVED = "Ikke gemt endnu. Din tekst står her stadig."
TURNED = {UNDO: "Fortrudt", AGAIN: "Gjort igen"}
LONG = 8000
"""Milliseconds it says what was undone: that may lie on another page than the one she looks at."""
MOST = 60
"""Letters of a step's name that are shown."""
ELSEWHERE, NAMELESS = "noget i en anden sag", "noget i sagen"


def name_beside(workspace: Workspace, changes: Changes, case_id: UUID | None) -> str:
    """Return the name of a step as it may stand beside the page of a case, or of none: a family may look on.

    Of what was undone in another case nothing is told, since names of other families stand in the names of steps; nor
    of what nobody beside the screen may read of.
    """
    begun = next((each for each in TURNED if changes.name.startswith(each)), "")
    if not begun:
        return changes.name
    if case_id is not None and changes.cases and case_id not in changes.cases:
        return begun + ELSEWHERE
    return changes.name if workspace.ask(is_step_told, changes.step_id) else begun + NAMELESS


class SavedMark(QWidget):
    """»Alt er gemt kl. 8.12«, with a tick; or a warning sign and the words that nothing is lost from the screen."""

    heard_as = Role.StatusBar
    heard_whole = True

    def __init__(self, now: dt.datetime) -> None:
        super().__init__()
        self._icon = IconMark("check-circle", "good", 20)
        self._words = Text("", "meta", "ink2", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 4, 0)
        row.setSpacing(9)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self._calm = ""
        self._turned = QTimer(self, singleShot=True, interval=LONG)
        self._turned.timeout.connect(self._say_calm)
        self.saved(now)

    def words(self) -> str:
        """Return what it says."""
        return self._words.text()

    def saved(self, now: dt.datetime, step: str = "") -> None:
        """Say that everything is saved, for a while also what was undone; a screen reader hears the step that was."""
        say_aloud(self, f"{step}. Gemt." if step else "")
        self._calm = f"Alt er gemt kl.\u00a0{clock(f'{now:%H:%M}')}"
        self._turned.stop()
        turned = next((said for begun, said in TURNED.items() if step.startswith(begun)), "")
        if not turned:
            self._say_calm()
            return
        name = step.partition(": ")[2]
        short = f"{name}." if len(name) <= MOST else f"{name[:MOST].rstrip()} …"
        self._say("arrow-counter-clockwise", "good", f"{turned}: {short} {self._calm}")
        self._turned.start()

    def arrive(self, case_id: UUID | None) -> None:
        """Tell no more of what was undone when the page of a case is opened: another family may look on there."""
        if case_id is not None and self._turned.isActive():
            self._turned.stop()
            self._say_calm()

    def failed(self) -> None:
        """Say that the last change is not saved yet."""
        self._turned.stop()
        self._say("warning-circle", "warn", NOT_SAVED)

    def _say_calm(self) -> None:
        self._say("check-circle", "good", self._calm)

    def _say(self, icon: str, colour: str, words: str) -> None:
        self._icon.set_look(icon, colour)
        self._words.set_colour("ink2" if colour == "good" else colour)
        self._words.setText(words)
        self.setAccessibleName(words)
