"""The newest follow-up on the tab: when, how it is counted, what it asks for now, and the paper one key away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.services.follow_up_latest import LatestFollowUp
from app.views.widgets.buttons import LinkButton, PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.text import Text

NONE_HELD = "Ingen opfølgning er holdt endnu."


class LatestPart(Card):
    """The card. `asked` carries the tab to open: the papers or the plan."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__("Seneste opfølgning", icon="check-circle")
        self._words, self._counts = Text("", "body", wrap=True), Text("", "meta", "ink2", wrap=True)
        self.paper = PlainButton("Lav papiret »Ændret siden sidst«", icon="files")
        self.plan = LinkButton("Ønsk den nye hjælp under Plan")
        self.paper.clicked.connect(lambda: self.asked.emit("papers:follow_up"))
        self.plan.clicked.connect(lambda: self.asked.emit("plan"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.paper)
        row.addWidget(self.plan)
        row.addStretch(1)
        self.body.addWidget(self._words)
        self.body.addWidget(self._counts)
        self.body.addLayout(row)

    def show_latest(self, latest: LatestFollowUp) -> None:
        """Show the newest one, or that there is none."""
        held = f"Holdt {latest.on}." if latest.id else NONE_HELD
        self._words.setText(" ".join(filter(None, (held, *latest.to_do, latest.met_since))))
        self._counts.setText(latest.counts)
        self._counts.setVisible(bool(latest.counts))
        self.paper.setVisible(latest.id is not None)
        self.plan.setVisible(bool(latest.to_do))
