"""The way in to »Hent en liste« from where a colleague's package is fetched."""

from PySide6.QtCore import Qt, Signal

from app.views.take_in.words import HEADING
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.text import Text

ABOUT = "Har du dine sager i et andet system? Gem dem derfra som regneark eller CSV, og hent dem alle på én gang."


class ListDoor(Card):
    """A card with one button. `opened` when it is pressed."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__("Sager fra et andet system", icon="files")
        self.button = PlainButton(f"{HEADING} …", "", "files")
        self.button.clicked.connect(self.opened)
        self.body.addWidget(Text(ABOUT, "body", wrap=True))
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
