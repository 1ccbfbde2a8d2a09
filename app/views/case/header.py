"""The top of a case, which never scrolls away: the child, the age, the next date, and a mark when there is more."""

import datetime as dt

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.language.dates import at_clock, in_days, short_day
from app.language.folding import join_names
from app.services.case_header import CaseHeader
from app.views.icons import IconMark
from app.views.theme import current_theme
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import ElidedLabel, Text

REMEMBER = "Noget at huske"
NARROW = 820
"""Pixels at 100 % under which the buttons stand under the words."""

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
        self._outside = Text("", "body", "ink2")
        self._buttons = QHBoxLayout()
        self._holders: list[QWidget] = []
        lines = QVBoxLayout()
        lines.setSpacing(4)
        lines.addLayout(self._first_line())
        lines.addWidget(self._second_line())
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._row.addLayout(lines, 1)
        self._row.addLayout(self._buttons)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the wider of words and buttons: with less room they stand under each other."""
        wide = max(item.minimumSize().width() for place in range(2) if (item := self._row.itemAt(place)) is not None)
        # Words that wrap need more lines than Qt's smallest height tells of, so it is asked for at the width there is.
        return QSize(wide, self._row.totalMinimumHeightForWidth(max(self.width(), wide)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the words when there is no room beside them."""
        super().resizeEvent(event)
        narrow = event.size().width() < current_theme().px(NARROW)
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        for each in self._holders:
            each.setSizePolicy(_wide_as_words(narrow=narrow))
        self.updateGeometry()

    def show_header(self, header: CaseHeader, today: dt.date) -> None:
        """Show who the case is about and what comes next."""
        children = header.children
        self._name.show_text(join_names([child.name for child in children]) or "Uden navn")
        about = [child.about if len(children) == 1 else f"{child.called} {child.about}".rstrip() for child in children]
        self._about.show_text(" · ".join(filter(None, (*about, header.number))))
        self._mark.setVisible(header.remember)
        self._closed.setVisible(header.closed)
        self._outside.setText(header.outside)
        self._outside.setVisible(bool(header.outside))
        self._when.setText(next_words(header, today))
        self._when.set_colour("ink2" if header.next_on else "warn")

    def put_buttons(self, buttons: QWidget) -> None:
        """Give a tab's buttons their place."""
        self._holders.append(buttons)
        buttons.setSizePolicy(_wide_as_words(narrow=self._row.direction() is QBoxLayout.Direction.TopToBottom))
        self._buttons.addWidget(buttons, 0, Qt.AlignmentFlag.AlignTop)

    def set_low(self, *, low: bool) -> None:
        """Take less room in a low window, where the work needs it: a smaller name, and the next date under it."""
        self._name.set_role("subhead" if low else "title")
        self._about.setHidden(low)
        self._name.setAccessibleDescription(self._about.text() if low else "")

    def _first_line(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._name)
        row.addWidget(self._mark)
        row.addStretch(1)
        return row

    def _second_line(self) -> QWidget:
        line = QWidget()
        flow = FlowLayout(line, gap=20, line_gap=2)
        coming = QHBoxLayout()
        coming.setSpacing(8)
        coming.addWidget(IconMark("calendar-blank", "ink2"))
        coming.addWidget(self._when)
        when = QWidget()
        coming.setContentsMargins(0, 0, 0, 0)
        when.setLayout(coming)
        for part in (self._about, when, self._closed, self._outside):
            flow.addWidget(part)
        return line


def _wide_as_words(*, narrow: bool) -> QSizePolicy:
    """Return the size of a tab's buttons: beside the words they stand on one line, under them on as many as needed."""
    across = QSizePolicy.Policy.Preferred if narrow else QSizePolicy.Policy.Minimum
    policy = QSizePolicy(across, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    return policy


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
