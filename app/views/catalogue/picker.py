"""»Fra kataloget« in a plan: the list already knows the child, and Enter puts the chosen one in the plan."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from app.services.programme_plan import ChildSituation, add_from_catalogue, child_situations
from app.services.programmes import ProgrammeRow, list_programmes
from app.views.catalogue.finder import Finder
from app.views.catalogue.words import shows_of
from app.views.widgets.buttons import PlainButton, PrimaryButton
from app.views.widgets.cards import Card
from app.views.widgets.editors import ChoiceEditor
from app.views.widgets.fields import choice_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text
from app.views.workspace import Workspace

ALL_CHILDREN = ("", "Alle børn i familien")
WHY = "Det, der passer bedst, står øverst. Enter lægger det i planen som et ønske."


class CataloguePicker(Card):
    """The card, hidden until `begin`. `added` carries the new intervention, `own_wanted` words for one of her own."""

    added = Signal(object)
    own_wanted = Signal(str)
    shut = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__("Fra kataloget", icon="hand-heart")
        self._workspace, self._case_id = workspace, case_id
        self._situations: tuple[ChildSituation, ...] = ()
        self.child = choice_field("Til hvem?", [])
        self.finder = Finder(workspace, "Tilbud, der kan lægges i planen", least=290, reviewed=False)
        self.put = PrimaryButton("Læg i planen", "Enter", "check")
        self.own, self.close_button = PlainButton("Skræddersy en selv", icon="pencil-simple"), PlainButton("Luk", "Esc")
        self._build()
        self.hide()

    def is_offered(self) -> bool:
        """Tell whether the catalogue is switched on; off, nothing of it is seen."""
        return shows_of(self._workspace).catalogue

    def begin(self, child_id: UUID | None = None) -> None:
        """Open for a child (the only one of the case when none is named), with the focus in the line."""
        if not self.is_offered():
            return
        self._situations = self._workspace.ask(child_situations, self._case_id)
        self._offer_children(child_id)
        self.show()
        self.refresh()
        self.finder.begin(self._situation())

    def refresh(self) -> None:
        """Read the catalogue again when the card is open; it shuts when the part was switched off."""
        if self.isHidden():
            return
        shows = shows_of(self._workspace)
        if shows.catalogue:
            self.finder.show_rows(self._workspace.ask(list_programmes), shows)
        else:
            self.leave()

    def leave(self) -> None:
        """Shut the card."""
        if not self.isHidden():
            self.hide()
            self.shut.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc shuts; letters typed here are no keys of the page."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.leave()
        event.accept()

    def _build(self) -> None:
        self.child.committed.connect(lambda _value: self.finder.begin(self._situation()))
        self.finder.opened.connect(self._add)
        self.finder.chosen.connect(lambda row: self.put.setEnabled(row is not None))
        self.put.clicked.connect(lambda: self._add(self.finder.current()))
        self.own.clicked.connect(self._on_own)
        self.close_button.clicked.connect(self.leave)
        self.close_button.setAccessibleName("Luk kataloget")
        who = QHBoxLayout()
        who.addWidget(self.child)
        who.addStretch(1)
        buttons = FlowLayout(gap=10)
        for button in (self.put, self.own, self.close_button):
            buttons.addWidget(button)
        self.body.addWidget(Text(WHY, "meta", "ink2", wrap=True))
        self.body.addLayout(who)
        self.body.addWidget(self.finder)
        self.body.addLayout(buttons)

    def _offer_children(self, child_id: UUID | None) -> None:
        editor = self.child.editor
        if not isinstance(editor, ChoiceEditor):
            return
        editor.clear()
        for value, text in (*((str(each.child_id), each.name) for each in self._situations), ALL_CHILDREN):
            editor.addItem(text, value)
        only = self._situations[0].child_id if len(self._situations) == 1 else None
        chosen = child_id or only
        self.child.set_text(str(chosen) if chosen else "")
        self.child.setVisible(len(self._situations) > 1)

    def _situation(self) -> ChildSituation | None:
        chosen = self.child.text()
        return next((each for each in self._situations if str(each.child_id) == chosen), None)

    def _add(self, row: ProgrammeRow | None) -> None:
        situation = self._situation()
        if row is None:
            return
        name, child_id = f"Fra kataloget: {row.programme.name}", situation.child_id if situation else None
        done = self._workspace.do(name, add_from_catalogue, self._case_id, child_id, row.programme.id)
        if done is not None:
            self.leave()
            self.added.emit(done.value)

    def _on_own(self) -> None:
        words = " ".join(self.finder.filters.words.text().split())
        self.leave()
        self.own_wanted.emit(words)
