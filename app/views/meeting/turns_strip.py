"""Who has spoken, for the chair alone: a quiet strip at the foot that she turns on, and that the room never sees."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.meeting_round import count_turn
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.panel import Panel
from app.views.widgets.text import ElidedLabel

TURN_KEY = "Alt+H"
MOST = 9
"""So many people have a digit."""
NOBODY = "Alt Skift 1–9, når nogen har talt."


class TurnsStrip(Panel):
    """Names with a dot for each time they spoke; who spoke least stands first. Hidden until Alt+H."""

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__("window", "top")
        self._desk = desk
        self.line = ElidedLabel("", "meta", "ink2")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
        row.addWidget(self.line, 1)
        self.hide()

    def keys_on(self, screen: QWidget) -> None:
        """Listen for the keys on a screen."""
        QShortcut(QKeySequence(TURN_KEY), screen, self.turn).setAutoRepeat(False)
        for digit in range(1, MOST + 1):
            keys = QShortcut(QKeySequence(f"Alt+Shift+{digit}"), screen, lambda digit=digit: self.count(digit))
            keys.setAutoRepeat(False)  # who holds the key has spoken once

    def turn(self) -> None:
        """Show or hide the strip."""
        self.setVisible(self.isHidden())
        self.show_turns()

    def count(self, digit: int) -> None:
        """Note that the person with a digit spoke; only while the strip is on."""
        people = self._desk.here()
        if not self.isHidden() and digit <= len(people):
            self._desk.do("Har talt", count_turn, people[digit - 1].id)

    def show_turns(self) -> None:
        """Show how often each has spoken."""
        if self.isHidden():
            return
        people = self._desk.here()
        numbered = [(each.turns, number, each.called) for number, each in enumerate(people, start=1)]
        told = [f"{number} {name} {'·' * turns}".rstrip() for turns, number, name in sorted(numbered)]
        self.line.show_text("   ".join(told) if told else NOBODY)
        self.setAccessibleName("Har talt: " + ", ".join(f"{name} {turns}" for turns, _, name in sorted(numbered)))
