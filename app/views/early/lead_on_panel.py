"""What a worry led to: an end with a reason, or an early course with why the worry is concrete and limited."""

from uuid import UUID

from app.models.enums_early import ConcernOutcome
from app.services.concerns import lead_on
from app.services.early_course import NOT_LIMITED, begin_early_course
from app.views.begin_card import explain_day
from app.views.notifications.offer import is_in_use
from app.views.records.attempt import attempt
from app.views.records.begin_panel import BeginPanel
from app.views.widgets.fields import choice_field, line_field, text_field
from app.views.widgets.text import Text
from app.views.workspace import Workspace
from app.wording import word

ENDS = (
    ConcernOutcome.SETTLED, ConcernOutcome.CLOSED, ConcernOutcome.NETWORK_MEETING, ConcernOutcome.NOTIFICATION,
    ConcernOutcome.OPEN,
)  # fmt: skip
WHOLE_FAMILY = ""
COURSE = "early_course"
"""Under which the drafts of an early course are kept."""
ASK = "Er det konkret og afgrænset?"
HELP = (
    "Et tidligt forløb kan begynde med det samme, uden underretning og uden afgørelse. "
    "Er det, I er bekymrede for, ikke afgrænset, er forløbet ikke nok."
)


class EndPanel(BeginPanel):
    """What it led to and why, for one worry at a time."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, "worry_end", "Hvad førte bekymringen til?", "Skriv det")
        self._concern_id: UUID | None = None
        choices = [("", "Vælg"), *((each.value, word(each)) for each in _ends(workspace))]
        self.outcome = self.put("outcome", choice_field("Det førte til", choices))
        self.because = self.put("because", text_field("Fordi", rows=2))
        self.body.addWidget(self.outcome)
        self.body.addWidget(self.because)
        self.finish_layout()

    def begin_for(self, concern_id: UUID) -> None:
        """Open the panel for one worry."""
        self._concern_id = concern_id
        self.begin()

    def carry_out(self) -> None:
        """Note it; what is missing is said under its field."""
        if not self.outcome.text() or self._concern_id is None:
            self.outcome.set_error("Vælg, hvad det førte til.")
            return
        chosen = ConcernOutcome(self.outcome.text())
        tried = attempt(
            self.workspace, "Bekymringen førte til noget", lead_on, self._concern_id, chosen,
            because=self.because.text(),
        )  # fmt: skip
        self.settle(tried.refusal, kept=tried.done is not None)


class CoursePanel(BeginPanel):
    """An early course at once: for whom, what for, why it is enough, and when they look at it again."""

    def __init__(self, workspace: Workspace, case_id: UUID, children: tuple[tuple[UUID, str], ...]) -> None:
        super().__init__(workspace, case_id, COURSE, "Begynd et tidligt forløb", "Begynd nu")
        options = [(WHOLE_FAMILY, "Hele familien"), *((str(key), name) for key, name in children)]
        self.child = self.put("child", choice_field("Til hvem", options))
        self.purpose = self.put("purpose", text_field("Hvad skal det hjælpe med?", rows=2))
        self.limited = self.put("limited", choice_field(ASK, [("", "Vælg"), ("ja", "Ja"), ("nej", "Nej")]))
        self.because = self.put("because", text_field("Hvorfor er det konkret og afgrænset?", rows=2))
        today = lambda: workspace.today  # noqa: E731 - the day moves while the panel stands open
        self.next_on = self.put("next_on", line_field("Hvornår ser I, om det hjælper?", explain=explain_day(today)))
        self.body.addWidget(Text(HELP, "meta", "ink2", wrap=True))
        for field in (self.child, self.purpose, self.limited, self.because, self.next_on):
            self.body.addWidget(field)
        self.finish_layout()

    def carry_out(self) -> None:
        """Begin it; what is missing is said where it is missing."""
        self.limited.set_error("")
        if self.limited.text() != "ja":
            self.limited.set_error(NOT_LIMITED if self.limited.text() else "Vælg ja eller nej.")
            return
        child = UUID(self.child.text()) if self.child.text() else None
        tried = attempt(
            self.workspace, "Begynd et tidligt forløb", begin_early_course, self.case_id, limited=True,
            because=self.because.text(), purpose=self.purpose.text(), next_on=self.next_on.text(), child_id=child,
        )  # fmt: skip
        self.settle(tried.refusal, kept=tried.done is not None)


def _ends(workspace: Workspace) -> tuple[ConcernOutcome, ...]:
    """Return what a worry may be said to have led to; a notification only where the register is in use."""
    if is_in_use(workspace):
        return ENDS
    return tuple(each for each in ENDS if each is not ConcernOutcome.NOTIFICATION)
