"""The card »Tal« among the settings: the smallest group that is shown, and the way to what each figure counts."""

from PySide6.QtCore import Qt, Signal

from app.rules.figure_periods import Rhythm
from app.services.modules import FIGURES, list_modules
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.fields import choice_field, line_field
from app.views.widgets.text import Text
from app.views.workspace import Workspace

WHY = (
    "Er der færre end dette antal i en gruppe, er den skjult på papir og i filer, så ingen kan kendes. Det samme er "
    "tal, den kunne regnes ud fra. Det kan ikke være under 5."
)

RHYTHMS = ((Rhythm.HALF_YEARS.value, "Halvår"), (Rhythm.QUARTERS.value, "Kvartaler og år"))
RHYTHM_WHY = (
    "Det første papir eller den første fil afgør det. Skift kun, når det, der er givet ud, ikke kan lægges ved siden "
    "af. Halvår og kvartaler overlapper, og så kan små tal regnes ud."
)


class FiguresSettingsPart(Card):
    """The card, there only while the figures are. `opened` when she wants to see what is counted."""

    help_topic = "settings.figures"

    opened = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("Tal")
        self._workspace = workspace
        self.smallest = line_field("Mindste gruppe, der bliver vist")
        self.smallest.setMaximumWidth(360)
        self._drafts = FieldDrafts(workspace, None, "figures:")
        self._drafts.bind("smallest", self.smallest, self._save)
        self.button = PlainButton("Se og ret, hvad tallene tæller", icon="pencil-simple")
        self.button.clicked.connect(self.opened)
        self.rhythm = choice_field("Perioder, der gives ud", RHYTHMS, hint=RHYTHM_WHY)
        self.rhythm.setMaximumWidth(480)
        self.rhythm.committed.connect(self._save_rhythm)
        for part in (Text(WHY, "meta", "ink2", wrap=True), self.smallest, self.rhythm):
            self.body.addWidget(part)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Read the number again, where the figures are part of the program."""
        on = any(each.on for each in self._workspace.ask(list_modules) if each.key == FIGURES)
        self.setVisible(on)
        if on:
            from app.services.figures import out_rhythm, smallest_group  # here to keep the first window fast

            self._drafts.show("smallest", str(self._workspace.ask(smallest_group)))
            chosen = self._workspace.ask(out_rhythm)
            self.rhythm.set_text(chosen.value if chosen else "")

    def _save(self, text: str) -> bool:
        from app.services.figures import save_smallest_group  # as above

        return self._workspace.do("Ret mindste gruppe", save_smallest_group, text) is not None

    def _save_rhythm(self, value: str) -> None:
        from app.services.figures import save_out_rhythm  # as above

        self._workspace.do("Ret perioder, der gives ud", save_out_rhythm, Rhythm(value))
