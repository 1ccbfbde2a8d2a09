"""Where an assessment ends: what it came to, what nobody has answered yet, the next of the chain, the plan."""

from itertools import groupby
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.enums_early import AssessmentKind
from app.services.assessment_chain import finish_assessment, go_on, reopen_assessment
from app.services.assessment_plan import take_to_plan, wish_after
from app.services.assessment_rows import AssessmentPage, NextStep
from app.views.assessment.forms import OwnForm
from app.views.records.attempt import Attempt, attempt
from app.views.records.field_drafts import FieldDrafts
from app.views.records.fields import gone_day_words
from app.views.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import line_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text
from app.views.workspace import Workspace
from app.wording import word

ENDING = ("conclusion", "purpose", "can_help", "outcome", "outcome_because")
TOLD = ("reason", "analysis", "judgement", "siblings", "parents_comment", *ENDING)
CALLED = {
    "voice": "Barnets stemme", "grounds": "Grundlag", "said": "Hvem siger hvad", "sources": "Fra andre",
    "judgement": "Vurdering", "end": "Afslut",
}  # fmt: skip
ALL_ANSWERED = "Det hele er besvaret."
MISSING = "Du kan afslutte alligevel."
GOES_ON = "Det, I ved, følger med. Denne her bliver afsluttet."
STANDS_THERE = "{called}: Planen har formålet »{purpose}«. Det bliver stående."
MAKE_PAPER = "Lav papiret"


class EndPart(QWidget):
    """The part. `gone_on` carries the next of the chain, `step_wanted` where something is answered."""

    gone_on = Signal(object)
    step_wanted = Signal(str)
    paper_wanted = Signal()
    plan_wanted = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID, assessment_id: UUID) -> None:
        super().__init__()
        self._workspace, self._id = workspace, assessment_id
        self._page: AssessmentPage | None = None
        self._drafts = FieldDrafts(workspace, case_id, f"assessment_end:{assessment_id}:")
        self.form = OwnForm(workspace, case_id)
        self._asked_card, self._asked = Card("Før du slutter", icon="check-circle"), QVBoxLayout()
        self._told, self._told_rows = Card("Det kom den frem til"), QVBoxLayout()
        self.on = line_field("Afsluttet den", placeholder="i dag", explain=gone_day_words(workspace.today))
        self.why = line_field("Hvorfor åbnes den igen?", sentences=True)
        self.wish = line_field("Ønsk en indsats", placeholder="Fx kontaktperson")
        self.finish, self.again = PrimaryButton("Afslut", icon="check"), PlainButton("Åbn den igen")
        self.to_wish = PlainButton("Ønsk den", icon="plus")
        self.paper = PlainButton(MAKE_PAPER, icon="files")
        self._fault = Text("", "body", "late", wrap=True)
        self._chain, self._plan = QWidget(), Card("Videre til planen", icon="target")
        self._chain_flow, self._plan_rows = FlowLayout(self._chain, gap=10, line_gap=8), QVBoxLayout()
        for name, field in (("on", self.on), ("why", self.why), ("wish", self.wish)):
            self._drafts.bind(name, field)
        self.finish.clicked.connect(self._on_finish)
        self.again.clicked.connect(self._on_again)
        self.to_wish.clicked.connect(self._on_wish)
        self.paper.clicked.connect(self.paper_wanted)
        self._lay_out()

    def show_page(self, page: AssessmentPage) -> None:
        """Show how an assessment ends, or how it ended."""
        self._page = page
        is_open = page.line.is_open
        self.form.show_fields(page, *ENDING)
        for part in (self.form, self._asked_card, self.on, self.finish, self._chain):
            part.setVisible(is_open)
        for each in (self.why, self.again):
            each.setVisible(not is_open)
        self._show_asked(page)
        self._show_told(page)
        self._show_chain(page)
        self._show_plan(page)

    def _show_asked(self, page: AssessmentPage) -> None:
        """Show what nobody has answered yet, by where it is answered."""
        empty_layout(self._asked)
        for where, asked in groupby(page.asked, key=lambda each: each.where):
            key = LinkButton(CALLED[where])
            key.setAccessibleName(f"Gå til {CALLED[where]}")
            key.clicked.connect(lambda _on=False, where=where: self.step_wanted.emit(where))
            self._asked.addWidget(key, 0, Qt.AlignmentFlag.AlignLeft)
            self._asked.addWidget(Text("\n".join(f"• {each.text}" for each in asked), "body", wrap=True))
        self._asked.addWidget(Text(MISSING if page.asked else ALL_ANSWERED, "meta", "ink2", wrap=True))

    def _show_told(self, page: AssessmentPage) -> None:
        """Show what a finished one came to, to be read and not written in."""
        empty_layout(self._told_rows)
        found = [each for each in page.own(*TOLD) if each.shown]
        self._told.setVisible(not page.line.is_open and bool(found))
        for each in found:
            self._told_rows.addWidget(Text(each.label, "meta", "ink2", wrap=True))
            self._told_rows.addWidget(Text(each.shown, "body", wrap=True))

    def _show_chain(self, page: AssessmentPage) -> None:
        self._chain_flow.clear()
        self._chain.setVisible(page.line.is_open and bool(page.goes_on_as))
        for kind in page.goes_on_as:
            key = PlainButton(f"Gå videre med en {word(kind)}", icon="steps")
            key.clicked.connect(lambda _on=False, kind=kind: self._on_go_on(kind))
            self._chain_flow.addWidget(key)
        self._chain_flow.addWidget(Text(GOES_ON, "meta", "ink2"))

    def _show_plan(self, page: AssessmentPage) -> None:
        empty_layout(self._plan_rows)
        for step in page.steps:
            if step.purpose_there:
                told = STANDS_THERE.format(called=step.called, purpose=step.purpose_there.rstrip("."))
                self._plan_rows.addWidget(Text(told, "meta", "ink2", wrap=True))
            self._plan_rows.addWidget(self._plan_key(step), 0, Qt.AlignmentFlag.AlignLeft)

    def _plan_key(self, step: NextStep) -> PlainButton:
        key = PlainButton(f"Skriv det i planen for {step.called}", icon="target")
        key.clicked.connect(lambda: self._on_plan(step))
        return key

    def _on_finish(self) -> None:
        with self._drafts.becoming_step("on"):
            tried = attempt(self._workspace, "Afslut undersøgelse", finish_assessment, self._id, on=self.on.text())
        self._settle(tried)

    def _on_again(self) -> None:
        with self._drafts.becoming_step("why"):
            tried = attempt(self._workspace, "Åbn undersøgelse igen", reopen_assessment, self._id, self.why.text())
        self._settle(tried)

    def _on_go_on(self, kind: AssessmentKind) -> None:
        tried = attempt(self._workspace, "Gå videre", go_on, self._id, kind)
        self._say(tried.refusal)
        if tried.done is not None:
            self.gone_on.emit(tried.done.value)

    def _on_plan(self, step: NextStep) -> None:
        tried = attempt(self._workspace, "Skriv i planen", take_to_plan, self._id, step.child_id)
        self._say(tried.refusal)
        if tried.done is not None:
            self.plan_wanted.emit()

    def _on_wish(self) -> None:
        only = self._page.steps[0].child_id if self._page and len(self._page.steps) == 1 else None
        with self._drafts.becoming_step("wish"):
            tried = attempt(self._workspace, "Ønsk indsats", wish_after, self._id, name=self.wish.text(), child_id=only)
        self.wish.set_error(tried.refusal)
        if tried.done is not None:
            self._drafts.drop("wish")
            self.wish.set_text("")
            self.plan_wanted.emit()

    def _settle(self, tried: Attempt[None]) -> None:
        self._say(tried.refusal)
        if tried.done is not None:
            for name, field in (("on", self.on), ("why", self.why)):
                self._drafts.drop(name)
                field.set_text("")

    def _say(self, refusal: str) -> None:
        self._fault.setText(refusal)
        self._fault.setVisible(bool(refusal))

    def _lay_out(self) -> None:
        self._asked_card.body.addLayout(self._asked)
        self._told.body.addLayout(self._told_rows)
        self._plan_rows.setSpacing(8)
        self._plan.body.addLayout(self._plan_rows)
        row = QHBoxLayout()
        row.addWidget(self.wish, 1)
        row.addWidget(self.to_wish, 0, Qt.AlignmentFlag.AlignBottom)
        self._plan.body.addLayout(row)
        self._fault.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (self._told, self.form, self._asked_card, self._chain, self.on):
            column.addWidget(part)
        column.addWidget(self.finish, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._plan)
        column.addWidget(self.paper, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.why)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._fault)
