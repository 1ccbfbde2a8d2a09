"""A quiet line where a child is written down: the child may be here already, with a way to open the case."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.enums_early import CaseStage
from app.services.known_children import KnownChild, known_children
from app.views.begin_card import BeginCard
from app.views.widgets.buttons import LinkButton
from app.views.widgets.columns import empty_layout
from app.views.widgets.text import Text
from app.views.workspace import Workspace

MOST = 3
"""Lines: more than that is a common name, and a search says it better."""
KINDS = {CaseStage.WORRY: "en bekymring om", CaseStage.EARLY: "et tidligt forløb med", CaseStage.CASE: "en sag med"}


class KnownChildHint(QWidget):
    """The line under the fields of a card; hidden when nobody here has the name. `open_asked` carries the case."""

    open_asked = Signal(object)

    def __init__(self, workspace: Workspace, card: BeginCard) -> None:
        super().__init__()
        self._workspace, self._card = workspace, card
        self._shown: tuple[KnownChild, ...] = ()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)
        for name in ("child_name", "birth"):
            card.fields[name].typed.connect(lambda _: self.look())
            card.fields[name].committed.connect(lambda _: self.look())
        card.body.insertWidget(card.body.count() - 1, self)
        self.hide()

    def look(self) -> None:
        """Look for a child with what stands in the fields."""
        values = self._card.values()
        found = self._workspace.ask(known_children, values["child_name"], values["birth"])
        if found == self._shown:
            return
        self._shown = found
        empty_layout(self._lines)
        for number, each in enumerate(found[:MOST], start=1):
            self._add(each, number)
        self.setVisible(bool(found))

    def _add(self, each: KnownChild, number: int) -> None:
        who = ", ".join(filter(None, (each.name, each.age)))
        where = f" ({each.number})" if each.number else ""
        closed = " Den er afsluttet." if each.is_closed else ""
        self._lines.addWidget(Text(f"Her er {KINDS[each.stage]} {who}{where}.{closed}", "body", "ink2", wrap=True))
        button = LinkButton("Åbn den i stedet")
        button.setAccessibleName(f"Åbn den i stedet: {each.number or number}")
        button.clicked.connect(lambda: self._open(each.case_id))
        self._lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _open(self, case_id: UUID) -> None:
        self.open_asked.emit(case_id)
