"""The assessment within 24 hours, the question of quick help, and the second look by somebody else."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.notification_rows import NotificationRow
from app.views.notifications.fact_fields import FactFields
from app.views.widgets.buttons import PlainButton
from app.views.widgets.fields import LabeledField
from app.views.widgets.text import SectionHeading, Text

HEADING, AGAIN = "Vurdering inden 24 timer", "Genvurdering"
NOW = "Vurderet nu af mig"
HEARD_ALONE = (
    "Handler den om vold eller overgreb fra en forælder, taler I med barnet uden den forælder og uden at spørge først "
    "(barnets lov § 137, stk. 3). Skriv et stop under »Hvem må vide hvad«, så holder programmet det skjult."
)
QUICK = "Spørg altid: kan en hurtig indsats hjælpe før eller ved siden af en undersøgelse?"


class AssessedPart(QWidget):
    """The fields; `now_asked` when it is assessed this minute."""

    now_asked = Signal()

    def __init__(self, fields: FactFields, row: NotificationRow) -> None:
        super().__init__()
        self._by, self._assessed = Text("", "body", wrap=True), Text("", "meta", "ink2", wrap=True)
        self._again, self._told, self._same = (
            QWidget(),
            Text("", "body", wrap=True),
            Text("", "body", "warn", wrap=True),
        )
        self.now = PlainButton(NOW, icon="check")
        self.now.clicked.connect(self.now_asked)
        made = {name: fields.make(row.fields[name]) for name in (
            "assessed_on", "assessed_at", "assessed_by", "urgency", "judgement", "quick_help", "quick_help_because",
            "reassessed_on", "reassessed_by", "reassessment",
        )}  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (SectionHeading(HEADING), self._by, self._assessed):
            column.addWidget(part)
        column.addWidget(self.now, 0, Qt.AlignmentFlag.AlignLeft)
        when = ((made["assessed_on"], 3), (made["assessed_at"], 2), (made["assessed_by"], 3), (made["urgency"], 3))
        column.addWidget(fields.beside(*when))
        column.addWidget(made["judgement"])
        column.addWidget(Text(HEARD_ALONE, "meta", "ink2", wrap=True))
        column.addWidget(Text(QUICK, "meta", "ink2", wrap=True))
        column.addWidget(fields.beside((made["quick_help"], 2), (made["quick_help_because"], 3)))
        self._fill_again(fields, made)
        column.addWidget(self._again)
        self.show_row(row)

    def show_row(self, row: NotificationRow) -> None:
        """Say when it must be assessed, whether it was, and whether somebody else looks again."""
        by = f"{row.assess_by[:1].upper()}{row.assess_by[1:]}." if row.assess_by else ""
        done = bool(row.fields["assessed_on"].value)
        told = ((self._by, "" if done else by), (self._assessed, row.assessed), (self._told, row.reassess),
                (self._same, row.same_person))  # fmt: skip
        for text, words in told:
            text.setText(words)
            text.setVisible(bool(words))
        self.now.setVisible(not done)
        written = any(row.fields[name].value for name in ("reassessed_on", "reassessed_by", "reassessment"))
        self._again.setVisible(bool(row.reassess) or written)

    def _fill_again(self, fields: FactFields, made: dict[str, LabeledField]) -> None:
        inside = QVBoxLayout(self._again)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        again: tuple[QWidget, ...] = (
            SectionHeading(AGAIN), self._told, fields.beside((made["reassessed_on"], 2), (made["reassessed_by"], 3)),
            self._same, made["reassessment"],
        )  # fmt: skip
        for each in again:
            inside.addWidget(each)
