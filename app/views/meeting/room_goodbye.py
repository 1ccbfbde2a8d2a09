"""The room's screen when goodbye is said: thanks and when we meet again, and no question that waits for an answer."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from app.services.room_rows import RoomRows
from app.views.meeting.panel import Panel
from app.views.meeting.room_text import RoomText
from app.views.meeting.room_words import THANKS, coming_words
from app.views.theme import current_theme
from app.views.widgets.logo import LogoMark

WIDE, HIGH = 1280.0, 720.0
"""The window the sizes are thought for; in another one everything is as many times larger or smaller."""


class RoomGoodbye(Panel):
    """Thanks in large letters; it stands there until the meeting is gone on with, or left."""

    def __init__(self) -> None:
        super().__init__("page")
        self._thanks, self._coming = RoomText(64, weight=600, text=THANKS), RoomText(34, "ink2")
        self._column = QVBoxLayout(self)
        self._column.addStretch(2)
        self._column.addWidget(LogoMark(46), 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._thanks)
        self._column.addWidget(self._coming)
        self._column.addStretch(3)
        self.show_rows(None)

    def show_rows(self, rows: RoomRows | None) -> None:
        """Show when we meet again, as far as everybody here may read it; without rows only the thanks."""
        coming = coming_words(rows.coming) if rows else ""
        self._coming.setText(f"{coming}." if coming else "")
        self._coming.setVisible(bool(coming))
        self.setAccessibleName(" ".join(part for part in (THANKS, self._coming.text()) if part))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the letters follow the window."""
        super().resizeEvent(event)
        zoom = max(min(self.width() / WIDE, self.height() / HIGH), 0.5)
        for each in (self._thanks, self._coming):
            each.set_zoom(zoom)
        edge = round(96 * zoom)
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._column.setSpacing(round(18 * zoom * current_theme().text_scale))
