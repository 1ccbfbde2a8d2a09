"""What is asked when the child has placed people itself: what it said, whether to keep a picture, who may see it."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services import network_pictures
from app.views.records.attempt import attempt
from app.views.records.drafts import DraftGroup
from app.views.theme import current_theme
from app.views.widgets.buttons import PlainButton, QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fields import text_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text
from app.views.workspace import Workspace

QUESTION = "Hvem må se dit kort?"
ABOUT = "Du bestemmer. Hvis det kun er fagfolk, kommer det, du har flyttet i dag, ikke med på familiens papirer."
EVERYBODY, PROFESSIONALS = "Alle, der hjælper mig", "Kun fagfolk"


class ChildDone(QWidget):
    """The last question. `answered` when it can close, `back` when there is more to place."""

    answered = Signal()
    back = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID, child_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id, self._child_id = workspace, case_id, child_id
        self._people: tuple[UUID, ...] = ()
        self._drafts = DraftGroup(workspace, case_id, f"child_map:{child_id}:")
        self._words = text_field("Hvad vil du gerne sige om kortet? (kan stå tomt)", rows=3, as_said=True)
        self._keep = CheckBox("Gem billede af i dag")
        self.everybody, self.professionals = PlainButton(EVERYBODY), PlainButton(PROFESSIONALS)
        self._again = QuietButton("Tilbage til kortet", icon="arrow-left")
        self._refusal = Text("", "body", "late", wrap=True)
        self._lay_out()
        self._words.typed.connect(lambda text: self._drafts.keep("words", text))
        self.everybody.clicked.connect(lambda: self._answer(only_professional=False))
        self.professionals.clicked.connect(lambda: self._answer(only_professional=True))
        self._again.clicked.connect(self.back)

    def begin(self, people: tuple[UUID, ...]) -> None:
        """Ask about the map, and about these who were placed now."""
        self._people = people
        draft = self._drafts.text("words")
        if draft:
            self._words.restore(draft)
        self._keep.setChecked(bool(people))
        self._refusal.hide()
        self.everybody.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the map on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def _answer(self, *, only_professional: bool) -> None:
        tried = attempt(
            self._workspace, "Barnets kort", network_pictures.close_childs_map, self._case_id, self._child_id,
            people=self._people, only_professional=only_professional, keep=self._keep.isChecked(),
            words=self._words.text(),
        )  # fmt: skip
        self._refusal.setText(tried.refusal)
        self._refusal.setVisible(bool(tried.refusal))
        if tried.done is not None:
            self._drafts.drop_all()
            self.answered.emit()

    def _lay_out(self) -> None:
        card = Card()
        card.setMaximumWidth(current_theme().px(760))
        buttons = FlowLayout(gap=12, line_gap=12)
        for button in (self.everybody, self.professionals):
            button.set_height("button_unlock")
            buttons.addWidget(button)
        about = (Text(QUESTION, "title", wrap=True), Text(ABOUT, "spoken", "ink2", wrap=True))
        for part in (*about, self._words, self._keep, self._refusal):
            card.body.addWidget(part)
        card.body.addLayout(buttons)
        card.body.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.setSpacing(14)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card, 4)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
