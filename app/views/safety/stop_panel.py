"""Noting a stop, and what is done with one: assessed, decided, ended. Who did it is always asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from app.models.approx_spans import Tense
from app.models.enums_people import HardStopKind
from app.services import stop_decisions
from app.services.people import PersonRow
from app.services.stop_words import StopRow
from app.views.records.attempt import Attempt, attempt
from app.views.records.begin_panel import BeginPanel
from app.views.records.fields import date_words, offer
from app.views.safety.half_stops import HalfStops
from app.views.widgets.fields import choice_field, line_field, text_field
from app.views.workspace import Workspace
from app.wording import word

STEP = "Hvem må vide hvad"
"""What a step is called where it can be undone: never what it was about."""
NOBODY = ("", "ikke skrevet")


class StopPanel(BeginPanel):
    """Noting a stop, or changing whom it is about and what is known."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, "stop", "Nyt stop", "Skriv stoppet")
        self._changing: UUID | None = None
        kinds = [(each.value, word(each).capitalize()) for each in HardStopKind]
        self.body.addWidget(self.put("kind", choice_field("Hvorfor", kinds)))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.put("subject_id", choice_field("Hvem passer vi på", [NOBODY])))
        row.addWidget(self.put("against_id", choice_field("Over for hvem", [NOBODY])))
        self.body.addLayout(row)
        hint = "Kun det, der er set eller sagt."
        self.body.addWidget(self.put("reason", text_field("Hvad ved vi", rows=2, hint=hint)))
        self.finish_layout()
        self._half = HalfStops(self, "stop")

    def offer_people(self, people: Sequence[PersonRow]) -> None:
        """Offer everybody alive."""
        choices = [(str(each.id), each.name) for each in people if not each.deceased]
        for name in ("subject_id", "against_id"):
            offer(self.fields[name], [NOBODY, *choices])

    def write(self, row: StopRow | None) -> None:
        """Open for a stop, for a new one when None; what was half typed about just that one is there again."""
        self._changing = row.id if row is not None else None
        self.fields["kind"].setVisible(row is None)
        self.set_heading("Nyt stop" if row is None else f"Ret: {word(row.kind)}")
        self._half.show(self._changing, _stored(row))
        self.begin()

    def is_half(self, stop_id: UUID | None) -> bool:
        """Tell whether something was half typed about a stop, a new one when None."""
        return self._half.has(stop_id)

    def carry_out(self) -> None:
        """Keep the stop."""
        tried = self._keep()
        self.settle(tried.refusal, kept=tried.done is not None)
        if tried.done is not None:
            self._changing = None

    def _keep(self) -> Attempt[UUID] | Attempt[None]:
        subject, against = (_chosen(self.text(name)) for name in ("subject_id", "against_id"))
        if self._changing is not None:
            return attempt(
                self.workspace, STEP, stop_decisions.change_stop, self._changing, subject_id=subject,
                against_id=against, reason=self.text("reason"),
            )  # fmt: skip
        if not self.text("kind"):
            return Attempt(None, "Vælg først, hvorfor der er et stop.")
        return attempt(
            self.workspace, STEP, stop_decisions.note_stop, self.case_id, kind=self.text("kind"), subject_id=subject,
            against_id=against, reason=self.text("reason"),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that is done with a stop: its heading, the button, and the label of its words (empty for none)."""

    key: str
    heading: str
    button: str
    words: str
    by: str


ASSESS = Deed("assess", "Risikoen er vurderet", "Skriv vurderingen", "", "Vurderet af")
DECIDE = Deed("decide", "Det er besluttet", "Skriv beslutningen", "Hvad er besluttet?", "Besluttet af")
END = Deed("end", "Stoppet gælder ikke mere", "Slut stoppet", "Hvorfor gælder det ikke mere?", "Besluttet af")
DEEDS = (ASSESS, DECIDE, END)


class DeedPanel(BeginPanel):
    """One deed, for the stop it was opened on."""

    def __init__(self, workspace: Workspace, case_id: UUID, deed: Deed) -> None:
        super().__init__(workspace, case_id, f"stop_{deed.key}", deed.heading, deed.button)
        self._deed = deed
        self._stop: UUID | None = None
        if deed.words:
            self.body.addWidget(self.put("words", text_field(deed.words, rows=2)))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.put("by", line_field(deed.by)), 2)
        explain = date_words(workspace.today, Tense.GONE)
        row.addWidget(self.put("on", line_field("Hvornår", placeholder="i dag", explain=explain)), 1)
        self.body.addLayout(row)
        for field in self.fields.values():
            field.editor.setAccessibleName(f"{field.editor.accessibleName()}, {deed.heading.lower()}")
        self.finish_layout()
        self._half = HalfStops(self, f"stop_{deed.key}")

    def write(self, stop_id: UUID) -> None:
        """Open for a stop, with what was half typed about just that one."""
        self._stop = stop_id
        self._half.show(stop_id, {})
        self.begin()

    def is_half(self, stop_id: UUID) -> bool:
        """Tell whether something was half typed about a stop."""
        return self._half.has(stop_id)

    def carry_out(self) -> None:
        """Keep it."""
        if self._stop is None:
            return
        by, on, words = self.text("by"), self.text("on"), self.text("words") if self._deed.words else ""
        tried = self._keep(self._stop, by, on, words)
        self.settle(tried.refusal, kept=tried.done is not None)

    def _keep(self, stop_id: UUID, by: str, on: str, words: str) -> Attempt[None]:
        if self._deed is ASSESS:
            return attempt(self.workspace, STEP, stop_decisions.assess_stop, stop_id, by=by, on=on)
        if self._deed is DECIDE:
            return attempt(self.workspace, STEP, stop_decisions.decide_stop, stop_id, decision=words, by=by, on=on)
        return attempt(self.workspace, STEP, stop_decisions.end_stop, stop_id, because=words, by=by, on=on)


def _stored(row: StopRow | None) -> dict[str, str]:
    if row is None:
        return {}
    people = {"subject_id": row.subject_id, "against_id": row.against_id}
    chosen = {name: str(person or "") for name, person in people.items()}
    return {**chosen, "kind": row.kind.value, "reason": row.reason}


def _chosen(value: str) -> UUID | None:
    return UUID(value) if value else None
