"""Beside the list of I dag: what lacks a date, in a card of its own, and what can wait."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.language.dates import short_day
from app.language.folding import first_name
from app.rules.due import Bucket
from app.services.due_rows import DueRow
from app.tokens import load_tokens
from app.views.theme import current_theme
from app.views.today.due_list import DueList
from app.views.today.due_model import DueEntries
from app.views.widgets.buttons import QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.text import Text

FIRST_LATER = 3


class SideColumn(QWidget):
    """The cards »Mangler dato« and »Senere«; a card with nothing in it leaves no trace."""

    later_toggled = Signal()

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self._beside = True
        self.missing = DueList("Mangler dato", today, stacked=True)
        self._missing_card = Card("Mangler dato", tone="warn", icon="calendar-x")
        self._missing_card.body.addWidget(self.missing)
        self._later_card = Card("Senere")
        self._later_lines = QVBoxLayout()
        self._later_lines.setSpacing(6)
        self._later_card.body.addLayout(self._later_lines)
        self._toggle = QuietButton("Vis alle")
        self._toggle.clicked.connect(self.later_toggled)
        self._later_card.body.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._missing_card)
        column.addWidget(self._later_card)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)

    def set_beside(self, *, beside: bool) -> None:
        """Keep a column's width beside the list, take the whole width under it."""
        self._beside = beside
        policy = QSizePolicy.Policy.Fixed if beside else QSizePolicy.Policy.Expanding
        self.setSizePolicy(policy, QSizePolicy.Policy.Minimum)
        self.setMaximumWidth(self.sizeHint().width() if beside else 16_777_215)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the width of the side column at the current text size."""
        width = round(load_tokens().size["side_column"] * current_theme().text_scale)
        return QSize(width, super().sizeHint().height())

    def show_rows(self, rows: Sequence[DueRow], today: dt.date, *, later_open: bool) -> None:
        """Show what lacks a date, and how much there is later."""
        missing: DueEntries = [row for row in rows if row.bucket is Bucket.MISSING]
        later = [row for row in rows if row.bucket is Bucket.LATER]
        self._missing_card.set_heading("Mangler dato", len(missing))
        self.missing.show_entries(missing, today)
        self._missing_card.setVisible(bool(missing))
        self._later_card.set_heading("Senere", len(later))
        self._later_card.setVisible(bool(later))
        self._toggle.set_words("Skjul senere" if later_open else f"Vis {len(later)} senere i listen")
        self._show_later(later[:FIRST_LATER], today)
        self.setVisible(bool(missing or later))

    def _show_later(self, rows: Sequence[DueRow], today: dt.date) -> None:
        while (item := self._later_lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for row in rows:
            self._later_lines.addWidget(_later_line(row, today))


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
