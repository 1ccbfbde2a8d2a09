"""One record of an access request: what it says, why it may concern somebody else, and the choice that is hers."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from app.rules.cadence import Confidence
from app.services.access_grounds import OTHER_PERSON, Ground, grounds
from app.services.access_request import AccessItem, AccessPick
from app.views.records.kept_words import KeptWords
from app.views.theme import current_theme
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.editors import ChoiceEditor
from app.views.widgets.fields import choice_field, line_field
from app.views.widgets.fitted import Fitted, read_with_arrows, scrolling
from app.views.widgets.text import Text
from app.views.widgets.turning_row import TurningRow
from app.views.workspace import Workspace

UNSURE = "Reglen er ikke slået op her. Spørg jeres jurist."
LINES, LINES_BESIDE = 999, 7
"""As much of a record is seen at once where it stands alone and beside the list; the rest scrolls."""
RING = 6
"""Pixels of the ring round what is read, over and under together, and a little air."""
FEW_LETTERS = 12
"""Of a ground are seen at least so many: beside the list the card is narrow."""
CHOOSE = ("", "vælg en grund")


class AccessDetail(Card):
    """The card beside or under the list. `picked` carries an AccessPick."""

    picked = Signal(object)
    asked_by = ""
    """The id of who asked to see the case: what is half typed belongs to that answer."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self.setAccessibleName("Oplysningen")
        self._item: AccessItem | None = None
        self._lines = LINES
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)  # narrow, it needs more height
        self._name = Text("", "body", wrap=True)
        self._facts = Text("", "body", "ink2", wrap=True)
        self._why = Text("", "body", "warn", wrap=True)
        self._include = PlainButton("Med", "M", "check")
        self._other = PlainButton("Vedrører en anden", "V", "user")
        self._ground = choice_field("Udelad, fordi", [CHOOSE, *((each.id, each.name) for each in grounds().values())])
        if isinstance(self._ground.editor, ChoiceEditor):
            self._ground.editor.setMinimumContentsLength(FEW_LETTERS)
        self._note = line_field("Din begrundelse", placeholder="Kun til dig selv", sentences=True)
        self._help = Text("", "meta", "ink2", wrap=True)
        self._words = KeptWords(workspace, case_id, f"access:{case_id}:", {"note": self._note})
        self._include.clicked.connect(self.include)
        self._other.clicked.connect(self.leave_to_other)
        self._ground.committed.connect(lambda _: self._leave_out())
        self._note.committed.connect(lambda _: self._note_changed())
        self._lay_out()

    def show_item(self, item: AccessItem | None) -> None:
        """Show a record; None empties the card."""
        self._words.flush()  # of the record that was shown until now
        self._item = item
        self.setVisible(item is not None)
        if item is None:
            return
        self._name.set_strong_text(" · ".join(filter(None, (item.kind, item.name, item.inside))), len(item.kind))
        self._facts.setText(item.text)
        self._area.setVisible(bool(item.facts))
        self._area.verticalScrollBar().setValue(0)
        self._fit()
        self._why.setText(item.why)
        self._why.set_colour("ink2" if item.included else "warn")
        self._ground.set_text("" if item.included else item.ground)
        self._note.set_text(item.note)
        self._words.begin(f"{self.asked_by}:{item.record_id}")
        if self._note.text() == item.note:
            self._words.drop()
        found = grounds().get(item.ground)
        self._help.setText(help_of(found) if found else "")
        self._help.setVisible(found is not None)

    def show_lines(self, *, beside: bool) -> None:
        """Show all of the record where the page scrolls it."""
        self._lines = LINES_BESIDE if beside else LINES
        self._fit()

    def include(self) -> None:
        """Give the record."""
        self._pick(included=True, ground="")

    def leave_to_other(self) -> None:
        """Leave it out because it concerns somebody else; what protects somebody keeps that ground."""
        if self._item is not None:
            self._pick(included=False, ground=self._item.ground or OTHER_PERSON)

    def _leave_out(self) -> None:
        if self._ground.text():
            self._pick(included=False, ground=self._ground.text())

    def _note_changed(self) -> None:
        if self._item is not None and self._item.decided:
            self._pick(included=self._item.included, ground=self._item.ground)

    def _pick(self, *, included: bool, ground: str) -> None:
        item = self._item
        if item is not None:
            self.picked.emit(AccessPick(item.table, item.record_id, included, ground, self._note.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give what is written the lines it needs at the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        line = current_theme().style("body").line
        needed = self._facts.heightForWidth(max(self._area.viewport().width(), 1))
        self._area.setFixedHeight(round(min(needed + RING, self._lines * line)))

    def _lay_out(self) -> None:
        inner = Fitted()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._facts)
        column.addStretch(1)
        self._area = scrolling(inner, "Det, der står")
        read_with_arrows(self._area)
        choice, reason = TurningRow(), TurningRow()
        choice.add(self._why, 1)
        choice.add(self._include)
        choice.add(self._other)
        reason.add(self._ground, 2)
        reason.add(self._note, 3)
        self.body.addWidget(self._name)
        self.body.addWidget(self._area)
        self.body.addWidget(choice)
        self.body.addWidget(reason)
        self.body.addWidget(self._help)


def help_of(ground: Ground) -> str:
    """Return what to think of before a ground is used, with the law and how sure we are of it."""
    unsure = UNSURE if ground.confidence is Confidence.UNSURE else ""
    return " ".join(filter(None, (ground.help, f"({ground.law})" if ground.law else "", unsure)))
