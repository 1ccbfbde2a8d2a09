"""What those hear who notified, the first contact with the family, and what the parents say."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.notification_rows import NotificationRow
from app.views.notifications.fact_fields import FactFields
from app.views.widgets.buttons import PlainButton
from app.views.widgets.text import SectionHeading, Text

HEADING = "Svar og kontakt"
RECEIPT = "Kvittering {by}. Vi ved ikke sikkert, hvilken paragraf der gælder nu."
NOW, PAPER = "Kvittering givet i dag", "Lav papiret »Det sker der nu«"
FEEDBACK = "Den, der arbejder med barnet, kan få at vide, om I har sat noget i gang."
_ROWS = (
    (("receipt_on", 1), ("family_contact_on", 1)),
    (("parents_view", 1),),
)


class AnsweredPart(QWidget):
    """The fields; `receipt_asked` when a receipt is given today, `paper_asked` for the page to hand on."""

    receipt_asked = Signal()
    paper_asked = Signal()

    def __init__(self, fields: FactFields, row: NotificationRow) -> None:
        super().__init__()
        self._by = Text("", "body", "ink2", wrap=True)
        self.now, self.paper = PlainButton(NOW, icon="check"), PlainButton(PAPER, icon="files")
        self.now.clicked.connect(self.receipt_asked)
        self.paper.clicked.connect(self.paper_asked)
        self._feedback = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (SectionHeading(HEADING), self._by):
            column.addWidget(part)
        column.addWidget(self.now, 0, Qt.AlignmentFlag.AlignLeft)
        for line in _ROWS:
            column.addWidget(fields.beside(*((fields.make(row.fields[name]), share) for name, share in line)))
        inside = QVBoxLayout(self._feedback)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(Text(FEEDBACK, "meta", "ink2", wrap=True))
        answer = (fields.make(row.fields["feedback_on"]), 1), (fields.make(row.fields["feedback"]), 2)
        inside.addWidget(fields.beside(*answer))
        inside.addWidget(self.paper, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._feedback)
        self.show_row(row)

    def show_row(self, row: NotificationRow) -> None:
        """Say when a receipt is due, and show the answer to whoever works with the child."""
        given = bool(row.fields["receipt_on"].value)
        asks = bool(row.receipt_by) and not given
        self._by.setText(RECEIPT.format(by=row.receipt_by))
        self._by.setVisible(asks)
        self.now.setVisible(asks)
        told = any(row.fields[name].value for name in ("feedback_on", "feedback"))
        self._feedback.setVisible(row.professional or told)
