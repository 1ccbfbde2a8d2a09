"""What came back: that the case arrived, and what the new caseworker asks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.language.dates import long_date
from app.services.hand_over_rows import HandOverRow
from app.views.handover.kept_back import KeptBack
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.text import Text

HEADING = "Sagen er nået frem"
STILL_HERE = "Sagen ligger stadig her, og dens datoer står på I dag. Luk den, når du ikke skal bruge den mere."
NO_QUESTIONS = "Der er ingen spørgsmål."


class ConfirmedPart(Card):
    """The card, on the case page of whoever sent the case, once the receipt has been read.

    `keeping_requested` when she wants to close the case here, or delete it.
    """

    keeping_requested = Signal()

    def __init__(self) -> None:
        super().__init__(HEADING, icon="check-circle")
        keeping = PlainButton("Gem eller slet sagen her", icon="folders")
        self._came, self._asked = Text("", "body", wrap=True), KeptBack()
        self.body.addWidget(self._came)
        self.body.addLayout(self._asked)
        self.body.addWidget(Text(STILL_HERE, "body", "ink2", wrap=True))
        self.body.addWidget(keeping, 0, Qt.AlignmentFlag.AlignLeft)
        keeping.clicked.connect(self.keeping_requested)

    def show_row(self, row: HandOverRow) -> None:
        """Show who received it and when, and the questions with what they are about."""
        day = f" {long_date(row.received_on)}" if row.received_on else ""
        self._came.setText(f"Modtaget af {row.received_by or row.to_name}{day}.")
        self._asked.show_parts(lambda: _questions(row), careful=row.careful)


def _questions(row: HandOverRow) -> list[QWidget]:
    parts: list[QWidget] = []
    for point in row.questions:
        line = Text("", "body", wrap=True)
        line.set_strong_text(f"»{point.question}« om: {point.text}", len(point.question) + 2)
        parts.append(line)
    if row.remark:
        parts.append(Text(f"Skrevet tilbage: {row.remark}", "body", wrap=True))
    return parts or [Text(NO_QUESTIONS, "body", "ink2", wrap=True)]
