"""What can be asked for everywhere in the window: what each action does, and the key of those that have one there."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.views.actions import BY_NAME, EVERYWHERE

ALSO = {"redo": "Ctrl+Shift+Z"}
"""Keys that do the same as the one shown: what other programs call it."""


class Commands:
    """Runs an action by its name in the table, and by its key anywhere in the window when that works everywhere."""

    def __init__(self, window: QWidget, what: Mapping[str, Callable[[], object]]) -> None:
        self._window, self._what = window, what
        for name in (each for each in what if BY_NAME[each].where == EVERYWHERE):
            self._key(name, BY_NAME[name].keys)
        for name, keys in ALSO.items():
            self._key(name, keys)

    def run(self, name: str) -> None:
        """Do an action. Raises KeyError when the window does not know it."""
        self._what[name]()

    def _key(self, name: str, keys: str) -> None:
        shortcut = QShortcut(QKeySequence(keys), self._window)
        shortcut.setAutoRepeat(False)  # held down to empty a line, Ctrl+Z would go on and undo what was done before
        shortcut.activated.connect(lambda: self.run(name))
