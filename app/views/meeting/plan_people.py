"""Who shall come to a new meeting: a line to find them by, and everybody by their side of the table with a tick."""

from collections.abc import Callable, Iterable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.enums_meeting import Side
from app.services.meeting_guests import GuestChoice, PlanChoices
from app.services.role_words import side_of_role
from app.views.meeting.prepare_find import FindPerson
from app.views.widgets.buttons import QuietButton
from app.views.widgets.check_box import CheckBox
from app.views.widgets.columns import empty_layout
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text
from app.wording import word

LABEL = "Hvem skal med?"
LAST_KEY = "Alt+S"
Newcomer = tuple[str, str]


class PeoplePicker(QWidget):
    """The ticks. `changed` when somebody is put on or taken off; `passed` on Enter in the empty line."""

    changed = Signal()
    typed = Signal()
    passed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._people: tuple[GuestChoice, ...] = ()
        self._ticked: set[UUID] = set()
        self._newcomers: list[Newcomer] = []
        self._boxes: dict[UUID | Newcomer, CheckBox] = {}
        self.line = FindPerson(LABEL, lambda: self._people, lambda: frozenset(self._ticked))
        self._last = QuietButton("", "Alt S", "clock-counter-clockwise")
        self._last.set_height("field")
        self._groups = QVBoxLayout()
        self._groups.setSpacing(8)
        self._lay_out()
        self.line.found.connect(self.tick)
        self.line.newcomer.connect(self.add_newcomer)
        self.line.passed.connect(self.passed)
        self.line.typed.connect(lambda _text: self.typed.emit())
        self._last.clicked.connect(self.as_last_time)

    def show_people(self, choices: PlanChoices) -> None:
        """Offer the people of the case; what is ticked stays ticked, as far as they are still there."""
        self._people = choices.people
        self._ticked &= {each.person_id for each in choices.people}
        self._last.set_words(f"Som sidst ({choices.last_time})")
        self._last.setShortcut(LAST_KEY)  # other words take it away
        self._last.setVisible(any(each.last for each in choices.people))
        self._rebuild()

    def start_with(self, people: Iterable[UUID], newcomers: Iterable[Newcomer] = ()) -> None:
        """Tick just these."""
        self._ticked, self._newcomers = set(people), list(newcomers)
        self._rebuild()

    def usual(self, *, family: bool) -> frozenset[UUID]:
        """Return who is pre-ticked: those usually there; of them only the municipality when no family is."""
        found = (each for each in self._people if each.usual)
        return frozenset(each.person_id for each in found if family or each.side is Side.AUTHORITY)

    def people(self) -> tuple[UUID, ...]:
        """Return who is ticked, in the order of the table."""
        return tuple(each.person_id for each in self._people if each.person_id in self._ticked)

    def newcomers(self) -> tuple[Newcomer, ...]:
        """Return those who are not in the case yet, as name and role."""
        return tuple(self._newcomers)

    def tick(self, person_id: object) -> None:
        """Put somebody on the list."""
        if isinstance(person_id, UUID) and person_id in self._boxes:
            self._boxes[person_id].setChecked(True)

    def add_newcomer(self, name: str, role: str) -> None:
        """Put somebody new on the list; the same one twice is there once."""
        if (name, role) not in self._newcomers:
            self._newcomers.append((name, role))
            self._rebuild()
            self.changed.emit()

    def as_last_time(self) -> None:
        """Tick those who were asked last time, beside those who are ticked."""
        for each in self._people:
            if each.last:
                self.tick(each.person_id)

    def _rebuild(self) -> None:
        empty_layout(self._groups)
        self._boxes = {}
        for side in Side:
            here = [each for each in self._people if each.side is side]
            new = [each for each in self._newcomers if (side_of_role(each[1]) or Side.PRIVATE) is side]
            if here or new:
                self._groups.addWidget(self._group(side, here, new))
        before: QWidget = self._last
        for box in self._boxes.values():
            self.setTabOrder(before, box)
            before = box

    def _group(self, side: Side, people: list[GuestChoice], new: list[Newcomer]) -> QWidget:
        holder, flow = QWidget(), FlowLayout(gap=18, line_gap=2)
        for each in people:
            flow.addWidget(self._box(each.person_id, each.label, self._turn(each.person_id)))
        for one in new:
            label = ", ".join(filter(None, one))
            flow.addWidget(self._box(one, f"{label} (ny)", partial(self._drop, one)))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Text(word(side).capitalize(), "meta", "ink2"))
        column.addLayout(flow)
        return holder

    def _box(self, key: UUID | Newcomer, label: str, turned: Callable[[bool], None]) -> CheckBox:
        box = CheckBox(label.replace("&", "&&"))
        box.setAccessibleName(label)
        box.setChecked(key in self._ticked or key in self._newcomers)
        box.toggled.connect(turned)
        self._boxes[key] = box
        return box

    def _turn(self, person_id: UUID) -> Callable[[bool], None]:
        def turned(on: bool) -> None:
            (self._ticked.add if on else self._ticked.discard)(person_id)
            self.changed.emit()

        return turned

    def _drop(self, one: Newcomer, on: bool) -> None:
        if not on and one in self._newcomers:
            self._newcomers.remove(one)
            self._rebuild()
            self.line.editor.setFocus()
            self.changed.emit()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.line, 1)
        beside = QVBoxLayout()
        beside.setSpacing(5)
        beside.addWidget(Text(" ", "meta"))  # as tall as the label, so that the button stands beside the line
        beside.addWidget(self._last)
        beside.addStretch(1)
        top.addLayout(beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addLayout(self._groups)
