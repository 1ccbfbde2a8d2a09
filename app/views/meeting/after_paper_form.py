"""»Skriv mødet ind fra papir«: the blank form on one page, with its own numbers. Enter goes on to the next field.

What is typed waits as a draft until all of it is written in as one step.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.errors import UserError
from app.services.agreement_lines import line_preview
from app.services.meeting_paper_form import FormField, form_of
from app.services.meeting_review import review_rows
from app.services.meeting_typed_in import HEAD, TypedField, type_in
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.draft_slot import DraftSlot
from app.views.meeting.field_keys import is_enter
from app.views.widgets.buttons import PrimaryButton
from app.views.widgets.fields import LabeledField, text_field
from app.views.widgets.fitted import Fitted
from app.views.widgets.text import SectionHeading, Text

HOW = "Numrene er dem på skemaet. Enter går videre, Skift Enter giver en linje mere i samme felt."
HINTS = {
    "attendance": "Navn, hvem det er, fra–til: »Lone, mor, 15–16«",
    "own_words": "Ordret. »Mathias: …«, når der er flere børn",
    "agreement": "Én aftale på hver linje: »Kasper henter til træning tirs+tors«",
    "scale": "»Lone 4«",
    "safety": "»Alma tryg, mormor er der om natten«",
    "review": "»2 lykkedes« eller »3 delvist, bussen kørte ikke«",
}
SAID = "Hvem der sagde det, må gerne stå først: »Lone: …«"
WRITTEN = "Mødet er skrevet ind. Se det igennem, og luk det så."
LAST_TIME = "Aftalerne fra sidst: "


class PaperFormPart(Fitted):
    """The fields of the form in their order. `written` when the meeting has got them."""

    written = Signal()

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self._kinds: dict[str, str] = {}
        self._fields: dict[str, LabeledField] = {}
        self.slot = DraftSlot(desk.workspace, f"meeting:{desk.meeting_id}:paper_form", desk.row.case_id, self)
        self.write = PrimaryButton("Skriv mødet ind")
        self._said = Text("", "body", "ink2", wrap=True)
        self._last_time = Text("", "meta", "ink2", wrap=True)
        self.write.clicked.connect(self._write)
        self.slot.wanted.connect(self._keep)
        self._lay_out()
        for number, text in self.slot.kept().items():
            if number in self._fields:
                self._fields[number].restore(str(text))

    def show_form(self) -> None:
        """Say which agreements of last time the numbers stand for."""
        rows = self._desk.workspace.ask(review_rows, self._desk.meeting_id).rows
        words = " ".join(f"{each.number}. {each.agreement.sentence}" for each in rows)
        self._last_time.setText(f"{LAST_TIME}{words}" if words else "")
        self._last_time.setVisible(bool(words) and any(kind == "review" for kind in self._kinds.values()))

    def take_focus(self) -> bool:
        """Go to the first field nothing stands in."""
        empty = next((each for each in self._fields.values() if not each.text().strip()), None)
        (empty or self.write).setFocus()
        return True

    def field(self, number: str) -> LabeledField:
        """Return a field by its number on the form. KeyError for an unknown one."""
        return self._fields[number]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter go on to the next field, and Shift Enter give one line more."""
        shifted = getattr(event, "modifiers", None)
        if is_enter(event) and shifted is not None and not shifted() & Qt.KeyboardModifier.ShiftModifier:
            self._go_on(watched)
            return True
        return super().eventFilter(watched, event)

    def _go_on(self, watched: QObject) -> None:
        fields = list(self._fields.values())
        place = next((place for place, each in enumerate(fields) if each.editor is watched), len(fields) - 1)
        (fields[place + 1] if place + 1 < len(fields) else self.write).setFocus()

    def _write(self) -> None:
        typed = tuple(TypedField(number, self._kinds[number], each.text()) for number, each in self._fields.items())
        with self._desk.workspace.hearing_refusals() as faults, self.slot.becoming_step():
            done = self._desk.do("Skriv mødet ind fra papir", type_in, self._desk.meeting_id, typed)
        if done is not None:
            for each in self._fields.values():
                each.set_text("")
            self.slot.drop()
            self._said.setText(WRITTEN)
            self.written.emit()
        elif faults:
            self._show_fault(faults.pop())

    def _show_fault(self, sentence: str) -> None:
        """Say what cannot be read under its own field."""
        number, _, words = sentence.partition(": ")
        if number in self._fields:
            self._fields[number].set_error(words)
            self._fields[number].setFocus()
        self._said.setText(sentence)

    def _keep(self) -> None:
        filled = {number: each.text() for number, each in self._fields.items() if each.text().strip()}
        if filled:
            self.slot.keep(dict(filled))
        else:
            self.slot.drop()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(Text(HOW, "meta", "ink2", wrap=True))
        column.addWidget(self._last_time)
        form = form_of(self._desk.type)
        for each in form.head:
            self._add(column, each, HEAD, "")
        for step in form.steps:
            column.addWidget(SectionHeading(f"{step.number}. {step.name}"))
            column.addWidget(Text(step.question, "meta", "ink2", wrap=True))
            if step.kind != "read_aloud":
                for each in step.fields:
                    self._add(column, each, step.kind, f"{step.number}. {step.name}")
        column.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._said)
        column.addStretch(1)

    def _add(self, column: QVBoxLayout, field: FormField, kind: str, step: str) -> None:
        """Put one field with its number before it."""
        made = text_field(f"{field.number}  {field.label}".rstrip(), rows=1)
        hint = HINTS.get(kind, SAID if kind in ("reason", "works", "worry", "hope", "evaluation") else "")
        if field.number.endswith(".1") and hint:
            made.editor.setPlaceholderText(hint)
        made.editor.setAccessibleName(f"{field.number} {field.label or step}")
        made.editor.changed.connect(self.slot.touched)
        made.editor.installEventFilter(self)
        if kind == "agreement":
            made.typed.connect(lambda text, made=made: self._explain(made, text))
        column.addWidget(made)
        self._fields[field.number], self._kinds[field.number] = made, kind

    def _explain(self, field: LabeledField, text: str) -> None:
        """Say under an agreement how it is understood."""
        people, today = self._desk.people(), self._desk.workspace.today
        try:
            lines = [line_preview(line, people, today).sentence for line in text.splitlines() if line.strip()]
        except UserError as error:
            lines = [str(error)]
        field.editor.setToolTip("\n".join(lines))
