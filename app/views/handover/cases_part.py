"""Which cases go along: the one that is open, and more when a colleague takes over for a while."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.language.folding import join_names
from app.services.cases import CaseLine
from app.views.records.fields import offer
from app.views.widgets.buttons import QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fields import choice_field
from app.views.widgets.text import ElidedLabel, Text

FOR_GOOD = "Alle sager i pakken overdrages til {name}."
ONE_MORE = ("", "vælg en sag")


class CasesPart(Card):
    """The card »Det, der skal med«. The case that is open always goes along."""

    def __init__(self, case_id: UUID) -> None:
        super().__init__("Det, der skal med", icon="folders")
        self._first = case_id
        self._chosen: list[UUID] = [case_id]
        self._lines: dict[UUID, CaseLine] = {}
        self._more = choice_field("Tag en sag mere med", [ONE_MORE], hint="Når en kollega passer flere af dine sager.")
        self._more.setMaximumWidth(480)
        self._more.committed.connect(self._on_more)
        self.papers = CheckBox("Færdige papirer")
        self.files = CheckBox("Billeder og filer")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self._every = QuietButton("Tag alle sager med", icon="folders")
        self._every.clicked.connect(self.take_all)
        self._told = Text("", "body", "ink2", wrap=True)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._more)
        self.body.addWidget(self._every, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._told)
        self._told.hide()
        for box in (self.papers, self.files):
            box.setChecked(True)
            self.body.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)

    def show_cases(self, lines: Sequence[CaseLine]) -> None:
        """Offer the cases there are."""
        self._lines = {line.id: line for line in lines}
        self._chosen = [each for each in self._chosen if each in self._lines or each == self._first]
        self._draw()

    def take_all(self) -> None:
        """Take every open case along, as when somebody takes a whole case load over."""
        self._chosen += [each for each in self._lines if each not in self._chosen]
        self._draw()

    def show_new_owner(self, name: str) -> None:
        """Say that the cases are handed over for good; without a name they are lent out."""
        self._told.setText(FOR_GOOD.format(name=name) if name else "")
        self._told.setVisible(bool(name))

    def chosen(self) -> list[UUID]:
        """Return the cases that go along, the open one first."""
        return list(self._chosen)

    def numbers(self) -> tuple[str, ...]:
        """Return the numbers of the cases that go along."""
        return tuple(self._lines[each].number for each in self._chosen if each in self._lines)

    def _on_more(self, value: str) -> None:
        if value and UUID(value) not in self._chosen:
            self._chosen.append(UUID(value))
        self._draw()

    def _leave_out(self, case_id: UUID) -> None:
        self._chosen.remove(case_id)
        self._draw()
        self._more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for case_id in self._chosen:
            self._rows.addWidget(self._row(case_id))
        left = [line for line in self._lines.values() if line.id not in self._chosen]
        offer(self._more, [ONE_MORE, *((str(line.id), _named(line)) for line in left)])
        self._more.set_text("")
        self._more.setVisible(bool(left))
        self._every.setVisible(len(left) > 1)

    def _row(self, case_id: UUID) -> QWidget:
        line = self._lines.get(case_id)
        row = QWidget()
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(ElidedLabel(_named(line) if line else "Sagen her"), 1)
        if case_id != self._first:
            away = QuietButton("Lad den blive her")
            away.setAccessibleName(f"Lad den blive her: {_named(line) if line else ''}")
            away.clicked.connect(lambda: self._leave_out(case_id))
            beside.addWidget(away)
        return row


def _named(line: CaseLine) -> str:
    return " · ".join(filter(None, (line.number, join_names(line.children))))
