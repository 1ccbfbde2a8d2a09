"""»Kort fortalt«: the case on one page, the child's own words first."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.services import records
from app.services.due_before_here import BEFORE
from app.services.due_rows import DueRow
from app.services.overview import OverviewRow, read_overview
from app.views.case.lines import AgreementLine, Points, StepLine
from app.views.case.owed_part import KEY as OWED
from app.views.case_tab import ScrollTab
from app.views.records.form import RecordForm
from app.views.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from app.views.widgets.cards import EmptyState, OwnWords
from app.views.widgets.columns import Columns, empty_layout
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace

ABOUT_THE_CASE = ("why", "guiding_words", "one_line")
NO_WORDS = "Ingen egne ord endnu. Spørg, hvad der er bedst, og hvad der er sværest."
NO_AGREEMENTS = "Ingen aftaler endnu. De bliver til, når I mødes."
ANSWER = "Svar på det"
NO_STEPS = "Der venter ikke noget lige nu."
ENDING = "Når sagen er slut …"
OWED_ONE, OWED_MANY = "Vi venter på én ting fra andre", "Vi venter på {count} ting fra andre"
QUOTES = 2


class OverviewTab(ScrollTab):
    """The page. The case's own fields are edited here; the rest is read from the other tabs."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, "Kort fortalt")
        papers = PlainButton("Papirer", "Ctrl P", "printer")
        papers.clicked.connect(lambda: self.tab_requested.emit("papers"))
        meetings = PrimaryButton("Forbered møde", icon="users-three")
        meetings.clicked.connect(lambda: self.tab_requested.emit("meetings"))
        self.add_action(papers)
        self.add_action(meetings)
        self._form = RecordForm(workspace, case_id, "case_", title="Sagen")
        self._columns = Columns((31, 43, 26))
        self._quotes, self._family, self._middle, self._right = (QVBoxLayout() for _ in range(4))
        for layout in (self._quotes, self._family, self._middle, self._right):
            layout.setSpacing(10)
        left, middle, right = self._columns.columns
        left.addLayout(self._quotes)
        left.addWidget(self._form)
        left.addLayout(self._family)
        middle.addLayout(self._middle)
        right.addLayout(self._right)
        ending = LinkButton(ENDING)
        ending.clicked.connect(lambda: self.tab_requested.emit("keeping"))
        right.addWidget(ending, 0, Qt.AlignmentFlag.AlignLeft)
        self._columns.push_up()
        self.body.addWidget(self._columns)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Read the page again."""
        row = self.workspace.ask(read_overview, self.case_id)
        fields = self.workspace.ask(records.case_form, self.case_id)
        self._form.show_record(self.case_id, [each for each in fields if each.name in ABOUT_THE_CASE])
        self._show_quotes(row)
        self._show_family(row)
        self._show_agreements(row)
        self._show_right(row)

    def enter(self) -> None:
        """Go to the case's own fields, and never to »Når sagen er slut«, which is there before they are."""
        self._form.start()

    def _show_quotes(self, row: OverviewRow) -> None:
        empty_layout(self._quotes)
        for quote in row.own_words[:QUOTES]:
            self._quotes.addWidget(OwnWords(quote.words, quote.said))
        if not row.own_words:
            self._quotes.addWidget(EmptyState(NO_WORDS, "quotes"))

    def _show_family(self, row: OverviewRow) -> None:
        empty_layout(self._family)
        lines = (*row.family, *row.ages)
        if lines:
            self._family.addWidget(SectionHeading("Familien"))
        for words in lines:
            self._family.addWidget(Text(words, "body", wrap=True))

    def _show_agreements(self, row: OverviewRow) -> None:
        empty_layout(self._middle)
        self._middle.addWidget(SectionHeading("Det er aftalt", len(row.agreements) or None))
        self._middle.setSpacing(0)
        for each in row.agreements:
            self._middle.addWidget(AgreementLine(each))
        if not row.agreements:
            self._middle.addWidget(EmptyState(NO_AGREEMENTS, "handshake"))

    def _show_right(self, row: OverviewRow) -> None:
        empty_layout(self._right)
        self._right.addWidget(SectionHeading("Næste skridt"))
        for step in row.next_steps:
            self._right.addWidget(StepLine(step, self.workspace.today))
            if step.rule_id.startswith(BEFORE):
                self._right.addWidget(self._answer_link(step), 0, Qt.AlignmentFlag.AlignLeft)
        if not row.next_steps:
            self._right.addWidget(EmptyState(NO_STEPS, "coffee"))
        if row.owed:
            self._right.addWidget(self._owed_link(row.owed), 0, Qt.AlignmentFlag.AlignLeft)
        for heading, lines, icon, colour in (
            ("Ved ikke endnu", row.unknown, "warning-circle", "warn"),
            ("Det virker", row.works, "check-circle", "good"),
            ("Det bekymrer", row.worries, "chat-circle-dots", "ink2"),
        ):
            if lines:
                self._right.addWidget(Points(heading, lines, icon, colour))

    def _owed_link(self, count: int) -> LinkButton:
        link = LinkButton(OWED_ONE if count == 1 else OWED_MANY.format(count=count))
        link.clicked.connect(lambda: self.tab_requested.emit(OWED))
        return link

    def _answer_link(self, step: DueRow) -> LinkButton:
        link = LinkButton(ANSWER)
        link.setAccessibleName(f"{ANSWER}: {step.children}, {step.what}")
        link.clicked.connect(lambda: self.tab_requested.emit("before"))
        return link
