"""The line where a relation or a home is given to the selected person."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.enums_people import RelationKind
from app.services.family_homes import move_in
from app.services.family_relations import relate
from app.services.family_typed import live_in
from app.views.records.attempt import attempt
from app.views.records.fields import offer
from app.views.records.kept_words import KeptWords
from app.views.widgets.buttons import IconButton, PlainButton, QuietButton
from app.views.widgets.check_box import CheckBox
from app.views.widgets.editors import ChoiceEditor
from app.views.widgets.fields import LabeledField, choice_field, line_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text
from app.views.workspace import Workspace
from app.wording import word

NOBODY_SAYS = ("", "ikke sagt")
MISSING = "Vælg, hvordan de har det, og til hvem. Man kan skrive de første bogstaver."
WALK = "Pilene vælger, Enter gemmer"
SHARES = ("hver anden uge", "hver anden weekend", "i ferier")


@dataclass(frozen=True, slots=True)
class Stay:
    """A home somebody lives in already: its name as it may be shown, and how much they live there."""

    home_id: UUID
    called: str
    share: str


class TieLine(QWidget):
    """One of two small forms: how and to whom (relation), or which home. Enter keeps it, `left` comes when it closes.

    In the choices the first letters are enough. Whom a relation is to may be found in the drawing as well: `asks`
    carries whose relation it is while that is open (empty when it closes), `walk_wanted` comes when the arrows should
    find them.
    """

    left = Signal()
    focus_hints = ((("Enter",), "Gem"), (("Esc",), "Luk"))
    asks = Signal(str)
    walk_wanted = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._person = workspace, UUID(int=0)
        self._stay: Stay | None = None
        self._kind = choice_field("Hvordan har de det?", [(each.value, word(each)) for each in RelationKind])
        self._other = choice_field("Til hvem?", [])
        self._said_by = choice_field("Hvem siger det?", [])
        self._confidential = CheckBox("Kun for rådgiveren")
        self._home = line_field("Hjemmets navn", placeholder="fx byen eller »hos mor«")
        self._share = line_field("Hvor meget", placeholder="fx »hver anden uge«")
        self._since = line_field("Bor der siden", placeholder="fx 2019")
        self._offers = [self._offer(words) for words in SHARES]
        self._walk = Text(WALK, "meta")
        self._save = PlainButton("Gem", "Enter")
        self._save.set_height("smallest_target")
        self._save.setAccessibleName("Gem relation eller hjem")
        self._close = IconButton("x", "Luk linjen")
        self._save.clicked.connect(self.keep)
        self._close.clicked.connect(self.close_line)
        for field in (self._kind, self._other, self._said_by):
            if isinstance(field.editor, ChoiceEditor):
                field.editor.setMinimumContentsLength(6)  # three beside each other
        self._relation = (self._kind, self._other, self._said_by, self._confidential)
        self._living = (self._home, self._share, self._since)
        typed = {"home": self._home, "share": self._share, "since": self._since}
        self._words = KeptWords(workspace, case_id, f"tie:{case_id}:", typed)
        self._lay_out()
        self.hide()

    def begin_relation(self, person: UUID, people: Sequence[tuple[UUID, str]], called: str) -> None:
        """Ask for a relation between a person and one of the others; `people` are ids and names."""
        self._person = person
        others = [(str(each), name) for each, name in people]
        offer(self._other, [each for each in others if each[0] != str(person)])
        offer(self._said_by, [NOBODY_SAYS, *others])
        for field in (self._kind, self._other, self._said_by):
            field.set_text("")
            field.set_error("")
        self._confidential.setChecked(False)
        self._kind.set_label(f"Hvordan har {called} det?")
        self._walk.hide()
        self._show(home=False)
        self.asks.emit(str(person))
        self._kind.editor.setFocus()

    def begin_home(self, person: UUID, called: str, homes: Sequence[str]) -> None:
        """Ask for the home of a person; `homes` are the names there are already."""
        self._begin_living(person, None)
        self._home.set_label(f"Hvor bor {called}?" + (f" Her er: {', '.join(homes)}" if homes else ""))
        self._share.set_label(f"Hvor meget bor {called} der?")
        self._words.begin(str(person))
        self._home.editor.setFocus()

    def begin_stay(self, person: UUID, called: str, stay: Stay) -> None:
        """Ask how much a person lives in a home they live in already, and since when."""
        self._begin_living(person, stay)
        self._home.hide()  # its name may be more than initials
        self._share.set_label(f"{stay.called}: hvor meget bor {called} her?")
        self._share.set_text(stay.share)
        self._words.begin(f"{person}:{stay.home_id}")
        self._share.editor.setFocus()

    def asks_for_somebody(self) -> bool:
        """Tell whether it is open and asks whom the relation is to."""
        return self.isVisible() and not self._other.isHidden()

    def take(self, person: str) -> None:
        """Choose whom the relation is to; back at whose it is, nobody is chosen."""
        self._other.set_text("" if person == str(self._person) else person)

    def close_line(self) -> None:
        """Close the line."""
        self.hide()
        self.left.emit()

    def event(self, event: QEvent) -> bool:
        """Take Esc before the window does."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep with Enter, close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_line()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Look for nobody any more, unless only the page was left for a while."""
        super().hideEvent(event)
        if self.isHidden():
            self.asks.emit("")

    def keep(self) -> None:
        """Keep what is chosen; with a kind and nobody yet, the arrows are to find them."""
        if self._share.isHidden():
            self._relate()
        else:
            self._move_in()

    def _offer(self, words: str) -> QuietButton:
        button = QuietButton(words)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._share.set_text(words))
        return button

    def _begin_living(self, person: UUID, stay: Stay | None) -> None:
        self._words.flush()
        self._person, self._stay = person, stay
        self._walk.hide()
        for field in self._living:
            field.set_text("")
            field.set_error("")
        self._show(home=True)

    def _relate(self) -> None:
        other, kind, by = self._other.text(), self._kind.text(), self._said_by.text()
        if kind and not other and not self._other.editor.hasFocus():
            self._kind.set_error("")
            self._walk.show()
            self.walk_wanted.emit()
            return
        missing = MISSING if not other or not kind else ""
        self._kind.set_error(missing)
        if missing:
            (self._other if kind else self._kind).editor.setFocus()
            return
        tried = attempt(
            self._workspace, "Tilføj relation", relate, self._person, UUID(other), kind=kind,
            said_by=UUID(by) if by else None, confidential=self._confidential.isChecked() or None,
        )  # fmt: skip
        self._kind.set_error(tried.refusal)
        if tried.done is not None:
            self.close_line()

    def _move_in(self) -> None:
        about = {"share": self._share.text(), "since": self._since.text()}
        with self._words.becoming_step():
            if self._stay is None:
                label = self._home.text()
                tried = attempt(self._workspace, "Bor her", live_in, self._person, label=label, **about)
            else:
                tried = attempt(self._workspace, "Ret ophold", move_in, self._stay.home_id, self._person, **about)
        (self._home if self._stay is None else self._since).set_error(tried.refusal)
        if tried.done is not None:
            self._words.drop()
            self.close_line()

    def _show(self, *, home: bool) -> None:
        for part in (*self._living, *self._offers):
            part.setVisible(home)
        for other in self._relation:
            other.setVisible(not home)
        self.show()

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(12)
        for part in (self._kind, self._other, self._said_by, self._home, self._share, self._since):
            _top(fields, part)
        below = QWidget()
        flow = FlowLayout(below, gap=8, line_gap=4)
        for each in (self._confidential, *self._offers, self._walk, self._save, self._close):
            flow.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 8)
        column.setSpacing(4)
        column.addLayout(fields)
        column.addWidget(below)
        column.addStretch(1)


def _top(row: QHBoxLayout, field: LabeledField) -> None:
    row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
