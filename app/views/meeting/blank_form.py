"""The blank form for paper: a step on the form has the number it has on the screen. Nothing of any case is on it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from app.documents.meeting_form import form_pdf
from app.documents.outgoing_file import write_outside
from app.errors import UserError
from app.services.meeting_paper_form import blank_form
from app.services.meeting_types import USUAL, list_types
from app.views.file_choice import ask_save_path
from app.views.papers.hand_out import NOT_ALLOWED
from app.views.printing import print_pdf
from app.views.widgets.buttons import PlainButton, QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.fields import choice_field
from app.views.widgets.text import Text
from app.views.workspace import Workspace

HEADING = "Tomt mødeskema"
WHAT = "To eksemplarer på papir med de samme numre som trinnene på skærmen. Der står intet fra sagen på det."
KIND, FILE, TITLE = "PDF (*.pdf)", "moedeskema.pdf", "Rundbord"
SAVED, PRINTED = "Skemaet er gemt.", "Skemaet er sendt til printeren."


class BlankFormCard(Card):
    """The card, put away until it is asked for."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(HEADING, icon="files")
        self._workspace = workspace
        types = workspace.ask(list_types)
        self.kind = choice_field("Til hvilket møde?", [(each.id, each.name) for each in types.values()])
        self.kind.set_text(USUAL if USUAL in types else next(iter(types)))
        self._told = Text("", "body", "ink2", wrap=True)
        self._lay_out()
        self.hide()

    def open(self, type_id: str) -> None:
        """Show the card for one kind of meeting."""
        self.kind.set_text(type_id)
        self.show_card()

    def show_card(self) -> None:
        """Show the card."""
        self._tell("")
        self.show()
        self.kind.setFocus()

    def pdf(self) -> bytes:
        """Return the form of the chosen kind."""
        return form_pdf(self._workspace.ask(blank_form, self.kind.text()))

    def save(self) -> None:
        """Ask where, and write the form there."""

        def write() -> str:
            path = ask_save_path(self, "Gem mødeskemaet", FILE, KIND)
            if path:
                write_outside(Path(path), self.pdf())
            return SAVED if path else ""

        self._let_out(write)

    def print_out(self) -> None:
        """Ask for a printer, and print the form."""
        self._let_out(lambda: PRINTED if print_pdf(self.pdf(), TITLE, self) else "")

    def _let_out(self, way: Callable[[], str]) -> None:
        if not self._workspace.policy.allows("paper"):
            self._tell(NOT_ALLOWED)
            return
        try:
            self._tell(way())
        except UserError as error:
            self._tell(str(error))

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._told.setVisible(bool(words))

    def _lay_out(self) -> None:
        save, printing = PlainButton("Gem skemaet …", icon="files"), PlainButton("Udskriv skemaet", icon="printer")
        close = QuietButton("Luk")
        close.setAccessibleName("Luk mødeskemaet")
        for button, pressed in ((save, self.save), (printing, self.print_out), (close, self.hide)):
            button.clicked.connect(pressed)
        row = QHBoxLayout()
        row.setSpacing(10)
        for button in (save, printing, close):
            row.addWidget(button)
        row.addStretch(1)
        for part in (Text(WHAT, "body", "ink2", wrap=True), self.kind, self._told):
            self.body.addWidget(part)
        self.body.addLayout(row)
