"""The page where one guide is edited: how it stands, what holds for the whole of it, and its steps."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.rules.guides import STEP_MISSING, Guide
from app.views.settings.guides_about import AboutCard
from app.views.settings.guides_desk import GuideDesk, Standing
from app.views.settings.guides_steps import StepsCard
from app.views.settings.guides_words import NAMELESS, standing_words
from app.views.theme import current_theme
from app.views.widgets.buttons import BackButton, PlainButton, PrimaryButton
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.flow import FlowLayout
from app.views.widgets.notice import NoticeBar
from app.views.widgets.page_head import PageHead
from app.views.widgets.text import Text

WIDEST = 820
"""Pixels at 100 %."""
USED = "Handleguiden er i brug fra i dag. Trin, nogen har taget, husker de ord, de havde."
RETIRE, BRING_BACK = "Tag ud af brug", "Brug den igen"


class GuideEditor(QWidget):
    """The page. `closed` when she goes back."""

    help_topic = "settings.guides"

    closed = Signal()

    def __init__(self, desk: GuideDesk) -> None:
        super().__init__()
        self._desk, self._guide_id = desk, ""
        self._title, self._state = Text("", "title", wrap=True), Text("", "body", "ink2", wrap=True)
        self.notice, self._inside = NoticeBar(), Fitted()
        self.use_button = PrimaryButton("Tag i brug", icon="check")
        self.leave_button = PlainButton("Kassér ændringerne")
        self.shipped_button = PlainButton("Brug den, der følger med", icon="arrow-counter-clockwise")
        self.retire_button = PlainButton(RETIRE)
        self.about, self.steps = AboutCard(desk, self.guide), StepsCard(desk, self.guide)
        self._lay_out()
        desk.changed.connect(self._on_changed)

    def show_guide(self, guide_id: str) -> None:
        """Edit a guide."""
        self._guide_id = guide_id
        self.notice.close_notice()
        self._inside.setMaximumWidth(current_theme().px(WIDEST))
        self._draw(another=True)

    def guide(self) -> Guide:
        """Return the guide as it stands."""
        return self._desk.standing(self._guide_id).shown()

    def enter(self) -> None:
        """Begin in the name."""
        self.about.name.editor.setFocus()

    def use(self) -> bool:
        """Use the guide from today, or say what must be put right where it is."""
        self._commit()
        faults = self._desk.faults(self._guide_id)
        if faults:
            self._say(faults[0])
            return False
        done = self._desk.take_in_use(self._guide_id)
        if done:
            self.notice.say_done(USED, self._desk.workspace.undo_stack)
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the settings."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self._on_back()
            return
        super().keyPressEvent(event)

    def _say(self, sentence: str) -> None:
        self.notice.say(sentence, "warn")
        nameless = self.about.say_fault()
        place = self.steps.say_faults(STEP_MISSING)
        if nameless:
            self.about.name.editor.setFocus()
        elif place >= 0:
            self.steps.lines[place].text.editor.setFocus()

    def _on_changed(self) -> None:
        if not self._guide_id:
            return
        if self._desk.standing(self._guide_id) == Standing():  # a guide that was begun, and undone
            self._guide_id = ""
            self.closed.emit()
            return
        self.notice.close_notice()  # what was said is of before, also its »Fortryd«
        self._draw()

    def _draw(self, *, another: bool = False) -> None:
        standing, today = self._desk.standing(self._guide_id), self._desk.workspace.today
        guide, row, out = standing.shown(), standing.row, standing.is_out(today)
        self._title.setText(guide.name or NAMELESS)
        self._state.setText(standing_words(standing, today))
        self.use_button.setVisible(standing.draft is not None)
        self.leave_button.setVisible(standing.draft is not None)
        self.shipped_button.setVisible(bool(row and row.is_shipped and row.own_since))
        self.retire_button.setVisible(row is not None and standing.draft is None)
        self.retire_button.set_words(BRING_BACK if out else RETIRE)
        self.about.show_guide(guide, another=another)
        self.steps.show_steps(guide, another=another)

    def _commit(self) -> None:
        self.about.name.commit()
        self.steps.commit()

    def _on_retire(self) -> None:
        if self._desk.standing(self._guide_id).is_out(self._desk.workspace.today):
            self._desk.bring_back(self._guide_id)
        else:
            self._desk.retire(self._guide_id)

    def _on_back(self) -> None:
        self._commit()
        self.closed.emit()

    def _lay_out(self) -> None:
        back = BackButton("Indstillinger")
        buttons = FlowLayout(gap=10)
        for button, act in (
            (self.use_button, self.use),
            (self.leave_button, lambda: self._desk.throw_away(self._guide_id)),
            (self.shipped_button, lambda: self._desk.use_shipped(self._guide_id)),
            (self.retire_button, self._on_retire),
        ):
            button.clicked.connect(lambda _=False, act=act: act())
            buttons.addWidget(button)
        back.clicked.connect(self._on_back)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(14)
        column.addWidget(PageHead(self._title, back))
        column.addWidget(self._state)
        column.addLayout(buttons)
        for part in (self.notice, self.about, self.steps):
            column.addWidget(part)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(self._inside, "Handleguide"))
