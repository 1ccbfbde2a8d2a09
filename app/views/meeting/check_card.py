"""What is to check in a pause: the line as it was typed and what the program was in doubt about, one at a time."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.agreement_rows import AgreementRow
from app.views.meeting.kinds import CHECK_KEY, cap
from app.views.meeting.panel import is_large
from app.views.widgets.keys import KeyHint
from app.views.widgets.text import Text


class CheckCard(QWidget):
    """Stands over the form while the queue is gone through."""

    def __init__(self) -> None:
        super().__init__()
        self._typed = Text("", "spoken", wrap=True)
        self._questions = Text("", "body", "warn", wrap=True)
        keys = QHBoxLayout()
        keys.setSpacing(18)
        for caps, words in (("Enter", "Rigtigt nu"), (cap(CHECK_KEY), "Spring over"), ("Esc", "Senere")):
            keys.addWidget(KeyHint((caps,), words))
        keys.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._typed)
        column.addWidget(self._questions)
        if not is_large():
            column.addLayout(keys)
        self.hide()

    def show_row(self, row: AgreementRow) -> None:
        """Show one agreement's raw line and its questions."""
        self._typed.setText(f"Du skrev: {row.typed}" if row.typed else row.sentence)
        self._questions.setText(row.to_check)
        self.setAccessibleName(f"Se efter. {self._typed.text()} {row.to_check}")


def to_check(rows: list[AgreementRow]) -> list[AgreementRow]:
    """Return the agreements that wait to be looked at, oldest first."""
    return [each for each in rows if each.to_check]


def check_words(count: int) -> str:
    """Return »3 at se efter«, empty when there is nothing."""
    return f"{count} at se efter" if count else ""
