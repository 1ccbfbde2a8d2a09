"""»Nyt siden sidst« in a guide: which steps came or were reworded, and which went, until it has been read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.rules.guides import GuideNews
from app.services.guides import GuideRow, note_seen
from app.views.widgets.buttons import LinkButton
from app.views.widgets.text import Text
from app.views.workspace import Workspace

OTHER = "Nyt siden sidst: navnet, eller hvem guiden er til."


class NewsLine(QWidget):
    """The line with what is new, and »Det har jeg set«; hidden when nothing is. `read` when she has said so."""

    read = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace, self._guide_id = workspace, ""
        self.words, self.button = Text("", "meta", "warn", wrap=True), LinkButton("Det har jeg set")
        self.button.clicked.connect(self._on_read)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_news(self, row: GuideRow) -> None:
        """Show what is new in a guide."""
        self._guide_id = row.guide.id
        self.button.setAccessibleName(f"Det har jeg set: {row.guide.name}")
        self.words.setText(news_words(row.news) if row.news is not None else "")
        self.setVisible(row.news is not None)

    def _on_read(self) -> None:
        if self._workspace.do("Handleguiden er læst", note_seen, self._guide_id) is not None:
            self.read.emit()


def news_words(news: GuideNews) -> str:
    """Return »Nyt siden sidst: »Ring til os.« Gået ud: »…««."""
    came = " ".join(f"»{each.text}«" for each in news.came)
    went = " ".join(f"»{each.text}«" for each in news.went)
    told = " ".join(filter(None, (came and f"Nyt siden sidst: {came}", went and f"Gået ud: {went}")))
    return told or OTHER
