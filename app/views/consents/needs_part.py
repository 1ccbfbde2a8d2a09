"""What needs a yes and what it rests on, said calmly: the help that goes on, and what is asked for elsewhere."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.consents_kept_rows import NeedRow
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import empty_layout
from app.views.widgets.text import Hairline, Text

HEADING = "Det hviler på et ja"
ASK = "Spørg"


class NeedsPart(Card):
    """The card. `ask_wanted` carries what to fill the card of an asking with."""

    ask_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(HEADING, icon="handshake")
        self._rows: tuple[NeedRow, ...] | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.body.addLayout(self._list)

    def show_needs(self, rows: tuple[NeedRow, ...]) -> None:
        """Show them; what lacks nothing is one quiet line."""
        self.setVisible(bool(rows))
        if rows == self._rows:
            return
        self._rows = rows
        empty_layout(self._list)
        for number, row in enumerate(rows, start=1):
            if number > 1:
                self._list.addWidget(Hairline())
            self._list.addWidget(self._line(row, number))

    def _line(self, row: NeedRow, number: int) -> QWidget:
        line = QWidget()
        words = Text("", "body", wrap=True)
        words.set_strong_text(f"{row.what}: {row.basis.words}", len(row.what))
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(words)
        inner = QHBoxLayout(line)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(told, 1)
        if row.basis.missing:
            told.addWidget(Text(row.basis.missing, "meta", "ink2", wrap=True))
            if row.basis.asked:
                key = PlainButton(ASK)
                key.setAccessibleName(f"{ASK} {number}: {row.what}")
                key.clicked.connect(lambda: self.ask_wanted.emit(row.ask))
                inner.addWidget(key, 0, Qt.AlignmentFlag.AlignTop)
        return line
