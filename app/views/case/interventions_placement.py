"""What kind of placement an intervention is: one choice on its card, there only when it is a placement."""

from uuid import UUID

from app.services.placement_kinds import PlacementRow, set_placement_kind
from app.views.records.fields import NOT_CHOSEN, offer
from app.views.widgets.editors import ChoiceEditor
from app.views.widgets.fields import LabeledField
from app.views.workspace import Workspace

LABEL = "Slags anbringelse"
WIDEST = 420


class PlacementField(LabeledField):
    """The choice. It is kept as soon as it is made."""

    def __init__(self, workspace: Workspace, row_id: UUID) -> None:
        super().__init__(LABEL, ChoiceEditor([NOT_CHOSEN]))
        self._workspace, self._row_id = workspace, row_id
        self.setMaximumWidth(WIDEST)
        self.committed.connect(self._keep)
        self.hide()

    def show_placement(self, row: PlacementRow | None, number: int) -> None:
        """Show what is chosen, or nothing at all for help that is no placement."""
        self.setVisible(row is not None)
        if row is None:
            return
        self.editor.setAccessibleName(f"{LABEL}, indsats {number}")
        offer(self, [NOT_CHOSEN, *row.choices])
        self.set_text(row.kind_id)

    def _keep(self, kind_id: str) -> None:
        self._workspace.do("Vælg slags anbringelse", set_placement_kind, self._row_id, kind_id)
