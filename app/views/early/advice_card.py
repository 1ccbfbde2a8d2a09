"""Open counselling: one talk counted with two choices; nothing is written about whom."""

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.language.folding import join_names
from app.services.advice import AdviceCount, count_advice, note_advice, remove_latest_advice
from app.services.guide_lists import professions, worry_kinds
from app.views.early.new_worry import let_narrow
from app.views.records.attempt import attempt
from app.views.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from app.views.widgets.cards import Card
from app.views.widgets.fields import choice_field, line_field
from app.views.widgets.text import Text
from app.views.workspace import Workspace

RULE = "Her tælles kun samtalen. Skriv ingen navne; der er ikke plads til dem."
HALF_YEAR = dt.timedelta(days=182)


class AdviceCard(Card):
    """Who asked and about what; under it how many there have been in the last half year. `closed` on Esc."""

    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("Åben rådgivning")
        self._workspace = workspace
        self.who = choice_field("Hvem spurgte?", [("", "Vælg faggruppe"), *workspace.ask(professions)])
        self.what = choice_field("Om hvad?", [("", "Ikke valgt"), *workspace.ask(worry_kinds)])
        let_narrow(self.who)
        let_narrow(self.what)
        self.on = line_field("Hvornår", hint="Tomt er i dag.")
        self._counts = QVBoxLayout()
        self._counts.setSpacing(4)
        self._count = PrimaryButton("Tæl samtalen med", "Enter", "check")
        self._close = PlainButton("Luk", "Esc")
        self.remove = LinkButton("Træk den seneste fra igen")
        self._lay_out()
        self._count.clicked.connect(self.carry_out)
        self._close.clicked.connect(self.closed)
        self.remove.clicked.connect(self._on_remove)
        self.hide()

    def begin(self) -> None:
        """Show the card with empty choices."""
        for field in (self.who, self.what, self.on):
            field.set_text("")
        self.show_counts()
        self.show()
        self.who.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def carry_out(self) -> None:
        """Count the talk; what is wrong is said under the first field."""
        tried = attempt(
            self._workspace, "Tæl samtale", note_advice, profession=self.who.text(), kind=self.what.text(),
            on=self.on.text(),
        )  # fmt: skip
        self.who.set_error(tried.refusal)
        if tried.done is not None:
            self.begin()

    def counts(self) -> tuple[AdviceCount, ...]:
        """Return the counts of the last half year."""
        today = self._workspace.today
        return self._workspace.ask(count_advice, today - HALF_YEAR, today)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter counts, Esc closes; letters are never keys of the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.carry_out()
        event.accept()

    def _on_remove(self) -> None:
        if self._workspace.do("Træk en samtale fra", remove_latest_advice) is not None:
            self.show_counts()

    def show_counts(self) -> None:
        """Read the counts again: one was counted, taken away or brought back."""
        left = self.remove.hasFocus()
        while (item := self._counts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        found = self.counts()
        self.remove.setVisible(bool(found))
        if left and not found:
            self.who.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._counts.addWidget(Text("Det seneste halve år" if found else "Ingen samtaler talt endnu.", "meta", "ink2"))
        for each in found:
            kinds = join_names([f"{name.lower()} ({number})" for name, number in each.kinds])
            self._counts.addWidget(Text(f"{each.profession}: {each.number} – {kinds}", "body", wrap=True))

    def _lay_out(self) -> None:
        self.body.addWidget(Text(RULE, "meta", "ink2", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(20)
        for field in (self.who, self.what, self.on):
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self._count)
        buttons.addWidget(self._close)
        buttons.addStretch(1)
        self.body.addLayout(row)
        self.body.addLayout(buttons)
        self.body.addLayout(self._counts)
        self.body.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
