"""The left-hand column: the steps with soft minutes, in any order, and a quiet ring for the time that is left."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout

from app.language.dates import clock
from app.tokens import load_tokens
from app.views.icons import draw_icon
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.panel import Panel, Scroll, is_large
from app.views.theme import current_theme
from app.views.widgets.buttons import draw_focus
from app.views.widgets.keys import KeyHint
from app.views.widgets.text_layout import draw_elided, line_width

WITH_WORDS = 150
"""The least width in pixels at 100 % at which words stand beside the numbers."""
GAP, BETWEEN, TOP, FOOT = 2, 8, 20, 12
"""Pixels between the steps, between them and the keys, above and below it all."""


class StepButton(QPushButton):
    """One step. Now: filled and taller with when it is thought to end; been there: a tick; else its number."""

    def __init__(self, number: int, name: str, minutes: int) -> None:
        super().__init__(name)
        self._number, self._minutes = number, minutes
        self._now, self._been, self._time, self._share = False, False, "", 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_state(self, *, now: bool, been: bool, time: str, share: float) -> None:
        """Show where the meeting is; `share` (0 to 1) is how much of the step's soft time has gone."""
        self._now, self._been, self._time, self._share = now, been, time, min(max(share, 0.0), 1.0)
        said = "nu" if now else "vi har været her" if been else f"omkring kl. {time}" if time else "senere"
        self.setAccessibleName(f"Trin {self._number}: {self.text()}, {said}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a row; taller for the step we are at."""
        return QSize(current_theme().px(150), current_theme().size("meeting_step_now" if self._now else "meeting_step"))

    def minimumSizeHint(self) -> QSize:
        """Return the row with room for a few letters."""
        return QSize(current_theme().px(44), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, ring, name and time."""
        theme, radius = current_theme(), load_tokens().shape["radius_control"]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._now or self.underMouse():
            painter.setBrush(theme.colour("accent" if self._now else "sunken"))
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        self._paint_ring(painter)
        self._paint_words(painter)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()).adjusted(-1, -1, 1, 1), radius)
            if self._now:
                painter.setPen(QPen(theme.colour("on_accent"), 1.5))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), radius - 3, radius - 3)
        painter.end()

    def _paint_ring(self, painter: QPainter) -> None:
        theme = current_theme()
        side = theme.px(24)
        ring = QRectF(theme.px(10), (self.height() - side) / 2, side, side)
        if self._been and not self._now:
            draw_icon(painter, "check-circle", ring, "good")
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("accent_line" if self._now else "line_strong"), 1.5))
        painter.drawEllipse(ring)
        if self._now and self._share:
            painter.setPen(QPen(theme.colour("on_accent"), 2.5))
            painter.drawArc(ring, 90 * 16, round(-360 * 16 * self._share))
        painter.setFont(theme.font("key"))
        painter.setPen(theme.colour("on_accent" if self._now else "ink2"))
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(self._number))

    def _paint_words(self, painter: QPainter) -> None:
        theme = current_theme()
        left, right = theme.px(44), self.width() - theme.px(10)
        role = "subhead" if self._now else "body"
        wide, inside = line_width(self.text(), role, theme), QRectF(left, 0, right - left, self.height())
        self.setToolTip(self.text() if right < left + theme.px(60) or wide > 2 * inside.width() else "")
        if right < left + theme.px(24):
            return
        painter.setFont(theme.font(role))
        painter.setPen(theme.colour("on_accent" if self._now else "ink2" if self._been else "ink"))
        time = self._time_told(inside.width())
        beside = line_width(time, "meta", theme) + theme.px(6) if time else 0
        if wide > inside.width():
            _draw_two_lines(painter, inside, self.text(), theme.style("row").line)
        elif self._now or wide + beside > inside.width():
            self._paint_time_under(painter, inside, time)
        else:
            draw_elided(painter, inside, self.text())
            painter.setFont(theme.font("meta"))
            painter.setPen(theme.colour("ink2"))
            draw_elided(painter, inside, time, right=True)

    def _paint_time_under(self, painter: QPainter, inside: QRectF, time: str) -> None:
        """Paint the name with the time under it: as the step we are at stands, and one whose name needs the width."""
        theme = current_theme()
        name, under = theme.style("row").line, theme.style("meta").line
        top = (inside.height() - name - under) / 2
        draw_elided(painter, QRectF(inside.x(), top, inside.width(), name), self.text())
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("on_accent" if self._now else "ink2"))
        draw_elided(painter, QRectF(inside.x(), top + name, inside.width(), under), time)

    def _time_told(self, room: float) -> str:
        """Return what is said of the time: how long there is, when the step comes, nothing when we have been there."""
        if self._now:
            return self._pace(QFontMetrics(current_theme().font("meta")), round(room))
        narrow = self.width() < current_theme().px(200)
        return "" if self._been or narrow else self._time or f"{self._minutes} min."

    def _pace(self, metrics: QFontMetrics, room: int) -> str:
        """Return the longest of the ways to say how long there is that is not cut: the time must be read."""
        until = (f"god tid, til omkring {self._time}", f"til omkring {self._time}")
        ways = until if self._time else ("tag den tid, I har brug for", "tag jer god tid")
        return next((each for each in ways if metrics.horizontalAdvance(each) <= room), ways[-1])


def _draw_two_lines(painter: QPainter, inside: QRectF, text: str, line: float) -> None:
    """Draw a long name on two lines in the middle of a box, broken between words; more than that ends with …."""
    first, rest = "", text
    while rest and painter.fontMetrics().horizontalAdvance(f"{first} {rest.split()[0]}".strip()) <= inside.width():
        word, _, rest = rest.partition(" ")
        first = f"{first} {word}".strip()
    if not first or not rest:  # one endless word
        draw_elided(painter, inside, text)
        return
    top = (inside.height() - 2 * line) / 2
    for place, words in enumerate((first, rest)):
        draw_elided(painter, QRectF(inside.x(), top + place * line, inside.width(), line), words)


class StepColumn(Panel):
    """All steps; `chosen` carries the id of the one to go to."""

    chosen = Signal(str)

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__("window", "right")
        self._desk = desk
        self._been: set[str] = {each.id for each in desk.type.steps[: desk.step_number]}
        self._scroll = Scroll("Mødets trin", gap=GAP)
        self._buttons: dict[str, StepButton] = {}
        for number, step in enumerate(desk.type.steps, start=1):
            button = StepButton(number, desk.words(step.name), step.minutes)
            button.clicked.connect(lambda _on=False, step_id=step.id: self.chosen.emit(step_id))
            self._buttons[step.id] = button
            self._scroll.body.addWidget(button)
        self._scroll.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, TOP, 6, FOOT)
        column.setSpacing(BETWEEN)
        column.addWidget(self._scroll, 1)
        self._hints = [] if is_large() else [KeyHint(("F7",), "Næste trin"), KeyHint(("Skift F7",), "Trinnet før")]
        for hint in self._hints:
            column.addWidget(hint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a key out where there is room for numbers only, or a step would be cut for it: the way on goes last."""
        super().resizeEvent(event)
        room = self.height() - TOP - FOOT - sum(each.sizeHint().height() + GAP for each in self._buttons.values())
        for hint in self._hints:
            room -= hint.sizeHint().height() + BETWEEN
            hint.setVisible(room >= 0 and self.width() >= current_theme().px(WITH_WORDS))

    def leave(self, step_id: str) -> None:
        """Remember that we have been at a step."""
        self._been.add(step_id)

    def show_steps(self, minutes_gone: float) -> None:
        """Show where we are, so many minutes into the meeting."""
        desk, now = self._desk, self._desk.step.id
        for step in desk.type.steps:
            begins = desk.type.minutes_before(step.id)
            ends = begins + (step.minutes if step.id == now else 0)
            at = desk.clock_of(ends) if ends >= minutes_gone else ""  # a time that has gone would only press people
            share = (minutes_gone - begins) / max(step.minutes, 1)
            self._buttons[step.id].show_state(
                now=step.id == now, been=step.id in self._been, time=clock(at) if at else "", share=share
            )
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self._buttons[now]))
