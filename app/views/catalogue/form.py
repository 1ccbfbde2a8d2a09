"""The fields of a programme, in four groups: what it is, who has it, rung and law, and how sure the words are."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.models.enums import Arena
from app.rules.programmes import Form
from app.services.programme_checks import Fault
from app.services.programme_typed import LABELS
from app.services.programmes import shipped_catalogue
from app.views.catalogue.check_group import CheckGroup, YesNo
from app.views.catalogue.words import Shows
from app.views.widgets.cards import Card
from app.views.widgets.fields import LabeledField, choice_field, line_field, text_field

NO_RUNG = ("", "ikke sat")
ONE_OF_OURS = "Det er kun et eksempel, ikke et af vores egne tilbud"
IS_PLACEMENT = "Barnet bor et andet sted imens (anbringelse)"
DAY_HINT = "Fx 22. november 2026."
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Hvad er det?", ("name", "about", "themes", "age_from", "age_to", "forms", "arenas", "placement")),
    ("Hvem har det, og hvordan kommer man med?", ("unit", "contact", "phone", "capacity", "waiting_weeks", "entry")),
    ("Trin og lov", ("rung", "law_id", "law")),
    ("Hvor sikre er oplysningerne?", ("reviewed_on", "valid_from", "valid_to", "source", "example")),
)
WHOLE_LINE = {"name", "about", "themes", "forms", "arenas", "placement", "entry", "source", "example"}
HINTS = {
    "themes": "Ord, man leder efter, med komma imellem: skole, fravær.",
    "unit": "Den afdeling eller det hus, der har ansvaret.",
    "capacity": "Fx »12 pladser« eller »lukket for nye«.",
    "entry": "Fx »Ring til huset« eller »Visitation hver onsdag«.",
    "law": "Fx »§ 32, stk. 1, nr. 5«.",
    "reviewed_on": DAY_HINT,
    "valid_from": DAY_HINT,
    "valid_to": DAY_HINT,
}


class ProgrammeForm(QWidget):
    """The fields by name, each a text. `typed` whenever one of them is another."""

    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, LabeledField | CheckGroup | YesNo] = {}
        self._cards: dict[str, Card] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for heading, names in GROUPS:
            column.addWidget(self._card(heading, names))

    def show_parts(self, shows: Shows) -> None:
        """Show the fields of the parts that are on."""
        for name, on in (("rung", shows.ladder), ("law_id", shows.law), ("law", shows.law)):
            self.fields[name].setVisible(on)
        self._cards["Trin og lov"].setVisible(shows.ladder or shows.law)

    def texts(self) -> dict[str, str]:
        """Return what stands in each field."""
        return {name: _text(field) for name, field in self.fields.items()}

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Show texts as what is kept; nothing is emitted."""
        for name, text in texts.items():
            field = self.fields.get(name)
            if isinstance(field, YesNo):
                field.set_value(text)
            elif field is not None:
                field.set_text(text)

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Say under each field what is wrong with it, and put the focus in the first of them."""
        told = {fault.field: fault.sentence for fault in reversed(faults)}
        for name, field in self.fields.items():
            if not isinstance(field, YesNo):
                field.set_error(told.get(name, ""))
        first = next((field for name, field in self.fields.items() if name in told), None)
        if isinstance(first, CheckGroup):
            first.focus()
        elif first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def start(self) -> None:
        """Put the focus in the name."""
        self.fields["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, heading: str, names: Sequence[str]) -> Card:
        card, grid = Card(heading), QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        line = column = 0
        for name in names:
            field = self.fields[name] = _made(name)
            field.typed.connect(lambda _text: self.typed.emit())
            if isinstance(field, LabeledField):
                field.committed.connect(lambda _text: self.typed.emit())
            line += 1 if column and name in WHOLE_LINE else 0
            column = 0 if name in WHOLE_LINE else column
            grid.addWidget(field, line, column, 1, 2 if name in WHOLE_LINE else 1, Qt.AlignmentFlag.AlignTop)
            line += 1 if column or name in WHOLE_LINE else 0
            column = 0 if column or name in WHOLE_LINE else 1
        card.body.addLayout(grid)
        self._cards[heading] = card
        return card


def _made(name: str) -> LabeledField | CheckGroup | YesNo:
    special: dict[str, Callable[[], LabeledField | CheckGroup | YesNo]] = {
        "forms": lambda: CheckGroup(LABELS["forms"], list(Form)),
        "arenas": lambda: CheckGroup(LABELS["arenas"], list(Arena)),
        "placement": lambda: YesNo(IS_PLACEMENT),
        "example": lambda: YesNo(ONE_OF_OURS),
        "rung": lambda: choice_field(LABELS["rung"], [NO_RUNG, *((str(each), f"trin {each}") for each in range(1, 7))]),
        "law_id": lambda: choice_field(LABELS["law_id"], [("", "ikke sat"), *_laws()]),
        "about": lambda: text_field(LABELS["about"], rows=3, hint="Så en familie kan forstå det."),
        "entry": lambda: text_field(LABELS["entry"], rows=2, hint=HINTS["entry"]),
    }
    return special[name]() if name in special else line_field(LABELS[name], hint=HINTS.get(name, ""))


def _laws() -> list[tuple[str, str]]:
    """Return the laws, each by the name it is read and written as."""
    names = [each.name.rstrip(":") for each in shipped_catalogue().laws.values()]
    return [(name, name) for name in names]


def _text(field: LabeledField | CheckGroup | YesNo) -> str:
    return field.text_value() if isinstance(field, YesNo) else field.text()
