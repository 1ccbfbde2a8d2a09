"""The numbers and choices of reminders: each saved as soon as its field is left, and can be undone."""

from functools import partial

from PySide6.QtCore import Qt

from app.services.own_rules import CountShown
from app.views.settings.rules_desk import RulesDesk
from app.views.widgets.buttons import LinkButton
from app.views.widgets.cards import Card
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fields import LabeledField, line_field
from app.views.widgets.text import Text

WHY = "Hvornår programmet minder om noget. Intet af det hindrer dig i at arbejde."
NUMBER = "Skriv et helt tal fra {least} til {most}."


class NumbersCard(Card):
    """The card. Made once; `refresh` shows what is in use."""

    def __init__(self, desk: RulesDesk) -> None:
        super().__init__("Tal og valg")
        self._desk = desk
        self.fields: dict[str, LabeledField] = {}
        self.boxes: dict[str, CheckBox] = {}
        self._under: dict[str, Text] = {}
        self._back: dict[str, LinkButton] = {}
        self.body.addWidget(Text(WHY, "meta", "ink2", wrap=True))

    def refresh(self) -> None:
        """Show the numbers; one that is being written is left alone."""
        for count_id, shown in self._desk.counts.items():
            if count_id not in self._back:
                self._add(count_id, shown)
            if count_id in self.boxes:
                box = self.boxes[count_id]
                blocked = box.blockSignals(True)
                box.setChecked(bool(shown.count.value))
                box.blockSignals(blocked)
            elif not self.fields[count_id].editor.hasFocus():
                self.fields[count_id].set_text(str(shown.count.value))
            own = f" Kommunens eget; med Rundbord fulgte {shown.shipped.words}." if shown.own_since else ""
            self._under[count_id].setText(f"{shown.count.explanation}{own}")
            self._back[count_id].setVisible(shown.own_since is not None)

    def _add(self, count_id: str, shown: CountShown) -> None:
        count = shown.count
        self._under[count_id] = Text("", "meta", "ink2", wrap=True)
        if isinstance(count.value, bool):
            box = self.boxes[count_id] = CheckBox(count.name)
            box.setAccessibleDescription(count.explanation)
            box.toggled.connect(partial(self._put, count_id))
            self.body.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            field = self.fields[count_id] = line_field(f"{count.name} ({count.unit})")
            field.committed.connect(partial(self._on_typed, count_id))
            self.body.addWidget(field)
        back = self._back[count_id] = LinkButton("Brug tallet, der følger med")
        back.setAccessibleName(f"Brug det, der følger med: {count.name}")
        back.clicked.connect(lambda: self._put(count_id, None))
        self.body.addWidget(self._under[count_id])
        self.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_typed(self, count_id: str, text: str) -> None:
        count, plain = self._desk.counts[count_id].count, text.strip()
        if not (plain.isascii() and plain.isdecimal() and count.least <= int(plain[:9]) <= count.most):
            self.fields[count_id].set_error(NUMBER.format(least=count.least, most=count.most))
            return
        self._put(count_id, int(plain))

    def _put(self, count_id: str, value: int | bool | None) -> None:
        refusal = self._desk.set_count(count_id, value)
        if count_id in self.fields:
            self.fields[count_id].set_text(str(self._desk.counts[count_id].count.value))
            self.fields[count_id].set_error(refusal)
