"""Who may be the same human, one quiet line each, and what can be done: they are one, they are two, see the other.

Only where the caseworker sits alone: a meeting never shows it, for it names other families.
"""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.services.linked_people import link_people, say_two, unlink_person
from app.services.merge_people import FactPair, compare_people, merge_people
from app.services.twin_people import TwinPerson
from app.views.widgets.buttons import LinkButton, PlainButton, QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import LabeledField, choice_field
from app.views.widgets.text import Text
from app.views.workspace import Workspace

SAME, TWO, OPEN, APART = "Det er samme person", "Det er to", "Åbn sagen", "Det er ikke samme person"
ONE_NOW, LEAVE = "Gør dem til én", "Lad være"
NOTHING_DIFFERS = "De siger ikke hver sit. Det, den ene mangler, kommer fra den anden."
CHOOSE = "Vælg, hvad der skal stå. Resten lægges sammen, og alt kan fortrydes."
STAYS, GOES = "stays", "goes"


class TwinLine(QWidget):
    """One who may be the same as somebody. `case_requested(case_id)`; the rest is done here, each as one step."""

    case_requested = Signal(object)

    def __init__(
        self, workspace: Workspace, person_id: UUID, person: str, twin: TwinPerson, *, named: bool = False
    ) -> None:
        super().__init__()
        self._workspace, self._person_id, self._person, self._twin = workspace, person_id, person, twin
        self._panel: MergePanel | None = None
        self._links: list[LinkButton] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        if named:
            self._column.addWidget(Text(person or "Uden navn", "row", wrap=True))
        self._column.addWidget(Text(twin.words(), "body", "ink2", wrap=True))
        self._column.addLayout(self._row)
        if twin.is_linked:
            self._add(APART, self._unlink)
        else:
            self._add(SAME, self._same)
            self._add(TWO, self._two)
        if not twin.is_here:
            self._add(OPEN, lambda: self.case_requested.emit(twin.case_id))
        self._row.addStretch(1)

    def _add(self, words: str, do: object) -> None:
        button = LinkButton(words)
        where = "" if self._twin.is_here else f" i sag {self._twin.number}"
        button.setAccessibleName(f"{words}: {self._person or 'uden navn'} og {self._twin.name}{where}")
        button.clicked.connect(do)
        self._row.addWidget(button)
        self._links.append(button)

    def _same(self) -> None:
        if not self._twin.is_here:
            self._workspace.do("Samme person i to sager", link_people, self._person_id, self._twin.person_id)
        elif self._panel is None:
            try:
                facts = self._workspace.ask(compare_people, self._person_id, self._twin.person_id)
            except UserError:  # gone meanwhile, and the page is about to be drawn again
                return
            self._panel = MergePanel(self._person or "Uden navn", facts)
            self._panel.merge_asked.connect(self._merge)
            self._panel.left.connect(self._close)
            self._column.addWidget(self._panel)
            self._panel.start()

    def start(self) -> None:
        """Put the focus on the first thing that can be done."""
        self._links[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _merge(self, take: frozenset[str]) -> None:
        self._workspace.do("Gør to til én person", merge_people, self._person_id, self._twin.person_id, take=take)

    def _close(self) -> None:
        if self._panel is not None:
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None

    def _two(self) -> None:
        self._workspace.do("Det er to personer", say_two, self._person_id, self._twin.person_id)

    def _unlink(self) -> None:
        self._workspace.do("Ikke samme person", unlink_person, self._person_id)


class MergePanel(Card):
    """The two side by side where they say different things. `merge_asked` carries what is taken from the other one."""

    merge_asked = Signal(object)
    left = Signal()

    def __init__(self, name: str, facts: tuple[FactPair, ...]) -> None:
        super().__init__(f"{name} bliver til én")
        self._choices: dict[str, LabeledField] = {}
        differ = [each for each in facts if each.differs]
        self.body.addWidget(Text(CHOOSE if differ else NOTHING_DIFFERS, "meta", "ink2", wrap=True))
        for each in differ:
            field = choice_field(each.label, [(STAYS, each.stays), (GOES, each.goes)])
            field.set_text(STAYS)
            self._choices[each.name] = field
            self.body.addWidget(field)
        self._one = PlainButton(ONE_NOW, icon="users-three")
        leave = QuietButton(LEAVE)
        self._one.clicked.connect(lambda: self.merge_asked.emit(self.taken()))
        leave.clicked.connect(self.left)
        for button in (self._one, leave):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def taken(self) -> frozenset[str]:
        """Return the facts that come from the one that goes."""
        return frozenset(name for name, field in self._choices.items() if field.text() == GOES)

    def start(self) -> None:
        """Put the focus in the first choice."""
        first = next(iter(self._choices.values()), None)
        (first.editor if first is not None else self._one).setFocus(Qt.FocusReason.OtherFocusReason)


class TwinList(QWidget):
    """The lines under each other; hidden when there are none. `named`: each line says whom the other may be."""

    case_requested = Signal(object)

    def __init__(self, workspace: Workspace, *, named: bool = False) -> None:
        super().__init__()
        self._workspace, self._named = workspace, named
        self._shown: tuple[object, ...] = ()
        self._each: list[TwinLine] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(10)
        self.hide()

    def show_twins(self, twins: tuple[tuple[UUID, str, TwinPerson], ...]) -> None:
        """Show who may be the same as whom (id and name); lines that stay keep what is chosen in them."""
        if twins == self._shown:
            return
        self._shown = twins
        stood = self._step_out()
        empty_layout(self._lines)
        self._each = []
        for person_id, name, twin in twins:
            line = TwinLine(self._workspace, person_id, name, twin, named=self._named)
            line.case_requested.connect(partial(self.case_requested.emit))
            self._lines.addWidget(line)
            self._each.append(line)
        self.setVisible(bool(twins))
        if stood and twins:
            self._begin()

    def _step_out(self) -> bool:
        """Go to what stands before the lines when the focus is in them; else Qt would send it out of the page."""
        now = QApplication.focusWidget()
        if now is None or not self.isAncestorOf(now):
            return False
        self._begin()
        self.focusPreviousChild()
        return True

    def _begin(self) -> None:
        self._each[0].show()
        self._each[0].start()
