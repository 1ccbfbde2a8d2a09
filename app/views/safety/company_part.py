"""»Må ikke mødes«: who must not be in the same room, and what the list, the place and the words give away."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout

from app.services.apart import Conflict
from app.services.company import CompanyWarning, decide_warning, look_at_company
from app.views.records.attempt import attempt
from app.views.records.drafts import DraftGroup
from app.views.records.section import RecordSection
from app.views.safety.decision_line import DecisionLine, keep_lines
from app.views.safety.part import SafetyPart
from app.views.safety.stop_panel import STEP
from app.views.widgets.cards import Card
from app.views.widgets.columns import empty_layout
from app.views.widgets.text import Text
from app.views.workspace import Workspace

CALM = "Ingen af dem, der er på listen, skal holdes fra hinanden, og listen, stedet og ordene afslører ikke noget."


class CompanyPart(SafetyPart):
    """The part: the meeting first, then the pairs of the case."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id)
        self.pairs = RecordSection(
            workspace, case_id, "keep_apart", heading="Må ikke være i samme rum", add="Tilføj to personer",
            empty="Alle kan være i samme rum.", explain="Kun på din skærm.",
        )  # fmt: skip
        self._decisions = DraftGroup(workspace, case_id, f"company:{case_id}:")
        self._here = QVBoxLayout()
        self._here.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addLayout(self._here)
        column.addWidget(self.pairs)
        column.addStretch(1)

    def refresh(self) -> None:
        """Read the company of the meeting and the pairs again."""
        keep_lines(self)
        empty_layout(self._here)
        self.pairs.refresh()
        if self.meeting_id is None:
            return
        company = self.workspace.ask(look_at_company, self.meeting_id)
        if not company.conflicts and not company.warnings:
            self._here.addWidget(Text(CALM, "body", "ink2", wrap=True))
        if company.conflicts:
            self._here.addWidget(_apart(company.conflicts))
        if company.warnings:
            self._here.addWidget(self._given_away(company.warnings))

    def _given_away(self, warnings: tuple[CompanyWarning, ...]) -> Card:
        is_open = any(not each.decided for each in warnings)
        card = Card("Det kan afsløre noget", len(warnings), tone="warn" if is_open else "", icon="eye")
        for number, each in enumerate(warnings, start=1):
            card.body.addWidget(Text(each.sentence, "subhead", "ink2" if each.decided else "ink", wrap=True))
            card.body.addWidget(Text(each.decided or each.why, "body", "ink2", wrap=True))
            if not each.decided:
                card.body.addWidget(self._line(each, number))
        return card

    def _line(self, warning: CompanyWarning, number: int) -> DecisionLine:
        asked = [(warning.key, "Det er i orden, fordi …", f"varsel {number}")]
        line = DecisionLine(asked, self._decisions, str(self.meeting_id))
        line.decided.connect(partial(self._decide, line))
        return line

    def _decide(self, line: DecisionLine, key: str, because: str, by: str) -> None:
        if self.meeting_id is None:
            return
        tried = attempt(self.workspace, STEP, decide_warning, self.meeting_id, key=key, because=because, by=by)
        line.settle(tried.refusal, kept=tried.done is not None)


def _apart(conflicts: tuple[Conflict, ...]) -> Card:
    card = Card("Må ikke mødes her", len(conflicts), tone="late", icon="users-three")
    for each in conflicts:
        card.body.addWidget(Text(each.reason, "subhead", wrap=True))
        if each.arrangement:
            card.body.addWidget(Text(f"Sådan gør vi: {each.arrangement}", "body", "ink2", wrap=True))
    return card
