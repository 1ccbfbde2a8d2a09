"""Noting a follow-up that was held: what the child said, what has worked, and what happens to each measure."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.models.enums import Decision, InterventionStatus
from app.services.follow_ups import HeldFollowUp, hold_follow_up
from app.services.intervention_rows import InterventionRow
from app.services.plan_page import FollowUpRow
from app.views.records.attempt import attempt
from app.views.records.begin_panel import BeginPanel
from app.views.records.fields import choose_only, date_words, offer
from app.views.widgets.check_box import CheckBox
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import LabeledField, choice_field, line_field, text_field
from app.views.widgets.text import SectionHeading
from app.views.workspace import Workspace
from app.wording import word

NEW = ("", "en, der ikke var planlagt")
NOT_DECIDED = ("", "ikke taget stilling")


class FollowUpPanel(BeginPanel):
    """The panel. Goals are scored on the plan itself, where their curves are."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, "hold_follow_up", "Hold opfølgning", "Opfølgningen er holdt")
        self._talked, self._reviewed = CheckBox("Talt med barnet"), CheckBox("Planen er gennemgået")
        self._decisions: dict[UUID, LabeledField] = {}
        row = QHBoxLayout()
        row.setSpacing(12)
        explain = date_words(workspace.today)
        row.addWidget(self.put("held_on", line_field("Hvornår", placeholder="i dag", explain=explain)), 1)
        row.addWidget(self.put("planned", choice_field("Hvilken", [NEW])), 1)
        self.body.addLayout(row)
        ticks = QHBoxLayout()
        ticks.addWidget(self._talked)
        ticks.addWidget(self._reviewed)
        ticks.addStretch(1)
        self.body.addLayout(ticks)
        self._said = self.put("child_said", text_field("Det sagde barnet", rows=2))
        self.body.addWidget(self._said)
        self.body.addWidget(self.put("progress", text_field("Det er lykkedes", rows=2)))
        self._list = QVBoxLayout()
        self.body.addLayout(self._list)
        self.body.addWidget(self.put("next_reason", line_field("Vi mødes igen, fordi")))
        self._keep_all()
        self.finish_layout()

    def offer(self, name: str, interventions: Sequence[InterventionRow], planned: Sequence[FollowUpRow]) -> None:
        """Offer the planned follow-ups and ask about each measure that is running."""
        self._talked.setText(f"Talt med {name}")
        self._talked.setAccessibleName(f"Talt med {name}")
        self._said.set_label(f"Det sagde {name}")
        choices = [(str(each.id), f"{word(each.kind).capitalize()} {each.planned_on}") for each in planned]
        offer(self.fields["planned"], [NEW, *choices])
        if (chosen := self.drafts.text("planned")) is not None:
            self.fields["planned"].restore(chosen)  # it was not among the choices until now
        running = [each for each in interventions if each.status is InterventionStatus.ACTIVE]
        if [each.id for each in running] != list(self._decisions):
            self._ask_about(running)

    def begin(self) -> None:
        """Show the panel, with the planned follow-up chosen when there is only one."""
        choose_only(self.fields["planned"])
        super().begin()

    def carry_out(self) -> None:
        """Note the follow-up."""
        held = HeldFollowUp(
            held_on=self.text("held_on"),
            child_talked=self._talked.isChecked(),
            plan_reviewed=self._reviewed.isChecked(),
            child_said=self.text("child_said"),
            progress=self.text("progress"),
            next_reason=self.text("next_reason"),
            decisions=tuple((each, field.text()) for each, field in self._decisions.items() if field.text()),
        )
        planned = self.text("planned")
        tried = attempt(
            self.workspace, "Hold opfølgning", hold_follow_up, self.case_id, held,
            follow_up_id=UUID(planned) if planned else None,
        )  # fmt: skip
        self.settle(tried.refusal, kept=tried.done is not None)
        if tried.done is not None:
            for box in (self._talked, self._reviewed):
                box.setChecked(False)
            self.drafts.drop_all()  # the ticks that were just taken away
            for field in self._decisions.values():
                field.set_text("")

    def _ask_about(self, running: Sequence[InterventionRow]) -> None:
        empty_layout(self._list)
        self._decisions = {}
        if running:
            self._list.addWidget(SectionHeading("Indsatserne"))
        for each in running:
            field = choice_field(each.name or "Indsats", [NOT_DECIDED, *((d.value, word(d)) for d in Decision)])
            field.set_text(self.drafts.text(f"decision:{each.id}") or "")
            field.committed.connect(partial(self._keep, f"decision:{each.id}"))
            self._decisions[each.id] = field
            self._list.addWidget(field)

    def _keep_all(self) -> None:
        """Keep choices and ticks as they are made, and words that are left at once."""
        for name, field in self.fields.items():
            field.committed.connect(partial(self._keep, name))
        for name, box in (("talked", self._talked), ("reviewed", self._reviewed)):
            box.setChecked(bool(self.drafts.text(name)))
            box.toggled.connect(lambda on, name=name: self._keep(name, "ja" if on else ""))

    def _keep(self, name: str, text: str) -> None:
        self.drafts.keep(name, text)
