"""What is said of a meeting type as a whole: its name, the rhythm, what must be there at the end, who is there."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.rules.meeting_type_edits import with_values
from app.rules.meeting_types import MeetingType
from app.views.settings.meeting_type_desk import TypeDesk
from app.views.settings.meeting_type_fields import TypeFields, one_line
from app.views.settings.meeting_type_words import END_WORDS, NO_RHYTHM
from app.views.widgets.cards import Card
from app.views.widgets.check_box import CheckBox
from app.views.widgets.columns import Columns
from app.views.widgets.fields import choice_field, line_field, text_field
from app.views.widgets.text import Text

NONE = "none"
"""The choice »no rhythm«: an empty value would be nothing chosen."""
AT_THE_END = "Når mødet slutter, ser programmet efter, om"
FLAGS = {
    "usual": ("Vis den blandt de første", "Andre mødetyper kommer frem, når man beder om alle."),
    "family": ("Familien er med", "Uden familien står barnet med forbogstav på mødets skærm."),
}


class WholeCard(Card):
    """The card »Mødet«."""

    def __init__(self, desk: TypeDesk, current: Callable[[], MeetingType]) -> None:
        super().__init__("Mødet")
        self._desk, self._current = desk, current
        self.fields = TypeFields(desk, current)
        self._boxes: dict[str, CheckBox] = {}
        self._rhythms, self._rhythm = desk.rhythms(), Text("", "meta", "ink2", wrap=True)
        columns = Columns((3, 2), narrow=760, gap=24)
        left, right = columns.columns
        left.setSpacing(12)
        right.setSpacing(2)
        self._add_fields(left)
        right.addWidget(Text(AT_THE_END, "meta", "ink2", wrap=True))
        for point, words in END_WORDS.items():
            self._add_box(right, point, words)
        right.addSpacing(16)
        for name, (words, why) in FLAGS.items():
            self._add_box(right, name, words)
            right.addWidget(Text(why, "meta", "ink2", wrap=True))
        columns.push_up()
        self.body.addWidget(columns)

    def show_type(self, kind: MeetingType, faults: Mapping[str, str], *, another: bool) -> None:
        """Show a type; `another` when it is not the one that was shown."""
        texts = {"name": kind.name, "about": kind.about, "follow_up": kind.follow_up or NONE, "source": kind.source}
        self.fields.show(texts, others=another)
        self.fields.show_faults(faults)
        rhythm = self._rhythms.get(kind.follow_up)
        self._rhythm.setText(rhythm.explanation if rhythm else "")
        self._rhythm.setVisible(rhythm is not None)
        on = {*kind.at_the_end, *(name for name in FLAGS if getattr(kind, name))}
        for name, box in self._boxes.items():
            blocked = box.blockSignals(True)
            box.setChecked(name in on)
            box.blockSignals(blocked)

    def box(self, name: str) -> CheckBox:
        """Return the box of an end point or a flag."""
        return self._boxes[name]

    def _add_fields(self, column: QVBoxLayout) -> None:
        rhythms = [(NONE, NO_RHYTHM), *((key, each.name) for key, each in self._rhythms.items())]
        made = {
            "name": line_field("Navn"),
            "about": text_field("Hvad er mødet til?", rows=2, hint="Én sætning, som alle forstår."),
            "follow_up": choice_field("Rytme for det næste møde", rhythms),
            "source": text_field("Hvor kommer mødetypen fra?", rows=2),
        }
        for name, field in made.items():
            column.addWidget(self.fields.add(name, field, partial(_edited, name)))
            if name == "follow_up":
                column.addWidget(self._rhythm)

    def _add_box(self, column: QVBoxLayout, name: str, words: str) -> None:
        box = CheckBox(words)
        box.toggled.connect(lambda on: self._on_toggled(name, on=on))
        self._boxes[name] = box
        column.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_toggled(self, name: str, *, on: bool) -> None:
        kind = self._current()
        if name in FLAGS:
            changed = with_values(kind, **{name: on})
        else:
            wanted = {*kind.at_the_end, name} if on else {*kind.at_the_end} - {name}
            changed = with_values(kind, at_the_end=tuple(each for each in END_WORDS if each in wanted))
        self._desk.change(f"Mødetype: {self._boxes[name].text()}", changed)


def _edited(name: str, kind: MeetingType, text: str) -> MeetingType:
    value = one_line(text)
    return with_values(kind, **{name: "" if name == "follow_up" and value == NONE else value})
