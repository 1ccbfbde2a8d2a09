"""»Klar?«: what is missing, each line leading to where it is written, and what is in place. It never stops anybody."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.meeting_preparation import Preparation
from app.services.meeting_ready import DUTY, ReadyLine
from app.views.icons import IconMark
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.prepare_part import PreparePart
from app.views.theme import current_theme
from app.views.widgets.buttons import LinkButton
from app.views.widgets.columns import empty_layout
from app.views.widgets.text import Text

WIDEST = 640
"""Pixels at 100 %, so that the way there stands beside its line."""
ALL_READY = "Alt er på plads."
STILL = "Mødet kan holdes, også når noget mangler."


class ReadyPart(PreparePart):
    """The part. `wanted` carries the key of the part where something is written."""

    wanted = Signal(str)

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__(desk, "Klar?")
        self._lines: tuple[ReadyLine, ...] = ()
        self._links: list[LinkButton] = []
        self._box = QVBoxLayout()
        self._box.setSpacing(4)
        self._still = Text("", "body", "ink2", wrap=True)
        self._duty = Text(DUTY, "meta", "ink2", wrap=True)
        self.body.addWidget(self._still)
        self.body.addLayout(self._box)
        self.body.addWidget(self._duty)
        self.body.addStretch(1)

    def show_prepared(self, prepared: Preparation) -> None:
        """Show what is missing first, then what is in place."""
        missing = [each for each in prepared.ready if not each.done]
        self._still.setText(STILL if missing else ALL_READY)
        if prepared.ready == self._lines:
            return
        self._lines = prepared.ready
        empty_layout(self._box)
        self._links = []
        for each in (*missing, *(line for line in prepared.ready if line.done)):
            self._box.addWidget(self._row(each))

    def missing(self) -> list[str]:
        """Return what is missing, in words."""
        return [each.words for each in self._lines if not each.done]

    def take_focus(self) -> None:
        """Go to the first thing that is missing."""
        if self._links:
            self._links[0].setFocus()

    def _row(self, line: ReadyLine) -> QWidget:
        holder = QWidget()
        holder.setMaximumWidth(current_theme().px(WIDEST))
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(10)
        icon, tone = ("check-circle", "good") if line.done else ("warning-circle", "warn")
        row.addWidget(IconMark(icon, tone, 20, line="body"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(line.words, "body", "ink2" if line.done else "ink", wrap=True), 1)
        if not line.done:
            go = LinkButton("Gå dertil")
            go.setAccessibleName(f"Gå til: {line.words}")
            go.clicked.connect(lambda: self.wanted.emit(line.section))
            self._links.append(go)
            row.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        return holder
