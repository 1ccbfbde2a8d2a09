"""Choosing how often there is a follow-up: what is suggested here, or freely, always with a reason."""

from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from app.errors import UserError
from app.models.enums import FollowUpKind
from app.services.follow_ups import set_rhythm
from app.services.rhythm_choice import advise_rhythm
from app.views.case.rhythm_fields import RhythmFields
from app.views.records.attempt import attempt
from app.views.records.begin_panel import BeginPanel
from app.views.records.fields import offer
from app.views.widgets.fields import choice_field
from app.views.workspace import Workspace
from app.wording import word

DRAFTS = "rhythm"
"""Under which the drafts of the panel are kept."""


class RhythmPanel(BeginPanel):
    """The panel. Of several children one may have a rhythm of its own."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, DRAFTS, "Vælg rytme for opfølgning", "Brug rytmen")
        self.rhythm = RhythmFields(workspace, self.put)
        kinds = [(kind.value, word(kind)) for kind in FollowUpKind]
        self._kind = self.put("kind", choice_field("Hvad gælder den?", kinds))
        self._child = self.put("child", choice_field("Hvem gælder den?", [("", "alle børnene")]))
        self._child.committed.connect(lambda _text: self._advise())
        self.fields["preset"].committed.connect(self._on_preset)
        row = QHBoxLayout()
        row.setSpacing(10)
        for field in (self._kind, self._child):
            row.addWidget(field, 1)
        self.body.addWidget(self.rhythm)
        self.body.addLayout(row)
        self._defaults()
        self.finish_layout()

    def refresh(self, children: tuple[tuple[UUID, str], ...]) -> None:
        """Read what fits, and offer the children."""
        choices = [("", "alle børnene"), *((str(each), name) for each, name in children)]
        offer(self._child, choices)
        if (kept := self.drafts.text("child")) is not None:
            self._child.restore(kept)  # it was not among the choices until now
        self._child.setVisible(len(children) > 1)
        self.rhythm.name_children([name for _, name in children])
        self._advise()
        if (kept := self.drafts.text("preset")) is not None:
            self.fields["preset"].restore(kept)

    def carry_out(self) -> None:
        """Decide the rhythm."""
        try:
            chosen = self.rhythm.chosen(self.text("kind") or FollowUpKind.FOLLOW_UP.value, self._child_id())
        except UserError as error:
            self.settle(str(error), kept=False)
            return
        with self.drafts.becoming_step():
            tried = attempt(self.workspace, "Vælg rytme", set_rhythm, self.case_id, chosen)
        self.settle(tried.refusal, kept=tried.done is not None)
        if tried.done is not None:
            self._defaults()

    def _on_preset(self, preset_id: str) -> None:
        """Let a rhythm of visits be for tilsyn."""
        kind = self.rhythm.kind_of(preset_id)
        if kind and self._kind.text() != kind:
            self._kind.restore(kind)
            self._kind.commit()

    def _child_id(self) -> UUID | None:
        chosen = self.text("child")
        return UUID(chosen) if chosen else None

    def _advise(self) -> None:
        self.rhythm.show_advice(self.workspace.ask(advise_rhythm, self.case_id, child_id=self._child_id()))

    def _defaults(self) -> None:
        self.rhythm.defaults()
        for field, value in ((self._kind, FollowUpKind.FOLLOW_UP.value), (self._child, "")):
            if not field.text():
                field.set_text(value)
