"""What the municipality counts as a notification, in words it can write itself, and the duty no meeting replaces."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.services.notification_definition import DefinitionText, read_definition, restore_definition, save_definition
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.buttons import LinkButton, QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.fields import text_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text
from app.views.workspace import Workspace

HEADING = "Hvad regner vi for en underretning?"
EDIT, SHIPPED, SHUT = "Ret teksten", "Brug den tekst, der følger med", "Luk teksten"
STEP = "Ret, hvad en underretning er"


class DefinitionPart(Card):
    """The words; they are mended in place and hold for all cases."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(HEADING, icon="info")
        self._workspace = workspace
        self._words, self._source = Text("", "body", wrap=True), Text("", "meta", "ink2", wrap=True)
        self._field = text_field("Sådan skriver vi det", rows=5)
        self._drafts = FieldDrafts(workspace, None, "notification_definition:")
        self._drafts.bind("text", self._field, self._save)
        self.edit, self.shipped = LinkButton(EDIT), QuietButton(SHIPPED)
        self.edit.clicked.connect(self._turn)
        self.shipped.clicked.connect(self._restore)
        foot = QWidget()
        flow = FlowLayout(foot, gap=12, line_gap=6)
        for button in (self.edit, self.shipped):
            flow.addWidget(button)
        for part in (self._words, self._source, self._field, foot):
            self.body.addWidget(part)
        self._show_field(shown=self._drafts.text("text") is not None)

    def refresh(self) -> None:
        """Read the words again."""
        now: DefinitionText = self._workspace.ask(read_definition)
        self._words.setText(now.text)
        self._source.setText(now.source)
        self._source.setVisible(bool(now.source))
        self._drafts.show("text", now.text)
        self.shipped.setVisible(now.is_own)

    def _save(self, text: str) -> object:
        done = self._workspace.do(STEP, save_definition, text)
        if done is not None:
            self.refresh()  # what is not a fact of a case tells no page that it has changed
        return done

    def _restore(self) -> None:
        if self._workspace.do(STEP, restore_definition) is not None:
            self.refresh()
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self) -> None:
        self._show_field(shown=self._field.isHidden())
        if not self._field.isHidden():
            self._field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_field(self, *, shown: bool) -> None:
        self._field.setVisible(shown)
        self._words.setVisible(not shown)
        self.edit.set_words(SHUT if shown else EDIT)
