"""The chosen step of a meeting type: what it is, what is asked, and more questions to turn to during the meeting."""

import re
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.rules.meeting_type_checks import WRONG_MINUTES, hard_words
from app.rules.meeting_type_edits import question_added, question_places, question_removed, with_question, with_step
from app.rules.meeting_types import STEP_KINDS, MeetingType
from app.views.settings.meeting_type_desk import TypeDesk
from app.views.settings.meeting_type_fields import TypeFields, one_line
from app.views.settings.meeting_type_words import NEW_STEP, STEP_WORDS
from app.views.widgets.buttons import IconButton, PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import Columns
from app.views.widgets.editors import TextEditor
from app.views.widgets.fields import LabeledField, choice_field, line_field, text_field
from app.views.widgets.text import Text

PARTS = ("name", "kind", "minutes", "question", "child_question", "hint")
NAME_HINT = "Skriv {barn}, hvor navnet skal stå."
MORE = "Flere spørgsmål til det samme. Ved mødet bladrer man i dem. Begynd med det, der går godt."


def child_words(text: str) -> str:
    """Return what is said under a question to a child: which words are hard, nothing when all are easy."""
    hard = hard_words(text)
    return f"Svært for et barn: {', '.join(f'»{each}«' for each in hard)}. Prøv kortere ord." if hard else ""


class StepCard(Card):
    """The fields of one step, and the questions of the bank for its kind."""

    def __init__(self, desk: TypeDesk, current: Callable[[], MeetingType]) -> None:
        super().__init__("Trinnet")
        self._desk, self._current = desk, current
        self._place = 0
        self.fields = TypeFields(desk, current)
        self.questions = TypeFields(desk, current)
        self._bank: tuple[int, ...] | None = None
        self._rows, self._grid = QWidget(), QVBoxLayout()
        self.more = PlainButton("Nyt spørgsmål", icon="plus")
        self.more.set_height("field")
        self.more.clicked.connect(self._on_more)
        self._lay_out()

    def show_step(self, kind: MeetingType, place: int, faults: Mapping[str, str], *, another: bool) -> None:
        """Show the step at a place; `faults` by field, those of questions as »7.text«."""
        self._place = place
        step = kind.steps[place]
        self.set_heading(f"Trin {place + 1}: {step.name}")
        self.fields.show({name: str(getattr(step, name)) for name in PARTS}, others=another)
        self.fields.show_faults(faults)
        self._show_bank(kind, question_places(kind, step.kind), another=another)
        self.questions.show_faults(faults)

    def commit(self) -> None:
        """Hand on what stands in the fields."""
        self.fields.commit()
        self.questions.commit()

    def _lay_out(self) -> None:
        made = {
            "name": line_field("Trinnets navn"),
            "kind": choice_field("Hvad er trinnet?", [(each, STEP_WORDS[each]) for each in STEP_KINDS]),
            "minutes": line_field("Minutter"),
            "question": text_field("Spørgsmålet", rows=2, hint=NAME_HINT),
            "child_question": _child_field("Sådan spørger I et barn"),
            "hint": text_field("Til den, der leder mødet", rows=2),
        }
        for name, field in made.items():
            self.fields.add(name, field, partial(self._edited, name))
        top = Columns((4, 4, 2), narrow=460, gap=12)
        for column, name in zip(top.columns, PARTS, strict=False):
            column.addWidget(made[name], 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(top)
        for name in PARTS[3:]:
            self.body.addWidget(made[name])
        self.body.addSpacing(8)
        self.body.addWidget(Text(MORE, "meta", "ink2", wrap=True))
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._rows.setLayout(self._grid)
        self.body.addWidget(self._rows)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _edited(self, name: str, kind: MeetingType, text: str) -> MeetingType:
        step, value = kind.steps[self._place], one_line(text)
        if name == "minutes":
            return with_step(kind, self._place, minutes=_minutes(value))
        if name == "kind" and step.name in ("", NEW_STEP):
            return with_step(kind, self._place, kind=value, name=STEP_WORDS[value])
        return with_step(kind, self._place, **{name: value})

    def _show_bank(self, kind: MeetingType, places: tuple[int, ...], *, another: bool) -> None:
        self.more.setEnabled(bool(kind.steps[self._place].kind))
        if places != self._bank:
            self._bank, another = places, True
            self._build_bank(places)
        texts = {}
        for place in places:
            texts[f"{place}.text"] = kind.questions[place].text
            texts[f"{place}.child_text"] = kind.questions[place].child_text
        self.questions.show(texts, others=another)

    def _build_bank(self, places: tuple[int, ...]) -> None:
        self.questions.forget()
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, place in enumerate(places, start=1):
            self._grid.addWidget(self._row(number, place))

    def _row(self, number: int, place: int) -> QWidget:
        adult, child = text_field(f"Spørgsmål {number}", rows=1), _child_field(f"{number} til et barn")
        remove = IconButton("trash", f"Fjern spørgsmål {number}")
        remove.clicked.connect(lambda: self._on_remove(place))
        for name, field in (("text", adult), ("child_text", child)):
            self.questions.add(f"{place}.{name}", field, partial(_asked, place, name))
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 0, 0, 8)
        for column, field in enumerate((adult, child)):
            grid.addWidget(field, 0, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        grid.addWidget(remove, 0, 2, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _on_more(self) -> None:
        self.commit()
        kind = self._current()
        self._desk.change("Nyt spørgsmål", question_added(kind, kind.steps[self._place].kind))
        if self._bank:
            self.questions.field(f"{self._bank[-1]}.text").editor.setFocus()

    def _on_remove(self, place: int) -> None:
        self.commit()
        self._desk.change("Fjern spørgsmålet", question_removed(self._current(), place))
        self.more.setFocus()


def _asked(place: int, name: str, kind: MeetingType, text: str) -> MeetingType:
    return with_question(kind, place, **{name: one_line(text)})


def _child_field(label: str) -> LabeledField:
    return LabeledField(label, TextEditor(1), explain=child_words)


def _minutes(text: str) -> int:
    found = re.fullmatch(r"(\d{1,3})(?: ?min\.?(?:utter)?)?", text)
    if found is None:
        raise UserError(WRONG_MINUTES)
    return int(found[1])
