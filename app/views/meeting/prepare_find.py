"""One line to find somebody by: a few letters and Enter put them on the list; nobody of that name is somebody new."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language.folding import fold
from app.language.name_in_line import name_and_role
from app.services.meeting_guests import GuestChoice
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import LabeledField

PLACEHOLDER = "Et navn, et par bogstaver, eller en ny: »Henning, nabo«"
FOUND, NEW, THERE = "Enter: {who}", "Enter: {who} er ny og kommer med i netværket", "{who} er på listen"


class FindPerson(QWidget):
    """The line. `found` carries a person's id, `newcomer` name and role, `passed` comes on Enter in an empty line.

    `people` are all who can be asked, `there` the ids of those on the list already; both are asked when needed.
    """

    found = Signal(object)
    newcomer = Signal(str, str)
    passed = Signal()
    typed = Signal(str)

    def __init__(
        self, label: str, people: Callable[[], Sequence[GuestChoice]], there: Callable[[], frozenset[UUID]]
    ) -> None:
        super().__init__()
        self._people, self._there = people, there
        self.editor = LineEditor()
        self.editor.setPlaceholderText(PLACEHOLDER)
        self.field = LabeledField(label, self.editor, "", self.how_it_reads)
        for told in (self.field.typed, self.field.committed):
            told.connect(self.typed)
        self.editor.returnPressed.connect(self.take)
        self.setFocusProxy(self.editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)

    def text(self) -> str:
        """Return what is half typed."""
        return self.editor.text()

    def restore(self, text: str) -> None:
        """Put back what was half typed."""
        self.field.restore(text)

    def set_text(self, text: str) -> None:
        """Show a text, empty when the line is done with."""
        self.field.set_hint("")
        self.field.set_text(text)

    def matches(self, text: str) -> list[GuestChoice]:
        """Return who is meant by some letters, those not on the list yet first."""
        words = fold(text).replace(",", " ").split()
        there = self._there()
        found = [each for each in self._people() if words and _fits(words, each)]
        return sorted(found, key=lambda each: (each.person_id in there, fold(each.called) != " ".join(words)))

    def how_it_reads(self, text: str) -> str:
        """Return what Enter does now."""
        best = next(iter(self.matches(text)), None)
        if best is None:
            name, role = name_and_role(text)
            return NEW.format(who=_called(name, role)) if name or role else ""
        return (THERE if best.person_id in self._there() else FOUND).format(who=best.label)

    def take(self) -> None:
        """Put the one who is meant on the list; an empty line is passed."""
        text = self.editor.text()
        best, (name, role) = next(iter(self.matches(text)), None), name_and_role(text)
        if not name and not role:
            self.passed.emit()
            return
        self.set_text("")
        self.field.set_hint(THERE.format(who=best.label if best else _called(name, role)))  # which may be out of sight
        if best is None:
            self.newcomer.emit(name, role)
        else:
            self.found.emit(best.person_id)


def _called(name: str, role: str) -> str:
    return ", ".join(filter(None, (name, role)))


def _fits(words: Sequence[str], choice: GuestChoice) -> bool:
    there = f"{fold(choice.label)} {fold(choice.called)}".replace(",", " ").replace("-", " ").split()
    whole = fold(choice.label).replace(",", " ").split()
    return all(any(each.startswith(word) for each in (*there, *whole)) for word in words)
