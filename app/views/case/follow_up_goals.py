"""The goals at a follow-up: a number from 0 to 10 beside last time's, and how each stands."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.enums import GoalStatus
from app.services.follow_up_outcomes import GoalNow
from app.services.follow_up_session_rows import AskedGoal, AskedPerson
from app.views.case.follow_up_line import AskedLine
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.cards import Card, EmptyState
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import LabeledField, choice_field, line_field
from app.views.widgets.scale_line import ScaleLine, ScaleMark
from app.wording import word

CHOICES = tuple((each, word(each)) for each in GoalStatus)
WITH_REASON = (GoalStatus.PAUSED, GoalStatus.DROPPED)
NOBODY = ("", "ingen bestemt")
NONE = "Ingen mål endnu. Dem skriver I under Plan."
LAST, NOW = "før", "nu"
"""The marks on the line: the number of last time, small, and the one of now."""


class GoalsPart(Card):
    """One goal under the other."""

    answered = Signal()

    def __init__(self, drafts: FieldDrafts) -> None:
        super().__init__("Målene", 0, icon="target")
        self._drafts = drafts
        self._asked: tuple[AskedGoal, ...] = ()
        self.lines: dict[str, AskedLine] = {}
        self.scales: dict[str, ScaleLine] = {}
        self.speakers: dict[str, LabeledField] = {}
        self._who: tuple[tuple[str, str], ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._empty = EmptyState(NONE, "target")
        self.body.addWidget(self._empty)
        self.body.addLayout(self._list)

    def show_goals(self, asked: Sequence[AskedGoal], people: Sequence[AskedPerson]) -> None:
        """Ask about the goals; what is answered stays."""
        self._empty.setVisible(not asked)
        who = (NOBODY, *((str(each.id), each.called) for each in people))
        if (tuple(asked), who) != (self._asked, self._who):
            self._asked, self._who = tuple(asked), who
            empty_layout(self._list)
            self.lines, self.scales, self.speakers = {}, {}, {}
            for each in asked:
                self._add(each)
            self.set_heading("Målene", len(asked))

    def goals(self) -> tuple[GoalNow, ...]:
        """Return what was said of the goals; one nobody spoke of is left out."""
        found = [
            GoalNow(each.id, self._number(each), self._speaker(each), self._status(each), self._because(each))
            for each in self._asked
        ]
        status = {each.id: each.status for each in self._asked}
        return tuple(each for each in found if each.value or GoalStatus(each.status) is not status[each.goal_id])

    def unscored(self) -> int:
        """Return how many goals that are alive have no number this time."""
        rests = (GoalStatus.PAUSED, GoalStatus.DROPPED)
        asked = [each for each in self._asked if GoalStatus(self._status(each) or each.status) not in rests]
        return sum(not self._number(each) for each in asked)

    def _add(self, each: AskedGoal) -> None:
        said = f"Mål {each.number}"
        line = AskedLine(self._drafts, f"goal:{each.id}", f"{each.number}. {each.text}", CHOICES, said)
        line.add("because", line_field("Fordi", sentences=True), *WITH_REASON)
        line.put_into(self._list)
        line.preset(each.status.value)
        line.set_note(each.last)
        line.answered.connect(self.answered)
        scale = ScaleLine(f"Tal for mål {each.number}:", NOW)
        if each.value is not None:
            scale.set_others([ScaleMark(LAST, each.value)])
        if number := self._number(each):
            scale.set_value(int(number))
        scale.value_changed.connect(lambda value, each=each: self._keep(each, value))
        speaker = choice_field("Hvem siger tallet?", self._who)
        speaker.editor.setAccessibleName(f"Hvem siger tallet? {said}")
        speaker.set_text(str(each.who_id or ""))
        self._drafts.bind(f"who:{each.id}", speaker)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(scale, 3)
        row.addWidget(speaker, 1, Qt.AlignmentFlag.AlignVCenter)
        holder = QWidget()
        holder.setLayout(row)
        self._list.addWidget(holder)
        self.speakers[str(each.id)] = speaker
        self.lines[str(each.id)], self.scales[str(each.id)] = line, scale

    def _keep(self, each: AskedGoal, value: object) -> None:
        self._drafts.keep(f"score:{each.id}", "" if value is None else str(value))
        self.answered.emit()

    def _speaker(self, each: AskedGoal) -> UUID | None:
        chosen = self.speakers[str(each.id)].text()
        return UUID(chosen) if chosen else None

    def _because(self, each: AskedGoal) -> str:
        return self._line(each).text("because")

    def _line(self, each: AskedGoal) -> AskedLine:
        return self.lines[str(each.id)]

    def _number(self, each: AskedGoal) -> str:
        return self._drafts.text(f"score:{each.id}") or ""

    def _status(self, each: AskedGoal) -> str:
        return self._line(each).answer()
