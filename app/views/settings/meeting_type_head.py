"""The head of a meeting type's page: its name, how it stands, what is worth a second thought, what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.settings.meeting_type_desk import Standing
from app.views.settings.meeting_type_words import size_words, standing_words
from app.views.widgets.buttons import BackButton, PlainButton, PrimaryButton
from app.views.widgets.flow import FlowLayout
from app.views.widgets.notice import NoticeBar
from app.views.widgets.page_head import PageHead
from app.views.widgets.text import Text

RETIRE, BRING_BACK = "Tag ud af brug", "Brug den igen"


class TypeHead(QWidget):
    """The head. Each signal is one of the buttons."""

    back = Signal()
    use = Signal()
    leave = Signal()
    save = Signal()
    shipped = Signal()
    retire = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.notice = NoticeBar()
        self._title, self._state = Text("", "title", wrap=True), Text("", "body", "ink2", wrap=True)
        self._advice = Text("", "body", "warn", wrap=True)
        back = BackButton("Indstillinger")
        self.use_button, self.leave_button = (
            PrimaryButton("Tag i brug", icon="check"),
            PlainButton("Kassér ændringerne"),
        )
        self.save_button = PlainButton("Gem som fil …", icon="files")
        self.shipped_button = PlainButton("Brug den, der følger med", icon="arrow-counter-clockwise")
        self.retire_button = PlainButton(RETIRE)
        buttons = FlowLayout(gap=10)
        for button, signal in (
            (self.use_button, self.use), (self.leave_button, self.leave), (self.shipped_button, self.shipped),
            (self.retire_button, self.retire), (self.save_button, self.save),
        ):  # fmt: skip
            button.clicked.connect(signal)
            buttons.addWidget(button)
        back.clicked.connect(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (PageHead(self._title, back), self._state, self._advice):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addWidget(self.notice)

    def show_standing(self, standing: Standing, advice: Sequence[str]) -> None:
        """Show how a type stands, and offer what can be done with it."""
        row = standing.row
        self._title.setText(standing.shown().name or "Uden navn")
        self._state.setText(f"{size_words(standing)} · {standing_words(standing)}")
        self._advice.setText("\n".join(f"Tænk over: {each}" for each in advice))
        self._advice.setVisible(bool(advice))
        self.use_button.setVisible(standing.draft is not None)
        self.leave_button.setVisible(standing.draft is not None)
        self.shipped_button.setVisible(bool(row and row.is_shipped and row.own_since and not row.is_retired))
        self.retire_button.setVisible(row is not None)
        self.retire_button.set_words(BRING_BACK if row and row.is_retired else RETIRE)
        self.save_button.setVisible(bool(row and not row.is_retired and standing.draft is None))
