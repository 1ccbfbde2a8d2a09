"""One programme told in full: what it is, whom it is for, who has it, how one gets in, and what to look out for."""

import datetime as dt

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.programmes import ProgrammeRow
from app.views.catalogue.words import Shows, facts, flags
from app.views.theme import current_theme
from app.views.widgets.cards import Card, Tag
from app.views.widgets.columns import empty_layout
from app.views.widgets.flow import FlowLayout
from app.views.widgets.key_row import KeyRow
from app.views.widgets.text import Text

LABEL = 92
"""Pixels at 100 %: the label of a fact."""
NOTHING_CHOSEN = "Vælg et tilbud for at se mere om det."


class DetailCard(Card):
    """The card. Put what can be done with the programme into `buttons`."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Om tilbuddet")
        self._name, self._fit = Text("", "heading", wrap=True), Text("", "body", "accent", wrap=True)
        self._about = Text("", "body", wrap=True)
        self._flags, self._facts = FlowLayout(gap=8), QVBoxLayout()
        self._facts.setSpacing(8)
        self.buttons = KeyRow()
        for part in (self._name, self._fit):
            self.body.addWidget(part)
        self.body.addLayout(self._flags)
        self.body.addWidget(self.buttons)
        self.body.addSpacing(4)
        self.body.addWidget(self._about)
        self.body.addLayout(self._facts)
        self.body.addStretch(1)

    def show_row(self, row: ProgrammeRow | None, shows: Shows, today: dt.date, fit: str = "") -> None:
        """Show a programme with why it fits; None is none chosen."""
        self._flags.clear()
        empty_layout(self._facts)
        self._name.setText(row.programme.name if row else "")
        self._fit.setText(fit)
        self._fit.setVisible(bool(fit))
        self._about.setText(row.programme.about if row else NOTHING_CHOSEN)
        self._about.set_colour("ink" if row else "ink2")
        if row is None:
            return
        for words, tone, icon in flags(row):
            self._flags.addWidget(Tag(words, tone, icon))
        for label, words in facts(row, shows, today):
            self._facts.addWidget(_fact(label, words))


def _fact(label: str, words: str) -> QWidget:
    """Return one fact, its label in small letters at the left."""
    part, name = QWidget(), Text(label, "meta", "ink2", wrap=True)
    name.setFixedWidth(current_theme().px(LABEL))
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(name)
    row.addWidget(Text(words, "body", wrap=True), 1)
    return part
