"""»Før sagen kom hertil«: from which day the case is written here, and what is asked about the time before."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language.dates import long_date
from app.services.due_rows import DueRow
from app.services.told_before import BeforeHere, is_answered_by_day, read_before, set_here_since, tell_when
from app.views.case_tab import ScrollTab
from app.views.records.attempt import attempt
from app.views.theme import current_theme
from app.views.today.jobs import PLACES
from app.views.told_field import told_field
from app.views.widgets.buttons import LinkButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import at_most, empty_layout
from app.views.widgets.fields import LabeledField, line_field
from app.views.widgets.text import Hairline, Text
from app.views.workspace import Workspace

WIDEST = 760
SINCE = "Sagen er skrevet her fra"
SINCE_HINT = "Skriv for eksempel 20. november 2026. Tomt betyder, at sagen altid har været her."
ABOUT = (
    "Kommer sagen fra et andet system, ved ingen her, hvad der skete før den dag. Derfor står det ikke som glemt på "
    "»I dag«. Rundbord spørger i stedet, én gang for hvert barn. Det, der falder den dag eller senere, står som altid."
)
ASKED = "Det skal du finde ud af"
NOTHING = "Der er ikke noget at finde ud af."
ALWAYS = "Sagen har altid været her."
WHERE = "Åbn det i sagen"
_PLANS = frozenset({"intervention", "child_plan", "undated_help", "goal"})


class BeforeTab(ScrollTab):
    """The day, and a line for each question."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, "Før sagen kom hertil")
        self._shown: BeforeHere | None = None
        self.since = line_field(SINCE, hint=SINCE_HINT)
        self.since.committed.connect(self.set_since)
        self._asked = Card(ASKED)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(14)
        self._asked.body.addLayout(self._lines)
        card = Card("Hvornår kom sagen hertil?")
        card.body.addWidget(Text(ABOUT, "body", wrap=True))
        card.body.addWidget(self.since)
        for each in (card, self._asked):
            self.body.addLayout(at_most(each, current_theme().px(WIDEST)))
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Read the day and the questions again; what is half typed stays."""
        read = self.workspace.ask(read_before, self.case_id)
        if read != self._shown:
            self._shown = read
            self.since.set_text(long_date(read.here_since) if read.here_since else "")
            self._show(read)

    def set_since(self, typed: str) -> None:
        """Keep the day as it was typed, or say why not."""
        tried = attempt(self.workspace, "Skriv, hvornår sagen kom hertil", set_here_since, self.case_id, typed=typed)
        self.since.set_error(tried.refusal)

    def _show(self, read: BeforeHere) -> None:
        empty_layout(self._lines)
        for place, row in enumerate(read.questions):
            if place:
                self._lines.addWidget(Hairline())
            self._lines.addWidget(self._line(row))
        if not read.questions:
            self._lines.addWidget(Text(NOTHING if read.here_since else ALWAYS, "body", "ink2", wrap=True))

    def _line(self, row: DueRow) -> QWidget:
        line, asks = QWidget(), f"{row.children}: {row.what}"
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if is_answered_by_day(row):
            column.addWidget(_Answer(self.workspace, row, asks))
        else:
            column.addWidget(Text(asks, "row", wrap=True))
            column.addWidget(self._link(row, asks), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Text(row.explanation, "meta", "ink2", wrap=True))
        return line

    def _link(self, row: DueRow, asks: str) -> QWidget:
        link = LinkButton(WHERE)
        link.setAccessibleName(f"{WHERE}: {asks}")
        place = "plan" if row.source_table in _PLANS else PLACES.get(row.source_table, "meetings")
        link.clicked.connect(lambda: self.tab_requested.emit(place))
        return link


class _Answer(QWidget):
    """One question with the field its day is written in; what is half typed is the same draft as on I dag."""

    def __init__(self, workspace: Workspace, row: DueRow, asks: str) -> None:
        super().__init__()
        self._workspace, self._row, self._key = workspace, row, f"due:{row.id}:told"
        self._field: LabeledField = told_field(lambda: workspace.today, asks)
        self._field.restore(workspace.drafts.kept().get(self._key, ""))
        self._field.typed.connect(lambda text: workspace.drafts.keep(self._key, text, row.case_id))
        self._field.committed.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._field)

    def _tell(self, text: str) -> None:
        row = self._row
        self._workspace.drafts.keep(self._key, text, row.case_id)
        if not text.strip():
            return
        with self._workspace.becoming_step(self._key):
            tried = attempt(
                self._workspace, "Skriv dagen", tell_when, row.case_id, table=row.source_table, row_id=row.source_id,
                rule_id=row.rule_id, typed=text,
            )  # fmt: skip
        if tried.done is None:
            self._field.set_error(tried.refusal)
        else:
            self._workspace.drafts.drop(self._key)
