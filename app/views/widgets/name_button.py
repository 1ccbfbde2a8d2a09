"""A button with somebody's name: a very long one gives way to the width there is, and is whole in the tooltip."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from app.views.theme import current_theme
from app.views.widgets.buttons import QuietButton

LEAST = 96
"""Pixels at 100 %: what is always left of a name."""


class NameButton(QuietButton):
    """The button. What is read aloud is the whole name."""

    def __init__(self, name: str, icon: str = "") -> None:
        super().__init__(name, icon=icon)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Return a narrow button, on which a long name is shortened."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), current_theme().px(LEAST)), whole.height())
