"""Rådgiverskift at the one who hands over: to whom, the meeting, who was told, and what the new one must know first."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language.dates import long_date
from app.models.approx_spans import Tense
from app.services import hand_over_road as road
from app.services.hand_over_rows import HandOverRow, Stage
from app.views.records.attempt import attempt
from app.views.records.field_drafts import FieldDrafts
from app.views.records.fields import date_words
from app.views.widgets.buttons import PlainButton, QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import Columns
from app.views.widgets.fields import LabeledField, line_field, text_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text
from app.views.workspace import Workspace

HEADING = "Rådgiverskift"
ABOUT = (
    "Skal en anden overtage sagen for godt? Så samler programmet det, den nye skal vide. "
    "Skal sagen bare passes en tid, så send pakken uden at begynde et skift; så er det stadig din sag."
)
NOTHING_STOPS = "Det stopper ikke noget."
PLAN, OPEN = "Planlæg overgangsmøde", "Åbn overgangsmødet"
NO_RECEIPT = "Der er ikke kommet en kvittering endnu."


class RoadPart(Card):
    """The card. `meeting_requested` with the id of the meeting to open, `paper_requested` for the page on paper."""

    meeting_requested = Signal(object)
    paper_requested = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(HEADING, icon="handshake")
        self._workspace, self._case_id = workspace, case_id
        self._row: HandOverRow | None = None
        self._drafts = FieldDrafts(workspace, case_id, f"handover:{case_id}:")
        self._about = Text(ABOUT, "body", "ink2", wrap=True)
        self._first, self._road = QWidget(), QWidget()
        self._to_begin = line_field("Hvem overtager sagen?", placeholder="Navn")
        self._state, self._missing = Text("", "body", wrap=True), Text("", "body", "warn", wrap=True)
        self._meeting, self._plan = Text("", "body", wrap=True), PlainButton(PLAN, icon="calendar-blank")
        self._paper = QuietButton("Til den nye på én side", icon="files")
        self._away = QuietButton("Alligevel ikke", icon="x")
        self._fields: dict[str, LabeledField] = {}
        self._build()

    @property
    def to_name(self) -> str:
        """Return who takes the case over; empty when no hand-over is under way."""
        under_way = self._row is not None and self._row.stage in (Stage.BEGUN, Stage.SENT)
        return self._row.to_name if self._row is not None and under_way else ""

    @property
    def half_begun(self) -> str:
        """Return who was written as the one who takes over, while nothing is begun."""
        return self._to_begin.text().strip() if self._row is None else ""

    def show_row(self, row: HandOverRow | None) -> None:
        """Show where the hand-over stands; None when there is none, or the last one is over."""
        self._row = row
        self._first.setVisible(row is None)
        self._about.setVisible(row is None)
        self._road.setVisible(row is not None)
        if row is None:
            return
        self._state.setText(_state(row))
        self._missing.setText("\n".join((*row.missing, NOTHING_STOPS)) if row.missing else "")
        self._missing.setVisible(bool(row.missing))
        self._meeting.setText(f"{row.meeting}." if row.meeting else "")
        self._meeting.setVisible(bool(row.meeting))
        self._plan.set_words(OPEN if row.meeting_id else PLAN)
        for name in self._fields:
            value = getattr(row, name)
            self._drafts.show(name, long_date(value) if name.endswith("_on") and value else value or "")
        self._fields["no_meeting_because"].setVisible(row.meeting_id is None)

    def begin(self) -> None:
        """Begin handing over to whom is written."""
        with self._drafts.becoming_step("to_begin"):
            tried = attempt(
                self._workspace, "Begynd rådgiverskift", road.begin_hand_over, self._case_id, to=self._to_begin.text()
            )
        if tried.done is not None:
            self._drafts.drop("to_begin")
            self._to_begin.set_text("")
            self._fields["planned_on"].editor.setFocus()  # or Qt goes on to whatever comes after what is hidden now
        self._to_begin.set_error(tried.refusal)

    def flush(self) -> None:
        """Keep what was typed a moment ago."""
        self._drafts.flush()

    def _on_meeting(self) -> None:
        if self._row is None:
            return
        done = self._workspace.do("Planlæg overgangsmøde", road.plan_transition, self._row.id)
        if done is not None:
            self.meeting_requested.emit(done.value)

    def _on_away(self) -> None:
        if self._row is not None and self._workspace.do("Drop rådgiverskift", road.leave_hand_over, self._row.id):
            self._to_begin.editor.setFocus()

    def _change(self, column: str) -> Callable[[str], object]:
        def change(typed: str) -> object:
            if self._row is None:
                return None
            return self._workspace.do(
                "Ret rådgiverskift", road.change_hand_over, self._row.id, column=column, typed=typed
            )

        return change

    def _build(self) -> None:
        explain, told = (date_words(self._workspace.today, each) for each in (Tense.COMING, Tense.GONE))
        left = {
            "to_name": line_field("Hvem overtager sagen?"),
            "planned_on": line_field("Skal være overdraget", placeholder="fx 1. december", explain=explain),
            "no_meeting_because": line_field("Intet overgangsmøde, fordi", sentences=True),
            "family_told_on": line_field("Familien har fået det at vide", placeholder="fx i går", explain=told),
            "child_told_on": line_field("Barnet har fået det at vide", placeholder="fx i dag", explain=told),
        }
        right = {
            "must_know": text_field("Det skal den nye vide først", rows=3),
            "first_step": line_field("Det første, der skal ske", sentences=True),
            "child_wish": text_field("Det vil barnet gerne have, den nye ved", rows=2, as_said=True),
        }
        both = Columns((1, 1))
        for column, fields in zip(both.columns, (left, right), strict=True):
            for name, field in fields.items():
                self._fields[name] = self._drafts.bind(name, field, self._change(name))
                column.addWidget(field)
                if name == "planned_on":
                    column.addWidget(self._meeting)
                    column.addWidget(self._plan, 0, Qt.AlignmentFlag.AlignLeft)
        both.push_up()
        self._lay_out(both)

    def _lay_out(self, fields: QWidget) -> None:
        begin = PlainButton("Begynd rådgiverskift", icon="handshake")
        begin.clicked.connect(self.begin)
        self._to_begin.setMaximumWidth(480)
        self._drafts.bind("to_begin", self._to_begin)
        first, inside = QVBoxLayout(self._first), QVBoxLayout(self._road)
        for column in (first, inside):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(10)
        first.addWidget(self._to_begin)
        first.addWidget(begin, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._state, fields, self._missing):
            inside.addWidget(part)
        ways = QWidget()
        flow = FlowLayout(ways, gap=10, line_gap=8)
        for button in (self._paper, self._away):
            flow.addWidget(button)
        inside.addWidget(ways)
        for part in (self._about, self._first, self._road):
            self.body.addWidget(part)
        self._plan.clicked.connect(self._on_meeting)
        self._paper.clicked.connect(self.paper_requested)
        self._away.clicked.connect(self._on_away)


def _state(row: HandOverRow) -> str:
    begun = f"Begyndt {long_date(row.begun_on)}." if row.begun_on else ""
    sent = f"Sendt {long_date(row.sent_on)}. {NO_RECEIPT}" if row.sent_on else ""
    return " ".join(filter(None, (begun, sent)))
