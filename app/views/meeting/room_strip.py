"""A quiet line on the own screen while the room's screen is on, and when something was kept off it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.views.icons import IconMark
from app.views.meeting.panel import Panel
from app.views.meeting.room_projector import RoomProjector
from app.views.meeting.room_stage import RoomStage
from app.views.widgets.buttons import QuietButton
from app.views.widgets.text import ElidedLabel

IS_SHOWN = "Skærmen vises for andre nu."
SHOW_ALL = "Vis det alligevel"


class RoomStrip(Panel):
    """»Skærmen vises for andre nu.« with what can be done about it; hidden when there is nothing to say."""

    darkened = Signal()

    def __init__(self, stage: RoomStage, projector: RoomProjector) -> None:
        super().__init__("accent_soft", "bottom")
        self._stage, self._projector = stage, projector
        self._words = ElidedLabel("", "body")
        self.show_all = QuietButton(SHOW_ALL)
        self._dark, self._close = QuietButton("Mørk skærm", "F10"), QuietButton("Luk rummets skærm", "F9")
        self.show_all.clicked.connect(stage.show_kept_back)
        self._dark.clicked.connect(self.darkened)
        self._close.clicked.connect(projector.close)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 4, 24, 4)
        row.setSpacing(10)
        row.addWidget(IconMark("projector-screen", "ink2"))
        row.addWidget(self._words, 1)
        for button in (self.show_all, self._dark, self._close):
            row.addWidget(button)
        for signal in (stage.staged, projector.changed):
            signal.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """Say how it is now."""
        is_on, kept = self._projector.window is not None, self._stage.kept_back_words()
        self._words.show_text(" ".join(part for part in (IS_SHOWN if is_on else "", kept) if part))
        self.show_all.setVisible(bool(kept))
        for button in (self._dark, self._close):
            button.setVisible(is_on)
        self.setVisible(is_on or bool(kept))
