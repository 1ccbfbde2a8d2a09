"""The steps of a guide as lines: each can be reworded, moved and taken out; its id stays, so nothing ticked is lost."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.rules.guides import Guide, GuideStep
from app.views.settings.guides_desk import GuideDesk, new_step_id
from app.views.widgets.buttons import LinkButton, PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import Columns, empty_layout
from app.views.widgets.fields import LabeledField, line_field, text_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text

EXPLAIN = "Ét trin på hver linje. Et trin, nogen har taget, husker de ord, det havde."
NEW_NAME, MOVE, REMOVE = "Nyt trin", "Flyt trinnet", "Fjern trinnet"


class StepLine(QWidget):
    """One step: what one does, when, and the ways to move it and take it out."""

    moved = Signal(int)
    removed = Signal()

    def __init__(self, number: int, count: int) -> None:
        super().__init__()
        self.text, self.when = text_field(f"Trin {number}", rows=1), line_field(f"Hvornår tages trin {number}?")
        columns = Columns((5, 2), narrow=520, gap=16)
        for column, field in zip(columns.columns, (self.text, self.when), strict=True):
            column.addWidget(field)
        columns.push_up()
        ways = FlowLayout(gap=4)
        self.up, self.down = LinkButton("Flyt op"), LinkButton("Flyt ned")
        self.remove = LinkButton("Fjern")
        for button, name in ((self.up, "op"), (self.down, "ned")):
            button.setAccessibleName(f"Flyt trin {number} {name}")
        self.remove.setAccessibleName(f"Fjern trin {number}")
        self.up.setVisible(number > 1)
        self.down.setVisible(number < count)
        for button in (self.up, self.down, self.remove):
            ways.addWidget(button)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.remove.clicked.connect(self.removed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(2)
        column.addWidget(columns)
        column.addLayout(ways)


class StepsCard(Card):
    """All steps of the guide that is edited; `current` returns it as it stands."""

    def __init__(self, desk: GuideDesk, current: Callable[[], Guide]) -> None:
        super().__init__("Trin")
        self._desk, self._current = desk, current
        self._ids: tuple[str, ...] = ()
        self.lines: list[StepLine] = []
        self._shown: dict[LabeledField, str] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.add = PlainButton(NEW_NAME, icon="plus")
        self.add.clicked.connect(self.begin)
        self.body.addWidget(Text(EXPLAIN, "meta", "ink2", wrap=True))
        self.body.addLayout(self._list)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_steps(self, guide: Guide, *, another: bool) -> None:
        """Show the steps as they are; what is half typed stays."""
        ids = tuple(each.id for each in guide.steps)
        if ids != self._ids or another:
            self._build(ids)
        self.set_heading("Trin", len(ids))
        for line, step in zip(self.lines, guide.steps, strict=True):
            for field, text in ((line.text, step.text), (line.when, step.when)):
                if field.text() == self._shown.get(field, ""):
                    field.set_text(text)
                self._shown[field] = text

    def begin(self) -> None:
        """Add an empty step at the end, with the focus in it."""
        self.commit()
        guide = self._current()
        self._desk.change(NEW_NAME, replace(guide, steps=(*guide.steps, GuideStep(new_step_id(), ""))))
        self.lines[-1].text.editor.setFocus()

    def commit(self) -> None:
        """Hand on what stands in the fields."""
        for line in list(self.lines):
            line.text.commit()
            line.when.commit()

    def say_faults(self, sentence: str) -> int:
        """Say under each empty step that it needs words; return the place of the first, -1 when there is none."""
        empty = [place for place, line in enumerate(self.lines) if not line.text.text().strip()]
        for place in empty:
            self.lines[place].text.set_error(sentence)
        return empty[0] if empty else -1

    def _build(self, ids: tuple[str, ...]) -> None:
        empty_layout(self._list)
        self._ids, self.lines = ids, []
        self._shown.clear()
        for place in range(len(ids)):
            line = StepLine(place + 1, len(ids))
            line.moved.connect(partial(self._move, place))
            line.removed.connect(partial(self._remove, place))
            for field, name in ((line.text, "text"), (line.when, "when")):
                field.typed.connect(lambda text, at=place, name=name: self._desk.keep_half(self._with(at, name, text)))
                field.committed.connect(partial(self._committed, place, name))
            self.lines.append(line)
            self._list.addWidget(line)

    def _with(self, place: int, name: str, text: str) -> Guide:
        guide = self._current()
        steps = list(guide.steps)
        if place < len(steps):
            steps[place] = replace(steps[place], **{name: " ".join(text.split())})
        return replace(guide, steps=tuple(steps))

    def _committed(self, place: int, name: str, text: str) -> None:
        if place < len(self.lines):
            field = self.lines[place].text if name == "text" else self.lines[place].when
            self._shown[field] = text
        self._desk.change(f"Ret trin {place + 1}", self._with(place, name, text))

    def _move(self, place: int, by: int) -> None:
        self.commit()
        guide = self._current()
        steps, to = list(guide.steps), place + by
        if not 0 <= to < len(steps):
            return
        steps.insert(to, steps.pop(place))
        self._desk.change(MOVE, replace(guide, steps=tuple(steps)))
        line = self.lines[to]
        wanted = line.up if by < 0 else line.down
        (wanted if not wanted.isHidden() else line.text.editor).setFocus()

    def _remove(self, place: int) -> None:
        self.commit()
        guide = self._current()
        self._desk.change(REMOVE, replace(guide, steps=guide.steps[:place] + guide.steps[place + 1 :]))
        if self.lines:
            self.lines[min(place, len(self.lines) - 1)].text.editor.setFocus()
        else:
            self.add.setFocus()
