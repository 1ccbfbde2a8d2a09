"""The top of a case, which never scrolls away: the child, the age, the next date, and a mark when there is more."""

import datetime as dt

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from app.language.dates import at_clock, in_days, short_day
from app.language.folding import join_names
from app.services.case_header import CaseHeader
from app.views.icons import IconMark
from app.views.theme import current_theme
from app.views.widgets.buttons import KeyButton
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import ElidedLabel, Text
from app.views.widgets.text_layout import line_width

REMEMBER = "Noget at huske"
GAP, FLOW = 12, 20
NARROW = 820
"""Pixels at 100 % under which the buttons stand under the words."""

NAME_STEPS = ("title", "case", "purpose")
"""Steps of the type scale for the name, the largest that has room for all of it."""

LEAST = 220
"""Pixels at 100 % of who the case is about that are worth a place beside the next date; else it stands under it."""
MOST = 16_777_215
"""Qt's largest size: no bound."""

NO_DATE = "Ingen næste dato endnu"


class CaseTop(QWidget):
    """Two lines and room for the buttons of the tab."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ElidedLabel("", "title")
        self._about = ElidedLabel("", "body", "ink2")
        self._mark = RememberMark()
        self._when = Text("", "body", "ink2")
        self._coming = QWidget()
        self._closed = Text("Afsluttet", "body", "ink2")
        self._outside = Text("", "body", "ink2")
        self._buttons = QHBoxLayout()
        self._holders: list[QWidget] = []
        self._narrow = self._low = False
        self._next = self._meeting = ""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._grid.addLayout(self._first_line(), 0, 0)
        # All the way across: beside the buttons of some tabs it broke in two, and the tabs moved under the pointer.
        self._grid.addWidget(self._second_line(), 1, 0, 1, 2)
        self._grid.addLayout(self._buttons, 0, 1)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the wider of words and buttons: with less room they stand under each other."""
        items = (self._grid.itemAt(place) for place in range(self._grid.count()))
        wide = max(item.minimumSize().width() for item in items if item is not None)
        # Words that wrap need more lines than Qt's smallest height tells of, so it is asked for at the width there is.
        return QSize(wide, self._grid.totalMinimumHeightForWidth(max(self.width(), wide)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the words when there is no room beside them."""
        super().resizeEvent(event)
        theme = current_theme()
        narrow = event.size().width() < theme.px(NARROW)
        if narrow is not self._narrow:
            self._narrow = narrow
            self._place_buttons()
        self._fit_words()
        self._show_next()
        # A tab without buttons is no lower than the others.
        self._grid.setRowMinimumHeight(0, 0 if narrow else theme.size("button"))
        self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """Look again whether the keys have room when a tab with other buttons comes, or words change."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit_words()
        return super().event(event)

    def _fit_words(self) -> None:
        """Leave the keys out of the buttons, they stand at the bottom too, and make a name smaller before it is cut."""
        mark = 0 if self._mark.isHidden() else self._mark.sizeHint().width() + GAP
        beside = 0
        for holder in self._holders:
            if holder.isHidden():
                continue
            buttons = [each for each in holder.findChildren(KeyButton) if not each.isHidden()]
            keys = sum(each.left_out() for each in buttons)
            bare = holder.sizeHint().width() + keys - sum(each.room_for_cap() for each in buttons)
            words = self._name.width_in(NAME_STEPS[0]) + mark + 2 * GAP
            whole = holder.sizeHint().width() + keys
            # Under the words they give way when that saves a line.
            shown = (whole <= self.width() or bare > self.width()) if self._narrow else words + whole <= self.width()
            for each in buttons:
                each.show_cap(shown=shown)
            beside = 0 if self._narrow else bare + 2 * GAP
        room = self.width() - mark - beside
        fits = (each for each in NAME_STEPS if self._name.width_in(each) <= room)
        self._name.set_role("subhead" if self._low else next(fits, NAME_STEPS[-1]))

    def _place_buttons(self) -> None:
        self._grid.removeItem(self._buttons)
        self._buttons.setParent(None)
        above = 2 if self._low else 8
        self._buttons.setContentsMargins(0, above if self._narrow else 0, 0, 0)
        if self._narrow:
            self._grid.addLayout(self._buttons, 2, 0, 1, 2)
        else:
            self._grid.addLayout(self._buttons, 0, 1)
        for each in self._holders:
            each.setSizePolicy(_wide_as_words(narrow=self._narrow))

    def show_header(self, header: CaseHeader, today: dt.date) -> None:
        """Show who the case is about and what comes next."""
        children = header.children
        self._name.show_text(join_names([child.name for child in children]) or "Uden navn")
        about = [child.about if len(children) == 1 else f"{child.called} {child.about}".rstrip() for child in children]
        self._about.show_text(" · ".join(filter(None, (*about, header.number))))
        self._mark.setVisible(header.remember)
        self._closed.setVisible(header.closed)
        self._outside.setText(header.outside)
        self._show_rest()
        # A closed case needs no next date, so none is asked for.
        self._coming.setVisible(not header.closed or header.next_on is not None)
        self._next = next_words(header, today)
        self._meeting = meeting_words(header)
        self._show_next()
        self._when.set_colour("ink2" if header.next_on else "warn")

    def put_buttons(self, buttons: QWidget) -> None:
        """Give a tab's buttons their place."""
        self._holders.append(buttons)
        buttons.setSizePolicy(_wide_as_words(narrow=self._narrow))
        self._buttons.addWidget(buttons, 0, Qt.AlignmentFlag.AlignTop)

    def set_low(self, *, low: bool) -> None:
        """Take less room in a low window, where the work needs it: a smaller name, and the next date under it."""
        self._low = low
        self._fit_words()
        self._grid.setVerticalSpacing(0 if low else 4)
        self._place_buttons()
        self._show_rest()
        self._show_next()

    def _show_next(self) -> None:
        """Tell the next meeting too, when it is another day and there is room beside who it is about."""
        both, theme = " · ".join(filter(None, (self._next, self._meeting))), current_theme()
        more = line_width(both, "body", theme) - line_width(self._when.text(), "body", theme)
        has_room = not self._low and self._about.sizeHint().width() + self._taken() + more <= self.width()
        words = both if has_room else self._next
        if words != self._when.text():
            self._when.setText(words)
        self._share_line()

    def _share_line(self) -> None:
        """Let who it is about give way to the next date, so that they share a line and the tab below gets the other."""
        room = self.width() - self._taken()
        self._about.setMaximumWidth(room if room >= current_theme().px(LEAST) else MOST)

    def _taken(self) -> int:
        rest = [each for each in (self._coming, self._closed, self._outside) if not each.isHidden()]
        return sum(each.sizeHint().width() + FLOW for each in rest)

    def _show_rest(self) -> None:
        """Say what a low window has no line for to those who listen: there the buttons and the work need the room."""
        outside = self._outside.text()
        self._about.setHidden(self._low)
        self._outside.setVisible(bool(outside) and not self._low)
        rest = ". ".join(filter(None, (self._about.text(), outside)))
        self._name.setAccessibleDescription(rest if self._low else "")

    def _first_line(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._name)
        row.addWidget(self._mark)
        row.addStretch(1)
        return row

    def _second_line(self) -> QWidget:
        line = QWidget()
        flow = FlowLayout(line, gap=FLOW, line_gap=2)
        coming = QHBoxLayout()
        coming.setSpacing(8)
        coming.addWidget(IconMark("calendar-blank", "ink2"))
        coming.addWidget(self._when)
        coming.setContentsMargins(0, 0, 0, 0)
        self._coming.setLayout(coming)
        for part in (self._about, self._coming, self._closed, self._outside):
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
    """Return »Næste dato ons. 6. jan. kl. 15, om 45 dage: møde«. It is called what the list of cases calls it."""
    if header.next_on is None:
        return NO_DATE
    at = f" {at_clock(header.next_at)}" if header.next_at else ""
    what = f": {header.next_what}" if header.next_what else ""
    return f"Næste dato {short_day(header.next_on)}{at}, {in_days(header.next_on, today)}{what}"


def meeting_words(header: CaseHeader) -> str:
    """Return »møde ons. 6. jan. kl. 15« when the next date is another, else nothing."""
    if header.meeting_on is None:
        return ""
    at = f" {at_clock(header.meeting_at)}" if header.meeting_at else ""
    return f"møde {short_day(header.meeting_on)}{at}"
