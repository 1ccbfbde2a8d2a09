"""Beside the list of I dag: what lacks a date, where nothing has happened for long, and what can wait."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.language.dates import short_day
from app.language.folding import first_name
from app.language.number_words import whole_number
from app.services.due_rows import DueRow
from app.services.today_rows import Group, TodayRows
from app.tokens import load_tokens
from app.views.theme import current_theme
from app.views.today import words
from app.views.today.due_list import DueList
from app.views.today.due_model import DueEntries, More
from app.views.widgets.buttons import QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.text import Text

FIRST_LATER = 3


class SideColumn(QWidget):
    """The cards »Mangler dato«, »Stille siden …« and »Senere«; a card with nothing in it leaves no trace."""

    later_toggled = Signal()

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self.missing = DueList(words.HEADINGS[Group.MISSING], today, stacked=True)
        self.still = DueList(words.HEADINGS[Group.STILL], today, stacked=True)
        self._cards = {
            Group.MISSING: _card(Group.MISSING, self.missing, tone="warn", icon="calendar-x"),
            Group.STILL: _card(Group.STILL, self.still),
            Group.LATER: Card(words.HEADINGS[Group.LATER]),
        }
        later = self._cards[Group.LATER].body
        self._later_lines = QVBoxLayout()
        self._later_lines.setSpacing(6)
        later.addLayout(self._later_lines)
        self._toggle = QuietButton("Vis alle")
        self._toggle.clicked.connect(self.later_toggled)
        later.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for card in self._cards.values():
            column.addWidget(card)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)

    def lists(self) -> tuple[DueList, DueList]:
        """Return the lists in the cards."""
        return self.missing, self.still

    def list_of(self, group: Group) -> DueList | None:
        """Return the list a group stands in, None when it stands in no card."""
        return {Group.MISSING: self.missing, Group.STILL: self.still}.get(group)

    def set_beside(self, *, beside: bool) -> None:
        """Keep a column's width beside the list, take the whole width under it."""
        policy = QSizePolicy.Policy.Fixed if beside else QSizePolicy.Policy.Expanding
        self.setSizePolicy(policy, QSizePolicy.Policy.Minimum)
        self.setMaximumWidth(self.sizeHint().width() if beside else 16_777_215)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the width of the side column at the current text size."""
        width = round(load_tokens().size["side_column"] * current_theme().text_scale)
        return QSize(width, super().sizeHint().height())

    def show_rows(self, due: TodayRows, *, later_open: bool) -> None:
        """Show what lacks a date, where it is quiet, and how much there is later."""
        for group, card in self._cards.items():
            card.set_heading(words.HEADINGS[group], due.count(group))
            card.setVisible(bool(due.count(group)))
        for group, shown in ((Group.MISSING, self.missing), (Group.STILL, self.still)):
            shown.show_entries(_entries(due, group), due.day)
        later = whole_number(due.count(Group.LATER))
        self._toggle.set_words("Skjul senere" if later_open else f"Vis {later} senere i listen")
        self._show_later(due.of(Group.LATER)[:FIRST_LATER], due.day)
        self.setVisible(any(due.count(group) for group in self._cards))

    def _show_later(self, rows: Sequence[DueRow], today: dt.date) -> None:
        while (item := self._later_lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for row in rows:
            self._later_lines.addWidget(_later_line(row, today))


def _card(group: Group, shown: DueList, *, tone: str = "", icon: str = "") -> Card:
    card = Card(words.HEADINGS[group], tone=tone, icon=icon)
    card.body.addWidget(shown)
    return card


def _entries(due: TodayRows, group: Group) -> DueEntries:
    rows = due.of(group)
    left = due.count(group) - len(rows)
    return [*rows, More(group, left)] if left else list(rows)


def _later_line(row: DueRow, today: dt.date) -> QWidget:
    line = QWidget()
    inside = QHBoxLayout(line)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(12)
    year = f" {row.due.year}" if row.due and row.due.year != today.year else ""
    day = short_day(row.due, keep=True).split(" ", 1)[1] if row.due else ""
    name = first_name(row.children) or row.case_number
    inside.addWidget(Text(f"{day}{year}", "meta"), 0, Qt.AlignmentFlag.AlignTop)
    inside.addWidget(Text(f"{name}: {row.what[:90]}", "meta", "ink2", wrap=True), 1)
    return line
