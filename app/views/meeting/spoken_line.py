"""The line words are written on at a meeting: letters as large as those of what was said above it."""

from PySide6.QtCore import QEvent

from app.views.meeting.panel import is_large
from app.views.theme import current_theme
from app.views.widgets.editors import LineEditor


class SpokenLine(LineEditor):
    """A line in the role »spoken«. At large text the letters of a field are that large already."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when theme or text size changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        style = current_theme().style("spoken")
        sheet = f"QLineEdit {{ font-size: {round(style.size)}px; min-height: {round(style.line)}px; }}"
        sheet = "" if is_large() else sheet
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
