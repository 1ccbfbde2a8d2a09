"""»Handleguides« of a case: choose the worry and who is asking, and the steps stand there to be ticked."""

from uuid import UUID

from app.services.guide_lists import professions, worry_kinds
from app.views.case_tab import ScrollTab
from app.views.guides.checklist import Checklist
from app.views.guides.fitting import guides_that_fit
from app.views.widgets.cards import EmptyState
from app.views.widgets.fields import choice_field
from app.views.widgets.text import Text
from app.views.widgets.turning_row import TurningRow
from app.views.workspace import Workspace

EMPTY = "Ingen handleguide passer til det valg. Vælg en anden slags bekymring."
EXPLAIN = "Sæt flueben, når et trin er taget. Dag og initialer skrives ved siden af."


class GuidesTab(ScrollTab):
    """The guides for a worry. Those of a notification or an assessment stand beside it, on its own page."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, "Handleguides")
        kinds, askers = workspace.ask(worry_kinds), workspace.ask(professions)
        self.kind = choice_field("Slags bekymring", [("", "Alle"), *kinds])
        self.asker = choice_field("Faggruppe", [("", "Alle"), *askers])
        self._empty = EmptyState(EMPTY, "list")
        self.checklist = Checklist(workspace, case_id, ())
        row = TurningRow()
        for field in (self.kind, self.asker):
            field.set_text("")
            field.committed.connect(lambda _: self.refresh())
            row.add(field, 1)
        self.body.addWidget(Text(EXPLAIN, "meta", "ink2", wrap=True))
        self.body.addWidget(row)
        self.body.addWidget(self._empty)
        self.body.addWidget(self.checklist)
        self.body.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Show the guides that fit what is chosen, as they stand now."""
        rows = guides_that_fit(self.workspace, kind=self.kind.text(), profession=self.asker.text())
        chosen = tuple(each.guide.id for each in rows)
        self.checklist.set_guides(chosen)
        self.checklist.refresh()
        self._empty.setVisible(not chosen)
