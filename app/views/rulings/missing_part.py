"""What a decision lacks, listed calmly: what the law asks for first, then what is good practice. It stops nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.ruling_rows import PartRow, RulingPage
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Card, Tag
from app.views.widgets.columns import empty_layout
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text

HEADING, ALL_THERE = "Det mangler", "Alt, loven beder om, står her."
ASKED, USUAL = "Loven beder om det:", "God praksis:"
CALM = "Du kan gemme og gå videre, selv om noget mangler."


class MissingPart(Card):
    """The card, with the offers to carry something over. `offered` carries the key of one that was taken."""

    offered = Signal(str)

    def __init__(self) -> None:
        super().__init__(HEADING, icon="scales")
        self._shown: tuple[object, ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.body.addLayout(self._list)

    def show_page(self, page: RulingPage) -> None:
        """Show what one decision lacks."""
        if (page.missing, page.offers) == self._shown:
            return
        self._shown = (page.missing, page.offers)
        empty_layout(self._list)
        asked = [each for each in page.missing if each.demanded]
        usual = [each for each in page.missing if not each.demanded]
        self.set_heading(HEADING, len(asked) or None)
        if not asked:
            self._list.addWidget(Text(ALL_THERE, "body", "good", wrap=True))
        for words, rows in ((ASKED, asked), (USUAL, usual)):
            if rows:
                self._list.addWidget(Text(words, "meta", "ink2"))
                for row in rows:
                    self._list.addWidget(_line(row))
        if asked:
            self._list.addWidget(Text(CALM, "meta", "ink2", wrap=True))
        for each in page.offers:
            key = PlainButton(each.words, icon="arrow-fat-line-up")
            key.clicked.connect(lambda _on=False, key=each.key: self.offered.emit(key))
            self._list.addWidget(key, 0, Qt.AlignmentFlag.AlignLeft)


def _line(row: PartRow) -> QWidget:
    line = QWidget()
    flow = FlowLayout(line, gap=8, line_gap=4)
    flow.addWidget(Tag(row.label, "warn" if row.demanded else ""))
    flow.addWidget(Text(row.help, "body"))
    return line
