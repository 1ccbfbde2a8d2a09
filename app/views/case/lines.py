"""Lines that several tabs show: an agreement, a next step, points with an icon. Read only."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.language.dates import in_days, short_day
from app.language.folding import join_names
from app.models.enums_meeting import AgreementState
from app.services.agreements import AgreementRow
from app.services.due_rows import DueRow
from app.views.icons import IconMark
from app.views.theme import current_theme
from app.views.widgets.cards import Tag
from app.views.widgets.text import Hairline, SectionHeading, Text
from app.wording import word

TO_DECIDE = "skal afgøres af kommunen"


class AgreementLine(QWidget):
    """One agreement: its number, the sentence with who in strong letters, when, and what is missing."""

    def __init__(self, row: AgreementRow) -> None:
        super().__init__()
        self._words = QVBoxLayout()
        self._words.setSpacing(2)
        self._words.addWidget(Text(row.sentence, "row", wrap=True, strong=len(row.doers)))
        if under := agreement_notes(row):
            self._words.addWidget(Text(under, "meta", "ink2", wrap=True))
        line = QHBoxLayout()
        line.setContentsMargins(0, 8, 0, 8)
        line.setSpacing(14)
        number = Text(str(row.number), "row", "ink2")
        number.setMinimumWidth(current_theme().px(18))
        line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(self._words, 1)
        if row.lacks_date and row.state is not AgreementState.TO_BE_DECIDED and row.outcome is None:
            line.addWidget(Tag("dato mangler", "warn", "calendar-x"), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(Hairline())
        self.setAccessibleName(f"Aftale {row.number}: {row.sentence} {under}")


def agreement_notes(row: AgreementRow) -> str:
    """Return when, whose answer is missing, and how it went: »hver fredag · mangler svar fra Henning«."""
    waiting = f"mangler svar fra {join_names(row.awaiting)}" if row.awaiting else ""
    to_decide = TO_DECIDE if row.state is AgreementState.TO_BE_DECIDED else ""
    proposal = word(row.state) if row.state is AgreementState.PROPOSAL else ""
    outcome = word(row.outcome) if row.outcome else ""
    return " · ".join(filter(None, (row.when, waiting, to_decide, proposal, outcome)))


class StepLine(QWidget):
    """One thing that must happen, and when."""

    def __init__(self, row: DueRow, today: dt.date) -> None:
        super().__init__()
        words = step_when(row, today)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(2)
        column.addWidget(Text(row.what, "row", wrap=True))
        late = row.due is not None and row.due < today
        column.addWidget(Text(words, "meta", "late" if late else "ink2" if row.due else "warn", wrap=True))
        column.addWidget(Hairline())
        self.setAccessibleName(f"{row.what} {words}")


def step_when(row: DueRow, today: dt.date) -> str:
    """Return »ons. 6. jan., om 45 dage · møde« or »mangler dato«."""
    when = f"{short_day(row.due)}, {in_days(row.due, today)}" if row.due else "mangler dato"
    return f"{when} · {word(row.kind)}"


class Points(QWidget):
    """A heading and short lines, each with the same icon."""

    def __init__(self, heading: str, lines: Sequence[str], icon: str, colour: str) -> None:
        super().__init__()
        self.setAccessibleName(heading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(SectionHeading(heading))
        for words in lines:
            row = QHBoxLayout()
            row.setSpacing(9)
            row.addWidget(IconMark(icon, colour), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(words[:1].upper() + words[1:], "body", wrap=True), 1)
            column.addLayout(row)
