"""Tabs over a page: with more of them than there is room for, two arrows that can be seen and are named in Danish."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QToolButton

ARROWS = (("‹", "Flere faner til venstre"), ("›", "Flere faner til højre"))


class TabBar(QTabBar):
    """Tabs as wide as their words. The arrows at the end are for the mouse; the arrow keys walk the tabs themselves."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        for button, (sign, words) in zip(self.findChildren(QToolButton), ARROWS, strict=False):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setArrowType(Qt.ArrowType.NoArrow)
            button.setText(sign)
            button.setToolTip(words)
            button.setAccessibleName(words)
