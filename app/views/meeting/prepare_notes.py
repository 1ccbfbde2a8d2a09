"""Quiet lines beside what is written: about the day, and about people; the reason of one stands behind »Hvorfor?«."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.meeting_days import DayNote
from app.services.meeting_plan import PlanWarning
from app.views.icons import IconMark
from app.views.widgets.buttons import LinkButton
from app.views.widgets.columns import empty_layout
from app.views.widgets.text import Text

WHY, HIDE = "Hvorfor?", "Skjul igen"
ICONS = {"info": "info", "warn": "warning-circle"}


class NoteLines(QWidget):
    """The lines. Nothing to say takes no room."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    def show_notes(self, days: Sequence[DayNote], warnings: Sequence[PlanWarning] = ()) -> None:
        """Show what there is to know; the same again leaves an open reason open."""
        if (*days, *warnings) == self._shown:
            return
        self._shown = (*days, *warnings)
        empty_layout(self._column)
        for day in days:
            self._column.addWidget(_line(day.sentence, day.tone))
        for number, warning in enumerate(warnings, start=1):
            self._column.addWidget(_Reason(warning, number))
        self.setVisible(bool(self._shown))

    def sentences(self) -> list[str]:
        """Return the sentences that are shown, without reasons."""
        return [each.sentence for each in self._shown if isinstance(each, DayNote | PlanWarning)]


class _Reason(QWidget):
    """A sentence that may be read by anybody, and its reason, shown only while she asks."""

    def __init__(self, warning: PlanWarning, number: int) -> None:
        super().__init__()
        self._why = Text(warning.why, "body", "ink2", wrap=True)
        self._why.hide()
        self._ask = LinkButton(WHY)
        self._ask.setAccessibleName(f"Hvorfor? Advarsel {number}")
        self._ask.setAccessibleDescription("Kun på din skærm")
        self._ask.clicked.connect(self._turn)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(_line(warning.sentence, "warn", "eye-slash"), 1)
        row.addWidget(self._ask, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._why)

    def _turn(self) -> None:
        hidden = self._why.isHidden()
        name = self._ask.accessibleName()
        self._why.setVisible(hidden)
        self._ask.set_words(HIDE if hidden else WHY)
        self._ask.setAccessibleName(name)


def _line(sentence: str, tone: str, icon: str = "") -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(9)
    row.addWidget(IconMark(icon or ICONS[tone], tone, 18, line="body"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(sentence, "body", "ink" if tone == "warn" else "ink2", wrap=True), 1)
    return holder
