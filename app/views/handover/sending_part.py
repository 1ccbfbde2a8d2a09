"""The half of »Giv sagen videre« that packs and sends; folded away while nothing is to be sent just now."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.hand_over_rows import HandOverRow, Stage
from app.views.widgets.buttons import PlainButton

AGAIN, TO_ANOTHER = "Send pakken igen", "Send sagen til en anden"


class SendingPart(QWidget):
    """What goes along and how it is locked. One button opens it when the case has been sent, or has just come."""

    def __init__(self, parts: Sequence[QWidget]) -> None:
        super().__init__()
        self._parts = parts
        self._open = PlainButton(AGAIN, icon="lock-simple")
        self._stage: Stage | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        for part in parts:
            column.addWidget(part)
        self._open.clicked.connect(self.unfold)
        self._open.hide()

    def show_row(self, row: HandOverRow | None) -> None:
        """Fold when the hand-over comes to a stage where nothing is sent; what she unfolds stays open meanwhile."""
        stage = row.stage if row is not None else None
        if stage is self._stage:
            return
        self._stage = stage
        self._open.set_words(AGAIN if stage is Stage.SENT else TO_ANOTHER)
        self._fold(stage in (Stage.SENT, Stage.RECEIVED, Stage.CONFIRMED))

    def unfold(self) -> None:
        """Show it all."""
        self._fold(False)

    def _fold(self, folded: bool) -> None:
        self._open.setVisible(folded)
        for part in self._parts:
            part.setVisible(not folded)
