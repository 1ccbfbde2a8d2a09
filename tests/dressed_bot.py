"""The robot of window tests: what is given to it is dressed as a window of the program is."""

from typing import Any

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.views.theme import dress, load_fonts


class DressedBot(QtBot):
    """A part shown alone looks as it does in the main window, whose style sheet and fonts it has there."""

    def __init__(self, request: Any) -> None:
        load_fonts()  # as in the program: before the first text is measured
        super().__init__(request)

    def addWidget(self, widget: QWidget, **more: Any) -> None:
        """Look after a widget; it is dressed when it is a window of its own."""
        if widget.isWindow():
            dress(widget)
        super().addWidget(widget, **more)
