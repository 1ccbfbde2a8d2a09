"""What can be done with the chosen programme: write on it, say it was looked through, take it out of use and back."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.rules.programmes import Programme
from app.services.programmes import ProgrammeRow
from app.views.catalogue.desk import CatalogueDesk
from app.views.catalogue.detail import DetailCard
from app.views.widgets.buttons import PlainButton
from app.views.workspace import Workspace

RETIRE, USE_AGAIN = "Tag ud af brug", "Tag i brug igen"
RETIRED = "Taget ud af brug. Planer, der har det, beholder det."
USED_AGAIN = "Tilbuddet er i brug igen."
REVIEWED = "Gennemset i dag."
EXAMPLE_FIRST = (
    "Det er et eksempel. Ret det til, så det passer på jeres eget tilbud, før du siger, at det er gennemset."
)


class ProgrammeActions(QObject):
    """The buttons of the detail card. `edited` asks for a programme to be written on, `told` carries a sentence."""

    edited = Signal(str)
    told = Signal(str, str)

    def __init__(self, workspace: Workspace, desk: CatalogueDesk, card: DetailCard) -> None:
        super().__init__(card)
        self._workspace, self._desk = workspace, desk
        self._row: ProgrammeRow | None = None
        self.edit, self.reviewed = PlainButton("Ret", "Enter"), PlainButton("Gennemset i dag", "G")
        self.retire, self.shipped = PlainButton(RETIRE, "U"), PlainButton("Brug det, der følger med")
        for button, act in (
            (self.edit, self.write), (self.reviewed, self.review), (self.retire, self.turn_over),
            (self.shipped, self.take_back),
        ):  # fmt: skip
            button.clicked.connect(act)
            card.buttons.add(button)
        self.show_row(None)

    def show_row(self, row: ProgrammeRow | None) -> None:
        """Offer what can be done with a programme."""
        self._row = row
        for button in (self.edit, self.reviewed, self.retire):
            button.setVisible(row is not None)
        self.shipped.setVisible(row is not None and row.is_shipped and row.is_own)
        self.retire.set_words(USE_AGAIN if row is not None and row.programme.retired else RETIRE)

    def write(self) -> None:
        """Ask for the chosen programme to be written on."""
        if self._row is not None:
            self.edited.emit(self._row.programme.id)

    def review(self) -> None:
        """Say that the chosen programme was looked through today."""
        if self._row is None:
            return
        programme = self._row.programme
        if programme.example:
            self.told.emit(EXAMPLE_FIRST, "warn")
        elif self._keep("Gennemset", replace(programme, reviewed_on=self._workspace.today)):
            self.told.emit(REVIEWED, "good")

    def turn_over(self) -> None:
        """Take the chosen programme out of use, or into use again."""
        if self._row is None:
            return
        programme = self._row.programme
        name = USE_AGAIN if programme.retired else RETIRE
        if self._keep(name, replace(programme, retired=not programme.retired)):
            self.told.emit(USED_AGAIN if programme.retired else RETIRED, "good")

    def take_back(self) -> None:
        """Let a shipped programme stand as it was shipped."""
        if self._row is not None:
            self._desk.keep("Brug det, der følger med", {self._row.programme.id: None})

    def _keep(self, name: str, programme: Programme) -> bool:
        return self._desk.keep(f"{name}: {programme.name}", {programme.id: programme})
