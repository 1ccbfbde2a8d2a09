"""The card »Regler og frister« among the settings: what it is for, how many are our own, and the way in."""

from PySide6.QtCore import Qt, Signal

from app.services import own_rules
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.text import Text
from app.views.workspace import Workspace

WHY = "Hvilke frister og rytmer programmet minder om, og hvorfor. Herfra kan I også dele kommunens profil som en fil."
COUNT = "{all} regler og tal følger med. {own}"
NONE, ONE, MANY = "Ingen er lavet om hos jer.", "Én er jeres egen.", "{count} er jeres egne."


class RulesPart(Card):
    """The card. `opened` when she wants to see the rules."""

    help_topic = "settings.rules"

    opened = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("Regler og frister")
        self._workspace = workspace
        self._count = Text("", "body", wrap=True)
        self.button = PlainButton("Se og ret reglerne", icon="pencil-simple")
        self.button.clicked.connect(self.opened)
        self.body.addWidget(Text(WHY, "meta", "ink2", wrap=True))
        self.body.addWidget(self._count)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Say how many there are, and how many are the municipality's own."""
        listed = self._workspace.ask(own_rules.list_rules)
        own = sum(each.own_since is not None for each in listed.rules)
        own += sum(each.own_since is not None for each in listed.counts)
        words = NONE if not own else ONE if own == 1 else MANY.format(count=own)
        shipped = len(listed.counts) + sum(each.shipped is not None for each in listed.rules)
        self._count.setText(COUNT.format(all=shipped, own=words))
