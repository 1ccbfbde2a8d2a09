"""The card about reminders: whether the program says how much there is today, when, and also with its window closed."""

from collections.abc import Mapping

from app.language.dates import at_clock
from app.services import profile
from app.views.reminders import REMIND_KEY, TIME_KEY, USUAL_TIME, chosen_time
from app.views.staying import STAY_KEY, wants_to_stay
from app.views.tray import TrayMark
from app.views.widgets.cards import Card
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fields import choice_field
from app.views.widgets.text import Text
from app.views.workspace import Workspace

WHAT = (
    "Rundbord siger, hvor meget der er i dag: »3 frister i dag«. Aldrig et navn. "
    "Det gælder også, når Rundbord er låst, så længe programmet kører."
)
DECIDED = "Jeres it-afdeling har slået påmindelser fra på denne computer."
WHETHER = "Mind mig om dagens frister"
STAY = "Bliv i proceslinjen, når vinduet lukkes"
STAY_WHAT = (
    "Rundbord låser, når du lukker vinduet, og ligger som et lille mærke ved uret. "
    "Klik på mærket for at åbne igen, eller vælg »Afslut« dér."
)
NO_PLACE = "Det kan ikke lade sig gøre på denne computer. Her slutter Rundbord, når vinduet lukkes."
CLOCKS = tuple(f"{hour:02d}:{minute:02d}" for hour in range(6, 17) for minute in (0, 30))


class RemindingPart(Card):
    """On or off, and when; `allowed` is what the IT department has decided."""

    help_topic = "settings.reminding"

    def __init__(self, workspace: Workspace, *, allowed: bool = True) -> None:
        super().__init__("Påmindelse")
        self._workspace = workspace
        self._on = CheckBox(WHETHER)
        self._on.toggled.connect(self._on_toggled)
        self._at = choice_field("Mind mig klokken", [(each, at_clock(each)) for each in CLOCKS])
        self._at.setMaximumWidth(360)
        self._at.committed.connect(lambda value: self._save(TIME_KEY, value))
        parts = (Text(WHAT, "meta", "ink2", wrap=True), self._on, self._at)
        self._stay, holds = CheckBox(STAY), TrayMark.can_hold()
        self._stay.setEnabled(holds)
        self._stay.setAccessibleDescription(STAY_WHAT if holds else NO_PLACE)
        self._stay.toggled.connect(lambda on: self._save(STAY_KEY, "1" if on else "0"))
        for part in parts if allowed else (Text(DECIDED, wrap=True),):
            self.body.addWidget(part)
        for part in (self._stay, Text(STAY_WHAT if holds else NO_PLACE, "meta", "ink2", wrap=True)):
            self.body.addWidget(part)

    def show_settings(self, settings: Mapping[str, str]) -> None:
        """Show what is chosen."""
        at = chosen_time(settings)
        for box, on in ((self._on, at is not None), (self._stay, wants_to_stay(settings))):
            blocked = box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(blocked)
        self._at.setEnabled(at is not None)
        shown = f"{at or chosen_time({**settings, REMIND_KEY: '1'}) or USUAL_TIME:%H:%M}"
        self._at.set_text(shown if shown in CLOCKS else f"{USUAL_TIME:%H:%M}")

    def _on_toggled(self, on: bool) -> None:
        self._at.setEnabled(on)
        self._save(REMIND_KEY, "1" if on else "0")

    def _save(self, key: str, value: str) -> None:
        self._workspace.do("Ret påmindelse", profile.save_setting, key, value)
