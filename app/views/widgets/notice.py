"""Notices beside the work: they say something, wait to be closed, and never stop anybody."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent, QUndoStack
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.views.icons import IconMark
from app.views.widgets.aloud import say_aloud
from app.views.widgets.buttons import IconButton, LinkButton
from app.views.widgets.text import Text

ICONS = {"info": "info", "good": "check-circle", "warn": "warning-circle", "late": "warning-circle"}


class NoticeBar(QFrame):
    """One notice at a time; hidden until `say`. Tones: info, good, warn, late. Screen readers are told at once."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconMark("info", "info", 21)
        self._words = Text("", "body", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._action = LinkButton("")
        self._action.clicked.connect(self._on_action)
        self._do: Callable[[], object] | None = None
        self._undone_by: QUndoStack | None = None
        close = IconButton("x", "Luk beskeden")
        close.clicked.connect(self.close_notice)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(11)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self._action)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, sentence: str, tone: str = "info", action: tuple[str, Callable[[], object]] | None = None) -> None:
        """Show a sentence, with something to press if there is something to do."""
        self._forget_step()
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._icon.set_look(ICONS[tone], tone)
        self._words.setText(sentence)
        self._do = action[1] if action else None
        self._action.set_words(action[0] if action else "")
        self._action.setVisible(action is not None)
        self.setAccessibleName(sentence)
        if self.isVisible():
            self._say_aloud()
        self.show()

    def say_done(self, sentence: str, steps: QUndoStack, tone: str = "good") -> None:
        """Show what the last step did, with »Fortryd«; it goes when there is another step, which that would undo."""
        self.say(sentence, tone, ("Fortryd", steps.undo))
        self._go_with(steps)

    def say_until_step(
        self, sentence: str, steps: QUndoStack, tone: str, action: tuple[str, Callable[[], object]] | None = None
    ) -> None:
        """Show what is so until the next step: what could not be saved, or what is next after this one."""
        self.say(sentence, tone, action)
        self._go_with(steps)

    def sentence(self) -> str:
        """Return the sentence that is shown, empty when there is none."""
        return "" if self.isHidden() else self._words.text()

    def showEvent(self, event: QShowEvent) -> None:
        """Have it read out when it comes on the screen."""
        super().showEvent(event)
        if not event.spontaneous():
            self._say_aloud()

    def close_notice(self) -> None:
        """Take the notice away."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _go_with(self, steps: QUndoStack) -> None:
        self._undone_by = steps
        steps.indexChanged.connect(self._on_other_step)

    def _on_other_step(self) -> None:
        self._forget_step()
        self.close_notice()

    def _forget_step(self) -> None:
        if self._undone_by is not None:
            self._undone_by.indexChanged.disconnect(self._on_other_step)
            self._undone_by = None

    def _say_aloud(self) -> None:
        words = " ".join(part for part in (self._words.text(), self._action.text()) if part)
        say_aloud(self, words, at_once=self.property("tone") in ("warn", "late"))

    def _on_action(self) -> None:
        do = self._do
        self.close_notice()
        if do is not None:
            do()
