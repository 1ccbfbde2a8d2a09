"""»Trivsel over tid«: a curve for each question, a line for each who set marks, and the same in words."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language.dates import long_date
from app.services.curve_shapes import curve_picture
from app.services.wellbeing import read_wellbeing, remove_mark
from app.services.wellbeing_curves import Curve, MarkPoint, RaterLine
from app.views.genogram.drawn import Drawn
from app.views.voice.mark_panel import MarkPanel
from app.views.voice.talk_panel import Choices
from app.views.widgets.buttons import IconButton, LinkButton, PlainButton, QuietButton
from app.views.widgets.cards import Card, EmptyState
from app.views.widgets.columns import empty_layout
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace

HEADING = "Trivsel over tid"
EMPTY = "Ingen mærker endnu. Vend skærmen med en lineal, eller skriv et mærke fra papir."
APART = "Hver, der sætter mærker, har sin egen linje. De lægges ikke sammen."


class WellbeingPart(QWidget):
    """The part of one child. `rulers_wanted` asks for the page where the municipality edits its rulers."""

    rulers_wanted = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID, child: tuple[UUID, str]) -> None:
        super().__init__()
        self._workspace, self._case_id, self._child = workspace, case_id, child
        self._shown: tuple[Curve, ...] | None = None
        self._all: set[str] = set()
        self.panel = MarkPanel(workspace, case_id, child)
        self._heading, self._empty = SectionHeading(HEADING), EmptyState(EMPTY, "chart-bar")
        self._apart = Text(APART, "meta", "ink2", wrap=True)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        self.add, rulers = PlainButton("Skriv et mærke", icon="plus"), QuietButton("Ret linealerne")
        self.add.clicked.connect(self.panel.begin)
        self.panel.shut.connect(lambda: self.add.setFocus(Qt.FocusReason.OtherFocusReason))
        rulers.clicked.connect(self.rulers_wanted)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8, line_gap=8)
        for button in (self.add, rulers):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self._heading, self._apart, self._empty):
            column.addWidget(part)
        column.addLayout(self._cards)
        column.addWidget(self.panel)
        column.addWidget(buttons)
        if self.panel.has_draft():
            self.panel.show()

    def refresh(self, people: Choices) -> None:
        """Read the marks again; what is half typed stays."""
        page = self._workspace.ask(read_wellbeing, self._case_id, self._child[0])
        self.panel.offer_choices(page.rulers, people)
        if page.curves == self._shown:
            return
        self._shown = page.curves
        self._show()

    def _show(self) -> None:
        curves = self._shown or ()
        empty_layout(self._cards)
        self._empty.setVisible(not curves)
        self._apart.setVisible(bool(curves))
        for number, curve in enumerate(curves, start=1):
            self._cards.addWidget(self._card(curve, number))

    def _card(self, curve: Curve, number: int) -> Card:
        card = Card(f"{curve.question} ({curve.ruler})" if curve.ruler else curve.question)
        if curve.is_drawn:
            card.body.addWidget(
                Drawn(
                    f"Kurve {number}: {curve.question}",
                    lambda width, text: curve_picture(curve.chart(), width=width, text=text, words=curve.words),
                )
            )
        for words in (curve.words, *curve.before_and_since):
            card.body.addWidget(Text(words, "meta", "ink2", wrap=True))
        key = f"{curve.ruler}:{curve.question}"
        open_marks = key in self._all
        turn = LinkButton("Skjul mærkerne" if open_marks else "Vis mærkerne ét for ét")
        turn.setAccessibleName(f"{turn.text()}: kurve {number}")
        turn.clicked.connect(lambda: self._turn(key))
        for line in curve.lines if open_marks else ():
            for point in line.points:
                card.body.addWidget(self._mark(line, point, number))
        card.body.addWidget(turn, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _mark(self, line: RaterLine, point: MarkPoint, number: int) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=6, line_gap=2)
        step = f" ({point.step})" if point.step else ""
        because = f", fordi »{point.because}«" if point.because else ""
        told = f"{line.who} {point.value}{step}, {long_date(point.on)}{because}"
        away = IconButton("trash", f"Fjern mærket på kurve {number}: {told[:80]}")
        away.clicked.connect(lambda: self._workspace.do("Fjern mærke", remove_mark, point.id))
        flow.addWidget(Text(told, "body", wrap=len(told) > 70))
        flow.addWidget(away)
        return holder

    def _turn(self, key: str) -> None:
        self._all ^= {key}
        self._show()
