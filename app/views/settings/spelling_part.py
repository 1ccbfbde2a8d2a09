"""Spelling: on or off, and the words she has put in her own dictionary."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.services import own_words, profile
from app.services.own_words import SPELLING_KEY
from app.views.records.attempt import attempt
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.buttons import LinkButton, PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.check_box import CheckBox
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import line_field
from app.views.widgets.text import Text
from app.views.workspace import Workspace

WHAT = (
    "Et ord, der ikke er i ordbogen, får en bølget streg under sig. Højreklik på det, eller tryk Ctrl og punktum, "
    "så kommer der forslag. Navne, citater og børns egne ord får ingen streg, og mens I holder "
    "møde, er der slet ingen. Det, du skriver, forlader ikke computeren."
)
WHETHER = "Vis stavefejl, mens jeg skriver"
EMPTY = "Din egen ordbog er tom."
STEP = "Ret min ordbog"


class SpellingPart(Card):
    """The switch, and her own words with a way out for each."""

    help_topic = "settings.spelling"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("Stavekontrol")
        self._workspace = workspace
        self._on = CheckBox(WHETHER)
        self._on.toggled.connect(self._on_toggled)
        self._word = line_field("Et ord til din ordbog", placeholder="fx et stednavn")
        self._drafts = FieldDrafts(workspace, None, "own_word:")
        self._drafts.bind("word", self._word)
        self._word.editor.returnPressed.connect(self._add)  # type: ignore[union-attr]  # a line
        self._button = PlainButton("Læg i min ordbog", icon="plus")
        self._button.clicked.connect(self._add)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        for part in (Text(WHAT, "meta", "ink2", wrap=True), self._on, self._word):
            self.body.addWidget(part)
        self.body.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._list)

    def show_settings(self, settings: Mapping[str, str]) -> None:
        """Show what is chosen, and her own words."""
        blocked = self._on.blockSignals(True)
        self._on.setChecked(settings.get(SPELLING_KEY, "1") != "0")
        self._on.blockSignals(blocked)
        empty_layout(self._list)
        words = self._workspace.ask(own_words.list_own_words)
        for word in words:
            button = LinkButton(f"Tag »{word.replace('&', '&&')}« ud af ordbogen")
            button.setAccessibleName(f"Tag »{word}« ud af ordbogen")
            button.clicked.connect(lambda _on=False, word=word: self._remove(word))
            self._list.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if not words:
            self._list.addWidget(Text(EMPTY, "meta", "ink2"))

    def _add(self) -> None:
        with self._drafts.becoming_step("word"):
            tried = attempt(self._workspace, STEP, own_words.add_own_word, self._word.text())
        self._word.set_error(tried.refusal)
        if tried.done is not None:
            self._word.set_text("")
            self._drafts.drop_all()
            self._word.setFocus()

    def _remove(self, word: str) -> None:
        if self._workspace.do(STEP, own_words.remove_own_word, word) is not None:
            self._word.setFocus()

    def _on_toggled(self, on: bool) -> None:
        self._workspace.do("Ret stavekontrol", profile.save_setting, SPELLING_KEY, "1" if on else "0")
