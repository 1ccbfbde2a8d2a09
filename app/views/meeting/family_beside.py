"""The family beside the question: first names round a table, and the drawing when those in it have said yes.

In a kitchen everybody sees the screen, so the drawing with its years and partings is the deliberate exception.
"""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.services.meeting_round import may_draw
from app.views.live_part import LivePart
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.panel import Panel
from app.views.meeting.room_circle import RoomCircle
from app.views.theme import current_theme
from app.views.widgets.buttons import PlainButton
from app.views.widgets.text import Text
from app.views.workspace import Workspace

KEY = "Alt+T"
FamilyMaker = Callable[[Workspace, UUID], LivePart]
"""Makes the drawing of a case with all its keys; the frame knows how."""
NAMELESS = "Her tænker I uden navne på familien, så slægtstegningen bliver i skuffen."
WAITS = "Slægtstegningen vises her, når alle på den har sagt ja. Den har årstal og brud på sig."


class FamilyBeside(Panel):
    """Stands where the agreements stand while it is open. The drawing is made the first time it is wanted."""

    def __init__(self, desk: MeetingDesk, make: FamilyMaker | None) -> None:
        super().__init__("window", "left")
        self._desk, self._make = desk, make
        self._drawing: LivePart | None = None
        self.table = RoomCircle()
        self.table.set_zoom(current_theme().text_scale)
        self.draw = PlainButton("Vis tegningen på min skærm")
        self.draw.clicked.connect(self.show_drawing)
        circle = QWidget()
        column = QVBoxLayout(circle)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.addWidget(self.table, 1)
        column.addWidget(Text(WAITS if desk.type.family else NAMELESS, "meta", "ink2", wrap=True))
        column.addWidget(self.draw, 0, Qt.AlignmentFlag.AlignLeft)
        self.draw.setVisible(make is not None and desk.type.family)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(circle)
        self.hide()

    def open(self) -> None:
        """Show the circle, or the drawing when everybody on it has said yes."""
        self.show()
        if self._desk.type.family and self._desk.workspace.ask(may_draw, self._desk.meeting_id):
            self.show_drawing()
        else:
            self._stack.setCurrentIndex(0)
            self.show_people()
            self.draw.setFocus()

    def show_people(self) -> None:
        """Show who is here; a drawing that is open follows the case."""
        if self.isHidden():
            return
        self.table.show_names(tuple(each.called for each in self._desk.here()), self._desk.row.child_names)
        if self._drawing is not None and self._stack.currentWidget() is self._drawing:
            self._drawing.refresh()

    def show_drawing(self) -> None:
        """Show the drawing with its letters; it grows as people talk."""
        if self._make is None or not self._desk.type.family:
            return
        if self._drawing is None:
            self._drawing = self._make(self._desk.workspace, self._desk.row.case_id)
            self._stack.addWidget(self._drawing)
        self._stack.setCurrentWidget(self._drawing)
        self._drawing.refresh()
        self._drawing.start()
