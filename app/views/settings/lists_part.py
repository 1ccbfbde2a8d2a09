"""The card »Lister og overskrifter« among the settings: how many are our own, and the way in."""

from PySide6.QtCore import Qt, Signal

from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.text import Text
from app.views.workspace import Workspace

HEADING = "Lister og overskrifter"
WHY = "Overskrifter, skabeloner og det, der vælges fra. Herfra kan I give dem jeres egne ord."
ALL_SHIPPED, ONE, MANY = "Alle er, som de følger med.", "Én er rettet hos jer.", "{count} er rettet hos jer."


class ListsPart(Card):
    """The card, there only while a part with lists is on. `opened` when she wants to see them."""

    help_topic = "settings.lists"

    opened = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(HEADING)
        self._workspace, self._count = workspace, Text("", "body", wrap=True)
        self.button = PlainButton("Se og ret listerne", icon="pencil-simple")
        self.button.clicked.connect(self.opened)
        for part in (Text(WHY, "meta", "ink2", wrap=True), self._count):
            self.body.addWidget(part)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Say how many lists are the municipality's own."""
        from app.services.own_lists import read_own_lists  # here to keep the first window fast

        rows = self._workspace.ask(read_own_lists)
        own = sum(each.own_since is not None for each in rows)
        self._count.setText(ALL_SHIPPED if not own else ONE if own == 1 else MANY.format(count=own))
        self.setVisible(bool(rows))
