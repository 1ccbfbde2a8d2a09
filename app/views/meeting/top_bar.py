"""The top of the meeting: what it is, where, a quiet line for the time, and the button that turns the screen."""

import datetime as dt

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.language.dates import clock
from app.models.enums_meeting import MeetingStatus
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.panel import Panel, is_large
from app.views.theme import current_theme
from app.views.widgets.buttons import IconButton, PlainButton
from app.views.widgets.logo import LogoMark
from app.views.widgets.text import ElidedLabel, Text

MOST_TITLE = 360
"""The widest the title insists on being, in pixels; the place gives way first. At large text it insists on a third."""


class TimeLine(QWidget):
    """A line from begin to end with a dot where we are; it never changes colour and never counts down."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float, said: str) -> None:
        """Show how much has gone, from 0 to 1, and say it in words."""
        self._share = min(max(share, 0.0), 1.0)
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a line of a hand's width."""
        return QSize(current_theme().px(120), current_theme().px(16))

    def minimumSizeHint(self) -> QSize:
        """Return a short line."""
        return QSize(current_theme().px(40), current_theme().px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint line and dot."""
        theme, width = current_theme(), current_theme().px(5)
        middle, radius = self.height() / 2, theme.px(6)
        begin, end = QPointF(radius, middle), QPointF(self.width() - radius, middle)
        now = QPointF(begin.x() + (end.x() - begin.x()) * self._share, middle)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, stop in (("line", end), ("accent", now)):
            painter.setPen(QPen(theme.colour(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(begin, stop)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(now, radius, radius)
        painter.end()


class TopBar(Panel):
    """Title, place, time; »Vend skærmen« and »Afslut mødet«."""

    turned = Signal()
    ended = Signal()
    covered = Signal()

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__("window", "bottom")
        self._desk = desk
        self._large = is_large()
        self._title = ElidedLabel("", "subhead")
        self._place = ElidedLabel("", "body", "ink2")
        self._begin, self._end, self._now = Text("", "meta", "ink2"), Text("", "meta", "ink2"), Text("", "subhead")
        self._line = TimeLine()
        turn = PlainButton("Vend skærmen", "F8", "projector-screen")
        self._end_button = PlainButton("Afslut mødet", "Ctrl Enter")
        turn.clicked.connect(self.turned)
        self._end_button.clicked.connect(self.ended)
        cover = IconButton("eye-slash", "Dæk skærmen (Ctrl Skift D)")
        cover.clicked.connect(self.covered)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(24, 10, 24, 10)
        row.setSpacing(12)
        row.addWidget(LogoMark(30))
        row.addWidget(self._title)
        row.addWidget(self._place, 1)
        for part in (self._begin, self._line, self._end, self._now, cover, turn, self._end_button):
            row.addWidget(part)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show again what there is room for."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Let the clock stay; first the place and then the rest give way to words that can be read."""
        times = (self._begin, self._line, self._end)
        for gone in ((), (self._place,), (self._place, *times)):
            for quiet in (self._place, *times):
                timeless = quiet is self._line and not self._begin.text()
                quiet.setVisible(not self._large and quiet not in gone and not timeless)
            layout = self._row
            if layout.minimumSize().width() <= self.width():
                break
        # What is left goes to the words: a button would grow.
        self._row.setStretchFactor(self._title, 1 if self._place.isHidden() else 0)
        self._row.activate()  # at once: the first picture after a lock is seen for a moment

    def show_meeting(self) -> None:
        """Show what the meeting is called and where it is."""
        row = self._desk.row
        self._title.show_text(self._desk.title)
        self._title.setMinimumWidth(min(self._title.sizeHint().width(), MOST_TITLE // 3 if self._large else MOST_TITLE))
        self._place.show_text(row.place)
        held = row.status is MeetingStatus.HELD
        self._end_button.set_words("Efter mødet" if held else "Afslut mødet")

    def show_time(self, now: dt.datetime, minutes_gone: float) -> None:
        """Show the clock and how far we are."""
        length = self._desk.type.minutes
        starts, ends = self._desk.clock_of(0), self._desk.row.ends_at or self._desk.clock_of(length)
        self._begin.setText(clock(starts) if starts else "")
        self._end.setText(clock(ends) if ends else "")
        self._now.setText(clock(f"{now:%H:%M}"))
        self._make_room()
        self._line.show_share(minutes_gone / length, f"Klokken er {clock(f'{now:%H:%M}')}")
