"""Words of the list that Rundbord does not know: what each means is asked once and remembered with the columns."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from app.services.case_table_import_rows import Question
from app.views.take_in.words import rows
from app.views.theme import current_theme
from app.views.widgets.cards import Card
from app.views.widgets.fields import LabeledField, choice_field
from app.views.widgets.text import Text

HEADING = "Hvad betyder det?"
ABOUT = "De rækker, ordene står i, venter på svaret. Det bliver husket sammen med kolonnerne."
ALL = "{0}: alle {1} ord"
LONGEST = 60
MOST, MANY = 12, 4
"""Fields that are shown at once, and words of one field that may be answered as one."""
ONE_BY_ONE = frozenset({"protected"})
"""An address that is taken for an open one cannot be taken back."""
MORE = "Der er {0} ord mere. De kommer frem, når disse er besvaret."


class QuestionsCard(Card):
    """A field for each word. `answered` carries the field of the list, the words, and what they mean."""

    answered = Signal(str, object, str)

    def __init__(self) -> None:
        super().__init__(HEADING, tone="warn", icon="chat-circle-dots")
        self.body.addWidget(Text(ABOUT, "meta", "ink2", wrap=True))
        self._more = Text("", "meta", "ink2", wrap=True)
        self._fields: dict[tuple[str, str], LabeledField] = {}
        self.body.addWidget(self._more)
        self.hide()

    def clear(self) -> None:
        """Forget what was asked."""
        for field in self._fields.values():
            field.hide()
            field.deleteLater()
        self._fields = {}
        self.hide()

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Ask about some words beside those that were asked; what was answered stays and can be answered again."""
        asked = [each for each in questions if (each.about, each.cell) not in self._fields]
        places = max(MOST - (len(questions) - len(asked)), 0)
        for about in dict.fromkeys(each.about for each in asked):
            alike = tuple(each for each in asked if each.about == about)
            if len(alike) >= MANY and about not in ONE_BY_ONE:
                self._ask((about, ""), ALL.format(alike[0].name, len(alike)), alike)
        for each in asked[:places]:
            label = f"{each.name}: »{each.cell[:LONGEST]}« ({rows(each.rows)})"
            self._ask((each.about, each.cell), label, (each,))
        left = len(asked) - places
        self._more.setText(MORE.format(left))
        self._more.setVisible(left > 0)
        self.setVisible(bool(self._fields))

    def fields(self) -> list[LabeledField]:
        """Return the fields in the order they were asked."""
        return list(self._fields.values())

    def _ask(self, key: tuple[str, str], label: str, questions: tuple[Question, ...]) -> None:
        if key in self._fields:
            return
        field = choice_field(label, list(questions[0].answers.items()))
        field.editor.setMaximumWidth(current_theme().px(420))
        # Made late, it stands last in the chain, and Tab would go from there to its editor.
        field.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes nothing here; its stubs do not say so
        cells = tuple(each.cell for each in questions)
        field.committed.connect(lambda answer: self.answered.emit(key[0], cells, answer))
        self._fields[key] = field
        self.body.insertWidget(self.body.count() - 1, field)
