"""»Nået siden sidst«: what the work has led to since she last looked, first of all on »Tal«."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.language.dates import long_date
from app.services.reached_since import mark_reached_seen, read_reached
from app.services.reached_since_rows import Reached, ReachedLine
from app.views.figures.part import FigurePart, stand_in_column
from app.views.widgets.buttons import LinkButton, QuietButton
from app.views.widgets.cards import Card, Tag
from app.views.widgets.columns import empty_layout
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text
from app.views.workspace import Workspace

HEADING = "Nået siden sidst"
FEW = 12
"""So many lines are shown before she asks for the rest."""
NEAR = "Tæt på"
LINES = "Det lykkedes"


class ReachedPart(FigurePart):
    """What was reached, in her own cases; each line leads to its case."""

    has_period = False

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace, self._everything, self._was_shown = workspace, False, False
        self._shown: Reached | None = None
        self._said: Counter[str] = Counter()
        """What was said how many times: two cases may have reached the same."""
        self._heading, self._column = Text("", "heading", wrap=True), QVBoxLayout()
        self._column.setSpacing(14)
        stand_in_column(self, (self._heading,), self._column, HEADING)

    def refresh(self) -> None:
        """Read what was reached; drawn again only when it is something else."""
        self._was_shown = True
        reached = self._workspace.ask(read_reached)
        if reached != self._shown:
            self._shown = reached
            self._draw()

    def leave(self) -> None:
        """Remember that she has seen it, so that the next look begins here."""
        if self._was_shown:
            self._was_shown, self._everything, self._shown = False, False, None
            self._workspace.do("Set: nået siden sidst", mark_reached_seen)

    def _draw(self) -> None:
        reached = self._shown
        empty_layout(self._column)
        self._said.clear()
        if reached is None:
            return
        self._heading.setText(reached.heading)
        self._column.addWidget(Text(reached.opening, "body", wrap=True))
        if len(reached.counts) > 1:  # one alone has just been said
            self._column.addWidget(_counts([each.words for each in reached.counts]))
        if reached.lines:
            self._column.addWidget(self._card(LINES, reached.lines))
        if reached.near:
            self._column.addWidget(self._card(NEAR, reached.near))

    def _card(self, heading: str, lines: Sequence[ReachedLine]) -> Card:
        card = Card(heading, len(lines))
        shown = lines if self._everything else lines[:FEW]
        for line in shown:
            card.body.addWidget(self._line(line))
        if len(shown) < len(lines):
            more = QuietButton(f"Vis alle {len(lines)}")
            more.setAccessibleName(f"{more.text()}: {heading.lower()}")
            more.clicked.connect(self._show_everything)
            card.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _line(self, line: ReachedLine) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        words = f"{line.who}: {line.words}" if line.who else line.words
        told = f"{words.rstrip('.')}, {long_date(line.on)}." if line.on else words
        row.addWidget(Text(told, "body", wrap=True, strong=len(line.who)), 1, Qt.AlignmentFlag.AlignVCenter)
        way = LinkButton("Åbn sagen")
        self._said[told] += 1
        again = self._said[told]
        way.setAccessibleName(f"Åbn sagen: {told}" + (f" ({again})" if again > 1 else ""))
        way.clicked.connect(lambda: self.case_requested.emit(line.case_id, line.tab))
        row.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _show_everything(self) -> None:
        self._everything = True
        self._draw()


def _counts(words: Sequence[str]) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder, gap=8, line_gap=8)
    for each in words:
        flow.addWidget(Tag(f"{each[:1].upper()}{each[1:]}", "good"))
    return holder
