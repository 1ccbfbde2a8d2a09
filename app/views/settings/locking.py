"""The card about locking: after how long, and on Windows whether the windows show in screen sharing."""

from collections.abc import Mapping

from app.services import profile
from app.views.guard.capture import CAN_HIDE
from app.views.guard.limits import CAPTURE_KEY, CHOICES, IDLE_KEY, USUAL, Limits
from app.views.widgets.cards import Card
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fields import choice_field
from app.views.widgets.text import Text
from app.views.workspace import Workspace

WHY = (
    "Rundbord låser, når computeren ikke har været brugt, når den sover, og når dens skærm bliver låst. "
    "Det, du er ved at skrive, er der stadig. Ctrl L låser med det samme."
)
IN_MEETINGS = "I et møde går der {minutes}. Ctrl Skift D dækker skærmen imens."
DECIDED = "Jeres it-afdeling har bestemt, at der går {minutes}."


class LockingPart(Card):
    """How long the computer may stand unused; what the IT department has decided is shown and cannot be changed."""

    help_topic = "settings.locking"

    def __init__(self, workspace: Workspace, limits: Limits) -> None:
        super().__init__("Når du går fra computeren")
        self._workspace, self._limits = workspace, limits
        self._minutes = choice_field("Lås, når der er gået", [(str(each), _minutes(each)) for each in CHOICES])
        self._minutes.setMaximumWidth(360)
        self._minutes.committed.connect(lambda value: self._save(IDLE_KEY, value))
        self._hidden = CheckBox("Vis ikke Rundbord, når skærmen deles")
        self._hidden.toggled.connect(lambda on: self._save(CAPTURE_KEY, "1" if on else "0"))
        self.body.addWidget(Text(WHY, "meta", "ink2", wrap=True))
        if limits.idle_minutes is None:
            self.body.addWidget(self._minutes)
        else:
            self.body.addWidget(Text(DECIDED.format(minutes=_minutes(limits.idle_minutes)), wrap=True))
        self.body.addWidget(
            Text(IN_MEETINGS.format(minutes=_minutes(limits.meeting_idle_minutes)), "meta", "ink2", wrap=True)
        )
        if CAN_HIDE:
            self.body.addWidget(self._hidden)

    def show_settings(self, settings: Mapping[str, str]) -> None:
        """Show what is chosen."""
        chosen = settings.get(IDLE_KEY, "")
        self._minutes.set_text(chosen if chosen in {str(each) for each in CHOICES} else str(USUAL))
        blocked = self._hidden.blockSignals(True)
        self._hidden.setChecked(self._limits.hides(settings))
        self._hidden.setEnabled(not self._limits.hide_from_capture)
        self._hidden.blockSignals(blocked)

    def _save(self, key: str, value: str) -> None:
        self._workspace.do("Ret låsning", profile.save_setting, key, value)


def _minutes(number: float) -> str:
    return "1 minut" if number == 1 else f"{number:g} minutter"
