"""The calm look of the room: the question, where we are, agreements large, the child's number, who is here."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.language.dates import clock
from app.services.room_rows import RoomRows, RoomStep
from app.views.icons import IconMark
from app.views.meeting.panel import Panel, is_large
from app.views.meeting.room_beside import RoomBeside
from app.views.meeting.room_list import RoomList
from app.views.meeting.room_text import RoomText
from app.views.meeting.room_words import day_words, list_heading
from app.views.theme import current_theme
from app.views.widgets.buttons import QuietButton
from app.views.widgets.flow import FlowLayout
from app.views.widgets.heard import Role
from app.views.widgets.logo import LogoMark
from app.views.widgets.text import Text

FOOTER = "Alle kan se denne skærm. Adresser, CPR-numre og noter er ikke med."
PROJECT, PHOTO, DARK, BACK = "project", "photo", "dark", "back"
BUTTONS = (
    (PROJECT, "Anden skærm", "F9"), (PHOTO, "Til foto", "Skift F8"), (DARK, "Mørk", "F10"),
    (BACK, "Vend tilbage", "Esc"),
)  # fmt: skip
WIDE, HIGH = 1280.0, 720.0
"""The window the sizes are thought for; in another one everything is as many times larger or smaller."""
MOST_TEXT = 1.2
"""The letters are large already, so a text size beyond this would only push agreements out of sight."""
STEPS_FROM = 1000.0
"""Below this width, in sizes of the window thought for, only the step we are at is named."""


class RoomSheet(Panel):
    """Paints rows and asks nobody. With `buttons` there is a way back and to the other looks: `pressed` tells which."""

    heard_as = Role.Grouping

    pressed = Signal(str)

    def __init__(self, *, buttons: bool) -> None:
        super().__init__("page")
        self.setAccessibleName("Rummets skærm")
        self._steps: tuple[RoomStep, ...] = ()
        self._named: tuple[str, ...] = ()
        self._step_texts: list[RoomText] = []
        self._zoom = 1.0
        self._question, self._date = RoomText(38, weight=600), RoomText(20, "ink2", wrap=False)
        self._heading, self.agreements, self._beside = RoomText(22, weight=600), RoomList(), RoomBeside()
        self._buttons: dict[str, QuietButton] = {}
        self._clock, self._body, self._step_box = Text("", "subhead"), QWidget(), QWidget()
        self._step_row = FlowLayout(self._step_box, gap=16, line_gap=2)
        self._inner, self._columns = QVBoxLayout(), QHBoxLayout(self._body)
        self._lay_out(buttons=buttons)

    def show_rows(self, rows: RoomRows | None) -> None:
        """Show the rows; without any the screen is empty."""
        for each in (self._question, self._date, self._step_box, self._body):
            each.setVisible(rows is not None)
        if rows is None:
            return
        self._question.setText(rows.question)
        self._date.setText(day_words(rows.held_on))
        self._body.setVisible(not rows.is_quiet)
        self._heading.setText(list_heading(rows.children))
        self.agreements.show_rows(rows.agreements)
        self._beside.show_rows(rows)
        self._steps = rows.steps
        self._show_steps()

    def show_time(self, time: str) -> None:
        """Show the clock (HH:MM)."""
        self._clock.setText(clock(time))

    def offer(self, name: str, *, offered: bool) -> None:
        """Show a button, or take it away while it would lead nowhere."""
        self._buttons[name].setVisible(offered)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let everything follow the window."""
        super().resizeEvent(event)
        zoom = min(self.width() / WIDE, self.height() / HIGH) * min(current_theme().text_scale, MOST_TEXT)
        self._zoom = max(round(zoom, 2), 0.5)
        for each in (self._question, self._date, self._heading, self.agreements, self._beside):
            each.set_zoom(self._zoom)
        edge = round(min(48 * self._zoom, self.width() / 24))
        self._inner.setContentsMargins(edge, round(22 * self._zoom), edge, round(16 * self._zoom))
        self._inner.setSpacing(round(12 * self._zoom))
        self._columns.setSpacing(round(36 * self._zoom))
        self._show_steps()

    def _show_steps(self) -> None:
        """Name the steps, or only the one we are at where there is little room."""
        at = next((number for number, each in enumerate(self._steps, start=1) if each.is_now), 0)
        named = tuple(each.name for each in self._steps)
        if at and self.width() < STEPS_FROM * self._zoom:
            named, at = (f"Trin {at} af {len(self._steps)}: {named[at - 1]}",), 1
        if (*named, str(at)) != self._named:
            self._named = (*named, str(at))
            self._step_row.clear()
            self._step_texts = [_step(words, is_now=number == at) for number, words in enumerate(named, start=1)]
            for each in self._step_texts:
                self._step_row.addWidget(each)
        for each in self._step_texts:
            each.set_zoom(self._zoom)

    def _lay_out(self, *, buttons: bool) -> None:
        top = QHBoxLayout()
        top.setSpacing(18)
        top.addWidget(LogoMark(46))
        top.addWidget(self._question, 1)
        heading = QHBoxLayout()
        heading.addWidget(self._heading, 1)
        heading.addWidget(self._date)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(heading)
        left.addWidget(self.agreements, 1)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.addLayout(left, 8)
        self._columns.addWidget(self._beside, 5)
        self._inner.addLayout(top)
        self._inner.addWidget(self._step_box)
        self._inner.addWidget(self._body, 1)
        self._inner.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._inner, 1)
        column.addWidget(self._footer(buttons=buttons))

    def _footer(self, *, buttons: bool) -> Panel:
        footer = Panel("window", "top")
        row = QHBoxLayout(footer)
        edge = 24 if is_large() else 48  # two lines at most: the agreements need the room
        row.setContentsMargins(edge, 4, edge, 4)
        row.setSpacing(10)
        row.addWidget(IconMark("eye", "ink2"))
        told = Text(FOOTER, "meta" if is_large() else "body", "ink2", wrap=True)
        told.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(told, 1)
        for name, words, key in BUTTONS if buttons else ():
            button = QuietButton(words, "" if is_large() and name != BACK else key)
            button.clicked.connect(lambda _on=False, name=name: self.pressed.emit(name))
            self._buttons[name] = button
            row.addWidget(button)
        row.addWidget(self._clock)
        return footer


def _step(words: str, *, is_now: bool) -> RoomText:
    colour, weight = ("accent", 600) if is_now else ("ink3", 400)
    return RoomText(16, colour, weight, text=words, wrap=False)
