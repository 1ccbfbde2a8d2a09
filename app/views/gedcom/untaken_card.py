"""What a file says that is not taken in, line by line, and what was odd about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.exchange.gedcom_file import GedcomFile
from app.views.widgets.buttons import LinkButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import empty_layout
from app.views.widgets.text import Text

HEADING = "Ikke taget med"
ABOUT = "Det her står i filen, men har ingen plads i en sag. Gem filen, hvis familien vil beholde det."
AT_FIRST = 8
MOST = 500


class UntakenCard(Card):
    """The card is hidden when everything is taken."""

    def __init__(self) -> None:
        super().__init__(HEADING, 0, icon="info")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.body.addWidget(Text(ABOUT, "body", "ink2", wrap=True))
        self.body.addLayout(self._lines)
        self._sentences: list[str] = []
        self.hide()

    def show_file(self, file: GedcomFile) -> None:
        """Show what was not understood of a file."""
        self._sentences = file.sentences()
        self.set_heading(HEADING, sum(each.count for each in file.untaken) + len(file.told))
        self._show(AT_FIRST)
        self.setVisible(bool(self._sentences))

    def _show(self, most: int) -> None:
        empty_layout(self._lines)
        for sentence in self._sentences[:most]:
            self._lines.addWidget(Text(sentence, "body", wrap=True))
        hidden = len(self._sentences) - most
        if hidden > 0 and most < MOST:
            more = LinkButton(f"Vis alle {len(self._sentences)} linjer")
            more.clicked.connect(lambda: self._show(MOST))
            self._lines.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        elif hidden > 0:
            self._lines.addWidget(Text(f"Og {hidden} slags til.", "meta", "ink2"))
