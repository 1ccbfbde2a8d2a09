"""Choosing how often there is a follow-up: from a known rhythm or freely, always with a reason."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from app.models.enums import FollowUpKind, TimeUnit
from app.paths import resources
from app.rules.cadence import Cadence, CadenceKind, load_cadences
from app.rules.counting import StepUnit
from app.services.follow_ups import ChosenRhythm, set_rhythm
from app.views.records.attempt import attempt
from app.views.records.begin_panel import BeginPanel
from app.views.records.fields import date_words
from app.views.widgets.fields import choice_field, line_field
from app.views.widgets.text import Text
from app.views.workspace import Workspace
from app.wording import word

OWN = ("", "vores egen rytme")
_UNITS = {StepUnit.WEEKS: TimeUnit.WEEKS, StepUnit.MONTHS: TimeUnit.MONTHS}


class RhythmPanel(BeginPanel):
    """The panel. A known rhythm fills the numbers in; the reason is the caseworker's own."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, "rhythm", "Vælg rytme for opfølgning", "Brug rytmen")
        self._known = {each.id: each for each in _presets(workspace)}
        self._about = Text("", "meta", "ink2", wrap=True)
        first = QHBoxLayout()
        names = [OWN, *((each.id, each.name) for each in self._known.values())]
        first.addWidget(self.put("preset", choice_field("Forslag", names)), 2)
        kinds = [(kind.value, word(kind)) for kind in FollowUpKind]
        first.addWidget(self.put("kind", choice_field("For", kinds)), 1)
        second = QHBoxLayout()
        second.addWidget(self.put("every", line_field("Hver", placeholder="fx 3")), 1)
        second.addWidget(self.put("unit", choice_field("Enhed", [(each.value, word(each)) for each in TimeUnit])), 1)
        second.addWidget(self.put("first", line_field("Første gang efter", placeholder="samme")), 1)
        explain = date_words(workspace.today)
        second.addWidget(self.put("base_on", line_field("Regnes fra", placeholder="i dag", explain=explain)), 2)
        for row in (first, second):
            row.setSpacing(12)
            self.body.addLayout(row)
        self.body.addWidget(self._about)
        self.body.addWidget(self.put("reason", line_field("Fordi")))
        third = QHBoxLayout()
        third.setSpacing(12)
        third.addWidget(self.put("child_wish", line_field("Barnets ønske")))
        third.addWidget(self.put("explained_to", line_field("Forklaret for")))
        self.body.addLayout(third)
        for name, field in self.fields.items():
            field.committed.connect(partial(self._keep, name))
        self.fields["preset"].committed.connect(self._fill_in)
        self._defaults()
        self.finish_layout()

    def carry_out(self) -> None:
        """Decide the rhythm."""
        every, first = self.text("every"), self.text("first")
        if not every.isdecimal() or not 1 <= int(every) <= 104 or (first and not first.isdecimal()):
            self.settle("Skriv et helt tal ved »Hver«, fx 3.", kept=False)
            return
        chosen = ChosenRhythm(
            every=int(every),
            unit_of_time=self.text("unit") or TimeUnit.MONTHS.value,
            reason=self.text("reason"),
            base_on=self.text("base_on"),
            first=int(first) if first else None,
            preset_id=self.text("preset"),
            kind=self.text("kind") or FollowUpKind.FOLLOW_UP.value,
            child_wish=self.text("child_wish"),
            explained_to=self.text("explained_to"),
        )
        tried = attempt(self.workspace, "Vælg rytme", set_rhythm, self.case_id, chosen)
        self.settle(tried.refusal, kept=tried.done is not None)
        if tried.done is not None:
            self._defaults()

    def _defaults(self) -> None:
        for name, value in (("kind", FollowUpKind.FOLLOW_UP.value), ("unit", TimeUnit.MONTHS.value), ("preset", "")):
            if not self.text(name):
                self.fields[name].set_text(value)

    def _fill_in(self, preset_id: str) -> None:
        preset = self._known.get(preset_id)
        step = (preset.then or preset.first) if preset else None
        self._about.setText(" ".join(filter(None, (preset.explanation, preset.source))) if preset else "")
        if preset is None or step is None or step.unit not in _UNITS:
            return
        same = preset.first is not None and preset.first.unit is step.unit and preset.first.count != step.count
        first = str(preset.first.count) if same and preset.first else ""
        for name, text in (("every", str(step.count)), ("unit", _UNITS[step.unit].value), ("first", first)):
            self.fields[name].set_text(text)
            self._keep(name, text)

    def _keep(self, name: str, text: str) -> None:
        self.drafts.keep(name, text)


def _presets(workspace: Workspace) -> list[Cadence]:
    """Return the rhythms in force today that are a series of dates."""
    known = load_cadences(resources() / "rules" / "cadences.toml")
    return [each for each in known if each.kind is CadenceKind.SERIES and each.valid_on(workspace.today)]
