"""The top of a case, which never scrolls away: the child, the age, the next date, and a mark when there is more."""

import datetime as dt

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.language.dates import at_clock, in_days, short_day
from app.language.folding import join_names
from app.services.case_header import CaseHeader
from app.views.icons import IconMark
from app.views.theme import current_theme
from app.views.widgets.text import ElidedLabel, Text

REMEMBER = "Noget at huske"
NO_DATE = "Ingen næste dato endnu"


class CaseTop(QWidget):
    """Two lines and room for the buttons of the tab."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ElidedLabel("", "title")
        self._about = ElidedLabel("", "body", "ink2")
        self._mark = RememberMark()
        self._when = Text("", "body", "ink2")
        self._closed = Text("Afsluttet", "body", "ink2")
        self._buttons = QHBoxLayout()
        lines = QVBoxLayout()
        lines.setSpacing(4)
        lines.addLayout(self._first_line())
        lines.addLayout(self._second_line())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(lines, 1)
        row.addLayout(self._buttons)

    def show_header(self, header: CaseHeader, today: dt.date) -> None:
        """Show who the case is about and what comes next."""
        children = header.children
        self._name.show_text(join_names([child.name for child in children]) or "Uden navn")
        about = [child.about if len(children) == 1 else f"{child.called} {child.about}" for child in children]
        self._about.show_text(" · ".join(filter(None, (*about, header.number))))
        self._mark.setVisible(header.remember)
        self._closed.setVisible(header.closed)
        self._when.setText(next_words(header, today))
        self._when.set_colour("ink2" if header.next_on else "warn")

    def put_buttons(self, buttons: QWidget) -> None:
        """Give a tab's buttons their place."""
        self._buttons.addWidget(buttons, 0, Qt.AlignmentFlag.AlignTop)

    def _first_line(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._name)
        row.addWidget(self._mark)
        row.addStretch(1)
        return row

    def _second_line(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._about)
        row.addSpacing(12)
        row.addWidget(IconMark("calendar-blank", "ink2"))
        row.addWidget(self._when)
        row.addWidget(self._closed)
        row.addStretch(1)
        return row


class RememberMark(QWidget):
    """A neutral dot: something must be remembered. What it is stands elsewhere, for the caseworker alone."""

    def __init__(self) -> None:
        super().__init__()
        self.setToolTip(REMEMBER)
        self.setAccessibleName(REMEMBER)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room to rest the pointer on."""
        side = current_theme().px(24)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dot in the middle."""
        theme, side = current_theme(), current_theme().px(10)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("ink3"))
        painter.drawEllipse(QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side))
        painter.end()


def next_words(header: CaseHeader, today: dt.date) -> str:
    """Return »Næste møde ons. 6. jan. kl. 15, om 45 dage«."""
    if header.next_on is None:
        return NO_DATE
    at = f" {at_clock(header.next_at)}" if header.next_at else ""
    return f"{header.next_what} {short_day(header.next_on)}{at}, {in_days(header.next_on, today)}"
