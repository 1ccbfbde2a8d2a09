"""Steps where the screen only keeps quiet: what the family must know, and the time it has for itself."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.widgets.text import Text

LINES = {
    "private_time": "Familien taler sammen alene. Skærmen viser ikke noget imens.",
    "information": "Fagfolk fortæller kort og uden fagord. Familien spørger.",
}


class CalmPage(QWidget):
    """One sentence in large letters."""

    def __init__(self) -> None:
        super().__init__()
        self._line = Text("", "spoken", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 24)
        column.addWidget(self._line)

    def show_kind(self, kind: str) -> None:
        """Show the sentence of a kind of step."""
        self._line.setText(LINES.get(kind, ""))
