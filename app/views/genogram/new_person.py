"""The line where a new person is named: open at once, Enter adds, Tab adds and asks for one more of the same kind."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import people
from app.views.records.attempt import Attempt, attempt
from app.views.records.drafts import DraftGroup
from app.views.widgets.fields import line_field
from app.views.workspace import Workspace

_BORN = re.compile(r"^(?P<name>.*?)[ ,]*\b(?:f\.? ?|født )?(?P<born>(?:19|20)\d\d(?:-\d\d-\d\d)?)$")
HINT = "Navn og eventuelt fødselsår. Enter tilføjer, Tab tilføjer og spørger igen, Esc lukker."
QUESTIONS = {
    "partner": "Hvem er eller var {name} sammen med?",
    "child": "Barn af {name}",
    "sibling": "Søskende til {name}",
    "network": "Hvem er vigtig? Skriv fx »Henning, nabo«",
    "mother": "Mor til {name} (tomt = ukendt)",
    "father": "Far til {name} (tomt = ukendt)",
}


@dataclass(frozen=True, slots=True)
class Named:
    """What was typed: a name, a birth year or date, and after a comma who it is."""

    name: str
    birth: str
    role: str


def read_name(text: str) -> Named:
    """Read »Lone Kjærgaard 1986« and »Henning, nabo«."""
    found = _BORN.match(text.strip())
    whole, birth = (found["name"], found["born"]) if found else (text.strip(), "")
    name, _, role = whole.partition(",")
    return Named(name.strip(), birth, role.strip())


class NewPersonLine(QWidget):
    """The line. `added` carries the new person's id and whether the line goes on, `left` comes when it closes."""

    added = Signal(object, bool)
    left = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self._verb, self._person, self._called = "", UUID(int=0), ""
        self._mother: Named | None = None
        self._drafts = DraftGroup(workspace, case_id, f"new_person:{case_id}:")
        self._field = line_field("Nyt navn", hint=HINT)
        self._field.typed.connect(lambda text: self._drafts.keep("text", text))
        self._field.editor.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 10)
        column.addWidget(self._field)
        self.hide()

    def begin(self, verb: str, person: UUID, called: str) -> None:
        """Ask for a name: parents, partner, child or sibling of a person, or somebody of the network."""
        self._verb, self._person, self._called, self._mother = verb, person, called, None
        self._ask("mother" if verb == "parents" else verb)
        draft = self._drafts.text("text")
        if draft:
            self._field.restore(draft)
        self.show()
        self._field.editor.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take Enter, Tab and Esc before the field does; Esc must not lead out of the case from here."""
        if event.type() == QEvent.Type.ShortcutOverride and _key(event) == Qt.Key.Key_Escape:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        key = _key(event)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._carry_out(again=key == Qt.Key.Key_Tab)
        elif key == Qt.Key.Key_Escape:
            self.close_line()
        return key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Escape)

    def close_line(self) -> None:
        """Close without adding; what was typed is let go."""
        self._drafts.drop_all()
        self.hide()
        self.left.emit()

    def _carry_out(self, *, again: bool) -> None:
        typed = read_name(self._field.text())
        if self._verb == "parents" and self._mother is None:
            self._mother = typed
            self._ask("father")
            return
        if not typed.name and self._verb != "parents":
            self.close_line()
            return
        tried = self._add(typed)
        if tried.done is None:
            self._field.set_error(tried.refusal)
            return
        self._drafts.drop_all()
        more = again and self._verb != "parents"
        if more:
            self._ask(self._verb)
        else:
            self.hide()
        self.added.emit(tried.done.value, more)

    def _add(self, typed: Named) -> Attempt[UUID]:
        if self._verb == "parents":
            mother = self._mother or Named("", "", "")
            both = attempt(
                self._workspace, "Tilføj forældre", people.add_parents, self._person, mother=mother.name,
                father=typed.name, mother_birth=mother.birth, father_birth=typed.birth,
            )  # fmt: skip
            return Attempt(both.done and type(both.done)(both.done.value[0]), both.refusal)  # type: ignore[arg-type]  # the mother
        if self._verb == "network":
            return attempt(
                self._workspace, "Tilføj til netværket", people.add_to_network, self._case_id, name=typed.name,
                role=typed.role,
            )  # fmt: skip
        add: dict[str, tuple[str, Callable[..., UUID]]] = {
            "partner": ("Tilføj partner", people.add_partner),
            "child": ("Tilføj barn", people.add_child_of),
            "sibling": ("Tilføj søskende", people.add_sibling),
        }
        step, change = add[self._verb]
        return attempt(self._workspace, step, change, self._person, name=typed.name, birth=typed.birth)

    def _ask(self, question: str) -> None:
        self._field.set_text("")
        self._field.set_label(QUESTIONS[question].format(name=self._called))
        self._field.set_error("")


def _key(event: QEvent) -> int:
    return event.key() if isinstance(event, QKeyEvent) else 0
