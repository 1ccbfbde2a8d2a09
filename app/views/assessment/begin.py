"""The card where an assessment is begun: what kind, about whom, when the need was seen, why, which headings."""

from uuid import UUID

from PySide6.QtCore import Signal

from app.models.enums_early import AssessmentKind
from app.services.assessment_read import what_to_begin
from app.services.assessments import NOBODY, begin_assessment
from app.views.meeting.chips import ChipRow
from app.views.records.attempt import attempt
from app.views.records.begin_panel import BeginPanel
from app.views.records.fields import gone_day_words, offer
from app.views.widgets.fields import choice_field, line_field, text_field
from app.views.widgets.text import Text
from app.views.workspace import Workspace
from app.wording import word

KINDS = (AssessmentKind.SCREENING, AssessmentKind.UNCOVERING, AssessmentKind.INVESTIGATION)
LATER = ("", "de sædvanlige")
NONE = ("", "ingen")
OLD_LAW = "Er behovet set før 2024, bliver det en undersøgelse efter serviceloven."
CHILDREN = "children"


class BeginAssessment(BeginPanel):
    """The card. `begun` carries the id of the new one."""

    begun = Signal(object)

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, "begin_assessment", "Ny undersøgelse", "Begynd nu")
        self._children: tuple[UUID, ...] = ()
        kind = choice_field("Hvad begynder I på?", [(each.value, word(each)) for each in KINDS])
        kind.set_text(AssessmentKind.SCREENING.value)
        self.whose = ChipRow("Om:", several=True)
        self.whose.chosen.connect(self._keep_children)
        noticed = line_field("Hvornår blev behovet set?", explain=gone_day_words(workspace.today))
        self.notification = choice_field("Efter en underretning?", [NONE])
        headings = choice_field("Overskrifter til det, I ved", [LATER])
        for choice in (self.notification, headings):
            choice.set_text("")
        self._about = Text("Hvem handler det om? Søskende kan være i samme undersøgelse.", "meta", "ink2", wrap=True)
        self.body.addWidget(self.put("kind", kind))
        self.body.addWidget(self._about)
        self.body.addWidget(self.whose)
        self.body.addWidget(self.put("noticed", noticed))
        self.body.addWidget(Text(OLD_LAW, "meta", "ink2", wrap=True))
        self.body.addWidget(self.put("notification", self.notification))
        self.body.addWidget(self.put("reason", text_field("Derfor begynder vi", rows=2)))
        self.body.addWidget(self.put("headings", headings))
        self.finish_layout()

    def refresh(self) -> None:
        """Offer the children, the headings and the notifications there are now."""
        found = self.workspace.ask(what_to_begin, self.case_id)
        self._children = tuple(each for each, _ in found.children)
        self.whose.set_choices(found.children)
        self._about.setVisible(len(found.children) > 1)
        self.whose.setVisible(len(found.children) > 1)
        kept = (self.drafts.text(CHILDREN) or "").split()
        self.whose.set_values([each for each in self._children if str(each) in kept])
        offer(self.fields["headings"], [LATER, *found.templates])
        offer(self.notification, [NONE, *found.notifications])
        self.notification.setVisible(bool(found.notifications))

    def carry_out(self) -> None:
        """Begin it as one step; a refusal is said in the card and everything stays."""
        chosen = self._chosen()
        if not chosen:
            self.settle(NOBODY, kept=False)
            return
        notification = self.text("notification")
        with self.drafts.becoming_step():
            tried = attempt(
                self.workspace, "Begynd undersøgelse", begin_assessment, self.case_id, children=chosen,
                kind=AssessmentKind(self.text("kind")), noticed=self.text("noticed"), template=self.text("headings"),
                reason=self.text("reason"), notification_id=UUID(notification) if notification else None,
            )  # fmt: skip
        self.settle(tried.refusal, kept=tried.done is not None)
        if tried.done is not None:
            self.whose.set_values([])
            self.fields["kind"].set_text(AssessmentKind.SCREENING.value)
            self.begun.emit(tried.done.value)

    def _chosen(self) -> tuple[UUID, ...]:
        if len(self._children) == 1:
            return self._children
        chosen = self.whose.values()
        return tuple(each for each in self._children if each in chosen)

    def _keep_children(self) -> None:
        self.drafts.keep(CHILDREN, " ".join(map(str, self._chosen())))
