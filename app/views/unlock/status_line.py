"""A line that says how it goes, with an icon; gone when there is nothing to say."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.views.icons import IconMark
from app.views.widgets.aloud import say_aloud
from app.views.widgets.text import Text


class StatusLine(QWidget):
    """`say` shows a sentence in a tone (warn, late, ink2) and tells screen readers; an empty one takes it away."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconMark("info", "ink2", 18, line="body")
        self._words = Text("", "body", wrap=True)
        self._to_say, self._tone = "", "ink2"
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, sentence: str, tone: str = "ink2", icon: str = "info", *, aloud: bool = True) -> None:
        """Show a sentence; `aloud=False` for a countdown that must not be read out each second."""
        changed = sentence != self._words.text()
        self._words.setText(sentence)
        self._words.set_colour(tone)
        self._tone = tone
        self._icon.set_look(icon, tone)
        self.setAccessibleName(sentence)
        self._to_say = sentence if changed and aloud else ""
        if self.isVisible():
            self._say_aloud()
        self.setVisible(bool(sentence))

    def keep_room(self, height: int) -> None:
        """Keep so many pixels also when there is nothing to say, so that what is said moves nothing."""
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(height)

    def showEvent(self, event: QShowEvent) -> None:
        """Have it read out when it comes on the screen."""
        super().showEvent(event)
        if not event.spontaneous():
            self._say_aloud()

    def _say_aloud(self) -> None:
        words, self._to_say = self._to_say, ""
        say_aloud(self, words, at_once=self._tone != "ink2")

    def sentence(self) -> str:
        """Return what is shown, empty when nothing is."""
        return self._words.text()
