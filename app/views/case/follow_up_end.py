"""The foot of a follow-up: what nobody has answered yet, how the municipality counts it, and the key that holds it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.language.folding import join_names
from app.views.widgets.buttons import PrimaryButton, QuietButton
from app.views.widgets.text import Text

HOLD, LATER = "Opfølgningen er holdt", "Luk, og gør den færdig senere"
OPEN_YET = "Endnu ikke svaret: {what}. Det stopper ikke noget."


class EndPart(QWidget):
    """The last lines of the page."""

    def __init__(self) -> None:
        super().__init__()
        self._missing, self._counted = (Text("", "meta", "ink2", wrap=True) for _ in range(2))
        self._fault = Text("", "body", "late", wrap=True)
        self.hold, self.later = PrimaryButton(HOLD, "Ctrl Enter", icon="check"), QuietButton(LATER, "Esc", "x")
        self._fault.hide()
        row = QHBoxLayout()
        row.addWidget(self.hold)
        row.addWidget(self.later)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._missing, self._counted, self._fault):
            column.addWidget(widget)
        column.addLayout(row)

    def show_missing(self, counted: str, missing: Sequence[str]) -> None:
        """Say what is open, and whether the municipality would count it as it stands."""
        self._counted.setText(counted)
        self._missing.setText(OPEN_YET.format(what=join_names(list(missing))) if missing else "")
        self._missing.setVisible(bool(missing))

    def refuse(self, sentence: str) -> None:
        """Say why it could not be held, or take that away with an empty sentence."""
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))
