"""What is looked for in the catalogue: words as they are typed, and a few choices, each reached by a key."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.enums import Arena
from app.rules.programmes import Form
from app.services.programme_plan import ChildSituation
from app.services.programme_search import Wanted, all_themes
from app.services.programme_typed import shown_word
from app.services.programmes import ProgrammeRow, shipped_catalogue
from app.views.catalogue.words import Shows
from app.views.page import Hints
from app.views.theme import current_theme
from app.views.widgets.editors import ChoiceEditor
from app.views.widgets.fields import LabeledField, choice_field, line_field
from app.views.widgets.flow import FlowLayout

ANY = ("", "Alle")
WORDS, AGE = "Find et tilbud", "Barnets alder"
NO_AGE = "Skriv et tal, fx 11."
KEYS = (
    ("age", "Alt+A"),
    ("theme", "Alt+T"),
    ("form", "Alt+D"),
    ("arena", "Alt+S"),
    ("rung", "Alt+I"),
    ("law", "Alt+L"),
)
HINTS: Hints = [(("Alt", "A T D S"), "Alder, tema, form, sted")]
WIDE, NARROW = 152, 112
"""Pixels at 100 %: a choice, and a number."""


class Filters(QWidget):
    """The line and the choices. `changed` whenever something else is looked for."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = line_field(WORDS, placeholder="Navn, tema eller et ord fra beskrivelsen")
        self._choices: dict[str, LabeledField] = {
            "age": line_field(AGE),
            "theme": choice_field("Tema", [ANY]),
            "form": choice_field("Form", [ANY, *((each.value, shown_word(each)) for each in Form)]),
            "arena": choice_field("Sted", [ANY, *((each.value, shown_word(each)) for each in Arena)]),
            "rung": choice_field("Trin", [ANY, *((str(each), f"trin {each}") for each in range(1, 7))]),
            "law": choice_field("Lov", [ANY, *_laws()]),
        }
        self._situation: ChildSituation | None = None
        self._build()
        self._shortcuts()

    def wanted(self) -> Wanted:
        """Return what is looked for now; an age that is no number asks for nothing."""
        arena, form, rung = (self._chosen(name) for name in ("arena", "form", "rung"))
        age = self._choices["age"].text().strip().removesuffix("år").strip()
        return Wanted(
            words=self.words.text(),
            age=int(age) if age.isdecimal() and len(age) < 4 else None,
            theme=self._chosen("theme"),
            rung=int(rung) if rung else None,
            arena=Arena(arena) if arena else None,
            form=Form(form) if form else None,
            law_id=self._chosen("law"),
            situation=self._situation.words if self._situation else frozenset(),
        )

    def is_asking(self) -> bool:
        """Tell whether anything is looked for."""
        return self.wanted() != Wanted()

    def begin(self, situation: ChildSituation | None) -> None:
        """Begin anew from a child's situation, or from nothing."""
        self._situation = situation
        self.words.set_text("")
        for name, field in self._choices.items():
            field.set_text("")
            if name == "age" and situation is not None and situation.age is not None:
                field.set_text(str(situation.age))
        self.changed.emit()

    def clear(self) -> None:
        """Look for nothing but what fits the child."""
        self.begin(self._situation)

    def offer(self, rows: Sequence[ProgrammeRow], shows: Shows) -> None:
        """Offer the themes there are, and the rung and the law only when those parts are on."""
        editor, chosen = self._choices["theme"].editor, self._chosen("theme")
        if isinstance(editor, ChoiceEditor):
            themes = all_themes(row.programme for row in rows)
            if themes != [editor.itemData(place) for place in range(1, editor.count())]:
                editor.clear()
                for value, text in (ANY, *((each, each) for each in themes)):
                    editor.addItem(text, value)
                editor.set_value(chosen if chosen in themes else "")
        for name, on in (("rung", shows.ladder), ("law", shows.law)):
            self._choices[name].setVisible(on)
            if not on:
                self._choices[name].set_text("")

    def choice(self, name: str) -> LabeledField:
        """Return one of the choices by its name; KeyError for an unknown one."""
        return self._choices[name]

    def _build(self) -> None:
        flow = FlowLayout(gap=12, line_gap=10)
        for name, field in self._choices.items():
            field.set_text("")
            if name != "age":  # a plan has fields of the same names beside it
                field.editor.setAccessibleName(f"Tilbuddets {field.editor.accessibleName().lower()}")
            flow.addWidget(field)
            field.editor.changed.connect(self._on_changed)
        self.words.editor.changed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.words)
        column.addLayout(flow)
        self._set_widths()

    def changeEvent(self, event: QEvent) -> None:
        """Give larger letters more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._set_widths()

    def _set_widths(self) -> None:
        for name, field in self._choices.items():
            field.setFixedWidth(current_theme().px(NARROW if name == "age" else WIDE))

    def _shortcuts(self) -> None:
        for name, keys in KEYS:
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda name=name: self._go_to(name))

    def _go_to(self, name: str) -> None:
        field = self._choices[name]
        if field.isVisible():
            field.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_changed(self) -> None:
        age = self._choices["age"]
        age.set_error(NO_AGE if age.text().strip() and self.wanted().age is None else "")
        self.changed.emit()

    def _chosen(self, name: str) -> str:
        return self._choices[name].text()


def _laws() -> list[tuple[str, str]]:
    return [(each.id, each.name.rstrip(":")) for each in shipped_catalogue().laws.values()]
