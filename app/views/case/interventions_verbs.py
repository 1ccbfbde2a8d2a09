"""The verbs of an intervention: what each asks for before it is carried out (bevilg, start, afslut, sig nej)."""

from collections.abc import Callable
from dataclasses import dataclass
from textwrap import shorten
from uuid import UUID

from app.models.enums import Worked
from app.services import interventions
from app.services.intervention_rows import InterventionRow
from app.views.records.attempt import attempt
from app.views.records.begin_panel import BeginPanel, drafts_of_panel
from app.views.records.fields import NOT_CHOSEN
from app.views.widgets.fields import LabeledField, choice_field, line_field, text_field
from app.views.workspace import Workspace
from app.wording import word

DAY = "tomt = i dag"
LONGEST_NAME = 44
"""Letters of a name in a heading, which stands on one line; the whole of it is on the card above."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb: the word on its key, the fields it asks for, and the use case that carries it out."""

    button: str
    fields: tuple[str, ...]
    do: Callable[..., None]


VERBS = {
    "grant": Verb("Bevilg", ("on", "legal_basis"), interventions.grant),
    "start": Verb("Start", ("on", "expected_until"), interventions.start),
    "end": Verb("Afslut", ("on", "worked", "result", "family_view"), interventions.end),
    "refuse": Verb("Sig nej", ("because", "on"), interventions.refuse),
}
LABELS = {
    "because": "Hvorfor bliver det nej?",
    "on": "Hvornår",
    "legal_basis": "Lovgrundlag, som det står i afgørelsen",
    "expected_until": "Forventet slut",
    "worked": "Virkede det?",
    "result": "Hvad kom der ud af det?",
    "family_view": "Det siger familien",
}


class VerbPanel(BeginPanel):
    """The fields of one verb at a time, for one intervention; what is half typed waits."""

    def __init__(self, workspace: Workspace, case_id: UUID, row_id: UUID) -> None:
        super().__init__(workspace, case_id, _key(row_id), "Indsats", "Skriv ind")
        self._row_id, self._verb, self._name = row_id, "", ""
        self._written: dict[str, str] = {}
        for name in LABELS:
            field = self.put(name, _field(name))
            field.typed.connect(lambda _text: self.drafts.keep("verb", self._verb))
            self.body.addWidget(field)
        self.enter_goes_on()
        self.finish_layout()

    def name_of(self, row: InterventionRow, number: int) -> None:
        """Say which intervention the panel is about."""
        self._name = row.name or "indsatsen"
        self._written = {"result": row.result, "family_view": row.family_view, "legal_basis": row.legal_basis}
        self._written["worked"] = row.worked.value if row.worked else ""
        for name, field in self.fields.items():
            field.editor.setAccessibleName(f"{LABELS[name]}, indsats {number}")
        self._carry_out.setAccessibleName(f"Skriv ind, indsats {number}")
        self._close.set_words("Luk")
        self._close.setAccessibleName(f"Luk indsats {number}")

    def resume(self) -> None:
        """Open again what was half typed when the program stopped; the focus stays where it is."""
        verb = self.drafts.text("verb") or ""
        if verb in VERBS and self.isHidden():
            self._open(verb)

    def begin_verb(self, verb: str) -> None:
        """Show the fields of a verb, with the focus in the first."""
        self._open(verb)
        self.fields[VERBS[verb].fields[0]].editor.setFocus()

    def _open(self, verb: str) -> None:
        self._verb = verb
        asked = VERBS[verb].fields
        self.set_heading(f"{VERBS[verb].button}: {shorten(self._name, LONGEST_NAME, placeholder=' …')}")
        for name, field in self.fields.items():
            field.setVisible(name in asked)
            if name in asked and not field.text():
                field.set_text(self._written.get(name, ""))
        self.settle("", kept=False)
        self.show()

    def carry_out(self) -> None:
        """Do it."""
        verb = VERBS[self._verb]
        values: dict[str, object] = {name: self.text(name) for name in verb.fields}
        if "worked" in values:
            values["worked"] = Worked(self.text("worked")) if self.text("worked") else None
        with self.drafts.becoming_step():
            tried = attempt(self.workspace, f"{verb.button} indsats", verb.do, self._row_id, **values)
        self.settle(tried.refusal, kept=tried.done is not None)


def verb_waits(workspace: Workspace, case_id: UUID, row_id: UUID) -> bool:
    """Tell whether the fields of a verb were half typed when the program stopped."""
    return bool(drafts_of_panel(workspace, case_id, _key(row_id)).text("verb"))


def _key(row_id: UUID) -> str:
    return f"intervention:{row_id}"


def _field(name: str) -> LabeledField:
    if name == "worked":
        return choice_field(LABELS[name], [NOT_CHOSEN, *((each.value, word(each)) for each in Worked)])
    if name in ("result", "family_view", "because"):
        return text_field(LABELS[name], rows=2)
    hint = {"on": DAY, "expected_until": "fx 18. maj 2027"}.get(name, "")
    return line_field(LABELS[name], placeholder=hint)
