"""How long the program waits before it locks, covers and forgets; what the IT department decides goes first."""

from collections.abc import Mapping
from dataclasses import dataclass

IDLE_KEY, CAPTURE_KEY = "idle_minutes", "hide_from_capture"
"""The settings of this laptop that the user may choose, as long as the IT department has not."""
CHOICES = (1, 2, 5, 10, 15)
USUAL = 5


@dataclass(frozen=True, slots=True)
class Limits:
    """What holds on this computer, in minutes unless the name says seconds.

    `idle_minutes` is None when the user may choose; `meeting_idle_minutes` holds in a meeting, where people talk, and
    for how long a screen stays covered; `hide_from_capture` is True when the IT department asks for it.
    """

    idle_minutes: float | None = None
    meeting_idle_minutes: float = 30
    clipboard_seconds: float = 120
    hide_from_capture: bool = False

    def idle_seconds(self, settings: Mapping[str, str]) -> float:
        """Return how long the computer may stand unused: as decided, else as chosen, else five minutes."""
        if self.idle_minutes is not None:
            return self.idle_minutes * 60
        chosen = settings.get(IDLE_KEY, "")
        return 60 * (int(chosen) if chosen in {str(each) for each in CHOICES} else USUAL)

    def meeting_seconds(self) -> float:
        """Return how long a meeting may stand unused, or a screen covered."""
        return self.meeting_idle_minutes * 60

    def hides(self, settings: Mapping[str, str]) -> bool:
        """Tell whether the windows are to be left out of screen sharing."""
        return self.hide_from_capture or settings.get(CAPTURE_KEY) == "1"
