"""The card where a decision is begun: what kind, about whom, which help, when."""

from uuid import UUID

from PySide6.QtCore import Signal

from app.services.ruling_read import what_to_decide
from app.services.rulings import begin_ruling
from app.views.records.attempt import attempt
from app.views.records.begin_panel import BeginPanel
from app.views.records.fields import choose_only, near_day_words, offer
from app.views.widgets.fields import choice_field, line_field
from app.views.widgets.text import Text
from app.views.workspace import Workspace

NONE, ALL = ("", "ingen bestemt"), ("", "alle børnene")
DRAFT = "Lad dagen stå tom, så er det en kladde."
_OFFERED = ("template", "child", "intervention", "assessment")


class BeginRuling(BeginPanel):
    """The card. `begun` carries the id of the new one."""

    begun = Signal(object)

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, "begin_ruling", "Ny afgørelse", "Begynd nu")
        self._helps: dict[str, str] = {}
        self._help = Text("", "meta", "ink2", wrap=True)
        template = choice_field("Hvad bliver der besluttet?", [])
        template.committed.connect(lambda _value: self._say_help())
        self.body.addWidget(self.put("template", template))
        self.body.addWidget(self._help)
        self.body.addWidget(self.put("child", choice_field("Om barnet", [ALL])))
        self.body.addWidget(self.put("intervention", choice_field("Om indsatsen", [NONE])))
        self.body.addWidget(self.put("assessment", choice_field("Efter undersøgelsen", [NONE])))
        on = line_field("Besluttet", hint=DRAFT, explain=near_day_words(workspace.today))
        self.body.addWidget(self.put("on", on))
        self.finish_layout()

    def refresh(self) -> None:
        """Offer the kinds, children, help and assessments there are now; what is half typed stays."""
        found = self.workspace.ask(what_to_decide, self.case_id)
        self._helps = {key: words for key, _, words in found.templates}
        offer(self.fields["template"], [(key, name) for key, name, _ in found.templates])
        offer(self.fields["child"], [ALL, *((str(each), name) for each, name in found.children)])
        offer(self.fields["intervention"], [NONE, *((str(each), name) for each, name in found.interventions)])
        offer(self.fields["assessment"], [NONE, *((str(each), name) for each, name in found.assessments)])
        self.fields["child"].setVisible(len(found.children) > 1)
        for name, has in (("intervention", found.interventions), ("assessment", found.assessments)):
            self.fields[name].setVisible(bool(has))
        for name in _OFFERED:  # a draft of what was not offered before
            if (half := self.drafts.text(name)) and not self.fields[name].text():
                self.fields[name].restore(half)
        choose_only(self.fields["child"])
        self._say_help()

    def carry_out(self) -> None:
        """Begin it as one step; a refusal is said in the card and everything stays."""
        with self.drafts.becoming_step():
            tried = attempt(
                self.workspace, "Begynd afgørelse", begin_ruling, self.case_id, template=self.text("template"),
                child_id=self._id("child"), on=self.text("on"), intervention_id=self._id("intervention"),
                assessment_id=self._id("assessment"),
            )  # fmt: skip
        self.settle(tried.refusal, kept=tried.done is not None)
        if tried.done is not None:
            self.begun.emit(tried.done.value)

    def _id(self, name: str) -> UUID | None:
        return UUID(self.text(name)) if self.text(name) else None

    def _say_help(self) -> None:
        words = self._helps.get(self.text("template"), "")
        self._help.setText(words)
        self._help.setVisible(bool(words))
