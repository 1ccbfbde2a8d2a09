"""The line where a new person is named: open at once, Enter adds, Tab adds and asks for one more of the same kind."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import family_typed as typed
from app.services.family_typed import Named
from app.services.twin_people import find_typed
from app.views.genogram.name_editor import NameEditor
from app.views.genogram.typed_name import read_name
from app.views.records.attempt import Attempt, attempt
from app.views.records.drafts import DraftGroup
from app.views.widgets.fields import LabeledField
from app.views.widgets.text import Text
from app.views.workspace import Done, Workspace

HINT = "Tomt = ukendt. Enter tilføjer, Tab tilføjer og spørger igen, Esc lukker."
EXAMPLES = {
    "parents": "Lone Holm 1986 – eller en bindestreg, når der ikke er nogen",
    "partner": "Bo Holm 1981 gift 2013 skilt 2019",
    "child": "Ida Holm 2018 k",
    "sibling": "Ida Holm 2018 k",
    "twin": "Ida Holm k enægget",
    "unborn": "termin 3. maj 2027",
    "loss": "2019",
    "network": "Henning, nabo",
}
QUESTIONS = {
    "partner": "Hvem er eller var {name} sammen med?",
    "child": "Barn af {name}",
    "sibling": "Søskende til {name}",
    "twin": "Tvilling til {name}",
    "unborn": "Ventet barn af {name}: navn, hvis det har et, og termin",
    "loss": "{kind} hos {name}: hvornår?",
    "network": "Hvem er vigtig? Skriv fx »Henning, nabo«",
}
PARENTS = {
    "biological": ("Mor", "Far", "forældre"),
    "foster": ("Plejemor", "Plejefar", "plejeforældre"),
    "adoptive": ("Adoptivmor", "Adoptivfar", "adoptivforældre"),
    "step": ("Papmor", "Papfar", "papforældre"),
    "guardian": ("Værge (kvinde)", "Værge (mand)", "værger"),
    "donor": ("Ægdonor", "Sæddonor", "donor"),
}
LOSSES = {"miscarriage": "Ufrivillig abort", "abortion": "Abort", "stillbirth": "Dødfødt"}
NOT_ASKED = Named("", "", "")
NO_PARENT = Named("", "", "", nobody=True)
NEEDS_A_NAME = "Skriv et navn, fx »ukendt«: den anden forælder er her allerede."
SOON, MOST_KNOWN = 250, 3
"""Milliseconds from the last letter until it is looked up whether somebody of that name is here; and lines then."""
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: a verb, whose it is, and for a child or parents of which pair or kind.

    `missing` is the one parent that is asked for when the other one is known: »mother« or »father«.
    """

    verb: str
    person: UUID
    called: str
    pair_id: UUID | None = None
    kind: str = "biological"
    missing: str = ""
    surnames: tuple[str, ...] = ()


class NewPersonLine(QWidget):
    """The line. `added` carries the new person's id and whether the line goes on, `left` comes when it closes."""

    added = Signal(object, bool)
    left = Signal()
    focus_hints = ((("Enter",), "Tilføj"), (("Tab",), "Tilføj én til"), (("Esc",), "Luk"))
    tells_of_others = False
    """Whether it may name people of other cases: never where a family sits beside the screen."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self._asked = Asked("", UUID(int=0), "")
        self._mother: Named | None = None
        self._some = False
        self._drafts = DraftGroup(workspace, case_id, f"new_person:{case_id}:")
        self._editor = NameEditor()
        self._field = LabeledField("Nyt navn", self._editor, HINT)
        self._field.typed.connect(lambda text: self._drafts.keep(self._half(), text))
        self._editor.installEventFilter(self)
        self._known, self._soon = Text("", "meta", "warn", wrap=True), QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._look_for_known)
        self._field.typed.connect(lambda _text: self._soon.start())
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 10)
        column.addWidget(self._field)
        column.addWidget(self._known)
        column.addStretch(1)
        self.hide()

    def begin(self, asked: Asked) -> None:
        """Ask for a name."""
        self._field.flush_draft()  # what stands there was written for the question before
        self._asked, self._some = asked, False
        self._mother = NOT_ASKED if asked.missing == "father" else None
        self._editor.set_surnames(asked.surnames)
        self._ask()
        self.show()
        self._editor.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take Enter, Tab and Esc before the field does; Esc must not lead out of the case from here."""
        if event.type() == QEvent.Type.ShortcutOverride and _key(event) == Qt.Key.Key_Escape:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        key = _key(event)
        if key in _ENDS:
            self._carry_out(again=key == Qt.Key.Key_Tab)
        elif key == Qt.Key.Key_Escape:
            self.close_line()
        return key in (*_ENDS, Qt.Key.Key_Escape)

    def close_line(self) -> None:
        """Close; what was typed is let go. A mother named with Enter is added though nobody said who the father is."""
        self._let_go()
        self.hide()
        mother, asked = self._mother, self._asked
        if asked.verb == "parents" and not asked.missing and mother and mother.name:
            tried = self._add_parents(NO_PARENT)
            if tried.done:
                self.added.emit(tried.done.value, False)
                return
        self.left.emit()

    def _look_for_known(self) -> None:
        """Say that somebody of the name is here already; that the two are one is said where the person is shown."""
        named = read_name(self._editor.value(), pair=self._asked.verb in ("partner", "parents"))
        found = self._workspace.ask(find_typed, self._case_id, named.name, birth=named.birth) if named.name else ()
        told = [each for each in found if each.is_here or self.tells_of_others][:MOST_KNOWN]
        self._known.setText("\n".join(each.words() for each in told))
        self._known.setVisible(bool(told))

    def _carry_out(self, *, again: bool) -> None:
        text, verb = self._editor.value(), self._asked.verb
        named = read_name(text, pair=verb in ("partner", "parents"))
        if verb == "parents" and self._asked.missing and not named.name:
            self._field.set_error(NEEDS_A_NAME)
            return
        if verb == "parents" and self._mother is None and not self._asked.missing:
            self._mother = named
            self._ask()
            return
        if not text.strip() and (self._some or verb == "network"):
            self.close_line()
            return
        tried = self._add(named)
        if tried.done is None:
            self._field.set_error(tried.refusal)
            return
        self._let_go()
        more = self._some = again and verb != "parents"
        if more:
            self._ask()
        else:
            self.hide()
        self.added.emit(tried.done.value, more)

    def _add(self, named: Named) -> Attempt[UUID]:
        asked, work = self._asked, self._workspace
        if asked.verb == "parents":
            return self._add_parents(named)
        if asked.verb == "network":
            return attempt(work, "Tilføj til netværket", typed.add_named_to_network, self._case_id, named)
        if asked.verb == "loss":
            step = f"Tilføj {LOSSES[asked.kind].lower()}"
            return attempt(
                work, step, typed.add_named_loss, asked.person, named, kind=asked.kind, pair_id=asked.pair_id
            )  # fmt: skip
        of_a_pair: dict[str, tuple[str, Callable[..., UUID]]] = {
            "child": ("Tilføj barn", typed.add_named_child),
            "unborn": ("Tilføj ventet barn", typed.add_named_unborn),
        }
        if asked.verb in of_a_pair:
            step, change = of_a_pair[asked.verb]
            return attempt(work, step, change, asked.person, named, pair_id=asked.pair_id)
        beside: dict[str, tuple[str, Callable[..., UUID]]] = {
            "partner": ("Tilføj partner", typed.add_named_partner),
            "sibling": ("Tilføj søskende", typed.add_named_sibling),
            "twin": ("Tilføj tvilling", typed.add_named_twin),
        }
        step, change = beside[asked.verb]
        return attempt(work, step, change, asked.person, named)

    def _add_parents(self, last: Named) -> Attempt[UUID]:
        asked = self._asked
        mother, father = (last, NOT_ASKED) if asked.missing == "mother" else (self._mother or NOT_ASKED, last)
        if mother.nobody and father.nobody:
            return Attempt(None, "Skriv mindst én af dem. Tomt er en ukendt forælder.")
        tried = attempt(
            self._workspace, f"Tilføj {PARENTS[asked.kind][2]}", typed.add_named_parents, asked.person, mother, father,
            kind=asked.kind,
        )  # fmt: skip
        newest = -1 if asked.missing == "father" else 0  # mother first; who was there already is not who was added
        return Attempt(Done(tried.done.value[newest]) if tried.done else None, tried.refusal)

    def _ask(self) -> None:
        asked = self._asked
        self._soon.stop()
        self._known.hide()
        self._field.set_text("")
        if asked.verb == "parents":
            word = PARENTS[asked.kind][0 if self._mother is None else 1]
            self._field.set_label(f"{word} til {asked.called}")
        else:
            self._field.set_label(QUESTIONS[asked.verb].format(name=asked.called, kind=LOSSES.get(asked.kind, "")))
        self._editor.setPlaceholderText(f"fx {EXAMPLES[asked.verb]}")
        draft = self._drafts.text(self._half())
        if draft:
            self._field.restore(draft)

    def _half(self) -> str:
        """Return the name half a text is kept under: it never comes back under another question, as another's name."""
        return f"{self._question()}{'last' if self._mother else 'first'}"

    def _question(self) -> str:
        asked = self._asked
        return f"{asked.verb}:{asked.person}:{asked.kind}:{asked.missing}:{asked.pair_id or ''}:"

    def _let_go(self) -> None:
        for name in self._drafts.names():
            if name.startswith(self._question()):
                self._drafts.drop(name)


def _key(event: QEvent) -> int:
    return event.key() if isinstance(event, QKeyEvent) else 0
