"""»Nyt hos dig« at the one who takes over: what to know first, every point with »Set«, and what is asked back."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.errors import RundbordError
from app.language.dates import long_date
from app.services import hand_over_received as received
from app.services.hand_over_rows import HandOverRow, PointRow
from app.views.handover.kept_back import KeptBack
from app.views.handover.point_lines import PointGroups, PointLine, called
from app.views.handover.receipt_file import save_receipt
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.buttons import LinkButton, PlainButton
from app.views.widgets.cards import Card, OwnWords
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fields import LabeledField, line_field, text_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text
from app.views.workspace import Workspace

HEADING = "Nyt hos dig"
ALL_SEEN = "Alt er set."
LACKS = "Det mangler jeg"
LACKS_HINT = "Går med tilbage i kvitteringen, når afsenderens nøgle er med i pakken."
ASK, QUESTION = "Spørg", "Dit spørgsmål"


class NewHere(Card):
    """The card, on the case page of whoever received it. `told` with a sentence and its tone."""

    told = Signal(str, str)

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(HEADING, icon="handshake")
        self._workspace = workspace
        self._row: HandOverRow | None = None
        self._drafts = FieldDrafts(workspace, case_id, f"handover_received:{case_id}:")
        self._about, self._head = Text("", "body", "ink2", wrap=True), KeptBack()
        self._boxes: dict[UUID, CheckBox] = {}
        self._questions: dict[UUID, LabeledField] = {}
        self._groups = PointGroups(self._line)
        self._all = PlainButton("Det hele er set", icon="check")
        self._receipt = PlainButton("Gem kvittering …", icon="files")
        self._lacks = text_field(LACKS, rows=2, hint=LACKS_HINT)
        self._all.clicked.connect(self._see_all)
        self._receipt.clicked.connect(self.save_receipt)
        self._drafts.bind("remark", self._lacks, self._keep_remark)
        ways = QWidget()
        flow = FlowLayout(ways, gap=10, line_gap=8)
        for button in (self._all, self._receipt):
            flow.addWidget(button)
        self.body.addWidget(self._about)
        self.body.addLayout(self._head)
        self.body.addLayout(self._groups)
        for part in (self._lacks, ways):
            self.body.addWidget(part)

    def show_row(self, row: HandOverRow) -> None:
        """Show what came, what of it was seen and what was asked."""
        if self._row is None or _head_of(self._row) != _head_of(row):
            self._show_head(row)
        self._row = row
        self.set_heading(HEADING, row.unseen or None)
        self._about.setText(_about(row))
        self._all.setVisible(row.unseen > 0)
        self._groups.show_points(row.points)
        for point in row.points:
            self._show_point(point)
        self._drafts.show("remark", row.remark)

    def save_receipt(self) -> None:
        """Ask where, and write the receipt for the one who sent the case."""
        if self._row is None:
            return
        self.flush()
        try:
            said = save_receipt(self, self._workspace, self._row.package)
        except RundbordError as error:
            self.told.emit(str(error), "warn")
            return
        if said:
            self.told.emit(said, "good")

    def flush(self) -> None:
        """Keep what was typed a moment ago."""
        self._drafts.flush()

    def _show_point(self, point: PointRow) -> None:
        box = self._boxes[point.id]
        blocked = box.blockSignals(True)
        box.setChecked(point.seen_on is not None)
        box.blockSignals(blocked)
        if point.id in self._questions:
            self._drafts.show(_key(point.id), point.question)
        elif point.question or self._drafts.text(_key(point.id)):
            self._open_question(point.id, point.question)

    def _show_head(self, row: HandOverRow) -> None:
        self._head.show_parts(lambda: _head_parts(row), careful=row.careful)

    def _line(self, row: PointRow, number: int) -> PointLine:
        name = called(row, number)
        box, ask = CheckBox("Set"), LinkButton(ASK)
        box.setAccessibleName(f"Set: {name}")
        ask.setAccessibleName(f"{ASK} om: {name}")
        box.toggled.connect(self._seeing(row.id))
        ask.clicked.connect(lambda: self._open_question(row.id, "", focus=True))
        self._boxes[row.id] = box
        self._questions.pop(row.id, None)
        return PointLine(row, (ask, box))

    def _seeing(self, point_id: UUID) -> Callable[[bool], None]:
        def see(seen: bool) -> None:
            self._workspace.do("Set", received.see_points, [point_id], seen=seen)

        return see

    def _open_question(self, point_id: UUID, stored: str, *, focus: bool = False) -> None:
        line = self._groups.lines[point_id]
        if point_id not in self._questions:
            field = line_field(QUESTION, placeholder="fx Hvem ringer til hende?", sentences=True)
            field.editor.setAccessibleName(
                f"{QUESTION}: {called(line.row, list(self._groups.lines).index(point_id) + 1)}"
            )
            field.set_text(stored)
            self._questions[point_id] = self._drafts.bind(_key(point_id), field, self._asking(point_id))
            line.below.addWidget(field)
        if focus:
            self._questions[point_id].setFocus(Qt.FocusReason.OtherFocusReason)

    def _asking(self, point_id: UUID) -> Callable[[str], object]:
        return lambda typed: self._workspace.do("Spørg", received.ask_back, point_id, question=typed)

    def _keep_remark(self, typed: str) -> object:
        if self._row is None:
            return None
        return self._workspace.do("Skriv, hvad der mangler", received.write_remark, self._row.id, typed=typed)

    def _see_all(self) -> None:
        if self._row is not None:
            self._receipt.setFocus(Qt.FocusReason.OtherFocusReason)  # there is nothing more to see
            self._workspace.do("Det hele er set", received.see_all, self._row.id)


def _key(point_id: UUID) -> str:
    return f"question:{point_id}"


def _head_parts(row: HandOverRow) -> list[QWidget]:
    parts: list[QWidget] = []
    for label, words in (("Det skal du vide først", row.must_know), ("Det første, der skal ske", row.first_step)):
        if words:
            title = Text("", "body", wrap=True)
            title.set_strong_text(f"{label}: {words}", len(label) + 1)
            parts.append(title)
    return [*parts, *([OwnWords(row.child_wish, "Det vil barnet gerne have, du ved")] if row.child_wish else [])]


def _head_of(row: HandOverRow) -> tuple[object, ...]:
    return row.id, row.must_know, row.first_step, row.child_wish, row.careful


def _about(row: HandOverRow) -> str:
    whom = f" fra {row.from_name}" if row.from_name else ""
    day = f" {long_date(row.received_on)}" if row.received_on else ""
    left = ALL_SEEN if not row.unseen else "Sæt »Set« ved hvert punkt, så husker I dag dig ikke længere på det."
    return f"Modtaget{whom}{day}. {left}"
