"""Motion when another drawing comes: people glide from their old place to the new one, unless motion is off."""

from collections.abc import Mapping

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal
from PySide6.QtWidgets import QApplication, QStyle

from app.genogram.shapes import Box
from app.tokens import load_tokens

Offsets = dict[str, tuple[float, float]]


class Motion(QObject):
    """From 0 to 1 in the time the tokens give (150 ms). `progressed` carries each step, the last one is 1."""

    progressed = Signal(float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wanted: bool | None = None
        self._run = QVariantAnimation(self)
        self._run.setStartValue(0.0)
        self._run.setEndValue(1.0)
        self._run.setDuration(load_tokens().motion["move_ms"])
        self._run.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._run.valueChanged.connect(self.progressed.emit)

    def set_wanted(self, wanted: bool | None) -> None:
        """Turn motion on or off; None follows what the computer is set to."""
        self._wanted = wanted
        if wanted is False:
            self.finish()

    def wanted(self) -> bool:
        """Tell whether things may move; a computer set to reduced motion gives animations no time."""
        if self._wanted is not None:
            return self._wanted
        return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0

    def running(self) -> bool:
        """Tell whether something is moving now."""
        return self._run.state() == QVariantAnimation.State.Running

    def start(self) -> None:
        """Begin; a motion under way begins anew from where it is."""
        self._run.stop()
        self._run.start()

    def finish(self) -> None:
        """Go to the end at once."""
        if self.running():
            self._run.stop()
            self.progressed.emit(1.0)


def offsets(
    old: Mapping[str, Box], new: Mapping[str, Box], shift: tuple[float, float], under_way: Offsets, left: float
) -> Offsets:
    """Return how far everybody stands from their new place when motion begins.

    `shift` is how far the whole drawing has moved under the view. `under_way` with the part `left` of it is the motion
    that was not over yet.
    """
    found: Offsets = {}
    for person, box in new.items():
        if person not in old:
            continue
        dx, dy = under_way.get(person, (0.0, 0.0))
        x = old[person].x + shift[0] + dx * left - box.x
        y = old[person].y + shift[1] + dy * left - box.y
        if abs(x) > 0.5 or abs(y) > 0.5:
            found[person] = (x, y)
    return found
