"""Words the papers are read through for: the municipality adds its own, and takes those back that it left out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.services import jargon_list
from app.services.jargon_list import JargonRow
from app.views.records.attempt import attempt
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.buttons import LinkButton, PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import line_field
from app.views.widgets.text import Text
from app.views.workspace import Workspace

ABOUT = (
    "Papirer til familien bliver læst igennem for svære ord. {count} ord følger med Rundbord. Skriv jeres egne her, "
    "hvis I har ord, familierne ikke kender."
)


class HardWordsPart(Card):
    """Add a word with what to write instead; what was added or left out stands under it."""

    help_topic = "settings.hard_words"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("Svære ord")
        self._workspace = workspace
        self._word = line_field("Svært ord", placeholder="fx »visitationsudvalg«")
        self._instead = line_field("Skriv i stedet (kan stå tomt)")
        self._add = PlainButton("Sæt ordet på listen", icon="plus")
        self._drafts = FieldDrafts(workspace, None, "hard_word:")
        self._drafts.bind("word", self._word)
        self._drafts.bind("instead", self._instead)
        self._about, self._list = Text("", "meta", "ink2", wrap=True), QVBoxLayout()
        for part in (self._about, self._word, self._instead):
            self.body.addWidget(part)
        self.body.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._list)
        self._add.clicked.connect(self._on_add)
        self.refresh()

    def refresh(self) -> None:
        """Show what the municipality has made of the list."""
        rows = self._workspace.ask(jargon_list.list_words)
        self._about.setText(ABOUT.format(count=sum(not each.is_own for each in rows)))
        empty_layout(self._list)
        for row in (each for each in rows if each.is_own or each.is_off):
            self._list.addWidget(Text(_told(row), "body", wrap=True))
            button = LinkButton("Tag ordet af listen" if row.is_own else "Spørg om ordet igen")
            button.setAccessibleName(f"{button.text()}: {next(iter(row.word.say))}")
            button.clicked.connect(lambda _on=False, row=row: self._turn(row))
            self._list.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_add(self) -> None:
        word, instead = self._word.text(), self._instead.text()
        with self._drafts.becoming_step("word", "instead"):
            tried = attempt(self._workspace, "Svært ord", jargon_list.add_word, word, instead=instead)
        self._word.set_error(tried.refusal)
        if tried.done is not None:
            for field in (self._word, self._instead):
                field.set_text("")
            self._drafts.drop_all()
            self.refresh()

    def _turn(self, row: JargonRow) -> None:
        change = jargon_list.leave_out if row.is_own else jargon_list.take_back
        if self._workspace.do("Svært ord", change, row.word.id) is not None:
            self.refresh()


def _told(row: JargonRow) -> str:
    word, instead = next(iter(row.word.say.items()))
    if row.is_off:
        return f"»{word}« må bruges hos jer."
    return f"»{word}«: skriv »{instead}«." if instead else f"»{word}«"
